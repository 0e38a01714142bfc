"""A glyph, a word and a number for everything the screen says, so that nothing hangs on colour.

The third part of each sign is its style. `ASCII` writes every glyph of the screen as one plain letter.
"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from kzclaims import signs
from kzclaims.assess import Verdict
from kzclaims.compare import Relation
from kzclaims.counts import count
from kzclaims.finding import Level
from kzclaims.quote import FAITHFUL, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.compare import Comparison
    from kzclaims.decisions import Decision
    from kzclaims.finding import Finding


class Sign(NamedTuple):
    """A glyph, the word that says the same, and the style of both."""

    glyph: str
    word: str
    style: str

    def __str__(self) -> str:
        """Glyph and word."""
        return f"{self.glyph} {self.word}"


_VERDICT_STYLES: Mapping[Verdict, str] = {
    Verdict.CONTRADICT: "contradict",
    Verdict.DIFFER: "differ",
    Verdict.UNRESOLVED: "open",
    Verdict.AGREE: "agree",
    Verdict.SINGLE: "quiet",
}
VERDICTS: Mapping[Verdict, Sign] = {
    **{verdict: Sign(*sign, _VERDICT_STYLES[verdict]) for verdict, sign in signs.VERDICTS.items()},
    Verdict.SINGLE: Sign("1", "source", "quiet"),
}

RELATIONS: Mapping[Relation, Sign] = {
    Relation.EQUAL: Sign("=", "agree", "agree"),
    Relation.ROUNDS_TO: Sign("~", "rounds", "agree"),
    Relation.COMPATIBLE: Sign("~", "compatible", "agree"),
    Relation.DIFFERS: Sign("≠", "DIFFER", "differ"),
    Relation.CONTRADICTS: Sign("✗", "CONTRADICT", "contradict"),
    Relation.SUPERSEDED: Sign("↷", "another time", "quiet"),
    Relation.DIFFERENT_SCOPE: Sign("∦", "another scope", "quiet"),
    Relation.NOT_COMPARABLE: Sign("?", "not comparable", "open"),
}

_STATE_STYLES: Mapping[State, str] = {
    State.EXACT: "agree",
    State.FOLDED: "agree",
    State.ALTERED: "differ",
    State.VALUE_CHANGED: "contradict",
    State.HEDGE_CHANGED: "contradict",
    State.AMBIGUOUS: "open",
    State.LOST: "contradict",
    State.NO_TEXT: "quiet",
}
STATES: Mapping[State, Sign] = {
    **{state: Sign(*sign, _STATE_STYLES[state]) for state, sign in signs.STATES.items()},
    State.ALTERED: Sign("±", "altered", "differ"),  # beside a verdict of DIFFER in one line of the list
    State.AMBIGUOUS: Sign("?", "ambiguous", "open"),
}
_GRAVEST = (
    State.VALUE_CHANGED,
    State.HEDGE_CHANGED,
    State.LOST,
    State.ALTERED,
    State.AMBIGUOUS,
    State.NO_TEXT,
)

DECIDED: Mapping[str, Sign] = {
    "accept": Sign("✓", "accepted", "agree"),
    "reject": Sign("✗", "rejected", "contradict"),
    "explain": Sign("✓", "explained", "agree"),
    "defer": Sign("»", "deferred", "quiet"),
    "note": Sign("¶", "noted", "quiet"),
    "undo": Sign("↶", "undone", "quiet"),
    "redo": Sign("↷", "redone", "quiet"),
}
STALE = Sign("!", "stale", "open")
DISPUTED = Sign("‡", "disputed", "contradict")
UNSAVED = Sign("!", "NOT SAVED", "contradict")

LEVELS: Mapping[Level, Sign] = {
    Level.ERROR: Sign("✗", "error", "contradict"),
    Level.WARNING: Sign("!", "warning", "differ"),
    Level.NOTE: Sign("·", "note", "quiet"),
}

ASCII = str.maketrans(
    {
        "✗": "x",
        "≠": "!",
        "±": "/",
        "↷": ">",
        "∦": "|",
        "∅": "0",
        "✓": "v",
        "»": ">",
        "…": "~",
        "▸": ">",
        "●": "o",
        "━": "=",
        "─": "-",
        "┆": ":",
        "│": "|",
        "▶": ">",
        "◀": "<",
        "█": "#",
        "░": ".",
        "▐": "|",
        "·": "-",
        "–": "-",
        "—": "-",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "␛": "^",
        "¶": "*",
        "‡": "%",
        "└": "`",
        "↶": "<",
        "←": "<",
        "→": ">",
        "⋯": "~",
        "↓": "v",
        "↑": "^",
    }
)


def relation_sign(comparison: Comparison) -> Sign:
    """The relation with its number: `≠ DIFFER 9.1 %`."""
    return _numbered(RELATIONS[comparison.relation], gap_of(comparison))


def verdict_sign(assessment: Assessment) -> Sign:
    """The verdict with the number of its worst pair: `✗ CONTRADICT 35 %`, `~ rounds 0.2 pp`, `1 source`."""
    sign, worst = VERDICTS[assessment.verdict], assessment.worst
    if worst is None or assessment.verdict in {Verdict.SINGLE, Verdict.UNRESOLVED}:
        return sign
    if assessment.verdict is Verdict.AGREE and worst.comparison.relation in {Relation.ROUNDS_TO, Relation.COMPATIBLE}:
        sign = RELATIONS[worst.comparison.relation]
    return _numbered(sign, gap_of(worst.comparison))


def match_sign(evidence: Evidence) -> Sign:
    """How the quote stands in its text."""
    return STATES[evidence.match.state]


def trouble_sign(evidence: Sequence[Evidence]) -> Sign | None:
    """The gravest thing wrong with the quotes of a claim, or None where all stand as quoted."""
    found = {each.match.state for each in evidence} - FAITHFUL
    return next((STATES[state] for state in _GRAVEST if state in found), None)


def gap_of(comparison: Comparison) -> str:
    """The distance to one digit: in points for percentages, else of the larger number; empty where there is none."""
    if comparison.points is not None:
        return _rounded(abs(comparison.points), "pp")
    return "" if comparison.gap is None else _rounded(comparison.gap * 100, "%")


def _rounded(number: Decimal, unit: str) -> str:
    if not number:
        return ""
    if number.adjusted() > 15:
        return f"{number:.1E} {unit}"
    tenth = Decimal("0.1")
    if number < tenth:
        return f"<0.1 {unit}"
    shown = number.quantize(tenth if number < 100 else Decimal(1), ROUND_HALF_UP)
    return f"{format(shown, 'f').removesuffix('.0')} {unit}"


def _numbered(sign: Sign, number: str) -> Sign:
    return sign._replace(word=f"{sign.word} {number}") if number else sign


def decision_words(decision: Decision, *, stale: bool) -> str:
    """A decision as a sentence: `explained by A. Reader, 2026-01-02: the two count different people`."""
    changed = f" ({STALE.word}: what it was made on has changed since)" if stale else ""
    who = f" by {decision.who}" if decision.who else ""
    why = f": {decision.why}" if decision.why else ""
    return f"{DECIDED[decision.verb].word}{who}, {decision.when[:10]}{changed}{why}"


def counted(findings: Sequence[Finding]) -> str:
    """How many findings there are of each level, the gravest first: `2 errors, 14 notes`."""
    counts = Counter(each.level for each in findings)
    return ", ".join(count(n, sign.word) for level, sign in LEVELS.items() if (n := counts[level]))
