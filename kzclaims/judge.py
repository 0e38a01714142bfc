"""Whether what stands in the text is what the quote says: the state of a match, on the original words.

Places come from `places.py`; here figures, hedges, negations, the two ends, ellipses and brackets decide. A quote is
silent (exact, folded) only where nothing that turns its meaning was changed, added or left out.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kzclaims.fold import letters
from kzclaims.matching.chain import match_in_parts
from kzclaims.matching.choice import decided
from kzclaims.matching.ellipsis import inserted, quoted_parts
from kzclaims.matching.match import Search, Stand, match_at, matches_at, places_of
from kzclaims.matching.places import Searchable, exact_places, prepare
from kzclaims.names import NO_NAMES, Names
from kzclaims.quote import FAITHFUL, Match, Quote, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.text import Span

__all__ = ["Search", "Searchable", "find_each", "find_quote", "find_quotes", "prepare", "search_for"]


def find_quote(
    quote: Quote,
    text: str | Searchable,
    *,
    names: Names = NO_NAMES,
    within: Span | None = None,
    languages: Sequence[str] = (),
) -> Match:
    """The best match of a quote in a text, or a lost one; `find_quotes` says more."""
    return find_quotes(quote, text, names=names, within=within, languages=languages)[0]


def find_quotes(
    quote: Quote,
    text: str | Searchable,
    *,
    names: Names = NO_NAMES,
    within: Span | None = None,
    languages: Sequence[str] = (),
) -> tuple[Match, ...]:
    """Every place a quote stands or nearly stands in, best first; one lost match where there is none.

    `within` keeps the search to one piece of the text; spans are code points of the whole text all the same. Where
    several places are equal and neither prefix nor suffix decides, each is ambiguous and names the `others`.
    """
    return find_each([search_for(quote, text, names=names, within=within, languages=languages)])[0]


def search_for(
    quote: Quote,
    text: str | Searchable,
    *,
    names: Names = NO_NAMES,
    within: Span | None = None,
    languages: Sequence[str] = (),
) -> Search:
    """A quote to be found in a text, for `find_each`; the arguments are those of `find_quotes`."""
    searchable = text if isinstance(text, Searchable) else prepare(text)
    body = searchable.body
    bounds = (body.position(within.start), body.position(within.end)) if within else (0, len(body.letters))
    return Search(quote, searchable, names, languages, *bounds)


def find_each(searches: Sequence[Search]) -> list[tuple[Match, ...]]:
    """What `find_quotes` finds for each of some quotes; many at a time take a third less than one after the other."""
    wanted = [letters(each.quote.exact) for each in searches]
    places = [
        exact_places(w, each.searchable, each.low, each.high) if w else ()
        for w, each in zip(wanted, searches, strict=True)
    ]
    stands = [
        Stand(each, each.quote.exact.strip(), place)
        for each, found in zip(searches, places, strict=True)
        for place in found
    ]
    judged = iter(matches_at(stands))
    literal = [list(islice(judged, len(found))) for found in places]
    return list(map(_found, searches, wanted, literal))


def _found(search: Search, wanted: str, literal: Sequence[Match]) -> tuple[Match, ...]:
    """The matches where the letters stand as they are, else near them, best first; one lost match where there is none."""
    if not wanted:
        return (Match(State.LOST, reason="The quote holds no letters or digits to look for."),)
    found = [m for m in dict.fromkeys(literal or _near(search)) if m.state is not State.LOST]
    found = found or list(_page_line(search, wanted))
    if not found:
        return (Match(State.LOST, reason="The words do not stand in the text, nor anything close to them."),)
    return decided(search.quote, search.searchable.body, found)


def _near(search: Search) -> Iterator[Match]:
    """What stands at each candidate place of a quote whose letters do not stand there as they are."""
    parts, insertions = quoted_parts(search.quote.exact.strip())
    if len(parts) > 1:
        yield _with_insertions(match_in_parts(search, parts), insertions)
    elif parts:
        yield from (_with_insertions(match_at(search, parts[0], p), insertions) for p in places_of(search, parts[0]))


def _page_line(search: Search, wanted: str) -> Iterator[Match]:
    """Page lines are passed over by every search but that for one of them."""
    for line in search.searchable.furniture:
        inside = wanted in letters(search.searchable.text[line.span.start : line.span.end])
        if inside and search.low <= search.searchable.body.position(line.span.start) <= search.high:
            yield Match(
                State.FOLDED, 1.0, (line.span,), reason="It stands in a page line, which is no part of the text."
            )


def _with_insertions(match: Match, insertions: tuple[str, ...]) -> Match:
    """The match, altered where the brackets put in more than an explanation."""
    if match.state in FAITHFUL and (ruling := inserted(insertions)):
        return replace(match, state=ruling[0], reason=ruling[1])
    return match
