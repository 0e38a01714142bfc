"""The findings of `check` for a person at a terminal: the line, a caret, the place in the source, and what to do.

Everything foreign passes `printable`, one code point to one, so that the caret stands under the right letter.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.printable import printable
from kzclaims.render.check_json import in_order
from kzclaims.render.wording import clipped, count, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kzclaims.finding import Finding
    from kzclaims.summary import Summary
    from kzclaims.text import Location

    Lines = Callable[[str], Sequence[str]]

WIDTH = 100  # code points of a line shown; longer lines are cut around the place
LEAD = 20  # of these, how many stay before the place
_RESET = "\033[0m"
_BOLD = "\033[1m"
_COLOURS = {Level.ERROR: "\033[1;31m", Level.WARNING: "\033[1;33m", Level.NOTE: "\033[1;36m"}


def pretty(findings: Iterable[Finding], summary: Summary, lines: Lines, *, colour: bool) -> str:
    """All findings in order of place, between the basis (first line) and the counts (last line).

    `lines` gives the lines of a file by the path its locations carry, empty where the file can't be shown.
    """
    ordered = in_order(findings)
    blocks = ["\n".join(_block(finding, lines, colour=colour)) for finding in ordered]
    return "\n\n".join([basis_line(summary), *blocks, closing_line(ordered, summary)]) + "\n"


def basis_line(summary: Summary) -> str:
    """What the quotes were checked against."""
    texts, notes = count(summary.texts, "full text"), count(summary.notes, "source")
    if summary.texts and summary.notes:
        return f"basis: {texts}; {notes} only by reading notes"
    if summary.texts:
        return f"basis: {texts}"
    if summary.notes:
        return f"basis: reading notes on {notes}; no full text is at hand"
    return "basis: none; no text and no notes are at hand"


def closing_line(findings: Sequence[Finding], summary: Summary) -> str:
    """Findings by level and how many checks ran."""
    levels = Counter(finding.level for finding in findings)
    found = ", ".join(count(levels[level], level.name.lower()) for level in sorted(Level, reverse=True))
    checked = (
        count(summary.claims, "claim"),
        count(summary.assertions, "assertion"),
        f"{count(summary.quotes_found, 'quote')} found",
        f"{count(summary.pairs, 'pair')} compared",
        f"{count(summary.identities, 'identity', 'identities')} checked",
    )
    against = f"{count(summary.texts, 'full text')} and {count(summary.notes, 'set')} of notes"
    return f"{found}; {', '.join(checked)}, on {against}"


def _block(finding: Finding, lines: Lines, *, colour: bool) -> Iterator[str]:
    def paint(text: str, code: str) -> str:
        return f"{code}{text}{_RESET}" if colour else text

    strong = _COLOURS[finding.level]
    title = f"{finding.level.name.lower()}[{line(finding.code)} {line(finding.slug)}]"
    yield f"{paint(title, strong)}: {paint(line(finding.message), _BOLD)}"
    margin = " " * len(str(finding.place.line))
    yield f"{margin}--> {line(str(finding.place))}"
    snippet = _line_at(finding.place, lines)
    if snippet:
        shown, before, under = _window(snippet, finding.place.column)
        yield f"{margin} |"
        yield f"{finding.place.line} | {shown}"
        yield f"{margin} | {' ' * before}{paint('^' * under, strong)}"
    if finding.source:
        yield f"{margin} = source: {line(str(finding.source))}{_quoted(finding.source, lines)}"
    if finding.hint:
        yield f"{margin} = help: {line(finding.hint)}"


def _line_at(place: Location, lines: Lines) -> str:
    """The line a location names, empty where there is none to show."""
    content = lines(place.path) if place.line else ()
    return content[place.line - 1].rstrip() if place.line <= len(content) and place.line else ""


def _quoted(place: Location, lines: Lines) -> str:
    """The words at a place of a source, in quotation marks."""
    words = _line_at(place, lines)[max(place.column - 1, 0) :]
    return f' "{clipped(words, WIDTH)}"' if words.strip() else ""


def _window(text: str, column: int) -> tuple[str, int, int]:
    """The part of a line around a column, the cells before the place in it, and the cells from there to the end."""
    at = min(max(column - 1, 0), len(text))
    start = 0 if len(text) <= WIDTH else max(0, min(at - LEAD, len(text) - WIDTH))
    end = start + WIDTH
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shown = printable(text[start:end], tab=" ", newline=" ")
    before, under = shown[: at - start], shown[at - start :]
    return f"{lead}{shown}{tail}", cells(lead + before), max(cells(under), 1)


def cells(text: str) -> int:
    """How many columns of a terminal the characters take: wide ones two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.category(c) in {"Mn", "Me"} for c in text)
