"""What the claims of an identity are worth: each choice of values as intervals in one unit, summed exactly.

Every claim is taken as far as its words reach (`intervals.literal`). Dates count in days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kzclaims.quantity import Bound, CalendarDate, Quantity, Reading
from kzclaims.weighing.days import date_words, days_of, yearless
from kzclaims.weighing.exact import exact
from kzclaims.weighing.formula import Amount
from kzclaims.weighing.intervals import Interval, literal
from kzclaims.weighing.units import COUNTED, PERCENTAGES, common_unit, factor
from kzclaims.weighing.wording import phrase, unit_words

if TYPE_CHECKING:
    from kzclaims.weighing.formula import IdentityFormula, Operand, Term

Values = Mapping[str, Sequence[tuple[str, Reading]]]
_FROM_ZERO = Interval(0, None)
"""Nothing is counted below zero, so "no more than 10 seats" can't be less than none."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a claim, the assertions that give it, and what it is as a summand and as a share (None: neither)."""

    reading: Reading
    assertions: tuple[str, ...]
    value: Interval | None
    share: Interval | None


Choice = Mapping[str, Option]


class UndecidedError(Exception):
    """Why an identity can't be decided, as a sentence."""


def words(option: Option) -> str:
    """A value in words."""
    return date_words(option.reading) if isinstance(option.reading, CalendarDate) else phrase(option.reading)


def _usable(reading: Reading) -> bool:
    if isinstance(reading, CalendarDate):
        return not yearless(reading)
    return not reading.readings and reading.bound is not Bound.FACTOR


def shared_unit(formula: IdentityFormula, values: Values) -> str:
    """The unit both sides are told in; raises where the claims have none in common or a date is added to a date."""
    units: dict[str, str] = {}
    dates = 0
    for term, side in [(term, 1) for term in formula.left] + [(term, -1) for term in formula.right]:
        if isinstance(term.value, Amount):
            if term.value.percent:
                units.setdefault("percent", f"{term.value.number}%")
            continue
        readings = [reading for _, reading in values[term.value.id] if _usable(reading)]
        if not readings:
            raise UndecidedError(f"No source gives a figure for {term.value.id}, so nothing can be checked.")
        kinds = {isinstance(reading, CalendarDate) for reading in readings}
        if len(kinds) > 1:
            raise UndecidedError(f"The sources give both dates and figures for {term.value.id}.")
        dates += term.sign * side * kinds.pop()
        units.update({_unit_of(each): term.value.id for each in readings})
    if dates:
        raise UndecidedError("Dates can only be subtracted from one another, or moved by a length of time.")
    return _agreed(units, bare=any(_bare(term) for term in formula.left + formula.right))


def _bare(term: Term) -> bool:
    return isinstance(term.value, Amount) and not term.value.percent and bool(term.value.number)


def _unit_of(reading: Reading) -> str:
    if isinstance(reading, CalendarDate):
        return "day"
    return "percent" if reading.unit in PERCENTAGES else reading.unit  # two shares differ by percentage points


def _agreed(units: Mapping[str, str], *, bare: bool) -> str:
    if not units:
        return "count"
    shared: str | None = next(iter(units))
    for unit in units:
        shared = common_unit(shared, unit) if shared else None
    if shared is None:
        told = " and ".join(f"{claim} is {unit_words(unit)}" for unit, claim in units.items())
        raise UndecidedError(f"The figures can't be added: {told}.")
    if bare and len(units) > 1:
        raise UndecidedError(f"A number without a unit stands between {' and '.join(units)}.")
    return shared


def options(claim: str, values: Values, unit: str, *, fixed: bool) -> list[Option]:
    """The different values a claim is given, each once, with all who give it."""
    found: dict[tuple[Interval | None, Interval | None], Option] = {}
    for assertion, reading in values[claim]:
        if not _usable(reading):
            continue
        key = _value(reading, unit, fixed=fixed), _share(reading, fixed=fixed)
        earlier = found.get(key, Option(reading, (), *key))
        found[key] = Option(earlier.reading, (*earlier.assertions, assertion), *key)
    if not found:
        raise UndecidedError(f"No source gives a figure for {claim}, so nothing can be checked.")
    return list(found.values())


def widened(a: Option, b: Option) -> Option:
    """Both values as one, as wide as they lie apart."""
    value = a.value.hull(b.value) if a.value and b.value else None
    share = a.share.hull(b.share) if a.share and b.share else None
    return Option(a.reading, a.assertions + b.assertions, value, share)


def left_out(several: Sequence[Option], assertion: str) -> list[Option]:
    """The values without what one assertion says; where nobody else says anything, any value the claim might have."""
    kept = [
        Option(each.reading, tuple(a for a in each.assertions if a != assertion), each.value, each.share)
        for each in several
    ]
    kept = [each for each in kept if each.assertions]
    return kept or [_anything(several)]


def _anything(several: Sequence[Option]) -> Option:
    """Any figure of the same sort: what is counted is not below zero unless the claim says so, and no share is."""
    values = [each.value for each in several if each.value]
    counted = all(not isinstance(each.reading, CalendarDate) and each.reading.unit in COUNTED for each in several)
    above = counted and all(each.within(_FROM_ZERO) for each in values)
    value = (_FROM_ZERO if above else Interval(None, None)) if values else None
    return Option(several[0].reading, (), value, _FROM_ZERO if any(each.share for each in several) else None)


def _value(reading: Reading, unit: str, *, fixed: bool) -> Interval | None:
    """A reading as a summand in `unit`; None where its unit is another, as that of a share is."""
    own = _unit_of(reading)
    if common_unit(own, unit) != unit:
        return None
    size = factor(own, unit)
    reach = days_of(reading) if isinstance(reading, CalendarDate) else literal(reading, fixed=fixed)
    if own in COUNTED and reach.low is None and not reach.common(_FROM_ZERO).empty:
        reach = reach.common(_FROM_ZERO)
    return reach.scaled(size.low, size.high)


def _share(reading: Reading, *, fixed: bool) -> Interval | None:
    """A reading as a share, from 0 up; None for what is no share."""
    if not isinstance(reading, Quantity) or common_unit(reading.unit, "percent") != "percent":
        return None
    size = Fraction(factor(reading.unit, "percent").mean, 100)
    return literal(reading, fixed=fixed).scaled(size, size)


def total(terms: Sequence[Term], choice: Choice) -> Interval:
    """What one side comes to under a choice of values; raises where a claim is no figure of the kind it is used as."""
    found = Interval(0, 0)
    for term in terms:
        summand = _summand(term, choice)
        found = found.plus(summand if term.sign > 0 else summand.negative())
    return found


def _summand(term: Term, choice: Choice) -> Interval:
    value = _interval(term.value, choice, share=False)
    return value if term.share is None else _interval(term.share, choice, share=True).times(value)


def _interval(operand: Operand, choice: Choice, *, share: bool) -> Interval:
    if isinstance(operand, Amount):
        number = Fraction(exact(operand.number), 100 if share and operand.percent else 1)
        return Interval(number, number)
    option = choice[operand.id]
    found = option.share if share else option.value
    if found is None:
        what = "a share" if share else "a figure that can be added"
        raise UndecidedError(f"{operand.id} is {words(option)}, which is not {what}.")
    return found
