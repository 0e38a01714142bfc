"""Arithmetic that must hold between claims: whether some choice among the sources makes it true, and which break it.

Every claim is taken as far as its words reach, so parts that miss their sum by rounding hold, and what is said to be
broken is broken under the widest reading. Dates may be subtracted from one another, or moved by a length of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from kzclaims.quantity import CalendarDate
from kzclaims.weighing.formula import Amount, IdentityFault, IdentityFormula, parse_identity
from kzclaims.weighing.summing import Choice, Option, UndecidedError, miss, options, shared_unit, total, widened, words
from kzclaims.weighing.wording import amount, interval_words, number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kzclaims.weighing.formula import Operand, Term
    from kzclaims.weighing.intervals import Interval
    from kzclaims.weighing.summing import Values

__all__ = ["IdentityFault", "IdentityFormula", "IdentityResult", "check_identity", "evaluate", "parse_identity"]

MAX_CHOICES = 4096


@dataclass(frozen=True, slots=True)
class IdentityResult:
    """Whether an identity holds for some choice of sources (None: it can't be decided), in one sentence.

    `unknown` are the claim ids it names in vain. `breaking` are the ids of assertions that no choice makes it hold
    with; where nothing makes it hold, those of the choice that misses least, which is the one the sentence tells.
    """

    holds: bool | None
    reason: str
    unknown: tuple[str, ...] = ()
    breaking: tuple[str, ...] = ()


def check_identity(says: str, values: Values, fixed: Collection[str] = ()) -> IdentityResult:
    """Read an identity and evaluate it; where it can't be read, the sentence gives the column, from 1."""
    formula = parse_identity(says)
    if isinstance(formula, IdentityFault):
        return IdentityResult(None, f"It can't be read at column {formula.column + 1}: {formula.message}.")
    return evaluate(formula, values, fixed)


def evaluate(formula: IdentityFormula, values: Values, fixed: Collection[str] = ()) -> IdentityResult:
    """Whether the identity holds for some choice of one assertion a claim.

    `values` holds, for every claim of the ledger, the ids of its assertions with what their values were read as;
    `fixed` are the ids of the claims whose numbers are fixed by law and therefore sharp.
    """
    unknown = tuple(each for each in formula.claims if each not in values)
    if unknown:
        return IdentityResult(None, f"There is no claim called {' or '.join(unknown)}.", unknown)
    try:
        unit = shared_unit(formula, values)
        found = {claim: options(claim, values, unit, fixed=claim in fixed) for claim in formula.claims}
        if prod(map(len, found.values())) > MAX_CHOICES:
            return _bounded(formula, found)
        return _searched(formula, found, unit)
    except UndecidedError as undecided:
        return IdentityResult(None, str(undecided))


def _searched(formula: IdentityFormula, found: Mapping[str, Sequence[Option]], unit: str) -> IdentityResult:
    """Try every choice; the one told is the first that holds, or else the first that misses least."""
    choices: list[Choice] = [dict(zip(found, picked, strict=True)) for picked in product(*found.values())]
    differences = [_difference(formula, choice) for choice in choices]
    holding = [n for n, difference in enumerate(differences) if difference.holds(Fraction(0))]
    if not holding:
        nearest = choices[min(range(len(choices)), key=lambda n: miss(differences[n]))]
        breaking = dict.fromkeys(each for option in nearest.values() for each in option.assertions)
        reason = f"It does not hold: {_told(formula, nearest, sources=True)}, {_sides(formula, nearest, unit)}."
        return IdentityResult(holds=False, reason=reason, breaking=tuple(breaking))
    good = {(claim, option.assertions) for n in holding for claim, option in choices[n].items()}
    bad = [
        (claim, each) for claim, several in found.items() for each in several if (claim, each.assertions) not in good
    ]
    but = "".join(f", but never with {words(option)} for {claim} ({_names(option)})" for claim, option in bad)
    verb = "holds" if differences[holding[0]].point else "can hold"
    breaking = dict.fromkeys(each for _, option in bad for each in option.assertions)
    reason = f"It {verb}: {_told(formula, choices[holding[0]])}{but}."
    return IdentityResult(holds=True, reason=reason, breaking=tuple(breaking))


def _bounded(formula: IdentityFormula, found: Mapping[str, Sequence[Option]]) -> IdentityResult:
    """Too many choices to try: where even the hull of each claim's values misses, no choice can hold."""
    count = prod(map(len, found.values()))
    widest = {claim: reduce(widened, several) for claim, several in found.items()}
    if _difference(formula, widest).holds(Fraction(0)):
        reason = f"Its claims can be chosen in {count:,} ways, more than are tried, so nothing is decided."
        return IdentityResult(None, reason)
    breaking = dict.fromkeys(each for option in widest.values() for each in option.assertions)
    reason = f"It does not hold for any of the {count:,} ways to choose among its sources."
    return IdentityResult(holds=False, reason=reason, breaking=tuple(breaking))


def _difference(formula: IdentityFormula, choice: Choice) -> Interval:
    return total(formula.left, choice).plus(total(formula.right, choice).negative())


def _sides(formula: IdentityFormula, choice: Choice, unit: str) -> str:
    """What each side comes to; dates have no sum, so there only the distance is told."""
    if any(isinstance(option.reading, CalendarDate) for option in choice.values()):
        return f"but the two sides are {amount(miss(_difference(formula, choice)), unit)} apart"
    left, right = (_worth(total(side, choice), unit) for side in (formula.left, formula.right))
    return f"but the left side is {left} and the right side {right}"


def _worth(side: Interval, unit: str) -> str:
    return amount(side.low, unit) if side.point and side.low is not None else interval_words(side, unit)


def _told(formula: IdentityFormula, choice: Choice, *, sources: bool = False) -> str:
    """The identity with the values chosen in place of the ids, and who says them."""
    return " = ".join(_side_told(side, choice, sources=sources) for side in (formula.left, formula.right))


def _side_told(terms: Sequence[Term], choice: Choice, *, sources: bool) -> str:
    told = ""
    for term in terms:
        operands = [each for each in (term.share, term.value) if each is not None]
        sign = ("- " if told else "-") if term.sign < 0 else ("+ " if told else "")
        told += f" {sign}" if told else sign
        told += " of ".join(_operand_told(each, choice, sources=sources) for each in operands)
    return told


def _operand_told(operand: Operand, choice: Choice, *, sources: bool) -> str:
    if isinstance(operand, Amount):
        return f"{number(Fraction(operand.number))}{'%' if operand.percent else ''}"
    option = choice[operand.id]
    return f"{words(option)} ({_names(option)})" if sources else words(option)


def _names(option: Option) -> str:
    """Who gives a value: at most two by name."""
    named = ", ".join(option.assertions[:2])
    more = len(option.assertions) - 2
    return f"{named} and {more} more" if more > 0 else named
