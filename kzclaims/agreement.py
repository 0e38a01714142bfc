"""How far two people agree: what each holds of a subject, where they stand against each other, and Cohen's kappa.

Accepting and explaining both say that a thing is right as it stands, so they agree with each other; putting off says
nothing. Two decisions are held against each other only where both were made on the same words and values.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from kzclaims.decisions import alive

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

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

    @property
    def share(self) -> Fraction:
        """The share of the subjects in common on which both hold the same, 0 to 1; `both` is never 0."""
        return Fraction(self.same, self.both)

    @property
    def percent(self) -> int:
        """The share in whole percent; 100 is written only for all of them, and 0 only for none."""
        return round(self.share * 100) if self.share in {0, 1} else min(max(round(self.share * 100), 1), 99)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """What one person holds now, in subjects: claims as a whole, single matches and pairs alike.

    `stale` are those decided on words or values that have changed since, or on a claim that is gone; they are in none of
    the other counts.
    """

    who: str
    accepted: int
    explained: int
    rejected: int
    deferred: int
    stale: int

    @property
    def decided(self) -> int:
        """On how many subjects this person holds something: accepted, explained or rejected."""
        return self.accepted + self.explained + self.rejected


@dataclass(frozen=True, slots=True)
class Reviewers:
    """Who has reviewed a ledger, how far every two of them agree, and what they have to settle.

    `people` are sorted by name, `agreements` by their two names. Each of `disagreements` is one subject on which two
    hold the opposite: one decision a person, in the order of the log, all on the same words and values.
    """

    people: tuple[Reviewer, ...]
    agreements: tuple[Agreement, ...]
    disagreements: tuple[tuple[Decision, ...], ...]


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


def reviewers(decisions: Sequence[Decision], seals: Mapping[str, str] | None = None) -> Reviewers:
    """All that a report tells of the people behind a log; `decisions` are the whole log, in its order.

    `seals` are today's by claim id, {each.claim.id: each.seal for each in assessments}: a decision under another one has
    gone stale and is only counted. Without them every decision counts as made on what is there now.
    """
    verbs: dict[str, Counter[str]] = {}
    opinions: list[list[Decision]] = []
    for voices in _voices(decisions):
        fresh = [each for each in voices if seals is None or seals.get(each.claim) == each.seal]
        for each in voices:
            verbs.setdefault(each.who, Counter())[each.verb if each in fresh else "stale"] += 1
        opinions += _on_the_same(fresh)
    return Reviewers(
        people=tuple(_reviewer(who, verbs[who]) for who in sorted(verbs)),
        agreements=tuple(_agreements(opinions)),
        disagreements=tuple(tuple(each) for each in opinions if len({_HOLDS[one.verb] for one in each}) > 1),
    )


def disagreements(decisions: Sequence[Decision]) -> list[tuple[Decision, ...]]:
    """Every subject on which two people hold the opposite of the same words and values: one decision a person."""
    return list(reviewers(decisions).disagreements)


def agreements(decisions: Sequence[Decision]) -> list[Agreement]:
    """Every two people who have decided on a subject in common, sorted by name."""
    return list(reviewers(decisions).agreements)


def agreement_words(agreement: Agreement) -> str:
    """`ann and bob agree on 8 of 10; Cohen's kappa 0.58 (1 is whole agreement, 0 what chance would give)`."""
    same = f"{agreement.a} and {agreement.b} agree on {agreement.same} of {agreement.both}"
    if agreement.kappa is None:
        return f"{same}; Cohen's kappa is undefined, for both used one answer only"
    return f"{same}; Cohen's kappa {kappa_words(agreement.kappa)} (1 is whole agreement, 0 what chance would give)"


def kappa_words(kappa: Fraction) -> str:
    """Kappa to two digits; only whole agreement is written 1.00."""
    shown = (Decimal(kappa.numerator) / Decimal(kappa.denominator)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    if shown == 1 and kappa != 1:
        shown = Decimal("0.99")
    return format(shown or abs(shown), "f")  # never -0.00


def _voices(decisions: Sequence[Decision]) -> Iterator[list[Decision]]:
    """For every subject each person's newest decision that stands, in the order of the log."""
    held: dict[Subject, dict[str, Decision]] = {}
    for decision in alive(decisions):
        voices = held.setdefault(decision.subject, {})
        voices.pop(decision.who, None)
        voices[decision.who] = decision
    return (list(voices.values()) for voices in held.values())


def _on_the_same(voices: Sequence[Decision]) -> list[list[Decision]]:
    """Those who hold something of one subject, apart by the words and values they decided on."""
    found: dict[str, list[Decision]] = {}
    for each in voices:
        if each.verb in _HOLDS:
            found.setdefault(each.seal, []).append(each)
    return list(found.values())


def _reviewer(who: str, verbs: Counter[str]) -> Reviewer:
    return Reviewer(who, verbs["accept"], verbs["explain"], verbs["reject"], verbs["defer"], verbs["stale"])


def _agreements(opinions: Sequence[Sequence[Decision]]) -> Iterator[Agreement]:
    rated: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for voices in opinions:
        for a, b in combinations(sorted(voices, key=lambda each: each.who), 2):
            rated.setdefault((a.who, b.who), []).append((_HOLDS[a.verb], _HOLDS[b.verb]))
    for (one, other), pairs in sorted(rated.items()):
        yield Agreement(one, other, len(pairs), sum(x == y for x, y in pairs), cohens_kappa(pairs))
