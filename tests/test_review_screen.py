"""The screen itself, driven by keys without a terminal (Textual's pilot), read as text."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.assess import Verdict
from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.filters import STATES
from kzclaims.tui.terminal import Manner
from tests.builders import assessment, evidence, log_in, seats
from tests.screens import screen_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_all_three_panes_are_shown_at_80_by_24(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        text = screen.text()
    for part in (
        "1 ✗ contradict", "decided 0 of 6", "! 1 error, 1 warning", "▸  ✗ CONTRADICT 27.1 %", "∅ lost", "A 225",
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


async def test_filters_are_chosen_from_a_page_and_esc_takes_them_off(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        text = await screen.press("f")
        assert "quote in doubt" in text
        text = await screen.press(*"j" * len(STATES), "enter")
        assert "1 of 6 claims  verdict: contradict" in text
        assert "▸● contradict" in await screen.press("f")
        text = await screen.press("escape", "escape")
        assert "1 of 6" not in text.splitlines()[2]


async def test_a_note_is_asked_for_and_shown_with_the_passages(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "note:" in await screen.press("c")
        text = await screen.press(*"ask them", "enter")
        assert "¶ noted by ann, 2026-01-02: ask them" in text
        assert screen.selected == "dead"


async def test_history_of_a_claim_and_of_the_session(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        await screen.press("a", "z", "r")
        assert "Nothing has been said yet" in await screen.press("h")
        await screen.press("escape", "k")
        text = await screen.press("h")
        for part in ("3 ✗ rejected", "2 ↶ undone of 1", "1 ✓ accepted", "ann, 2026-01-02 12:00:00 UTC"):
            assert part in text
        await screen.press("escape", "a")
        assert "4 lines in the log" in await screen.press("H")
        await screen.press("j", "enter")
        assert screen.selected == "dead"


async def test_disagreements_are_a_list_to_settle(tmp_path: Path) -> None:
    async with screen_of(tmp_path, who="bob") as screen:
        await screen.press("a", "r", "a")
    async with screen_of(tmp_path) as screen:
        await screen.press("g", "r", "g", "j", "r", "g", "j", "j", "a")
        text = await screen.press("D")
        assert "1 disagreement" in text
        assert "ann and bob agree on 2 of 3; Cohen's kappa 0.40" in text
        assert "✓ accepted by bob" in text
        assert "✗ rejected by ann" in text
        await screen.press("enter")
        assert screen.selected == "dead"
        await screen.press("a")
        text = await screen.press("D")
        assert "Nobody stands against anybody" in text
    async with screen_of(tmp_path, manner=Manner(blind=True)) as screen:
        assert "blind: what others decided is hidden" in screen.text()
        assert "bob" not in await screen.press("D")


async def test_a_source_shows_every_other_match_in_it(tmp_path: Path) -> None:
    text = "\n".join(["In all 107 seats.", *(f"Line {n}." for n in range(60)), "Then 98 were taken by one party."])
    first = assessment("seats", Verdict.SINGLE, [evidence("alpha", "107", "107 seats", text)])
    second = assessment("taken", Verdict.SINGLE, [evidence("alpha", "98", "98 were taken", text)])
    async with screen_of(tmp_path, [first, second]) as screen:
        screen.app.review.show("seats")
        shown = await screen.press("enter")
        assert "1 other match" in shown
        assert " 1 ▸ In all 107 seats." in shown
        shown = await screen.press("]")
        assert "62 · Then 98 were taken by one party." in shown
        assert "└ taken: 98" in shown
        assert "In all 107 seats." in await screen.press("[")


async def test_one_of_several_things_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    async with screen_of(tmp_path) as screen:
        written: list[str] = []
        driver = screen.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        assert "q quote  c citation  i id  p path:line  s sentence" in await screen.press("y")
        assert "id copied" in await screen.press("i")
        await screen.press("y", "p")
        await screen.press("y", "escape")
    copied = [each for each in written if each.startswith("\x1b]52;c;")]
    assert [b64decode(each[7:-1]).decode() for each in copied] == ["dead", "corpus/alpha.txt:1:21"]


async def test_a_persons_own_keys_work_everywhere(tmp_path: Path) -> None:
    keys = ACTIONS.with_keys({"accept": ("r",), "reject": ("a",), "help": ("f1",), "next_pane": ("w",), "back": ("b",)})
    async with screen_of(tmp_path, manner=Manner(actions=keys)) as screen:
        assert "r accept  a reject" in screen.text()
        assert "f1 help" in screen.text()
        await screen.press("r", "a")
        assert [verb for _claim, _ids, verb in screen.saved()] == ["accept", "reject"]
        assert "quote A:" in await screen.press("tab", "w")
        assert "take back your last step" in await screen.press("?", "f1")
        assert "take back your last step" not in await screen.press("b")


async def test_the_theme_can_be_changed(tmp_path: Path) -> None:
    async with screen_of(tmp_path, manner=Manner(theme="light")) as screen:
        assert screen.app.theme == "light"
        await screen.press("t")
        assert screen.app.theme == "dark"


async def test_problems_lead_to_their_claim(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        text = await screen.press("!")
        assert "KZ401 contradiction-unexplained" in text
        assert "claims/a.yaml:9:5" in text
        assert "tab to the claim" in text
        await screen.press("j", "tab")
        assert screen.selected == "leader"
        assert "belongs to no claim" in await screen.press("!", "tab")
        assert "claims/a.yaml:3:5 was not opened: no editor is set" in await screen.press("!", "enter")


async def test_help_shows_the_actions(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "take back your last step" in await screen.press("?")
        assert "take back your last step" not in await screen.press("q")


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
