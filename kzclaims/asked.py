"""What a claim asks for, held against what is read: its kind against its values, its unit against both.

Only what is certain is told. A bare number fits every kind, and "72 hours" stands beside "3 days" where one source has
either; a ratio or a change by a factor is nobody's mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.quantity import COUNTED, Bound, CalendarDate, Quantity, unit_named
from kzclaims.weighing.units import FAMILIES, PERCENTAGES
from kzclaims.weighing.wording import currency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.claim import Claim
    from kzclaims.quantity import Reading

_ASKED = {"money": "money", "share": "share", "duration": "time", "date": "date"}  # what values of a kind measure
_FAMILIES = {
    "share": "share",
    "calendar": "time",
    "clock": "time",
    "length": "length",
    "area": "area",
    "weight": "weight",
}
_OTHERS = {
    "percentage-point": "share",
    "celsius": "temperature",
    "fahrenheit": "temperature",
    "ratio": "",
    COUNTED: "count",
}
_TOLD = {
    "money": "an amount of money",
    "share": "a share",
    "time": "a length of time",
    "date": "a date",
    "count": "a count",
    "temperature": "a temperature",
    "length": "a length",
    "area": "an area",
    "weight": "a weight",
    "": "a figure",
}
_FIRST_YEAR, _LAST_YEAR = 100, 9999  # bare numbers that may be a year, though a reader of prose takes them for none
_ALIKE = (frozenset({"year", "age"}), PERCENTAGES)


def misfit(claim: Claim, value: Reading | None) -> str:
    """What a value is ("a share") where a claim of this kind surely asks for another thing, else empty."""
    asked = _ASKED.get(claim.kind)
    if value is None or asked is None:
        return ""
    found = _measured(value)
    if asked == "date" and isinstance(value, Quantity):
        return "" if _may_be_year(value, found) else _TOLD[found]
    if asked == "time" and isinstance(value, CalendarDate) and value.precision == "period":
        return ""  # from 2016 to 2021 is five years
    return _TOLD[found] if found and found != asked and (found, asked) != ("count", "share") else ""


def is_kind_at_odds(claim: Claim, values: Sequence[Reading | None]) -> bool:
    """Whether values are no answer to a claim of this kind and none surely is one: the kind is wrong, not they."""
    sure = any(value and _measured(value) == _ASKED.get(claim.kind) for value in values)
    return not sure and any(misfit(claim, value) for value in values)


def asked_for(claim: Claim) -> str:
    """What the values of the claim's kind are, for a sentence: a share, an amount of money."""
    return _TOLD[_ASKED.get(claim.kind, "")]


def unit_at_odds(claim: Claim, values: Sequence[Reading | None]) -> str:
    """Why the claim's unit is not that of its kind, or of any of its values; empty where it may be."""
    unit = unit_named(claim.unit) if claim.unit else ""
    measured = _dimension(unit)
    if not measured:
        return ""
    if _is_unit_of_another_kind(claim, measured) and not is_kind_at_odds(claim, values):
        return f"the unit {claim.unit!r} is none for {asked_for(claim)}, which the kind `{claim.kind}` asks for"
    read = [value for value in values if isinstance(value, Quantity) and _is_other(value, unit, measured)]
    if not read or len(read) < len(values):
        return ""
    return f"the unit is {claim.unit!r}, but what is stated is {read[0].written!r}"


def _is_unit_of_another_kind(claim: Claim, measured: str) -> bool:
    asked = _ASKED.get(claim.kind, measured)
    return measured != asked and (measured, asked) != ("time", "date")  # a date has a day or a month for its unit


def _is_other(value: Quantity, unit: str, measured: str) -> bool:
    """Whether a value is surely in another unit than this, which measures what is said."""
    if value.unit == unit or (measured == "count" and value.unit == "count") or not _measured(value):
        return False
    return not any({value.unit, unit} <= alike for alike in _ALIKE)


def _measured(value: Reading) -> str:
    """What a value measures; empty where that is open, as for a bare number."""
    if isinstance(value, CalendarDate):
        return "date"
    if value.bound is Bound.FACTOR:
        return ""
    return _dimension(value.unit) or _dimension(unit_named(value.of) if value.of else "")


def _dimension(unit: str) -> str:
    if unit in _OTHERS:
        return _OTHERS[unit]
    return "money" if currency(unit) else _FAMILIES.get(FAMILIES.get(unit, ("", 0))[0], "")


def _may_be_year(value: Quantity, measured: str) -> bool:
    """1465, 568 AD, в 568 году: years that are read as numbers, or as so many years."""
    number = value.number
    if number is None or number % 1 or value.scaled or measured == "count":
        return False
    return _FIRST_YEAR <= number <= _LAST_YEAR and value.unit in ("count", "year")
