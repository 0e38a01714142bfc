"""The window: the mouse, what is painted bit by bit, and what is asked over it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from textual.events import Key, MouseScrollDown

from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.canvas import Canvas
from tests.builders import log_in, seats
from tests.screens import screen_of

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_wheel_scrolls_what_it_turns_over_and_selects_nothing(tmp_path: Path) -> None:
    many = [
        replace(seats(), claim=replace(seats().claim, id=f"claim-{n}", question=f"Question {n}?")) for n in range(90)
    ]
    async with screen_of(tmp_path, many) as screen:
        for _ in range(3):
            await screen.pilot._post_mouse_events([MouseScrollDown], offset=(10, 5), button=0)
        await screen.settle()
        rows = screen.text().splitlines()
        assert (screen.selected, "Question 9?" in rows[3]) == ("claim-0", True)
        await screen.pilot.click(offset=(10, 4))
        assert screen.selected == "claim-10"
        row = next(y for y, line in enumerate(screen.text().splitlines()) if "narrator" in line)
        await screen.pilot.click(offset=(10, row))
        assert "quote A:" in screen.text()
        text = await screen.press("?")
        await screen.pilot._post_mouse_events([MouseScrollDown], offset=(10, 5), button=0)
        await screen.settle()
        before, after = ([line.rstrip(" ▐") for line in each.splitlines()] for each in (text, screen.text()))
        assert before[4:20] == after[1:17]


async def test_a_click_chooses_on_a_page_and_does_nothing_while_something_is_asked(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press("!")
        await screen.pilot.click(offset=(10, 4))
        assert screen.text().splitlines()[3].startswith("▸ ! warning")
        await screen.press("escape", "x")
        await screen.pilot.click(offset=(10, 5))
        assert "why is it as it is?" in await screen.press("w")
        assert screen.selected == "dead"


KEYS = ["j", "k", "]", "[", "tab", "n", "g", "G", " ", "a", "r", "d", "z", "Z", "x", "w", "/", "e", "f", "!", "h", "H", "D", "?", "y", "i", "enter", "escape", "down", "pagedown", "ctrl+p", "t"]  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
async def test_what_is_painted_bit_by_bit_is_what_would_be_painted_at_once(seed: int, tmp_path: Path) -> None:
    pressed = Random(seed)
    async with screen_of(tmp_path, size=pressed.choice([(80, 24), (160, 50), (50, 14)])) as screen:
        for _ in range(25):
            key = pressed.choice(KEYS)
            text = await screen.press(key)
            screen.app.query_one(Canvas).refresh()
            await screen.settle()
            assert screen.text() == text, key


async def test_while_something_is_asked_no_key_does_anything_else(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press("x", *"ar", "tab", "ctrl+d", "pagedown", "up", "left", *"Z")
        text = await screen.press("enter")
        assert [(each.verb, each.why) for each in log_in(tmp_path).read().decisions] == [("explain", "aZr")]
        assert "explained: dead" in text
        await screen.press("g", " ", " ", "r", *"jadz?/", "enter")
        assert "reject 2 marked claims?" in screen.text()
        await screen.press("q")
        assert len(screen.saved()) == 1


# Every action: the keys that go before, and what the screen then says.
ACTION: dict[str, tuple[tuple[str, ...], str]] = {
    "accept": ((), "accepted: dead"),
    "reject": ((), "rejected: dead"),
    "defer": ((), "deferred: dead"),
    "explain": ((), "why is it as it is? (claim; esc leaves it)"),
    "note": ((), "note: (claim; esc leaves it)"),
    "skip": ((), "2 of 6"),
    "undo": (("a",), "undone: accept of dead"),
    "redo": (("a", "z"), "redone: accept of dead"),
    "mark": ((), "1 marked"),
    "down": ((), "2 of 6"),
    "up": (("j", "j"), "2 of 6"),
    "page_down": ((), "6 of 6"),
    "page_up": (("G",), "1 of 6"),
    "first": (("G",), "1 of 6"),
    "last": ((), "6 of 6"),
    "next_open": (("a", "g"), "2 of 6"),
    "previous_open": (("j", "a"), "1 of 6"),
    "next_pane": ((), "quote A:"),
    "previous_pane": ((), "pair A–B:"),
    "next_pair": ((), "pair 2 of 3"),
    "previous_pair": ((), "pair 3 of 3"),
    "open": ((), "1 ▸ Officials said that 225 people died in the unrest."),
    "back": (("tab",), "▸ 6 claims"),
    "search": ((), "find: words of a question"),
    "filter": ((), "filter: one value of each"),
    "problems": ((), "findings of check: 1 error, 1 warning"),
    "history": (("a", "k"), "history of dead"),
    "session": (("a",), "1 line in the log"),
    "disagreements": ((), "No two people have decided on the same thing yet."),
    "reload": ((), "read again"),
    "copy": ((), "q quote  c citation  i id"),
    "edit": ((), "claims/topic.yaml:3:5 was not opened: no editor is set"),
    "theme": ((), "1 of 6"),
    "help": ((), "take back your last step"),
    "command_palette": ((), "do: words of its name"),
}
LEAVING = {"leave": 0, "interrupt": 130}


def test_the_table_holds_every_action() -> None:
    assert ACTION.keys() | LEAVING.keys() == {action.name for action in ACTIONS.actions}


@pytest.mark.parametrize("name", ACTION)
async def test_every_action_does_what_it_says_by_each_of_its_keys(name: str, tmp_path: Path) -> None:
    before, said = ACTION[name]
    for number, key in enumerate(ACTIONS.by_name[name].keys):
        async with screen_of(tmp_path / str(number)) as screen:
            await screen.press("g", *before)
            text = await screen.press(" " if key == "space" else key)
            if name == "reload":
                await screen.pilot.pause(0.2)
                text = screen.text()
            assert said in text, text
            assert screen.app.theme == ("light" if name == "theme" else "dark")


@pytest.mark.parametrize("name", LEAVING)
async def test_the_ways_out_lead_out(name: str, tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        driver = screen.app._driver
        assert driver is not None
        driver.send_message(Key(ACTIONS.by_name[name].keys[0], "q" if name == "leave" else None))
        for _ in range(200):
            if not screen.app.is_running:
                break
            await asyncio.sleep(0.02)
        assert not screen.app.is_running
        assert screen.app.code == LEAVING[name]
        if screen.app.last_resort:
            screen.app.last_resort.cancel()
