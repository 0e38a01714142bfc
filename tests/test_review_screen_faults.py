"""The screen under disks that refuse, ledgers that change, content that attacks and faults of ours."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from kzclaims.decisions import Decision
from kzclaims.errors import UsageFault
from tests.builders import NOON, evidence, ledger, log_in, seats, voters
from tests.screens import screen_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment


async def test_in_a_window_too_small_nothing_is_decided(tmp_path: Path) -> None:
    async with screen_of(tmp_path, size=(20, 5)) as screen:
        assert "too small" in " ".join(screen.text().split())
        await screen.press("a", "r", "x", "d")
        assert screen.saved() == []
        await screen.pilot.resize_terminal(80, 24)
        await screen.press("a")
        assert screen.saved() == [("dead", (), "accept")]


async def test_a_storm_of_sizes_leaves_the_selection_alone(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press("j", "j")
        for size in [(1, 1), (2, 5), (200, 60), (40, 12), (80, 24)]:
            await screen.pilot.resize_terminal(*size)
        await screen.settle()
        assert screen.selected == "leader"
        assert "Who led the party?" in screen.text()


async def test_what_cannot_be_saved_is_told_and_retried(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        path = screen.app.review.book.log.path
        path.mkdir(parents=True)
        text = await screen.press("a")
        assert "NOT SAVED: 1 decision" in text
        assert screen.selected == "dead"
        assert "NOT SAVED. Leave without them?" in await screen.press("q")
        await screen.press("n")
        path.rmdir()
        await screen.press("R")
        await screen.pilot.pause(0.2)
        assert "NOT SAVED" not in screen.text()
        assert screen.saved() == [("dead", (), "accept")]


async def test_reloading_brings_back_what_has_changed(tmp_path: Path) -> None:
    log_in(tmp_path).append([Decision(0, "dead", (), "accept", "ann", NOON, "", "seal-1")])
    changed = [replace(each, seal="seal-2") for each in ledger()]
    async with screen_of(tmp_path, reassess=lambda: changed) as screen:
        assert "✓ accepted" in screen.text()
        await screen.press("R")
        await screen.pilot.pause(0.2)
        assert "! stale" in screen.text()
        assert "1 stale" in screen.text()


async def test_a_reload_that_fails_is_told_and_keeps_what_there_is(tmp_path: Path) -> None:
    def broken() -> Sequence[Assessment]:
        raise UsageFault("There is no ledger any more.", "Put it back.")

    async with screen_of(tmp_path, reassess=broken) as screen:
        await screen.press("R")
        await screen.pilot.pause(0.2)
        assert "There is no ledger any more. Put it back." in screen.text()
        assert "6 claims" in screen.text()


async def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    async with screen_of(tmp_path, []) as screen:
        assert "There is no claim in this ledger yet." in screen.text()
        for key in "arxdsnNz[]yef":
            await screen.press(key)
        await screen.press("enter", "tab", "j", "G", "pagedown")
        assert screen.saved() == []


async def test_an_editor_that_is_not_set_is_told(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "claims/topic.yaml:3:5 was not opened" in await screen.press("e")
        assert "corpus/alpha.txt:1:21 was not opened: no editor is set" in await screen.press("enter", "e")


HOSTILE = [
    "[@click=app.quit]click[/]",
    "[/nope]",
    "[red]red",
    ":smile:",
    "a\\[b",
    "\x1b[2J\x1b]0;owned\x07",
    "\u202eevil",
    "[1]",
]


async def test_no_content_is_markup_or_reaches_the_terminal_raw(tmp_path: Path) -> None:
    word = " ".join(HOSTILE)
    a = evidence("alpha", word, word, f"before {word} after", scope=word, speaker=word)
    hostile = replace(seats(), claim=replace(seats().claim, question=word), evidence=(a,), sentence=word)
    async with screen_of(tmp_path, [hostile], size=(200, 40)) as screen:
        for key in ("tab", "enter", "escape", "escape", "!", "escape", "x"):
            text = await screen.press(key)
            for part in ("[@click=app.quit]click[/]", "[/nope]", "[red]red", ":smile:", "[1]"):
                assert part in text or key == "!"
            assert not set("\x1b\x07\u202e") & set(text)
        await screen.press("escape")
        at = next((x, y) for y, line in enumerate(screen.text().splitlines()) if (x := line.find("click[/]")) >= 0)
        await screen.pilot.click(offset=at)
        assert screen.app.is_running
        assert screen.app.return_value is None


async def test_a_pasted_reason_is_safe(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press("x")
        screen.app.post_message(Paste("two\x1b[2J \u202eways"))
        await screen.settle()
        assert "two␛[2J \ufffdways" in screen.text()
        await screen.press("enter")
        assert log_in(tmp_path).read().decisions[0].why == "two␛[2J \ufffdways"


async def test_thousands_of_claims_scroll_at_once(tmp_path: Path) -> None:
    many = [
        replace(voters(), claim=replace(voters().claim, id=f"claim-{n}", question=f"Question {n}?"))
        for n in range(5000)
    ]
    async with screen_of(tmp_path, many) as screen:
        started = asyncio.get_running_loop().time()
        text = await screen.press("G", "k", "k")
        assert asyncio.get_running_loop().time() - started < 3
        assert "▸  ≠ DIFFER 9.1 %      Question 4997?" in text


async def test_a_fault_of_ours_ends_the_screen_and_is_not_swallowed(tmp_path: Path) -> None:
    def broken() -> Sequence[Assessment]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - it is raised when the screen is left
        async with screen_of(tmp_path, reassess=broken) as screen:
            await screen.press("R")
            await screen.pilot.pause(0.3)
