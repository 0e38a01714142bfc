"""Styled text by cells, strips on an axis, whole texts, editors: the parts that drawings are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.quantity import Bound, CalendarDate, Reading
from kzclaims.text import Location, Span
from kzclaims.tui.editor import editor_command
from kzclaims.tui.lines import Line, cells, cut, cut_line, fit, line_cells, piece, spread, wrapped
from kzclaims.tui.sources import Mark, whole_text
from kzclaims.tui.strips import strips
from tests.builders import (
    evidence,
    quantity,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


@given(content=st.text(st.sampled_from("ab \n\r一"), max_size=80), at=st.tuples(st.integers(0, 80), st.integers(1, 20)))
@settings(deadline=None, max_examples=100)
def test_a_whole_text_marks_exactly_the_match(content: str, at: tuple[int, int]) -> None:
    text = evidence("a", "1", "x", content or " ").text
    assert text is not None
    start = min(at[0], len(text.content) - 1)
    span = Span(start, min(start + at[1], len(text.content)))
    lines, starts = whole_text(text, [Mark(span)], 1000)
    marked = "".join(each.text for line in lines for each in line if each.style.startswith("match"))
    lost = text.content[span.start : span.end].replace("\n", "").replace("\r", "")
    assert marked.replace(" ", "").replace("␍", "") == lost.replace(" ", "")
    assert len(lines) == text.content.count("\n") + 1
    assert starts == [text.content[: span.start].count("\n")]


def numbers(*written: tuple[str, Bound, str]) -> list[Reading | None]:
    return [quantity(number, number, step=step, bound=bound) for number, bound, step in written]


def test_strips_that_overlap_are_drawn_over_one_another() -> None:
    drawn, axis = strips(numbers(("600", Bound.OVER, "100"), ("660", Bound.OVER, "10"), ("640", Bound.NONE, "1")), 40)
    first, second, third = drawn
    assert {len(each) for each in drawn} == {40}
    assert first.index("●") < third.index("●") < second.index("●")
    assert first[third.index("●")] == "━"  # 640 is what over 600 means
    assert first[second.index("●")] == "─"  # 660 is not excluded, and not what it means
    assert (first[-1], second[-1], third.strip()) == ("▶", "▶", "●")
    assert axis.split()[0] == "600"


def test_a_strip_needs_two_values_of_one_unit() -> None:
    one = quantity("5", "5")
    percent = quantity("5%", "5", unit="percent")
    assert strips([one], 40) == ([], "")
    assert strips([one, None], 40) == ([], "")
    assert strips([one, percent], 40) == ([], "")
    assert strips([one, one], 4) == ([], "")
    drawn, _axis = strips([one, None, percent, one], 40)
    assert [bool(each) for each in drawn] == [True, False, False, True]


def day(low: str, high: str) -> CalendarDate:
    return CalendarDate(low, Span(0, 1), low, high, "month")


def test_dates_stand_on_an_axis_of_their_own_and_truncated_ones_nowhere() -> None:
    drawn, axis = strips(
        [day("2019-03-01", "2019-03-31"), day("2019-06-01", "2019-06-30"), day("--03-01", "--03-31")], 40
    )
    assert drawn[0].strip("━ ") == ""
    assert len(drawn[0].rstrip()) < len(drawn[1].rstrip())
    assert drawn[2] == ""
    assert axis.split() == ["2019-03-01", "2019-06-30"]


@given(
    values=st.lists(
        st.tuples(st.decimals(allow_nan=False, allow_infinity=True), st.sampled_from(list(Bound))), max_size=5
    ),
    width=st.integers(0, 60),
)
@settings(deadline=None, max_examples=150)
def test_any_values_can_be_drawn(values: Sequence[tuple[Decimal, Bound]], width: int) -> None:
    readings = [quantity("x", str(value), step="1", bound=bound) for value, bound in values]
    drawn, axis = strips(readings, width)
    assert {len(each) for each in drawn if each} <= {width}
    assert bool(axis) == bool(drawn)


CUTS = [
    ("abc", 3, "abc"),
    ("abcd", 3, "ab…"),
    ("abc", 0, ""),
    ("一二三", 5, "一二…"),
    ("一二三", 4, "一…"),
    ("", 3, ""),
]


@pytest.mark.parametrize(("text", "width", "kept"), CUTS)
def test_text_is_cut_by_cells(text: str, width: int, kept: str) -> None:
    assert cut(text, width) == kept
    assert cells(fit(text, width)) == width


TEXTS = st.text(st.sampled_from("ab  \u0301一-[]"), max_size=40)


LINES = st.lists(st.tuples(TEXTS, st.sampled_from(["", "quiet", "figure"])), max_size=5)


@given(parts=LINES, width=st.integers(8, 40), indent=st.sampled_from([0, 2]))
@settings(deadline=None, max_examples=200)
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_styles(
    parts: list[tuple[str, str]], width: int, indent: int
) -> None:
    line = [piece(text, style) for text, style in parts]
    lines = wrapped(line, width, indent)
    assert all(line_cells(each) <= max(width, indent + 8) for each in lines)
    before = [(c, style) for text, style in line for c in text if c != " "]
    assert [(c, style) for each in lines for text, style in each for c in text if c != " "] == before


@given(parts=LINES, width=st.integers(0, 60))
@settings(deadline=None, max_examples=100)
def test_a_line_is_cut_and_spread_by_cells(parts: list[tuple[str, str]], width: int) -> None:
    line: Line = tuple(piece(text, style) for text, style in parts)
    assert line_cells(cut_line(line, width)) <= width
    if width >= 10:
        assert line_cells(spread(line, (piece("right"),), width)) == width


EDITORS = [
    ("vim", ["vim", "+12", "claims/a.yaml"]),
    ("emacs -nw", ["emacs", "-nw", "+12", "claims/a.yaml"]),
    ("'/opt/my editors/nano' -l", ["/opt/my editors/nano", "-l", "+12", "claims/a.yaml"]),
    ("code --wait", ["code", "--wait", "--goto", "claims/a.yaml:12"]),
    ("/usr/bin/hx", ["/usr/bin/hx", "claims/a.yaml:12"]),
]


@pytest.mark.parametrize(("editor", "command"), EDITORS)
def test_an_editor_opens_the_line(editor: str, command: list[str]) -> None:
    assert editor_command(editor, Location("claims/a.yaml", 12, 7)) == command


def test_an_editor_that_is_not_set_is_a_fault_and_a_path_never_an_option() -> None:
    assert editor_command("vi", Location("-rf", 0)) == ["vi", "+1", "./-rf"]
    for editor in ("", "  ", "vi 'unclosed"):
        with pytest.raises(ValueError, match=r"editor|quotation"):
            editor_command(editor, Location("a"))
