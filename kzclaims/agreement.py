"""How far two people agree: what each holds of a subject, where they stand against each other, and Cohen's kappa.

Accepting and explaining both say that a thing is right as it stands, so they agree with each other; putting off says
nothing. Two decisions are held against each other only where both were made on the same words and values.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from kzclaims.decisions import alive

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from kzclaims.decisions import Decision, Subject

_HOLDS = {"accept": "right", "explain": "right", "reject": "wrong"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people: on how many subjects both hold something, on how many the same, and kappa (None where undefined)."""

    a: str
    b: str
    both: int
    same: int
    kappa: Fraction | None


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Fraction | None:
    """Cohen's kappa of two raters' categories, thing by thing: 1 whole agreement, 0 what chance would give.

    (po - pe) / (1 - pe), with po the share of equal pairs and pe the share that two raters with these habits would
    agree on by chance (J. Cohen, A coefficient of agreement for nominal scales, 1960). None without pairs, and where
    both raters know one and the same category only: chance then leaves nothing to measure.
    """
    if not pairs:
        return None
    total = len(pairs)
    firsts, seconds = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    observed = Fraction(sum(a == b for a, b in pairs), total)
    expected = sum((Fraction(count * seconds[each], total * total) for each, count in firsts.items()), Fraction(0))
    return None if expected == 1 else (observed - expected) / (1 - expected)


def opinions(decisions: Sequence[Decision]) -> Mapping[Subject, Mapping[str, Decision]]:
    """For every subject each person's newest decision that stands, unless it puts the subject off."""
    held: dict[Subject, dict[str, Decision]] = {}
    for decision in alive(decisions):
        held.setdefault(decision.subject, {})[decision.who] = decision
    return {
        which: {who: decision for who, decision in voices.items() if decision.verb in _HOLDS}
        for which, voices in held.items()
    }


def disagreements(decisions: Sequence[Decision]) -> list[tuple[Decision, ...]]:
    """Every subject on which two people hold the opposite of the same words and values: one decision a person."""
    return [
        tuple(voices.values())
        for voices in opinions(decisions).values()
        if any(a.seal == b.seal and _HOLDS[a.verb] != _HOLDS[b.verb] for a, b in combinations(voices.values(), 2))
    ]


def agreements(decisions: Sequence[Decision]) -> list[Agreement]:
    """Every two people who have decided on a subject in common, sorted by name."""
    rated: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for voices in opinions(decisions).values():
        for a, b in combinations(sorted(voices), 2):
            if voices[a].seal == voices[b].seal:
                rated.setdefault((a, b), []).append((_HOLDS[voices[a].verb], _HOLDS[voices[b].verb]))
    return [
        Agreement(a, b, len(pairs), sum(x == y for x, y in pairs), cohens_kappa(pairs))
        for (a, b), pairs in sorted(rated.items())
    ]
