"""Spans, locations and texts: where something stands.

Offsets are code points of the text as it was decoded, line ends untouched; spans are half-open.
Lines and columns count from 1, as editors show them.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range [start, end) of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range, `by` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; `line` and `column` count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column`, as editors and terminals link it."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Text:
    """The decoded content of one file; `sha256` is that of its bytes."""

    path: str
    content: str
    sha256: str
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def location(self, offset: int) -> Location:
        """The line and column of a code point offset; O(log lines) after the first call."""
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(i + 1 for i, c in enumerate(self.content) if c == "\n")
        line = bisect_right(self._starts, offset)
        return Location(self.path, line, offset - self._starts[line - 1] + 1)


def text_of(path: str, data: bytes) -> Text:
    """Decode `data` as strict UTF-8, keeping its line ends; raises UnicodeDecodeError."""
    return Text(path, data.decode("utf-8"), hashlib.sha256(data).hexdigest())
