"""The baseline: what it accepts, that it only shrinks, and the options of `check` that choose among findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kzclaims.baseline import BASELINE_NAME, baseline_text, entries_of, read_baseline, weighed
from kzclaims.cli import cli
from kzclaims.errors import EnvironmentFault, UsageFault
from kzclaims.finding import Finding, Level
from kzclaims.text import Location
from tests.command_line import forget_foreign
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

VOTE = "claims/vote.yaml"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a ledger that has one wrong value."""
    write_ledger(tmp_path, claims__vote__yaml=("value: 77%", "value: 79%"))
    monkeypatch.chdir(tmp_path)
    forget_foreign(monkeypatch)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, standalone_mode=False)


def code(result: Result) -> int:
    if isinstance(result.exception, UsageFault | EnvironmentFault):
        return result.exception.code
    assert result.exception is None, result.exception
    return int(result.return_value)


def change(folder: Path, old: str, new: str) -> None:
    path = folder / VOTE
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def codes(*words: str) -> list[str]:
    found = json.loads(run("check", "--format", "json", "--show", "warning", *words).stdout)
    return [each["code"] for each in found["findings"]]


def test_what_is_accepted_fails_no_longer_and_what_is_new_does(ledger: Path) -> None:
    assert code(run("check")) == 1
    done = run("baseline")
    assert (code(done), BASELINE_NAME in done.stdout) == (0, True)
    assert code(run("check")) == 1
    assert code(run("check", "--baseline")) == 0
    change(ledger, "value: more than 660,000", "value: more than 670,000")
    assert code(run("check", "--baseline")) == 1
    assert codes("--baseline") == ["KZ304"]


def test_lines_may_move_and_the_folder_may_change(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline")
    change(ledger, "claims:\n", "# one\n# two\nclaims:\n")
    assert code(run("check", "--baseline")) == 0
    monkeypatch.chdir(ledger / "corpus")
    assert code(run("check", "--baseline")) == 0


def test_it_only_shrinks(ledger: Path) -> None:
    run("baseline")
    first = (ledger / BASELINE_NAME).read_text()
    change(ledger, "value: more than 660,000", "value: more than 670,000")
    grown = run("baseline")
    assert (code(grown), (ledger / BASELINE_NAME).read_text()) == (1, first)
    assert "never grows" in grown.stdout
    change(ledger, "value: more than 670,000", "value: more than 660,000")
    change(ledger, "value: 79%", "value: 77%")
    assert codes("--baseline") == ["KZ503"] * (first.count("fingerprint"))
    assert code(run("baseline")) == 0
    assert read_baseline(ledger) == ()
    assert code(run("check", "--baseline")) == 0
    change(ledger, "value: 77%", "value: 79%")
    assert code(run("check", "--baseline")) == 1


def test_a_stale_entry_is_found_at_its_line(ledger: Path) -> None:
    run("baseline")
    change(ledger, "value: 79%", "value: 77%")
    found = json.loads(run("check", "--format", "json", "--baseline", "--select", "KZ503").stdout)["findings"]
    lines = (ledger / BASELINE_NAME).read_text().split("\n")
    assert found
    assert all('"KZ304"' in lines[f["place"]["line"] - 1] or "KZ304" not in f["message"] for f in found)


def test_a_file_that_can_not_be_read_is_never_accepted(ledger: Path) -> None:
    (ledger / VOTE).write_text("claims: [\n")
    assert code(run("baseline")) == 1
    assert code(run("check", "--baseline")) == 1


def test_the_same_findings_write_the_same_file(ledger: Path) -> None:
    run("baseline")
    first = (ledger / BASELINE_NAME).read_bytes()
    run("baseline")
    assert (ledger / BASELINE_NAME).read_bytes() == first
    assert [path.name for path in (ledger / "claims").iterdir() if path.suffix == ".tmp"] == []


def test_check_without_a_baseline_says_how_to_write_one(ledger: Path) -> None:
    refused = run("check", "--baseline")
    assert code(refused) == 2
    assert "kzclaims baseline" in str(refused.exception)


DAMAGED = [
    b"",
    b"[]",
    b"{}",
    b'{"findings": 1}',
    b'{"findings": [1]}',
    b'{"findings": [{"fingerprint": 1}]}',
    b"\xff",
    b'{"findings": ' + b"[" * 100_000,
    b'{"findings": []}',
    b'{"version": "1", "findings": []}',
    b'{"version": true, "findings": []}',
    b'{"version": 0, "findings": []}',
    b'{"version": 1, "findings": [{"fingerprint": "0", "code": "KZ301", "path": "", "claim": "", "message": "", "rests": 1}]}',
    b'{"version": 1, "findings": [{"fingerprint": "", "code": "", "path": "", "claim": "", "message": "", "rests": {"a": 1}}]}',
]


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_baseline_is_a_clear_error(ledger: Path, data: bytes) -> None:
    (ledger / BASELINE_NAME).write_bytes(data)
    for words in (["check", "--baseline"], ["baseline"]):
        refused = run(*words)
        assert code(refused) == 2
        assert "no baseline" in str(refused.exception)
    assert (ledger / BASELINE_NAME).read_bytes() == data


def test_of_two_that_are_alike_each_counts(tmp_path: Path) -> None:
    def lost(line: int) -> Finding:
        return Finding("KZ301", "quote-lost", Level.ERROR, "the quote is lost", Location("a.yaml", line, 1))

    (tmp_path / "claims").mkdir()
    (tmp_path / BASELINE_NAME).write_text(baseline_text(entries_of([lost(1), lost(2)], tmp_path, lambda _: {})))
    baseline = read_baseline(tmp_path)
    assert baseline
    three = weighed([lost(1), lost(2), lost(9)], baseline, tmp_path)
    assert (len(three.accepted), len(three.new), len(three.unmet)) == (2, 1, 0)
    one = weighed([lost(7)], baseline, tmp_path)
    assert (len(one.accepted), len(one.new), len(one.unmet)) == (1, 0, 1)


CHOSEN = [
    (["--select", "KZ3"], 1),
    (["--select", "value-differs-from-quote"], 1),
    (["--select", "KZ2"], 0),
    (["--ignore", "KZ304,KZ4,KZ306"], 0),
    (["--select", "KZ3", "--ignore", "KZ304"], 0),
    (["--select", "KZ3,KZ9"], 2),
    (["--ignore", "quote-lots"], 2),
    (["--ignore", "KZ0"], 2),
    (["--ignore", "KZ304,yaml-syntax"], 2),
]


@pytest.mark.parametrize(("words", "expected"), CHOSEN)
def test_rules_are_chosen(ledger: Path, words: list[str], expected: int) -> None:
    change(ledger, "    explained: The gazette counts citizens, the bulletin members.\n", "    explained: So.\n")
    assert code(run("check", *words)) == expected


def test_a_file_that_can_not_be_read_is_told_whatever_was_chosen(ledger: Path) -> None:
    (ledger / "claims" / "more.yaml").write_text("claims: [\n")
    assert code(run("check", "--select", "KZ2")) == 1
    assert codes("--select", "KZ2") == ["KZ001"]


FORMATS = ["pretty", "concise", "json", "github", "gitlab", "sarif", "junit"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_depends_on_no_format(ledger: Path, form: str) -> None:
    assert code(run("check", "--format", form)) == 1
    assert code(run("check", "--format", form, "--ignore", "KZ3,KZ4")) == 0


def test_several_formats_in_one_run(ledger: Path) -> None:
    words = [word for form in FORMATS for word in ("--output", f"{form}=out/{form}.txt")]
    shown = run("check", "--format", "concise", *words)
    for form in FORMATS:
        alone = run("check", "--format", form)
        assert (ledger / "out" / f"{form}.txt").read_text(encoding="utf-8") == alone.stdout
    assert shown.stdout == (ledger / "out" / "concise.txt").read_text(encoding="utf-8")


def test_statistics_count_the_rules(ledger: Path) -> None:
    shown = run("check", "--statistics")
    assert code(shown) == 1
    assert any(line.split()[:3] == ["1", "KZ304", "value-differs-from-quote"] for line in shown.stdout.splitlines())
    assert "6 claims" in shown.stdout.splitlines()[-1]
    assert code(run("check", "--statistics", "--format", "json")) == 2


def test_github_gets_its_summary_and_paths_from_its_workspace(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(ledger / "summary.md"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(ledger))
    monkeypatch.chdir(ledger / "corpus")
    assert "file=claims/vote.yaml,line=11" in run("check", "--format", "github").stdout
    first = (ledger / "summary.md").read_text()
    assert "`claims/vote.yaml:11:16`" in first
    run("check", "--format", "concise")
    assert (ledger / "summary.md").read_text() == first
    run("check", "--format", "concise", "--output", "github=github.txt")
    assert (ledger / "summary.md").read_text() == first * 2


def test_a_summary_that_can_not_be_written_is_exit_3(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(ledger / "no" / "summary.md"))
    assert code(run("check", "--format", "github")) == 3
