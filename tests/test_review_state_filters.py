"""The review without a terminal: searching and filtering what is listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kzclaims.tui.filters import FACETS, STATES
from tests.builders import ledger, seats, voters
from tests.test_review_state import URGENT_FIRST, listed, review_in

if TYPE_CHECKING:
    from pathlib import Path


SEARCHES = [
    ("", URGENT_FIRST),
    ("PARTY", ["leader"]),
    ("delta", ["turnout"]),
    ("a. speaker", ["voters"]),
    ("660,000", ["voters"]),
    ("how many alpha", ["dead", "voters", "parties", "seats"]),
    ("nowhere", []),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_searching_lists_what_holds_every_word(words: str, found: list[str], tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.search(words)
    assert listed(review) == found
    assert (review.current is None) == (not found)
    review.everything()
    assert listed(review) == URGENT_FIRST


FILTERS = [
    ({"state": "open"}, URGENT_FIRST),
    ({"state": "quote in doubt"}, ["leader"]),
    ({"verdict": "contradict"}, ["dead"]),
    ({"verdict": "agree"}, ["turnout", "parties"]),
    ({"kind": "count"}, URGENT_FIRST),
    ({"source": "delta"}, ["turnout"]),
    ({"origin": "beta"}, ["dead", "voters", "leader", "parties"]),
    ({"source": "gamma", "verdict": "contradict"}, ["dead"]),
    ({"source": "gamma", "verdict": "differ"}, []),
    ({"tag": "money"}, ["seats"]),
    ({"topic": "majilis"}, ["seats"]),
]


@pytest.mark.parametrize(("filters", "found"), FILTERS)
def test_filters_hold_together(filters: dict[str, str], found: list[str], tmp_path: Path) -> None:
    tagged = replace(seats(), claim=replace(seats().claim, tags=("money", "law"), topic="majilis"))
    review = review_in(tmp_path, [tagged if each.claim.id == "seats" else each for each in ledger()])
    for facet, value in filters.items():
        review.narrow(facet, value)
    assert listed(review) == found
    assert all(value in review.narrowed() for value in filters.values())
    for facet, value in filters.items():
        review.narrow(facet, value)  # the same again takes it off
    assert listed(review) == URGENT_FIRST


def test_every_choice_lists_as_many_claims_as_it_says(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.decide("defer")
    review.decide("note", "look again")
    review.narrow("verdict", "agree")
    offered = review.choices()
    assert {each.facet for each in offered} == {"state", "verdict", "kind", "source", "origin"}
    for each in offered:
        if not each.on:
            review.narrow(each.facet, each.value)
            assert len(listed(review)) == each.claims, each
            review.narrow(each.facet, each.value) if each.facet != "verdict" else review.narrow("verdict", "agree")


def test_every_state_can_be_listed(tmp_path: Path) -> None:
    other = review_in(tmp_path, who="bob")
    other.decide("reject")
    other.decide("accept")
    review = review_in(tmp_path)
    review.show("dead")
    review.decide("accept")
    review.show("turnout")
    review.decide("defer")
    review.show("seats")
    review.decide("note", "who counted?")
    review.show("parties")
    review.decide("accept")
    review.reload([replace(each, seal="seal-2") if each.claim.id == "parties" else each for each in ledger()])
    found = {}
    for state in STATES:
        review.narrow("state", state)
        found[state] = listed(review)
    assert found == {
        "open": ["leader", "parties", "seats"],
        "undecided": ["leader", "seats"],
        "stale": ["parties"],
        "deferred": ["turnout"],
        "decided": ["dead", "voters"],
        "mine": ["dead", "turnout", "parties"],
        "disputed": ["dead"],
        "noted": ["seats"],
        "quote in doubt": ["leader"],
    }
    assert next(iter(FACETS)) == "state"


def test_an_id_that_stands_twice_is_counted_twice(tmp_path: Path) -> None:
    review = review_in(tmp_path, [seats(), seats(), voters()])
    assert (review.count("single source"), review.count("open")) == (2, 3)
    review.show("seats")
    review.decide("accept")
    assert (review.count("decided"), review.count("open")) == (2, 1)
