"""The review without a terminal: what is listed, what is selected, what is decided and saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.compare import Relation
from kzclaims.tui.state import STEPS, VIEWS, Review
from tests.builders import dead, ledger, log_in, pair, parties, seats, turnout, voters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment


URGENT_FIRST = ["dead", "voters", "leader", "turnout", "parties", "seats"]


def review_in(folder: Path, assessments: Sequence[Assessment] | None = None, who: str = "ann") -> Review:
    return Review(ledger() if assessments is None else assessments, log_in(folder), who)


def listed(review: Review) -> list[str]:
    return [each.claim.id for each in review.shown]


def selected(review: Review) -> str:
    return review.current.claim.id if review.current else ""


def saved(folder: Path) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.claim, each.assertions, each.verb) for each in log_in(folder).read().decisions]


def test_what_needs_a_person_comes_first(tmp_path: Path) -> None:
    assert listed(review_in(tmp_path)) == URGENT_FIRST


def test_the_larger_gap_comes_first_within_a_verdict(tmp_path: Path) -> None:
    a, b = voters().evidence
    wide = pair(a, b, Relation.DIFFERS, "", gap="0.4")
    wider = replace(voters(), claim=replace(voters().claim, id="wider"), pairs=(wide,))
    assert listed(review_in(tmp_path, [seats(), voters(), wider])) == ["wider", "voters", "seats"]


def test_a_decision_is_on_disk_before_the_cursor_moves(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    for number, claim in enumerate(URGENT_FIRST, 1):
        assert selected(review) == claim
        assert review.decide("accept")
        assert len(saved(tmp_path)) == number
        assert saved(tmp_path)[-1] == (claim, (), "accept")
    assert review.count("open") == 0
    assert review.count("decided") == 6


TARGETS = [
    ("claims", 0, 0, ()),
    ("assertions", 0, 0, ("alpha",)),
    ("assertions", 2, 0, ("gamma",)),
    ("passages", 0, 0, ("alpha", "beta")),
    ("passages", 0, 2, ("beta", "gamma")),
    ("passages", 0, -1, ("beta", "gamma")),
]


@pytest.mark.parametrize(("pane", "down", "pairs", "ids"), TARGETS)
def test_what_is_decided_on_follows_the_focus(
    pane: str, down: int, pairs: int, ids: tuple[str, ...], tmp_path: Path
) -> None:
    review = review_in(tmp_path)
    review.pane = pane  # type: ignore[assignment]  # the table holds plain words
    review.move(down)
    for _ in range(abs(pairs)):
        review.choose_pair(1 if pairs > 0 else -1)
    assert review.decide("reject")
    assert saved(tmp_path) == [("dead", ids, "reject")]


def test_a_single_assertion_is_decided_on_in_the_passages_too(tmp_path: Path) -> None:
    review = review_in(tmp_path, [seats()])
    review.pane = "passages"
    assert review.decide("accept")
    assert saved(tmp_path) == [("seats", ("alpha",), "accept")]


def test_marked_claims_are_decided_on_together(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.mark()
    review.move(1)
    review.mark()
    assert review.decide("defer")
    assert saved(tmp_path) == [("dead", (), "defer"), ("leader", (), "defer")]
    assert not review.marked
    assert selected(review) == "turnout"


def test_what_was_asked_about_is_decided_on_though_the_ledger_has_changed(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    asked = review.targets()
    review.reload([replace(each, seal="seal-2") for each in ledger() if each.claim.id != "dead"])
    assert review.decide("explain", "they count other things", asked)
    assert [(each.claim, each.seal, each.why) for each in log_in(tmp_path).read().decisions] == [
        ("dead", "seal-1", "they count other things")
    ]


def test_a_reason_is_kept_as_one_safe_line(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.decide("explain", "  they count\n\x1b[2J other\u202e people ")
    assert log_in(tmp_path).read().decisions[0].why == "they count ␛[2J other\ufffd people"


def test_deferred_claims_come_when_nothing_else_is_open(tmp_path: Path) -> None:
    review = review_in(tmp_path, [dead(), voters(), seats()])
    review.decide("defer")
    assert selected(review) == "voters"
    review.decide("accept")
    assert selected(review) == "seats"
    review.decide("accept")
    assert selected(review) == "dead"
    assert (review.count("open"), review.count("deferred"), review.count("decided")) == (0, 1, 2)


def test_next_goes_round_the_open_claims_in_both_directions(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.show("turnout")
    review.decide("accept")
    review.show("leader")
    STEPS["next_open"](review)
    assert selected(review) == "parties"
    STEPS["previous_open"](review)
    assert selected(review) == "leader"
    review.show("dead")
    STEPS["previous_open"](review)
    assert selected(review) == "seats"
    STEPS["skip"](review)
    assert selected(review) == "dead"
    assert len(saved(tmp_path)) == 1


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


def test_views_go_round_and_leave_out_those_that_hold_nothing(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    seen = []
    for _ in VIEWS:
        review.cycle_view()
        seen.append((review.view, listed(review)))
        if review.view == "all":
            break
    assert seen == [
        ("open", URGENT_FIRST),
        ("contradict", ["dead"]),
        ("differ", ["voters"]),
        ("unresolved", ["leader"]),
        ("agree", ["turnout", "parties"]),
        ("single source", ["seats"]),
        ("quote in doubt", ["leader"]),
        ("all", URGENT_FIRST),
    ]


def test_deciding_in_a_view_of_open_claims_goes_down_the_list(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.cycle_view()
    assert review.view == "open"
    for claim in URGENT_FIRST:
        assert selected(review) == claim
        review.decide("accept")
    assert listed(review) == []
    review.undo()
    assert selected(review) == "seats"


def test_a_reload_stays_with_the_selected_claim(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.show("turnout")
    review.reload([turnout(), *(each for each in ledger() if each.claim.id not in {"turnout", "dead"})])
    assert selected(review) == "turnout"
    review.reload([parties()])
    assert selected(review) == "parties"
    review.reload([])
    assert review.current is None
    assert not review.decide("accept")
    assert saved(tmp_path) == []


@given(keys=st.lists(st.sampled_from([*STEPS, "up", "down", "view", "all", "accept", "find"]), max_size=25))
@settings(deadline=None, max_examples=40)
def test_whatever_is_pressed_the_selection_is_there(keys: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    review = review_in(tmp_path_factory.mktemp("ledger"))
    others: dict[str, Callable[[], object]] = {
        "up": lambda: review.move(-1),
        "down": lambda: review.move(1),
        "all": review.everything,
        "accept": lambda: review.decide("accept"),
        "find": lambda: review.search("alpha"),
    }
    for key in keys:
        if key in STEPS:
            STEPS[key](review)
        else:
            others[key]()
        assert 0 <= review.cursor <= max(0, len(review.shown) - 1)
        assert (review.current is None) == (not review.shown)
        if review.current:
            assert review.current_evidence in review.current.evidence
            assert review.current_pair is None or review.current_pair in review.current.pairs
