"""The screen itself, driven by keys without a terminal (Textual's pilot), read as text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.tui.terminal import Manner
from tests.builders import evidence, log_in, seats
from tests.screens import screen_of

if TYPE_CHECKING:
    from pathlib import Path


async def test_all_three_panes_are_shown_at_80_by_24(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        text = screen.text()
    for part in (
        "1 ✗ contradict", "decided 0 of 6", "! 2 problems", "▸  ✗ CONTRADICT 27.1 %", "∅ lost", "A 225",
        "225 and 164 cannot both be the number.", "[-225 people died-]", "a accept", "? help", "q quit",
    ):  # fmt: skip
        assert part in text
    assert max(map(len, text.splitlines())) <= 80


async def test_from_120_columns_the_panes_stand_side_by_side(tmp_path: Path) -> None:
    async with screen_of(tmp_path, size=(120, 30)) as screen:
        row = next(line for line in screen.text().splitlines() if "▸  ✗ CONTRADICT" in line)
    assert "A 225" in row


async def test_below_60_columns_only_the_pane_in_focus_is_there(tmp_path: Path) -> None:
    async with screen_of(tmp_path, size=(50, 20)) as screen:
        assert "A 225" not in screen.text()
        text = await screen.press("tab")
        assert "A 225" in text
        assert "How many parties ran?" not in text
        assert "How many parties ran?" in await screen.press("escape")


async def test_keys_decide_and_are_saved_before_the_cursor_moves(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press("a")
        assert screen.saved() == [("dead", (), "accept")]
        text = await screen.press("r", "d")
        assert screen.saved()[1:] == [("voters", (), "reject"), ("leader", (), "defer")]
        assert "decided 2 of 6" in text
        assert "✓ accepted" in text
        assert "» deferred" in text
        text = await screen.press("z", "z")
        assert (screen.selected, "decided 1 of 6" in text) == ("voters", True)
        await screen.press("Z")
        assert len(screen.saved()) == 6


async def test_explaining_needs_a_reason_and_esc_leaves_it(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "why is it as it is?" in await screen.press("x")
        assert "a reason is needed" in await screen.press("enter")
        await screen.press("escape")
        assert screen.saved() == []
        await screen.press("x", *"two ways", "enter")
        assert [each.why for each in log_in(tmp_path).read().decisions] == ["two ways"]
        assert screen.selected == "voters"


async def test_the_focus_says_what_is_decided_on(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "quote A:" in await screen.press("tab")
        await screen.press("j", "a")
        assert "pair A–B:" in await screen.press("tab")
        await screen.press("]", "r")
        assert screen.saved() == [("dead", ("beta",), "accept"), ("dead", ("alpha", "gamma"), "reject")]
        assert "claim:" in await screen.press("tab")
        assert "pair B–C:" in await screen.press("shift+tab")
        assert "claim:" in await screen.press("escape")


async def test_marked_claims_are_asked_about_once(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press(" ", " ")
        assert "accept 2 marked claims?" in await screen.press("a")
        await screen.press("n")
        assert screen.saved() == []
        await screen.press("a", "y")
        assert screen.saved() == [("dead", (), "accept"), ("voters", (), "accept")]


async def test_enter_opens_the_whole_text_and_esc_comes_back(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        text = await screen.press("j", "enter")
        assert "2 ▸ In the end over 600 thousand citizens took part, the party said." in text
        assert "3   It rained." in text
        assert "BETA" in await screen.press("tab")
        text = await screen.press("escape")
        assert screen.selected == "voters"
        assert "▸  ≠ DIFFER" in text


async def test_a_match_far_down_is_in_sight_with_what_stands_before_it(tmp_path: Path) -> None:
    text = "\n".join(f"This is line {number}." for number in range(1, 400))
    far = replace(seats(), evidence=(evidence("alpha", "300", "line 300", text),))
    async with screen_of(tmp_path, [far]) as screen:
        shown = await screen.press("enter")
        assert "300 ▸ This is line 300." in shown
        assert "297   This is line 297." in shown
        assert "303   This is line 303." in shown
        assert "399   This is line 399." in await screen.press("G")
        assert "1   This is line 1." in await screen.press("g")


async def test_finding_narrows_the_list_as_it_is_typed(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "1 of 6 claims" in await screen.press("/", *"party")
        assert "None of 6 claims" in await screen.press(*"zz")
        text = await screen.press("escape")
        assert "6 claims" in text
        await screen.press("/", *"seats", "enter")
        assert screen.selected == "seats"
        assert "1 of 6 claims" in screen.text()
        assert "1 of 6" not in await screen.press("escape")


async def test_views_go_round(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "view: contradict" in await screen.press("f", "f")
        assert "1 of 6 claims" in screen.text()


async def test_problems_lead_to_their_claim(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        text = await screen.press("!")
        assert "KZ401 contradiction-unexplained" in text
        assert "claims/a.yaml:9:5" in text
        await screen.press("j", "enter")
        assert screen.selected == "leader"
        assert "belongs to no claim" in await screen.press("!", "enter")


async def test_help_and_palette_show_the_actions(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "take back your last decision" in await screen.press("?")
        await screen.press("escape", "ctrl+p", *"reject")
        await screen.pilot.pause(0.3)
        await screen.press("enter")
        await screen.pilot.pause()
        assert screen.saved() == [("dead", (), "reject")]


async def test_a_click_selects_a_claim(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        row = next(y for y, line in enumerate(screen.text().splitlines()) if "Who led the party?" in line)
        await screen.pilot.click(offset=(30, row))
        assert screen.selected == "leader"


async def test_glyphs_are_ascii_on_request(tmp_path: Path) -> None:
    async with screen_of(tmp_path, manner=Manner(ascii=True)) as screen:
        rows = [line for line in screen.text().splitlines() if "DIFFER" in line or "CONTRADICT" in line]
    assert rows
    assert all(row.isascii() for row in rows)
