"""What of a long page is in sight, and where each region of the window stands: against plain models, for any sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.tui.boxes import LEAST, STACKED, WIDE, Box, boxes, right_width
from kzclaims.tui.lines import Piece
from kzclaims.tui.listing import PANES
from kzclaims.tui.scroll import FAR, Lines, Made, Top, in_sight, moved, revealed, thumb

if TYPE_CHECKING:
    from kzclaims.tui.listing import Pane


def paragraphs(heights: list[int]) -> Made:
    return Made(len(heights), lambda place: [(Piece(f"{place}.{line}"),) for line in range(heights[place])])


def flat(heights: list[int]) -> list[Top]:
    """Every line in order: the model that a frame is a window on."""
    return [Top(place, line) for place, lines in enumerate(heights) for line in range(lines)]


HEIGHTS = st.lists(st.integers(1, 7), max_size=25)
FRAME = st.integers(1, 12)


@given(heights=HEIGHTS, height=FRAME, steps=st.lists(st.integers(-30, 30) | st.sampled_from([FAR, -FAR]), max_size=6))
@settings(deadline=None, max_examples=200)
def test_scrolling_is_a_window_moved_over_all_lines_that_never_leaves_them(
    heights: list[int], height: int, steps: list[int]
) -> None:
    held, lines = paragraphs(heights), flat(heights)
    top, at = Top(), 0
    for step in steps:
        top = moved(held, top, step, height)
        at = max(0, min(at + step, len(lines) - height))
        shown = [(place, line[0].text) for place, line in in_sight(held, top, height)]
        assert shown == [(t.place, f"{t.place}.{t.line}") for t in lines[at : at + height]]


@given(heights=HEIGHTS.filter(bool), height=FRAME, begin=st.integers(0, 200), goal=st.integers(0, 200), rows=st.integers(1, 8))  # fmt: skip
@settings(deadline=None, max_examples=300)
def test_what_must_be_in_sight_is_and_nothing_moves_where_it_was(
    heights: list[int], height: int, begin: int, goal: int, rows: int
) -> None:
    held, lines = paragraphs(heights), flat(heights)
    wanted = lines[goal % len(lines)]
    before = moved(held, Top(), begin, height)
    after = revealed(held, before, height, wanted, rows)
    at, index = lines.index(after), lines.index(wanted)
    assert at <= index < at + height
    assert index + min(rows, height, len(lines) - index) <= at + height
    if lines.index(before) <= index and index + min(rows, height) <= lines.index(before) + height:
        assert after == before


def test_what_is_far_away_comes_with_what_stands_before_it() -> None:
    held = paragraphs([1] * 500)
    assert revealed(held, Top(), 30, Top(300)) == Top(290)
    assert revealed(held, Top(299), 30, Top(298)) == Top(298)
    assert revealed(held, Top(100), 30, Top(130)) == Top(101)


@given(heights=HEIGHTS.filter(bool), height=FRAME, begin=st.integers(0, 200))
@settings(deadline=None, max_examples=200)
def test_a_scroll_bar_is_there_where_something_is_out_of_sight_and_ends_with_it(
    heights: list[int], height: int, begin: int
) -> None:
    held = paragraphs(heights)
    top = moved(held, Top(), begin, height)
    bar = thumb(held, top, height, in_sight(held, top, height)[-1][0])
    assert (bar is None) == (sum(heights) <= height)
    if bar:
        assert 0 <= bar[0] < bar[1] <= height
        assert (bar[1] == height) or top != moved(held, Top(), FAR, height)


def test_only_what_is_in_sight_is_made() -> None:
    made: list[int] = []

    def make(place: int) -> list[tuple[Piece, ...]]:
        made.append(place)
        return [(Piece(str(place)),)] * 3

    held = Made(100_000, make)
    top = moved(held, Top(), FAR, 20)
    assert in_sight(held, top, 20)[-1][0] == 99_999
    assert revealed(held, top, 20, Top(50_000), 3)
    assert len(made) < 200


def test_lines_are_paragraphs_of_one() -> None:
    held = Lines([(Piece("a"),), (Piece("b"),)])
    assert (len(held), held.height(1), list(held[1])) == (2, 1, [(Piece("b"),)])


SIZES = st.tuples(st.integers(1, 220), st.integers(1, 70))
ROWS = st.fixed_dictionaries({"header": st.just(2), "banners": st.integers(0, 30), "reading": st.integers(0, 1), "over-assertions": st.integers(1, 2), "assertions": st.integers(1, 60)})  # fmt: skip


@given(size=SIZES, pane=st.sampled_from([*PANES, None]), heights=ROWS)
@settings(deadline=None, max_examples=300)
def test_the_boxes_fill_the_window_and_none_lies_over_another(
    size: tuple[int, int], pane: Pane | None, heights: dict[str, int]
) -> None:
    width, height = size
    found = boxes(width, height, pane, heights)
    cells = [(x, y) for box in found for x in range(box.x, box.x + box.width) for y in range(box.y, box.y + box.height)]
    assert len(cells) == len(set(cells)) == width * height
    assert {(x < width, y < height) for x, y in cells} == {(True, True)}
    names = {box.name for box in found}
    assert ("small" in names) == (width < LEAST[0] or height < LEAST[1])
    if "small" not in names:
        shown = next(box for box in found if box.name == (pane or "claims"))
        assert shown.height >= 1
        assert {"status", "footer"} <= names


SHOWN = [
    ((LEAST[0], 24), ["claims"]),
    ((STACKED, 24), ["claims", "assertions", "passages"]),
    ((STACKED, 15), ["claims"]),
    ((WIDE, 24), ["claims", "assertions", "passages"]),
]


@pytest.mark.parametrize(("size", "panes"), SHOWN)
def test_where_there_is_room_all_panes_are_shown(size: tuple[int, int], panes: list[str]) -> None:
    heights = {"header": 2, "banners": 0, "reading": 0, "over-assertions": 1, "assertions": 5}
    found = boxes(*size, "claims", heights)
    assert [box.name for box in found if box.name in PANES] == panes


def test_from_the_wide_width_on_the_list_stands_beside_the_rest() -> None:
    heights = {"header": 2, "banners": 0, "reading": 0, "over-assertions": 1, "assertions": 5}
    for width in (WIDE, 160):
        held = {box.name: box for box in boxes(width, 40, "claims", heights)}
        assert held["claims"].x == 0
        assert held["assertions"].x == held["passages"].x == held["divider"].x + 1
        assert held["passages"].width == right_width(width)
        assert held["assertions"].height == 5
    stacked = {box.name: box for box in boxes(WIDE - 1, 40, "claims", heights)}
    assert {box.x for box in stacked.values()} == {0}
    assert isinstance(stacked["claims"], Box)
