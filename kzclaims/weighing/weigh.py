"""Two quantities on one scale: every fact that the tests of `compare` decide by, and no decision."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kzclaims.quantity import Bound, Quantity
from kzclaims.record import record
from kzclaims.weighing.exact import Number, exact, less, magnitude
from kzclaims.weighing.intervals import Interval, both, rounding_step
from kzclaims.weighing.units import FACTOR, PERCENTAGES, common_unit, factor

if TYPE_CHECKING:
    from decimal import Decimal

UP = frozenset({Bound.OVER, Bound.JUST_OVER, Bound.AT_LEAST})
DOWN = frozenset({Bound.UNDER, Bound.AT_MOST, Bound.NEARLY})
PLAIN = frozenset({Bound.NONE, Bound.EXACTLY})
_EXACTLY, _ABOUT, _FACTOR = Bound.EXACTLY, Bound.ABOUT, Bound.FACTOR  # an enum is slow to give its members


@dataclass(frozen=True, slots=True, eq=False)
class Tolerance:
    """When a gap is immaterial: up to a `share` of the larger figure, which is `above` of the smaller one, or `points`.

    One is told from another by identity, since `tolerance_of` makes the same of the same two decimals.
    """

    share: Number
    above: Number
    points: Number


@record(frozen=True, slots=True)
class Side:
    """One quantity in the common unit: its number (or both ends), its step (0: sharp) and its two intervals."""

    quantity: Quantity
    low: Number
    high: Number
    step: Number
    literal: Interval
    core: Interval

    @property
    def number(self) -> Number | None:
        """The one number, or None for a range, a choice or a vague amount."""
        return self.low if self.low == self.high else None

    @property
    def plain(self) -> bool:
        """Whether it is one number without a hedge."""
        return self.quantity.bound in PLAIN and self.low == self.high

    @property
    def direction(self) -> int:
        """1 where only the lower end is bounded or estimated, -1 where only the upper one is, else 0."""
        return (self.quantity.bound in UP) - (self.quantity.bound in DOWN)


@record(frozen=True, slots=True)
class Weighing:
    """Two sides in the common `unit`; `exact` says that getting there lost nothing.

    `near` are the two figures nearest each other (the same figure twice where the ranges meet), `distance` how far they
    lie from each other, `gap` that over the larger of the two, `material` whether that is above the tolerance, and
    `possible` whether both can be true.
    """

    unit: str
    exact: bool
    a: Side
    b: Side
    near: tuple[Number, Number]
    distance: Number
    gap: Number
    material: bool
    possible: bool

    @property
    def ratio(self) -> Number | None:
        """The larger figure over the smaller; None where the smaller is zero or their signs differ."""
        if not self.distance:
            return 1 if self.near[0] else None
        small, large = self.near if magnitude(self.near[0]) < magnitude(self.near[1]) else self.near[::-1]
        return Fraction(large, small) if small and (small > 0) == (large > 0) else None

    @property
    def entails(self) -> Literal["", "a", "b", "both"]:
        """Which side, if true, makes the other true."""
        if not self.possible:
            return ""
        a, b = self.a.literal.within(self.b.literal), self.b.literal.within(self.a.literal)
        return "both" if a and b else "a" if a else "b" if b else ""

    @property
    def points(self) -> Number | None:
        """The distance in percentage points, for percentages."""
        return self.distance if self.unit in PERCENTAGES else None


@lru_cache(maxsize=64)
def tolerance_of(share: Decimal, points: Decimal) -> Tolerance:
    """The tolerance a ledger or a claim writes as two decimals."""
    above = Fraction(exact(share), 1 - exact(share)) if share < 1 else 1
    return Tolerance(exact(share), above, exact(points))


def weigh(a: Quantity, b: Quantity, tolerance: Tolerance, *, fixed: bool) -> Weighing | None:
    """Put two quantities on one scale; None where their units do not convert.

    A change by a factor and a level are never on one scale, whatever their units.
    """
    if (a.bound is _FACTOR) != (b.bound is _FACTOR):
        return None
    changes = a.bound is _FACTOR and {a.unit, b.unit} <= {"ratio", "times"}
    unit = FACTOR if changes else common_unit(a.unit, b.unit)
    if unit is None:
        return None
    unit = "percent" if unit == "ratio" else unit
    side_a, lossless_a = _side(a, unit, tolerance, fixed=fixed)
    side_b, lossless_b = _side(b, unit, tolerance, fixed=fixed)
    near = _near(side_a, side_b)
    distance = magnitude(near[0] - near[1])
    gap = Fraction(distance, max(map(magnitude, near))) if distance else 0
    material = less(tolerance.share, gap) and (unit not in PERCENTAGES or less(tolerance.points, distance))
    possible = side_a.literal.overlaps(side_b.literal)
    return Weighing(unit, lossless_a and lossless_b, side_a, side_b, near, distance, gap, material, possible)


def rounding(coarse: Side, fine: Side) -> Literal["", "nearest", "cut off"]:
    """Whether and how the finer number becomes the coarser one, at the coarser one's step.

    A half rounds away from zero. A sharp number, and one that is said to be exact, rounds nothing.
    """
    if not (less(fine.step, coarse.step) and coarse.plain and fine.plain) or coarse.quantity.bound is _EXACTLY:
        return ""
    if coarse.low * fine.low < 0:
        return ""
    over = magnitude(fine.low) - magnitude(coarse.low)
    if -coarse.step <= 2 * over < coarse.step:
        return "nearest"
    return "cut off" if coarse.step <= 2 * over < 2 * coarse.step else ""


@lru_cache(maxsize=256)  # a value stands against every other one of its claim
def _side(quantity: Quantity, unit: str, tolerance: Tolerance, *, fixed: bool) -> tuple[Side, bool]:
    """The quantity in `unit`; intervals widen by what an inexact conversion leaves open."""
    step = rounding_step(quantity, fixed=fixed)
    wide, narrow = both(quantity, step)
    if quantity.bound is _ABOUT and quantity.number is not None:
        wide = _tolerant(wide, quantity, step, tolerance)
    low, high = exact(quantity.low), exact(quantity.high)
    if unit in (FACTOR, quantity.unit):
        return Side(quantity, low, high, step, wide, narrow), True
    size = factor(quantity.unit, unit)
    wide, narrow = wide.scaled(size.low, size.high), narrow.scaled(size.low, size.high)
    return Side(quantity, low * size.mean, high * size.mean, step * size.mean, wide, narrow), size.exact


def _tolerant(wide: Interval, quantity: Quantity, step: Number, tolerance: Tolerance) -> Interval:
    """What leaves `about` true, reaching at least as far as a gap is immaterial, and no further than the step for that.

    So adding the word to a bare number never makes a contradiction of an agreement.
    """
    number, near, far = exact(quantity.low), wide.low, wide.high
    assert near is not None
    assert far is not None
    if not (less(number - near, step) or less(far - number, step)):
        return wide
    reach = min(_slack(quantity, tolerance), step)
    return Interval(min(near, number - reach), max(far, number + reach))


def _slack(quantity: Quantity, tolerance: Tolerance) -> Number:
    """The distance, in the quantity's own unit, below which a gap is immaterial."""
    slack = tolerance.above * magnitude(exact(quantity.low))
    return max(slack, tolerance.points) if quantity.unit in PERCENTAGES else slack


def _near(a: Side, b: Side) -> tuple[Number, Number]:
    if less(a.high, b.low):
        return a.high, b.low
    if less(b.high, a.low):
        return a.low, b.high
    higher = b.low if less(a.low, b.low) else a.low
    return higher, higher
