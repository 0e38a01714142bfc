"""Dates as runs of days: at their printed precision, without a year, and the times that values hold for."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

from kzclaims.quantity import Bound, CalendarDate
from kzclaims.weighing.intervals import Interval
from kzclaims.weighing.weigh import DOWN, UP
from kzclaims.weighing.widths import ABOUT_DAYS

_AS_OF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LEAP_YEAR = 2000
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English whatever the locale is; `calendar` names them in that of the program."""


def yearless(day: CalendarDate) -> bool:
    """Whether the date was printed without its year."""
    return day.low.startswith("--")


def days_of(day: CalendarDate) -> Interval:
    """The days a date with a year may mean, as proleptic ordinals, both ends included.

    "Since" and "from" keep the first day and have no end; "after" starts the day after; "until" and "by" keep the last.
    """
    first, last = (date.fromisoformat(end).toordinal() for end in (day.low, day.high))
    match day.bound:
        case Bound.AT_LEAST:
            return Interval(first, None)
        case Bound.OVER | Bound.JUST_OVER:
            return Interval(last + 1, None)
        case Bound.AT_MOST:
            return Interval(None, last)
        case Bound.UNDER:
            return Interval(None, first - 1)
        case Bound.ABOUT | Bound.NEARLY:
            around = ABOUT_DAYS[day.precision]
            return Interval(first - around, last + around)
        case _:
            return Interval(first, last)


def year_days(day: CalendarDate) -> frozenset[str]:
    """The days of the year a date may mean, as `MM-DD`, whatever its year; all of them where it has no end."""
    every = [date(_LEAP_YEAR, 1, 1) + timedelta(n) for n in range(366)]
    if day.bound in UP | DOWN:
        return frozenset(f"{each:%m-%d}" for each in every)
    if yearless(day):
        low, high = day.low[2:], day.high[2:]
        inside = [f"{each:%m-%d}" for each in every]
        return frozenset(d for d in inside if (low <= d <= high if low <= high else d >= low or d <= high))
    run = days_of(day)
    assert run.low is not None
    assert run.high is not None
    first, count = int(run.low), int(run.high - run.low) + 1
    if count >= len(every):
        return frozenset(f"{each:%m-%d}" for each in every)
    return frozenset(f"{date.fromordinal(first + n):%m-%d}" for n in range(count))


@lru_cache(maxsize=1024)  # the sources of a ledger have few dates, and every assertion is held against one
def as_of_days(text: str) -> Interval | None:
    """The days of a time written YYYY, YYYY-MM or YYYY-MM-DD; None where it is written otherwise."""
    found = _AS_OF.fullmatch(text.strip()) if text else None
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    last = first if day else _month_end(first.year, first.month if month else 12)
    return Interval(first.toordinal(), last.toordinal())


def spoken(text: str) -> str:
    """A time written YYYY, YYYY-MM, YYYY-MM-DD or --MM-DD in words: 2019, March 2019, 9 June 2019, 9 June."""
    parts = text.strip().removeprefix("--").split("-")
    year = [] if text.startswith("--") else parts[:1]
    rest = parts[len(year) :]
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        words.append(_MONTHS[int(rest[0])])
    return " ".join([*words, *year])


def date_words(day: CalendarDate) -> str:
    """A date in English words with its bound: since June 2019, around 2015, from 2017 to 2020, the 1990s."""
    words = _precise(day)
    before = {
        Bound.AT_LEAST: "since ",
        Bound.OVER: "after ",
        Bound.JUST_OVER: "just after ",
        Bound.AT_MOST: "until ",
        Bound.UNDER: "before ",
        Bound.ABOUT: "around ",
        Bound.NEARLY: "around ",
    }
    return before.get(day.bound, "") + words


def _precise(day: CalendarDate) -> str:
    sign = "--" if yearless(day) else ""
    low, high = day.low.removeprefix("--"), day.high.removeprefix("--")
    if day.precision == "decade" and not sign:
        return f"the {low[:3]}0s"
    if low == high:
        return spoken(sign + low)
    cut = _whole(low, high, sign)
    first, last = spoken(sign + low[:cut]), spoken(sign + high[:cut])
    return first if first == last else f"from {first} to {last}"


def _whole(low: str, high: str, sign: str) -> int:
    """How many letters of the two ISO dates say all: whole years, whole months, or days."""
    if not sign and low.endswith("01-01") and high.endswith("12-31"):
        return 4
    year, month = (_LEAP_YEAR, int(high[:2])) if sign else (int(high[:4]), int(high[5:7]))
    ends = {f"{_month_end(year, month):%d}", "28" if sign and month == 2 else ""}
    return len(high) - 3 if low.endswith("-01") and high[-2:] in ends else len(high)


def _month_end(year: int, month: int) -> date:
    if year == MAXYEAR and month == 12:
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
