"""A glyph and a word for what is found, so that nothing hangs on colour; the screen and the report say it with the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.assess import Verdict
from kzclaims.quote import State

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sign(NamedTuple):
    """A glyph and the word that says the same."""

    glyph: str
    word: str


VERDICTS: Mapping[Verdict, Sign] = {
    Verdict.CONTRADICT: Sign("✗", "CONTRADICT"),
    Verdict.DIFFER: Sign("≠", "DIFFER"),
    Verdict.UNRESOLVED: Sign("?", "unresolved"),
    Verdict.AGREE: Sign("=", "agree"),
    Verdict.SINGLE: Sign("1", "single source"),
}

STATES: Mapping[State, Sign] = {
    State.EXACT: Sign("=", "exact"),
    State.FOLDED: Sign("=", "same words"),
    State.ALTERED: Sign("≠", "altered"),
    State.VALUE_CHANGED: Sign("✗", "value changed"),
    State.HEDGE_CHANGED: Sign("✗", "hedge changed"),
    State.AMBIGUOUS: Sign("?", "several places"),
    State.LOST: Sign("∅", "lost"),
    State.NO_TEXT: Sign("∅", "no text"),
}
