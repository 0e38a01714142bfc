"""The report as CSV, as a data package and as a database: every record once, nothing a spreadsheet runs, same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.claim import Identity
from kzclaims.compare import Relation
from kzclaims.decisions import Decision
from kzclaims.identity import IdentityResult
from kzclaims.printable import printable
from kzclaims.render.report_csv import guarded, package, report_csv
from kzclaims.render.report_sqlite import report_sqlite
from kzclaims.render.tables import TABLES
from kzclaims.text import Location
from tests.builders_render import assessment, comparison, day, evidence, number, report, vote_share, voters

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.render.sections import Report

ATTACKS = [
    "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u200b=1", "\ufeff=1",
    "＝1", "＋1", "－1", "＠x", '=HYPERLINK("http://x")', "'=1", "|calc", "%0A=1", "-",
]  # fmt: skip
PLAIN = [
    "660,000",
    "82.2%",
    "over 600 thousand",
    "-30",
    "+7",
    "-0.5",
    "a=b",
    "1-=2",
    "6 (of 7)",
    "",
    "9 June 2019",
    "−30",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_begins_with_what_a_spreadsheet_runs(attack: str) -> None:
    assert guarded(attack) == f"'{printable(attack)}"


@pytest.mark.parametrize("plain", PLAIN)
def test_numbers_and_words_stay_as_they_are(plain: str) -> None:
    assert guarded(plain) == plain


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_taking_one_apostrophe_off_gives_the_words_back(text: str) -> None:
    cell = guarded(text)
    assert cell.removeprefix("'") == printable(text)
    assert not re.match(r"[\s\u200b\ufeff]*[=@＝＋－＠|%]|[\t\r\n]", cell)


def attacked(text: str) -> Report:
    held = evidence(
        "a", text, reading=number(text, "-7"), content=f"x {text} y", quote=text, speaker=text, scope=text, as_of=text,
    )  # fmt: skip
    other = evidence("b", "9 June", reading=day("9 June", "--06-09"))
    decision = Decision(1, "c", ("a", "b"), "explain", text, "2026-01-02T03:04:05Z", text, "seal-of-c")
    told = replace(comparison(Relation.CONTRADICTS, text, gap="0.1"), note=text)
    claim = assessment("c", held, other, compared=told, question=text, unit=text, explained=text, note=text)
    claim = replace(claim, pairs=tuple(replace(pair, decision=decision) for pair in claim.pairs))
    sums = ((Identity("sum", text, text, Location("claims.yaml", 3)), IdentityResult(holds=None, reason=text)),)
    return replace(report(claim, voters(), vote_share(), title=text), identities=sums)


@pytest.mark.parametrize("attack", [*ATTACKS, 'a","b\n=1', "\x00\x1b[31m", "\u202eevil"])
def test_every_file_of_the_package_is_a_table_of_its_description(attack: str) -> None:
    files = package(attacked(attack))
    described = json.loads(files["datapackage.json"])
    assert {each["path"] for each in described["resources"]} | {"datapackage.json"} == set(files)
    for resource in described["resources"]:
        rows = list(csv.DictReader(io.StringIO(files[resource["path"]], newline=""), strict=True))
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert rows
        assert all(list(row) == list(fields) for row in rows)
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        for row in rows:
            assert all(fits(row[name], field) for name, field in fields.items()), row


def fits(cell: str, field: dict[str, Any]) -> bool:
    """Whether a cell is of its field's type and there where it must be (Frictionless Table Schema)."""
    if not cell:
        return not field.get("constraints", {}).get("required")
    shapes = {
        "integer": r"\d+",
        "number": r"-?\d+(\.\d+)?",
        "boolean": "true|false",
        "string": r"(?s)[^\t\r\n=+\-@].*|-?[\d.-]+",
    }
    return re.fullmatch(shapes[field["type"]], cell) is not None


def test_a_row_for_every_claim_and_source_with_what_was_read() -> None:
    rows = list(csv.DictReader(io.StringIO(report_csv(report(voters(), vote_share())), newline="")))
    told = [(row["claim"], row["source"], row["value"], row["number"], row["bound"], row["state"]) for row in rows]
    assert told == [
        ("primary-voters", "observers", "more than 660,000", "660000", "over", "exact"),
        ("primary-voters", "interview", "over 600 thousand", "600000", "over", "exact"),
        ("vote-share", "elections", "82.2%", "82.2", "none", "exact"),
        ("vote-share", "digest", "82%", "82", "none", "exact"),
    ]
    start, end = map(int, rows[0]["spans"].split("-"))
    text = voters().evidence[0].text
    assert text is not None
    assert text.content[start:end] == rows[0]["quote"]


# The parts of the Data Package 1 and Table Schema 1 profiles that our description uses.
PACKAGE = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "name": {"pattern": "^([-a-z0-9._/])+$"},
        "resources": {
            "minItems": 1,
            "items": {
                "required": ["name", "path", "schema", "profile"],
                "properties": {
                    "name": {"pattern": "^([-a-z0-9._/])+$"},
                    "path": {"pattern": "^((?=[^./~])(?!file:)((?!\\/\\.\\.\\/)(?!\\\\)(?!:\\/\\/).)*|(http|ftp)s?:\\/\\/.*)$"},
                    "schema": {
                        "required": ["fields"],
                        "properties": {
                            "fields": {
                                "items": {
                                    "required": ["name"],
                                    "properties": {"type": {"enum": ["string", "number", "integer", "boolean"]}},
                                }
                            },
                            "foreignKeys": {
                                "items": {
                                    "required": ["fields", "reference"],
                                    "properties": {"reference": {"required": ["resource", "fields"]}},
                                }
                            },
                        },
                    },
                },
            },
        },
    },
}  # fmt: skip


def test_the_package_is_described_as_frictionless_asks() -> None:
    jsonschema.validate(json.loads(package(report(voters()))["datapackage.json"]), PACKAGE)


def opened(data: bytes, folder: Path) -> sqlite3.Connection:
    file = folder / "report.db"
    file.write_bytes(data)
    return sqlite3.connect(file)


@pytest.mark.parametrize("attack", ["plain", "'); drop table claims; --", "=1+1", "\x00\x1b"])
def test_the_database_is_sound_and_holds_every_record(tmp_path: Path, attack: str) -> None:
    made = attacked(attack)
    with closing(opened(report_sqlite(made), tmp_path)) as base:
        assert base.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert base.execute("pragma foreign_key_check").fetchall() == []
        for table in TABLES:
            rows = base.execute(f"select * from {table.name}").fetchall()
            assert len(rows) == len(list(table.rows(made))), table.name
        found = base.execute("select claim, gap_percent, value_a from discrepancies").fetchall()
        assert found == [("c", 10.0, printable(attack)), ("primary-voters", 9.09, "more than 660,000")]
        assert dict(base.execute("select name, value from about"))["tool"] == "kzclaims 0"


def test_figures_in_the_database_keep_their_digits(tmp_path: Path) -> None:
    shares = [
        evidence(name, v, reading=number(v, v)) for name, v in (("a", "82.20"), ("b", "0.1000000000000000000001"))
    ]
    with closing(opened(report_sqlite(report(assessment("c", *shares))), tmp_path)) as base:
        told = base.execute("select number from assertions order by assertion").fetchall()
        assert told == [("82.20",), ("0.1000000000000000000001",)]


def test_a_database_names_no_version_of_sqlite_and_comes_out_the_same_twice() -> None:
    first, second = (report_sqlite(report(voters(), vote_share())) for _ in range(2))
    assert first == second
    assert first[96:100] == bytes(4)
