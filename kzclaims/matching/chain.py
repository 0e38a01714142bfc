"""A quote with ellipses: its parts, one after the other, as one match."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.matching.ellipsis import hidden
from kzclaims.matching.match import match_at, places_of
from kzclaims.quote import FAITHFUL, Match, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.matching.match import Search
    from kzclaims.matching.places import Place
    from kzclaims.text import Span

_GAP = 3000  # code points an ellipsis may stand for
_LINKS = 8000  # places of all parts together; short parts stand in many
_TRIED = 4  # chains of places that are judged, the shortest first
_ORDER = (State.EXACT, State.FOLDED, State.HEDGE_CHANGED, State.VALUE_CHANGED, State.ALTERED, State.LOST)


class _Link(NamedTuple):
    """A place of one part and the code points it spans."""

    span: Span
    place: Place


def match_in_parts(search: Search, parts: Sequence[str]) -> Match:
    """The best match of the parts in their order, each as near to the one before as can be."""
    links = [sorted(_links(search, part, _LINKS // len(parts)), key=lambda link: link.span) for part in parts]
    if not all(links):
        return _parts_missing(search, parts, links)
    tried = []
    for chain in islice(sorted(_chains(links), key=lambda c: c[-1].span.end - c[0].span.start), _TRIED):
        tried.append(_chained(search, parts, chain))
        if tried[-1].state in FAITHFUL:
            return tried[-1]
    if tried:
        return tried[0]
    spans = tuple(link.span for found in links for link in found[:1])
    score = min(found[0].place.score for found in links)
    reason = "The parts of the quote all stand in the text, but not in this order or not near each other."
    return Match(State.ALTERED, score, spans, reason=reason)


def _links(search: Search, part: str, most: int) -> Iterator[_Link]:
    body = search.searchable.body
    for place in places_of(search, part, most):
        if place.score == 1.0 or match_at(search, part, place).state is not State.LOST:
            yield _Link(body.span(place.pieces[0].found.start, place.pieces[-1].found.end), place)


def _chains(links: Sequence[Sequence[_Link]]) -> Iterator[list[_Link]]:
    """One chain from each place of the first part, where all others follow."""
    starts = [[link.span.start for link in found] for found in links]
    for first in links[0]:
        chain = [first]
        for later, at in zip(links[1:], starts[1:], strict=True):
            end = chain[-1].span.end
            n = bisect_left(at, end)
            if n == len(at) or at[n] > end + _GAP:
                break
            chain.append(later[n])
        if len(chain) == len(links):
            yield chain


def _parts_missing(search: Search, parts: Sequence[str], links: Sequence[Sequence[_Link]]) -> Match:
    """What is left of a quote with ellipses, one part of which does not stand in the text."""
    judged = [match_at(search, part, found[0].place) for part, found in zip(parts, links, strict=True) if found]
    held = [match for match in judged if match.state is not State.LOST]
    if not held:
        return Match(State.LOST)
    spans = tuple(span for match in held for span in match.spans)
    score = round(sum(match.score for match in held) / len(parts), 4)
    return Match(State.ALTERED, score, spans, reason="A part of the quote does not stand in the text.")


def _chained(search: Search, parts: Sequence[str], links: Sequence[_Link]) -> Match:
    """The parts as one match: the worst of their states, or what the ellipses hide."""
    body = search.searchable.body.original
    chain = [match_at(search, part, link.place) for part, link in zip(parts, links, strict=True)]
    worst = max(chain, key=lambda m: _ORDER.index(m.state))
    state, reason = worst.state, worst.reason
    if state in FAITHFUL:
        state, reason = State.FOLDED, "The words are the same; the ellipses hide nothing that turns them round."
        for left, right, part in zip(chain, chain[1:], parts[1:], strict=False):
            gap = body[left.spans[-1].end : right.spans[0].start]
            state, reason = hidden(gap, part) or (state, reason)
    return Match(
        state=state,
        score=round(min(m.score for m in chain), 4),
        spans=tuple(span for m in chain for span in m.spans),
        edits=tuple(edit for m in chain for edit in m.edits),
        reason=reason,
        skipped=tuple(skipped for m in chain for skipped in m.skipped),
        aliases=tuple(dict.fromkeys(alias for m in chain for alias in m.aliases)),
    )
