"""The reports of one small ledger in every format, byte for byte: `python -m tests.golden_reports` writes them anew.

The ledger under `cases/flood` holds one of everything a report can show: each kind of claim, each verdict, quotes that
are altered and lost, figures that move with time, explanations, decisions of two people who don't always agree, and words
that would do harm in a page, a spreadsheet or a pull request.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from contextlib import chdir, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.commands.report import rendered, report_of, since
from kzclaims.decisions import Decision, DecisionLog
from kzclaims.render.report_csv import package
from kzclaims.road import Errand, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.decisions import Verb
    from kzclaims.render.sections import Report

FLOOD = Path(__file__).parent / "cases" / "flood"
GOLDENS = Path(__file__).parent / "goldens" / "report"
_SINGLE = ("text", "html", "md", "json", "annotations", "claimreview")
_SUFFIX = {"text": "txt", "annotations": "annotations.json", "claimreview": "claimreview.json"}
# What two people said: who, verb, claim, assertions, why. A why of "stale" is decided on words that have changed since.
SAID: tuple[tuple[str, Verb, str, tuple[str, ...], str], ...] = (
    ("ann", "explain", "damage", (), "The ministry counts the roads as well."),
    ("bob", "accept", "damage", (), "The ministry counts the roads as well."),
    ("ann", "accept", "meals", ("agency", "gazette"), "Two days lie between them."),
    ("bob", "reject", "meals", ("agency", "gazette"), "One of the two must be wrong."),
    ("ann", "accept", "dead", ("gazette-first",), ""),
    ("bob", "explain", "dead", ("gazette-first",), "Printed on the Saturday."),
    ("ann", "reject", "posters", (), "A share is no number."),
    ("bob", "reject", "posters", (), "A share is no number."),
    ("ann", "defer", "turnout", (), "Ask the commission."),
    ("bob", "note", "warned", (), "There is a recording."),
    ("bob", "accept", "dam-built", (), "stale"),
)
# What the older ledger said otherwise: file, now, then.
OLDER = (
    ("claims/toll.yaml", 'value: "16", as_of: 2021-05,', 'value: "15", as_of: 2021-05,'),
    ("claims/toll.yaml", "    explained:\n      - why: The governor speaks of residents; the Gazette adds the guests of the town.\n        by: A. Keeper\n", ""),
    ("claims/toll.yaml", 'value: "1,450", quote: the 1450', 'value: "1,450", quote: 1450'),
    ("claims/town.yaml", 'value: "no", speaker: Ada Merle', "value: partly, speaker: Ada Merle"),
    ("claims/polls.yaml", "value: 51%, quote", "value: 54%, quote"),
    ("claims/polls.yaml", "id: trust\n", "id: confidence\n"),
    ("claims/polls.yaml", "says: seats-ruling + seats-others = seats,", "says: seats-ruling + 14 = seats,"),
)  # fmt: skip


def golden_reports() -> Mapping[str, bytes]:
    """Every file as it should be, by its name under `goldens/report`."""
    report = report_at(FLOOD)
    files = {f"report.{_SUFFIX.get(name, name)}": _bytes(rendered(name, report)) for name in _SINGLE}
    files |= {f"csv/{name}": content.encode() for name, content in package(report).items()}
    files["report.sql"] = dumped(_bytes(rendered("sqlite", report)))
    later = since(older(), report)
    return files | {"since.md": _bytes(rendered("md", later)), "since.json": _bytes(rendered("json", later))}


def report_at(folder: Path) -> Report:
    """The report of the ledger in a folder, as from within it, under a version that never changes."""
    with chdir(folder):
        return replace(report_of(walk(Errand(Path("claims.yaml"), ()))), tool="kzclaims 0")


def older() -> dict[str, object]:
    """The JSON report of an older state of the ledger."""
    with tempfile.TemporaryDirectory() as name:
        folder = shutil.copytree(FLOOD, Path(name) / "flood")
        for file, now, then in OLDER:
            path = folder / file
            words = path.read_text(encoding="utf-8")
            assert words.count(now) == 1, (file, now)
            path.write_text(words.replace(now, then), encoding="utf-8")
        loaded: dict[str, object] = json.loads(_bytes(rendered("json", report_at(folder))))
        return loaded


def dumped(database: bytes) -> bytes:
    """A database as the SQL that makes it: the file's own bytes depend on the version of SQLite."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(database)
        return "".join(f"{line}\n" for line in base.iterdump()).encode()


def write_log() -> None:
    """Write the log of decisions anew: each is made on the words and values as they are now, but for the stale one."""
    log = FLOOD / "claims" / "decisions.jsonl"
    log.unlink(missing_ok=True)
    seals = {each.claim.id: each.seal for each in report_at(FLOOD).assessments}
    kept = DecisionLog(log, lambda: "2021-10-01T08:00:00Z")
    drafts = [
        Decision(0, claim, about, verb, who, kept.now(), "" if why == "stale" else why, "an older seal" if why == "stale" else seals[claim])
        for who, verb, claim, about, why in SAID
    ]  # fmt: skip
    kept.append([*drafts, replace(drafts[0], claim="river", why="", seal=seals["river"])])
    kept.undo("ann")
    log.with_name(".decisions.lock").unlink(missing_ok=True)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


if __name__ == "__main__":
    with chdir(Path(__file__).parent.parent):
        write_log()
        shutil.rmtree(GOLDENS, ignore_errors=True)
        for target, content in golden_reports().items():
            (GOLDENS / target).parent.mkdir(parents=True, exist_ok=True)
            (GOLDENS / target).write_bytes(content)
