"""What two values are to each other: the records that every comparison gives and takes."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from kzclaims.record import record


class Relation(StrEnum):
    """What two values are to each other."""

    EQUAL = "equal"
    ROUNDS_TO = "rounds-to"
    COMPATIBLE = "compatible"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    SUPERSEDED = "superseded"
    DIFFERENT_SCOPE = "different-scope"
    NOT_COMPARABLE = "not-comparable"


AGREE = frozenset({Relation.EQUAL, Relation.ROUNDS_TO, Relation.COMPATIBLE})
ASIDE = frozenset({Relation.SUPERSEDED, Relation.DIFFERENT_SCOPE, Relation.NOT_COMPARABLE})


@record(frozen=True, slots=True)
class Terms:
    """What besides the two values decides: tolerance, scope, time, and whether the numbers are fixed by law.

    `tolerance` is the share of the larger figure up to which a gap is immaterial, `points` the percentage points up to
    which it is for percentages. `scopes` and `as_of` belong to the first and the second value.
    """

    tolerance: Decimal = Decimal("0.05")
    points: Decimal = Decimal(1)
    sharp: bool = False
    scopes: tuple[str, str] = ("", "")
    scope_confirmed: bool = False
    as_of: tuple[str, str] = ("", "")


@record(frozen=True, slots=True)
class Comparison:
    """The relation of two values and everything that was weighed.

    `gap` is the distance of the numbers over the larger of the two (0 inside a range), None where there is none;
    `possible` says whether both can be true (None where that cannot be decided); `rule` names the test that decided,
    as listed in `compare`; `finer` and `entails` name a side (`a`, `b`, `both`, or empty). `difference` is the distance
    in the finer of the two units (days for dates), `ratio` the larger figure over the smaller, `points` the distance
    of two percentages.
    """

    relation: Relation
    reason: str
    gap: Decimal | None = None
    possible: bool | None = None
    rule: str = ""
    finer: Literal["", "a", "b"] = ""
    entails: Literal["", "a", "b", "both"] = ""
    difference: Decimal | None = None
    ratio: Decimal | None = None
    points: Decimal | None = None
    note: str = ""
