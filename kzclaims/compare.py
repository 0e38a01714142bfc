"""Two quantities, compared as a careful editor would.

What may live here: `Relation`, `Comparison`, `Terms` and the three comparisons (quantities and dates, names, yes/no).
No text is seen here: only what was read from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kzclaims.names import Names
    from kzclaims.quantity import Reading


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


@dataclass(frozen=True, slots=True)
class Terms:
    """What besides the two values decides: tolerance, scope, time, and whether the numbers are fixed by law."""

    tolerance: Decimal = Decimal("0.05")
    points: Decimal = Decimal(1)
    sharp: bool = False
    scopes: tuple[str, str] = ("", "")
    scope_confirmed: bool = False
    as_of: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The relation of two values and everything that was weighed.

    `gap` is the distance of the numbers over the larger of the two (0 inside a range), None where there is none;
    `possible` says whether both can be true (None where that cannot be decided); `rule` names the test of
    QUANTITIES section 3 that decided; `finer` and `entails` name a side (`a`, `b`, `both`, or empty).
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


def compare(a: Reading, b: Reading, terms: Terms = Terms()) -> Comparison:
    """Compare two quantities or two dates by the tests of QUANTITIES section 3, in their order."""
    raise NotImplementedError


def compare_names(a: str, b: str, names: Names, terms: Terms = Terms()) -> Comparison:
    """Compare two names by their canonical form under the ledger's aliases."""
    raise NotImplementedError


def compare_yes_no(a: str, b: str, terms: Terms = Terms()) -> Comparison:
    """Compare two answers of a yes/no question."""
    raise NotImplementedError
