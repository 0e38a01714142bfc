"""A shared axis: where a value stands on it, in percent of its width, and the round values written under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from kzclaims.render.wording import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARGIN = Decimal("0.1")  # of the width, free at either end: room for an open end and for the outermost label
_INTERVALS = 4
_DAY_STEPS = (1, 2, 5, 10, 15)  # up to two months
_MONTH_STEPS = (1, 2, 3, 6)  # up to three years
_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, with its ticks as (value, label); time is in days since 1 January of year 1."""

    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, str], ...]

    def place(self, value: Decimal) -> Decimal:
        """How far along the axis a value stands, in percent with two digits."""
        return ((value - self.low) / (self.high - self.low) * 100).quantize(Decimal("0.01"))


def number_axis(values: Iterable[Decimal]) -> Axis:
    """An axis that holds all `values` (at least one) with room at both ends; it need not start at zero.

    Where all values are whole, so are the ticks.
    """
    held = list(values)
    low, high = _with_margin(held, Decimal("0.05"))
    step = _round_step((high - low) / _INTERVALS)
    if all(value == value.to_integral_value() for value in held):
        step = max(step, Decimal(1))
    return Axis(low, high, tuple((value, figure(value)) for value in _multiples(low, high, step)))


def time_axis(days: Iterable[Decimal]) -> Axis:
    """An axis of days since 1 January of year 1, with ticks at years, months or days as its length asks."""
    low, high = _with_margin(list(days), Decimal(0))
    low, high = max(low, Decimal(1)), min(high, Decimal(_LAST_DAY))
    ticks = ((Decimal(day.toordinal()), label) for day, label in _calendar_ticks(low, high))
    return Axis(low, high, tuple(tick for tick in ticks if low <= tick[0] <= high))


def _with_margin(values: Sequence[Decimal], share_alone: Decimal) -> tuple[Decimal, Decimal]:
    """The range of the values widened at both ends; a single value gets `share_alone` of itself, at least 1."""
    low, high = min(values), max(values)
    margin = (high - low) * _MARGIN or max(abs(low) * share_alone, Decimal(1))
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
