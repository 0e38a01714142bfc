"""Rows Y of the list of faults, through the command line: what is found at which line and column, and that the rest is checked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kzclaims.cli import cli
from kzclaims.document import read_document
from kzclaims.ledger import load_ledger
from tests.faults import ODD, PLANTED, Case, cases, claim_text, matches, run_check, run_limited, write_case
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

CASES = cases()
ROWS = {
    "Y1": "nine levels of nine aliases; an alias in its own anchor",
    "Y2": "a key twice; a number and the same in quotes; a key composed and decomposed; a key with a zero-width space",
    "Y3": "a Python object; a Python object that would write a file; a tag of one's own; binary; a set",
    "Y4": ".nan in a number; -.inf in a number; 1e400 in a number; 1.0e+400 in a number; NaN in a number; .nan in a text; "
    "-.inf in a text; 1e400 in a text; 1.0e+400 in a text; NaN in a text",
    "Y5": "NO in a text; on in a text; yes in a text; y in a text; off in a text; NO in a flag; on in a flag; yes in a flag; "
    "y in a flag; off in a flag; true in a flag",
    "Y6": "190:20:30 in a text; 12:30 in a text; 0777 in a text; 0o777 in a text; 1_000 in a text; 1.10 in a text; "
    "190:20:30 in a number; 12:30 in a number; 0777 in a number; 0o777 in a number; 1_000 in a number; 1.10 in a number",
    "Y7": "five thousand digits in a number; ten to the four hundredth in a number",
    "Y8": "three thousand lists; fifty thousand lists; a million lists; twelve hundred mappings",
    "Y9": "a tab for an indentation",
    "Y10": "a mark at the beginning; a mark in the middle",
    "Y11": "UTF-16; UTF-16 without a mark; UTF-32",
    "Y12": "cp1251; koi8-r",
    "Y13": "a stray byte; an overlong form; surrogates; a cut tail",
    "Y14": "an escape sequence; a NUL; C1; a lone surrogate",
    "Y15": "empty; a scalar; a list; two documents; conflict markers; line ends of two characters; no line end at the end",
    "Y16": "six megabytes of claims; one scalar of ten megabytes",
}
HARD = [case for case in CASES if case.row in {"Y1", "Y8", "Y16"}]
SECONDS, MEGABYTES = 10.0, 1024  # five are allowed and three taken; a slower machine may take twice as long


def test_every_input_of_every_row_has_its_case() -> None:
    assert list(ROWS) == [f"Y{n}" for n in range(1, 17)]
    held = {(case.row, case.name) for case in CASES}
    assert [(row, name) for row, names in ROWS.items() for name in names.split("; ") if (row, name) not in held] == []
    assert len(held) == len(CASES)


@pytest.mark.parametrize("case", [case for case in CASES if case not in HARD], ids=str)
def test_a_fault_is_found_at_its_place_and_the_rest_is_checked(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ledger, data = write_case(case, tmp_path), case.data
    checked = run_check(ledger)
    assert checked.code == 1
    found = checked.at(case.at)
    assert matches([each for each in found if each.claim != "neighbour"], case.finds) == ""
    assert [each.slug for each in found if each.claim == "neighbour"] == ["value-differs-from-quote"] * case.neighbour
    assert case.alone or PLANTED in [each.place for each in checked.findings]
    assert max(len(each.message) for each in checked.findings) < 1100
    assert (tmp_path / case.file).read_bytes() == data
    assert not (tmp_path / "canary").exists()


@pytest.mark.parametrize("case", HARD, ids=str)
def test_what_is_meant_to_grow_is_found_within_a_gigabyte_and_seconds(case: Case, tmp_path: Path) -> None:
    done = run_limited(write_case(case, tmp_path), megabytes=MEGABYTES, seconds=30)
    assert (done.code, done.stderr) == (1, "")
    found = [each for each in done.at(case.at) if each.claim != "neighbour"]
    assert matches(found, case.finds) == ""
    assert PLANTED in [each.place for each in done.findings]
    assert done.seconds < SECONDS


@pytest.mark.parametrize("case", [case for case in CASES if case.row in {"Y1", "Y8"}], ids=str)
def test_a_bomb_costs_nothing(case: Case) -> None:
    def spent() -> float:
        began = time.process_time()
        read_document(data, "x.yaml")
        return time.process_time() - began

    data = case.data
    assert min(spent() for _ in range(5)) < 0.05


@pytest.mark.parametrize("data", [b"", b"# nothing yet\n", b"claims: []\n"])
def test_nothing_to_check_is_no_pass(data: bytes, tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    ledger.write_bytes(data)
    done = run_limited(ledger, megabytes=MEGABYTES, seconds=30)
    assert done.code == 2
    assert done.stderr == f"kzclaims: {ledger} holds nothing to check. Add a claim with an assertion.\n"


SIZES = [
    ("150", ["claims.yaml:2:10", "claims.yaml:3:10"]),
    ("1 kB", ["claims.yaml:3:10"]),
    ("12MB", []),
]


@pytest.mark.parametrize(("size", "refused"), SIZES)
def test_how_large_a_file_may_be_is_an_option(tmp_path: Path, size: str, refused: list[str]) -> None:
    found = [f for f in run_check(write_ledger(tmp_path), "--max-size", size).findings if f.slug == "unreadable-file"]
    assert [f"{f.path}:{f.line}:{f.column}" for f in found] == refused
    assert all("more than the 1" in f.message and "--max-size 1MB" in f.hint for f in found)


def test_a_file_over_the_limit_is_read_where_it_is_allowed(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / ODD).write_text("# so that it is long\n" * 260_000 + claim_text(), encoding="utf-8")
    assert [f.slug for f in load_ledger(ledger).faults] == ["unreadable-file"]
    allowed = load_ledger(ledger, 6_000_000)
    assert (allowed.faults, {claim.id for claim in allowed.claims} & {"odd"}) == ((), {"odd"})


@pytest.mark.parametrize("size", ["", "MB", "-1", "1TB", "5 MB of it", "²"])
def test_a_size_that_is_none_is_refused(tmp_path: Path, size: str) -> None:
    done = CliRunner().invoke(cli, ["check", "--ledger", str(write_ledger(tmp_path)), "--max-size", size])
    assert (done.exit_code, "is no size" in done.stderr) == (2, True)


def test_an_unreadable_register_is_told_alone(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / "corpus" / "sources.yaml").write_text("sources:\n  - [\n")
    found = run_check(ledger).findings
    assert [f.slug for f in found if f.slug in {"unknown-source", "yaml-syntax"}] == ["yaml-syntax"]
