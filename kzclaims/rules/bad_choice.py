"""bad-choice: a word is none of the field's options.

Why. Kinds, languages and sorts of source decide how a value is read, so each is one of a few words.

Mend. Take one of the words the finding lists.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
    >       kind: percentage
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

RULE = Rule("KZ104", "bad-choice", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
