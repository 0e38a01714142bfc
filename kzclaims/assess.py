"""The road: claims and texts in, assessments out.

ledger + corpus -> find each quote -> read the quantities there -> compare with the value stated -> compare assertions
pairwise -> assessment. `check`, `report` and `review` are three readers of what comes out here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from kzclaims.claim import NUMERIC
from kzclaims.compare import AGREE, Comparison, Relation, Terms, compare, compare_names, compare_yes_no
from kzclaims.decisions import subject
from kzclaims.fold import letters
from kzclaims.judge import find_quote
from kzclaims.names import NO_NAMES
from kzclaims.quantity import read_quantities, read_value
from kzclaims.quote import FAITHFUL, Match, Quote, State
from kzclaims.support import Support, support, with_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.claim import Assertion, Claim, Explanation, Source
    from kzclaims.corpus import Corpus
    from kzclaims.decisions import Decision
    from kzclaims.ledger import Ledger
    from kzclaims.notes import Notes
    from kzclaims.quantity import Reading
    from kzclaims.shelf import Shelf
    from kzclaims.text import Location, Text

    Standing = Mapping[tuple[str, tuple[str, ...]], Decision]

NEEDY = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.NOT_COMPARABLE})
Basis = Literal["text", "notes", "none"]


class Verdict(StrEnum):
    """What the sources of a claim are to one another. There is no truth score: nobody wins."""

    CONTRADICT = "contradict"
    DIFFER = "differ"
    UNRESOLVED = "unresolved"
    AGREE = "agree"
    SINGLE = "single source"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One assertion with the place its quote was found in and what stands there.

    `basis` says whether that was the full text or the notes; `value` is the assertion's value as read (None for names,
    yes/no and values no reader understands); `stated` are the quantities read in the quote.
    """

    assertion: Assertion
    source: Source
    basis: Basis
    text: Text | None
    match: Match
    value: Reading | None
    stated: tuple[Reading, ...]
    support: Support
    support_reason: str

    def found_at(self) -> Location | None:
        """Where the match begins in the file it was found in."""
        return self.text.location(self.match.spans[0].start) if self.text and self.match.spans else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two assertions of one claim, compared; `explained` is the ledger's own reason why a difference is accepted."""

    a: Evidence
    b: Evidence
    comparison: Comparison
    explained: Explanation | None
    decision: Decision | None


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


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every assertion of a run is judged with."""

    ledger: Ledger
    corpus: Corpus
    shelf: Shelf


def assess(ledger: Ledger, corpus: Corpus, standing: Standing, shelf: Shelf) -> Iterator[Assessment]:
    """Every claim of the ledger as an assessment, in the ledger's order; nothing is kept between claims but the shelf."""
    desk = _Desk(ledger, corpus, shelf)
    for claim in ledger.claims:
        yield _assessment(desk, claim, standing)


def _assessment(desk: _Desk, claim: Claim, standing: Standing) -> Assessment:
    evidence = tuple(_evidence(desk, claim, a) for a in claim.assertions if a.source in desk.corpus.sources)
    pairs = sorted(
        (_pair(desk, claim, a, b, standing) for a, b in combinations(evidence, 2)), key=_concern, reverse=True
    )
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


def _evidence(desk: _Desk, claim: Claim, assertion: Assertion) -> Evidence:
    source = desk.corpus.sources[assertion.source]
    languages = (source.language,) if source.language else desk.ledger.languages
    basis, text, match = _locate(desk, source, assertion, languages)
    reads = claim.kind in NUMERIC or claim.kind == "date"
    value = read_value(assertion.value, languages, kind=claim.kind) if reads else None
    stated = read_quantities(assertion.quote.exact, languages) if reads and assertion.quote else ()
    said, reason = support(claim, assertion, value, stated, desk.ledger.names)
    return Evidence(assertion, source, basis, text, match, with_noun(value, stated), stated, said, reason)


def _locate(
    desk: _Desk, source: Source, assertion: Assertion, languages: Sequence[str]
) -> tuple[Basis, Text | None, Match]:
    """Find the quote in the full text where that is at hand, else in what the notes quote."""
    text, notes = desk.corpus.full_text(source), desk.corpus.notes.get(source.id)
    quote, names = assertion.quote, desk.ledger.names
    if quote is None or (text is None and notes is None):
        why = "the assertion has no quote" if quote is None else "neither the full text nor notes are at hand"
        return "none", text, Match(State.NO_TEXT, reason=why)
    if text is not None:
        within = source.span if source.span and not source.file else None
        found = find_quote(quote, desk.shelf.ready(text), names=names, within=within, languages=languages)
        return "text", text, found
    assert notes is not None
    return "notes", notes.text, _in_notes(desk, notes, Quote(quote.exact), languages)


def _in_notes(desk: _Desk, notes: Notes, quote: Quote, languages: Sequence[str]) -> Match:
    """The best match within one fragment of the notes; likeness is weighed only where no fragment holds the letters."""
    wanted = letters(quote.exact)
    parts = [(fragment, desk.shelf.ready(notes.text, fragment)) for fragment in notes.fragments]
    holding = [each for each in parts if wanted in each[1].body.letters]
    best = Match(State.LOST, reason="no fragment of the notes holds the quote")
    for fragment, part in holding or parts:
        found = find_quote(quote, part, names=desk.ledger.names, languages=languages)
        if (found.state in FAITHFUL, found.score) > (best.state in FAITHFUL, best.score):
            best = found.shifted(fragment.start)
        if best.state in FAITHFUL:
            break
    return best


def _pair(desk: _Desk, claim: Claim, a: Evidence, b: Evidence, standing: Standing) -> Pair:
    ids = (a.assertion.id, b.assertion.id)
    explained = next((e for e in claim.explained if not e.between or set(e.between) == set(ids)), None)
    scopes = (a.assertion.scope, b.assertion.scope)
    terms = Terms(
        tolerance=desk.ledger.tolerance if claim.tolerance is None else claim.tolerance,
        points=desk.ledger.points,
        sharp=claim.fixed,
        scopes=scopes,
        scope_confirmed=explained is not None and explained.relation == "different-scope" and scopes[0] != scopes[1],
        as_of=(a.assertion.as_of, b.assertion.as_of),
    )
    return Pair(a, b, _comparison(desk, claim, a, b, terms), explained, standing.get(subject(claim.id, *ids)))


def _comparison(desk: _Desk, claim: Claim, a: Evidence, b: Evidence, terms: Terms) -> Comparison:
    if claim.kind == "name":
        names = desk.ledger.names if claim.aliases else NO_NAMES
        return compare_names(a.assertion.value, b.assertion.value, names, terms)
    if claim.kind == "yes-no":
        return compare_yes_no(a.assertion.value, b.assertion.value, terms)
    if a.value is None or b.value is None:
        unread = a.assertion.value if a.value is None else b.assertion.value
        return Comparison(Relation.NOT_COMPARABLE, f"“{unread}” can't be read as a value.", rule="unread")
    return compare(a.value, b.value, terms)


_GRAVITY = {Relation.CONTRADICTS: 4, Relation.DIFFERS: 3, Relation.NOT_COMPARABLE: 2, Relation.COMPATIBLE: 1}


def _concern(pair: Pair) -> tuple[int, int, Decimal]:
    """How much a pair needs a person: the graver relation first, unexplained before explained, then the larger gap."""
    gravity = _GRAVITY.get(pair.comparison.relation, 0)
    return gravity, pair.explained is None, pair.comparison.gap or Decimal(0)


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
        return f"{who}, each of its own time or scope. {pairs[0].comparison.reason}"
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
    written = json.dumps([claim.id, held, relations], ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _words(evidence: Evidence) -> list[str]:
    quote = evidence.assertion.quote
    kept = "faithful" if evidence.match.state in FAITHFUL else str(evidence.match.state)
    return [quote.exact if quote else "", kept]
