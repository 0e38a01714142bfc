"""How far the words around a number reach: one table of widths, each with its source, so that it can be refitted here.

`literal` is what does not make the sentence false, `core` what a cooperative writer who knew the value would mean.
A contradiction must survive the widest reading (literal), agreement the narrow one (core). `v` is the number and `u` its
step, the coarsest rounding that could have produced it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kzclaims.quantity import Bound

STEP, HALF, QUARTER = 100, 50, 25


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one end lies from v, in percent: of u, held between `floor` and `cap` of v, or `flat` of one whole."""

    steps: int = 0
    floor: int = 0
    cap: int | None = None
    flat: int | None = None

    def hundredths(self, number: int, step: int, whole: int, least: int) -> int:
        """The distance in hundredths of what v, u and one whole are counted in; no less than `least` if there is any.

        The shares of v say nothing where v is zero.
        """
        if self is AT:
            return 0
        if self.flat is not None:
            return max(self.flat * whole, least)
        reach = self.steps * step
        if number and self.floor:
            reach = max(reach, self.floor * abs(number))
        if number and self.cap is not None:
            reach = min(reach, self.cap * abs(number))
        return max(reach, least)


AT = Reach()


@dataclass(frozen=True, slots=True)
class Band:
    """An interval around v: how far it reaches below and above (None: without end), and which ends are left out."""

    below: Reach | None
    above: Reach | None
    low_open: bool = False
    high_open: bool = False

    @property
    def without_number(self) -> bool:
        """Whether v itself is left out."""
        return (self.low_open and self.below is AT) or (self.high_open and self.above is AT)


@dataclass(frozen=True, slots=True)
class Width:
    """What one bound means, literally and at its core, and where the figures come from."""

    literal: Band
    core: Band
    source: str


POINT = Band(AT, AT)
OVER_CORE = Reach(HALF, cap=20)
UP_FROM, DOWN_TO = Band(AT, None), Band(None, AT)
CHANGE = Band(Reach(flat=5), Reach(flat=5))

WIDTHS: dict[Bound, Width] = {
    Bound.NONE: Width(
        Band(Reach(HALF), Reach(STEP), high_open=True),
        Band(Reach(HALF, cap=5), Reach(HALF, cap=5), high_open=True),
        "Krifka 2007: a round number stands for what rounds to it; 6 to 9 % of the rounded figures of news headlines "
        "(NumHG) are cut off instead, hence a whole step above. Core: held to the 5 % at which a gap is material; a half rounds up, hence the open end.",
    ),
    Bound.EXACTLY: Width(POINT, POINT, "The word says so."),
    Bound.OVER: Width(
        Band(AT, None, low_open=True),
        Band(AT, OVER_CORE, low_open=True),
        "Cummins, Sauerland and Solt 2012: the upper implicature of `more than` is bounded by granularity; half a step, "
        "held to 20 % since one step of a number like 100 is the number itself.",
    ),
    Bound.JUST_OVER: Width(
        Band(AT, Reach(STEP), low_open=True),
        Band(AT, Reach(QUARTER, cap=10), low_open=True),
        "Ours: literally within one step, at its core half of what `over` means.",
    ),
    Bound.AT_LEAST: Width(UP_FROM, UP_FROM, "Geurts and Nouwen 2007: it states a constraint and estimates nothing."),
    Bound.UNDER: Width(
        Band(None, AT, high_open=True),
        Band(OVER_CORE, AT, high_open=True),
        "As `over`, mirrored (Cummins, Sauerland and Solt 2012).",
    ),
    Bound.AT_MOST: Width(DOWN_TO, DOWN_TO, "Geurts and Nouwen 2007: it states a constraint and estimates nothing."),
    Bound.NEARLY: Width(
        Band(Reach(STEP, cap=50), AT, high_open=True),
        Band(OVER_CORE, AT, high_open=True),
        "Nouwen 2006: `almost` is close and not reached; one step, held to half of the number. Core: as `under`.",
    ),
    Bound.ABOUT: Width(
        Band(Reach(STEP, 4, 20), Reach(STEP, 4, 20)),
        Band(Reach(HALF, 2, 10), Reach(HALF, 2, 10)),
        "Krifka 2007: half a step either way. Ours: held between 2 and 10 % of the number, literally twice that.",
    ),
    Bound.RANGE: Width(POINT, POINT, "Both ends are stated, and belong to it."),
    Bound.EITHER_OR: Width(POINT, POINT, "The hull of what is named."),
    Bound.VAGUE: Width(
        Band(AT, AT, high_open=True),
        Band(AT, AT, high_open=True),
        "The plural asks for two, and ten of them would be called by the next word: [2, 10) times the base.",
    ),
    Bound.FACTOR: Width(CHANGE, CHANGE, "Ours: a twentieth of the old value either way; it is never a level."),
}

# Fractions in words (half, a third) have no last digit. Ours: they stand for what rounds to the nearest twentieth,
# held to a fifth of the fraction itself, so that one in a thousand is not taken for one in twenty.
FRACTION_STEP, FRACTION_CAP = Fraction(5, 100), Fraction(20, 100)

# Below this an unhedged count is taken at its word. Ours, after Dehaene and Mehler 1992: roundness starts to show there.
SMALL_COUNT = 100

# Days that `about` adds on either side of a date of each precision. Ours: a few days, half a month, a year.
ABOUT_DAYS = {"day": 3, "month": 15, "year": 366, "decade": 1826, "period": 15}
