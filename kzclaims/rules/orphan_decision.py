"""orphan-decision: a decision is about a claim or an assertion the ledger no longer holds.

Why. A claim that was renamed loses what was decided on it without anyone noticing.

Mend. Give the claim its old id back. Where that is not meant, decide again on what is there now; the old line stays in
the log, which only grows, and `kzclaims baseline` accepts it.

Fails.

    claims/decisions.jsonl
    >   {"number":1,"claim":"voters","assertions":[],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"","undoes":0,"crc":"11736968"}

Passes.

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

RULE = Rule("KZ205", "orphan-decision", Level.WARNING)
_HINT = "give the claim its old id back, or decide again and accept the loss with `kzclaims baseline`"


def check(scene: Scene) -> Iterator[Finding]:
    """Every standing decision without its subject; none where a claim that could not be read may be it."""
    held = {c.id: {a.id for a in c.assertions} for c in scene.ledger.claims}
    for (claim, assertions), decision in scene.standing.items():
        if claim in held and held[claim].issuperset(assertions):
            continue
        if claim in scene.ledger.unread or (claim not in held and "" in scene.ledger.unread):
            continue
        what = f"the claim {claim!r}" if claim not in held else f"an assertion of {claim!r}"
        message = f"decision {decision.number} is about {what}, which the ledger does not hold"
        yield RULE.finding(message, Location(scene.log, decision.number, 1), hint=_HINT)
