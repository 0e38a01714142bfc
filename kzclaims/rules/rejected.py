"""rejected: a person said that this is wrong, and it still stands in the ledger.

Why. To reject is to say that the ledger must be mended; until it is, the figure may be printed all the same.

Mend. Correct the value or the quote, or take the assertion out; where it is right after all, decide again in
`kzclaims review`.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":["gazette"],"verb":"reject","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"the Gazette corrected it","seal":"57af5e753a058134","undoes":0,"crc":"0f2b6dbe"}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":["gazette"],"verb":"reject","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"the Gazette corrected it","seal":"57af5e753a058134","undoes":0,"crc":"0f2b6dbe"}
        {"number":2,"claim":"turnout","assertions":["gazette"],"verb":"accept","who":"A. Reader","when":"2024-06-03T09:00:00Z","why":"","seal":"57af5e753a058134","undoes":0,"crc":"91e2727b"}
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

RULE = Rule("KZ312", "rejected", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every standing reject on what is there now, also of a part of a claim that was accepted as a whole."""
    for each in pending(scene.assessments, scene.standing, "reject"):
        message, hint = f"{each.about} was rejected {each.said}", "mend it, or decide again in `kzclaims review`"
        yield RULE.finding(message, each.place, source=each.source, hint=hint, claim=each.decision.claim)
