"""hedge-dropped: the value drops or changes the quote's hedge.

Why. “Over 600 thousand” is not 600 thousand: without its hedge a lower bound becomes a count.

Mend. Write the hedge into the value.

Fails.

    claims.yaml
        claims:
          - id: marchers
            question: How many people marched?
            kind: count
            assertions:
    >         - {source: gazette, value: 600, quote: over 600 citizens marched}

Passes.

    claims.yaml
        claims:
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
from kzclaims.support import Support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ305", "hedge-dropped", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every value that its own quote does not bear out in this way."""
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            if evidence.support is Support.HEDGE_DROPPED:
                place, hint = evidence.assertion.place("value"), "write the hedge into the value"
                message = evidence.support_reason
                yield RULE.finding(message, place, source=evidence.found_at(), hint=hint, claim=assessment.claim.id)
