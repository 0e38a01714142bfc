"""Intervals with open and closed ends, and the two that a written quantity stands for.

Ends are exact numbers; no rounding happens here, so a number on an end is in or out by the letter of the rule.
"""

from __future__ import annotations

from kzclaims.quantity import Bound, Quantity
from kzclaims.record import record
from kzclaims.weighing.exact import Number, exact, less, magnitude, quotient
from kzclaims.weighing.units import COUNTED
from kzclaims.weighing.widths import FRACTION_CAP, FRACTION_STEP, SMALL_COUNT, WIDTHS, Band

_NONE, _NEARLY = Bound.NONE, Bound.NEARLY  # an enum is slow to give its members
_SPANS = frozenset({Bound.RANGE, Bound.EITHER_OR, Bound.VAGUE})


@record(frozen=True, slots=True)
class Interval:
    """Every number from `low` to `high`; None is no end on that side, an open end is left out."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return not less(self.low, self.high) and (self.low != self.high or self.low_open or self.high_open)

    @property
    def point(self) -> bool:
        """Whether exactly one number lies in it."""
        return self.low is not None and self.low == self.high and not self.empty

    def common(self, other: Interval) -> Interval:
        """What lies in both; empty where they are disjoint."""
        first = self if self._starts_after(other) else other
        last = self if self._ends_before(other) else other
        low_open, high_open = first.low is not None and first.low_open, last.high is not None and last.high_open
        return Interval(first.low, last.high, low_open, high_open)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self._reaches(other) and other._reaches(self) and not (self.empty or other.empty)

    def within(self, other: Interval) -> bool:
        """Whether every number of this one lies in the other."""
        return (self._starts_after(other) and self._ends_before(other)) or self.empty

    def _reaches(self, other: Interval) -> bool:
        """Whether the other's lower end lies no higher than its upper one."""
        if self.high is None or other.low is None:
            return True
        return less(other.low, self.high) or (other.low == self.high and not (self.high_open or other.low_open))

    def _starts_after(self, other: Interval) -> bool:
        """Whether its lower end is no lower than the other's; an open end is higher than the same one closed."""
        if self.low is None or other.low is None:
            return other.low is None
        return less(other.low, self.low) or (self.low == other.low and self.low_open >= other.low_open)

    def _ends_before(self, other: Interval) -> bool:
        """Whether its upper end is no higher than the other's; an open end is lower than the same one closed."""
        if self.high is None or other.high is None:
            return other.high is None
        return less(self.high, other.high) or (self.high == other.high and self.high_open >= other.high_open)

    def holds(self, number: Number) -> bool:
        """Whether the number lies in it."""
        above = self.low is None or less(self.low, number) or (self.low == number and not self.low_open)
        return above and (self.high is None or less(number, self.high) or (self.high == number and not self.high_open))

    def scaled(self, low: Number, high: Number) -> Interval:
        """Both ends times a factor that itself lies between `low` and `high`, both above zero."""
        ends = [None if end is None else (end * low, end * high) for end in (self.low, self.high)]
        return Interval(ends[0] and min(ends[0]), ends[1] and max(ends[1]), self.low_open, self.high_open)

    def plus(self, other: Interval) -> Interval:
        """Every sum of a number of this one and a number of the other."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def negative(self) -> Interval:
        """The mirror image at zero."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def times(self, other: Interval) -> Interval:
        """Every product of a number of this one and a number of the other, both from zero up."""
        a, b = max(self.low or 0, 0), max(other.low or 0, 0)
        high = None if self.high is None or other.high is None else self.high * other.high
        low_open = bool(a * b) and (self.low_open or other.low_open)
        high_open = bool(high) and (self.high_open or other.high_open)  # zero times anything is reached
        return Interval(a * b, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = self.low, self.low_open
        if low is not None and (other.low is None or (other.low, other.low_open) < (low, low_open)):
            low, low_open = other.low, other.low_open
        high, high_open = self.high, self.high_open
        if high is not None and (other.high is None or (other.high, not other.high_open) > (high, not high_open)):
            high, high_open = other.high, other.high_open
        return Interval(low, high, low_open, high_open)


def sharp(quantity: Quantity, *, fixed: bool = False) -> bool:
    """Whether a bare number is taken at its word, with no room for rounding.

    So are numbers `fixed` by law, and counts written out that are small or not round (Krifka 2007: only round numbers
    are read as round).
    """
    number = quantity.number
    if quantity.bound is not _NONE or number is None:
        return False
    if fixed:
        return True
    if quantity.unit not in COUNTED or quantity.scaled or number != number.to_integral_value():
        return False
    return quantity.step <= 1 or abs(number) < SMALL_COUNT


def rounding_step(quantity: Quantity, *, fixed: bool = False) -> Number:
    """The coarsest rounding that could have produced the number, in its own unit; 0 for a sharp one.

    Zeros written after the decimal point are there to be read: 20.0 is given to a tenth, 2.0 million to a tenth of one,
    while 20 may be given to ten.
    """
    if sharp(quantity, fixed=fixed):
        return 0
    step = exact(quantity.step or quantity.fine_step)
    if quantity.unit == "ratio":
        return min(max(step, FRACTION_STEP), FRACTION_CAP * magnitude(exact(quantity.low))) or step
    return exact(quantity.fine_step) if _zeros_told(quantity) else step


def _zeros_told(quantity: Quantity) -> bool:
    """Whether the last digit written stands after a decimal point: of whole units, or of a thousand, a million ..."""
    place = quantity.fine_step.adjusted()
    return place % 3 != 0 if quantity.scaled else place < 0


def literal(quantity: Quantity, *, fixed: bool = False) -> Interval:
    """What leaves the sentence true, in the quantity's own unit. It decides contradiction."""
    return both(quantity, rounding_step(quantity, fixed=fixed))[0]


def core(quantity: Quantity, *, fixed: bool = False) -> Interval:
    """What a cooperative writer who knew the value would mean, in the quantity's own unit. It decides compatibility."""
    return both(quantity, rounding_step(quantity, fixed=fixed))[1]


def both(quantity: Quantity, step: Number) -> tuple[Interval, Interval]:
    """(`literal`, `core`) of a quantity whose `rounding_step` is known."""
    bound, width = quantity.bound, WIDTHS[quantity.bound]
    if bound in _SPANS or quantity.number is None:
        return _span(quantity, width.literal), _span(quantity, width.core)
    number = exact(quantity.low)
    if not step and bound is _NONE:
        point = Interval(number, number)
        return point, point
    # A common denominator makes ints of both, so that a width costs no fractions whatever the two are.
    whole = number.denominator * step.denominator
    counts = number.numerator * step.denominator, step.numerator * number.denominator, whole
    counted = quantity.unit in COUNTED
    wide = _around(*counts, bound, width.literal, counted=counted)
    narrow = wide if width.core is width.literal else _around(*counts, bound, width.core, counted=counted)
    return wide, narrow


def _span(quantity: Quantity, band: Band) -> Interval:
    low_open, high_open = band.low_open or quantity.low_open, band.high_open or quantity.high_open
    return Interval(exact(quantity.low), exact(quantity.high), low_open, high_open)


def _around(number: int, step: int, whole: int, bound: Bound, band: Band, *, counted: bool) -> Interval:
    """A band around a number; below zero rounding, and what comes nearly there, is the mirror image of that above.

    The number, its step and one whole are counted in the same small unit.
    """
    if number <= 0 and (bound is _NEARLY or (bound is _NONE and number)):
        return _reaching(-number, step, whole, band, 0).negative()
    # Of whole things, "more than 7" must reach 8: a band that leaves the number out holds at least its neighbour.
    return _reaching(number, step, whole, band, 100 * whole if counted and band.without_number else 0)


def _reaching(number: int, step: int, whole: int, band: Band, least: int) -> Interval:
    low = high = None
    if band.below is not None:
        low = quotient(100 * number - band.below.hundredths(number, step, whole, least), 100 * whole)
    if band.above is not None:
        high = quotient(100 * number + band.above.hundredths(number, step, whole, least), 100 * whole)
    return Interval(low, high, band.low_open, band.high_open)
