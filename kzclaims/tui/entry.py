"""A line of input: its words, a cursor between two of its characters, and what keys do to both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.printable import printable
from kzclaims.tui.lines import Piece, cells, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kzclaims.tui.lines import Line


class Entry(NamedTuple):
    """The words, and how many characters stand before the cursor."""

    text: str = ""
    cursor: int = 0


def entry_of(text: str) -> Entry:
    """A line that holds `text`, made safe, with the cursor behind it."""
    return typed(Entry(), text)


def typed(entry: Entry, text: str) -> Entry:
    """The line with `text`, typed or pasted, put in at the cursor; as safe as all that is shown."""
    safe = printable(text, tab=" ", newline=" ")
    return Entry(f"{entry.text[: entry.cursor]}{safe}{entry.text[entry.cursor :]}", entry.cursor + len(safe))


def pressed(entry: Entry, key: str) -> Entry | None:
    """The line after a key (the toolkit's name of it); None where a line has no use for it."""
    if move := _MOVES.get(key):
        return entry._replace(cursor=move(entry))
    if cut_to := _CUTS.get(key):
        start, end = sorted((entry.cursor, cut_to(entry)))
        return Entry(entry.text[:start] + entry.text[end:], start)
    return None


def shown(entry: Entry, width: int) -> Line:
    """As much of the line as goes into `width` cells with the cursor in it, one cell blank on the left."""
    before, after = entry.text[: entry.cursor], entry.text[entry.cursor :]
    room = max(width - 3, 1)
    while cells(before) > room:
        before = before[max(len(before) // 8, 1) :]
    under = after[:1] if cells(after[:1]) else " "
    rest = cut(after[1:], max(width - 1 - cells(before) - cells(under), 0))
    return Piece(f" {before}"), Piece(under, "caret"), Piece(rest)


def _word_before(entry: Entry) -> int:
    found = re.search(r"\w+\W*$", entry.text[: entry.cursor])
    return found.start() if found else 0


def _word_after(entry: Entry) -> int:
    found = re.match(r"\W*\w+", entry.text[entry.cursor :])
    return entry.cursor + found.end() if found else len(entry.text)


def _left(entry: Entry) -> int:
    return max(entry.cursor - 1, 0)


def _right(entry: Entry) -> int:
    return min(entry.cursor + 1, len(entry.text))


def _start(_entry: Entry) -> int:
    return 0


def _end(entry: Entry) -> int:
    return len(entry.text)


_MOVES: Mapping[str, Callable[[Entry], int]] = {
    "left": _left, "right": _right, "home": _start, "end": _end, "ctrl+e": _end,
    "ctrl+left": _word_before, "ctrl+right": _word_after,
}  # fmt: skip
_CUTS: Mapping[str, Callable[[Entry], int]] = {
    "backspace": _left, "delete": _right, "ctrl+d": _right, "ctrl+u": _start, "ctrl+k": _end, "ctrl+w": _word_before,
}  # fmt: skip
