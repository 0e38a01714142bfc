"""The findings of `check` for a person at a terminal: the line, a caret, the place in the source, and what to do.

Everything foreign passes `printable`, one code point to one, so that the caret stands under the right letter.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.render.check_json import in_order
from kzclaims.render.lines import count, line
from kzclaims.render.underline import extent, shown_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kzclaims.finding import Finding
    from kzclaims.render.run import Run
    from kzclaims.summary import Summary
    from kzclaims.text import Location

    Lines = Callable[[str], Sequence[str]]

_RESET = "\033[0m"
_BOLD = "\033[1m"
_COLOURS = {Level.ERROR: "\033[1;31m", Level.WARNING: "\033[1;33m", Level.NOTE: "\033[1;36m"}


def pretty(run: Run, lines: Lines, *, colour: bool) -> str:
    """All findings in order of place, between the basis (first line) and the counts (last line).

    `lines` gives the lines of a file by the path its locations carry, empty where the file can't be shown.
    """
    ordered = in_order(run.listed())
    blocks = ["\n".join(_block(finding, lines, colour=colour)) for finding in ordered]
    first, last = basis_line(run.summary, run.unchanged), closing_line(run)
    return "\n\n".join([first, *blocks, last]) + "\n"


def basis_line(summary: Summary, unchanged: str = "") -> str:
    """What the quotes were checked against; `unchanged` is the commit since which there is nothing to check."""
    if unchanged:
        return f"basis: no claim has changed since {line(unchanged)}, so no quote had to be looked up"
    texts, notes = count(summary.texts, "full text"), count(summary.notes, "source")
    if summary.texts and summary.notes:
        return f"basis: {texts}; {notes} only by reading notes"
    if summary.texts:
        return f"basis: {texts}"
    if summary.notes:
        return f"basis: reading notes on {notes}; no full text is at hand"
    return "basis: none; no text and no notes are at hand"


def closing_line(run: Run) -> str:
    """All findings by level, listed or not, how many more a baseline accepts, and how many checks ran."""
    summary, accepted = run.summary, len(run.accepted)
    levels = Counter(finding.level for finding in run.findings)
    hidden = len(run.findings) - len(run.listed())
    found = ", ".join(count(levels[level], level.name.lower()) for level in sorted(Level, reverse=True))
    checked = (
        count(summary.claims, "claim"),
        count(summary.assertions, "assertion"),
        f"{count(summary.quotes_found, 'quote')} found",
        f"{count(summary.pairs, 'pair')} compared",
        f"{count(summary.identities, 'identity', 'identities')} checked",
    )
    against = f"{count(summary.texts, 'full text')} and {count(summary.notes, 'set')} of notes"
    known = f"; {count(accepted, 'more finding')} accepted by the baseline" if accepted else ""
    left = f" ({hidden:,} of them not shown)" if hidden else ""
    return f"{found}{left}{known}; {', '.join(checked)}, on {against}"


def _block(finding: Finding, lines: Lines, *, colour: bool) -> Iterator[str]:
    def paint(text: str, code: str) -> str:
        return f"{code}{text}{_RESET}" if colour else text

    strong = _COLOURS[finding.level]
    title = f"{finding.level.name.lower()}[{line(finding.code)} {line(finding.slug)}]"
    yield f"{paint(title, strong)}: {paint(line(finding.message), _BOLD)}"
    margin = " " * max(len(str(place.line)) for place in (finding.place, finding.source) if place)
    yield f"{margin}--> {line(str(finding.place))}"
    snippet = _line_at(finding.place, lines)
    if snippet:
        at = min(max(finding.place.column - 1, 0), len(snippet))
        part = shown_part(snippet, at, extent(snippet, at, finding.place.path))
        yield f"{margin} |"
        yield f"{finding.place.line:>{len(margin)}} | {part.text}"
        yield f"{margin} | {' ' * part.before}{paint('^' * part.under, strong)}"
    if finding.source:
        yield f"{margin} = source: {line(str(finding.source))}"
        yield from _passage(finding.source, lines, margin)
    if finding.hint:
        yield f"{margin} = help: {line(finding.hint)}"


def _passage(place: Location, lines: Lines, margin: str) -> Iterator[str]:
    """The line of a source, with a mark where the passage begins; where it ends is the reader's to see."""
    snippet = _line_at(place, lines)
    if snippet:
        at = min(max(place.column - 1, 0), len(snippet))
        part = shown_part(snippet, at, at)
        yield f"{place.line:>{len(margin)}} | {part.text}"
        yield f"{margin} | {' ' * part.before}^"


def _line_at(place: Location, lines: Lines) -> str:
    """The line a location names, empty where there is none to show."""
    content = lines(place.path) if place.line else ()
    return content[place.line - 1].rstrip() if place.line <= len(content) and place.line else ""
