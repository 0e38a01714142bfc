"""A quote, and where it stands in a text.

What may live here: the records `Quote`, `Match`, `Edit`, `Skipped` and `State`. `places.py` finds where a quote could
stand; what the words there say of it (altered figures, hedges, negations) is decided by `judge.py`, on the original spans.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from kzclaims.record import record

if TYPE_CHECKING:
    from kzclaims.text import Span


@record(frozen=True, slots=True)
class Quote:
    """The words quoted, and optionally the words just before and after them (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class State(StrEnum):
    """How faithfully a quote stands in a text."""

    EXACT = "exact"
    FOLDED = "folded"
    ALTERED = "altered"
    VALUE_CHANGED = "value-changed"
    HEDGE_CHANGED = "hedge-changed"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"
    NO_TEXT = "no-text"


FAITHFUL = frozenset({State.EXACT, State.FOLDED})


@record(frozen=True, slots=True)
class Edit:
    """One run of words: the same in both, or quoted otherwise than found. Whole words and numbers, never parts."""

    kind: Literal["same", "replaced", "added", "dropped"]
    quoted: str
    found: str


@record(frozen=True, slots=True)
class Skipped:
    """Something inside a match that is no part of the sentence: a page footer, a displaced line."""

    span: Span
    what: str


@record(frozen=True, slots=True)
class Match:
    """Where a quote stands: spans in code points of the text searched, in reading order.

    `edits` lists only what differs, as whole words; `aliases` the pairs (quoted, found) that count as one name;
    `others` the further places that fit as well, where nothing decides between them.
    """

    state: State
    score: float = 0.0
    spans: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    reason: str = ""
    skipped: tuple[Skipped, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[Span, ...], ...] = ()

    def shifted(self, by: int) -> Match:
        """The same match in a text that has `by` code points more in front."""
        return replace(
            self,
            spans=tuple(span.shifted(by) for span in self.spans),
            skipped=tuple(replace(each, span=each.span.shifted(by)) for each in self.skipped),
            others=tuple(tuple(span.shifted(by) for span in place) for place in self.others),
        )
