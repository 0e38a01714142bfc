"""How far a finding's place reaches on its line, and the part of the line that fits a terminal.

A finding knows where it begins. In YAML the word, the quoted text or the bracket that begins there says where it ends;
in notes the closing quotation mark does.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from kzclaims.printable import printable

WIDTH = 70  # columns of a terminal that the shown part takes at most: 80 with the margin
LEAD = 24  # of these, how many stay before the place where the line is longer
_REACH = 1000  # code points around the place that are looked at: a line may be as long as a file
_BACK = 100_000  # and before it, for the bracket that is still open

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")
_OPENING = re.compile(r"""(?<![^\s\[{,])(?:'(?:[^']|'')*+(?:'|$)|"(?:[^"\\]|\\.)*+(?:"|$)|[\[{])|[\]}]""")
_MARKED = re.compile(r"[&*!]\S+|[|>][-+0-9]*|#.*")
_PLAIN = re.compile(r"(?:[^\s:]|:(?!\s|$)|\s+(?![#\s]|$))+")
_PLAIN_IN_BRACKETS = re.compile(r"(?:[^\s:,\[\]{}]|:(?![\s,\[\]{}]|$)|\s+(?![#\s,\]}]|$))+")
_YAML = (".yaml", ".yml")


class Shown(NamedTuple):
    """The part of a line that is shown, and in columns of a terminal: how much stands before the place, and its length."""

    text: str
    before: int
    under: int


def extent(text: str, at: int, path: str) -> int:
    """Where what begins at code point `at` of a line ends; at least one code point on, at most the line's end."""
    start = max(0, at - _BACK)
    near = text[start : at + _REACH]
    end = start + (_end_in_yaml if path.endswith(_YAML) else _end_in_prose)(near, at - start)
    return max(min(end, len(text)), min(at + 1, len(text)))


def shown_part(text: str, at: int, end: int) -> Shown:
    """The part of a line around [at, end), which are code points: at most WIDTH columns, everything unseen made visible."""
    start = max(0, at - _REACH)
    seen = printable(text[start : at + _REACH], tab=" ", newline=" ")
    widths = [cells(character) for character in seen]
    first, last = _window(widths, at - start)
    lead, tail = "…" if start + first else "", "…" if start + last < len(text) else ""
    before = len(lead) + sum(widths[first : at - start])
    under = sum(widths[at - start : min(end - start, last)])
    return Shown(f"{lead}{seen[first:last]}{tail}", before, max(under, 1))


def cells(text: str) -> int:
    """How many columns of a terminal the characters take: wide ones two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.category(c) in {"Mn", "Me"} for c in text)


def _window(widths: list[int], at: int) -> tuple[int, int]:
    """The code points [first, last) of a line that fit into WIDTH columns, ellipses included, with `at` among them."""
    if sum(widths) <= WIDTH:
        return 0, len(widths)
    room = WIDTH - 2
    first = at
    while first and room - widths[first - 1] >= WIDTH - 2 - LEAD:
        first -= 1
        room -= widths[first]
    last = at
    while last < len(widths) and widths[last] <= room:
        room -= widths[last]
        last += 1
    while last == len(widths) and first and widths[first - 1] <= room:
        first -= 1
        room -= widths[first]
    return first, last


def _end_in_prose(text: str, at: int) -> int:
    closing = text.find("”", at) if text[:at].endswith("“") else -1
    return closing if closing >= 0 else len(text.rstrip())


def _end_in_yaml(text: str, at: int) -> int:
    if text[at : at + 1] in {"{", "["}:
        return _closing(text, at)
    plain = _PLAIN_IN_BRACKETS if _open_brackets(text[:at]) else _PLAIN
    found = _QUOTED.match(text, at) or _MARKED.match(text, at) or plain.match(text, at)
    return found.end() if found else at


def _closing(text: str, at: int) -> int:
    """Behind the bracket that closes the one at `at`; the line's end where another line holds it."""
    depth = 0
    for found in re.finditer(rf"{_QUOTED.pattern}|[\[\]{{}}]", text[at:]):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if not depth:
            return at + found.end()
    return len(text.rstrip())


def _open_brackets(before: str) -> bool:
    """Whether a bracket of the line is still open; one inside quotation marks or in the middle of a word is none."""
    depth = 0
    for found in _OPENING.finditer(before):
        depth = max(depth + (found[0] in "[{") - (found[0] in "]}"), 0)
    return depth > 0
