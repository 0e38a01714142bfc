"""Values for the tests of comparing, written shortly and built without the reader.

quantity   [hedge] number [thousand|million] [unit]      over 600 thousand; about 20 percent; 29 year; 1200 EUR
           number..number, number|number                 80..90; 7|8 percent
           vague number..number, factor number unit      vague 20000..100000; factor 2 times
           ? number number                               ? 100 10000 (malformed: either of the two)
date       @[bound ]YYYY[-MM[-DD]] or @--MM[-DD]         @2016-03; @since 2019-06; @around 2015; @--11-25
           @1990s, @from..to                             @2017..2020
"""

from __future__ import annotations

import calendar
import re
from decimal import Decimal
from typing import Literal

from kzclaims.quantity import Bound, CalendarDate, Quantity, Reading
from kzclaims.text import Span

NOWHERE = Span(0, 0)
TIMES = {"year", "month", "week", "day"}
SCALES = {"thousand": Decimal(1000), "million": Decimal(1_000_000)}
HEDGES = {
    "exactly": Bound.EXACTLY,
    "over": Bound.OVER,
    "just over": Bound.JUST_OVER,
    "at least": Bound.AT_LEAST,
    "under": Bound.UNDER,
    "at most": Bound.AT_MOST,
    "nearly": Bound.NEARLY,
    "about": Bound.ABOUT,
    "vague": Bound.VAGUE,
    "factor": Bound.FACTOR,
    "": Bound.NONE,
}
DATE_BOUNDS = {
    "since": Bound.AT_LEAST,
    "after": Bound.OVER,
    "until": Bound.AT_MOST,
    "before": Bound.UNDER,
    "around": Bound.ABOUT,
    "": Bound.NONE,
}
_QUANTITY = re.compile(
    r"(?P<hedge>[a-z ]*?)\s*(?P<low>-?[\d,]+(?:\.\d+)?)(?:(?P<to>\.\.|\|)(?P<high>-?[\d,]+(?:\.\d+)?))?"
    r"(?: (?P<scale>thousand|million))?(?: (?P<unit>[a-zA-Z-]+))?"
)


def value(notation: str, of: str = "") -> Reading:
    """Build the reading a notation stands for."""
    return date_value(notation[1:]) if notation.startswith("@") else quantity(notation, of)


def quantity(notation: str, of: str = "") -> Quantity:
    """Build a quantity with its steps worked out from the digits."""
    if notation.startswith("?"):
        readings = tuple(Decimal(each) for each in notation[1:].split())
        return Quantity(
            "100 hundred", NOWHERE, "quantity", readings[0], readings[0], Decimal(1), Decimal(1), readings=readings
        )
    found = _QUANTITY.fullmatch(notation)
    assert found, notation
    scale, unit = SCALES.get(found["scale"], Decimal(1)), found["unit"] or "count"
    low = Decimal(found["low"].replace(",", ""))
    high = Decimal((found["high"] or found["low"]).replace(",", ""))
    bound = {"..": Bound.RANGE, "|": Bound.EITHER_OR}.get(found["to"] or "", Bound.NONE)
    if found["hedge"]:
        bound = HEDGES[found["hedge"]]
    kind: Literal["duration", "quantity"] = "duration" if unit in TIMES else "quantity"
    steps = coarse_step(low) * scale, fine_step(low) * scale
    return Quantity(notation, NOWHERE, kind, low * scale, high * scale, *steps, bound, unit, scale != 1, of)


def coarse_step(number: Decimal) -> Decimal:
    """The worth of the last digit that is not zero."""
    return Decimal(1).scaleb(_exponent(number.normalize())) if number else fine_step(number)


def fine_step(number: Decimal) -> Decimal:
    """The worth of the last digit written."""
    return Decimal(1).scaleb(_exponent(number))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def date_value(notation: str) -> CalendarDate:
    """Build a date from `since 2019-06`, `2017..2020`, `1990s` or `--11-25`."""
    words, _, point = notation.rpartition(" ")
    bound = DATE_BOUNDS[words]
    first, _, last = point.partition("..")
    if last:
        low, high = _ends(first)[0], _ends(last)[1]
        return CalendarDate(notation, NOWHERE, low, high, "period", bound)
    low, high = _ends(first)
    precision: Literal["day", "month", "year", "decade"] = "day" if low == high else "month" if "-" in first else "year"
    if first.endswith("s"):
        precision = "decade"
    return CalendarDate(notation, NOWHERE, low, high, precision, bound)


def _ends(point: str) -> tuple[str, str]:
    if point.endswith("s"):
        return f"{point[:3]}0-01-01", f"{point[:3]}9-12-31"
    if point.startswith("--"):
        month, _, day = point[2:].partition("-")
        return f"--{month}-{day or '01'}", f"--{month}-{day or calendar.monthrange(2000, int(month))[1]}"
    year, month, day = [*point.split("-"), "", ""][:3]
    last_month = month or "12"
    last_day = day or str(calendar.monthrange(int(year), int(last_month))[1])
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{last_month}-{last_day}"
