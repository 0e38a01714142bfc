"""Cases of bad input: read from their tables, written into a ledger that is whole but for one planted discrepancy, checked."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from click.testing import CliRunner

from kzclaims.cli import cli
from tests.ledgers import FILES, write_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = Path(__file__).parent / "cases" / "yaml" / "faults.yaml"
ODD = "claims/odd.yaml"
PLANTED = ("value-differs-from-quote", "claims/vote.yaml", 11, 16)
NEIGHBOUR = """\
  - id: neighbour
    question: How many seats did the Reform List win?
    kind: seats
    assertions:
      - {source: gazette, value: "85", quote: the Reform List won 84 of the 98 seats}
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as `check` prints it as JSON, its path beneath the ledger's folder."""

    slug: str
    path: str
    line: int
    column: int
    message: str
    hint: str
    level: str
    claim: str = ""
    source: tuple[str, int, int] | None = None

    @property
    def place(self) -> tuple[str, str, int, int]:
        return self.slug, self.path, self.line, self.column


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a table: what is written where, and what must be found in the file `at`.

    With `neighbour` a claim stands after it in the same file that must be checked too; `alone`: nothing else can be.
    """

    row: str
    name: str
    file: str
    at: str
    finds: tuple[str, ...]
    written: dict[str, Any] = field(repr=False)
    neighbour: bool = False
    alone: bool = False

    def __str__(self) -> str:
        return f"{self.row} {self.name}"

    @property
    def data(self) -> bytes:
        """The bytes of the file; made anew each time, since some are large."""
        return _data(self.written)


@dataclass(frozen=True, slots=True)
class Checked:
    """What one run of `check` came to."""

    code: int
    findings: tuple[Found, ...] = field(default_factory=tuple)
    summary: dict[str, int] = field(default_factory=dict)

    def at(self, path: str) -> list[Found]:
        return [each for each in self.findings if each.path == path]


def cases() -> list[Case]:
    """Every case of the table, in its order; scalars of the table are the text they are."""
    table = yaml.load(TABLE.read_text("utf-8"), Loader=yaml.BaseLoader)
    return [_case(row, each) for row, rows in table.items() for each in rows]


def _case(row: str, case: dict[str, Any]) -> Case:
    file = case.get("file", ODD)
    return Case(
        row=row,
        name=case["case"],
        file=file,
        at=case.get("at", file),
        finds=tuple(case["finds"]),
        written=case,
        neighbour="claim" in case and not any(each.startswith("yaml-syntax") for each in case["finds"]),
        alone=case.get("exit") == "alone",
    )


def _data(case: dict[str, Any]) -> bytes:
    if "bytes" in case:
        return str(case["bytes"]).encode("latin-1")
    if "encoded" in case:
        text, encoding = case["encoded"]
        return str(text).encode(encoding)
    if "made" in case:
        counts, pieces = case["made"][::2], case["made"][1::2]
        return b"".join(str(piece).encode() * int(count) for count, piece in zip(counts, pieces, strict=True))
    if "nested" in case:
        return b"".join(b" " * level + b"a:\n" for level in range(int(case["nested"])))
    if "root" in case:
        return f"{FILES['claims.yaml']}{case['root']}".encode()
    text = str(case["text"]) if "text" in case else claim_text(**case["claim"])
    return (text.rstrip("\n") if case.get("ends") == "" else text.replace("\n", case.get("ends", "\n"))).encode()


def claim_text(
    question: str = "How many people marched?",
    kind: str = "count",
    value: str = "over 600 thousand",
    quote: str = "over 600 thousand citizens marched",
    extra: str = "",
    assertion: str = "",
    more: str = "",
) -> str:
    """A file of one whole claim with fields written as they are given, and a neighbour with a wrong value after it."""
    more = f"      {more}\n" if more else ""
    item = f"      - {assertion}\n        source" if assertion else "      - source"
    return (
        f"claims:\n  - id: odd\n    question: {question}\n    kind: {kind}\n"
        + (f"    {extra}\n" if extra else "")
        + f"    assertions:\n{item}: gazette\n        value: {value}\n        quote: {quote}\n{more}{NEIGHBOUR}"
    )


def write_case(case: Case, folder: Path) -> Path:
    """The ledger with the case in it and the planted discrepancy beside it."""
    ledger = write_ledger(folder, claims__vote__yaml=("value: 77%", "value: 79%"))
    (folder / case.file).write_bytes(case.data)
    return ledger


def run_check(ledger: Path, *options: str) -> Checked:
    """Check a ledger through the command line, in this process; an exception is no outcome."""
    words = ["check", "--no-cache", "--format", "json", "--ledger", str(ledger), *options]
    result = CliRunner().invoke(cli, words, catch_exceptions=False, standalone_mode=False)
    record = json.loads(result.stdout)
    assert not result.stderr
    return Checked(result.return_value, tuple(found_in(record["findings"], ledger.parent)), record["summary"])


def found_in(records: Iterable[dict[str, Any]], root: Path) -> Iterable[Found]:
    """The findings of a record, with paths beneath the ledger's folder in places and messages."""
    for each in records:
        place, source = each["place"], each["source"]
        yield Found(
            slug=each["slug"],
            path=_short(place["path"], root),
            line=place["line"],
            column=place["column"],
            message=each["message"].replace(f"{root}/", ""),
            hint=each["hint"],
            level=each["level"],
            claim=each["claim"],
            source=(_short(source["path"], root), source["line"], source["column"]) if source else None,
        )


def _short(path: str, root: Path) -> str:
    return path.removeprefix(f"{root}/")


_WANTED = re.compile(r"(?P<slug>[a-z-]+) (?P<line>\d+):(?P<column>\d+) (?P<says>.*?)(?: \| (?P<hint>.*))?")


def matches(found: list[Found], wanted: tuple[str, ...]) -> str:
    """What is amiss between the findings and those wanted, in order; empty where nothing is."""
    rest = list(found)
    last = ""
    for each in wanted:
        if each.startswith("and "):
            count = int(each.split()[1])
            if len(rest) < count or (last and not any(f.slug == last for f in rest[:count])):
                return f"{len(rest)} more of {last}, not {count}"
            rest = rest[count:]
            continue
        row = _WANTED.fullmatch(each)
        assert row, each
        if not rest:
            return f"nothing found for {each!r}"
        one, last = rest.pop(0), row["slug"]
        if (one.slug, one.line, one.column) != (row["slug"], int(row["line"]), int(row["column"])):
            return f"{one} is not {each!r}"
        if row["says"] not in one.message and row["says"] not in one.hint:
            return f"{one.message!r} does not say {row['says']!r}"
        if (row["hint"] or "") not in one.hint:
            return f"{one.hint!r} does not say {row['hint']!r}"
    return f"not wanted: {rest[:3]}" if rest else ""


@dataclass(frozen=True, slots=True)
class Limited(Checked):
    """What came of a run in a process of its own: its words on standard error, and the seconds of CPU it took."""

    stderr: str = ""
    seconds: float = 0.0


_LIMITED = """\
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]) << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
sys.argv = ["kzclaims", *sys.argv[3:]]
runpy.run_module("kzclaims", run_name="__main__")
"""


def run_limited(ledger: Path, *, megabytes: int, seconds: int) -> Limited:
    """Check a ledger in a process that has so much memory and CPU, and is killed beyond."""
    words = ["check", "--no-cache", "--format", "json", "--ledger", str(ledger)]
    kept = {name: value for name, value in os.environ.items() if name != "KZCLAIMS_TEXTS"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(megabytes), str(seconds), *words],
        capture_output=True,
        encoding="utf-8",
        env=kept,
        check=False,
        timeout=120,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    findings = tuple(found_in(json.loads(done.stdout)["findings"], ledger.parent)) if done.stdout else ()
    return Limited(done.returncode, findings, {}, done.stderr, spent)
