"""A source's whole text at the match, with every other match of the ledger in it marked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import Line, Piece, cells, collapsed, piece, wrapped
from kzclaims.tui.pages import Page
from kzclaims.tui.passages import with_figures
from kzclaims.tui.scroll import Lines, Made, Top
from kzclaims.tui.signs import match_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.text import Span, Text

_LINE_END = re.compile(r"\r\n?|\n")
_AFTER = 4  # lines from the beginning of a match on that are in sight with it


class Mark(NamedTuple):
    """A span of a text that a claim quotes; the one a page was opened for has no label."""

    span: Span
    label: str = ""


def source_page(assessment: Assessment, evidence: Evidence, everything: Iterable[Assessment], width: int) -> Page:
    """A source's whole text, or the notes on it, at the match; the quote alone where there is neither.

    `everything` are the assessments whose matches in the same text are marked too.
    """
    source = evidence.source
    sign = match_sign(evidence)
    name = " · ".join(collapsed(part) for part in (source.publisher, source.title, source.date) if part) or source.id
    kind = "notes on " if evidence.basis == "notes" else ""
    title = f"{letter_of(assessment, evidence)}  {kind}{name}"
    if evidence.text is None:
        quote = evidence.assertion.quote
        said = quote.exact if quote else "The assertion has no quote."
        why = "Neither the full text nor notes on this source are at hand. The ledger quotes:"
        lines = [*wrapped([piece(why, "open")], width), (), *wrapped([piece(f"“{said}”")], width)]
        return Page(title, Lines(lines), state=str(sign))
    own = [Mark(span) for span in evidence.match.spans]
    others = _others(evidence, everything)
    text = Rows(evidence.text, [*own, *others], width)
    if not own:
        text.head = [*wrapped([piece(f"{sign}: {collapsed(evidence.match.reason)}", sign.style)], width), ()]
    state = f"{sign} · {len(others)} other match{'es' * (len(others) != 1)}" if others else str(sign)
    stops = tuple(sorted(text.top(mark) for mark in (*own, *others)))
    goal = text.top(own[0]) if own else Top()
    return Page(title, Made(len(text.rows), text.paragraph), goal, _AFTER, stops, state)


def _others(evidence: Evidence, everything: Iterable[Assessment]) -> list[Mark]:
    """What else of the ledger stands in the text of `evidence`, in the order of the text."""
    assert evidence.text is not None
    here = evidence.text.path, evidence.text.sha256
    found = [
        Mark(span, f"{each.claim.id}: {one.assertion.value}")
        for each in everything
        for one in each.evidence
        if one.text is not None and (one.text.path, one.text.sha256) == here and one.assertion is not evidence.assertion
        for span in one.match.spans
    ]
    return sorted(set(found))


class Rows:
    """A text row by row, numbered and wrapped, its marks shown where they lie; a row is drawn when it is looked at.

    A row with the match of the page has `▸` in the gutter, one with another match `·`, and what it belongs to below.
    """

    def __init__(self, text: Text, marks: Sequence[Mark], width: int) -> None:
        ends = [each.span() for each in _LINE_END.finditer(text.content) if text.location(each.end()).column == 1]
        self._starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(text.content)]
        self.rows = [text.content[start:stop] for start, stop in zip(self._starts, stops, strict=True)]
        self.head: list[Line] = []
        self._text = text
        self._width = width
        self._gutter = len(str(len(self.rows))) + 3
        self._marks: dict[int, list[Mark]] = {}
        for mark in sorted(marks):
            for place in range(self._row_of(mark.span.start), self._last_row(mark) + 1):
                self._marks.setdefault(place, []).append(mark)

    def _row_of(self, offset: int) -> int:
        return self._text.location(offset).line - 1

    def _last_row(self, mark: Mark) -> int:
        return self._row_of(max(mark.span.start, mark.span.end - 1))

    def paragraph(self, place: int) -> list[Line]:
        """The lines of one row, with the labels of the marks that end in it."""
        held = self._marks.get(place, [])
        sign = "▸" if any(not mark.label for mark in held) else "·" if held else " "
        pieces = [self._number(place, sign), *_row(self.rows[place], self._starts[place], held)]
        lines = wrapped(pieces, self._width, self._gutter)
        ending = [collapsed(mark.label) for mark in held if mark.label and self._last_row(mark) == place]
        if ending:
            label = piece(f"{' ' * self._gutter}└ {' · '.join(ending)}", "quiet")
            lines += wrapped([label], self._width, self._gutter + 2)
        return lines if place else [*self.head, *lines]

    def _number(self, place: int, sign: str) -> Piece:
        return piece(f"{place + 1:>{self._gutter - 3}} {sign} ", "quiet")

    def top(self, mark: Mark) -> Top:
        """The line in which a mark begins: where a row is broken depends on nothing behind the word it begins in."""
        place = self._row_of(mark.span.start)
        row, offset = self.rows[place], mark.span.start - self._starts[place]
        end = row.find(" ", offset + 1)
        begun = row[: end if end >= 0 else None]
        if cells(begun) <= self._width - self._gutter:
            return Top(place, 0 if place else len(self.head))
        lines = wrapped([self._number(place, " "), piece(begun)], self._width, self._gutter)
        return Top(place, len(lines) - 1 + (0 if place else len(self.head)))


def _row(row: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """A row cut where marks begin and end, each part in the style of the mark that lies over it."""
    inside = [(_within(m.span.start - offset, row), _within(m.span.end - offset, row), m.label) for m in marks]
    cuts = sorted({0, len(row), *(edge for start, end, _label in inside for edge in (start, end))})
    for start, end in pairwise(cuts):
        over = [label for first, last, label in inside if first <= start and end <= last]
        if not over:
            yield piece(row[start:end])
        elif all(over):
            yield piece(row[start:end], "other")
        else:
            yield from with_figures(row[start:end], "match", ())


def _within(place: int, text: str) -> int:
    return max(0, min(place, len(text)))
