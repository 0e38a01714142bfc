"""Plots of the whole ledger: what stands where, that no number is drawn that no table holds, and what is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.assess import Assessment, Verdict
from kzclaims.compare import Relation
from kzclaims.decisions import Decision, Verb
from kzclaims.quote import Match, State
from kzclaims.render.axis import number_axis
from kzclaims.render.charts import chart_of
from kzclaims.render.coverage import grid_of
from kzclaims.render.plots import forms_of, gaps_of, plot_of_gaps, progress_of, unmeasured
from kzclaims.render.report_html import pages
from kzclaims.support import Support
from tests.builders_render import assessment, comparison, evidence, number, report, vote_share, voters

FIVE = Decimal("0.05")
TALL = st.integers(-999, 10**9).map(Decimal)


def gap(name: str, size: str, relation: Relation = Relation.DIFFERS, verdict: Verdict = Verdict.DIFFER) -> Assessment:
    return assessment(
        name, evidence("a", "1"), evidence("b", "2"), compared=comparison(relation, gap=size), verdict=verdict
    )


def marks(drawing: str) -> list[tuple[str, Decimal, Decimal]]:
    """The question of every mark with its place across and down."""
    tree = ET.fromstring(drawing)
    dots = [(use, use.find("title")) for use in tree.iter("use")]
    return [
        (title.text or "", Decimal(use.get("x", "")[:-1]), Decimal(use.get("y", "")))
        for use, title in dots
        if title is not None
    ]


FORMS: list[tuple[Relation, Verdict, str, str, str]] = [
    (Relation.CONTRADICTS, Verdict.CONTRADICT, "", "contradicts", "contradict"),
    (Relation.CONTRADICTS, Verdict.CONTRADICT, "Two days.", "contradicts settled", "contradict, settled"),
    (Relation.DIFFERS, Verdict.DIFFER, "", "differs", "differ"),
    (Relation.DIFFERS, Verdict.DIFFER, "Two days.", "differs settled", "differ, settled"),
    (Relation.COMPATIBLE, Verdict.AGREE, "", "within", "agree: one within the other, or by rounding"),
]


@pytest.mark.parametrize(("relation", "verdict", "why", "form", "words"), FORMS)
def test_a_mark_says_by_its_form_what_it_is_and_the_legend_names_no_other(
    relation: Relation, verdict: Verdict, why: str, form: str, words: str
) -> None:
    told = assessment(
        "c", evidence("a", "1"), evidence("b", "2"), compared=comparison(relation, gap="0.2"), verdict=verdict, explained=why
    )  # fmt: skip
    assert re.findall('<use href="#m-[a-z]+" class="([^"]+)"', plot_of_gaps(gaps_of([told]), FIVE)) == [form]
    assert [said for _, said in forms_of(gaps_of([told]))] == [words]


def test_every_gap_has_a_mark_the_larger_the_further_right() -> None:
    told = marks(plot_of_gaps(gaps_of([gap("c", "0.5"), gap("a", "0.003"), gap("b", "0.07")]), FIVE))
    assert [name for name, *_ in told] == ["What of a?", "What of b?", "What of c?"]
    assert [x for _, x, _ in told] == sorted({x for _, x, _ in told})


def test_gaps_alike_stand_on_one_another_and_what_is_set_aside_has_no_mark() -> None:
    same = [gap(name, "0.1") for name in "abc"]
    aside = gap("later", "0.3", Relation.SUPERSEDED, Verdict.SINGLE)
    told = marks(plot_of_gaps(gaps_of([*same, aside, gap("equal", "0")]), FIVE))
    assert len({x for _, x, _ in told}) == 1
    assert len({y for *_, y in told}) == 3


def test_what_contradicts_without_figures_is_counted() -> None:
    names = assessment(
        "n", evidence("a", "Ada"), evidence("b", "Jon"), compared=comparison(Relation.CONTRADICTS), verdict=Verdict.CONTRADICT
    )  # fmt: skip
    held = [names, gap("c", "0.5"), vote_share()]
    assert unmeasured(held, gaps_of(held)) == 1


def test_five_hundred_gaps_fit_the_height_of_the_plot() -> None:
    drawing = plot_of_gaps(gaps_of([gap(f"c{n}", "0.1") for n in range(500)]), FIVE)
    height = Decimal(re.findall(r'height="([\d.]+)"', drawing)[0])
    assert height <= 200
    assert all(0 <= y <= height for *_, y in marks(drawing))


def test_no_gap_is_no_plot() -> None:
    assert plot_of_gaps(gaps_of([gap("none", "0")]), FIVE) == ""


BREAKS = [
    ("a thousand times more", ["5", "6", "100000"], True),
    ("a thousand times less", ["5", "100000", "100001"], True),
    ("two pairs far apart", ["1", "2", "100000", "100001"], True),
    ("spread evenly", ["1", "2", "3", "4"], False),
    ("twice as much", ["5", "6", "12"], False),
    ("two values", ["1", "100000"], False),
    ("the same twice and one far", ["5", "5", "100000"], False),
]


@pytest.mark.parametrize(("case", "values", "broken"), BREAKS, ids=[case for case, *_ in BREAKS])
def test_an_axis_breaks_where_values_that_differ_would_be_one(case: str, values: list[str], broken: bool) -> None:  # noqa: FBT001
    held = [evidence(f"s{n}", v, reading=number(v, v)) for n, v in enumerate(values)]
    axis = number_axis(map(Decimal, values))
    assert (axis.broken is not None) == broken
    chart = chart_of(assessment("c", *held))
    assert chart is not None
    assert ("The axis is broken between" in chart.note) == broken
    assert all(("break" in row.strip) == broken for row in chart.rows)
    places = sorted({axis.place(Decimal(v)) for v in values})
    assert not broken or min(b - a for a, b in pairwise(places)) > 10


def test_two_values_far_apart_need_no_break_for_their_whiskers() -> None:
    held = [
        evidence(v, f"{v}%", reading=number(f"{v}%", v, step="0.1", fine_step="0.1", unit="percent"))
        for v in ("1.5", "90.5")
    ]
    chart = chart_of(assessment("c", *held, kind="share"))
    assert chart is not None
    assert "break" not in chart.rows[0].strip


@given(st.lists(st.tuples(TALL, TALL).map(sorted).map(tuple), min_size=1, max_size=6))
def test_no_whisker_reaches_over_a_break_and_order_is_kept(spans: list[tuple[Decimal, Decimal]]) -> None:
    axis = number_axis([end for span in spans for end in span], spans)
    for low, high in spans:
        assert 0 <= axis.place(low) <= axis.place(high) <= 100
        assert axis.broken is None or not axis.place(low) < axis.broken < axis.place(high)
    ends = sorted(end for span in spans for end in span)
    assert [axis.place(end) for end in ends] == sorted(axis.place(end) for end in ends)


def test_the_grid_says_who_speaks_to_what_and_how_the_quote_stands() -> None:
    lost = replace(evidence("b", "1"), match=Match(State.LOST))
    off = evidence("c", "1", support=Support.DIFFERS)
    grid = grid_of(
        [
            assessment("one", evidence("a", "1"), lost),
            assessment("two", evidence("a", "1"), off, off),
            assessment("alone", evidence("a", "1")),
        ]
    )
    assert grid.sources == (("a", 2), ("b", 1), ("c", 1))
    assert [(claim.id, [mark for mark, _ in cells]) for claim, cells in grid.rows] == [
        ("one", ["●", "∅", ""]), ("two", ["●", "", "◐\u00a02"]),
    ]  # fmt: skip


def test_a_grid_of_too_many_sources_counts_the_rest() -> None:
    grid = grid_of([assessment("c", *(evidence(f"s{n:02}", "1") for n in range(30)))])
    assert (len(grid.sources), grid.more) == (24, 6)


def decided(verb: Verb) -> Decision:
    return Decision(1, "d", (), verb, "ann", "2026-01-02T03:04:05Z", "", "seal-of-d")


def test_progress_counts_what_the_ledger_explains_what_a_person_decided_and_what_is_open() -> None:
    other = replace(gap("e", "0.1"), claim=replace(gap("e", "0.1").claim, topic="other"))
    explained = assessment(
        "s", evidence("a", "1"), evidence("b", "2"), compared=comparison(Relation.DIFFERS), verdict=Verdict.DIFFER, explained="why"
    )  # fmt: skip
    accepted, put_off = (replace(gap("d", "0.1"), decision=decided(verb)) for verb in ("accept", "defer"))
    bars = progress_of([other, explained, accepted, put_off, voters(), vote_share()])
    told = [(bar.topic, bar.claims, bar.apart, bar.explained, bar.decided, bar.open) for bar in bars]
    assert told == [("other", 1, 1, 0, 0, 1), ("primaries", 5, 4, 1, 1, 2)]
    assert re.findall('x1="([^"]+)" x2="([^"]+)" y1="6" y2="6" class="([a-z]+)"', bars[1].drawing) == [
        ("0.00%", "25.00%", "done"), ("25.00%", "50.00%", "hatched"),
    ]  # fmt: skip


NAMES = [("vote", "vote.html"), ("", "topic-"), ("index", "topic-"), ("../x", "topic-"), ("CON", "topic-"), ("con", "topic-"),
         ("com1.old", "topic-"), ("a b", "topic-"), ("выборы", "topic-"), ("x" * 300, "topic-"), ("a\n", "topic-"), ("2020.v-1", "2020.v-1.html")]  # fmt: skip


@pytest.mark.parametrize(("topic", "name"), NAMES)
def test_a_page_has_a_name_every_file_system_takes(topic: str, name: str) -> None:
    claim = voters()
    written = pages(report(replace(claim, claim=replace(claim.claim, topic=topic)), vote_share()))
    (own,) = set(written) - {"index.html", "primaries.html"}
    assert own.startswith(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,80}\.html", own)


def test_the_index_leads_to_every_claim_on_its_page() -> None:
    claim = voters()
    written = pages(report(replace(claim, claim=replace(claim.claim, topic="other")), vote_share()))
    assert sorted(written) == ["index.html", "other.html", "primaries.html"]
    for page, anchor in re.findall(r'href="([a-z-]+\.html)#([^"]+)"', written["index.html"]):
        assert f'id="{anchor}"' in written[page]
    assert 'id="claim-' not in written["index.html"]
    assert 'href="index.html"' in written["other.html"]
