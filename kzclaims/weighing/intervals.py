"""Intervals with open and closed ends, and the two that a written quantity stands for.

Ends are exact fractions; no rounding happens here, so a number on an end is in or out by the letter of the rule.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from kzclaims.quantity import Bound, Quantity
from kzclaims.record import record
from kzclaims.weighing.units import COUNTED
from kzclaims.weighing.widths import AT, FRACTION_CAP, FRACTION_STEP, SMALL_COUNT, WIDTHS, Band, Reach

if TYPE_CHECKING:
    from decimal import Decimal

_SPANS = frozenset({Bound.RANGE, Bound.EITHER_OR, Bound.VAGUE})
_MIRRORED = frozenset({Bound.NONE, Bound.NEARLY})
ZERO, ONE = Fraction(0), Fraction(1)


@lru_cache(maxsize=4096)  # a value stands against every other one of its claim
def exact(number: Decimal) -> Fraction:
    """The number as a fraction."""
    return Fraction(number)


def less(a: Fraction, b: Fraction) -> bool:
    """Whether a < b; at a quarter of the cost of asking fractions, which take any kind of number."""
    return a.numerator * b.denominator < b.numerator * a.denominator


@record(frozen=True, slots=True)
class Interval:
    """Every number from `low` to `high`; None is no end on that side, an open end is left out."""

    low: Fraction | None
    high: Fraction | None
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
        return not (self.empty or other.empty) and self._reaches(other) and other._reaches(self)

    def within(self, other: Interval) -> bool:
        """Whether every number of this one lies in the other."""
        return self.empty or (self._starts_after(other) and self._ends_before(other))

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

    def holds(self, number: Fraction) -> bool:
        """Whether the number lies in it."""
        return self.overlaps(Interval(number, number))

    def scaled(self, low: Fraction, high: Fraction) -> Interval:
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
        a, b = max(self.low or Fraction(0), Fraction(0)), max(other.low or Fraction(0), Fraction(0))
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
    if quantity.bound is not Bound.NONE or quantity.number is None:
        return False
    if fixed:
        return True
    whole = quantity.low == quantity.low.to_integral_value()
    counted = quantity.unit in COUNTED and not quantity.scaled and whole
    return counted and (abs(quantity.low) < SMALL_COUNT or quantity.step <= 1)


def rounding_step(quantity: Quantity, *, fixed: bool = False) -> Fraction:
    """The coarsest rounding that could have produced the number, in its own unit; 0 for a sharp one.

    Zeros written after the decimal point are there to be read: 20.0 is given to a tenth, 2.0 million to a tenth of one,
    while 20 may be given to ten.
    """
    if sharp(quantity, fixed=fixed):
        return ZERO
    step = exact(quantity.step or quantity.fine_step)
    if quantity.unit == "ratio":
        return min(max(step, FRACTION_STEP), FRACTION_CAP * abs(exact(quantity.low))) or step
    return exact(quantity.fine_step) if _zeros_told(quantity) else step


def _zeros_told(quantity: Quantity) -> bool:
    """Whether the last digit written stands after a decimal point: of whole units, or of a thousand, a million ..."""
    place = quantity.fine_step.adjusted()
    return place % 3 != 0 if quantity.scaled else place < 0


def literal(quantity: Quantity, *, fixed: bool = False, slack: Fraction = ZERO) -> Interval:
    """What leaves the sentence true, in the quantity's own unit. It decides contradiction.

    `slack` is the distance below which a gap is immaterial: `about` reaches at least as far where rounding does, so
    that adding it to a bare number never makes a contradiction of an agreement.
    """
    return both(quantity, rounding_step(quantity, fixed=fixed), slack)[0]


def core(quantity: Quantity, *, fixed: bool = False) -> Interval:
    """What a cooperative writer who knew the value would mean, in the quantity's own unit. It decides compatibility."""
    return both(quantity, rounding_step(quantity, fixed=fixed))[1]


def both(quantity: Quantity, step: Fraction, slack: Fraction = ZERO) -> tuple[Interval, Interval]:
    """(`literal`, `core`) of a quantity whose `rounding_step` is known."""
    width = WIDTHS[quantity.bound]
    wide = _interval(quantity, width.literal, step)
    narrow = wide if width.core is width.literal else _interval(quantity, width.core, step)
    if quantity.bound is Bound.ABOUT and quantity.number is not None:
        wide = _widened(wide, exact(quantity.number), min(slack, step))
    return wide, narrow


def _widened(interval: Interval, number: Fraction, reach: Fraction) -> Interval:
    near, far = interval.low, interval.high
    assert near is not None
    assert far is not None
    return Interval(min(near, number - reach), max(far, number + reach))


def _interval(quantity: Quantity, band: Band, step: Fraction) -> Interval:
    low = exact(quantity.low)
    if quantity.bound in _SPANS or quantity.number is None:
        return Interval(
            low, exact(quantity.high), band.low_open or quantity.low_open, band.high_open or quantity.high_open
        )
    if not step and quantity.bound is Bound.NONE:
        return Interval(low, low)
    if (low.numerator < 0 and quantity.bound in _MIRRORED) or (not low and quantity.bound is Bound.NEARLY):
        return _around(-low, step, band, counted=False).negative()
    return _around(low, step, band, counted=quantity.unit in COUNTED)


def _around(number: Fraction, step: Fraction, band: Band, *, counted: bool) -> Interval:
    # Of whole things, "more than 7" must reach 8: a band that leaves the number out holds at least its neighbour.
    least = ONE if counted and band.without_number else ZERO
    low = None if band.below is None else number - _reach(band.below, number, step, least)
    high = None if band.above is None else number + _reach(band.above, number, step, least)
    return Interval(low, high, band.low_open, band.high_open)


def _reach(reach: Reach, number: Fraction, step: Fraction, least: Fraction) -> Fraction:
    return ZERO if reach is AT else max(reach.width(number, step), least)
