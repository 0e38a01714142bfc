"""Arithmetic that must hold between claims: whether some choice among the sources makes it true, and which break it.

Every claim is taken as far as its words reach, so parts that miss their sum by rounding hold, and what is said to be
broken is broken under the widest reading. Dates may be subtracted from one another, or moved by a length of time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import chain, product
from math import prod
from operator import or_
from typing import TYPE_CHECKING

from kzclaims.quantity import CalendarDate
from kzclaims.weighing.formula import Amount, ClaimId, IdentityFault, IdentityFormula, parse_identity
from kzclaims.weighing.reach import HELD, TooManySumsError, best, miss, nearness, reaches
from kzclaims.weighing.summing import Choice, UndecidedError, left_out, options, shared_unit, total, widened, words
from kzclaims.weighing.wording import amount, interval_words, number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kzclaims.weighing.formula import Operand, Term
    from kzclaims.weighing.intervals import Interval
    from kzclaims.weighing.reach import Nearness
    from kzclaims.weighing.summing import Option, Values

    Options = Mapping[str, Sequence[Option]]

__all__ = ["IdentityFault", "IdentityFormula", "IdentityResult", "check_identity", "evaluate", "parse_identity"]

MOST_LINKED = 4096
"""How many choices are tried among claims that stand in one product, or that an identity names more than once."""

MOST_COUNTED = 10**9
MOST_TOLD = 3
"""How many values that an identity never holds with its sentence tells."""


@dataclass(frozen=True, slots=True)
class IdentityResult:
    """Whether an identity holds for some choice of sources (None: it can't be decided), in one sentence.

    `unknown` are the claim ids it names in vain, `unread` those whose figures the ledger could not read whole: of what
    hangs on them nothing is said. `breaking` are the ids of assertions: where it holds, those that no choice makes it
    hold with; where nothing makes it hold, those without which something would (one that two name breaks nothing
    alone). `hint` says what to do, and `open` that more ways to choose are left than can be reckoned.
    """

    holds: bool | None
    reason: str
    unknown: tuple[str, ...] = ()
    breaking: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    hint: str = ""
    open: bool = False


def check_identity(
    says: str, values: Values, fixed: Collection[str] = (), unread: Collection[str] = ()
) -> IdentityResult:
    """Read an identity and evaluate it; where it can't be read, the sentence gives the column, from 1."""
    formula = parse_identity(says)
    if isinstance(formula, IdentityFault):
        reason = f"It can't be read at column {formula.column + 1}: {formula.message}."
        return IdentityResult(None, reason, hint="correct the identity")
    return evaluate(formula, values, fixed, unread)


def evaluate(
    formula: IdentityFormula, values: Values, fixed: Collection[str] = (), unread: Collection[str] = ()
) -> IdentityResult:
    """Whether the identity holds for some choice of one assertion a claim.

    `values` holds, for every claim of the ledger, the ids of its assertions with what their values were read as;
    `fixed` are the ids of the claims whose numbers are fixed by law and therefore sharp, `unread` of those that the
    ledger could not read whole, with "" for one whose id is not known: any claim that is missing may be that one.
    """
    missing = tuple(each for each in formula.claims if each not in values and each not in unread)
    if missing and "" not in unread:
        return IdentityResult(None, f"There is no claim called {' or '.join(missing)}.", missing)
    waiting = tuple(each for each in formula.claims if each in unread or each in missing)
    if waiting:
        verb = "is" if len(waiting) == 1 else "are"
        reason = f"It is not checked: {_names(waiting, ' and ')} {verb} not read whole."
        return IdentityResult(None, reason, unread=waiting, hint="mend the claim's other findings first")
    try:
        unit = shared_unit(formula, values)
        found = {claim: options(claim, values, unit, fixed=claim in fixed) for claim in formula.claims}
        return _weighed(formula, found, unit)
    except UndecidedError as undecided:
        return IdentityResult(None, str(undecided), hint="correct the identity, or the figures it names")


@dataclass(frozen=True, slots=True)
class _Part:
    """Claims that stand in one product or more than once, every way to choose among them, and what each comes to."""

    choices: tuple[Choice, ...]
    sums: tuple[Interval, ...]


def _weighed(formula: IdentityFormula, found: Options, unit: str) -> IdentityResult:
    """What the best choice comes to; the one told is the first of those that come nearest."""
    try:
        parts = _parts(formula, found)
        sums = [part.sums for part in parts]
        told: dict[str, Option] = {}
        for part, n in zip(parts, best(sums), strict=True):
            told |= part.choices[n]
        if _difference(formula, told).holds(0):
            return _holding(formula, found, told, [*zip(parts, nearness(sums), strict=True)])
    except TooManySumsError:
        return _bounded(formula, found)
    return _broken(formula, found, told, unit)


def _parts(formula: IdentityFormula, found: Options) -> list[_Part]:
    """The terms, those that share a claim as one; what is left on the right is taken away on the left."""
    terms = [*formula.left, *(replace(term, sign=-term.sign) for term in formula.right)]
    groups: list[tuple[list[Term], dict[str, None]]] = []
    for term in terms:
        named = {each.id: None for each in (term.share, term.value) if isinstance(each, ClaimId)}
        linked = [group for group in groups if group[1].keys() & named.keys()]
        groups = [group for group in groups if group not in linked]
        groups.append(
            ([*chain.from_iterable(own for own, _ in linked), term], reduce(or_, (ids for _, ids in linked), named))
        )
    order = {claim: n for n, claim in enumerate(formula.claims)}
    groups.sort(key=lambda group: min((order[claim] for claim in group[1]), default=len(order)))
    return [_part(terms, sorted(claims, key=order.__getitem__), found) for terms, claims in groups]


def _part(terms: Sequence[Term], claims: Sequence[str], found: Options) -> _Part:
    several = [found[claim] for claim in claims]
    if prod(map(len, several)) > MOST_LINKED:
        raise TooManySumsError
    choices = tuple(dict(zip(claims, picked, strict=True)) for picked in product(*several))
    return _Part(choices, tuple(total(terms, choice) for choice in choices))


def _holding(
    formula: IdentityFormula, found: Options, told: Choice, near: Sequence[tuple[_Part, Sequence[Nearness]]]
) -> IdentityResult:
    """It holds with the choice told; which values it holds with in no choice."""
    good = {
        (claim, option.assertions)
        for part, each in near
        for choice, one in zip(part.choices, each, strict=True)
        if one == HELD
        for claim, option in choice.items()
    }
    bad = [
        (claim, each) for claim, several in found.items() for each in several if (claim, each.assertions) not in good
    ]
    but = "".join(f", but never with {words(o)} for {claim} ({_names(o.assertions)})" for claim, o in bad[:MOST_TOLD])
    but += f", nor with {len(bad) - MOST_TOLD} more" if len(bad) > MOST_TOLD else ""
    verb = "holds" if _difference(formula, told).point else "can hold"
    breaking = tuple(dict.fromkeys(each for _, option in bad for each in option.assertions))
    hint = f"look at {_names(breaking)} again, or say in the claim why it differs" if bad else ""
    return IdentityResult(holds=True, reason=f"It {verb}: {_told(formula, told)}{but}.", breaking=breaking, hint=hint)


def _broken(formula: IdentityFormula, found: Options, told: Choice, unit: str) -> IdentityResult:
    """No choice makes it hold; what the nearest comes to, and without which of its sources something would."""
    reason = f"It does not hold: {_told(formula, told, sources=True)}, {_sides(formula, told, unit)}"
    asked = tuple(dict.fromkeys(each for option in told.values() for each in option.assertions))
    breaking = tuple(each for each in asked if _mended(formula, {c: left_out(o, each) for c, o in found.items()}))
    hint = "correct the figure, or the identity"
    if breaking and breaking != asked:
        named = _names(breaking, " or ")
        reason, hint = f"{reason}; without {named} it could hold", f"look at {named} again, or at the identity"
    return IdentityResult(holds=False, reason=f"{reason}.", breaking=breaking, hint=hint)


def _mended(formula: IdentityFormula, found: Options) -> bool:
    """Whether it could hold with these values, where some claim is now left with none; fewer to choose from mend nothing."""
    if all(each.assertions for several in found.values() for each in several):
        return False
    try:
        return reaches([part.sums for part in _parts(formula, found)])
    except TooManySumsError:
        return False


def _bounded(formula: IdentityFormula, found: Options) -> IdentityResult:
    """Too many sums to reckon: where even the hull of each claim's values misses, no choice can hold."""
    count = prod(map(len, found.values()))
    ways = f"{count:,}" if count < MOST_COUNTED else "more than a billion"
    widest = {claim: reduce(widened, several) for claim, several in found.items()}
    if _difference(formula, widest).holds(0):
        reason = (
            f"Its claims can be chosen in {ways} ways, more than are reckoned, so it is not known whether it holds."
        )
        return IdentityResult(
            None, reason, hint="write it as two smaller sums, with a claim for what stands between", open=True
        )
    return IdentityResult(
        holds=False,
        reason=f"It does not hold for any of {ways} ways to choose among its sources.",
        hint="correct the figures, or the identity",
    )


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
    return f"{words(option)} ({_names(option.assertions)})" if sources else words(option)


def _names(ids: Sequence[str], joint: str = ", ") -> str:
    """At most two ids, and how many more there are."""
    more = len(ids) - 2
    return f"{', '.join(ids[:2])} and {more} more" if more > 0 else joint.join(ids)
