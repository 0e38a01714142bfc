"""How near to zero the sums of many come, one interval taken of each, without trying every way to take them.

What a set of choices can come to is a union of intervals, and two unions have one sum, however many choices lead to
it. So the parts are summed in two halves, each merged step by step, and the halves are held against one another
(meet in the middle: Horowitz and Sahni 1974). Nothing is rounded.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, product
from math import prod
from typing import TYPE_CHECKING

from kzclaims.weighing.exact import Number
from kzclaims.weighing.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_SUMS = 10_000
"""How many sums one step may take."""
Nearness = tuple[Number, bool]
HELD: Nearness = (0, False)
"""The nearness of a sum that holds zero."""
_NOTHING = Interval(0, 0)


class TooManySumsError(Exception):
    """The sums are more than are reckoned."""


def reaches(parts: Sequence[Sequence[Interval]]) -> bool:
    """Whether some sum of one of each part holds zero; raises TooManySumsError."""
    left, right = _halves(parts)
    return _nearest(_NOTHING, _sums(left), _Apart(_sums(right))) == HELD


def nearness(parts: Sequence[Sequence[Interval]]) -> list[list[Nearness]]:
    """For each interval of each part: how near to zero it comes with the others chosen at best, HELD where it gets there.

    That is how far it misses, and whether zero is left out: an open end comes as near as one likes. Raises
    TooManySumsError.
    """
    left, right = _halves(parts)
    return [*_in_half(left, _Apart(_sums(right))), *_in_half(right, _Apart(_sums(left)))]


def best(parts: Sequence[Sequence[Interval]]) -> list[int]:
    """Which of each part to take to come as near to zero as any: the first that loses nothing, part after part.

    Raises TooManySumsError.
    """
    left, right = _halves(parts)
    taken, chosen = _NOTHING, []
    for half, across in ((left, _sums(right)), (right, [_NOTHING])):
        apart = _Apart(across)
        rests = [*accumulate(reversed(half[1:]), lambda rest, part: _sums([part], rest), initial=[_NOTHING])]
        for part, rest in zip(half, reversed(rests), strict=True):
            near = [_nearest(each.plus(taken), rest, apart) for each in part]
            chosen.append(near.index(min(near)))
            taken = taken.plus(part[chosen[-1]])
    return chosen


def miss(sums: Interval) -> Number:
    """How far an interval lies from zero; 0 where it holds it or comes as near as one likes."""
    below = -sums.high if sums.high is not None else 0
    above = sums.low if sums.low is not None else 0
    return max(below, above, 0)


def _halves(parts: Sequence[Sequence[Interval]]) -> tuple[Sequence[Sequence[Interval]], Sequence[Sequence[Interval]]]:
    """Two halves, neither empty, with about as many ways to choose from each."""
    ways = [len(part) for part in parts]
    middle = min(range(1, len(parts)), key=lambda n: max(prod(ways[:n]), prod(ways[n:])))
    return parts[:middle], parts[middle:]


def _in_half(parts: Sequence[Sequence[Interval]], across: _Apart) -> list[list[Nearness]]:
    others = _others(parts, [_NOTHING])
    return [[_nearest(each, rest, across) for each in part] for part, rest in zip(parts, others, strict=True)]


def _others(parts: Sequence[Sequence[Interval]], outer: list[Interval]) -> list[list[Interval]]:
    """For each part what all the others come to, with `outer`: halved again and again, so that no sum is made often."""
    if len(parts) == 1:
        return [outer]
    middle = len(parts) // 2
    first, last = parts[:middle], parts[middle:]
    return [*_others(first, _sums(last, outer)), *_others(last, _sums(first, outer))]


def _sums(parts: Iterable[Sequence[Interval]], found: Sequence[Interval] = (_NOTHING,)) -> list[Interval]:
    """What one of each part can come to in all, added to what was `found`."""
    for part in parts:
        if len(found) * len(part) > MOST_SUMS:
            raise TooManySumsError
        found = _merged(a.plus(b) for a, b in product(found, part))
    return [*found]


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same numbers in intervals that lie apart, in ascending order."""
    merged: list[Interval] = []
    for each in sorted(set(intervals), key=lambda one: (_start(one), one.low_open)):
        if merged and _joins(merged[-1], each):
            merged[-1] = merged[-1].hull(each)
        else:
            merged.append(each)
    return merged


def _joins(earlier: Interval, later: Interval) -> bool:
    """Whether no number lies between two intervals, of which the later starts no lower."""
    if earlier.high is None or later.low is None or later.low < earlier.high:
        return True
    return later.low == earlier.high and not (earlier.high_open and later.low_open)


def _start(interval: Interval) -> tuple[bool, Number]:
    return interval.low is not None, interval.low or 0


class _Apart:
    """Intervals that lie apart, mirrored at zero: what must be met for a sum with them to hold zero."""

    __slots__ = ("_mirrored", "_starts")

    def __init__(self, intervals: Sequence[Interval]) -> None:
        self._mirrored = _merged(each.negative() for each in intervals)
        self._starts = [_start(each) for each in self._mirrored]

    def gap(self, one: Interval) -> Nearness:
        """How near one interval comes to them: only the two that start about where it does count."""
        after = bisect_right(self._starts, _start(one))
        gaps = [one.plus(each.negative()) for each in self._mirrored[max(after - 1, 0) : after + 1]]
        return min((miss(gap), not gap.holds(0)) for gap in gaps)


def _nearest(one: Interval, rest: Iterable[Interval], across: _Apart) -> Nearness:
    """How near an interval comes to zero with any of the rest and any across."""
    nearest: Nearness | None = None
    for each in rest:
        found = across.gap(one.plus(each))
        nearest = found if nearest is None else min(nearest, found)
        if nearest == HELD:
            break
    assert nearest is not None
    return nearest
