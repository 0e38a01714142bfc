"""Dates with what bounds them, and two dates that are one period: from 2017 to 2020, с июня по октябрь 2020 года.

A period runs from the first day of the one to the last day of the other. A year written once holds for both; a period
whose year is nowhere written keeps `--MM-DD` like any date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.reading.dates import bare_date
from kzclaims.reading.digits import literal
from kzclaims.reading.hedges import case_of
from kzclaims.reading.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context
    from kzclaims.reading.dates import Day

_NEAR = 3  # words that may stand between a joining word and its date: "to the end of May"
_MOVE = 8  # words between a verb of moving and the dates it leads from and to
_COUNTS = 10  # times the first number: "from 2000 to 2500 people" counts, "in 2017 to 25,000" does not


def date_at(context: Context, i: int) -> Day | None:
    """The date or period that begins at token i with its bound, or None."""
    first = bare_date(context, i, alone=True)
    if first is None:
        return None
    if found := _joined(context, first) or _by_cases(context, first):
        return found
    is_month = first.precision == "month" and first.low.startswith("--")
    return None if is_month or _counted(context, first) else _bounded(context, first)


def _bounded(context: Context, day: Day) -> Day:
    """Take in since, by, before, after, and what Kazakh puts behind the date."""
    lexicon = context.lexicon
    before = lexicon.phrases["date_before"].at(context.words, day.start - 1)
    if before and day.start - before.length >= context.used:
        return day._replace(start=day.start - before.length, bound=before.name)
    after = lexicon.phrases["date_after"].at(context.words, day.end)
    return day._replace(end=day.end + after.length, bound=after.name) if after else day


def _joined(context: Context, first: Day) -> Day | None:
    """From A to B, between A and B, A to B, A–B."""
    for opening, joins in context.lexicon.periods:
        join = joins.at(context.words, first.end)
        start = _opened(context, first, opening) if join else None
        if start is None or join is None or _moved(context, start, first.end):
            continue
        second = _second(context, first.end + join.length)
        if second and (found := _period(first._replace(start=start), second)):
            return found if not join.name or _closed(context, found.end) else None
    return None


def _opened(context: Context, first: Day, opening: tuple[str, ...]) -> int | None:
    """Where a period begins that these words open, right before its first date or as its first words (с начала 2019)."""
    at = first.start - len(opening)
    at -= bool(opening) and context.has("date_articles", first.start - 1)
    if at >= context.used and all(context.words[at + n] == word for n, word in enumerate(opening)):
        return at
    inside = opening and all(context.words[first.start + n] == word for n, word in enumerate(opening))
    return first.start if inside else None


def _moved(context: Context, start: int, end: int) -> bool:
    """Whether something is moved from the one date to the other: put off from 2021 to 2022."""
    stems = context.lexicon.stems["moves"]
    for k in range(start - 1, max(-1, start - 1 - _MOVE), -1):
        if context.words[k] in (".", ";"):
            break
        if stems.at(context.words, k):
            return True
    # In Kazakh the verb comes after its dates.
    behind = range(end, min(end + _MOVE, len(context.words) - 4))
    return any(stems.at(context.words, k) and not context.words[k].isascii() for k in behind)


def _second(context: Context, i: int, *, alone: bool = False) -> Day | None:
    """The date that begins at token i, an article before it allowed."""
    for k in range(i, i + _NEAR + 1):
        found = bare_date(context, k, alone=alone) if context.kinds[k] in (NUMBER, WORD) else None
        if found:
            article = found.start == i + 1 and context.has("date_articles", i)
            return found if found.start <= i or article else None
    return None


def _period(first: Day, second: Day) -> Day | None:
    """Both as one, or None where they don't follow one another or only the second lacks its year."""
    low = first.low
    if low.startswith("--") and not second.low.startswith("--"):
        low = f"{second.low[:4]}{low[1:]}"
    if low.startswith("--") != second.high.startswith("--") or low >= second.low:
        return None
    return first._replace(end=second.end, low=low, high=second.high, precision="period")


def _closed(context: Context, end: int) -> bool:
    closers = context.lexicon.stems["closers"]
    return any(closers.at(context.words, k) for k in range(end, end + 2))


def _by_cases(context: Context, first: Day) -> Day | None:
    """2017 жылдан 2020 жылға дейін: from (ablative) to (dative and дейін), the year perhaps only in front."""
    after = context.lexicon.phrases["date_after"]
    if not context.lexicon.names["endings"] or case_of(context, first.end - 1) != "ablative":
        return None
    since = after.at(context.words, first.end)
    second = _second(context, first.end + (since.length if since and since.name == "at-least" else 0), alone=True)
    until = after.at(context.words, second.end) if second else None
    if second is None or until is None or until.name != "at-most" or _moved(context, first.start, second.end):
        return None
    if second.low.startswith("--") and not first.low.startswith("--"):
        year = first.low[:4]
        second = second._replace(low=f"{year}{second.low[1:]}", high=f"{year}{second.high[1:]}")
    return _period(first, second._replace(end=second.end + until.length))


def _counted(context: Context, first: Day) -> bool:
    """Whether bare four digits are the first of two numbers that count: from 2000 to 2500 people."""
    if first.end - first.start > 1 or context.kinds[first.start] != NUMBER or first.precision != "year":
        return False
    year = context.words[first.start]
    for opening, joins in context.lexicon.ranges:
        at = first.start - len(opening)
        if context.words[first.end] not in joins or not all(context.words[at + n] == w for n, w in enumerate(opening)):
            continue
        digits = context.words[first.end + 1] if context.kinds[first.end + 1] == NUMBER else ""
        number = literal(digits, context.lexicon.decimal) if digits else None
        near = (
            number is not None
            and not bare_date(context, first.end + 1)
            and int(year) < number.number < _COUNTS * int(year)
        )
        if near and (opening or not context.has("year_before", first.start - 1)):
            return True
    return False
