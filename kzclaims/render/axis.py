"""A shared axis: where a value stands on it, in percent of its width, and the round values written under it.

Where one stretch that holds nothing would press all else into a corner, the axis is broken there and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.render.wording import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARGIN = Decimal("0.1")  # of the width, free at either end: room for an open end and for the outermost label
_WHOLE, _TENTH = Decimal(1), Decimal("0.1")
_INTERVALS = 4
_EMPTY = Decimal("0.92")  # of the width: an empty stretch that large leaves a twelfth for all that is compared
_BREAK = Decimal(3)  # percent of the width on either side of the mark of a break
_DAY_STEPS = (1, 2, 5, 10, 15)  # up to two months
_MONTH_STEPS = (1, 2, 3, 6)  # up to three years
_LAST_DAY = date.max.toordinal()


class Stretch(NamedTuple):
    """A part of an axis that is drawn: values from `low` to `high`, at `start` to `end` percent of its width."""

    low: Decimal
    high: Decimal
    start: Decimal = Decimal(0)
    end: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Axis:
    """Its stretches, one or two, and its ticks as (value, label); time is in days since 1 January of year 1."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[Decimal, str], ...]

    @property
    def low(self) -> Decimal:
        """The value at its left end."""
        return self.stretches[0].low

    @property
    def high(self) -> Decimal:
        """The value at its right end."""
        return self.stretches[-1].high

    @property
    def broken(self) -> Decimal | None:
        """Where the break is drawn, in percent; None where there is none."""
        return (self.stretches[0].end + self.stretches[1].start) / 2 if len(self.stretches) > 1 else None

    def place(self, value: Decimal) -> Decimal:
        """How far along the axis a value stands, in percent with one digit; the left end of a break within one."""
        part = self.stretches[-1 if value >= self.stretches[-1].low else 0]
        share = min((value - part.low) / (part.high - part.low), _WHOLE)
        return (part.start + share * (part.end - part.start)).quantize(_TENTH)


def number_axis(values: Iterable[Decimal], spans: Sequence[tuple[Decimal, Decimal]] = ()) -> Axis:
    """An axis that holds all `values` (at least one) with room at both ends; it need not start at zero.

    `spans` are stretches that may not be broken. Where all values are whole, so are the ticks.
    """
    held = sorted({*values, *(end for span in spans for end in span)})
    whole = all(value == value.to_integral_value() for value in held)
    stretches = _stretches(held, spans)
    intervals = _INTERVALS // len(stretches)
    ticks: list[tuple[Decimal, str]] = []
    for part in stretches:
        step = _round_step((part.high - part.low) / intervals)
        marks = list(_multiples(part.low, part.high, max(Decimal(1), step) if whole else step))
        ticks += [(value, figure(_plain(value))) for value in marks]
    return Axis(stretches, tuple(ticks))


def _stretches(held: Sequence[Decimal], spans: Sequence[tuple[Decimal, Decimal]]) -> tuple[Stretch, ...]:
    """One stretch, or two around a gap that is empty, takes most of the width, and hides that values differ."""
    if len(set(spans) or held) < 3:  # two values, however far apart, hide nothing from one another
        return (Stretch(*_with_margin(held, Decimal("0.05"))),)
    gaps = [
        (right - left, left, right)
        for left, right in pairwise(held)
        if not any(low < right and left < high for low, high in spans)
    ]
    width, left, right = max(gaps, default=(Decimal(0), held[0], held[-1]))
    sides = [value for value in held if value <= left], [value for value in held if value >= right]
    if width < _EMPTY * (held[-1] - held[0]):
        return (Stretch(*_with_margin(held, Decimal("0.05"))),)
    first, second = (_with_margin(side, Decimal("0.05")) for side in sides)
    if first[1] >= second[0]:
        return (Stretch(*_with_margin(held, Decimal("0.05"))),)
    middle = Decimal(35 if len(sides[0]) == 1 else 65 if len(sides[1]) == 1 else 50)
    return Stretch(*first, end=middle - _BREAK), Stretch(*second, start=middle + _BREAK)


def time_axis(days: Iterable[Decimal]) -> Axis:
    """An axis of days since 1 January of year 1, with ticks at years, months or days as its length asks."""
    low, high = _with_margin(list(days), Decimal(0))
    low, high = max(low, Decimal(1)), min(high, Decimal(_LAST_DAY))
    ticks = ((Decimal(day.toordinal()), label) for day, label in _calendar_ticks(low, high))
    return Axis((Stretch(low, high),), tuple(tick for tick in ticks if low <= tick[0] <= high))


def _with_margin(values: Sequence[Decimal], share_alone: Decimal) -> tuple[Decimal, Decimal]:
    """The range of the values widened at both ends; a single value gets `share_alone` of itself, at least 1."""
    low, high = min(values), max(values)
    margin = (high - low) * _MARGIN or max(abs(low) * share_alone, _WHOLE)
    return low - margin, high + margin


def _round_step(raw: Decimal) -> Decimal:
    """The next of 1, 2, 5 times a power of ten."""
    power = Decimal(1).scaleb(raw.adjusted())
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= raw)


def _multiples(low: Decimal, high: Decimal, step: Decimal) -> Iterator[Decimal]:
    first = (low / step).to_integral_value(ROUND_CEILING)
    last = high / step
    while first <= last:
        yield first * step + 0
        first += 1


def _plain(value: Decimal) -> Decimal:
    """The value without the zeros that its step has left behind the point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _calendar_ticks(low: Decimal, high: Decimal) -> Iterator[tuple[date, str]]:
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    if high - low <= 62:
        step = _step(_DAY_STEPS, int(high - low))
        for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
            yield date.fromordinal(ordinal), date.fromordinal(ordinal).isoformat()
    elif high - low <= 3 * 366:
        step = _step(_MONTH_STEPS, int(high - low) // 30)
        months = range(first.year * 12, last.year * 12 + 12, step)
        for month in months:
            day = date(month // 12, month % 12 + 1, 1)
            yield day, day.isoformat()[:7]
    else:
        step = int(_round_step(max(Decimal(1), (high - low) / 365 / _INTERVALS)))
        for year in range(first.year + -first.year % step, last.year + 1, step):
            yield date(year, 1, 1), f"{year:04d}"


def _step(steps: tuple[int, ...], length: int) -> int:
    """The smallest step that leaves no more than four intervals, or the largest there is."""
    return next((step for step in steps if length / step <= _INTERVALS), steps[-1])
