"""A place in folded letters made a passage of the text: whole words, spans in reading order, what lies between."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kzclaims.figures import CURRENCIES, SIGNS
from kzclaims.furniture import column_break
from kzclaims.quote import Skipped
from kzclaims.record import record
from kzclaims.text import Span
from kzclaims.words import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.matching.places import Place, Searchable

_AROUND = 40
_DROPPED = 160  # code points between two pieces that count as words the quote leaves out
_DISPLACED = 300
_SENTENCE_END = re.compile(r"[.!?…][”\"’»)\]]*\s+[“\"‘«(]*[^\Wa-zа-я_]")
_CLAUSE = re.compile(r"[.!?…,;:()“”«»—]|\n\s*\n")
_MARKS = frozenset('.,;:!?()[]“”„«»"…—–-')
_PARTING = _MARKS - frozenset(SIGNS + CURRENCIES)
_TWINS = {**dict.fromkeys('“”„«»‟"', '"'), **dict.fromkeys("‘’‚‹›ʼ`'", "'"), **dict.fromkeys("‐‑‒–—−-", "-")}


@record(frozen=True, slots=True)
class Passage:
    """Spans in reading order, the words there, what was skipped, and whether it joins places that do not belong."""

    spans: tuple[Span, ...]
    words: str
    skipped: tuple[Skipped, ...]
    spliced: bool


def passage_at(place: Place, quoted: str, searchable: Searchable) -> Passage:
    """The passage at a place, with as much of the punctuation at its ends as the quote has."""
    body = searchable.body.original
    cores = [searchable.body.span(*piece.found) for piece in place.pieces]
    pieces = [_whole_words(body, core) for core in cores]
    pieces[0] = Span(min(pieces[0].start, _lead(body, cores[0].start, quoted)), pieces[0].end)
    pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, _tail(body, cores[-1].end, quoted)))
    if len(pieces) == 1 and not searchable.furniture:
        return Passage((pieces[0],), body[pieces[0].start : pieces[0].end], (), spliced=False)
    joined: list[Span] = [pieces[0]]
    skipped: list[Skipped] = []
    spliced = False
    for piece in pieces[1:]:
        last = joined[-1]
        broken = column_break(body, last.end, piece.start)
        if broken and piece.start >= last.end:
            between = _trimmed(body, Span(last.end, piece.start))
            what = "a displaced line" if between.end - between.start <= _DISPLACED else "another column"
            skipped += [Skipped(between, what)] if between.end > between.start else []
        if not broken and _goes_on(body, last, piece):
            joined[-1] = Span(last.start, max(last.end, piece.end))
            continue
        spliced = spliced or not broken
        joined.append(piece)
    spans, lines = _without_furniture(joined, searchable)
    return Passage(spans, "\n".join(body[s.start : s.end] for s in joined), (*skipped, *lines), spliced)


def moved(passage: Passage, left: int, right: int, searchable: Searchable) -> Passage:
    """The passage with `left` more words before it and `right` more after it, or fewer where they are negative."""
    body = searchable.body.original
    first, last = passage.spans[0], passage.spans[-1]
    start, end = _start(body, first.start, left), _end(body, last.end, right)
    if not start < first.end or not last.start < end:
        return passage
    spans = list(passage.spans)
    spans[0] = Span(start, spans[0].end)
    spans[-1] = Span(spans[-1].start, end)
    return replace(passage, spans=tuple(spans), words="\n".join(body[s.start : s.end] for s in spans))


def words_before(passage: Passage, searchable: Searchable) -> str:
    """What stands just before the passage in its clause."""
    start = passage.spans[0].start
    return _CLAUSE.split(searchable.body.original[max(0, start - _AROUND) : start])[-1]


def words_after(passage: Passage, searchable: Searchable) -> str:
    """What stands just after the passage in its clause."""
    end = passage.spans[-1].end
    return _CLAUSE.split(searchable.body.original[end : end + _AROUND], maxsplit=1)[0]


def _start(body: str, offset: int, by: int) -> int:
    """The start of the word `by` words before `offset`, or after it where `by` is negative."""
    low = max(0, offset - _AROUND * abs(by)) if by > 0 else offset
    there = units(body[low:offset])[-by:] if by > 0 else units(body[offset : offset + _AROUND * (1 - by)])[-by:]
    return there[0].span.start + low if by and there else offset


def _end(body: str, offset: int, by: int) -> int:
    """The end of the word `by` words after `offset`, or before it where `by` is negative."""
    low = max(0, offset - _AROUND * (1 - by)) if by < 0 else offset
    there = units(body[low:offset])[:by] if by < 0 else units(body[offset : offset + _AROUND * by])[:by]
    return there[-1].span.end + low if by and there else offset


def _goes_on(body: str, last: Span, piece: Span) -> bool:
    """Whether the two pieces are one run of the text with words left out: not far apart, in one sentence."""
    return last.start <= piece.start <= last.end + _DROPPED and not _SENTENCE_END.search(body[last.end : piece.start])


def _whole_words(body: str, span: Span) -> Span:
    """The span with the words and figures it only touches made whole."""
    return Span(_outward(body, span.start, 0), _outward(body, span.end, 1))


def _outward(body: str, offset: int, side: int) -> int:
    """The start (side 0) or end (side 1) of the unit that `offset` cuts, or `offset` where it cuts none."""
    if apart(body[max(0, offset - 2) : offset], body[offset : offset + 2]):
        return offset
    low = max(0, offset - _AROUND)
    for unit in units(body[low : offset + _AROUND]):
        start, end = unit.span.shifted(low)
        if start < offset < end:
            return offset if unit.kind == "word" and _may_part(body, offset) else (start, end)[side]
    return offset


def apart(before: str, after: str) -> bool:
    """Whether no unit can go on from `before`, two code points, to `after`: seen at once for most ends of words.

    A word holds no white space, and a figure only between its digits, after a sign and before a percent sign; a letter
    and a mark that is no apostrophe are never in one unit, nor a digit and such a mark before a letter or a space.
    """
    left, right = before[-1:], after[:1]
    if left.isspace():
        return right.isalpha() or before[:1].isalpha() or before[:1] in _PARTING
    if right.isspace():
        return left.isalpha() or after[1:].isalpha()
    if right in _MARKS:
        return left.isalpha() or (left.isdigit() and (after[1:].isspace() or after[1:].isalpha()))
    return right.isalpha() and left in _MARKS


def _may_part(body: str, offset: int) -> bool:
    """Whether a word may be parted here: where a lost hyphen or space shows in its capitals, or at an apostrophe."""
    left, right = body[offset - 1], body[offset]
    if right in "'’ʼ`‘":
        return body[offset + 1 : offset + 2].casefold() != "t" or left.casefold() != "n"
    return left in "'’ʼ`‘" or (left.islower() and right.isupper())


def _lead(body: str, start: int, quoted: str) -> int:
    """Where the marks that the quote starts with begin in the text."""
    if quoted[0].isalnum():
        return start
    lead = "".join(_until_letter(quoted))
    return start - _matched(body[max(0, start - len(lead) - 4) : start][::-1], lead[::-1])


def _tail(body: str, end: int, quoted: str) -> int:
    """Where the marks that the quote ends with end in the text."""
    if quoted[-1].isalnum():
        return end
    tail = "".join(_until_letter(quoted[::-1]))[::-1]
    return end + _matched(body[end : end + len(tail) + 4], tail)


def _until_letter(text: str) -> Iterator[str]:
    for c in text:
        if c.isalnum() or unicodedata.combining(c):
            return
        yield c


def _matched(there: str, wanted: str) -> int:
    """How far `there` goes along with the marks of `wanted`; white space may differ."""
    i = end = 0
    for c in wanted:
        if c.isspace():
            continue
        while i < len(there) and there[i].isspace():
            i += 1
        if i == len(there) or _TWINS.get(there[i], there[i]) != _TWINS.get(c, c):
            break
        i += 1
        end = i
    return end


def _trimmed(body: str, span: Span) -> Span:
    start, end = span
    while start < end and not body[start].isalnum():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _without_furniture(spans: Sequence[Span], searchable: Searchable) -> tuple[tuple[Span, ...], list[Skipped]]:
    """Spans cut at the page lines inside them, white space trimmed at the cuts."""
    if not searchable.furniture:
        return tuple(spans), []
    cut: list[Span] = []
    lines: list[Skipped] = []
    text = searchable.text
    for span in spans:
        start = span.start
        first = bisect_right(searchable.furniture, start, key=lambda line: line.span.start)
        for line in islice(searchable.furniture, first, None):
            if line.span.end >= span.end:
                break
            lines.append(line)
            cut.append(Span(start, start + len(text[start : line.span.start].rstrip())))
            start = span.end - len(text[line.span.end : span.end].lstrip())
        cut.append(Span(start, span.end))
    return tuple(cut), lines
