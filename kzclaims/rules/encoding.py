r"""encoding: the file is not UTF-8, or holds characters nobody sees.

Why. Bytes that are guessed at change letters and digits; control and direction marks make a line read otherwise
than it is.

Mend. Save the file as UTF-8 and delete the character the finding names.

Fails.

    claims.yaml
        claims:
          - id: turnout
    >       question: "What share of the electorate voted?\e[2J"
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}

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

RULE = Rule("KZ003", "encoding", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
