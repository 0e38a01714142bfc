"""The formats of `check` for services: what is escaped, what is counted, and the shapes other programs read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.finding import Finding, Level
from kzclaims.render.concise import concise
from kzclaims.render.github import github, github_summary
from kzclaims.render.gitlab import gitlab
from kzclaims.render.junit import junit
from kzclaims.render.run import Run
from kzclaims.render.sarif import KEY, sarif
from kzclaims.road import Errand, walk
from kzclaims.rules import checked
from kzclaims.summary import Summary, summary_of
from kzclaims.text import Location
from tests.ledgers import write_ledger

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
FORMATS = {
    "concise": concise,
    "github": github,
    "github-summary": github_summary,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
HOSTILE = "50%\r\n::error::no, <b>]]>&\x1b]0;x\x07 @team #1 \u202e‘|’"


def finding(
    message: str = "the quote is lost",
    *,
    level: Level = Level.ERROR,
    line: int = 3,
    path: str = "claims/a.yaml",
    claim: str = "turnout",
    source: Location | None = None,
    hint: str = "quote the words",
) -> Finding:
    return Finding("KZ301", "quote-lost", level, message, Location(path, line, 5), source, hint, claim)


SEVERAL = Run(
    findings=(
        finding(source=Location("corpus/a.txt", 7, 2)),
        finding("50%, said: no", level=Level.WARNING, path="claims/a, b: 1%.yaml", claim=""),
        finding("the file as a whole", line=0, claim="", hint=""),
        finding(HOSTILE, level=Level.NOTE, line=9),
        finding(line=12),
    ),
    accepted=(finding("accepted as it is", line=20),),
    claims=(("claims/a.yaml", "chair"), ("claims/a.yaml", "turnout"), ("claims/b.yaml", "seats")),
    since="main",
    passed_over=frozenset({"chair"}),
    summary=Summary(claims=2, assertions=4, quotes_found=3, pairs=2, texts=1, notes=1, identities=1),
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What a run on a ledger with a wrong value and a lost source hands to the formats."""
    ledger = write_ledger(tmp_path_factory.mktemp("ledger"), claims__vote__yaml=("value: 77%", "value: 79%"))
    scene = walk(Errand(ledger, ()))
    summary = summary_of(scene.assessments, len(scene.identities))
    root = ledger.parent
    return Run(
        checked(scene).findings,
        summary,
        claims=[(each.place().path, each.id) for each in scene.ledger.claims],
        root=root,
        workspace=str(root),
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_what_it_was(name: str) -> None:
    written = FORMATS[name](SEVERAL)
    if name == "sarif":  # the rules are the docstrings, which have their own test
        record = json.loads(written)
        record["runs"][0]["tool"]["driver"]["rules"] = []
        for result in record["runs"][0]["results"]:  # a rule more moves the others
            assert result.pop("ruleIndex") >= 0
        written = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    assert written == (GOLDENS / f"check-{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_terminal_be_driven(name: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", FORMATS[name](SEVERAL))


def test_concise_has_a_line_a_finding_and_the_counts() -> None:
    lines = concise(SEVERAL).splitlines()
    assert len(lines) == len(SEVERAL.findings) + 1
    assert lines[0] == "claims/a.yaml:3:5: error KZ301 the quote is lost"
    assert lines[2].startswith("claims/a.yaml: error")


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)*)::([^\r\n]*)")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_github_writes_one_command_a_finding_whatever_it_says(message: str, path: str) -> None:
    lines = github(Run((finding(message, path=path, hint=message),), Summary())).split("\n")
    assert len(lines) == 3
    found = COMMAND.fullmatch(lines[0])
    assert found, lines[0]
    names = [each.partition("=")[0] for each in found[2].split(",")]
    assert names == ["file", "line", "col", "title"]


def test_github_shows_ten_a_level_and_counts_the_rest() -> None:
    several = [finding(str(n), level=level) for level in Level for n in range(10 + level)]
    written = github(Run(several, Summary())).splitlines()
    commands = [line.partition(" ")[0] for line in written if line.startswith("::")]
    assert {name: commands.count(name) for name in commands} == {"::error": 10, "::warning": 10, "::notice": 10}
    assert written[30].endswith("3 errors, 2 warnings, 1 note.")
    assert github_summary(Run(several, Summary())).count("quote-lost") == 36


def test_the_summary_of_a_step_stays_small() -> None:
    many = [finding("x" * 500, line=n) for n in range(1, 3001)]
    written = github_summary(Run(many, Summary()))
    assert len(written.encode()) < 1_000_000
    assert "2000 more findings" in written


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\.?/"}},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def test_gitlab_has_the_shape_it_documents(real: Run) -> None:
    for run in (SEVERAL, real):
        jsonschema.Draft7Validator(GITLAB).validate(json.loads(gitlab(run)))


def moved(run: Run, by: int) -> Run:
    return Run(
        [finding(f.message, level=f.level, line=f.place.line + by, claim=f.claim) for f in run.findings], run.summary
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=8), st.integers(1, 50))
def test_fingerprints_are_unique_and_hold_no_line_number(messages: list[str], by: int) -> None:
    run = Run([finding(message, line=n + 1) for n, message in enumerate(messages)], Summary())
    prints = run.fingerprints()
    assert len(set(prints)) == len(messages)
    assert moved(run, by).fingerprints() == prints


def test_fingerprints_do_not_depend_on_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=("the other 14 seats", "nobody ever wrote these words"))
    seen = set()
    for here, there in ((tmp_path, "claims.yaml"), (tmp_path / "corpus", "../claims.yaml"), (Path("/"), str(ledger))):
        monkeypatch.chdir(here)
        found = checked(walk(Errand(Path(there), ()))).findings
        seen.add(tuple(Run(found, Summary(), root=Path(there).parent).fingerprints()))
    assert len(seen) == 1
    assert len(seen.pop()) > 1


PLACE = {
    "required": ["artifactLocation"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~%/-]+$"}},
        },
        "region": {
            "required": ["startLine", "startColumn"],
            "additionalProperties": False,
            "properties": {name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn")},
        },
    },
}
LOCATION = {"required": ["physicalLocation"], "properties": {"physicalLocation": PLACE}}
MESSAGE = {"required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "required": ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    "properties": {"shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": MESSAGE},
}
RESULT = {
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"additionalProperties": False, "properties": {KEY: {"type": "string"}}},
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
    },
}
SARIF = {
    "required": ["version", "runs", "$schema"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string"},
        "runs": {
            "maxItems": 1,
            "items": {
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {"properties": {"driver": {"required": ["name", "rules"], "properties": {"rules": {"items": RULE}}}}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}  # fmt: skip


def run_of(text: str) -> Any:
    record = json.loads(text)
    jsonschema.Draft7Validator(SARIF).validate(record)
    return record["runs"][0]


def test_sarif_has_the_shape_of_its_schema(real: Run) -> None:
    for run in (SEVERAL, real):
        only = run_of(sarif(run))
        rules = only["tool"]["driver"]["rules"]
        assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in only["results"])


def test_sarif_marks_what_a_baseline_accepts_and_leaves_nothing_out() -> None:
    results = run_of(sarif(SEVERAL))["results"]
    assert [r["baselineState"] for r in results] == ["new"] * 5 + ["unchanged"]
    without = run_of(sarif(Run(SEVERAL.findings, SEVERAL.summary)))["results"]
    assert not any("baselineState" in r for r in without)


def test_sarif_names_the_passage_in_the_source(real: Run) -> None:
    results = [r for r in run_of(sarif(real))["results"] if r["ruleId"] == "KZ304"]
    related = [each["physicalLocation"] for r in results for each in r["relatedLocations"]]
    assert {(r["artifactLocation"]["uri"], r["region"]["startLine"]) for r in related} == {("corpus/b.txt", 1)}


def test_junit_has_a_case_a_claim(real: Run) -> None:
    suites = ET.fromstring(junit(real))
    suite = suites.find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    assert [case.get("name") for case in cases][:6] == [name for _, name in real.claims]
    failed = [case.get("name") for case in cases if case.find("failure") is not None]
    assert failed == ["turnout"]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(cases)), "1")
    assert all((case.get("classname") or "").endswith(".yaml") for case in cases)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_junit_is_xml_whatever_a_finding_says(message: str) -> None:
    suites = ET.fromstring(junit(Run((finding(message, path=message or "x"),), Summary())))
    assert len(suites.findall(".//failure")) == 1


@pytest.mark.parametrize(("fail_on", "failures"), [(Level.NOTE, 3), (Level.WARNING, 3), (Level.ERROR, 2)])
def test_junit_fails_where_the_run_fails(fail_on: Level, failures: int) -> None:
    suites = ET.fromstring(junit(Run(SEVERAL.findings, SEVERAL.summary, fail_on=fail_on)))
    assert len(suites.findall(".//failure")) == failures


@pytest.mark.parametrize(
    ("workspace", "written", "named"),
    [("", "../a.yaml", "../a.yaml"), ("/w", "/w/x/a.yaml", "x/a.yaml"), ("/w", "/v/a.yaml", "/v/a.yaml")],
)
def test_a_service_names_files_from_its_own_folder(workspace: str, written: str, named: str) -> None:
    assert Run((), Summary(), workspace=workspace).path(written) == named
