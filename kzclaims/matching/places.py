"""Where a quote could stand: candidate places in folded letters, with scores. What they say is for `judge.py`.

The road, each step only where the one before found nothing: the folded letters as they are; broken by a column; with letters
and digits that scanners confuse made one; the same words around other figures; the best single window; pieces joined by seeds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from kzclaims.fold import Folded, fold
from kzclaims.furniture import blanked, column_break, page_lines
from kzclaims.matching.lookup import Lookup, scanned
from kzclaims.matching.scripts import without_strangers
from kzclaims.matching.seeds import Piece, seeded
from kzclaims.quote import Skipped
from kzclaims.record import record
from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 32  # equal places looked at; a quote with more is ambiguous whatever they say
_CONFUSED = ("1l", "il", "іl", "0o", "оo", "5s", "3з", "6б")
_CONFUSED_LEAST = 8
_WORDS_LEAST = 12  # letters beside the figures for "the same words around other figures"
_WINDOW_LEAST = 12
_WINDOW_LONGEST = 1200  # the alignment is cubic on text that repeats itself
_WINDOW_WORK = 200_000_000  # letters of the quote times letters of the text
_FRAGMENT, _UNLIKE = (
    400,
    45.0,
)  # letters; the likeness of which no passage of a fragment falls short that is the quote's
_GOOD = 0.9
_PIECE_LEAST = 8  # letters of a piece of a broken sentence
_CUTS = 8  # cuts, and places of a piece, that are tried
_REACH = 900  # letters between the two pieces
_END = 32
_END_HOLDS = 75.0


@dataclass(frozen=True, slots=True)
class Searchable:
    """A text made ready for any number of quotes: page-turn lines blanked, folded once."""

    text: str
    body: Folded
    furniture: tuple[Skipped, ...]
    lookup: Lookup = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Place:
    """Pieces of the quote and where they stand, in the order of the quote; `score` is the likeness of the letters."""

    pieces: tuple[Piece, ...]
    score: float


def prepare(text: str) -> Searchable:
    """Make a text ready to be searched; once a text."""
    lines = page_lines(text)
    body = fold(blanked(text, lines) if lines else text)
    return Searchable(text, body, tuple(Skipped(span, "a page line") for span in lines), Lookup(body.letters))


def needed(length: int) -> float:
    """The score from which a place counts, by the letters of the quote: a short quote resembles anything.

    Measured on 6,000 quotes against texts they do not stand in.
    """
    if length < 25:
        return 1.0
    if length < 35:
        return 0.96
    return 0.80 if length < 50 else max(0.62, 0.55 + 10 / length)


def exact_places(quote: str, searchable: Searchable, low: int, high: int, most: int = MOST) -> tuple[Place, ...]:
    """Every place where the folded letters stand as they are, the first `most` of them."""
    return tuple(
        _whole(quote, at, at + len(quote), 1.0) for at in islice(searchable.lookup.places(quote, low, high), most)
    )


def near_places(quote: str, folded: Folded, low: int, high: int) -> tuple[Place, ...]:
    """The places most like the quote, best first, where it does not stand as it is."""
    if broken := _broken(quote, folded, low, high):
        return tuple(broken)
    text = folded.letters
    for step in (_confused, _other_script, _other_figures):
        if places := step(quote, text, low, high):
            return tuple(sorted(places, key=lambda p: -p.score))
    if len(quote) < _WINDOW_LEAST or high - low < _WINDOW_LEAST or _nothing_like(quote, text, low, high):
        return ()
    window = _window(quote, text, low, high)
    if window and window.score >= _GOOD:
        return (window,)
    joined = _joined(quote, text, low, high)
    return tuple(sorted((p for p in (window, joined) if p), key=lambda p: -p.score))


def _nothing_like(quote: str, text: str, low: int, high: int) -> bool:
    """Whether a fragment, as notes quote them, is seen at once to hold nothing of the quote."""
    return high - low < _FRAGMENT and not fuzz.partial_ratio(quote, text[low:high], score_cutoff=_UNLIKE)


def _whole(quote: str, start: int, end: int, score: float) -> Place:
    return Place((Piece(Span(0, len(quote)), Span(start, end)),), score)


def _likeness(quote: str, text: str, start: int, end: int) -> float:
    return fuzz.ratio(quote, text[start:end]) / 100


def _broken(quote: str, folded: Folded, low: int, high: int) -> list[Place]:
    """The letters stand there as they are, in two pieces: a sentence broken by a column or a displaced line."""
    text = folded.letters
    head = _longest(len(quote), lambda n: text.find(quote[:n], low, high) >= 0)
    tail = _longest(len(quote), lambda n: text.find(quote[-n:], low, high) >= 0)
    first, last = max(_PIECE_LEAST, len(quote) - tail), min(head, len(quote) - _PIECE_LEAST)
    places = [
        Place((Piece(Span(0, cut), Span(a, a + cut)), Piece(Span(cut, len(quote)), Span(b, b + len(quote) - cut))), 1.0)
        for cut in range(first, min(last, first + _CUTS) + 1)
        for a in islice(scanned(quote[:cut], text, low, high), _CUTS)
        for b in islice(scanned(quote[cut:], text, low, high), _CUTS)
        if -_REACH <= b - (a + cut) <= _REACH and not a <= b < a + cut
        if column_break(folded.original, folded.span(a, a + cut).end, folded.offset(b))
    ]
    return places[:MOST]


def _longest(most: int, stands: Callable[[int], bool]) -> int:
    """The greatest n up to `most` for which `stands` holds, where it holds for all smaller ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if stands(middle) else (low, middle - 1)
    return low


def _confused(quote: str, text: str, low: int, high: int) -> list[Place]:
    """The letters stand there but for 1 and l, 0 and o, as a scanner confuses them."""
    if len(quote) < _CONFUSED_LEAST:
        return []
    for pair in _CONFUSED:
        quote, text = quote.replace(*pair), text.replace(*pair)
    places = islice(scanned(quote, text, low, high), MOST)
    return [_whole(quote, at, at + len(quote), _likeness(quote, text, at, at + len(quote))) for at in places]


def _other_script(quote: str, text: str, low: int, high: int) -> list[Place]:
    """The letters stand there but for a few that look like letters of another script."""
    if len(quote) < _CONFUSED_LEAST or not (known := without_strangers(quote)):
        return []
    found = islice(re.compile(known).finditer(text, low, high), MOST)
    return [_whole(quote, *match.span(), _likeness(quote, text, *match.span())) for match in found]


def _other_figures(quote: str, text: str, low: int, high: int) -> list[Place]:
    """The same words stand there around other figures."""
    parts = re.split(r"(\d+)", quote)
    if len(parts) == 1 or sum(map(len, parts[::2])) < _WORDS_LEAST:
        return []
    pattern = re.compile("".join(r"\d{1,15}" if n % 2 else re.escape(part) for n, part in enumerate(parts)))
    found = (match.span() for match, _ in zip(pattern.finditer(text, low, high), range(MOST), strict=False))
    return [_whole(quote, start, end, _likeness(quote, text, start, end)) for start, end in found]


def _window(quote: str, text: str, low: int, high: int) -> Place | None:
    """The best single window, its ends set by where the first and the last letters of the quote stand."""
    if len(quote) > _WINDOW_LONGEST or len(quote) * (high - low) > _WINDOW_WORK:
        return None
    if high - low <= len(quote):
        return _whole(quote, low, high, _likeness(quote, text, low, high))
    aligned = fuzz.partial_ratio_alignment(quote, text[low:high])
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return None
    start, end = low + aligned.dest_start, low + aligned.dest_end
    start, end = _ends(quote, text, (start, end), (low, high))
    return _whole(quote, start, end, _likeness(quote, text, start, end))


def _ends(quote: str, text: str, window: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    """Move the ends of a window to where the head and the tail of the quote stand, if that makes it more like."""
    slack = max(_END // 2, len(quote) // 3)
    head = _end_place(quote[:_END], text, max(bounds[0], window[0] - slack), min(bounds[1], window[0] + _END + slack))
    tail = _end_place(quote[-_END:], text, max(bounds[0], window[1] - _END - slack), min(bounds[1], window[1] + slack))
    starts = [window[0], *([head[0]] if head else [])]
    ends = [window[1], *([tail[1]] if tail else [])]
    tried = [(start, end) for start in starts for end in ends if start < end]
    return max(tried, key=lambda w: (_likeness(quote, text, *w), w == window))


def _end_place(end: str, text: str, low: int, high: int) -> tuple[int, int] | None:
    if high - low <= len(end):
        return None
    aligned = fuzz.partial_ratio_alignment(end, text[low:high], score_cutoff=_END_HOLDS)
    return (low + aligned.dest_start, low + aligned.dest_end) if aligned else None


def _joined(quote: str, text: str, low: int, high: int) -> Place | None:
    """Pieces found by seeds, scored as if they stood side by side."""
    pieces = seeded(quote, text, low, high)
    if not pieces:
        return None
    found = "".join(text[slice(*piece.found)] for piece in pieces)
    return Place(pieces, fuzz.ratio(quote, found) / 100)
