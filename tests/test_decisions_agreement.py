"""Two people's decisions held against each other: kappa after published tables, and where they disagree."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.agreement import (
    Agreement,
    Reviewer,
    Reviewers,
    agreement_words,
    agreements,
    cohens_kappa,
    disagreements,
    kappa_words,
    reviewers,
)
from kzclaims.decisions import Decision
from tests.builders import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

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
    (table((88, 10, 2), (14, 40, 6), (18, 10, 12)), Fraction(29, 59)),  # 140 of 200 agree, .41 by chance: 0.492
    (table((25, 13, 12), (12, 2, 16), (3, 15, 2)), Fraction(-6, 65)),  # .29 agree, .35 by chance: -0.092
    (table((8, 2), (0, 0)), Fraction(0)),  # one of them says the same of everything
    (table((98, 1), (1, 0)), Fraction(-1, 99)),  # 98 % agree, and chance gives more
    (table((1,)), None),  # one thing in common, and one word on it
    (table((0, 1), (0, 0)), Fraction(0)),  # one thing in common, and two words on it
    (table((7,)), None),
    ([], None),
]


@pytest.mark.parametrize(("pairs", "kappa"), KAPPAS)
def test_kappa(pairs: Sequence[tuple[int, int]], kappa: Fraction | None) -> None:
    assert cohens_kappa(pairs) == kappa


RATED = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30)


@given(RATED)
def test_kappa_is_the_same_either_way_round_and_never_above_one(pairs: list[tuple[int, int]]) -> None:
    kappa = cohens_kappa(pairs)
    assert kappa == cohens_kappa([(b, a) for a, b in pairs])
    assert kappa is None or -1 <= kappa <= 1
    assert (kappa == 1) == (kappa is not None and all(a == b for a, b in pairs))


@given(RATED)
def test_kappa_is_one_less_the_disagreements_seen_by_those_of_everyone_with_everyone(
    pairs: list[tuple[int, int]],
) -> None:
    """The other way to write it: hold each of one's answers against each of the other's, whatever thing it is on."""
    by_chance = sum(a != b for a, _ in pairs for _, b in pairs)
    seen = len(pairs) * sum(a != b for a, b in pairs)
    assert cohens_kappa(pairs) == (1 - Fraction(seen, by_chance) if by_chance else None)


@given(RATED, st.permutations(range(4)), st.randoms(use_true_random=False))
def test_kappa_knows_neither_names_nor_order(pairs: list[tuple[int, int]], names: list[int], chance: Random) -> None:
    renamed = [(names[a], names[b]) for a, b in pairs]
    chance.shuffle(renamed)
    assert cohens_kappa(renamed) == cohens_kappa(pairs)


KAPPA_WORDS = [
    (Fraction(1), "1.00"),
    (Fraction(999, 1000), "0.99"),
    (Fraction(29, 59), "0.49"),
    (Fraction(-1, 1000), "0.00"),
    (Fraction(-6, 65), "-0.09"),
    (Fraction(-1), "-1.00"),
]


@pytest.mark.parametrize(("kappa", "words"), KAPPA_WORDS)
def test_kappa_is_written_to_two_digits_and_whole_only_where_it_is(kappa: Fraction, words: str) -> None:
    assert kappa_words(kappa) == words


PERCENTS = [(0, 3, 0), (1, 300, 1), (1, 3, 33), (2, 3, 67), (1, 200, 1), (199, 200, 99), (299, 300, 99), (7, 7, 100)]


@pytest.mark.parametrize(("same", "both", "percent"), PERCENTS)
def test_a_percentage_says_all_or_none_only_where_it_is_so(same: int, both: int, percent: int) -> None:
    assert Agreement("ann", "bob", both, same, None).percent == percent


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
    ("in two claims", [e for c in "ba" for e in (said("ann", c, "accept"), said("bob", c, "reject"))], ["b", "a"]),
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


def test_who_decided_on_other_words_is_no_side_of_a_disagreement() -> None:
    decisions = [said("cyd", "a", "reject", seal="old"), said("ann", "a", "accept"), said("bob", "a", "reject")]
    (voices,) = disagreements(decisions)
    assert [each.who for each in voices] == ["ann", "bob"]


def numbered(*decisions: Decision) -> list[Decision]:
    return [replace(each, number=number) for number, each in enumerate(decisions, 1)]


LOG = numbered(
    said("ann", "a", "accept"),
    said("bob", "a", "reject"),
    said("ann", "b", "explain"),
    said("bob", "b", "accept"),
    said("ann", "c", "reject", "x", "y"),
    said("ann", "c", "note"),
    said("bob", "c", "defer"),
    said("bob", "c", "accept"),
    said("bob", "gone", "accept"),
    said("ann", "d", "accept", seal="old"),
    said("bob", "d", "reject", seal="old"),
    said("bob", "e", "reject"),
    replace(said("bob", "e", "undo"), undoes=12),
)


def test_a_report_is_told_who_decided_how_much_how_far_they_agree_and_what_is_to_settle() -> None:
    found = reviewers(LOG, dict.fromkeys("abcde", "s"))
    assert found.people == (Reviewer("ann", 1, 1, 1, 0, 1), Reviewer("bob", 2, 0, 1, 0, 2))
    assert [each.decided for each in found.people] == [3, 3]
    assert found.agreements == (Agreement("ann", "bob", 2, 1, Fraction(0)),)
    assert found.agreements[0].percent == 50
    assert [[(each.who, each.claim, each.verb) for each in voices] for voices in found.disagreements] == [
        [("ann", "a", "accept"), ("bob", "a", "reject")]
    ]


def test_without_seals_nothing_is_stale() -> None:
    found = reviewers(LOG)
    assert [(each.decided, each.stale) for each in found.people] == [(4, 0), (5, 0)]
    assert [voices[0].claim for voices in found.disagreements] == ["a", "d"]
    assert reviewers([]) == Reviewers((), (), ())


VOICES = st.builds(
    said,
    st.sampled_from(["ann", "bob", "cyd"]),
    st.sampled_from("ab"),
    st.sampled_from(["accept", "reject", "explain", "defer", "note"]),
    seal=st.sampled_from("st"),
)


@given(st.lists(VOICES, max_size=20))
def test_everyone_is_counted_once_a_subject_and_every_disagreement_is_one_of_the_agreements_lack(
    decisions: list[Decision],
) -> None:
    found = reviewers(numbered(*decisions), {"a": "s", "b": "t"})
    held = {(each.who, each.subject) for each in decisions if each.verb != "note"}
    assert sum(each.decided + each.deferred + each.stale for each in found.people) == len(held)
    apart = sum(
        (a.verb == "reject") != (b.verb == "reject")
        for voices in found.disagreements
        for a, b in combinations(voices, 2)
    )
    assert sum(each.both - each.same for each in found.agreements) == apart
    assert all(len({each.who for each in voices}) == len(voices) > 1 for voices in found.disagreements)
    assert all(len({each.seal for each in voices}) == 1 for voices in found.disagreements)


def test_agreement_reads_as_a_sentence() -> None:
    (found,) = reviewers(LOG, dict.fromkeys("abc", "s")).agreements
    assert agreement_words(found) == (
        "ann and bob agree on 1 of 2; Cohen's kappa 0.00 (1 is whole agreement, 0 what chance would give)"
    )
    assert agreement_words(replace(found, same=2, kappa=None)) == (
        "ann and bob agree on 2 of 2; Cohen's kappa is undefined, for both used one answer only"
    )
