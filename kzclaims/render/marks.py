"""What is drawn of a value: a point, an open end, a span, and a whisker only where words or digits give one.

Nothing is drawn for a malformed number, a factor, or a date without its year: their row says why instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kzclaims.quantity import Bound, CalendarDate
from kzclaims.render.wording import figure
from kzclaims.weighing.intervals import rounding_step

if TYPE_CHECKING:
    from kzclaims.quantity import Quantity, Reading


class Shape(StrEnum):
    """The form of a mark; each is another outline, so that none hangs on colour."""

    NUMBER = "number"
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"
    SPAN = "span"


class Whisker(StrEnum):
    """Where the line at a mark comes from."""

    NONE = "none"
    OPEN = "open"
    ROUNDING = "rounding"
    STATED = "stated"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on an axis, in its unit or in days since 1 January of year 1; `low` and `high` are the line's ends."""

    shape: Shape
    whisker: Whisker
    low: Decimal
    high: Decimal
    at: Decimal | None
    unit: str
    words: str = ""

    @property
    def extent(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest place the mark needs on its axis."""
        return self.low, self.high


_OPEN = {
    Bound.OVER: (Shape.ABOVE, Whisker.OPEN),
    Bound.AT_LEAST: (Shape.ABOVE, Whisker.OPEN),
    Bound.JUST_OVER: (Shape.ABOVE, Whisker.NONE),
    Bound.UNDER: (Shape.BELOW, Whisker.OPEN),
    Bound.AT_MOST: (Shape.BELOW, Whisker.OPEN),
    Bound.NEARLY: (Shape.BELOW, Whisker.NONE),
    Bound.ABOUT: (Shape.ABOUT, Whisker.NONE),
}


def mark_of(reading: Reading, *, sharp: bool = False) -> Mark | str:
    """The mark of a reading, or the reason why there is none; `sharp` says that the number is fixed by law."""
    if isinstance(reading, CalendarDate):
        return _of_date(reading)
    if reading.readings:
        return "it can be read as more than one number"
    if reading.bound is Bound.FACTOR:
        return "it is a change, not a level"
    if not (reading.low.is_finite() and reading.high.is_finite()):
        return "it has no end"
    return _of_quantity(reading, sharp=sharp)


def _of_quantity(quantity: Quantity, *, sharp: bool) -> Mark:
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if low != high:
        words = f"{figure(low)} to {figure(high)}, as stated"
        return Mark(Shape.SPAN, Whisker.STATED, low, high, None, unit, words)
    if quantity.bound in _OPEN:
        shape, whisker = _OPEN[quantity.bound]
        return Mark(shape, whisker, low, high, low, unit)
    half = _half_step(quantity, sharp=sharp)
    if not half:
        return Mark(Shape.NUMBER, Whisker.NONE, low, high, low, unit)
    words = f"{figure(low - half)} to {figure(low + half)} by rounding"
    return Mark(Shape.NUMBER, Whisker.ROUNDING, low - half, low + half, low, unit, words)


def _half_step(quantity: Quantity, *, sharp: bool) -> Decimal:
    """How far a bare number may be from what it was rounded from; 0 where it is taken at its word."""
    if quantity.bound is not Bound.NONE:
        return Decimal(0)
    step = rounding_step(quantity, fixed=sharp)
    return Decimal(step.numerator) / Decimal(step.denominator) / 2


def _of_date(reading: CalendarDate) -> Mark | str:
    try:
        low, high = (Decimal(date.fromisoformat(day).toordinal()) for day in (reading.low, reading.high))
    except ValueError:
        return "its year is not given"
    if reading.bound in _OPEN:
        shape, whisker = _OPEN[reading.bound]
        at = low if shape is Shape.BELOW else high
        return Mark(shape, whisker, at, at, at, "date")
    if low == high:
        return Mark(Shape.NUMBER, Whisker.NONE, low, high, low, "date")
    words = f"{reading.low} to {reading.high}, the {reading.precision} as printed"
    return Mark(Shape.SPAN, Whisker.PRINTED, low, high, None, "date", words)
