"""What is decided is saved, kept where it cannot be, undone, and open again when its grounds change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.compare import Relation
from kzclaims.decisions import Decision, Verb
from kzclaims.tui.state import Review
from tests.builders import NOON, dead, evidence, ledger, log_in, pair, voters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from kzclaims.assess import Assessment


URGENT_FIRST = ["dead", "voters", "leader", "turnout", "parties", "seats"]


def review_in(folder: Path, assessments: Sequence[Assessment] | None = None, who: str = "ann") -> Review:
    return Review(ledger() if assessments is None else assessments, log_in(folder), who)


def selected(review: Review) -> str:
    return review.current.claim.id if review.current else ""


def saved(folder: Path) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.claim, each.assertions, each.verb) for each in log_in(folder).read().decisions]


def test_undo_goes_back_to_the_claim_and_redo_too(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.decide("accept")
    review.decide("reject")
    review.undo()
    assert (selected(review), review.count("decided")) == ("voters", 1)
    review.undo()
    assert (selected(review), review.count("decided")) == ("dead", 0)
    review.undo()
    assert "nothing to undo" in review.message
    review.redo()
    assert (selected(review), review.count("decided")) == ("dead", 1)
    assert len(saved(tmp_path)) == 5


def test_another_session_takes_back_what_this_one_decided(tmp_path: Path) -> None:
    review_in(tmp_path).decide("accept")
    later = review_in(tmp_path)
    assert selected(later) == "voters"
    later.undo()
    assert (selected(later), later.count("open")) == ("dead", 6)


def test_two_people_are_both_heard(tmp_path: Path) -> None:
    review_in(tmp_path, who="ann").decide("accept")
    bob = review_in(tmp_path, who="bob")
    bob.show("dead")
    bob.decide("reject")
    assert [(each.who, each.verb) for each in bob.book.voices(dead())] == [("ann", "accept"), ("bob", "reject")]
    bob.undo()
    assert [(each.who, each.verb) for each in bob.book.voices(dead())] == [("ann", "accept")]


def test_what_has_changed_since_is_open_again(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.decide("accept")
    review.reload([replace(each, seal="seal-2") for each in ledger()])
    assert review.count("stale") == 1
    assert review.count("open") == 6
    review.show("dead")
    standing = review.book.on(dead())
    assert standing.decision is not None
    assert standing.settled  # under its old seal nothing has changed
    assert str(review.book.on(replace(dead(), seal="seal-2")).sign) == "! stale"
    review.decide("accept")
    assert review.count("stale") == 0


def test_what_the_road_calls_stale_is_stale(tmp_path: Path) -> None:
    decision = log_in(tmp_path).append([Decision(0, "dead", (), "accept", "ann", NOON, "", "seal-1")])[0]
    review = review_in(tmp_path, [replace(dead(), decision=decision, stale=True)])
    assert review.count("stale") == 1


def test_what_the_ledger_explains_is_settled_unless_a_quote_is_in_doubt(tmp_path: Path) -> None:
    a, b = voters().evidence
    explained = replace(voters(), pairs=(pair(a, b, Relation.DIFFERS, "", gap="0.1", explained="other people"),))
    lost = evidence("beta", "1", "not there", "a text")
    doubtful = replace(explained, claim=replace(voters().claim, id="doubtful"), evidence=(a, lost))
    review = review_in(tmp_path, [explained, doubtful, voters_named("plain")])
    assert [each.claim.id for each in review.shown if review.book.on(each).settled] == ["voters"]


def voters_named(name: str) -> Assessment:
    return replace(voters(), claim=replace(voters().claim, id=name))


def test_what_the_disk_refuses_is_kept_and_saved_later(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    path = review.book.log.path
    path.mkdir(parents=True)  # a folder in its place refuses everything
    assert not review.decide("accept")
    assert selected(review) == "dead"
    assert not review.decide("reject")
    assert [each.verb for each in review.book.unsaved] == ["reject"]
    assert "could not be saved" in review.book.fault
    assert str(review.book.on(dead()).sign) == "! NOT SAVED"
    assert review.count("decided") == 0
    review.show("seats")
    assert not review.decide("accept")
    path.rmdir()
    review.show("voters")
    assert review.decide("accept")
    assert (review.book.unsaved, review.book.fault) == ([], "")
    assert saved(tmp_path) == [("dead", (), "reject"), ("seats", (), "accept"), ("voters", (), "accept")]


def test_reading_again_saves_what_was_refused(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    path = review.book.log.path
    path.mkdir(parents=True)
    review.decide("accept")
    review.reload(ledger())
    assert len(review.book.unsaved) == 1
    path.rmdir()
    review.reload(ledger())
    assert review.book.unsaved == []
    assert saved(tmp_path) == [("dead", (), "accept")]


def test_undo_first_takes_back_what_is_not_saved(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    review.book.log.path.mkdir(parents=True)
    review.decide("accept")
    review.undo()
    assert review.book.unsaved == []
    assert review.book.fault == ""
    review.undo()
    assert "could not be" in review.message


VERBS: list[Verb] = ["accept", "reject", "defer", "explain"]


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(VERBS), st.integers(0, 5), st.sampled_from(["claims", "assertions", "passages"])),
        max_size=8,
    )
)
@settings(deadline=None, max_examples=15)
def test_any_decisions_and_as_many_undos_restore_the_start(
    steps: list[tuple[Verb, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    review = review_in(folder)
    review.decide("accept")
    start = [(each.claim.id, review.book.on(each)) for each in review.assessments]
    for verb, place, pane in steps:
        review.pane = pane  # type: ignore[assignment]  # drawn from plain words
        review.show(URGENT_FIRST[place])
        assert review.decide(verb, "a reason")
    again = review_in(folder)  # also after a restart
    for _ in steps:
        again.undo()
    assert [(each.claim.id, again.book.on(each)) for each in again.assessments] == start
