"""The findings of `check` as GitHub's workflow commands, and as Markdown for the summary of a step.

GitHub shows ten annotations of each level a step and drops the rest without a word, so the rest is counted here:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.render.lines import count, line
from kzclaims.render.markdown import code, inert, table
from kzclaims.render.pretty import basis_line, closing_line
from kzclaims.render.run import with_help

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.render.run import Run

LIMIT = 10
SUMMARY_ROWS = 1000  # a step's summary may hold 1 MiB, and a row is at most 800 bytes of words
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def github(run: Run) -> str:
    """At most ten annotations a level, the gravest first; then how many more there are, and the counts."""
    left: Counter[Level] = Counter()
    rows: list[str] = []
    for level in sorted(Level, reverse=True):
        several = [finding for finding in run.listed() if finding.level is level]
        rows.extend(_annotation(finding, run) for finding in several[:LIMIT])
        left[level] = len(several[LIMIT:])
    more = ", ".join(count(left[level], level.name.lower()) for level in sorted(left, reverse=True) if left[level])
    told = [f"Not shown as annotations, of which there are {LIMIT} a level at most: {more}."] if more else []
    return "\n".join([*rows, *told, closing_line(run)]) + "\n"


def github_summary(run: Run) -> str:
    """The whole table of findings as Markdown, with the basis and the counts."""
    shown = run.listed()[:SUMMARY_ROWS]
    head = ["Level", "Rule", "Where", "What", "Source"]
    rows = [
        [
            f.level.name.lower(),
            f"{code(f.code)} {inert(f.slug)}",
            code(run.place(f.place), 120),
            inert(f.message),
            code(run.place(f.source), 120) if f.source else "",
        ]
        for f in shown
    ]
    left = len(run.listed()) - len(shown)
    return "\n".join(_summary(run, table(head, rows) if rows else "", left)) + "\n"


def _summary(run: Run, findings: str, left: int) -> Iterator[str]:
    yield "### kzclaims check\n"
    yield f"{inert(basis_line(run.summary, run.unchanged))}\n"
    if findings:
        yield f"{findings}\n"
    if left:
        yield f"{left} more findings are not shown.\n"
    yield inert(closing_line(run), 600)


def _annotation(finding: Finding, run: Run) -> str:
    place = finding.place
    properties = {"file": run.path(place.path)}
    if place.line:
        properties |= {"line": str(place.line), "col": str(max(place.column, 1))}
    properties["title"] = f"{finding.code} {finding.slug}"
    told = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    source = f" Source: {run.place(finding.source)}." if finding.source else ""
    return f"::{_COMMANDS[finding.level]} {told}::{_escaped(with_help(finding) + source, _DATA)}"


def _escaped(text: str, marks: dict[str, str]) -> str:
    """As the runner's own toolkit escapes it, everything unseen made visible before."""
    return "".join(marks.get(character, character) for character in line(text))
