"""Two people's decisions held against each other: kappa after published tables, and where they disagree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.agreement import agreements, cohens_kappa, disagreements
from kzclaims.decisions import Decision
from tests.builders import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.decisions import Verb


def table(*rows: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of a table of counts: the first rater's category is the row, the second's the column."""
    return [(a, b) for a, row in enumerate(rows) for b, count in enumerate(row) for _ in range(count)]


KAPPAS = [
    (table((20, 5), (10, 15)), Fraction(2, 5)),  # 35 of 50 agree, 25 by chance
    (table((45, 15), (25, 15)), Fraction(3, 23)),  # the same agreement with other habits: 0.1304
    (table((25, 35), (5, 35)), Fraction(7, 27)),  # 0.2593
    (table((10, 0), (0, 10)), Fraction(1)),
    (table((0, 10), (10, 0)), Fraction(-1)),
    (table((5, 5), (5, 5)), Fraction(0)),
    (table((1, 0, 0), (0, 1, 0), (0, 1, 0)), Fraction(1, 2)),
    (table((7,)), None),
    ([], None),
]


@pytest.mark.parametrize(("pairs", "kappa"), KAPPAS)
def test_kappa(pairs: Sequence[tuple[int, int]], kappa: Fraction | None) -> None:
    assert cohens_kappa(pairs) == kappa


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30))
def test_kappa_is_the_same_either_way_round_and_never_above_one(pairs: list[tuple[int, int]]) -> None:
    kappa = cohens_kappa(pairs)
    assert kappa == cohens_kappa([(b, a) for a, b in pairs])
    assert kappa is None or kappa <= 1
    assert (kappa == 1) == (kappa is not None and all(a == b for a, b in pairs))


def said(who: str, claim: str, verb: Verb, *ids: str, seal: str = "s") -> Decision:
    return Decision(0, claim, ids, verb, who, NOON, "", seal)


DISPUTES: list[tuple[str, list[Decision], list[str]]] = [
    ("one voice", [said("ann", "a", "accept"), said("ann", "a", "reject")], []),
    ("the opposite", [said("ann", "a", "accept"), said("bob", "a", "reject")], ["a"]),
    ("the same in other words", [said("ann", "a", "accept"), said("bob", "a", "explain")], []),
    ("put off", [said("ann", "a", "accept"), said("bob", "a", "defer")], []),
    ("on other words", [said("ann", "a", "accept"), said("bob", "a", "reject", seal="t")], []),
    ("another subject", [said("ann", "a", "accept"), said("bob", "a", "reject", "x")], []),
    ("a pair either way round", [said("ann", "a", "accept", "x", "y"), said("bob", "a", "reject", "y", "x")], ["a"]),
    ("settled", [said("ann", "a", "accept"), said("bob", "a", "reject"), said("bob", "a", "accept")], []),
    ("a note", [said("ann", "a", "accept"), said("bob", "a", "note")], []),
    ("a third", [said("ann", "a", "accept"), said("bob", "a", "accept"), said("cyd", "a", "reject")], ["a"]),
]


@pytest.mark.parametrize(("name", "decisions", "claims"), DISPUTES, ids=[name for name, *_ in DISPUTES])
def test_where_two_people_stand_against_each_other(name: str, decisions: list[Decision], claims: list[str]) -> None:
    assert [voices[0].claim for voices in disagreements(decisions)] == claims


def test_every_two_people_are_held_against_each_other_on_what_both_judged() -> None:
    anns: dict[str, Verb] = {"a": "accept", "b": "accept", "c": "reject", "d": "reject"}
    bobs: dict[str, Verb] = {"a": "explain", "b": "reject", "c": "reject", "e": "defer"}
    decisions = [
        *(said("ann", claim, verb) for claim, verb in anns.items()),
        *(said("bob", claim, verb) for claim, verb in bobs.items()),
        said("cyd", "e", "accept"),
    ]
    (found,) = agreements(decisions)
    assert (found.a, found.b, found.both, found.same, found.kappa) == ("ann", "bob", 3, 2, Fraction(2, 5))
