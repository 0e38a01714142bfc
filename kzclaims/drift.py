"""What became of quotes when their text changed: each is looked for in both texts, and the two places compared.

Nothing is remembered between runs; whoever kept the old text gives both. A quote is kept where its words stand at the
same offset, moved where they stand at another, and else what the judge finds in the new text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kzclaims.judge import find_quote, prepare
from kzclaims.quote import FAITHFUL, Match, Quote, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.claim import Source
    from kzclaims.ledger import Ledger
    from kzclaims.text import Location, Text


class Fate(StrEnum):
    """What became of a quote: the first two need nobody; the rest is what `State` says of it in the new text."""

    KEPT = "kept"
    MOVED = "moved"
    ALTERED = "altered"
    VALUE_CHANGED = "value-changed"
    HEDGE_CHANGED = "hedge-changed"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


_AROUND = 80  # code points of the old text on either side that are looked for in the new one
SETTLED = frozenset({Fate.KEPT, Fate.MOVED})


@dataclass(frozen=True, slots=True)
class Drift:
    """One quote of one source, in the old text and in the new one; `claims` are those that quote it."""

    source: Source
    quote: Quote
    claims: tuple[str, ...]
    fate: Fate
    old: Match
    new: Match
    old_at: Location | None
    new_at: Location | None


def drifts(ledger: Ledger, sources: Iterable[Source], old: Text, new: Text) -> Iterator[Drift]:
    """Every quote that the ledger has of `sources`, in the ledger's order, looked for in both texts.

    A source's span, where the register gives one, bounds the search in the old text alone: nobody knows it in the new.
    """
    before, after = prepare(old.content), prepare(new.content)
    for source in sources:
        languages = (source.language,) if source.language else ledger.languages
        within = source.span if source.span and source.span.end <= len(old.content) else None
        for quote, claims in _quotes(ledger, source):
            then = find_quote(quote, before, names=ledger.names, within=within, languages=languages)
            now = find_quote(_in_place(quote, then, old.content), after, names=ledger.names, languages=languages)
            fate = _fate(then, now, old.content, new.content)
            yield Drift(source, quote, claims, fate, then, now, _place(old, then), _place(new, now))


def counted(fates: Sequence[Fate]) -> str:
    """How many of each fate, in words: "7 kept, 1 altered, 2 lost"."""
    return ", ".join(f"{fates.count(fate)} {fate}" for fate in Fate if fate in fates)


def fate_of(state: State) -> Fate:
    """The fate of a quote of which only the state in the new text is known."""
    return Fate.KEPT if state in FAITHFUL else Fate.LOST if state is State.NO_TEXT else Fate(state.value)


def _quotes(ledger: Ledger, source: Source) -> list[tuple[Quote, tuple[str, ...]]]:
    """The quotes of one source, each once, with the claims they serve."""
    served: dict[Quote, list[str]] = {}
    for claim in ledger.claims:
        for assertion in claim.assertions:
            if assertion.source == source.id and assertion.quote:
                served.setdefault(assertion.quote, []).append(claim.id)
    return [(quote, tuple(dict.fromkeys(claims))) for quote, claims in served.items()]


def _in_place(quote: Quote, then: Match, old: str) -> Quote:
    """The quote with the words around its old place, which tell equal places in the new text apart."""
    if not then.spans or then.state is State.AMBIGUOUS:
        return quote
    start, end = then.spans[0].start, then.spans[-1].end
    before, after = old[max(0, start - _AROUND) : start], old[end : end + _AROUND]
    return Quote(quote.exact, quote.prefix or before, quote.suffix or after)


def _fate(then: Match, now: Match, old: str, new: str) -> Fate:
    """Words that were no better in the old text have not drifted: what stood there is kept, or moved."""
    same = now.state is then.state and now.state is not State.LOST and _words(then, old) == _words(now, new)
    if now.state in FAITHFUL or same:
        return Fate.KEPT if now.spans == then.spans else Fate.MOVED
    return fate_of(now.state)


def _words(match: Match, text: str) -> list[str]:
    return " ".join(text[span.start : span.end] for span in match.spans).split()


def _place(text: Text, match: Match) -> Location | None:
    return text.location(match.spans[0].start) if match.spans else None
