"""What changed since an older report: each kind of change, in the words of both reports, in every format that tells it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from kzclaims.assess import Verdict
from kzclaims.commands.report import rendered, since
from kzclaims.compare import Relation
from kzclaims.decisions import Decision
from kzclaims.errors import UsageFault
from kzclaims.render.changes import Kind
from kzclaims.render.report_json import report_json
from tests.builders_render import assessment, comparison, evidence, report, vote_share, voters

if TYPE_CHECKING:
    from kzclaims.assess import Assessment
    from kzclaims.render.sections import Report


def claim(
    relation: Relation = Relation.EQUAL, verdict: Verdict = Verdict.AGREE, gap: str | None = None, **more: Any
) -> Assessment:
    held = (evidence("a", more.pop("value", "7"), content="It was 7 or so, yes 7."), evidence("b", "7"))
    return assessment("c", *held, compared=comparison(relation, gap=gap), verdict=verdict, **more)


def apart(gap: str, **more: Any) -> Assessment:
    return claim(Relation.DIFFERS, Verdict.DIFFER, gap, **more)


def moved() -> Assessment:
    told = claim()
    first = told.evidence[0]
    spans = tuple(span.shifted(14) for span in first.match.spans)
    return replace(told, evidence=(replace(first, match=replace(first.match, spans=spans)), told.evidence[1]))


def accepted() -> Assessment:
    decision = Decision(1, "c", (), "accept", "A. Reader", "2026-01-02T03:04:05Z", "Two years.", "seal-of-c")
    return replace(apart("0.1"), decision=decision)


BECAME: list[tuple[str, list[Assessment], list[Assessment], Kind | None, str]] = [
    ("the same", [claim()], [claim()], None, ""),
    ("not there before", [], [claim()], Kind.NEW, "2 sources"),
    ("not there any more", [claim()], [], Kind.GONE, "It was: 2 sources"),
    ("now differs", [claim()], [apart("0.1")], Kind.WORSE, "The verdict was agree and is differ."),
    ("further apart", [apart("0.1")], [apart("0.2")], Kind.WORSE, "The largest gap was 10.0% and is 20.0%."),
    ("nearer", [apart("0.2")], [apart("0.1")], Kind.MOVED, "The largest gap was 20.0% and is 10.0%."),
    ("now agrees", [apart("0.1")], [claim()], Kind.RESOLVED, "The verdict was differ and is agree."),
    ("now explained", [apart("0.1")], [apart("0.1", explained="Two years.")], Kind.RESOLVED, "explained: Two years."),
    ("now decided", [apart("0.1")], [accepted()], Kind.RESOLVED, "accept, 2026-01-02T03:04:05Z: Two years."),
    ("explained no more", [apart("0.1", explained="Two.")], [apart("0.1")], Kind.WORSE, "No longer: explained: Two."),
    ("a decision lapsed", [accepted()], [replace(accepted(), seal="x", stale=True, decision=None)], Kind.WORSE, "No longer"),
    ("another value", [claim()], [claim(value="8")], Kind.MOVED, "a, says: 7, now 8."),
    ("another place", [claim()], [moved()], Kind.MOVED, "a: its quote stands elsewhere in the text."),
    ("another source", [claim()], [assessment("c", *claim().evidence, evidence("d", "7"))], Kind.MOVED, "d is new: 7."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "before", "after", "kind", "words"), BECAME, ids=[each[0] for each in BECAME])
def test_what_became_of_a_claim(
    case: str, before: list[Assessment], after: list[Assessment], kind: Kind | None, words: str
) -> None:
    changes = compared(before, after).changes
    assert changes is not None
    assert [change.kind for change in changes] == ([kind] if kind else [])
    assert words in " ".join(" ".join(change.words) for change in changes)


def compared(before: list[Assessment], after: list[Assessment]) -> Report:
    return since(json.loads(report_json(report(*before))), report(*after))


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_every_format_for_readers_tells_the_changes(form: str) -> None:
    told = rendered(form, compared([voters()], [vote_share()]))
    assert isinstance(told, str)
    assert "primary-voters" in told
    assert "gone" in told


def test_the_changes_fit_the_schema_and_stand_in_order() -> None:
    record = json.loads(report_json(compared([apart("0.1"), voters()], [claim(), vote_share()])))
    schema = json.loads(files("kzclaims.schemas").joinpath("report-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(record, schema)
    assert [(each["kind"], each["claim"]) for each in record["changes"]] == [
        ("new", "vote-share"), ("resolved", "c"), ("gone", "primary-voters"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "old",
    [None, [], {}, {"version": 2, "claims": []}, {"version": 1}, {"version": 1, "claims": [{}]}, {"version": 1, "claims": [1]},
     {"version": 1, "claims": [{"id": "c", "verdict": "agree", "pairs": [{"gap": "x"}]}]}],
)  # fmt: skip
def test_what_is_no_report_is_said_to_be_none(old: Any) -> None:
    with pytest.raises(UsageFault, match="older report"):
        since(old, report(voters()))
