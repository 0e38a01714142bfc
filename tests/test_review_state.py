"""The review without a terminal: what is listed, what is selected, what is decided and saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.compare import Relation
from kzclaims.tui.listing import PANES
from kzclaims.tui.state import STEPS, Review
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


def test_what_has_changed_since_it_was_decided_comes_back_to_the_queue(tmp_path: Path) -> None:
    review = review_in(tmp_path, [dead(), voters(), seats()])
    for _ in range(3):
        review.decide("accept")
    assert review.count("open") == 0
    review.reload([dead(), replace(voters(), seal="seal-2"), seats()])
    assert (review.count("open"), review.count("stale")) == (1, 1)
    assert review.next_open()
    assert selected(review) == "voters"


def test_a_note_decides_nothing_and_is_undone_like_a_decision(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    assert review.decide("note", "ask the\nauthor")
    assert selected(review) == "dead"
    assert review.is_open(dead())
    assert [each.why for each in review.book.notes(dead())] == ["ask the author"]
    review.undo()
    assert review.message == "undone: note of dead"
    assert not review.book.notes(dead())
    review.redo()
    assert review.book.notes(dead())
    assert [each.verb for each in review.book.history("dead")] == ["note", "undo", "redo"]


def test_many_at_once_are_one_step_back_and_one_forth(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.decide("accept")
    review.mark()
    review.mark()
    review.mark()
    review.decide("reject")
    again = review_in(tmp_path)
    again.undo()
    assert again.message == "undone: reject of 3 claims"
    assert (again.count("decided"), again.count("open")) == (1, 5)
    again.redo()
    assert again.count("decided") == 4
    again.undo()
    again.undo()
    assert again.count("decided") == 0
    again.undo()
    assert again.message == "there is nothing to undo"


def test_a_blind_review_shows_nothing_of_the_others(tmp_path: Path) -> None:
    other = review_in(tmp_path, who="bob")
    other.decide("reject")
    other.show("dead")
    other.decide("note", "I say so")
    review = Review(ledger(), log_in(tmp_path), "ann", blind=True)
    assert selected(review) == "dead"
    assert (review.count("open"), review.count("decided"), review.count("noted")) == (6, 0, 0)
    assert review.book.history() == []
    review.decide("accept")
    assert review.count("disputed") == 0
    assert [each.who for each in review.book.voices(dead())] == ["ann"]
    seeing = review_in(tmp_path)
    assert seeing.count("disputed") == 1
    assert [[each.who for each in voices] for voices in seeing.book.disagreements()] == [["bob", "ann"]]


def test_what_others_add_to_the_log_is_taken_in(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    assert not review.look_into_the_log()
    review_in(tmp_path, who="bob").decide("accept")
    assert review.look_into_the_log()
    assert review.message == "the log has changed: 1 line of others"
    assert review.count("decided") == 1
    assert selected(review) == "dead"
    assert not review.look_into_the_log()


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


@given(
    keys=st.lists(
        st.sampled_from([*STEPS, "up", "down", "narrow", "all", "accept", "note", "find", "pane"]), max_size=25
    )
)
@settings(deadline=None, max_examples=40)
def test_whatever_is_pressed_the_selection_is_there(keys: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    review = review_in(tmp_path_factory.mktemp("ledger"))
    others: dict[str, Callable[[], object]] = {
        "up": lambda: review.move(-1),
        "down": lambda: review.move(1),
        "all": review.everything,
        "accept": lambda: review.decide("accept"),
        "note": lambda: review.decide("note", "words"),
        "find": lambda: review.search("alpha"),
        "narrow": lambda: review.narrow("state", "open"),
        "pane": lambda: setattr(review, "pane", PANES[(PANES.index(review.pane) + 1) % len(PANES)]),
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
