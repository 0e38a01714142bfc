"""A claim over time: who said what when, each voice in its lane, nothing drawn that no time or no figure places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.compare import Relation
from kzclaims.quantity import Bound
from kzclaims.render.report_html import report_html
from kzclaims.render.timeline import Timeline, timeline_of
from tests.builders_render import assessment, comparison, evidence, number, report

if TYPE_CHECKING:
    from kzclaims.assess import Evidence


def at(
    name: str, value: str, as_of: str, *, unit: str = "percent", bound: Bound = Bound.NONE, source: str = ""
) -> Evidence:
    """A figure that holds for a time; two of one source are one voice."""
    low, _, high = re.sub("[^0-9.-]", "", value).partition("-")
    made = evidence(name, value, reading=number(value, low, high, unit=unit, bound=bound), as_of=as_of)
    return replace(made, source=replace(made.source, id=source)) if source else made


def drawn(*held: Evidence) -> Timeline:
    timeline = timeline_of(assessment("poll", *held, kind="share"))
    assert timeline is not None
    return timeline


def marks(strip: str, form: str = "answer-1") -> list[tuple[float, float]]:
    """Where a lane's own marks stand: percent across, pixels down."""
    uses = (use for use in ET.fromstring(strip).iter("use") if use.get("class") == form)
    return [(float(use.get("x", "")[:-1]), float(use.get("y", ""))) for use in uses]


MOVES = [
    ("two times", [("a", "70%", "2019"), ("b", "77%", "2020-11")], True),
    ("a day and a year", [("a", "70%", "2019-06-09"), ("b", "77%", "2022")], True),
    ("one time", [("a", "70%", "2019"), ("b", "77%", "2019")], False),
    ("no time", [("a", "70%", ""), ("b", "77%", "2019")], False),
    ("the same value", [("a", "70%", "2019"), ("b", "70%", "2021")], False),
    ("no date", [("a", "70%", "lately"), ("b", "77%", "2019")], False),
]


@pytest.mark.parametrize(("case", "held", "moves"), MOVES, ids=[case for case, *_ in MOVES])
def test_a_figure_that_moves_has_a_timeline(case: str, held: list[tuple[str, str, str]], moves: bool) -> None:  # noqa: FBT001
    timeline = timeline_of(assessment("poll", *(at(*each) for each in held), kind="share"))
    assert (timeline is not None) == moves


def test_each_voice_has_a_lane_with_its_numbers_in_the_order_of_time() -> None:
    timeline = drawn(
        at("later", "58%", "2020-06", source="survey"),
        at("first", "61.3%", "2019-06", source="survey"),
        at("paper", "60%", "2020", source="herald"),
    )
    assert [(lane.voice.source.id, lane.lines) for lane in timeline.lanes] == [
        ("survey", (("61.3%", "June 2019"), ("58%", "June 2020"))),
        ("herald", (("60%", "2020"),)),
    ]
    first, second = marks(timeline.lanes[0].strip)
    assert first[0] < second[0], "later stands further right"
    assert first[1] < second[1], "more stands higher"
    assert timeline.lanes[0].strip.count("ghost") == 1
    assert timeline.lanes[0].strip.count('class="joint"') == 1
    assert timeline.drawn == {"later", "first", "paper"}


def test_all_lanes_share_one_height() -> None:
    timeline = drawn(at("a", "58%", "2020"), at("b", "58%", "2021"), at("c", "90%", "2021"))
    heights = [marks(lane.strip)[0][1] for lane in timeline.lanes]
    assert heights[0] == heights[1] > heights[2]


def test_heights_are_never_broken() -> None:
    strip = drawn(at("a", "1%", "2019"), at("b", "2%", "2020"), at("c", "99999%", "2021")).lanes[0].strip
    assert re.findall(">([0-9,]+)</text>", strip) == ["0", "50,000", "100,000"]


def test_an_uncertain_time_is_a_bar_as_long_as_it_may_be() -> None:
    timeline = drawn(at("year", "58%", "2020"), at("day", "70%", "2020-08-09"))
    year, day = (ET.fromstring(lane.strip) for lane in timeline.lanes)
    (bar,) = [line for line in year.iter("line") if line.get("class") == "whisker printed"]
    assert float(bar.get("x2", "")[:-1]) - float(bar.get("x1", "")[:-1]) > 70
    assert not [line for line in day.iter("line") if line.get("class") == "whisker printed"]


WORDS: list[tuple[str, str, Bound, str, int]] = [
    ("at least", "at least 40%", Bound.AT_LEAST, "up", 1),
    ("under", "under 40%", Bound.UNDER, "down", 1),
    ("about", "about 40%", Bound.ABOUT, "around", 1),
    ("a range has a mark at either end", "40-44%", Bound.RANGE, "whisker stated", 2),
]


@pytest.mark.parametrize(("case", "value", "bound", "form", "dots"), WORDS, ids=[case for case, *_ in WORDS])
def test_the_words_of_a_figure_are_drawn(case: str, value: str, bound: Bound, form: str, dots: int) -> None:
    timeline = drawn(at("a", value, "2020-05-01", bound=bound), at("b", "70%", "2021-05-01"))
    assert f'class="{form}"' in timeline.lanes[0].strip
    assert len(marks(timeline.lanes[0].strip)) == dots


def test_what_has_a_time_and_no_place_is_named() -> None:
    timeline = drawn(at("a", "58%", "2020"), at("b", "70%", "2021"), at("c", "12", "2021", unit="count"))
    assert [(each.assertion.id, reason) for each, reason in timeline.absent] == [
        ("c", "it is not a figure of the same unit")
    ]


def said(*answers: tuple[str, str, str], relation: Relation = Relation.SUPERSEDED) -> Timeline | None:
    held = [evidence(name, value, as_of=when) for name, value, when in answers]
    return timeline_of(assessment("leader", *held, kind="name", compared=comparison(relation)))


def test_answers_that_are_no_figures_differ_by_the_form_of_their_mark() -> None:
    timeline = said(("a", "Ada Merle", "2019"), ("b", "Jon Okar", "2021"), ("c", "ada  merle", "2020-05"))
    assert timeline is not None
    assert [words for _, words in timeline.key] == ["Ada Merle", "Jon Okar"]
    forms = {lane.voice.assertion.id: re.findall('class="(answer-.)"', lane.strip) for lane in timeline.lanes}
    assert forms == {"a": ["answer-1"], "c": ["answer-1"], "b": ["answer-2"]}


def test_one_answer_in_two_spellings_does_not_move() -> None:
    assert said(("a", "Nazarbaev", "2019"), ("b", "Nazarbayev", "2021"), relation=Relation.EQUAL) is None


def test_answers_too_many_to_tell_apart_are_left_to_the_table() -> None:
    assert said(*((f"s{n}", f"Name {n}", f"20{n:02}") for n in range(5))) is not None
    assert said(*((f"s{n}", f"Name {n}", f"20{n:02}") for n in range(6))) is None


def test_voices_beyond_eight_are_counted() -> None:
    timeline = drawn(*(at(f"s{n}", f"{50 + n}%", f"20{n:02}") for n in range(11)))
    assert (len(timeline.lanes), timeline.more) == (8, 3)


def test_a_long_series_counts_what_its_lane_does_not_write_out() -> None:
    timeline = drawn(*(at(f"a{n}", f"{50 + n}%", f"20{n:02}", source="survey") for n in range(12)))
    assert [(len(lane.lines), lane.more) for lane in timeline.lanes] == [(5, 7)]
    assert len(marks(timeline.lanes[0].strip)) == 12


def test_a_timeline_takes_the_place_of_the_chart_where_it_shows_the_same_values() -> None:
    moving = assessment("poll", at("a", "58%", "2020"), at("b", "70%", "2021"), kind="share")
    page = report_html(report(moving))
    assert "By the time each holds for" in page
    assert "on one axis" not in page
    half = assessment("poll", at("a", "58%", "2020"), at("b", "70%", "2021"), at("c", "66%", ""), kind="share")
    assert "3 values on one axis" in report_html(report(half))


DAYS = st.dates().map(str)


@given(st.lists(st.tuples(DAYS, st.integers(0, 10**9)), min_size=2, max_size=12))
def test_every_mark_stands_within_its_lane(held: list[tuple[str, int]]) -> None:
    figures = [at(f"s{n}", str(value), day, unit="count") for n, (day, value) in enumerate(held)]
    timeline = timeline_of(assessment("toll", *figures))
    for lane in timeline.lanes if timeline else ():
        for x, y in marks(lane.strip):
            assert 0 <= x <= 100
            assert 14 <= y <= 74
