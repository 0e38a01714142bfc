"""The report as an SQLite database: the tables with their keys, views of what is apart and of figures, and what made it.

Datasette and any SQLite client open it. Figures are text, so that no digit is lost on the way; `gap_percent` of the view
`discrepancies` and all of the view `figures` are numbers to sort and to draw by. Written in memory in one order, so that one version of SQLite gives the same bytes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kzclaims.printable import printable
from kzclaims.render.lines import TOOL
from kzclaims.render.sections import basis, fingerprint, headline, sections_of
from kzclaims.render.tables import TABLES
from kzclaims.render.wording import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.render.sections import Report
    from kzclaims.render.tables import Cell, Column, Table

_TYPES = {"string": "TEXT", "number": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
_KEYS = {"claims": "claim", "sources": "source"}
_VERSION = slice(96, 100)  # of the header: which SQLite wrote the file (its database file format, 1.3)
_VIEWS = """
create view discrepancies as
select claims.question, pairs.claim, claims.verdict, pairs.relation, round(cast(pairs.gap as real) * 100, 2) as gap_percent,
  pairs.source_a, pairs.value_a, pairs.source_b, pairs.value_b, pairs.accepted, pairs.reason
from pairs join claims using (claim) where pairs.relation in ('contradicts', 'differs')
order by pairs.relation, cast(pairs.gap as real) desc, pairs.claim, pairs.assertion_a, pairs.assertion_b;
create view figures as
select claims.question, assertions.claim, assertions.source, assertions.speaker, assertions.value, cast(assertions.number as real) as number,
  cast(assertions.low as real) as low, cast(assertions.high as real) as high, assertions.unit, assertions.as_of
from assertions join claims using (claim) where assertions.low is not null
order by assertions.claim, cast(assertions.low as real), assertions.assertion
"""


def report_sqlite(report: Report) -> bytes:
    """The database file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("begin")
        for table in TABLES:
            base.execute(_created(table))
            places = ", ".join("?" * len(table.columns))
            base.executemany(f"insert into {table.name} values ({places})", _rows(table, report))  # noqa: S608 -- our own names
        base.execute("create table about (name text primary key, value text not null) without rowid")
        base.executemany("insert into about values (?, ?)", _about(report))
        for view in _VIEWS.split(";"):
            base.execute(view)
        base.execute("commit")
        written = bytearray(base.serialize())
    written[_VERSION] = bytes(4)
    return bytes(written)


def _created(table: Table) -> str:
    columns = ", ".join(_column(column) for column in table.columns)
    return f"create table {table.name} ({columns}, primary key ({', '.join(table.key)}))"


def _column(column: Column) -> str:
    refers = f" references {column.refers}({_KEYS[column.refers]})" if column.refers else ""
    return f"{column.name} {_TYPES[column.type]}{' not null' * column.required}{refers}"


def _rows(table: Table, report: Report) -> Iterator[tuple[Cell, ...]]:
    return (tuple(printable(cell) if isinstance(cell, str) else cell for cell in row) for row in table.rows(report))


def _about(report: Report) -> list[tuple[str, str]]:
    said = {
        "title": report.title,
        "headline": headline(sections_of(report.assessments)),
        "basis": basis(report),
        "tool": report.tool or TOOL,
        "fingerprint": fingerprint(report),
        "tolerance": exact(report.tolerance) or "",
        "points": exact(report.points) or "",
    }
    return [(name, printable(value)) for name, value in said.items()]
