"""What is drawn of a value, where it stands on its axis, and that a chart holds numbers and nothing foreign."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.compare import Relation
from kzclaims.quantity import Bound, Reading
from kzclaims.render.axis import number_axis, time_axis
from kzclaims.render.charts import Chart, chart_of, legend_of
from kzclaims.render.drawing import SHAPES, element, stamp, symbols
from kzclaims.render.marks import Mark, Whisker, mark_of
from tests.builders_render import assessment, comparison, day, evidence, number, vote_share, voters

if TYPE_CHECKING:
    from kzclaims.assess import Assessment

DRAWN: list[tuple[str, Reading, Whisker, str, str]] = [
    ("percent to a tenth", number("82.2%", "82.2", step="0.1", fine_step="0.1", unit="percent"), Whisker.ROUNDING, "82.15", "82.25"),
    ("whole percent", number("82%", "82", unit="percent"), Whisker.ROUNDING, "81.5", "82.5"),
    ("round with a scale word", number("600 thousand", "600000", step="100000", fine_step="1000", scaled=True), Whisker.ROUNDING, "550000", "650000"),
    ("small count", number("seven", "7"), Whisker.NONE, "7", "7"),
    ("count that is not round", number("663,214", "663214"), Whisker.NONE, "663214", "663214"),
    ("said to be exact", number("exactly 600,000", "600000", step="100000", bound=Bound.EXACTLY), Whisker.NONE, "600000", "600000"),
    ("over", number("over 600,000", "600000", step="100000", bound=Bound.OVER), Whisker.ABOVE, "600000", "600000"),
    ("just over", number("just over 100", "100", step="100", bound=Bound.JUST_OVER), Whisker.JUST_ABOVE, "100", "100"),
    ("at most", number("up to 4,000", "4000", step="1000", bound=Bound.AT_MOST), Whisker.BELOW, "4000", "4000"),
    ("nearly", number("nearly 90", "90", step="10", bound=Bound.NEARLY), Whisker.JUST_BELOW, "90", "90"),
    ("about", number("about 90", "90", step="10", bound=Bound.ABOUT), Whisker.ABOUT, "90", "90"),
    ("range", number("80-90", "80", "90", step="10", bound=Bound.RANGE), Whisker.STATED, "80", "90"),
    ("a day", day("9 June 2019", "2019-06-09"), Whisker.NONE, "737219", "737219"),
    ("a month", day("June 2019", "2019-06-01", "2019-06-30"), Whisker.PRINTED, "737211", "737240"),
    ("about a year", day("around 2015", "2015-01-01", "2015-12-31", Bound.ABOUT), Whisker.PRINTED, "735599", "735963"),
    ("two thirds among percentages", number("two thirds", "0.6666666666666666666666666667", step="0.1", unit="ratio", bound=Bound.OVER), Whisker.ABOVE, "66.66666666666666666666666667", "66.66666666666666666666666667"),
    ("after a month", day("after June 2019", "2019-06-01", "2019-06-30", Bound.OVER), Whisker.ABOVE, "737240", "737240"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "reading", "whisker", "low", "high"), DRAWN, ids=[c[0] for c in DRAWN])
def test_a_whisker_is_drawn_only_where_words_or_digits_give_one(
    case: str, reading: Reading, whisker: Whisker, low: str, high: str
) -> None:
    mark = mark_of(reading)
    assert isinstance(mark, Mark)
    assert (mark.whisker, mark.low, mark.high) == (whisker, Decimal(low), Decimal(high))


def test_a_number_fixed_by_law_has_no_whisker() -> None:
    mark = mark_of(number("7%", "7", unit="percent"), sharp=True)
    assert isinstance(mark, Mark)
    assert mark.whisker is Whisker.NONE


NOT_DRAWN: list[tuple[Reading, str]] = [
    (number("100 hundred", "100", readings=("100", "10000")), "more than one number"),
    (number("doubled", "2", bound=Bound.FACTOR), "a change, not a level"),
    (number("endless", "1", "Infinity", bound=Bound.RANGE), "no end"),
    (day("9 June", "--06-09"), "year is not given"),
]


@pytest.mark.parametrize(("reading", "why"), NOT_DRAWN)
def test_what_has_no_place_says_why(reading: Reading, why: str) -> None:
    assert why in str(mark_of(reading))


def test_values_of_another_unit_are_named_and_not_drawn() -> None:
    mixed = assessment(
        "mixed",
        evidence("a", "34%", reading=number("34%", "34", unit="percent")),
        evidence("b", "22%", reading=number("22%", "22", unit="percent")),
        evidence("c", "12 points", reading=number("12 points", "12", unit="percentage-point")),
        evidence("d", "many"),
    )
    chart = chart_of(mixed)
    assert chart is not None
    assert [row.evidence.assertion.id for row in chart.rows] == ["a", "b"]
    assert [(e.assertion.id, why) for e, why in chart.absent] == [("c", "its unit is percentage-point")]


def test_one_value_alone_is_no_chart() -> None:
    single = assessment("one", evidence("a", "7", reading=number("7", "7")), evidence("b", "many"))
    assert chart_of(single) is None


def drawn(claim: Assessment) -> Chart:
    chart = chart_of(claim)
    assert chart is not None
    return chart


def test_the_legend_names_the_marks_that_are_used_and_no_other() -> None:
    over, rounded = drawn(voters()), drawn(vote_share())
    reference = "the reference: the others are held against it"
    assert [words for _, words in legend_of(over.kinds)] == [
        reference, "differs from the reference; hollow where that is settled", "this or more: the words give no upper end",
    ]  # fmt: skip
    assert [words for _, words in legend_of(rounded.kinds)] == [
        reference, "agrees with the reference: within it, or by rounding", "what the number may be rounded from",
    ]  # fmt: skip
    assert len(legend_of(over.kinds | rounded.kinds)) == 5
    assert [row.words for row in rounded.rows] == ["82.15 to 82.25 by rounding", "81.5 to 82.5 by rounding"]


STANDINGS: list[tuple[Relation, str, str | None, str]] = [
    (Relation.EQUAL, "within", None, "= agrees"),
    (Relation.ROUNDS_TO, "within", "0.02", "~ agrees by rounding, 2\u202f% apart"),
    (Relation.COMPATIBLE, "within", "0.5", "= agrees, 50\u202f% apart"),
    (Relation.DIFFERS, "differs", "0.09", "≠ differs, 9\u202f% apart"),
    (Relation.CONTRADICTS, "contradicts", "0.5", "✗ contradicts, 50\u202f% apart"),
    (Relation.SUPERSEDED, "aside", "0.5", "↷ another time"),
    (Relation.DIFFERENT_SCOPE, "aside", "0.5", "∦ different scope"),
    (Relation.NOT_COMPARABLE, "aside", None, "? not comparable"),
]


@pytest.mark.parametrize(("relation", "form", "gap", "words"), STANDINGS)
def test_a_marks_form_says_how_it_stands_to_the_reference(
    relation: Relation, form: str, gap: str | None, words: str
) -> None:
    held = (evidence("a", "5", reading=number("5", "5")), evidence("b", "9", reading=number("9", "9")))
    chart = drawn(assessment("c", *held, compared=comparison(relation, gap=gap)))
    assert [row.stands for row in chart.rows] == ["reference", words]
    assert [f'href="#m-{name}"' in row.strip for row, name in zip(chart.rows, ("reference", form), strict=True)] == [
        True
    ] * 2
    assert form in chart.kinds


def test_what_is_settled_is_hollow_and_what_merely_agrees_is_not() -> None:
    held = (evidence("a", "5", reading=number("5", "5")), evidence("b", "9", reading=number("9", "9")))
    for relation, hollow in ((Relation.CONTRADICTS, True), (Relation.DIFFERS, True), (Relation.COMPATIBLE, False)):
        chart = drawn(assessment("c", *held, compared=comparison(relation, gap="0.4"), explained="Two days."))
        assert ("settled" in chart.rows[1].strip) == hollow


def test_every_shape_that_is_stamped_is_drawn_once() -> None:
    tree = ET.fromstring(symbols())
    assert [path.get("id") for path in tree.findall("defs/path")] == [f"m-{name}" for name in SHAPES]
    assert stamp("differs", "5%", 14, hollow=True) == '<use href="#m-differs" class="differs settled" x="5%" y="14"/>'


def test_values_at_one_place_are_no_chart() -> None:
    same = [evidence(name, "84", reading=number("84", "84")) for name in "abc"]
    assert chart_of(assessment("same", *same)) is None


def test_a_strip_is_well_formed_and_places_its_mark() -> None:
    marks = [ET.fromstring(row.strip).findall("./use") for row in drawn(voters()).rows]
    forms = [[(use.get("class"), use.get("x")) for use in held if use.get("class") in SHAPES] for held in marks]
    assert [(held[-1]) for held in forms] == [("reference", "91.7%"), ("differs", "8.3%")]


def test_a_range_has_a_mark_at_either_end() -> None:
    held = (
        evidence("a", "80-90", reading=number("80-90", "80", "90", bound=Bound.RANGE)),
        evidence("b", "84", reading=number("84", "84")),
    )
    strip = drawn(assessment("c", *held)).rows[0].strip
    places = [use.get("x") for use in ET.fromstring(strip).findall("./use") if use.get("class") == "reference"]
    assert places == ["8.3%", "91.7%"]


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3)


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_every_number_stands_within_its_axis_in_the_order_of_size(values: list[Decimal]) -> None:
    axis = number_axis(values)
    places = [axis.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    ticks = [value for value, _ in axis.ticks]
    assert 1 <= len(ticks) <= 6
    assert len({label for _, label in axis.ticks}) == len(ticks)
    assert all(axis.low <= tick <= axis.high for tick in ticks)


@given(st.lists(st.integers(-999, 10**9), min_size=1, max_size=5))
def test_whole_numbers_have_whole_ticks(values: list[int]) -> None:
    ticks = number_axis(map(Decimal, values)).ticks
    assert all(value == value.to_integral_value() for value, _ in ticks)


@given(st.lists(st.dates(), min_size=1, max_size=6))
def test_every_date_stands_within_its_axis(days: list[object]) -> None:
    values = [Decimal(each.toordinal()) for each in days]  # type: ignore[attr-defined]
    axis = time_axis(values)
    assert all(0 <= axis.place(value) <= 100 for value in values)
    assert len(axis.ticks) <= 7


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2019-06-05", "2019-06-09", [f"2019-06-0{n}" for n in (5, 6, 7, 8, 9)]),
        ("2019-01-15", "2019-07-15", ["2019-01", "2019-03", "2019-05", "2019-07"]),
        ("1995-03-01", "2022-03-01", ["2000", "2010", "2020"]),
    ],
)
def test_ticks_of_time_are_days_months_or_years_by_length(first: str, last: str, labels: list[str]) -> None:
    marks = [mark_of(day(each, each)) for each in (first, last)]
    axis = time_axis([mark.low for mark in marks if isinstance(mark, Mark)])
    assert [label for _, label in axis.ticks] == labels


def test_an_element_escapes_all_that_is_put_into_it() -> None:
    assert element("text", '</svg><script>"', x='"onload="') == (
        '<text x="&#34;onload=&#34;">&lt;/svg&gt;&lt;script&gt;&#34;</text>'
    )
