"""What comes in from the disk while the screen is there: claims as they are read, files that change, other reviews."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.errors import UsageFault
from kzclaims.journal import under_review
from kzclaims.tui.drawing import duration, reading
from kzclaims.tui.state import Review
from kzclaims.tui.threads import Progress, Watch
from tests.builders import ledger, log_in, seats, voters
from tests.screens import Table, screen_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.assess import Assessment
    from tests.screens import Screen


class Slow(Table):
    """A desk that hands out one claim after another, each when it is let."""

    def __init__(self, assessments: Sequence[Assessment]) -> None:
        super().__init__(assessments)
        self.held = list(assessments)
        self.let = [Event() for _ in assessments]

    def walk(self, seen: Callable[[Sequence[Assessment], int], None]) -> Sequence[Assessment]:
        found: list[Assessment] = []
        for each, event in zip(self.held, self.let, strict=True):
            assert event.wait(20)
            found.append(each)
            seen(found, len(self.held))
        self.notices = ["all on notes"]
        return found


async def until(screen: Screen, *words: str) -> str:
    for _ in range(200):
        await screen.settle()
        if all(word in screen.text() for word in words):
            return screen.text()
        await screen.pilot.pause(0.02)
    raise AssertionError(screen.text())


async def test_claims_are_shown_as_they_are_read_and_can_be_decided_on(tmp_path: Path) -> None:
    desk = Slow(ledger())  # parties comes first, the most urgent last
    async with screen_of(tmp_path, desk=desk) as screen:
        assert "reading the ledger and its texts" in screen.text()
        desk.let[0].set()
        assert "esc stops" in await until(screen, "reading 1 of 6", "How many parties ran?")
        await screen.press("a")
        assert screen.saved() == [("parties", (), "accept")]
        for event in desk.let:
            event.set()
        text = await until(screen, "6 claims", "all on notes")
        assert "reading" not in text
        assert screen.selected == "parties"  # where the person has pressed a key the selection is theirs


async def test_nobody_has_pressed_a_key_so_the_most_urgent_is_selected(tmp_path: Path) -> None:
    desk = Slow(ledger())
    async with screen_of(tmp_path, desk=desk) as screen:
        for event in desk.let:
            event.set()
        await until(screen, "6 claims", "all on notes")
        assert screen.selected == "dead"


async def test_esc_stops_the_reading_and_keeps_what_there_is(tmp_path: Path) -> None:
    desk = Slow(ledger())
    async with screen_of(tmp_path, desk=desk) as screen:
        for event in desk.let[:2]:
            event.set()
        await until(screen, "reading 1 of 6")
        await screen.press("escape")
        desk.let[2].set()
        await until(screen, "stopped: 3 of 6 claims were read; R reads all", "3 claims")
        for event in desk.let:
            event.set()
        await screen.press("R")
        assert "stopped" not in await until(screen, "6 claims", "all on notes")


async def test_a_first_reading_that_fails_is_told(tmp_path: Path) -> None:
    def broken() -> Sequence[Assessment]:
        raise UsageFault("There is no ledger any more.", "Put it back.")

    async with screen_of(tmp_path, desk=Table((), broken)) as screen:
        await until(screen, "There is no ledger any more. Put it back.", "There is no claim in this ledger yet.")


async def test_a_file_that_changes_is_read_again_with_the_cursor_kept(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text("one", encoding="utf-8")
    held = ledger()
    desk = Table(held, lambda: held, files=[file])
    async with screen_of(tmp_path, desk=desk) as screen:
        await until(screen, "6 claims")
        screen.app._watch._every = 0.02
        await screen.press("j", "j", "j")
        selected = screen.selected
        held = [replace(each, seal="seal-2") for each in ledger() if each.claim.id != "dead"]
        desk.notices.append("a new banner")
        file.write_text("two", encoding="utf-8")
        await until(screen, "5 claims", "a new banner")
        assert screen.selected == selected


async def test_what_another_person_decides_is_seen(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        log_in(tmp_path).append([])
        Review(ledger(), log_in(tmp_path), "bob").decide("reject")
        await until(screen, "the log has changed: 1 line of others", "✗ rejected")
        assert screen.selected == "dead"


def test_a_watch_tells_of_other_bytes_and_not_of_another_time(tmp_path: Path) -> None:
    told: list[set[Path]] = []
    file, folder, missing = tmp_path / "a.yaml", tmp_path / "texts", tmp_path / "b.yaml"
    file.write_text("one", encoding="utf-8")
    folder.mkdir()
    watch = Watch(told.append, every=1000)
    watch.on([file, folder, missing])
    watch.look()
    os.utime(file, (1, 1))
    assert watch.look() == set()
    file.write_text("two", encoding="utf-8")
    assert watch.look() == {file}
    assert watch.look() == set()
    (folder / ".swap").touch()
    assert watch.look() == set()
    (folder / "new.txt").touch()
    missing.touch()
    assert watch.look() == {folder, missing}
    file.unlink()
    assert watch.look() == {file}
    watch.end()


def test_a_log_that_comes_into_being_in_a_folder_is_no_change_of_the_folder(tmp_path: Path) -> None:
    log = tmp_path / "claims" / "decisions.jsonl"
    watch = Watch(lambda _changed: None, every=1000, log=log)
    watch.on([tmp_path, tmp_path / "claims", log])
    watch.look()
    log.parent.mkdir()
    (log.parent / ".decisions.lock").touch()
    assert tmp_path not in watch.look()
    log.write_text("one", encoding="utf-8")
    assert watch.look() == {log}
    (log.parent / "more.yaml").touch()
    assert watch.look() == {tmp_path, log.parent}
    watch.end()


async def test_the_first_decision_of_all_does_not_read_the_ledger_again(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    walks = []

    def again() -> Sequence[Assessment]:
        walks.append(1)
        return ledger()

    async with screen_of(tmp_path, desk=Table((), again, files=[tmp_path / "claims"])) as screen:
        await until(screen, "6 claims")
        screen.app._watch._every = 0.02
        await screen.press("a")
        await screen.pilot.pause(0.3)
        assert screen.saved() == [("dead", (), "accept")]
        assert len(walks) == 1


@given(order=st.permutations(range(12)), steps=st.lists(st.integers(0, 12), max_size=5))
@settings(deadline=None, max_examples=100)
def test_claims_that_come_bit_by_bit_are_listed_as_if_they_had_come_at_once(order: list[int], steps: list[int]) -> None:
    two = [*ledger(), *(replace(each, claim=replace(each.claim, id=f"{each.claim.id}-2")) for each in ledger())]
    held = [two[place] for place in order]
    with TemporaryDirectory() as place:
        grown, taken = (Review((), log_in(Path(place)), "ann") for _ in range(2))
        for step in (*sorted(steps), len(held)):
            grown.grow(tuple(held[:step]))
            taken.take(tuple(held[:step]))
            assert [each.claim.id for each in grown.shown] == [each.claim.id for each in taken.shown]
            for name in ("open", "quote in doubt", "contradict", "agree"):
                assert grown.count(name) == taken.count(name)
            assert all(grown.show(each.claim.id) for each in held[:step])


PROGRESS = [
    (None, ""),
    (Progress((), 0, 0), "reading the ledger and its texts"),
    (Progress((seats(),), 4, 0.5), "reading 1 of 4 ███░░░░░░░░░"),
    (Progress((seats(), voters()), 4, 10), "11 s left"),
]


@pytest.mark.parametrize(("progress", "said"), PROGRESS)
def test_how_far_the_reading_is(progress: Progress | None, said: str, tmp_path: Path) -> None:
    review = Review((), log_in(tmp_path), "ann")
    review.reading = progress
    drawn = " ".join("".join(each.text for each in line) for line in reading(review, 80))
    assert said in drawn
    assert bool(drawn) == bool(said)


@pytest.mark.parametrize(("seconds", "said"), [(0, "1 s"), (98.5, "99 s"), (99.5, "2 min"), (600, "11 min")])
def test_a_time_is_rounded_up(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_who_reviews_already_is_told_and_forgotten_when_they_leave(tmp_path: Path) -> None:
    path = log_in(tmp_path).path
    path.parent.mkdir()
    with under_review(path, "ann") as first:
        assert first == ""
        with under_review(path, "bob") as second:
            assert second.startswith(f"ann, process {os.getpid()} on ")
    with under_review(path, "bob") as third:
        assert third == ""
    assert list(path.parent.iterdir()) == []


def test_where_nothing_can_be_written_nobody_is_told_of_a_review(tmp_path: Path) -> None:
    with under_review(tmp_path / "none" / "decisions.jsonl", "ann") as other:
        assert other == ""
