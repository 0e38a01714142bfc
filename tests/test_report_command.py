"""`kzclaims report` as a person calls it: what it writes where, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kzclaims.commands.report import command
from kzclaims.errors import UsageFault
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

EXPLAINED = "    explained: The gazette counts citizens, the bulletin members.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def run(ledger: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--ledger", str(ledger)], standalone_mode=False, catch_exceptions=False)


def test_csv_is_a_table_on_standard_output_and_a_package_in_a_folder(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = run(ledger, "--format", "csv", "--output", f"csv={out}/data", "--output", f"csv={out}/one.csv").stdout
    assert (out / "one.csv").read_text() == told == (out / "data" / "assertions.csv").read_text()
    assert sorted(each.name for each in (out / "data").iterdir()) == [
        "assertions.csv", "claims.csv", "datapackage.json", "pairs.csv", "sources.csv",
    ]  # fmt: skip


def test_every_format_is_written_and_the_same_twice(ledger: Path, tmp_path: Path) -> None:
    forms = ("text", "html", "md", "json", "csv", "sqlite", "annotations", "claimreview")
    for turn in ("a", "b"):
        run(ledger, *(word for form in forms for word in ("--output", f"{form}={tmp_path}/{turn}/report.{form}")))
    for form in forms:
        first, second = ((tmp_path / turn / f"report.{form}") for turn in ("a", "b"))
        files = [first] if first.is_file() else sorted(first.iterdir())
        for file in files:
            twin = second if first.is_file() else second / file.name
            assert file.read_bytes() == twin.read_bytes()
            assert file.stat().st_size > 100


def test_fail_on_ends_as_check_would(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=(EXPLAINED, ""))
    ends = {level: run(ledger, "--fail-on", level).return_value for level in ("never", "error", "warning", "note")}
    assert ends == {"never": 0, "error": 0, "warning": 1, "note": 1}
    assert run(ledger, "--fail-on", "warning", "--claim", "turnout").return_value == 0


def test_diff_tells_what_changed(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=(EXPLAINED, ""))
    run(ledger, "--output", f"json={tmp_path}/old.json")
    write_ledger(tmp_path)
    record = json.loads(run(ledger, "--format", "json", "--diff", f"{tmp_path}/old.json").stdout)
    assert [(each["kind"], each["claim"]) for each in record["changes"]] == [("resolved", "marchers")]


def test_split_writes_a_page_for_each_topic(ledger: Path, tmp_path: Path) -> None:
    run(ledger, "--split", "--output", f"html={tmp_path}/pages")
    assert sorted(each.name for each in (tmp_path / "pages").iterdir()) == ["index.html", "vote.html"]


def test_of_two_claims_with_one_id_the_first_is_reported_on(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=("id: seats-lost", "id: turnout"))
    done = run(ledger, "--format", "json")
    assert "Left out: 1" in done.stderr
    questions = [claim["question"] for claim in json.loads(done.stdout)["claims"]]
    assert "How many seats went to others?" not in questions
    assert "What share of the electorate voted?" in questions


WRONG = [
    (["--output", "html"], "can't be read"),
    (["--output", "pdf=x"], "can't be read"),
    (["--split"], "folder"),
    (["--split", "--output", "html=x/report.html"], "looks like a file"),
    (["--diff", "nowhere.json"], "there is no file nowhere.json"),
    (["--claim", "turnuot"], "turnuot"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_what_can_not_be_done_is_said(ledger: Path, words: list[str], said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        run(ledger, *words)


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, '{"version": 3}'])
def test_an_older_report_that_is_none_is_named(ledger: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "old.json").write_text(content)
    with pytest.raises(UsageFault):
        run(ledger, "--diff", f"{tmp_path}/old.json")
