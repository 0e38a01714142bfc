"""JSON for other programs: the shape is the schema's, the order is stable, no character is lost or drives a terminal."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from itertools import permutations
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.assess import Verdict
from kzclaims.claim import Identity
from kzclaims.compare import Comparison, Relation
from kzclaims.decisions import Decision
from kzclaims.finding import Level
from kzclaims.identity import IdentityResult
from kzclaims.printable import printable
from kzclaims.quantity import Bound, Reading, as_record
from kzclaims.quote import Edit, State
from kzclaims.render.check_json import check_json
from kzclaims.render.comparison import comparison_record
from kzclaims.render.json_text import json_text
from kzclaims.render.report_json import report_json
from kzclaims.render.sections import Report
from kzclaims.summary import Summary
from kzclaims.support import Support
from kzclaims.text import Location
from tests.builders_render import assessment, comparison, day, evidence, finding, number, report, vote_share, voters

SCHEMAS = ["report-1", "check-1", "read-1", "compare-1", "find-1"]


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("kzclaims.schemas").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def described(node: Any) -> bool:
    """Whether every property of a schema says what it means."""
    if isinstance(node, list):
        return all(map(described, node))
    if not isinstance(node, dict):
        return True
    properties = node.get("properties", {})
    return all("description" in p or "$ref" in p for p in properties.values()) and all(map(described, node.values()))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_sound_and_say_what_each_key_means(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))
    assert described(schema(name))


FINDINGS = [
    finding("b", 9, hint="mend it", origin=Location("corpus/a.md", 3, 4)),
    finding("a", 9, level=Level.NOTE),
    finding("c", 2, level=Level.WARNING),
    finding("d", 0, 0, path="a.yaml"),
]


def test_findings_fit_the_schema_and_their_order_does_not_depend_on_how_they_came() -> None:
    told = {check_json(order, Summary(claims=1), tool="kzclaims 0") for order in permutations(FINDINGS)}
    assert len(told) == 1
    record = json.loads(told.pop())
    jsonschema.validate(record, schema("check-1"))
    assert [f["message"] for f in record["findings"]] == ["d", "c", "b", "a"]
    assert record["findings"][2]["source"] == {"path": "corpus/a.md", "line": 3, "column": 4}
    assert record["findings"][0]["source"] is None


def full_report() -> Report:
    """One of everything: a lost quote, an altered one, notes, a date, decisions, an explanation, an identity."""
    decision = Decision(4, "lost", (), "defer", "A. Reader", "2026-01-02T03:04:05Z", "later", "seal")
    lost = assessment(
        "lost",
        evidence("a", "7", content="Nothing of it.", reason="gone", support=Support.UNREAD, support_reason="unread"),
        evidence("b", "yes", basis="notes"),
        compared=Comparison(Relation.NOT_COMPARABLE, "One is no number."),
        verdict=Verdict.UNRESOLVED,
        explained="They speak of two things.",
        decision=decision,
    )
    altered = evidence(
        "c",
        "June",
        reading=day("June", "2019-06-01", "2019-06-30"),
        state=State.ALTERED,
        spans=((0, 4), (6, 9)),
        edits=(Edit("replaced", "June", "July"),),
    )
    made = report(lost, assessment("altered", altered, verdict=Verdict.SINGLE), voters(), vote_share())
    identity = Identity("sum", "a + b = c", "", Location("claims.yaml", 3))
    return Report(
        made.title,
        made.sources,
        made.assessments,
        identities=((identity, IdentityResult(holds=False, reason="It misses by 2.")),),
    )


def test_a_report_with_one_of_everything_fits_the_schema() -> None:
    jsonschema.validate(json.loads(report_json(full_report())), schema("report-1"))


def test_every_assertion_can_be_found_again_by_its_spans() -> None:
    made = report(voters(), vote_share())
    texts = {e.text.sha256: e.text.content for a in made.assessments for e in a.evidence if e.text}
    claims = json.loads(report_json(made))["claims"]
    found = [
        (each["value"], [texts[each["text"]][start:end] for start, end in each["spans"]])
        for claim in claims
        for each in claim["assertions"]
    ]
    assert found == [(value, [value]) for value in ("more than 660,000", "over 600 thousand", "82.2%", "82%")]


def test_the_pairs_name_their_sides_in_order_and_figures_stay_decimal() -> None:
    pair = json.loads(report_json(report(vote_share())))["claims"][0]["pairs"][0]
    assert pair["claim"] == "vote-share"
    assert pair["sources"] == pair["assertions"] == ["elections", "digest"]
    assert (pair["relation"], pair["gap"], pair["points"], pair["possible"]) == ("rounds-to", "0.0024", "0.2", True)


def test_notes_and_missing_texts_are_told_from_full_texts() -> None:
    made = assessment(
        "c", evidence("a", "1"), evidence("b", "1", basis="notes"), evidence("d", "1", basis="none", content="-")
    )
    texts = [each["text"] for each in json.loads(report_json(report(made)))["claims"][0]["assertions"]]
    assert len(texts[0]) == 64
    assert texts[1:] == ["notes", None]


def test_a_report_does_not_depend_on_the_order_of_claims_and_sources() -> None:
    first, second = voters(), vote_share()
    turned = report(second, first)
    assert report_json(turned) == report_json(report(first, second))


EXACT = [("82.20", "82.20"), ("6E+5", "600000"), ("1E-7", "0.0000001"), ("-0.5", "-0.5")]


@pytest.mark.parametrize(("written", "text"), EXACT)
def test_a_comparison_keeps_every_digit(written: str, text: str) -> None:
    record = comparison_record(Comparison(Relation.DIFFERS, "r", difference=Decimal(written)))
    jsonschema.validate(record, schema("compare-1"))
    assert record["difference"] == text


READINGS = [
    number("82.2%", "82.2", unit="percent"),
    number("80-90", "80", "90", bound=Bound.RANGE),
    number("100 hundred", "100", readings=("100", "10000")),
    day("9 June", "--06-09"),
    day("June 2019", "2019-06-01", "2019-06-30"),
]


@pytest.mark.parametrize("reading", READINGS)
def test_what_is_read_fits_the_schema(reading: Reading) -> None:
    jsonschema.validate(as_record(reading), schema("read-1"))


def test_a_comparison_without_numbers_fits_the_schema() -> None:
    jsonschema.validate(comparison_record(comparison(Relation.CONTRADICTS)), schema("compare-1"))


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
)
def test_json_reads_back_the_same_and_is_safe_to_show(record: object) -> None:
    told = json_text(record)
    assert json.loads(told) == record
    assert printable(told) == told
    told.encode()
