r"""hidden-characters: characters that nobody sees stand in a file.

Why. Soft hyphens, zero-width spaces and byte order marks come along when words are copied from a page. They are passed
over here, but a search, a spreadsheet or another program takes them for letters. In a source's text, marks that turn
the direction of a line round make people read it otherwise than it is stored.

Mend. Delete them in the ledger. In a text of a source leave them, and read the passage with care.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 77.1%, quote: "Turnout was 77.1% of the elec\u00ADtorate"}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ108", "hidden-characters", Level.NOTE)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
