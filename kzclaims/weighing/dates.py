"""The tests of two dates, in their order: the first that applies decides. The table stands in `compare`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzclaims.weighing.days import date_words, days_of, year_days, yearless
from kzclaims.weighing.relation import Comparison, Relation
from kzclaims.weighing.weigh import PLAIN
from kzclaims.weighing.wording import capital, decimal

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.quantity import CalendarDate
    from kzclaims.weighing.exact import Number


@dataclass(frozen=True, slots=True)
class _Facts:
    """How the days of two dates lie to one another; `apart` is in days, None where the years are not known."""

    same: bool
    entails: Literal["", "a", "b", "both"]
    meet: bool
    apart: Decimal | None


def compare_dates(a: CalendarDate, b: CalendarDate) -> Comparison:
    """Compare two dates; `a` and `b` come in the canonical order, so sentences may name them as they stand."""
    facts = _by_day_of_year(a, b) if yearless(a) or yearless(b) else _by_day(a, b)
    relation, reason, rule = _decided(a, b, facts)
    finer: Literal["", "a", "b"] = ""
    if relation is Relation.ROUNDS_TO:
        finer = "a" if facts.entails == "a" else "b"
    note = "one date leaves its year unsaid" if yearless(a) != yearless(b) else ""
    return Comparison(
        relation,
        reason,
        possible=facts.meet,
        rule=rule,
        finer=finer,
        entails="" if note else facts.entails,
        difference=facts.apart,
        note=note,
    )


def _by_day(a: CalendarDate, b: CalendarDate) -> _Facts:
    first, second = days_of(a), days_of(b)
    gaps: list[Number] = [0]
    for early, late in ((first, second), (second, first)):
        if early.high is not None and late.low is not None:
            gaps.append(late.low - early.high)
    return _Facts(
        first == second,
        _entails(a=first.within(second), b=second.within(first)),
        first.overlaps(second),
        decimal(max(gaps)),
    )


def _by_day_of_year(a: CalendarDate, b: CalendarDate) -> _Facts:
    first, second = year_days(a), year_days(b)
    inside = _entails(a=first <= second, b=second <= first)
    return _Facts(first == second, inside, bool(first & second), None)


def _entails(*, a: bool, b: bool) -> Literal["", "a", "b", "both"]:
    if a and b:
        return "both"
    if a:
        return "a"
    return "b" if b else ""


def _decided(a: CalendarDate, b: CalendarDate, facts: _Facts) -> tuple[Relation, str, str]:
    first, second = date_words(a), date_words(b)
    alike = a.bound == b.bound or {a.bound, b.bound} <= PLAIN
    one_year_known = yearless(a) != yearless(b)
    if facts.same and alike and not one_year_known:
        reason = f"Both say {first}." if first == second else f"{capital(first)} and {second} are the same days."
        return Relation.EQUAL, reason, "3-same-days"
    if _plain(a) and _plain(b) and facts.entails and not one_year_known:
        inner, outer, precision = (first, second, b.precision) if facts.entails == "a" else (second, first, a.precision)
        return Relation.ROUNDS_TO, f"{capital(outer)} is {inner} given only to the {precision}.", "4-coarser-date"
    if not facts.meet:
        reason = f"{capital(first)} and {second} can't both be true: they have no day in common."
        return Relation.CONTRADICTS, reason, "5-no-common-day"
    unsaid = ", but one leaves its year unsaid" if one_year_known else ""
    return Relation.COMPATIBLE, f"{capital(first)} and {second} have days in common{unsaid}.", "6-common-days"


def _plain(day: CalendarDate) -> bool:
    return day.bound in PLAIN and day.precision != "period"
