"""unreadable-file: a file of the ledger can't be read.

Why. A file that is missing, too large or no file at all would leave its claims and sources unchecked; so would a link in
a ring, a name that is too long and a folder that is shut. The rest of the ledger is checked all the same.

Mend. Correct the name, create the file, or mend its permissions.

Fails.

    claims.yaml
    >   include: [claims/votes.yaml]
    claims/vote.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}

Passes.

    claims.yaml
        include: [claims/vote.yaml]
    claims/vote.yaml
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

RULE = Rule("KZ005", "unreadable-file", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
