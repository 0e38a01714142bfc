"""A source's whole text at the match, with every other match of the ledger in it marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import Drawing, Line, Piece, collapsed, piece, wrapped
from kzclaims.tui.pages import Page
from kzclaims.tui.passages import with_figures
from kzclaims.tui.signs import match_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.text import Span, Text


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
    title = f"{letter_of(assessment, evidence)}  {kind}{name}  {sign}"
    if evidence.text is None:
        quote = evidence.assertion.quote
        said = quote.exact if quote else "The assertion has no quote."
        why = "Neither the full text nor notes on this source are at hand. The ledger quotes:"
        return Page(title, Drawing([*wrapped([piece(why, "open")], width), (), *wrapped([piece(f"“{said}”")], width)]))
    own = [Mark(span) for span in evidence.match.spans]
    others = _others(evidence, everything)
    lines, stops = whole_text(evidence.text, [*own, *others], width)
    at = stops[0] if own else 0
    head: list[Line] = []
    if not own:
        head = [*wrapped([piece(f"{sign}: {collapsed(evidence.match.reason)}", sign.style)], width), ()]
    title += f"   {len(others)} other match{'es' * (len(others) != 1)}" if others else ""
    drawing = Drawing([*head, *lines], at, min(at + 3, len(lines)))
    return Page(title, drawing, tuple(sorted(stop + len(head) for stop in stops)))


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


def whole_text(text: Text, marks: Sequence[Mark], width: int) -> tuple[list[Line], list[int]]:
    """Every line of a text, numbered and wrapped, and the drawn lines where the marks begin, in the order given.

    A line with the match of the page has `▸` in the gutter, one with another match `·`, and what it belongs to below.
    """
    lines: list[Line] = []
    starts: dict[Mark, int] = {}
    offset = 0
    rows = text.content.split("\n")
    gutter = len(str(len(rows))) + 3
    waiting = sorted(marks)
    for number, row in enumerate(rows, 1):
        end = offset + len(row) + 1
        held = [mark for mark in waiting if mark.span.start < end]
        starts.update((mark, len(lines)) for mark in held if mark not in starts)
        sign = "▸" if any(not mark.label for mark in held) else "·" if held else " "
        pieces = [piece(f"{number:>{gutter - 3}} {sign} ", "quiet"), *_row(row, offset, held)]
        lines += wrapped(pieces, width, gutter)
        ending = [mark for mark in held if mark.span.end <= end]
        for mark in ending:
            if mark.label:
                lines += wrapped([piece(f"{' ' * gutter}└ {collapsed(mark.label)}", "quiet")], width, gutter + 2)
        waiting = [mark for mark in waiting if mark not in ending]
        offset = end
    return lines, [starts.get(mark, 0) for mark in marks]


def _row(row: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """A row cut where marks begin and end, each part in the style of the mark that lies over it."""
    shown = row.removesuffix("\r")
    inside = [(_within(m.span.start - offset, shown), _within(m.span.end - offset, shown), m.label) for m in marks]
    cuts = sorted({0, len(shown), *(edge for start, end, _label in inside for edge in (start, end))})
    for start, end in pairwise(cuts):
        over = [label for first, last, label in inside if first <= start and end <= last]
        if not over:
            yield piece(shown[start:end])
        elif all(over):
            yield piece(shown[start:end], "other")
        else:
            yield from with_figures(shown[start:end], "match", ())


def _within(place: int, text: str) -> int:
    return max(0, min(place, len(text)))
