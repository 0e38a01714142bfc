"""One assertion with its evidence: where its quote stands, what is read there, and whether that says the value."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, repeat
from typing import TYPE_CHECKING, Literal, NamedTuple

from kzclaims.claim import READ
from kzclaims.fold import letters
from kzclaims.judge import find_each, find_quote, search_for
from kzclaims.quantity import read_quantities, read_value
from kzclaims.quote import FAITHFUL, Match, Quote, State
from kzclaims.record import record
from kzclaims.support import Support, noun_of, support

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.claim import Assertion, Claim, Source
    from kzclaims.corpus import Corpus
    from kzclaims.judge import Search
    from kzclaims.ledger import Ledger
    from kzclaims.notes import Notes
    from kzclaims.quantity import Reading
    from kzclaims.shelf import Shelf
    from kzclaims.text import Location, Text

    _Located = tuple["Basis", Text | None, Match]

Basis = Literal["text", "notes", "none"]


@record(frozen=True, slots=True)
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
class Desk:
    """What every assertion of a run is judged with."""

    ledger: Ledger
    corpus: Corpus
    shelf: Shelf


class _Asked(NamedTuple):
    """An assertion of a registered source, with what it is judged by."""

    claim: Claim
    assertion: Assertion
    source: Source
    languages: Sequence[str]


def evidence_of(desk: Desk, claims: Sequence[Claim]) -> list[tuple[Evidence, ...]]:
    """Find the quotes of some claims in their sources, and hold each value against the words there; a tuple a claim.

    An assertion of a source that is not registered is left out. One step is taken for all before the next: what it
    works with stays near at hand in the machine, and a ledger of 10,000 claims takes a sixth less.
    """
    asked = [[_Asked(claim, *each) for each in _registered(desk, claim)] for claim in claims]
    each_asked = [each for group in asked for each in group]
    found = _located(desk, each_asked)
    stated = [_stated(each) for each in each_asked]
    values = [_value(each) for each in each_asked]
    made = map(_evidence, repeat(desk), each_asked, found, values, stated)
    return [tuple(islice(made, len(group))) for group in asked]


def _registered(desk: Desk, claim: Claim) -> Iterator[tuple[Assertion, Source, Sequence[str]]]:
    for assertion in claim.assertions:
        source = desk.corpus.sources.get(assertion.source)
        if source is not None:
            yield assertion, source, (source.language,) if source.language else desk.ledger.languages


def _stated(asked: _Asked) -> tuple[Reading, ...]:
    quote = asked.assertion.quote
    return read_quantities(quote.exact, asked.languages) if quote and asked.claim.kind in READ else ()


def _value(asked: _Asked, of: str = "") -> Reading | None:
    claim = asked.claim
    return read_value(asked.assertion.value, asked.languages, kind=claim.kind, of=of) if claim.kind in READ else None


def _evidence(
    desk: Desk, asked: _Asked, located: _Located, value: Reading | None, stated: tuple[Reading, ...]
) -> Evidence:
    said, reason = support(asked.claim, asked.assertion, value, stated, desk.ledger.names)
    if noun := noun_of(value, stated):
        value = _value(asked, noun)
    return Evidence(asked.assertion, asked.source, *located, value, stated, said, reason)


def _located(desk: Desk, asked: Sequence[_Asked]) -> list[_Located]:
    """Find each quote in the full text where that is at hand, else in what the notes quote."""
    texts = [desk.corpus.full_text(each.source) for each in asked]
    searches = [
        _search(desk, each, each.assertion.quote, text)
        for each, text in zip(asked, texts, strict=True)
        if each.assertion.quote and text
    ]
    found = iter(find_each(searches))
    return [
        ("text", text, next(found)[0]) if each.assertion.quote and text else _without_text(desk, each, text)
        for each, text in zip(asked, texts, strict=True)
    ]


def _search(desk: Desk, asked: _Asked, quote: Quote, text: Text) -> Search:
    within = asked.source.span if asked.source.span and not asked.source.file else None
    return search_for(quote, desk.shelf.ready(text), names=desk.ledger.names, within=within, languages=asked.languages)


def _without_text(desk: Desk, asked: _Asked, text: Text | None) -> _Located:
    """What the notes say of a quote whose full text is not at hand; nothing where there is no quote."""
    quote, notes = asked.assertion.quote, desk.corpus.notes.get(asked.source.id)
    if quote is None:
        return "none", text, Match(State.NO_TEXT, reason="the assertion has no quote")
    if notes is None:
        return "none", text, Match(State.NO_TEXT, reason="neither the full text nor notes are at hand")
    return "notes", notes.text, _in_notes(desk, notes, Quote(quote.exact), asked.languages)


def _in_notes(desk: Desk, notes: Notes, quote: Quote, languages: Sequence[str]) -> Match:
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
