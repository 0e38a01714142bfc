"""Calendar dates among the tokens of a context: days, months, years, decades, parts of a month.

A date keeps its printed precision, and one without its year keeps `--MM-DD` (ISO 8601 truncated): the year is never
guessed. Early, mid and late are thirds, the usual reading of a month's ten days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kzclaims.reading.measures import unit_of
from kzclaims.reading.members import AND, BETWEEN, FROM, UNTIL, YEARS
from kzclaims.reading.spelled_years import spelled_year
from kzclaims.reading.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context
    from kzclaims.reading.phrases import Found

_FIRST_YEAR, _LAST_YEAR = 1700, 2099  # bare four digits outside are counts
_LEAP = 2020  # a year that has every day
_ROUND = 50

Precision = Literal["day", "month", "year", "decade", "period"]


class Day(NamedTuple):
    """A date at tokens [start, end): first and last day, precision and bound."""

    start: int
    end: int
    low: str
    high: str
    precision: Precision
    bound: str = "none"


class _Parts(NamedTuple):
    """What is written of a date at tokens [start, end); 0 is not written. `last` is the last day of a span of days."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    last: int = 0
    third: int = 0


def _length(year: int, month: int) -> int:
    """The days of a month in the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def bare_date(context: Context, i: int, *, alone: bool = False) -> Day | None:
    """The date that begins at token i, its bound left aside, or None; `alone` takes a month without year or day."""
    word, is_number = context.words[i], context.kinds[i] == NUMBER
    found = None
    if is_number:
        if len(word) == 3 or "," in word or " " in word:
            return None
        year = _year_number(context, i)
        found = (_iso if year else _dotted)(context, i) or (_year_first if year else _day_first)(context, i)
    elif word in context.lexicon.months and _capital(context, i):
        found = _month_first(context, i, alone=alone)
    if found:
        return _whole(_with_third(context, found))
    if is_number:
        return (_decade(context, i) or _year(context, i)) if year else None
    spelled = spelled_year(context, i) if context.years else None
    return _whole(_with_third(context, _Parts(i, spelled[1], spelled[0]))) if spelled else None


def _number(context: Context, i: int, low: int, high: int) -> int:
    """The whole number at token i where it lies between the two, else 0."""
    word = context.words[i]
    if context.kinds[i] != NUMBER or not word.isdigit() or len(word) > 4:
        return 0
    return int(word) if low <= int(word) <= high else 0


def _year_number(context: Context, i: int) -> int:
    return _number(context, i, 1000, 2999) if len(context.words[i]) == 4 else 0


def _capital(context: Context, i: int) -> bool:
    return not context.has("capital_months", i) or context.cased[context.starts[i]].isupper()


def _iso(context: Context, i: int) -> _Parts | None:
    """2019-06-09 and 2019-06."""
    year = _year_number(context, i)
    if not year or context.words[i + 1] != "-" or not context.glued(i + 2) or len(context.words[i + 2]) != 2:
        return None
    month = _number(context, i + 2, 1, 12)
    if not month:
        return None
    if context.words[i + 3] == "-" and context.glued(i + 4) and len(context.words[i + 4]) == 2:
        day = _number(context, i + 4, 1, _length(year, month))
        return _Parts(i, i + 5, year, month, day) if day else None
    return _Parts(i, i + 3, year, month)


def _dotted(context: Context, i: int) -> _Parts | None:
    """10.01.2021; with slashes only where day and month can't be taken for each other."""
    word = context.words[i]
    parts, end, slashed = word.split("."), i + 1, False
    if word.isdigit() and context.words[i + 1] == "/" == context.words[i + 3] and context.glued(i + 1):
        parts, end, slashed = [context.words[n] for n in (i, i + 2, i + 4)], i + 5, True
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[2]) != 4 or len(word) > 10:
        return None
    day, month, year = (int(part) for part in parts)
    if slashed and day <= 12 < month:
        day, month = month, day
    elif slashed and day <= 12 and day != month:
        return None
    good = 1 <= month <= 12 and 1000 <= year <= 2999 and 1 <= day <= _length(year, month)
    return _Parts(i, end, year, month, day) if good else None


def _day_first(context: Context, i: int) -> _Parts | None:
    """10 January 2021, 9th of June, 10-12 января 2021 года."""
    day = _number(context, i, 1, 31)
    if not day:
        return None
    j, last = i + 1, 0
    if context.glued(j) and context.has("ordinal_endings", j):
        j += 1
    link = context.words[j]
    if link in UNTIL or link in AND:
        last = _number(context, j + 1, day, 31)
        j = j + 2 if last else j
        j += last > 0 and context.glued(j) and context.has("ordinal_endings", j)
    j = _ending(context, j)
    if context.has("date_links", j):
        j += 1
    month = context.lexicon.months.get(context.words[j], 0)
    if not month or not _capital(context, j):
        return None
    j, year = _after_month(context, j + 1)
    opening = context.words[i - 1] if last else ""
    if link in AND and last > day + 1 and opening not in BETWEEN:
        return _Parts(i, i + 1, year, month, day)  # on 10 and 12 January: the second is read as a date of its own
    return _Parts(i - 1 if opening in FROM or opening in BETWEEN else i, j, year, month, day, last)


def _ending(context: Context, j: int) -> int:
    """Past the ending of an ordinal: 9-го мая, 10-шы қаңтар."""
    glued = context.words[j] == "-" and context.glued(j) and context.glued(j + 1)
    return (
        j + 2
        if glued and context.has("ordinal_endings", j + 1)
        else (j + 1 if glued and context.words[j + 1] in context.lexicon.months else j)
    )


def _after_month(context: Context, j: int) -> tuple[int, int]:
    """Past the dot, comma and small words after a month's name, and the year after them, 0 where there is none."""
    end = j
    if context.has("date_links", j) and context.lexicon.words["year_words"]:
        end = j = j + 1
    for mark in (".", ",", "of"):
        if context.words[j] == mark:
            j += 1
    year = _year_number(context, j)
    return (_past_year(context, j + 1), year) if year else (end, 0)


def _past_year(context: Context, j: int) -> int:
    """Past the word "year" after a year, with the dot of г."""
    if context.words[j] == "-" and context.glued(j) and context.glued(j + 1) and context.has("ordinal_endings", j + 1):
        j += 2
    if not context.has("year_words", j):
        return j
    dotted = (
        context.words[j + 1] == "." and len(context.words[j]) < 3 and not context.cased[context.starts[j + 2]].isupper()
    )
    return j + 2 if dotted else j + 1


def _year_first(context: Context, i: int) -> _Parts | None:
    """2020 жылғы 10 қаңтар, 2016 жылдың наурыз айы."""
    year = _year_number(context, i)
    j = _past_year(context, i + 1)
    if not year or j == i + 1:
        return None
    day = _number(context, j, 1, 31)
    k = _ending(context, j + 1) if day else j
    month = context.lexicon.months.get(context.words[k], 0)
    if not month:
        return None
    end = k + 2 if context.has("date_links", k + 1) else k + 1
    return _Parts(i, end, year, month, day)


def _month_first(context: Context, i: int, *, alone: bool) -> _Parts | None:
    """June 9, 2019; Sept. 26; March 2016; a month alone only with early, mid or late."""
    month = context.lexicon.months[context.words[i]]
    j, year = _after_month(context, i + 1)
    if year:
        return _Parts(i, j, year, month)
    j = i + 2 if context.words[i + 1] == "." else i + 1
    day = _number(context, j, 1, 31)
    if not day or not _is_day(context, j):
        end = i + 2 if context.has("date_links", i + 1) and context.lexicon.words["year_words"] else i + 1
        third = context.lexicon.phrases["thirds_after"].at(context.words, end) or _third(context, i)
        return _Parts(i, end, 0, month) if third or alone else None
    j, last = j + 1, 0
    if context.glued(j) and context.has("ordinal_endings", j):
        j += 1
    if (
        context.words[j] in ("-", "–", "to")
        and (last := _number(context, j + 1, day + 1, 31))
        and _is_day(context, j + 1)
    ):
        j += 2
    else:
        last = 0
    after = j + 1 if context.words[j] == "," else j
    year = _year_number(context, after)
    return _Parts(i, after + 1 if year else j, year, month, day, last)


def _is_day(context: Context, j: int) -> bool:
    """Whether a number after a month is its day and counts nothing: no scale, percent sign or currency after it."""
    if context.role(j + 1) or context.words[j + 1] in ("%", "$", "€"):
        return False
    return not (context.words[j + 1] == ":" and context.glued(j + 1))


def _third(context: Context, i: int) -> Found | None:
    return context.lexicon.phrases["thirds"].at(context.words, i - 1)


def _with_third(context: Context, parts: _Parts) -> _Parts:
    """Take in early, mid, late before the date, or басында after it, where no day is written."""
    if parts.day:
        return parts
    before = _third(context, parts.start)
    if before:
        return parts._replace(start=parts.start - before.length, third=int(before.name))
    after = context.lexicon.phrases["thirds_after"].at(context.words, parts.end)
    return parts._replace(end=parts.end + after.length, third=int(after.name)) if after else parts


def _whole(parts: _Parts) -> Day:
    low, high, precision = _days(parts)
    return Day(parts.start, parts.end, low, high, precision)


def _days(parts: _Parts) -> tuple[str, str, Precision]:
    """First day, last day and precision of what is written."""
    year = f"{parts.year:04}" if parts.year else "-"
    if not parts.month:
        first, last = (1, 12) if not parts.third else (4 * parts.third - 3, 4 * parts.third)
        low, high = f"{year}-{first:02}-01", f"{year}-{last:02}-{_length(parts.year, last):02}"
        return low, high, "period" if parts.third else "year"
    month = f"{year}-{parts.month:02}"
    if parts.day:
        return f"{month}-{parts.day:02}", f"{month}-{parts.last or parts.day:02}", "period" if parts.last else "day"
    length = _length(parts.year or _LEAP, parts.month)
    if not parts.third:
        return f"{month}-01", f"{month}-{length:02}", "month"
    last = length if parts.third == 3 else 10 * parts.third
    return f"{month}-{10 * parts.third - 9:02}", f"{month}-{last:02}", "period"


def _decade(context: Context, i: int) -> Day | None:
    """The 1990s, 1990-х годов, 1990 жылдары."""
    year = _year_number(context, i)
    if not year or year % 10:
        return None
    j = i + 1
    if context.glued(j) and context.has("decade_endings", j):
        end = j + 1
    elif context.words[j] == "-" and context.glued(j + 1) and context.has("decade_endings", j + 1):
        end = j + 2
        decade_word = context.lexicon.stems["decade_words"].at(context.words, end)
        end = end + 1 if decade_word else end
    elif context.words[j + context.glued(j)].startswith(YEARS) and not _second_of_two(context, i):
        end = j + 1 + context.glued(j)
    else:
        return None
    return Day(i, end, f"{year}-01-01", f"{year + 9}-12-31", "decade")


def _second_of_two(context: Context, i: int) -> bool:
    """Whether the plural that follows belongs to two years: 2017 мен 2020 жылдар."""
    return context.has("closing", i - 1) and context.kinds[i - 2] == NUMBER


def _year(context: Context, i: int) -> Day | None:
    """A bare year, or two of them; a count where what follows is counted."""
    year = _year_number(context, i)
    if not year:
        return None
    j = _past_year(context, i + 1)
    named = j > i + 1
    if not named and not (likely_year(year) and context.years and _stands_as_year(context, i, year)):
        return None
    last = year
    if context.words[j] in ("-", "–", "/") and context.glued(j) and context.glued(j + 1):
        last, j = _second_year(context, j, year)
    parts = _with_third(context, _Parts(i, j, year))
    if last != year:
        return Day(i, j, f"{year}-01-01", f"{last}-12-31", "period")
    return _whole(parts)


def likely_year(number: int) -> bool:
    """Whether four bare digits may be a year; others are counts unless a word for years stands beside them."""
    return _FIRST_YEAR <= number <= _LAST_YEAR


def _second_year(context: Context, j: int, year: int) -> tuple[int, int]:
    """The second of 2019-2020 or 2019-20, and the token after it."""
    word = context.words[j + 1]
    if not word.isdigit() or len(word) not in (2, 4):
        ending = context.kinds[j + 1] == WORD and context.has("ordinal_endings", j + 1)
        return year, j + 2 if ending else j
    second = int(word) if len(word) == 4 else year // 100 * 100 + int(word)
    return (second, _past_year(context, j + 2)) if year < second <= _LAST_YEAR else (year, j)


def _stands_as_year(context: Context, i: int, year: int) -> bool:
    """Whether bare four digits are a year: not hedged, not counting people, money or a unit."""
    lexicon, is_word = context.lexicon, context.kinds[i + 1] == WORD
    if unit_of(context, i + 1) or context.role(i + 1) or lexicon.currency(context.words[i - 1]):
        return False
    if lexicon.stems["people"].at(context.words, i + 1) or context.words[i - 1] in ("№", "#", "+"):
        return False
    hedge = lexicon.phrases["before"].at(context.words, i - 1)
    if hedge and not context.has("year_before", i - 1 - hedge.length):
        return not (year % _ROUND == 0 or not context.has("year_before", i - 1))
    if context.has("year_before", i - 1) and lexicon.decimal == ".":
        return True
    if year % _ROUND == 0 and is_word and not context.has("stops", i + 1):
        return False
    if lexicon.decimal == ".":
        return True
    return not is_word or context.has("stops", i + 1)
