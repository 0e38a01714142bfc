"""What the window shows, panel by panel, without a terminal: what keeps its place, what a cell belongs to, what fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.leaf import Leaf
from kzclaims.tui.lines import Piece
from kzclaims.tui.pages import Page, help_page
from kzclaims.tui.panels import Panel, View, above
from kzclaims.tui.scroll import FAR, Lines, Top
from kzclaims.tui.sources import source_page
from kzclaims.tui.state import Review
from tests.builders import assessment, dead, evidence, ledger, log_in, voters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment

KEYS = {action.name: action.key for action in ACTIONS.actions}


def review_of(folder: Path, held: Sequence[Assessment] | None = None) -> Review:
    return Review(ledger() if held is None else held, log_in(folder), "ann")


def many(count: int) -> list[Assessment]:
    return [
        replace(voters(), claim=replace(voters().claim, id=f"claim-{number:03}", question=f"Question {number}?"))
        for number in range(count)
    ]


def words(panels: Sequence[Panel], name: str) -> list[str]:
    found = next(each for each in panels if each.box.name == name)
    return ["".join(piece.text for piece in line) for line in found.lines]


def test_the_cursor_stays_in_sight_and_the_wheel_leaves_it_where_it_is(tmp_path: Path) -> None:
    review = review_of(tmp_path, many(100))
    view = View(review, ())
    view.panels(80, 24)
    review.move(50)
    assert any("▸  ≠ DIFFER 9.1 %      Question 50?" in row for row in words(view.panels(80, 24), "claims"))
    view.scroll("claims", -FAR)
    assert "Question 0?" in words(view.panels(80, 24), "claims")[0]
    review.message = "something was said"
    assert "Question 0?" in words(view.panels(80, 24), "claims")[0]
    review.move(1)
    assert any("▸  ≠ DIFFER 9.1 %      Question 51?" in row for row in words(view.panels(80, 24), "claims"))


def test_a_cell_belongs_to_a_row_of_the_list_as_it_is_scrolled(tmp_path: Path) -> None:
    review = review_of(tmp_path, many(100))
    view = View(review, ())
    review.move(50)
    panels = view.panels(160, 50)
    box = next(each.box for each in panels if each.box.name == "claims")
    places = [view.at(box.x + 5, y) for y in range(box.y, box.y + box.height)]
    assert ("claims", 50) in places
    assert [place for _name, place in places] == list(range(places[0][1] or 0, (places[0][1] or 0) + box.height))
    assert view.at(box.width + 10, box.y - 1)[0] == "over-assertions"
    assert view.at(500, 500) == ("", None)
    few = View(review_of(tmp_path), ())
    assert few.at(0, 0) == ("", None)
    below = next(each.box for each in few.panels(160, 50) if each.box.name == "claims")
    assert few.at(0, below.y + below.height - 1) == ("claims", None)


def test_passages_begin_at_their_beginning_with_another_claim_or_pair(tmp_path: Path) -> None:
    long = replace(dead(), sentence="", pairs=tuple(replace(each, comparison=replace(each.comparison, reason="why " * 200)) for each in dead().pairs))  # fmt: skip
    review = review_of(tmp_path, [long, voters()])
    view = View(review, ())
    first = words(view.panels(80, 24), "passages")[0]
    view.scroll("passages", 3)
    assert words(view.panels(80, 24), "passages")[0] != first
    review.choose_pair(1)
    assert words(view.panels(80, 24), "passages")[0].startswith("~ compatible")
    view.scroll("passages", 3)
    view.panels(80, 24)
    review.move(1)
    assert words(view.panels(80, 24), "passages")[0].startswith("≠ DIFFER")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
def test_both_passages_are_in_sight_with_as_much_around_them_as_goes_in(size: tuple[int, int], tmp_path: Path) -> None:
    text = "It is told at length and in many words what happened on the day. " * 8
    a = evidence("alpha", "225", "225 people died", f"{text}Officials said that 225 people died there. {text}")
    b = evidence("beta", "164", "164 were dead", f"{text}By then 164 were dead, it was said. {text}")
    held = replace(dead(), evidence=(a, b), pairs=(replace(dead().pairs[0], a=a, b=b),))
    view = View(review_of(tmp_path, [held]), ())
    shown = words(view.panels(*size), "passages")
    box = next(each.box for each in view.panels(*size) if each.box.name == "passages")
    columns = [" ".join(line.partition("│")[side] for line in shown) for side in (0, 2)]
    together = " ".join(" ".join(columns).split())
    assert "[-225 people died-]" in together
    assert "{+164 were dead+}" in together
    assert box.height - 4 <= len(shown) <= box.height or size[0] >= 120
    assert ("│" in "".join(shown)) == (size[0] >= 120)


def test_the_whole_question_is_shown_on_two_rows_where_the_window_is_high(tmp_path: Path) -> None:
    question = (
        "How many of those who were there on the first of the two days came back on the second, as far as is known?"
    )
    held = replace(voters(), claim=replace(voters().claim, question=question))
    view = View(review_of(tmp_path, [held]), ())
    assert " ".join(" ".join(words(view.panels(160, 50), "over-assertions")).split()).startswith(question)
    (line,) = words(view.panels(80, 24), "over-assertions")
    assert line.endswith("…")


def test_where_nothing_is_selected_the_list_has_the_window(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    review.search("nowhere")
    panels = View(review, ()).panels(80, 24)
    assert "passages" not in {each.box.name for each in panels}
    assert words(panels, "claims")[0] == "  None of 6 claims fits “nowhere”."
    assert words(panels, "footer")[0].startswith(" esc back  / find")


def test_what_is_asked_cuts_off_what_stands_below(tmp_path: Path) -> None:
    panels = View(review_of(tmp_path), ()).panels(80, 24)
    cut = above(panels, 20)
    assert max(each.box.y + each.box.height for each in cut) == 20
    assert "footer" not in {each.box.name for each in cut}


# Pages.


def leaf_of(count: int, *, choosing: str = "take it") -> Leaf:
    def page(place: int, width: int) -> Page:
        return Page("title", Lines([(Piece(f"{n}{'*' * (n == place)}"[:width]),) for n in range(count)]), Top(place))

    return Leaf(page, count, choosing=choosing)


def test_choosing_goes_from_place_to_place_and_the_ends_hold(tmp_path: Path) -> None:
    leaf = leaf_of(50)
    leaf.panels(80, 24, KEYS)
    for step, place in ((1, 1), (-5, 0), (FAR, 49), (1, 49)):
        leaf.move(step)
        assert leaf.place == place
        assert f"{place}*" in words(leaf.panels(80, 24, KEYS), "page")
    leaf.page(-1)
    assert leaf.place == 28
    leaf.panels(80, 24, KEYS)
    leaf.click(1)
    assert f"{leaf.place}*" == words(leaf.panels(80, 24, KEYS), "page")[0]


def test_a_page_that_is_read_scrolls_and_goes_from_match_to_match() -> None:
    text = "\n".join(f"Line {number} says 1{number:02}." for number in range(90))
    held = [assessment(f"claim-{n}", voters().verdict, [evidence("alpha", f"1{n:02}", f"says 1{n:02}", text)]) for n in (5, 40, 41, 80)]  # fmt: skip
    leaf = Leaf(lambda _place, width: source_page(held[1], held[1].evidence[0], held, width))

    def shown() -> str:
        return "\n".join(words(leaf.panels(80, 20, KEYS), "page"))

    assert "41 ▸ Line 40 says 140." in shown()
    assert "3 other matches" in words(leaf.panels(80, 20, KEYS), "page-title")[0]
    leaf.stop(1)
    before = shown()
    assert "42 · Line 41" in before  # it was in sight, and is
    leaf.stop(1)
    assert "81 · Line 80" in shown()
    leaf.stop(1)
    assert "81 · Line 80" in shown()
    for _ in range(3):
        leaf.stop(-1)
        shown()
    assert "6 · Line 5" in shown()
    leaf.move(FAR)
    assert shown().endswith("90   Line 89 says 189.")
    leaf.move(-FAR)
    assert shown().startswith(" 1   Line 0 says 100.")


@pytest.mark.parametrize("width", [30, 40, 60, 80, 160])
def test_hints_at_the_foot_are_whole_or_not_there(width: int) -> None:
    leaf = leaf_of(3)
    (foot,) = words(leaf.panels(width, 20, KEYS), "page-keys")
    assert len(foot) <= width
    assert foot.startswith(" enter take it   esc back")
    assert not foot.rstrip().endswith((" PgDn", " j", " k"))


@pytest.mark.parametrize("size", [(1, 1), (30, 10), (200, 3)])
def test_a_page_has_a_window_of_any_size(size: tuple[int, int]) -> None:
    leaf = Leaf(lambda _place, width: help_page(ACTIONS, width))
    for panel in leaf.panels(*size, KEYS):
        assert panel.box.y < max(size[1], 3)
