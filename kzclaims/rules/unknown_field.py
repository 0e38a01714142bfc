"""unknown-field: a record has a field that does not exist.

Why. A misspelt field is a field left out: `asof` instead of `as_of` makes two dates one.

Mend. Take the name the finding suggests, or remove the line.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
                quote: Turnout was 77.1% of the electorate
    >           asof: 2024-05

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
                quote: Turnout was 77.1% of the electorate
                as_of: 2024-05
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ101", "unknown-field", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
