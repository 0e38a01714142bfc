"""undecided: nobody has decided on a claim that needs a person.

Why. Where sources differ, a person has to look.

Mend. Decide in `kzclaims review`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.assess import Verdict
from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ310", "undecided", Level.NOTE)


def check(scene: Scene) -> Iterator[Finding]:
    """Every claim without agreement, explanation and decision."""
    needy = {Verdict.CONTRADICT, Verdict.DIFFER, Verdict.UNRESOLVED}
    for assessment in scene.assessments:
        settled = assessment.pairs and all(assessment.accepted(pair) for pair in assessment.pairs)
        if assessment.verdict in needy and not settled and assessment.decision is None:
            message = f"undecided: {assessment.sentence}"
            yield RULE.finding(
                message, assessment.claim.place("id"), hint="run `kzclaims review`", claim=assessment.claim.id
            )
