"""The report as CSV: a row for every claim and source, and beside it the pairs, claims and sources as a data package.

A spreadsheet runs a cell that begins with `=` or its like, so such a cell gets a `'` in front, and so does one that
begins with `'` itself: who takes one `'` off every cell that begins with one has the report's own words again (OWASP,
"CSV Injection"). Numbers stay numbers. All cells are quoted (RFC 4180); characters nobody sees are made visible.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from kzclaims.printable import printable
from kzclaims.render.json_text import json_text
from kzclaims.render.sections import fingerprint
from kzclaims.render.tables import ASSERTIONS, CLAIMS, PAIRS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.render.sections import Report
    from kzclaims.render.tables import Cell, Column, Table

PACKAGED = (ASSERTIONS, PAIRS, CLAIMS, SOURCES)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)
_RUN = re.compile(r"[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠|%]|[\t\r\n]|\s*'")


def report_csv(report: Report) -> str:
    """The table of assertions, with its head."""
    return table_csv(ASSERTIONS, report)


def package(report: Report) -> Mapping[str, str]:
    """The files of a Frictionless data package by name: four tables and `datapackage.json`."""
    tables = {f"{table.name}.csv": table_csv(table, report) for table in PACKAGED}
    return {**tables, "datapackage.json": json_text(_description(report))}


def table_csv(table: Table, report: Report) -> str:
    """One table as CSV, lines ending in a line feed."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(guarded, row) for row in table.rows(report))
    return written.getvalue()


def guarded(cell: Cell) -> str:
    """A cell as text that no spreadsheet runs."""
    if cell is None or isinstance(cell, bool):
        return {None: "", True: "true", False: "false"}[cell]
    text = printable(str(cell))
    runs = _RUN.match(text) or _RUN.match(str(cell))
    return f"'{text}" if runs and not _NUMBER.fullmatch(text) else text


def _description(report: Report) -> dict[str, Any]:
    """The package's `datapackage.json` (Frictionless Data Package 1)."""
    return {
        "profile": "tabular-data-package",
        "name": "kzclaims-report",
        "id": f"sha256:{fingerprint(report)}",
        "title": report.title,
        "resources": [_resource(table) for table in PACKAGED],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(column) for column in table.columns if column.refers],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.says}
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": {"required": True}} if column.required else {})


def _reference(column: Column) -> dict[str, Any]:
    key = {"claims": "claim", "sources": "source"}[column.refers]
    return {"fields": column.name, "reference": {"resource": column.refers, "fields": key}}
