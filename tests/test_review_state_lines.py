"""Styled text by cells, strips on an axis, whole texts, editors: the parts that drawings are made of."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kzclaims.quantity import Bound, CalendarDate, Reading
from kzclaims.text import Location, Span
from kzclaims.tui.editor import editor_command
from kzclaims.tui.lines import (
    Line,
    Piece,
    _wrapped_by_cells,
    cells,
    cut,
    cut_left,
    cut_line,
    encodable,
    fit,
    line_cells,
    piece,
    spread,
    wrapped,
)
from kzclaims.tui.sources import Mark, Rows
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
    rows = Rows(text, [Mark(span)], 1000)
    lines = [line for place in range(len(rows.rows)) for line in rows.paragraph(place)]
    marked = "".join(each.text for line in lines for each in line if each.style.startswith("match"))
    assert re.sub("[ ␍]", "", marked) == re.sub(r"\s", "", text.content[span.start : span.end])
    assert len(lines) == text.location(len(text.content)).line
    assert rows.top(Mark(span)) == (text.location(span.start).line - 1, 0)


@given(words=st.lists(st.text(st.sampled_from("ab一"), min_size=1, max_size=9), min_size=1, max_size=30), at=st.integers(0, 200), width=st.integers(20, 40))  # fmt: skip
@settings(deadline=None, max_examples=100)
def test_a_match_begins_in_the_line_it_is_said_to(words: list[str], at: int, width: int) -> None:
    text = evidence("a", "1", "x", " ".join(words)).text
    assert text is not None
    start = at % len(text.content)
    start += text.content[start] == " "
    mark = Mark(Span(start, start + 1))
    rows = Rows(text, [mark], width)
    marked = [any(each.style.startswith("match") for each in line) for line in rows.paragraph(0)]
    assert rows.top(mark) == (0, marked.index(True))


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


PLACES = [
    ("corpus/alpha.txt:12:3", 30, "corpus/alpha.txt:12:3"),
    ("corpus/alpha.txt:12:3", 9, "…txt:12:3"),
    ("abc", 0, ""),
]


@pytest.mark.parametrize(("text", "width", "kept"), PLACES)
def test_of_a_place_the_end_is_kept(text: str, width: int, kept: str) -> None:
    assert cut_left(text, width) == kept


def test_what_is_measured_by_blocks_is_as_wide_as_each_of_its_characters() -> None:
    characters = [c for c in map(chr, range(0x20, 0x2700)) if unicodedata.category(c) != "Cn"]
    assert [c for c in characters if cells(c) != cells(f"{c}一") - 2] == []


SHOWN = [("aж一", "ascii", "a???"), ("aж一", "koi8-r", "aж??"), ("á", "ascii", "a"), ("ж", "utf-8", "ж")]


@pytest.mark.parametrize(("text", "encoding", "shown"), SHOWN)
def test_what_a_terminal_lacks_leaves_its_cells(text: str, encoding: str, shown: str) -> None:
    assert encodable(text, encoding) == shown
    assert cells(shown) == cells(text)


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


@given(
    words=st.text(st.sampled_from("ab  "), max_size=60).map(str.lstrip),
    width=st.integers(8, 20),
    indent=st.sampled_from([0, 2]),
)
@settings(deadline=None, max_examples=200)
def test_words_are_broken_alike_whether_all_characters_take_one_cell_or_not(
    words: str, width: int, indent: int
) -> None:
    assume(max(map(len, words.split()), default=0) <= max(width - indent, 8))  # else it is cut somewhere
    plain = [" ".join("".join(text for text, _ in line).split()) for line in wrapped([piece(words)], width, indent)]
    slow = _wrapped_by_cells((Piece(words),), max(width, indent + 8), indent) if words else [()]
    assert plain == [" ".join("".join(text for text, _ in line).split()) for line in slow]


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
