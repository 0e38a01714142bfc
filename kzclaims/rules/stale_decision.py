"""stale-decision: a decision was made on other words or values.

Why. What was accepted was something else than what stands there now.

Mend. Decide again in `kzclaims review`.

Fails.

    claims.yaml
        claims:
    >     - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":[],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"0123456789abcdef","undoes":0,"crc":"9541c171"}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":[],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"57af5e753a058134","undoes":0,"crc":"1e762fa2"}
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
