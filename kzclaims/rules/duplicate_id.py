"""duplicate-id: an id is used twice.

Why. Decisions, identities and reports name claims by id; two of one name are taken for each other.

Mend. Give one of the two another id.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    >     - id: turnout
            question: How many people marched?
            kind: count
            assertions:
              - {source: gazette, value: over 600, quote: over 600 citizens marched}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
          - id: marchers
            question: How many people marched?
            kind: count
            assertions:
              - {source: gazette, value: over 600, quote: over 600 citizens marched}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ201", "duplicate-id", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
