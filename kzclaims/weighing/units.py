"""Units and what converts into what: exactly, within bounds, or not at all. Currencies never do."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

COUNTED = frozenset({"count", "age", "times"})
PERCENTAGES = frozenset({"percent", "percentage-point"})
FACTOR = "factor"

# Unit -> (family, how many of the family's smallest unit it holds). A unit that is not listed is a family of its own.
FAMILIES: dict[str, tuple[str, Fraction]] = {
    "percent": ("share", Fraction(1)),
    "ratio": ("share", Fraction(100)),
    "year": ("calendar", Fraction(12)),
    "age": ("calendar", Fraction(12)),
    "month": ("calendar", Fraction(1)),
    "week": ("clock", Fraction(604800)),
    "day": ("clock", Fraction(86400)),
    "hour": ("clock", Fraction(3600)),
    "minute": ("clock", Fraction(60)),
    "second": ("clock", Fraction(1)),
    "mile": ("length", Fraction(1609344, 1000)),
    "kilometre": ("length", Fraction(1000)),
    "metre": ("length", Fraction(1)),
    "square-kilometre": ("area", Fraction(1_000_000)),
    "hectare": ("area", Fraction(10_000)),
    "square-metre": ("area", Fraction(1)),
    "tonne": ("weight", Fraction(1000)),
    "kilogram": ("weight", Fraction(1)),
    "count": ("count", Fraction(1)),
    "times": ("count", Fraction(1)),
}

# Days of a calendar unit: the fewest, the mean of the Gregorian cycle of 400 years (146,097 days), the most.
CALENDAR_DAYS: dict[str, tuple[Fraction, Fraction, Fraction]] = {
    "year": (Fraction(365), Fraction(146097, 400), Fraction(366)),
    "age": (Fraction(365), Fraction(146097, 400), Fraction(366)),
    "month": (Fraction(28), Fraction(146097, 4800), Fraction(31)),
}


@dataclass(frozen=True, slots=True)
class Factor:
    """What one unit is in another: at least, on average and at most; all three are one where the conversion is exact."""

    low: Fraction
    mean: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether the conversion loses nothing."""
        return self.low == self.high


def common_unit(a: str, b: str) -> str | None:
    """The unit in which both can be told, the finer of the two, or None where neither converts into the other."""
    if a == b:
        return a
    (family_a, size_a), (family_b, size_b) = _family(a), _family(b)
    if family_a == family_b:
        return min((size_a, a), (size_b, b))[1]
    if {family_a, family_b} == {"calendar", "clock"}:
        return a if family_a == "clock" else b
    return None


def factor(unit: str, target: str) -> Factor:
    """What one `unit` is in `target`, which `common_unit` must have named."""
    (family, size), (target_family, target_size) = _family(unit), _family(target)
    if family == target_family:
        return Factor(*[Fraction(size, target_size)] * 3)
    low, mean, high = (Fraction(days * _family("day")[1], target_size) for days in CALENDAR_DAYS[unit])
    return Factor(low, mean, high)


def _family(unit: str) -> tuple[str, Fraction]:
    return FAMILIES.get(unit, (unit, Fraction(1)))
