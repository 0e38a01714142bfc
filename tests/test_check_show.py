"""`check --show` hides findings from the list alone: the counts, the exit code and every verdict know of all."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kzclaims.baseline import BASELINE_NAME
from tests.command_line import FORMATS, Said, called, forget_foreign
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

VOTE = "claims/vote.yaml"
COUNTED = [form for form in FORMATS if form in {"pretty", "concise", "github"}]
LISTED = {
    "pretty": r"^\w+\[KZ",
    "concise": r": (?:error|warning|note) KZ",
    "github": r"^::",
    "json": r'"slug"',
    "gitlab": r'"check_name"',
    "sarif": r'"partialFingerprints"',
    "junit": r"^ *(?:<system-out>|<failure[^>]*>)?claims\S*: (?:error|warning|note) KZ|: warning KZ|: note KZ",
}


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with no error: a date that lies ahead (a warning), and two sources of one origin (notes)."""
    write_ledger(tmp_path, corpus__sources__yaml=("date: 2024-05-09", "date: 2199-05-09"))
    monkeypatch.chdir(tmp_path)
    forget_foreign(monkeypatch)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    return called(capsys, "check", "--no-cache", *words)


def listed(form: str, said: Said) -> int:
    return len(re.findall(LISTED[form], said.out, re.MULTILINE))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("fail_on", ["error", "warning", "note"])
def test_the_exit_code_knows_of_what_is_not_listed(
    ledger: Path, capsys: pytest.CaptureFixture[str], form: str, fail_on: str
) -> None:
    words = ("--format", form, "--fail-on", fail_on)
    whole = told(capsys, *words)
    assert listed(form, whole) > 0
    hidden = told(capsys, *words, "--show", "error")
    assert (hidden.code, listed(form, hidden)) == (whole.code, 0)
    assert whole.code == (fail_on != "error")


@pytest.mark.parametrize("form", COUNTED)
def test_the_last_line_counts_all_and_says_how_many_are_not_shown(
    ledger: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    whole = told(capsys, "--format", form).out.splitlines()[-1]
    found, _, rest = whole.partition(";")
    assert "1 warning" in found
    number = sum(int(each) for each in re.findall(r"\d+", found))
    last = told(capsys, "--format", form, "--show", "error").out.splitlines()[-1]
    assert last == f"{found} ({number} of them not shown);{rest}"
    assert told(capsys, "--format", form, "--show", "note").out.splitlines()[-1] == whole


@pytest.mark.parametrize("form", sorted({*FORMATS}.difference(COUNTED)))
def test_a_format_for_programs_says_so_on_standard_error(
    ledger: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert "not shown" not in told(capsys, "--format", form).err
    assert "not shown" in told(capsys, "--format", form, "--show", "error").err


def test_json_and_sarif_count_what_is_not_shown(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = len(json.loads(told(capsys, "--format", "json").out)["findings"])
    for level in ("note", "warning", "error"):
        found = json.loads(told(capsys, "--format", "json", "--show", level).out)
        assert found["not_shown"] + len(found["findings"]) == number
        run = json.loads(told(capsys, "--format", "sarif", "--show", level).out)["runs"][0]
        assert run.get("properties", {"notShown": 0})["notShown"] == found["not_shown"]


@pytest.mark.parametrize("fail_on", ["error", "warning", "note"])
def test_in_junit_the_same_cases_fail(ledger: Path, capsys: pytest.CaptureFixture[str], fail_on: str) -> None:
    def failing(*words: str) -> list[tuple[str | None, bool]]:
        suite = ET.fromstring(told(capsys, "--format", "junit", "--fail-on", fail_on, *words).out)
        assert int(suite.attrib["failures"]) == len(suite.findall(".//failure"))
        return sorted((case.get("name"), case.find("failure") is not None) for case in suite.iter("testcase"))

    failed = [each for each in failing() if each[1]]
    assert [each for each in failing("--show", "error") if each[1]] == failed
    assert bool(failed) == (fail_on != "error")


def test_what_the_baseline_accepts_is_counted_too(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(capsys, "baseline")
    for show in ("note", "error"):
        last = told(capsys, "--baseline", "--show", show).out.splitlines()[-1]
        assert "1 more finding accepted by the baseline" in last


def marks(said: Said) -> dict[str, str]:
    results = json.loads(said.out)["runs"][0]["results"]
    return {each["partialFingerprints"]["kzclaims/v1"]: each.get("baselineState", "") for each in results}


def test_an_accepted_finding_keeps_its_fingerprint_beside_one_that_is_alike(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ledger / VOTE
    path.write_text(path.read_text().replace("value: 77%", "value: 79%", 1))
    first = set(marks(told(capsys, "--format", "sarif", "--select", "KZ304")))
    called(capsys, "baseline")
    entries = {each["fingerprint"] for each in json.loads((ledger / BASELINE_NAME).read_text())["findings"]}
    assert first <= entries
    again = "      - {id: again, source: bulletin, value: 79%, quote: turnout reached 77% this year}\n"
    path.write_text(path.read_text().replace("  - id: marchers", f"{again}  - id: marchers", 1))
    found = marks(told(capsys, "--format", "sarif", "--select", "KZ304", "--baseline"))
    assert {mark for mark, state in found.items() if state == "unchanged"} == first
    new = [mark for mark, state in found.items() if state == "new"]
    assert len(new) == 1
    assert set(new).isdisjoint(entries)
    assert found.keys() == marks(told(capsys, "--format", "sarif", "--select", "KZ304")).keys()
