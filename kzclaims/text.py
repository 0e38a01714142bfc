"""Spans, locations and texts: where something stands.

Offsets are code points of the text as it was decoded, line ends untouched; spans are half-open.
Lines and columns count from 1, as editors show them.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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


@record(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; `line` and `column` count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column`, as editors and terminals link it."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Page:
    """A file of YAML, as far as it takes to tell where something stands: `starts` is where each line begins.

    Of what is read for good only offsets are kept, in one row for all of the file.
    """

    path: str
    starts: Sequence[int]
    _kept: array[int] = field(default_factory=lambda: array("I"), compare=False, repr=False)

    def location(self, offset: int) -> Location:
        """The line and column of a code point offset; O(log lines)."""
        line = bisect_right(self.starts, offset)
        return Location(self.path, line, offset - self.starts[line - 1] + 1)

    def keep(self, offsets: Iterable[int]) -> int:
        """Keep some offsets; returns the number of the first, by which `kept` knows them again."""
        first = len(self._kept)
        self._kept.extend(offsets)
        return first

    def kept(self, number: int) -> Location:
        """The location of an offset that was kept."""
        return self.location(self._kept[number])


def page_of(path: str, text: str) -> Page:
    """The page of a text whose lines end as YAML's do: a text that was `cleaned` holds no other ends of lines."""
    lines = f"{text}.".splitlines(keepends=True)  # a full stop, so that the last line is one, however it ends
    return Page(path, array("I", accumulate(map(len, lines[:-1]), initial=0)))


class Places(Mapping[str, Location]):
    """Where the fields of one record stand, all on one page: a mapping from names to locations, a fifth of a dict's size.

    A ledger of 10,000 claims holds half a million places, and asks for a handful of them: each is made when asked for.
    """

    __slots__ = ("_first", "_names", "_page")

    def __init__(self, page: Page, names: tuple[str, ...], offsets: Iterable[int]) -> None:
        self._names = _known_names(names)
        self._page = page
        self._first = page.keep(offsets)

    def __getitem__(self, name: str) -> Location:
        """Where the field stands; raises KeyError where it does not."""
        if name not in self._names:
            raise KeyError(name)
        return self._page.kept(self._first + self._names.index(name))

    def __iter__(self) -> Iterator[str]:
        """The names, in the order written."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self._names)

    def __repr__(self) -> str:
        """As a dict shows itself."""
        return repr(dict(self))


@lru_cache(maxsize=1024)
def _known_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all records with the same fields in the same order."""
    return names


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
