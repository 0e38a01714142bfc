"""weak-match-accepted: a match that is not the words quoted was accepted.

Why. A person may accept an altered quote, but whoever reads the report should know.

Mend. Quote the source's own words, so that nothing has to be accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.decisions import subject
from kzclaims.finding import Level
from kzclaims.quote import FAITHFUL
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ309", "weak-match-accepted", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every altered match that a standing decision accepts."""
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            decision = scene.standing.get(subject(assessment.claim.id, evidence.assertion.id))
            if decision and decision.verb == "accept" and evidence.match.state not in FAITHFUL:
                message = f"{decision.who} accepted a quote that is {evidence.match.state}"
                place = evidence.assertion.place("quote")
                yield RULE.finding(message, place, source=evidence.found_at(), claim=assessment.claim.id)
