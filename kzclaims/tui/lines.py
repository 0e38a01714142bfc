"""Styled text as plain records, measured in terminal cells: cut, filled and wrapped.

A style is a name of review.tcss (`differ`, `quiet`, `figure`), never a colour. Foreign text enters by `piece` alone,
which makes it one safe line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ELLIPSIS = "…"
_WORD = re.compile(r"[^ ]+ *| +")
# Blocks in which every character takes one cell: Latin, Greek, Cyrillic, punctuation, currency, arrows, lines and marks.
_NARROW = re.compile(
    "[ -\u02ff\u0370-\u0482\u048a-\u058a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2319\u2400-\u2426\u2500-\u25fc]*"
).fullmatch


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
    return Piece(one_line(text), style)


@lru_cache(maxsize=1024)
def one_line(text: str) -> str:
    """The text made safe and one line, each character for one; what is drawn again and again is looked at once."""
    return printable(text, tab=" ", newline=" ")


def collapsed(text: str) -> str:
    """Foreign text as one safe line, its white space single; only such text is measured."""
    return one_line(" ".join(text.split()))


@lru_cache(maxsize=1024)
def encodable(text: str, encoding: str) -> str:
    """The text with `?` in the cells of every character that a terminal of this encoding lacks."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        lone = ((each, each.encode(encoding, "ignore")) for each in text)
        return "".join(each if known else "?" * _cells_of(each) for each, known in lone)
    return text


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: two for wide characters, none for combining marks."""
    return len(text) if _NARROW(text) else sum(map(_cells_of, text))


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


def cut_left(text: str, width: int) -> str:
    """The end of the text in at most `width` cells: what tells one place from another stands last."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[1:]
    return (ELLIPSIS + text)[: max(width, 0)]


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
    held = _merged(line)
    width = max(width, indent + 8)
    text = "".join(each.text for each in held)
    if not _NARROW(text):
        return _wrapped_by_cells(held, width, indent)
    found = [_part(held, start, end) for start, end in _breaks(text, width, indent)]
    return [found[0], *(_merged((Piece(" " * indent), *each)) for each in found[1:])]


def _merged(line: Iterable[Piece]) -> Line:
    """The line without empty pieces, neighbours of one style as one."""
    found: list[Piece] = []
    for each in line:
        if each.text:
            _add(found, each)
    return tuple(found)


def _part(line: Line, start: int, end: int) -> Line:
    """What of the line stands from one character up to another."""
    found: list[Piece] = []
    offset = 0
    for text, style in line:
        if offset >= end:
            break
        if offset + len(text) > start:
            found.append(Piece(text[max(start - offset, 0) : end - offset], style))
        offset += len(text)
    return tuple(found)


def _breaks(text: str, width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in a text of characters of one cell; blanks at the breaks are left out."""
    start, room, last = 0, width, len(text.rstrip(" "))
    while last - start > room:
        end = text.rfind(" ", start + 1, start + room + 1)
        if end < 0 or not text[start:end].strip(" "):
            end = start + width - indent  # a word longer than the line
        kept = len(text[start:end].rstrip(" "))
        yield start, start + kept
        start = end + len(text[end:]) - len(text[end:].lstrip(" "))
        room = width - indent
    yield start, max(last, start)


def _wrapped_by_cells(line: Line, width: int, indent: int) -> list[Line]:
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
