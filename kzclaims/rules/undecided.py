"""undecided: a decision that was put off still waits for a person.

Why. What was put off is easily forgotten, and whoever reads the report should know that it was seen and is open.

Mend. Decide in `kzclaims review`.

Fails.

    claims.yaml
        claims:
    >     - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":[],"verb":"defer","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"the final count is still to come","seal":"57af5e753a058134","undoes":0,"crc":"3f31683d"}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":[],"verb":"defer","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"the final count is still to come","seal":"57af5e753a058134","undoes":0,"crc":"3f31683d"}
        {"number":2,"claim":"turnout","assertions":[],"verb":"accept","who":"A. Reader","when":"2024-06-03T09:00:00Z","why":"","seal":"57af5e753a058134","undoes":0,"crc":"c9865d2c"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.pending import pending
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ310", "undecided", Level.NOTE)


def check(scene: Scene) -> Iterator[Finding]:
    """Every standing defer on what is there now, unless the ledger or a decision on the whole claim accepts it."""
    for each in pending(scene.assessments, scene.standing, "defer"):
        if not each.settled:
            message, hint = f"{each.about} was put off {each.said}", "decide in `kzclaims review`"
            yield RULE.finding(message, each.place, source=each.source, hint=hint, claim=each.decision.claim)
