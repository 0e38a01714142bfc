"""The tables read back by the programs people open them with: pandas, LibreOffice Calc, SQLite as Datasette asks it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from kzclaims.render.report_csv import package
from kzclaims.render.report_sqlite import report_sqlite
from kzclaims.render.tables import TABLES
from tests.golden_reports import FLOOD, report_at
from tests.test_report_tables import ATTACKS, attacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kzclaims.render.sections import Report

SOFFICE = shutil.which("soffice")
# Tokens 5 to 8 of LibreOffice's filter for text: first line, columns, language, quoted field as text, special numbers.
# https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html
IMPORTS = {"quoted as text": "44,34,76,1,,1033,true,false", "as it asks at first": "44,34,76,1,,1033,false,false",
           "numbers wherever it sees them": "44,34,76,1,,1033,false,true"}  # fmt: skip
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def hostile() -> Report:
    """A report whose every free field would run in a spreadsheet, one attack a claim's words."""
    return attacked(" | ".join(["=1+1", *ATTACKS]))


REPORTS = [pytest.param(report_at(FLOOD), id="flood"), pytest.param(hostile(), id="hostile")]


def plain_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def fields(files: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    described = json.loads(files["datapackage.json"])
    held: list[dict[str, Any]] = next(each for each in described["resources"] if each["path"] == name)["schema"][
        "fields"
    ]
    return held


@pytest.mark.readback
@pytest.mark.parametrize("made", REPORTS)
def test_pandas_reads_every_cell_as_it_was_written(made: Report) -> None:
    pandas = pytest.importorskip("pandas")
    for name, text in package(made).items():
        if not name.endswith(".csv"):
            continue
        head, *rows = plain_rows(text)
        frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        assert list(frame.columns) == head
        assert frame.values.tolist() == rows


@pytest.mark.readback
def test_pandas_types_the_columns_that_are_described_as_numbers() -> None:
    pandas = pytest.importorskip("pandas")
    files = package(report_at(FLOOD))
    for name in (each for each in files if each.endswith(".csv")):
        frame = pandas.read_csv(io.StringIO(files[name]), na_values=[""], keep_default_na=False)
        for field in fields(files, name):
            column = frame[field["name"]].dropna()
            if field["type"] == "boolean":
                assert set(column) <= {True, False}, field
            elif field["type"] in {"number", "integer"}:
                assert pandas.api.types.is_numeric_dtype(frame[field["name"]]), field


def cells(fods: bytes) -> Iterator[Iterator[ET.Element]]:
    """The rows of a flat spreadsheet, cells that repeat written out."""
    for row in ET.fromstring(fods).iter(f"{TABLE}table-row"):
        if row.find(f".//{TEXT}p") is not None:
            yield (
                cell
                for cell in row.findall(f"{TABLE}table-cell")
                for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", "1")))
            )


def shown(cell: ET.Element) -> str:
    """A cell's words as they read, white space aside: line breaks are paragraphs, runs of spaces and tabs elements."""
    for each in cell.iter():
        each.text = " " if each.tag in {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"} else each.text
    return " ".join(" ".join("".join(each.itertext()) for each in cell.findall(f"{TEXT}p")).split())


@pytest.mark.readback
@pytest.mark.skipif(SOFFICE is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("how", IMPORTS)
def test_libreoffice_runs_nothing_and_shows_every_word(how: str, tmp_path: Path) -> None:
    files = {
        f"{kind}-{name}": text
        for kind, made in (("flood", report_at(FLOOD)), ("hostile", hostile()))
        for name, text in package(made).items()
        if name.endswith(".csv")
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    convert(tmp_path, IMPORTS[how])
    for name, text in files.items():
        read = [list(row) for row in cells((tmp_path / name).with_suffix(".fods").read_bytes())]
        written = plain_rows(text)
        assert len(read) == len(written)
        for row, wanted in zip(read, written, strict=True):
            assert not [cell for cell in row if cell.get(f"{TABLE}formula")]
            for cell, word in zip(row, wanted, strict=False):  # LibreOffice keeps no empty cells at the end of a row
                assert same(cell, word, how), (name, word, shown(cell))


def convert(folder: Path, how: str) -> None:
    """Open every CSV of a folder in LibreOffice Calc and save it as a flat spreadsheet."""
    assert SOFFICE
    subprocess.run(
        [
            SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "fods",
            f"--infilter=Text - txt - csv (StarCalc):{how}", "--outdir", str(folder), *map(str, sorted(folder.glob("*.csv"))),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def same(cell: ET.Element, word: str, how: str) -> bool:
    """Whether a cell holds the word; where numbers are looked for, a number, a date or a percentage may be read as one."""
    kind = cell.get(f"{OFFICE}value-type")
    if kind in {None, "string"}:
        return shown(cell) == " ".join(word.split())
    if how == "quoted as text":
        return False
    if kind == "float":
        number = Decimal(word.replace(",", ""))  # 1033 is English: thousands apart by commas
        return abs(Decimal(cell.get(f"{OFFICE}value", "")) - number) <= abs(number) * Decimal("1e-14")
    return kind in {"date", "percentage", "boolean", "time", "currency"}


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(report_sqlite(report_at(FLOOD)))
        yield base


def test_every_table_has_a_key_and_the_links_that_datasette_follows(database: sqlite3.Connection) -> None:
    """Datasette makes a page a row by the primary key, and links cells by foreign keys of one column."""
    for table in TABLES:
        columns = database.execute(f"pragma table_info({table.name})").fetchall()
        assert [name for _, name, *_, key in sorted(columns, key=lambda c: c[5]) if key] == list(table.key)
        links = {(link[3], link[2]) for link in database.execute(f"pragma foreign_key_list({table.name})")}
        assert links == {(column.name, column.refers) for column in table.columns if column.refers}
    assert database.execute("pragma foreign_key_check").fetchall() == []


def test_no_name_needs_quoting_in_sql(database: sqlite3.Connection) -> None:
    for table in TABLES:
        names = ", ".join(column.name for column in table.columns)
        database.execute(f"select {names} from {table.name} order by {names}").fetchall()


def test_the_views_sort_by_number_and_not_by_letters(database: sqlite3.Connection) -> None:
    gaps = database.execute("select relation, gap_percent from discrepancies").fetchall()
    assert [gap for relation, gap in gaps if relation == "contradicts"][:3] == [22.22, 14.29, 13.0]
    figures = database.execute("select value, low from figures where claim = 'dead' order by low").fetchall()
    assert figures == [("about 3", 3.0), ("3", 3.0), ("at least 11", 11.0), ("12 to 14", 12.0), ("16", 16.0)]
    names = database.execute("select name from sqlite_master where type = 'view' order by name").fetchall()
    assert names == [("discrepancies",), ("figures",)]
