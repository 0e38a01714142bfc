"""What is drawn of a value: where it stands, and a line beside it only where its words or its digits give one.

Nothing is drawn for a malformed number, a factor, or a date without its year: their row says why instead.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.quantity import Bound, CalendarDate
from kzclaims.render.wording import figure
from kzclaims.weighing.intervals import rounding_step
from kzclaims.weighing.intervals import sharp as at_its_word

if TYPE_CHECKING:
    from kzclaims.quantity import Quantity, Reading


class Whisker(StrEnum):
    """Where the line at a mark comes from, each drawn in a form of its own."""

    NONE = "none"
    ABOVE = "above"
    BELOW = "below"
    JUST_ABOVE = "just-above"
    JUST_BELOW = "just-below"
    ABOUT = "about"
    ROUNDING = "rounding"
    STATED = "stated"
    PRINTED = "printed"


class Mark(NamedTuple):
    """A value on an axis, in its unit or in days since 1 January of year 1; `low` and `high` are the line's ends."""

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


_DIGITS = 20  # more than any figure a person writes; a fraction that never ends has as many as there is room for
_OPEN = {
    Bound.OVER: Whisker.ABOVE,
    Bound.AT_LEAST: Whisker.ABOVE,
    Bound.JUST_OVER: Whisker.JUST_ABOVE,
    Bound.UNDER: Whisker.BELOW,
    Bound.AT_MOST: Whisker.BELOW,
    Bound.NEARLY: Whisker.JUST_BELOW,
    Bound.ABOUT: Whisker.ABOUT,
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
    share = quantity.unit == "ratio"  # "two thirds" stands among the percentages it is compared with
    low, high = (end * 100 if share else end for end in (quantity.low, quantity.high))
    unit = "percent" if share else quantity.unit
    if low != high:
        return Mark(Whisker.STATED, low, high, None, unit, f"{_told(low)} to {_told(high)}, as stated")
    if quantity.bound in _OPEN:
        return Mark(_OPEN[quantity.bound], low, high, low, unit)
    half = _half_step(quantity, sharp=sharp) * (100 if share else 1)
    if not half:
        return Mark(Whisker.NONE, low, high, low, unit)
    words = f"{_told(low - half)} to {_told(low + half)} by rounding"
    return Mark(Whisker.ROUNDING, low - half, low + half, low, unit, words)


def _told(end: Decimal) -> str:
    """An end as words have it; thirds, which have no last digit, to the second."""
    endless = len(str(end)) > _DIGITS and len(end.normalize().as_tuple().digits) > _DIGITS
    return figure(end.quantize(Decimal("0.01")) if endless else end)


def _half_step(quantity: Quantity, *, sharp: bool) -> Decimal:
    """How far a bare number may be from what it was rounded from; 0 where it is taken at its word."""
    if quantity.bound is not Bound.NONE or at_its_word(quantity, fixed=sharp):
        return Decimal(0)
    step = rounding_step(quantity, fixed=sharp)
    return Decimal(step.numerator) / Decimal(step.denominator) / 2


def _of_date(reading: CalendarDate) -> Mark | str:
    try:
        low, high = (Decimal(date.fromisoformat(day).toordinal()) for day in (reading.low, reading.high))
    except ValueError:
        return "its year is not given"
    whisker = _OPEN.get(reading.bound, Whisker.NONE)
    if whisker in {Whisker.ABOVE, Whisker.BELOW, Whisker.JUST_ABOVE}:
        at = low if whisker is Whisker.BELOW else high
        return Mark(whisker, at, at, at, "date")
    around = whisker in {Whisker.ABOUT, Whisker.JUST_BELOW}
    if low == high:
        return Mark(Whisker.ABOUT if around else Whisker.NONE, low, high, low, "date")
    words = f"{'around ' * around}{reading.low} to {reading.high}, the {reading.precision} as printed"
    return Mark(Whisker.PRINTED, low, high, None, "date", words)
