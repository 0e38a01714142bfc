"""Paragraphs one under another, seen through a frame of some lines; only those in sight are ever made.

A frame is full unless there is less to show: it never scrolls past the last line.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.tui.lines import Line

FAR = 1_000_000  # lines: as far up or down as there is anything
_KEPT = 500


class Paragraphs(Protocol):
    """So many paragraphs of one line or more."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: int) -> Sequence[Line]: ...

    def height(self, place: int) -> int:
        """How many lines the paragraph at `place` has."""


class Lines:
    """Each line as a paragraph of its own."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> Sequence[Line]:
        return (self._lines[place],)

    def height(self, _place: int) -> int:
        """One."""
        return 1


class Made:
    """`count` paragraphs, each made from its place when it is looked at; the last few hundred are kept."""

    def __init__(self, count: int, make: Callable[[int], Sequence[Line]]) -> None:
        self._count = count
        self._make = lru_cache(maxsize=_KEPT)(make)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> Sequence[Line]:
        return self._make(place)

    def height(self, place: int) -> int:
        """How many lines the paragraph at `place` has."""
        return len(self._make(place))


class Top(NamedTuple):
    """A line among paragraphs: the paragraph's place, and which of its lines; both from 0."""

    place: int = 0
    line: int = 0


def in_sight(held: Paragraphs, top: Top, height: int) -> list[tuple[int, Line]]:
    """What a frame of `height` lines shows from its top down: lines, each with the place of its paragraph."""
    shown: list[tuple[int, Line]] = []
    skipped = top.line
    for place in range(top.place, len(held)):
        if len(shown) >= height:
            break
        shown += [(place, line) for line in held[place][skipped:]]
        skipped = 0
    return shown[:height]


def moved(held: Paragraphs, top: Top, by: int, height: int) -> Top:
    """The top of the frame after scrolling down (or up) by so many lines."""
    if by <= -FAR:
        return Top()
    lowest = _lowest(held, height)
    if by >= FAR or top.place > lowest.place:
        return lowest
    place, line = top.place, top.line + by
    while line < 0 < place:
        place -= 1
        line += held.height(place)
    while place < lowest.place and line >= held.height(place):
        line -= held.height(place)
        place += 1
    return min(Top(place, max(line, 0)), lowest)


def revealed(held: Paragraphs, top: Top, height: int, goal: Top, lines: int = 1) -> Top:
    """The top after scrolling as little as shows the `lines` from `goal` on; far away, with a third of the frame above."""
    top = moved(held, top, 0, height)
    away = _distance(held, top, goal, 2 * height)
    lines = min(lines, height)
    if 0 <= away <= height - lines:
        return top
    if abs(away) >= 2 * height:
        return moved(held, goal, -(height // 3) if lines <= height // 2 else 0, height)
    return moved(held, goal, 0 if away < 0 else lines - height, height)


def thumb(held: Paragraphs, top: Top, height: int, last: int) -> tuple[int, int] | None:
    """Which rows [first, end) of a scroll bar are filled, by paragraphs; None where everything is in sight.

    `last` is the place of the last paragraph in sight.
    """
    lowest = _lowest(held, height)
    if lowest == Top():
        return None
    length = max(1, height * (last + 1 - top.place) // len(held))
    room = height - length
    first = room if top == lowest else room * top.place // max(lowest.place, 1)
    return first, first + length


def _lowest(held: Paragraphs, height: int) -> Top:
    """The top at which the last line is the last of the frame."""
    room = height
    for place in range(len(held) - 1, -1, -1):
        lines = held.height(place)
        if lines >= room:
            return Top(place, lines - room)
        room -= lines
    return Top()


def _distance(held: Paragraphs, top: Top, goal: Top, limit: int) -> int:
    """Lines from one to the other, negative upwards; `limit` at most either way."""
    first, last = sorted((top, goal))
    lines = -first.line
    for place in range(first.place, last.place):
        lines += held.height(place)
        if lines >= limit:
            break
    else:
        lines += last.line
    return min(lines, limit) if goal >= top else -min(lines, limit)
