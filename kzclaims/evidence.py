"""One assertion with its evidence: where its quote stands, what is read there, and whether that says the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzclaims.claim import NUMERIC
from kzclaims.fold import letters
from kzclaims.judge import find_quote
from kzclaims.quantity import read_quantities, read_value
from kzclaims.quote import FAITHFUL, Match, Quote, State
from kzclaims.record import record
from kzclaims.support import Support, noun_of, support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.claim import Assertion, Claim, Source
    from kzclaims.corpus import Corpus
    from kzclaims.ledger import Ledger
    from kzclaims.notes import Notes
    from kzclaims.quantity import Reading
    from kzclaims.shelf import Shelf
    from kzclaims.text import Location, Text

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


def evidence_of(desk: Desk, claim: Claim, assertion: Assertion) -> Evidence:
    """Find an assertion's quote in its source, which must be registered, and hold its value against the words there."""
    source = desk.corpus.sources[assertion.source]
    languages = (source.language,) if source.language else desk.ledger.languages
    basis, text, match = _locate(desk, source, assertion, languages)
    reads = claim.kind in NUMERIC or claim.kind == "date"
    value = read_value(assertion.value, languages, kind=claim.kind) if reads else None
    stated = read_quantities(assertion.quote.exact, languages) if reads and assertion.quote else ()
    said, reason = support(claim, assertion, value, stated, desk.ledger.names)
    if noun := noun_of(value, stated):
        value = read_value(assertion.value, languages, kind=claim.kind, of=noun)
    return Evidence(assertion, source, basis, text, match, value, stated, said, reason)


def _locate(
    desk: Desk, source: Source, assertion: Assertion, languages: Sequence[str]
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
