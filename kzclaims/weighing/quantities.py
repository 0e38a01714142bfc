"""The tests of two quantities, in their order: the first that applies decides. The table stands in `compare`."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kzclaims.quantity import Bound, Quantity
from kzclaims.weighing.days import as_of_days, spoken
from kzclaims.weighing.exact import exact, less
from kzclaims.weighing.intervals import rounding_step
from kzclaims.weighing.relation import Comparison, Relation, Terms
from kzclaims.weighing.units import PERCENTAGES
from kzclaims.weighing.weigh import DOWN, PLAIN, UP, Side, Weighing, rounding, tolerance_of, weigh
from kzclaims.weighing.wording import (
    amount,
    capital,
    currency,
    decimal,
    figure,
    interval_words,
    kind_words,
    number,
    phrase,
    share_words,
    step_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_FACTOR = Bound.FACTOR  # an enum is slow to give its members
_NONE, _ONE = Decimal(0), Decimal(1)
_SHARES = PERCENTAGES | {"ratio"}


def compare_quantities(a: Quantity, b: Quantity, terms: Terms) -> Comparison:
    """Compare two quantities; `a` and `b` come in the canonical order, so sentences may name them as they stand."""
    return _malformed(a, b) or same_at_once(a, b, terms) or weighed(a, b, terms)


def same_at_once(a: Quantity, b: Quantity, terms: Terms) -> Comparison | None:
    """What `weighed` says of one number under one hedge and at one precision, as most sources that agree put it."""
    alike = a.low == b.low and a.bound is b.bound and a.unit == b.unit and a.scaled == b.scaled
    if not alike or not a.number or not b.number or a.bound is _FACTOR or _later(terms):
        return None
    if a.step != b.step or a.fine_step != b.fine_step:
        return None
    return Comparison(
        Relation.EQUAL,
        f"Both say {phrase(a)}.",
        gap=_NONE,
        possible=True,
        rule="3-same-number",
        entails="both",
        difference=_NONE,
        ratio=_ONE,
        points=_NONE if a.unit in _SHARES else None,
    )


def weighed(a: Quantity, b: Quantity, terms: Terms) -> Comparison:
    """What the first test that applies says of two quantities that are well formed."""
    weighing = weigh(a, b, tolerance_of(terms.tolerance, terms.points), fixed=terms.sharp)
    if weighing is None:
        return _unlike(a, b)
    decided = _first(weighing, terms)
    aside = decided.relation is Relation.SUPERSEDED
    ratio, points = weighing.ratio, weighing.points
    return Comparison(
        decided.relation,
        decided.reason,
        gap=decimal(weighing.gap, 4),
        possible=None if aside else weighing.possible,
        rule=decided.rule,
        finer=decided.finer,
        entails="" if aside else weighing.entails,
        difference=decimal(weighing.distance),
        ratio=None if ratio is None else decimal(ratio, 4),
        points=None if points is None else decimal(points),
    )


def _first(w: Weighing, terms: Terms) -> Comparison:
    """What the first test that applies says of the two, and why."""
    for test in _TESTS:
        if decided := test(w, terms):
            return decided
    return _close(w, terms)


def _malformed(a: Quantity, b: Quantity) -> Comparison | None:
    if not (a.readings or b.readings):
        return None
    broken = {phrase(each): each for each in (a, b) if each.readings}
    told = [f"{words} can be read as {_either(each)}" for words, each in broken.items()]
    reason = f"{' and '.join(told)}, so nothing can be decided."
    return Comparison(Relation.NOT_COMPARABLE, capital(reason), rule="1-malformed")


def _either(quantity: Quantity) -> str:
    return " or ".join(amount(exact(reading), quantity.unit) for reading in quantity.readings)


def _unlike(a: Quantity, b: Quantity) -> Comparison:
    """Units that don't convert: another sort of figure, or another currency."""
    if currency(a.unit) and currency(b.unit):
        reason = f"{capital(phrase(a))} and {phrase(b)} are in two currencies, and currencies are never converted."
        return Comparison(Relation.NOT_COMPARABLE, reason, rule="1-currency")
    rule = "1-factor" if Bound.FACTOR in {a.bound, b.bound} else "1-units"
    if kind_words(a) == kind_words(b):
        reason = f"{capital(phrase(a))} and {phrase(b)} are in two units, and neither is converted into the other."
        return Comparison(Relation.NOT_COMPARABLE, reason, rule=rule)
    told = f"{phrase(a)} is {kind_words(a)} and {phrase(b)} is {kind_words(b)}"
    return Comparison(Relation.NOT_COMPARABLE, f"{capital(told)}, so the two can't be compared.", rule=rule)


def superseded_reason(a: str, b: str, terms: Terms) -> str | None:
    """The sentence on two times that don't overlap, or None where they do or one is not known."""
    if not _later(terms):
        return None
    (early, old), (late, new) = sorted(zip(terms.as_of, (a, b), strict=True))  # ISO dates sort by time
    return f"{capital(old)} holds as of {spoken(early)}, and {new}, the later one, as of {spoken(late)}."


def _later(terms: Terms) -> bool:
    if not all(terms.as_of):
        return False
    first, second = (as_of_days(each) for each in terms.as_of)
    return first is not None and second is not None and not first.overlaps(second)


def _superseded(w: Weighing, terms: Terms) -> Comparison | None:
    if not _later(terms):
        return None
    reason = superseded_reason(phrase(w.a.quantity), phrase(w.b.quantity), terms)
    return Comparison(Relation.SUPERSEDED, reason, rule="2-as-of") if reason else None


def _same(w: Weighing, _: Terms) -> Comparison | None:
    """The same number, exactly, under the same class of bound; `exactly` is of the class of bare numbers."""
    if not w.exact or w.a.low != w.b.low or w.a.high != w.b.high:
        return None
    first, second = w.a.quantity, w.b.quantity
    ends = (first.low_open, first.high_open) == (second.low_open, second.high_open)
    if not ends or not (first.bound is second.bound or {first.bound, second.bound} <= PLAIN):
        return None
    one, other = phrase(first), phrase(second)
    reason = f"Both say {one}." if one == other else f"{capital(one)} and {other} are the same figure."
    return Comparison(Relation.EQUAL, reason, rule="3-same-number")


def _rounds(w: Weighing, _: Terms) -> Comparison | None:
    if not w.exact or w.material:
        return None
    finer: Literal["a", "b"] = "b" if less(w.b.step, w.a.step) else "a"
    coarse, fine = (w.a, w.b) if finer == "b" else (w.b, w.a)
    how = rounding(coarse, fine)
    if not how:
        return None
    reason = _rounding_reason(coarse.quantity, fine.quantity, how)
    return Comparison(Relation.ROUNDS_TO, reason, rule="4-rounds", finer=finer)


def _rounding_reason(coarse: Quantity, fine: Quantity, how: str) -> str:
    short, long = capital(figure(coarse)), figure(fine)
    if coarse.unit == "ratio":
        return f"{short} is a round way to say {long}."
    step = step_words(rounding_step(coarse), coarse.unit)
    if how == "nearest":
        return f"{short} is {long} rounded to the nearest {step}."
    return f"{short} is {long} cut off at the {step} instead of rounded."


def _disjoint(w: Weighing, _: Terms) -> Comparison | None:
    if w.possible:
        return None
    reason = f"{capital(phrase(w.a.quantity))} and {phrase(w.b.quantity)} can't both be true: {_why_impossible(w)}."
    return Comparison(Relation.CONTRADICTS, reason, rule="5-literal-disjoint")


def _why_impossible(w: Weighing) -> str:
    """What one leaves no room for, told by the side whose words don't already say it."""
    if w.a.literal.point and w.b.literal.point:
        return "neither is a round figure"
    for inner, outer in ((w.a, w.b), (w.b, w.a)):
        if outer.number is None and outer.quantity.bound is not Bound.VAGUE:
            return f"{phrase(inner.quantity)} lies outside {phrase(outer.quantity)}"
        if inner.literal.point:
            outside = "is not" if None in {outer.literal.low, outer.literal.high} else "lies outside"
            return f"{phrase(inner.quantity)} {outside} {interval_words(outer.literal, w.unit)}"
    told = [
        f"{phrase(side.quantity)} allows only {interval_words(side.literal, w.unit)}"
        for side in (w.a, w.b)
        if None not in {side.literal.low, side.literal.high}
    ]
    return " and ".join(told) or "the two leave no figure in common"


def _cores(w: Weighing, _: Terms) -> Comparison | None:
    """What both normally mean overlaps; two bounds that point the same way agree only within the tolerance."""
    same_way = w.a.direction == w.b.direction != 0
    if not w.a.core.overlaps(w.b.core) or (same_way and w.material):
        return None
    for inner, outer in ((w.b, w.a), (w.a, w.b)):
        if inner.number is not None and not same_way and outer.core.holds(inner.number):
            reason = f"Both can be true: {_inside(inner.quantity, outer, w.unit)}."
            return Comparison(Relation.COMPATIBLE, reason, rule="6-core-overlap")
    shared = interval_words(w.a.core.common(w.b.core), w.unit)
    told = f"what {phrase(w.a.quantity)} and {phrase(w.b.quantity)} normally mean overlaps ({shared})"
    return Comparison(Relation.COMPATIBLE, f"Both can be true: {told}.", rule="6-core-overlap")


def _inside(inner: Quantity, outer: Side, unit: str) -> str:
    short, long = phrase(inner), phrase(outer.quantity)
    if outer.quantity.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        return f"{short} keeps to {long}"
    if outer.number is None:
        return f"{short} lies within {long}"
    return f"{short} is within what {long} normally means, {interval_words(outer.core, unit)}"


def _apart(w: Weighing, terms: Terms) -> Comparison | None:
    if not w.material:
        return None
    reason = (
        f"Both can be true ({_why_possible(w)}), yet the figures are {_gap(w, terms)}, more than {_allowed(w, terms)}."
    )
    return Comparison(Relation.DIFFERS, reason, rule="7-gap")


def _close(w: Weighing, terms: Terms) -> Comparison:
    first, second = phrase(w.a.quantity), phrase(w.b.quantity)
    reason = f"{capital(first)} and {second} can both be true, and are {_gap(w, terms)}, within {_allowed(w, terms)}."
    return Comparison(Relation.COMPATIBLE, reason, rule="8-otherwise")


_TESTS: tuple[Callable[[Weighing, Terms], Comparison | None], ...] = (
    _superseded,
    _same,
    _rounds,
    _disjoint,
    _cores,
    _apart,
)


def _why_possible(w: Weighing) -> str:
    """Why two figures far apart don't contradict each other: one is a bound that the other keeps, or both are round."""
    for bound, other in ((w.a, w.b), (w.b, w.a)):
        if bound.number is None or other.number is None or bound.number == other.number:
            continue
        if bound.quantity.bound in UP and other.number > bound.number:
            return f"{figure(other.quantity)} is over {figure(bound.quantity)}"
        if bound.quantity.bound in DOWN and other.number < bound.number:
            return f"{figure(other.quantity)} is under {figure(bound.quantity)}"
    shared = interval_words(w.a.literal.common(w.b.literal), w.unit)
    if w.a.plain and w.b.plain:
        return f"if rounded, {figure(w.a.quantity)} and {figure(w.b.quantity)} leave room for {shared}"
    return f"{phrase(w.a.quantity)} and {phrase(w.b.quantity)} leave room for {shared}"


def _gap(w: Weighing, terms: Terms) -> str:
    share = share_words(w.gap, _in_words(terms.tolerance))
    if w.points is None:
        return f"{share} apart"
    return f"{share} ({amount(w.points, 'percentage-point')}) apart"


@lru_cache(maxsize=64)
def _in_words(tolerance: Decimal) -> str:
    return share_words(exact(tolerance))


def _allowed(w: Weighing, terms: Terms) -> str:
    return _allowance(terms.tolerance, terms.points if w.unit in PERCENTAGES else None)


@lru_cache(maxsize=64)
def _allowance(tolerance: Decimal, points: Decimal | None) -> str:
    share = f"the {number(exact(tolerance) * 100)}%"
    if points is not None:
        share += f" or {amount(exact(points), 'percentage-point')}"
    return f"{share} allowed"
