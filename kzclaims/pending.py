"""Decisions that settle nothing: what a person put off or rejected, and where in the ledger it stands unchanged.

A decision on other words or values than today's is stale, and one on what is gone is an orphan: neither is pending.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.decisions import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.decisions import Decision, Subject, Verb
    from kzclaims.text import Location

_ACCEPTING = frozenset({"accept", "explain"})


@dataclass(frozen=True, slots=True)
class Pending:
    """One such decision. `about` names its subject in words; `place` is in the ledger, `source` where a quote stands.

    `settled` says that the ledger, or a decision on the claim as a whole, accepts the same match or pair after all.
    """

    decision: Decision
    about: str
    place: Location
    source: Location | None = None
    settled: bool = False

    @property
    def said(self) -> str:
        """By whom it was decided, when, and why: `by A. Reader on 2026-01-02: the final count is still to come`."""
        why = f": {self.decision.why}" if self.decision.why else ""
        return f"by {self.decision.who or 'somebody'} on {self.decision.when[:10]}{why}"


def pending(assessments: Sequence[Assessment], standing: Mapping[Subject, Decision], verb: Verb) -> Iterator[Pending]:
    """What stands with this verb on claims as a whole, on their matches and on their pairs, in the ledger's order."""
    spoken_of = {claim for (claim, _), decision in standing.items() if decision.verb == verb}
    for assessment in assessments:
        if assessment.claim.id in spoken_of:
            yield from (
                each
                for each in _held(assessment, standing)
                if each.decision.verb == verb and each.decision.seal == assessment.seal
            )


def _held(assessment: Assessment, standing: Mapping[Subject, Decision]) -> Iterator[Pending]:
    """Every standing decision on a claim and its parts."""
    claim, whole = assessment.claim, assessment.decision
    if whole is not None:
        yield Pending(whole, "the claim as a whole", claim.place("id"))
    accepted = whole is not None and not assessment.stale and whole.verb in _ACCEPTING
    for each in assessment.evidence:
        decision = standing.get(subject(claim.id, each.assertion.id))
        if decision is not None:
            about, place = f"the match of {each.assertion.id}", each.assertion.place("quote")
            yield Pending(decision, about, place, each.found_at(), accepted)
    order = {each.assertion.id: place for place, each in enumerate(assessment.evidence)}
    for pair in assessment.pairs:
        if pair.decision is not None:
            first, later = sorted((pair.a, pair.b), key=lambda each: order[each.assertion.id])
            about, place = f"the pair {first.assertion.id} and {later.assertion.id}", later.assertion.place("value")
            yield Pending(pair.decision, about, place, later.found_at(), assessment.accepted(pair))
