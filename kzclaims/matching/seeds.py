"""Seeds: pieces of a quote found by the short runs of letters they share with a text.

No single window crosses a column break or a displaced line. Runs of six letters that stand in both, the rarest first,
gather on diagonals (text position minus quote position); each diagonal that holds well is a piece of the quote.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GRAM = 6
_GRAMS = 96  # more than this and a long quote is sampled evenly
_COMMON = 12  # a gram met more often says nothing of the place
_HITS = 600
_DRIFT = 16  # letters two hits of one piece may be apart beyond their distance in the quote
_REACH = 900  # letters between two pieces of one quote
_HOLDS = 65.0  # each piece alone must hold at this ratio
_GROWTH = 64
_SMALLEST = 8


class Piece(NamedTuple):
    """A part of the quote and its place in the text, both in letters."""

    quoted: Span
    found: Span


def seeded(quote: str, text: str, low: int, high: int) -> tuple[Piece, ...]:
    """The pieces of `quote` in `text[low:high]`, in the order of the quote; empty where nothing holds."""
    pieces = sorted(_clusters(_hits(quote, text, low, high)), key=lambda p: p.quoted.start - p.quoted.end)
    held = [p for p in pieces if _ratio(quote, text, p) >= _HOLDS]
    chosen: list[Piece] = []
    for piece in held:
        trimmed = _beside(piece, chosen)
        if trimmed and _ratio(quote, text, trimmed) >= _HOLDS:
            chosen.append(trimmed)
    return _grown(quote, text, sorted(chosen), low, high)


def _ratio(quote: str, text: str, piece: Piece) -> float:
    return fuzz.ratio(quote[slice(*piece.quoted)], text[slice(*piece.found)])


def _hits(quote: str, text: str, low: int, high: int) -> list[tuple[int, int]]:
    """(diagonal, quote position) of the shared grams, those of the rarest grams first kept, sorted by diagonal."""
    step = max(1, (len(quote) - _GRAM) // _GRAMS)
    found = [
        (i, list(_occurrences(quote[i : i + _GRAM], text, low, high))) for i in range(0, len(quote) - _GRAM + 1, step)
    ]
    found = sorted(((i, at) for i, at in found if 0 < len(at) <= _COMMON), key=lambda hit: len(hit[1]))
    return sorted([(t - i, i) for i, at in found for t in at][:_HITS])


def _occurrences(gram: str, text: str, low: int, high: int) -> Iterator[int]:
    """Places of one gram, one more than are of use at most."""
    at = text.find(gram, low, high)
    for _ in range(_COMMON + 1):
        if at < 0:
            return
        yield at
        at = text.find(gram, at + 1, high)


def _clusters(hits: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Hits on neighbouring diagonals, as pieces."""
    cluster: list[tuple[int, int]] = []
    for hit in [*hits, (1 << 60, 0)]:
        if cluster and hit[0] - cluster[-1][0] > _DRIFT:
            first, last = min(i for _, i in cluster), max(i for _, i in cluster)
            starts = [d + i for d, i in cluster]
            yield Piece(Span(first, last + _GRAM), Span(min(starts), max(starts) + _GRAM))
            cluster = []
        cluster.append(hit)


def _beside(piece: Piece, chosen: Sequence[Piece]) -> Piece | None:
    """The piece without the letters of the quote that are placed already; None where too little is left or too far."""
    (start, end), (first, last) = piece
    head = max((o.quoted.end - start for o in chosen if o.quoted.start <= start < o.quoted.end), default=0)
    tail = max((end - o.quoted.start for o in chosen if o.quoted.start < end <= o.quoted.end), default=0)
    start, first, end, last = start + head, first + head, end - tail, last - tail
    if end - start < _SMALLEST or last <= first:
        return None
    trimmed = Piece(Span(start, end), Span(first, last))
    if any(trimmed.found.overlaps(other.found) for other in chosen):
        return None
    near = (max(first - o.found.end, o.found.start - last) <= _REACH for o in chosen)
    return trimmed if not chosen or any(near) else None


def _grown(quote: str, text: str, pieces: Sequence[Piece], low: int, high: int) -> tuple[Piece, ...]:
    """Pieces stretched letter by letter, as long as quote and text agree, into what no gram covered."""
    grown: list[Piece] = []
    for n, (quoted, found) in enumerate(pieces):
        floor = grown[-1].quoted.end if grown else 0
        ceiling = pieces[n + 1].quoted.start if n + 1 < len(pieces) else len(quote)
        back = _agreeing(quote[floor : quoted.start][::-1], text[max(low, found.start - _GROWTH) : found.start][::-1])
        on = _agreeing(quote[quoted.end : ceiling], text[found.end : min(high, found.end + _GROWTH)])
        grown.append(Piece(Span(quoted.start - back, quoted.end + on), Span(found.start - back, found.end + on)))
    return tuple(grown)


def _agreeing(a: str, b: str) -> int:
    """How many letters the two start with in common."""
    return sum(takewhile(bool, (x == y for x, y in zip(a, b, strict=False))))
