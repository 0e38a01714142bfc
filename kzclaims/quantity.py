"""A quantity as written, and how it is read from words.

What may live here: the records `Quantity` and `CalendarDate`, and the ways in: `read_quantities`, `read_value`, `unit_named`.
Numbers are exact decimals; no float is ever made of a person's figure.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kzclaims.reading.leftovers import understood
from kzclaims.reading.named_units import COUNTED, unit_named
from kzclaims.reading.reader import read
from kzclaims.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kzclaims.reading.context import Read
    from kzclaims.text import Span

__all__ = [
    "COUNTED",
    "Bound",
    "CalendarDate",
    "Quantity",
    "Reading",
    "as_record",
    "read_quantities",
    "read_value",
    "unit_named",
]


class Bound(StrEnum):
    """What the hedge makes of the number."""

    NONE = "none"
    EXACTLY = "exactly"
    OVER = "over"
    JUST_OVER = "just-over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "range"
    EITHER_OR = "either-or"
    VAGUE = "vague"
    FACTOR = "factor"


@record(frozen=True, slots=True)
class Quantity:
    """A number with its hedge, unit and precision, as it stands in a text.

    `low` equals `high` for a single number. `step` is the worth of the last non-zero digit, `fine_step` of the last
    written digit, both times the scale. `unit` is `percent`, `percentage-point`, `EUR`, `USD`, `KZT`, `year`, `month`,
    `week`, `day`, `celsius`, `age`, `times`, `ratio`, `count`. `of` is the noun phrase counted ("party members").
    `readings` holds every number a malformed figure could mean ("100 hundred"); it is empty where there is one reading.
    `low_open` and `high_open` say that an end of a range is left out ("more than 20 but less than 30").
    """

    written: str
    span: Span
    kind: Literal["quantity", "duration"]
    low: Decimal
    high: Decimal
    step: Decimal
    fine_step: Decimal
    bound: Bound = Bound.NONE
    unit: str = "count"
    scaled: bool = False
    of: str = ""
    readings: tuple[Decimal, ...] = ()
    low_open: bool = False
    high_open: bool = False

    @property
    def number(self) -> Decimal | None:
        """The one number written, or None for a range, a choice or a vague amount."""
        return self.low if self.low == self.high else None


@record(frozen=True, slots=True)
class CalendarDate:
    """A date at its printed precision: the first and the last day it may mean, both included, as ISO dates.

    A date printed without its year keeps `--MM-DD` (ISO 8601 truncated); it is never completed by guessing.
    """

    written: str
    span: Span
    low: str
    high: str
    precision: Literal["day", "month", "year", "decade", "period"]
    bound: Bound = Bound.NONE
    kind: Literal["date"] = "date"


Reading = Quantity | CalendarDate


_NUMERIC = frozenset({"count", "share", "seats", "money", "duration"})
_BOUNDS = {str(bound): bound for bound in Bound}  # asked for each reading, and a call of the class costs more
_COUNT = "count"  # what a figure without a unit is read as
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def read_quantities(text: str, languages: Sequence[str] = ()) -> tuple[Reading, ...]:
    """Every quantity and date in `text`, in order, with spans in code points of `text`.

    `languages` are the codes (en, ru, kk) the text is declared to be in; without them each context (a block between
    blank lines) is read in the language its letters and words speak.
    """
    return tuple([_reading(found, span, text) for found, span in read(text, languages)])


def read_value(text: str, languages: Sequence[str] = (), *, kind: str = "", of: str = "") -> Reading | None:
    """The one quantity or date a written value states, or None where it states none or several.

    None as well where digits or signs are left over that are no name, time of day or label: 76_000 is not read as 76.
    `kind` is the claim's (count, share, seats, money, duration, date): it decides whether 2019 is a year or a number,
    and which of a quantity and a date is meant where both stand there. `of` is what it counts, where that is known.
    """
    return _counting(text, tuple(languages), kind, of) if of else _value(text, tuple(languages), kind)


@lru_cache(maxsize=1024)  # sources that agree write the same value
def _value(text: str, languages: tuple[str, ...], kind: str) -> Reading | None:
    every = found = [_reading(one, span, text) for one, span in read(text, languages, whole=True)]
    if kind in _NUMERIC:
        found = [one for one in found if isinstance(one, Quantity)]
        if not found:
            every = found = [_reading(one, span, text) for one, span in read(text, languages, whole=True, years=False)]
    elif kind == "date":
        found = [one for one in found if isinstance(one, CalendarDate)] or found
    if len(found) != 1:
        return None
    at = found[0].span
    return found[0] if understood(text, [one.span for one in every], at.start, at.end) else None


@lru_cache(maxsize=1024)
def _counting(text: str, languages: tuple[str, ...], kind: str, of: str) -> Reading | None:
    value = _value(text, languages, kind)
    return replace(value, of=of) if isinstance(value, Quantity) else value


def _reading(found: Read, span: Span, text: str) -> Reading:
    written = text[span.start : span.end]
    if found.day:
        day = found.day
        return CalendarDate(written, span, day.low, day.high, day.precision, _BOUNDS[day.bound])
    figure = found.figure
    assert figure is not None
    return Quantity(
        written=written,
        span=span,
        kind="duration" if figure.unit in _TIMES else "quantity",
        low=figure.low,
        high=figure.high,
        step=figure.step,
        fine_step=figure.fine,
        bound=_BOUNDS[found.bound],
        unit=figure.unit or _COUNT,
        scaled=figure.scaled,
        of=found.of,
        readings=figure.readings,
        low_open=found.low_open,
        high_open=found.high_open,
    )


def as_record(reading: Reading) -> dict[str, object]:
    """The JSON shape of a reading: numbers as plain decimal strings, dates as ISO ones, `span` as [start, end).

    There is `number` where the two ends are one, else `low` and `high`; `readings` only where the figure is malformed.
    """
    record: dict[str, object] = {"written": reading.written, "kind": reading.kind}
    low, high = (_plain(end) for end in (reading.low, reading.high))
    record |= {"number": low} if low == high else {"low": low, "high": high}
    record |= {"unit": getattr(reading, "unit", ""), "bound": str(reading.bound), "span": list(reading.span)}
    if isinstance(reading, Quantity) and reading.readings:
        record["readings"] = [_plain(number) for number in reading.readings]
    return record


def _plain(end: Decimal | str) -> str:
    return end if isinstance(end, str) else format(end, "f")
