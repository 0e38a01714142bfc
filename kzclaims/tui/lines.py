"""Styled text as plain records, measured in terminal cells: cut, filled and wrapped.

A style is a name of review.tcss (`differ`, `quiet`, `figure`), never a colour. Foreign text enters by `piece` alone,
which makes it one safe line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ELLIPSIS = "…"
_WORD = re.compile(r"[^ ]+ *| +")


class Piece(NamedTuple):
    """A run of text in one style; made by `piece`, so that it holds no line end and nothing unseen."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


class Drawing(NamedTuple):
    """Lines, and the first and last of those that must be in sight."""

    lines: Sequence[Line]
    first: int = 0
    last: int = 0


def piece(text: str, style: str = "") -> Piece:
    """One safe run: control and format characters made visible, tabs and line ends made spaces."""
    return Piece(printable(text, tab=" ", newline=" "), style)


def collapsed(text: str) -> str:
    """Foreign text as one safe line, its white space single; only such text is measured."""
    return printable(" ".join(text.split()), tab=" ", newline=" ")


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: two for wide characters, none for combining marks."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@cache
def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def line_cells(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cells(each.text) for each in line)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, an ellipsis where something is missing."""
    if cells(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _cells_of(character)
        if room < 0:
            break
        kept += character
    return (kept + ELLIPSIS)[: max(width, 0)]


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells: cut, or filled with spaces."""
    shown = cut(text, width)
    return shown + " " * (width - cells(shown))


def spread(left: Line, right: Line, width: int) -> Line:
    """Both ends of one line: `right` against the right edge, the last of `left` cut where there is no room."""
    room = width - line_cells(right) - 1
    shown = cut_line(left, room)
    return (*shown, Piece(" " * (width - line_cells(shown) - line_cells(right))), *right)


def cut_line(line: Line, width: int) -> Line:
    """The line in at most `width` cells."""
    if line_cells(line) <= width:
        return line
    kept: list[Piece] = []
    room = width
    for each in line:
        taken = cells(each.text)
        if taken >= room:
            return (*kept, Piece(cut(each.text + ELLIPSIS, room), each.style))
        kept.append(each)
        room -= taken
    return tuple(kept)


def heading(words: str, width: int, *, focused: bool) -> Line:
    """The title of a pane; the one in focus is marked."""
    return (piece(cut(("▸ " if focused else "  ") + words, width), "title" if focused else "quiet"),)


def wrapped(line: Iterable[Piece], width: int, indent: int = 0) -> list[Line]:
    """The line broken between words into lines of at most `width` cells; all but the first begin with `indent` spaces."""
    width = max(width, indent + 8)
    lines: list[list[Piece]] = [[]]
    used = 0
    for word in _words(line, width - indent):
        taken = line_cells(word)
        if used + taken - _blanks(word) > width and lines[-1]:
            lines.append([Piece(" " * indent)] if indent else [])
            used = indent
        for each in word:
            _add(lines[-1], each)
        used += taken
    return [_trimmed(each) for each in lines]


def _words(line: Iterable[Piece], longest: int) -> Iterator[list[Piece]]:
    """Words with the blanks behind them, each perhaps in several styles; one longer than a line comes in parts."""
    word: list[Piece] = []
    for text, style in line:
        for part in _WORD.findall(text):
            if word and word[-1].text.endswith(" "):
                yield word
                word = []
            for chunk in _chunks(part, longest):
                if word and line_cells(word) + cells(chunk.rstrip(" ")) > longest:
                    yield word
                    word = []
                word.append(Piece(chunk, style))
    if word:
        yield word


def _chunks(word: str, longest: int) -> Iterator[str]:
    if cells(word.rstrip(" ")) <= longest:
        yield word
        return
    chunk, used = "", 0
    for character in word:
        if used + _cells_of(character) > longest:
            yield chunk
            chunk, used = "", 0
        chunk += character
        used += _cells_of(character)
    yield chunk


def _blanks(word: list[Piece]) -> int:
    return len(word[-1].text) - len(word[-1].text.rstrip(" "))


def _add(line: list[Piece], added: Piece) -> None:
    if line and line[-1].style == added.style:
        line[-1] = Piece(line[-1].text + added.text, added.style)
    else:
        line.append(added)


def _trimmed(line: list[Piece]) -> Line:
    if line:
        line[-1] = Piece(line[-1].text.rstrip(" "), line[-1].style)
    return tuple(line)
