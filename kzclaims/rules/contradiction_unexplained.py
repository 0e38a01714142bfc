"""contradiction-unexplained: two sources can't both be right, and nobody has said why.

Why. This is what a ledger is kept for.

Mend. Correct the value; or say in `explained`, `scope` or `as_of` why both stand; or decide in `kzclaims review`.

Fails.

    claims.yaml
        claims:
          - id: seats-won
            question: How many seats did the Reform List win?
            kind: seats
            assertions:
              - {source: gazette, value: "84", quote: the Reform List won 84 of the 98 seats}
    >         - {source: bulletin, value: "86", quote: the Reform List has 86 seats}

Passes.

    claims.yaml
        claims:
          - id: seats-won
            question: How many seats did the Reform List win?
            kind: seats
            assertions:
              - {source: gazette, value: "84", quote: the Reform List won 84 of the 98 seats}
              - {source: bulletin, value: "86", quote: the Reform List has 86 seats}
            explained: Two of the members elsewhere joined the list after the count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.compare import Relation
from kzclaims.dispute import disputes
from kzclaims.finding import Level
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ401", "contradiction-unexplained", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every such dispute that neither the ledger nor a standing decision explains, at the side with fewer sources."""
    for assessment in scene.assessments:
        for dispute in disputes(assessment, Relation.CONTRADICTS):
            odd = dispute.fewer[0]
            yield RULE.finding(
                f"{dispute.parties}: {continued(dispute.reason)}",
                odd.assertion.place("value"),
                source=odd.found_at(),
                hint="correct a value, or say why both stand in `explained`, `scope` or `as_of`",
                claim=assessment.claim.id,
            )
