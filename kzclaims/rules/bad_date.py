"""bad-date: a date is not in the calendar.

Why. Dates decide which figure replaces which.

Mend. Write YYYY, YYYY-MM or YYYY-MM-DD.

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
    >           as_of: 2024-02-30

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
                as_of: 2024-02-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ106", "bad-date", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
