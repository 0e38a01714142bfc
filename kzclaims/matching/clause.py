"""What stands just outside a quote and governs it: the rest of a figure, a hedge, a negation, a condition.

A fragment may start and end anywhere between two words. It misleads only where the cut takes away, within the same
clause, what turns the words round.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from kzclaims.matching.decisive import (
    AFTERTHOUGHT_DOUBT,
    AFTERTHOUGHT_NEGATION,
    CONDITION,
    CUT_PREFIX,
    DENIAL,
    DOUBT,
    NEGATION,
    NOT_A_NEGATION,
    before_complement,
    may_turn,
)
from kzclaims.quantity import Quantity, read_quantities
from kzclaims.quote import State
from kzclaims.reading.reach import may_cross

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.quantity import Reading
    from kzclaims.text import Span

_AROUND = 120
_CLAUSE_END = re.compile(r"[.!?…;:](?=[\s”\"’»)]|$)|[,()—“«]|\s[–-]\s|\n[^\S\n]*\n|\f")
_LAST_WORDS = re.compile(
    r"(?:[\w'’-]+[\s“\"«‘(]+)(?:(?:an?|the|any|be|been|being|have|has|had|even|yet|longer|ever|such|so|really|actually|"
    r"был[аио]?|бы|будет|еще|ещё|уже)[\s“\"«‘(]+)?\Z",
    re.IGNORECASE,
)
_FEW = 8  # words, and marks that stand alone, among which those just before a quote turn it round
_HYPHENS = frozenset("-‐‑")
_LABELS = frozenset("№#")
_NEAR_WORDS = re.compile(r"(?:[\w'’-]+[\s“\"«‘(]+){1,4}\Z")
_TURNING_QUESTION = re.compile(r"[\s”\"’»]*[?？]")
_SENTENCE_OVER = re.compile(r"[.!?…][”\"’»)\]]*\s*\Z")
_PARAGRAPH = re.compile(r"[^\S\n]*\n[^\S\n]*\n")
_JUST_AFTER = re.compile(r"[\s,;)”\"’»–—-]*")

Ruling = tuple[State, str]


def outside(body: str, first: Span, last: Span, quoted: str, languages: Sequence[str] = ()) -> Ruling | None:
    """What the words before `first` and after `last` do to the words in them; None where they leave them as they are.

    The two are one span, but for a quote that stands in several.
    `quoted` is the quote as given: what it ends with says whether it claims to be a whole sentence.
    """
    before = body[max(0, first.start - _AROUND) : first.start]
    after = body[last.end : last.end + _AROUND]
    return (
        _cut_figure(body, first, languages)
        or (_cut_figure(body, last, languages) if last != first else None)
        or _before(before, body[first.start : first.end])
        or _after(body[first.start : last.end], after, quoted)
    )


def _cut_figure(body: str, span: Span, languages: Sequence[str]) -> Ruling | None:
    """A figure, hedge, magnitude or unit that reaches over an end of the span."""
    low, high = max(0, span.start - _AROUND), span.end + _AROUND
    if not any(c.isalnum() for c in body[low : span.start] + body[span.end : high]):
        return None
    window = body[low:high]
    if not may_cross(window, (span.start - low, span.end - low), languages):
        return None
    crossing = [r for r in read_quantities(window, languages) if _crosses(r, span, low)]
    if not crossing:
        return None
    inside = [q for q in read_quantities(body[span.start : span.end], languages) if isinstance(q, Quantity)]
    for reading in crossing:
        there = reading.span.shifted(low)
        same = [q for q in inside if q.span.shifted(span.start).overlaps(there)]
        written = " ".join(reading.written.split())
        if not same:
            if any(c.isdigit() for c in body[max(there.start, span.start) : min(there.end, span.end)]):
                return State.VALUE_CHANGED, f"The quote cuts the figure “{written}”."
            continue
        if any((q.low, q.high, q.unit) != (reading.low, reading.high, reading.unit) for q in same[:1]):
            return State.VALUE_CHANGED, f"The quote cuts the figure “{written}”."
        if same[0].bound is not reading.bound:
            return State.HEDGE_CHANGED, f"The text says “{written}”; the quote leaves out what qualifies the figure."
    return None


def _crosses(reading: Reading, span: Span, low: int) -> TypeGuard[Quantity]:
    """Whether a quantity of a window that opens at `low` reaches over an end of the span."""
    there = reading.span.shifted(low)
    within = span.start <= there.start and there.end <= span.end
    return isinstance(reading, Quantity) and there.overlaps(span) and not within


def _clause(before: str) -> str:
    """The last clause of what stands before."""
    start = 0
    for match in _CLAUSE_END.finditer(before):
        start = match.end()
    return before[start:]


def _before(before: str, inside: str) -> Ruling | None:
    """A negation, denial, condition or doubt that governs the start."""
    if _HYPHENS.intersection(before[-2:]) and CUT_PREFIX.search(before):
        return State.ALTERED, f"The quote cuts “{before.rsplit(maxsplit=1)[-1]}” from its first word."
    if inside[:1].isdigit() and before.rstrip()[-1:] in _LABELS:
        return State.VALUE_CHANGED, f"The quote cuts “{before.rstrip()[-1]}” from its first figure."
    if (main := before_complement(before)) is not None:
        return _governing(main)
    if before_complement("".join(inside.split(maxsplit=1)[:1])) is not None:
        return _governing(before)
    if not may_turn(_last_words(before, 2)):
        return None
    clause = _clause(_last_words(before, _FEW))
    last = _LAST_WORDS.search(_last_words(clause, 2))
    if last is None or NOT_A_NEGATION.search(clause):
        return None
    if found := CONDITION.search(last[0]):
        return State.ALTERED, f"The text makes it a condition (“{found[0]}”) just before the quote starts."
    if found := NEGATION.search(last[0]):
        return State.ALTERED, f"The text negates it (“{found[0]}”) just before the quote starts."
    if found := DOUBT.search(last[0]):
        return State.HEDGE_CHANGED, f"The text hedges it (“{found[0]}”) just before the quote starts."
    return None


def _last_words(text: str, most: int) -> str:
    """The last words of a text, what stands between them as it is."""
    head, *words = text.rsplit(maxsplit=most) or [""]
    return text[len(head) :] if len(words) == most else text


def _governing(before: str) -> Ruling | None:
    """What the main clause does to the words that depend on it ("it is not the case that ...")."""
    near = _NEAR_WORDS.search(_clause(before.rstrip(' ,\n“"«') + " "))
    clause = near[0] if near else ""
    if found := DENIAL.search(clause):
        return State.ALTERED, f"The text denies or negates it (“{found[0]}”) before the quote starts."
    if found := CONDITION.search(clause):
        return State.ALTERED, f"The text makes it a condition (“{found[0]}”) before the quote starts."
    if found := DOUBT.search(clause):
        return State.HEDGE_CHANGED, f"The text hedges it (“{found[0]}”) before the quote starts."
    return None


def _after(inside: str, after: str, quoted: str) -> Ruling | None:
    """A condition, a question mark or, as Kazakh has it, a negation that follows the end in the same sentence."""
    if quoted.rstrip('”"’») ').endswith((".", "!")) and _TURNING_QUESTION.match(after):
        return State.ALTERED, "The text asks what the quote states."
    if inside[-1:].isdigit() and after.lstrip()[:1] == "×":
        return State.VALUE_CHANGED, "The quote cuts “×” from its last figure."
    if _SENTENCE_OVER.search(inside) or _PARAGRAPH.match(after):
        return None
    just = _JUST_AFTER.match(after)
    if found := CONDITION.match(after, just.end() if just else 0):
        return State.ALTERED, f"The text goes on with a condition (“{found[0]}”) that the quote leaves out."
    if AFTERTHOUGHT_NEGATION.match(after):
        return State.ALTERED, "The text negates it just after the quote ends."
    if AFTERTHOUGHT_DOUBT.match(after):
        return State.HEDGE_CHANGED, "The text hedges it just after the quote ends."
    return None
