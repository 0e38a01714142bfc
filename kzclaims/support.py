"""Does the quote say the value? The value an assertion states against the quantities read in its quote."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from kzclaims.claim import NUMERIC
from kzclaims.compare import Relation, compare
from kzclaims.names import NO_NAMES, name_key
from kzclaims.quantity import Bound, CalendarDate, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.claim import Assertion, Claim
    from kzclaims.compare import Comparison
    from kzclaims.names import Names
    from kzclaims.quantity import Reading

_POSSESSIVE = re.compile(r"['’]s?\b")
_BARE = "count"
_NOUN_UNITS = frozenset({"age", "times"})
"""Units that a value may leave to its quote, as a person writes 60 for "the retirement age of 60"."""
_UNHEDGED = frozenset({Bound.NONE, Bound.EXACTLY})


class Support(StrEnum):
    """What the quote says of the value the assertion states."""

    STATED = "stated"
    DERIVED = "derived"
    HEDGE_DROPPED = "hedge-dropped"
    SHARPENED = "sharpened"
    DIFFERS = "differs"
    UNREAD = "unread"


def noun_of(value: Reading | None, stated: Sequence[Reading]) -> str:
    """The noun that the value's figure counts in the quote, where the value itself names none: 84 for 84 seats."""
    if not isinstance(value, Quantity) or value.of or value.unit != _BARE:
        return ""
    nouns = {
        each.of
        for each in stated
        if isinstance(each, Quantity) and each.of and (each.low, each.high, each.unit) == (value.low, value.high, _BARE)
    }
    return nouns.pop() if len(nouns) == 1 else ""


def support(
    claim: Claim, assertion: Assertion, value: Reading | None, stated: Sequence[Reading], names: Names
) -> tuple[Support, str]:
    """Whether the quote states the value, and one sentence on why not.

    A value with a `derived` reason is the keeper's own reading and is not held against the words; a yes or no is never
    in the words as such.
    """
    if assertion.derived:
        return Support.DERIVED, f"derived: {assertion.derived}"
    if claim.kind == "yes-no" or assertion.quote is None:
        return Support.UNREAD, ""
    if claim.kind == "name":
        return _name_support(assertion, names if claim.aliases else NO_NAMES)
    if value is None:
        return Support.UNREAD, f"no {'figure' if claim.kind in NUMERIC else 'date'} can be read in {assertion.value!r}"
    return _reading_support(value, stated)


def _name_support(assertion: Assertion, names: Names) -> tuple[Support, str]:
    words = assertion.quote.exact if assertion.quote else ""
    quoted = f" {name_key(words)} | {name_key(_POSSESSIVE.sub(' ', words))} "
    if any(f" {name_key(spelling)} " in quoted for spelling in names.spellings(assertion.value)):
        return Support.STATED, ""
    return Support.DIFFERS, f"the quote does not name {assertion.value!r}"


def _literally(value: Reading, stated: Reading) -> bool:
    """Whether the quote has the words of the value, and they mean there what they mean alone; no need to weigh them."""
    return stated.bound == value.bound and stated.written.split() == value.written.split()


def _says(value: Reading, stated: Reading, comparison: Comparison) -> bool:
    """Whether a quantity of the quote is the value: by its meaning, to the letter, or in a unit left to the quote."""
    if comparison.relation is Relation.EQUAL:
        return stated.bound == value.bound
    if value.written.split() == stated.written.split():
        return True
    if isinstance(value, CalendarDate) or isinstance(stated, CalendarDate):
        return False
    bare = value.unit == _BARE and stated.unit in _NOUN_UNITS
    return bare and (value.low, value.high, value.bound) == (stated.low, stated.high, stated.bound)


def _reading_support(value: Reading, stated: Sequence[Reading]) -> tuple[Support, str]:
    """The best that any quantity of the quote does for the value."""
    if not stated:
        return Support.DIFFERS, f"the quote holds no figure that could be {value.written!r}"
    if any(_literally(value, each) for each in stated):
        return Support.STATED, ""
    comparisons = [(each, compare(value, each)) for each in stated]
    if any(_says(value, each, c) for each, c in comparisons):
        return Support.STATED, ""
    same = next((each for each, _ in comparisons if (each.low, each.high) == (value.low, value.high)), None)
    if same is not None and same.bound == value.bound:
        return Support.DIFFERS, f"the quote says {same.written!r}, in another unit than {value.written!r}"
    if same is not None:
        dropped = "drops" if value.bound in _UNHEDGED else "changes"
        return (
            Support.HEDGE_DROPPED,
            f"the quote says {same.written!r}; the value {value.written!r} {dropped} the hedge",
        )
    for each, comparison in comparisons:
        if comparison.relation is Relation.ROUNDS_TO and comparison.finer == "a":
            return Support.SHARPENED, f"the quote says only {each.written!r}; {value.written!r} is sharper"
    said = ", ".join(repr(each.written) for each in stated)
    return Support.DIFFERS, f"the value is {value.written!r}, but the quote says {said}"
