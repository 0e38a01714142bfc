"""The road: claims and texts in, assessments out.

ledger + corpus -> find each quote -> read the quantities there -> compare with the value stated -> compare assertions
pairwise -> assessment. `check`, `report` and `review` are three readers of what comes out here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat
from typing import TYPE_CHECKING

from kzclaims.compare import AGREE, Relation
from kzclaims.decisions import subject
from kzclaims.evidence import Basis, Desk, Evidence, evidence_of
from kzclaims.pairs import Pair, pairs_of
from kzclaims.quote import FAITHFUL, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.claim import Claim
    from kzclaims.corpus import Corpus
    from kzclaims.decisions import Decision, Subject
    from kzclaims.ledger import Ledger
    from kzclaims.shelf import Shelf

    Standing = Mapping[Subject, Decision]

__all__ = ["NEEDY", "Assessment", "Basis", "Evidence", "Pair", "Verdict", "assess"]

NEEDY = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.NOT_COMPARABLE})
_TOGETHER = 32  # claims that take a step side by side
_WRITER = json.JSONEncoder(ensure_ascii=False)


class Verdict(StrEnum):
    """What the sources of a claim are to one another. There is no truth score: nobody wins."""

    CONTRADICT = "contradict"
    DIFFER = "differ"
    UNRESOLVED = "unresolved"
    AGREE = "agree"
    SINGLE = "single source"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A claim with its evidence, its pairs (worst first) and the verdict.

    `decision` is the newest standing decision on the claim as a whole; `stale` says that what it was made on has
    changed since. `seal` is the fingerprint of what a decision made now would be made on.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    pairs: tuple[Pair, ...]
    verdict: Verdict
    sources: int
    origins: int
    sentence: str
    seal: str
    decision: Decision | None
    stale: bool

    @property
    def worst(self) -> Pair | None:
        """The pair furthest from agreement, or None for a single assertion."""
        return self.pairs[0] if self.pairs else None

    @property
    def open_pairs(self) -> tuple[Pair, ...]:
        """The pairs that don't agree and that nobody has accepted."""
        return tuple(p for p in self.pairs if p.comparison.relation in NEEDY and not self.accepted(p))

    def accepted(self, pair: Pair) -> bool:
        """Whether the ledger or a decision that still fits accepts what the pair shows."""
        standing = (d for d in (pair.decision, self.decision) if d is not None and d.seal == self.seal)
        return pair.explained is not None or any(d.verb in {"accept", "explain"} for d in standing)


def assess(ledger: Ledger, corpus: Corpus, standing: Standing, shelf: Shelf) -> Iterator[Assessment]:
    """Every claim of the ledger as an assessment, in the ledger's order; nothing is kept between claims but the shelf."""
    desk = Desk(ledger, corpus, shelf)
    for start in range(0, len(ledger.claims), _TOGETHER):
        claims = ledger.claims[start : start + _TOGETHER]
        evidence = evidence_of(desk, claims)
        pairs = [pairs_of(claim, each, ledger, standing) for claim, each in zip(claims, evidence, strict=True)]
        yield from map(_assessment, claims, evidence, pairs, repeat(standing))


def _assessment(claim: Claim, evidence: tuple[Evidence, ...], pairs: Sequence[Pair], standing: Standing) -> Assessment:
    verdict = _verdict(evidence, pairs)
    sources = len({e.source.id for e in evidence})
    origins = len({e.source.origin for e in evidence})
    seal = _seal(claim, evidence, pairs)
    decision = standing.get(subject(claim.id))
    return Assessment(
        claim=claim,
        evidence=evidence,
        pairs=tuple(pairs),
        verdict=verdict,
        sources=sources,
        origins=origins,
        sentence=_sentence(verdict, sources, origins, evidence, pairs),
        seal=seal,
        decision=decision,
        stale=decision is not None and decision.seal != seal,
    )


def _verdict(evidence: Sequence[Evidence], pairs: Sequence[Pair]) -> Verdict:
    relations = {p.comparison.relation for p in pairs}
    if Relation.CONTRADICTS in relations:
        return Verdict.CONTRADICT
    if Relation.DIFFERS in relations:
        return Verdict.DIFFER
    if any(e.match.state in {State.LOST, State.AMBIGUOUS, State.VALUE_CHANGED} for e in evidence):
        return Verdict.UNRESOLVED
    if Relation.NOT_COMPARABLE in relations:
        return Verdict.UNRESOLVED
    agreeing = {e.source.id for p in pairs if p.comparison.relation in AGREE for e in (p.a, p.b)}
    return Verdict.AGREE if len(agreeing) > 1 else Verdict.SINGLE


def _sentence(verdict: Verdict, sources: int, origins: int, evidence: Sequence[Evidence], pairs: Sequence[Pair]) -> str:
    """The verdict in one plain sentence, with sources, origins and the worst pair."""
    if not evidence:
        return "No source speaks to this claim yet."
    if sources == 1 and verdict in {Verdict.DIFFER, Verdict.CONTRADICT}:
        verb = "differ" if verdict is Verdict.DIFFER else "contradict each other"
        return f"Two statements in one source {verb}. {pairs[0].comparison.reason}"
    of = "one origin" if origins == 1 else f"{origins} origins"
    who = "One source" if sources == 1 else f"{sources} sources of {of}"
    if sources == 1 and verdict is Verdict.SINGLE:
        return f"One source: {evidence[0].source.publisher}, {evidence[0].assertion.value}."
    if verdict is Verdict.SINGLE:
        apart = next(pair for pair in pairs if pair.a.source.id != pair.b.source.id)
        return f"{who}, each of its own time or scope. {apart.comparison.reason}"
    if verdict is Verdict.UNRESOLVED:
        return f"{who}; this can't be settled yet. {_open_reason(evidence, pairs)}"
    verb = {Verdict.AGREE: "agree", Verdict.DIFFER: "differ", Verdict.CONTRADICT: "contradict each other"}[verdict]
    return f"{who} {verb}. {pairs[0].comparison.reason}"


def _open_reason(evidence: Sequence[Evidence], pairs: Sequence[Pair]) -> str:
    for each in evidence:
        if each.match.state not in FAITHFUL:
            reason = each.match.reason[:1].lower() + each.match.reason[1:]
            return f"The quote from {each.source.id} is {each.match.state}: {reason}"
    return pairs[0].comparison.reason if pairs else ""


def _seal(claim: Claim, evidence: Sequence[Evidence], pairs: Sequence[Pair]) -> str:
    """The fingerprint of what a decision is made on: the words quoted and found, the values, and how they compare.

    The basis is left out on purpose: a decision made on the notes still stands when the full text says the same.
    """
    held = [
        [e.assertion.id, e.assertion.source, e.assertion.value, e.assertion.scope, e.assertion.as_of, _words(e)]
        for e in evidence
    ]
    relations = sorted([sorted((p.a.assertion.id, p.b.assertion.id)), p.comparison.relation] for p in pairs)
    written = _WRITER.encode([claim.id, held, relations])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _words(evidence: Evidence) -> list[str]:
    quote = evidence.assertion.quote
    kept = "faithful" if evidence.match.state in FAITHFUL else str(evidence.match.state)
    return [quote.exact if quote else "", kept]
