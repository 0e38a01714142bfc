"""What changed since an older report: each kind of change, in the words of both reports, in every format that tells it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from kzclaims.assess import Verdict
from kzclaims.claim import Identity
from kzclaims.commands.report import rendered, since
from kzclaims.compare import Relation
from kzclaims.decisions import Decision
from kzclaims.errors import UsageFault
from kzclaims.identity import IdentityResult
from kzclaims.quote import State
from kzclaims.render.changes import Kind
from kzclaims.render.report_json import report_json
from kzclaims.support import Support
from kzclaims.text import Location
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


def renamed(told: Assessment, name: str) -> Assessment:
    return replace(told, claim=replace(told.claim, id=name))


def _first(told: Assessment, **changed: Any) -> Assessment:
    return replace(told, evidence=(replace(told.evidence[0], **changed), *told.evidence[1:]))


def found_as(state: State) -> Assessment:
    return _first(claim(), match=replace(claim().evidence[0].match, state=state))


def supported(support: Support) -> Assessment:
    return _first(claim(), support=support)


def of(scope: str) -> Assessment:
    return _first(claim(), assertion=replace(claim().evidence[0].assertion, scope=scope))


def accepted() -> Assessment:
    decision = Decision(1, "c", (), "accept", "A. Reader", "2026-01-02T03:04:05Z", "Two years.", "seal-of-c")
    return replace(apart("0.1"), decision=decision)


BECAME: list[tuple[str, list[Assessment], list[Assessment], Kind | None, str]] = [
    ("the same", [claim()], [claim()], None, ""),
    ("not there before", [], [claim()], Kind.NEW, "A (5 November 2020) and B (5 November 2020) said 7."),
    ("not there any more", [claim()], [], Kind.GONE, "It was: A (5 November 2020)"),
    ("now differs", [claim()], [apart("0.1")], Kind.WORSE, "The verdict was “agree” and is now “differ”. The largest gap is now 10%; there was none."),
    ("further apart", [apart("0.1")], [apart("0.2")], Kind.WORSE, "The largest gap was 10% and is now 20%."),
    ("nearer", [apart("0.2")], [apart("0.1")], Kind.MOVED, "The largest gap was 20% and is now 10%."),
    ("now agrees", [apart("0.1")], [claim()], Kind.RESOLVED, "The verdict was “differ” and is now “agree”. The gap of 10% is gone."),
    ("now explained", [apart("0.1")], [apart("0.1", explained="Two years.")], Kind.RESOLVED, "Now explained: “Two years.”"),
    ("now decided", [apart("0.1")], [accepted()], Kind.RESOLVED, "A. Reader accepted this on 2 January 2026: “Two years.”"),
    ("explained no more", [apart("0.1", explained="Two.")], [apart("0.1")], Kind.WORSE, "No longer explained: “Two.”"),
    ("a decision lapsed", [accepted()], [replace(accepted(), seal="x", stale=True, decision=None)], Kind.WORSE, "Taken back: A. Reader accepted this"),
    ("another value", [claim()], [claim(value="8")], Kind.MOVED, "a said 7 and now says 8."),
    ("another id", [claim()], [renamed(claim(), "d")], Kind.MOVED, "Its id was c."),
    ("another id and worse", [claim()], [renamed(apart("0.1"), "d")], Kind.WORSE, "Its id was c. The verdict was"),
    ("to the letter, or folded", [claim()], [found_as(State.FOLDED)], None, ""),
    ("an altered quote", [claim()], [found_as(State.ALTERED)], Kind.MOVED, "a: the quote was “exact” and is now “altered”."),
    ("it no longer says the value", [claim()], [supported(Support.HEDGE_DROPPED)], Kind.MOVED, "a: the quote no longer says the value (hedge dropped)."),
    ("it now says the value", [supported(Support.DIFFERS)], [supported(Support.STATED)], Kind.MOVED, "a: the quote now says the value."),
    ("stated or derived", [claim()], [supported(Support.DERIVED)], None, ""),
    ("another scope", [claim()], [of("votes")], Kind.MOVED, "a: the scope was not given and is now votes."),
    ("another place", [claim()], [moved()], Kind.MOVED, "a: the quote stands elsewhere in the text."),
    ("another source", [claim()], [assessment("c", *claim().evidence, evidence("d", "7"))], Kind.MOVED, "d is new and says 7."),
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


def test_of_two_claims_with_one_question_none_is_taken_for_the_other() -> None:
    before, after = [claim(), renamed(claim(), "twin")], [renamed(claim(), "d")]
    changes = compared(before, after).changes
    assert changes is not None
    assert [(change.kind, change.claim) for change in changes] == [
        (Kind.NEW, "d"), (Kind.GONE, "c"), (Kind.GONE, "twin"),
    ]  # fmt: skip


SUMS: list[tuple[bool | None, bool | None, Kind | None]] = [
    (True, True, None),
    (True, False, Kind.WORSE),
    (None, False, Kind.WORSE),
    (False, True, Kind.RESOLVED),
    (False, None, Kind.MOVED),
]


@pytest.mark.parametrize(("before", "after", "kind"), SUMS)
def test_what_became_of_a_sum(before: bool | None, after: bool | None, kind: Kind | None) -> None:  # noqa: FBT001
    def told(*, holds: bool | None) -> Report:
        row = (
            Identity("sum", "a + b = c", "", Location("claims.yaml", 3)),
            IdentityResult(holds=holds, reason=f"It is {holds}."),
        )
        return replace(report(claim()), identities=(row,))

    changes = since(json.loads(report_json(told(holds=before))), told(holds=after)).changes
    assert changes is not None
    assert [(each.kind, each.about, each.claim, each.words) for each in changes] == (
        [(kind, "identity", "sum", (f"It is {after}.",))] if kind else []
    )


def test_only_the_claims_asked_for_are_told_of() -> None:
    older = json.loads(report_json(report(claim(), voters())))
    told = since(older, report(apart("0.1")), ("c",)).changes
    assert told is not None
    assert [change.claim for change in told] == ["c"]


def test_a_report_that_had_no_accounts_yet_is_told_by_its_sentence() -> None:
    older = json.loads(report_json(report(voters())))
    for each in older["claims"]:
        del each["account"]
    (gone,) = since(older, report()).changes or ()
    assert gone.words == (f"It was: {voters().sentence}",)


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
