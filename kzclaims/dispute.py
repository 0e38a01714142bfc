"""Who stands against whom: the open pairs of a claim that disagree over the same two values, gathered.

Eight sources of which one is out of line make seven pairs and one dispute, and it is the dispute a person has to mend.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.assess import NEEDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.compare import Relation

_NAMED = 4  # of a longer side only so many are named


@dataclass(frozen=True, slots=True)
class Dispute:
    """The two sides, each in the ledger's order, and why they disagree. `fewer` is the smaller one, or else the later."""

    fewer: tuple[Evidence, ...]
    more: tuple[Evidence, ...]
    reason: str

    @property
    def parties(self) -> str:
        """Both sides by their assertions' ids: `a and b`, or `d against a, b and c`."""
        if len(self.more) == 1:
            return f"{self.more[0].assertion.id} and {self.fewer[0].assertion.id}"
        return f"{_names(self.fewer)} against {_names(self.more)}"


def unaccepted(assessment: Assessment, relation: Relation) -> Iterator[Pair]:
    """The pairs of one relation, which must be a needy one, that neither the ledger nor a standing decision accepts.

    The worst pair comes first, so a claim whose first one needs nobody has none, and is not looked through.
    """
    worst = assessment.worst
    if worst is not None and worst.comparison.relation in NEEDY:
        for pair in assessment.pairs:
            if pair.comparison.relation is relation and not assessment.accepted(pair):
                yield pair


def disputes(assessment: Assessment, relation: Relation) -> Iterator[Dispute]:
    """The disputes of one relation that neither the ledger nor a standing decision accepts, in the order of the pairs."""
    alike: dict[str, list[Pair]] = {}
    for pair in unaccepted(assessment, relation):
        alike.setdefault(pair.comparison.reason, []).append(pair)
    if not alike:
        return
    order = {each.assertion.id: place for place, each in enumerate(assessment.evidence)}
    for reason, pairs in alike.items():
        for sides in _sides(pairs):
            one, other = (tuple(sorted(side, key=lambda each: order[each.assertion.id])) for side in sides)
            later = order[one[0].assertion.id] > order[other[0].assertion.id]
            fewer = one if (len(one), not later) < (len(other), later) else other
            yield Dispute(fewer, other if fewer is one else one, reason)


def _sides(pairs: Iterable[Pair]) -> Iterator[tuple[Sequence[Evidence], Sequence[Evidence]]]:
    """Pairs that hang together by their members, as two sides: whoever stands against the one stands with the other."""
    left = list(pairs)
    while left:
        one, other = {left[0].a.assertion.id: left[0].a}, {left[0].b.assertion.id: left[0].b}
        while joined := [pair for pair in left if _members(pair) & (one.keys() | other.keys())]:
            for pair in joined:
                straight = pair.a.assertion.id in one or pair.b.assertion.id in other
                first, second = (one, other) if straight else (other, one)
                first[pair.a.assertion.id], second[pair.b.assertion.id] = pair.a, pair.b
            left = [pair for pair in left if pair not in joined]
        yield list(one.values()), list(other.values())


def _members(pair: Pair) -> set[str]:
    return {pair.a.assertion.id, pair.b.assertion.id}


def _names(side: Sequence[Evidence]) -> str:
    names = [each.assertion.id for each in side]
    shown = names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} others"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
