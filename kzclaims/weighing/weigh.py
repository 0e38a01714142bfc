"""Two quantities on one scale: every fact that the tests of `compare` decide by, and no decision."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kzclaims.quantity import Bound, Quantity
from kzclaims.weighing.intervals import Interval, core, literal, rounding_step
from kzclaims.weighing.units import FACTOR, PERCENTAGES, common_unit, factor

if TYPE_CHECKING:
    from decimal import Decimal

UP = frozenset({Bound.OVER, Bound.JUST_OVER, Bound.AT_LEAST})
DOWN = frozenset({Bound.UNDER, Bound.AT_MOST, Bound.NEARLY})
PLAIN = frozenset({Bound.NONE, Bound.EXACTLY})


@dataclass(frozen=True, slots=True)
class Tolerance:
    """When a gap is immaterial: a share of the larger figure or, for percentages, a number of points."""

    share: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class Side:
    """One quantity in the common unit: its number (or both ends), its step (0: sharp) and its two intervals."""

    quantity: Quantity
    low: Fraction
    high: Fraction
    step: Fraction
    literal: Interval
    core: Interval

    @property
    def number(self) -> Fraction | None:
        """The one number, or None for a range, a choice or a vague amount."""
        return self.low if self.low == self.high else None

    @property
    def plain(self) -> bool:
        """Whether it is one number without a hedge."""
        return self.number is not None and self.quantity.bound in PLAIN

    @property
    def direction(self) -> int:
        """1 where only the lower end is bounded or estimated, -1 where only the upper one is, else 0."""
        return (self.quantity.bound in UP) - (self.quantity.bound in DOWN)


@dataclass(frozen=True, slots=True)
class Weighing:
    """Two sides in the common `unit`; `exact` says that getting there lost nothing.

    `near` are the two figures nearest each other (the same figure twice where the ranges meet), `gap` their distance
    over the larger of the two, `material` whether that is above the tolerance.
    """

    unit: str
    exact: bool
    a: Side
    b: Side
    near: tuple[Fraction, Fraction]
    gap: Fraction
    material: bool

    @property
    def distance(self) -> Fraction:
        """How far the two figures lie from each other."""
        return abs(self.near[0] - self.near[1])

    @property
    def possible(self) -> bool:
        """Whether both can be true."""
        return self.a.literal.overlaps(self.b.literal)

    @property
    def ratio(self) -> Fraction | None:
        """The larger figure over the smaller; None where the smaller is zero or their signs differ."""
        small, large = sorted(self.near, key=abs)
        return large / small if small and (small > 0) == (large > 0) else None

    @property
    def entails(self) -> Literal["", "a", "b", "both"]:
        """Which side, if true, makes the other true."""
        a, b = self.a.literal.within(self.b.literal), self.b.literal.within(self.a.literal)
        return "both" if a and b else "a" if a else "b" if b else ""

    @property
    def points(self) -> Fraction | None:
        """The distance in percentage points, for percentages."""
        return self.distance if self.unit in PERCENTAGES else None


@lru_cache(maxsize=64)
def tolerance_of(share: Decimal, points: Decimal) -> Tolerance:
    """The tolerance a ledger or a claim writes as two decimals."""
    return Tolerance(Fraction(share), Fraction(points))


def weigh(a: Quantity, b: Quantity, tolerance: Tolerance, *, fixed: bool) -> Weighing | None:
    """Put two quantities on one scale; None where their units do not convert.

    A change by a factor and a level are never on one scale, whatever their units.
    """
    if (a.bound is Bound.FACTOR) != (b.bound is Bound.FACTOR):
        return None
    changes = a.bound is Bound.FACTOR and {a.unit, b.unit} <= {"ratio", "times"}
    unit = FACTOR if changes else common_unit(a.unit, b.unit)
    if unit is None:
        return None
    unit = "percent" if unit == "ratio" else unit
    side_a, exact_a = _side(a, unit, tolerance, fixed=fixed)
    side_b, exact_b = _side(b, unit, tolerance, fixed=fixed)
    near = _near(side_a, side_b)
    larger = max(map(abs, near))
    gap = abs(near[0] - near[1]) / larger if larger else Fraction(0)
    immaterial = gap <= tolerance.share or (unit in PERCENTAGES and abs(near[0] - near[1]) <= tolerance.points)
    return Weighing(unit, exact_a and exact_b, side_a, side_b, near, gap, not immaterial)


def rounding(coarse: Side, fine: Side) -> Literal["", "nearest", "cut off"]:
    """Whether and how the finer number becomes the coarser one, at the coarser one's step.

    A half rounds away from zero. A sharp number, and one that is said to be exact, rounds nothing.
    """
    if not (coarse.plain and fine.plain) or coarse.quantity.bound is Bound.EXACTLY or fine.step >= coarse.step:
        return ""
    if coarse.low * fine.low < 0:
        return ""
    over = abs(fine.low) - abs(coarse.low)
    if -coarse.step / 2 <= over < coarse.step / 2:
        return "nearest"
    return "cut off" if coarse.step / 2 <= over < coarse.step else ""


@lru_cache(maxsize=1024)  # a value stands against every other one of its claim
def _side(quantity: Quantity, unit: str, tolerance: Tolerance, *, fixed: bool) -> tuple[Side, bool]:
    """The quantity in `unit`; intervals widen by what an inexact conversion leaves open."""
    number = abs(Fraction(quantity.low))
    slack = number * tolerance.share / (1 - tolerance.share) if tolerance.share < 1 else number
    if quantity.unit in PERCENTAGES:
        slack = max(slack, tolerance.points)
    wide, narrow = literal(quantity, fixed=fixed, slack=slack), core(quantity, fixed=fixed)
    step = rounding_step(quantity, fixed=fixed)
    low, high = Fraction(quantity.low), Fraction(quantity.high)
    if unit == FACTOR:
        return Side(quantity, low, high, step, wide, narrow), True
    size = factor(quantity.unit, unit)
    wide, narrow = wide.scaled(size.low, size.high), narrow.scaled(size.low, size.high)
    return Side(quantity, low * size.mean, high * size.mean, step * size.mean, wide, narrow), size.exact


def _near(a: Side, b: Side) -> tuple[Fraction, Fraction]:
    if a.high < b.low:
        return a.high, b.low
    if b.high < a.low:
        return a.low, b.high
    return max(a.low, b.low), max(a.low, b.low)
