"""stale-decision: a decision was made on other words or values.

Why. What was accepted was something else than what stands there now.

Mend. Decide again in `kzclaims review`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ406", "stale-decision", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every standing decision whose seal no longer fits."""
    by_claim = {assessment.claim.id: assessment for assessment in scene.assessments}
    for (claim, _), decision in scene.standing.items():
        assessment = by_claim.get(claim)
        if assessment is None or decision.seal == assessment.seal:
            continue
        message = f"decision {decision.number} ({decision.verb}, {decision.who}) was made on other words or values"
        place, source = assessment.claim.place("id"), Location(scene.log, decision.number, 1)
        yield RULE.finding(message, place, source=source, hint="decide again in `kzclaims review`", claim=claim)
