"""One strip a value on a shared axis, in characters, so that overlap is seen.

`●` is the number, `━` what a writer who knew it would mean (core), `─` what the words leave possible (literal); an
arrow where there is no end. Thick strips that meet agree; thin strips that do not meet contradict.
"""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.quantity import Bound, CalendarDate
from kzclaims.weighing.exact import Number, exact
from kzclaims.weighing.intervals import Interval, core, literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.quantity import Reading

_LEAST_CELLS = 12


class Extent(NamedTuple):
    """A value to be drawn: its unit, the number if there is one, and the two intervals around it."""

    unit: str
    at: Number | None
    core: Interval
    literal: Interval


def strips(readings: Sequence[Reading | None], width: int, *, fixed: bool = False) -> tuple[list[str], str]:
    """A strip of `width` cells for each reading, empty where it has none, and the axis; nothing for fewer than two.

    Readings in another unit than the first have none: no unit is ever converted here.
    """
    extents = [_extent(reading, fixed=fixed) for reading in readings]
    unit = next((each.unit for each in extents if each), "")
    drawn = [each if each and each.unit == unit else None for each in extents]
    if sum(each is not None for each in drawn) < 2 or width < _LEAST_CELLS:
        return [], ""
    ends = [end for each in drawn if each for end in _ends(each)]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = low - 1, high + 1
    return [_strip(each, low, high, width) if each else "" for each in drawn], _axis(low, high, unit, width)


def _extent(reading: Reading | None, *, fixed: bool) -> Extent | None:
    if reading is None:
        return None
    if isinstance(reading, CalendarDate):
        return _date_extent(reading)
    if reading.readings or reading.bound is Bound.FACTOR or not (reading.low.is_finite() and reading.high.is_finite()):
        return None
    at = None if reading.number is None else exact(reading.number)
    return Extent(reading.unit, at, core(reading, fixed=fixed), literal(reading, fixed=fixed))


def _date_extent(reading: CalendarDate) -> Extent | None:
    try:
        low, high = (date.fromisoformat(day).toordinal() for day in (reading.low, reading.high))
    except ValueError:  # a date printed without its year stands nowhere on an axis
        return None
    days = Interval(low, high)
    return Extent("date", low if low == high else None, days, days)


def _ends(extent: Extent) -> list[Number]:
    ends = (extent.core.low, extent.core.high, extent.literal.low, extent.literal.high, extent.at)
    return [end for end in ends if end is not None]


def _strip(extent: Extent, low: Number, high: Number, width: int) -> str:
    """The first and the last cell are kept for arrows."""
    cells = [" "] * width

    def place(value: Number | None, missing: int) -> int:
        return missing if value is None else 1 + round(Fraction(value - low, high - low) * (width - 3))

    for interval, mark in ((extent.literal, "─"), (extent.core, "━")):
        for cell in range(place(interval.low, 0), place(interval.high, width - 1) + 1):
            cells[cell] = mark
    if extent.literal.low is None:
        cells[0] = "◀"
    if extent.literal.high is None:
        cells[-1] = "▶"
    if extent.at is not None:
        cells[place(extent.at, 0)] = "●"
    return "".join(cells)


def _axis(low: Number, high: Number, unit: str, width: int) -> str:
    left, right = _figure(low, unit), _figure(high, unit)
    return f" {left}{' ' * max(1, width - 2 - len(left) - len(right))}{right} "


def _figure(value: Number, unit: str) -> str:
    """An end of the axis, for orientation: six digits at most."""
    if unit == "date":
        return date.fromordinal(max(1, min(int(value), date.max.toordinal()))).isoformat()
    number = Context(prec=6).divide(Decimal(value.numerator), Decimal(value.denominator))
    shown = f"{number:.5E}" if abs(number.adjusted()) > 15 else f"{number.normalize():,f}"
    return f"{shown} %" if unit == "percent" else shown
