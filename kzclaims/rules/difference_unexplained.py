"""difference-unexplained: two sources are materially apart, and nobody has said why.

Why. Both can be true and still mislead a reader who sees only one of them.

Mend. Say in `explained`, `scope` or `as_of` why both stand, or decide in `kzclaims review`.

Fails.

    claims.yaml
        claims:
          - id: marchers
            question: How many people marched?
            kind: count
            assertions:
              - {source: gazette, value: over 600, quote: over 600 citizens marched}
    >         - {source: bulletin, value: more than 660, quote: more than 660 members marched}

Passes.

    claims.yaml
        claims:
          - id: marchers
            question: How many people marched?
            kind: count
            assertions:
              - {source: gazette, value: over 600, quote: over 600 citizens marched}
              - {source: bulletin, value: more than 660, quote: more than 660 members marched}
            explained: The Gazette counts citizens, the Bulletin its members.
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

RULE = Rule("KZ402", "difference-unexplained", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every such dispute that neither the ledger nor a standing decision explains, at the side with fewer sources."""
    for assessment in scene.assessments:
        for dispute in disputes(assessment, Relation.DIFFERS):
            odd = dispute.fewer[0]
            yield RULE.finding(
                f"{dispute.parties}: {continued(dispute.reason)}",
                odd.assertion.place("value"),
                source=odd.found_at(),
                hint="say why both stand in `explained`, `scope` or `as_of`",
                claim=assessment.claim.id,
            )
