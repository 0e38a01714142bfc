"""weak-match-accepted: a match that is not the words quoted was accepted.

Why. A person may accept an altered quote, but whoever reads the report should know.

Mend. Quote the source's own words, so that nothing has to be accepted.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the voters}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":["gazette"],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"c6c70597a24a121d","undoes":0,"crc":"7201da6e"}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":["gazette"],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"57af5e753a058134","undoes":0,"crc":"461200f5"}
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
            if evidence.match.state in FAITHFUL:
                continue
            decision = scene.standing.get(subject(assessment.claim.id, evidence.assertion.id))
            if decision and decision.verb == "accept":
                message = f"{decision.who} accepted a quote that is {evidence.match.state}"
                place, hint = evidence.assertion.place("quote"), "quote the words as they stand, and decide again"
                yield RULE.finding(message, place, source=evidence.found_at(), hint=hint, claim=assessment.claim.id)
