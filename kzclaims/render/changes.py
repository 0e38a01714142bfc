"""What changed since an older report: which claims and sums are new, resolved, worse, moved or gone.

Both sides are the records of `report --format json`, version 1, so that any kept report will do.

    new        the older report did not hold it
    resolved   something about it needed a person, and nothing does any more
    worse      its verdict is graver, or the same with a larger gap, or what was settled is open again; a sum is broken
    moved      anything else: values, quotes, places, explanations, a lighter verdict, another id for the same question
    gone       the ledger no longer holds it
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from kzclaims.errors import UsageFault
from kzclaims.render.turns import gap_in, turns, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Record = Mapping[str, Any]

_GRAVITY = {"contradict": 4, "differ": 3, "unresolved": 2, "single source": 1, "agree": 0}
_NEEDY = frozenset({"contradicts", "differs", "not-comparable"})
_SETTLING = frozenset({"accept", "explain"})
_HINT = "Name a file that `kzclaims report --format json` wrote."


class Kind(StrEnum):
    """What became of a claim or a sum, what needs a reader first."""

    WORSE = "worse"
    NEW = "new"
    MOVED = "moved"
    RESOLVED = "resolved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A claim, or an identity, that is not as it was.

    `claim` is its id; `question` is what it asks, for an identity the sum; `words` are short sentences on what changed.
    """

    kind: Kind
    claim: str
    question: str
    words: tuple[str, ...]
    about: Literal["claim", "identity"] = "claim"


def changes_between(old: Any, claims: Sequence[Record], identities: Sequence[Record] = ()) -> tuple[Change, ...]:
    """What became of everything, by kind and then by id; raises UsageFault where `old` is no report of version 1."""
    before, sums = _by_id(old, "claims", _probe), _by_id({"identities": [], **old}, "identities", _probe_sum)
    after = {claim["id"]: claim for claim in claims}
    order = list(Kind)
    found = [*_of_claims(before, after), *_of_sums(sums, {each["id"]: each for each in identities})]
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), change.about, change.claim)))


def tally(changes: Sequence[Change]) -> str:
    """`1 worse, 2 new, 1 resolved`: how many of each kind there are."""
    numbers = Counter(change.kind for change in changes)
    return ", ".join(f"{numbers[kind]:,} {kind}" for kind in Kind if numbers[kind]) or "nothing changed"


def _by_id(old: Any, part: str, probe: Any) -> dict[str, Record]:
    if not isinstance(old, dict) or old.get("version") != 1 or not isinstance(old.get(part), list):
        raise UsageFault("The older report is no report of version 1.", _HINT)
    try:
        kept = {each["id"]: each for each in old[part]}
        for each in kept.values():
            probe(each)
    except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation) as error:
        raise UsageFault("The older report is not of the shape that report-1.json describes.", _HINT) from error
    return kept


def _probe(claim: Record) -> tuple[Any, ...]:
    """Touch all that a comparison needs, so that what is missing shows at once."""
    return _kind(claim, claim), list(turns(claim, claim)), words_of(claim), claim["question"], claim["sentence"]


def _probe_sum(identity: Record) -> tuple[Any, ...]:
    return identity["says"].split(), identity["holds"], identity["reason"].split()


def _of_claims(before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Change]:
    renamed = _renamed(before, after)
    for name, claim in after.items():
        was = before.get(renamed.get(name, name))
        if was is None:
            yield Change(Kind.NEW, name, claim["question"], (words_of(claim),))
        elif words := (*(f"Its id was {was['id']}." for _ in range(was["id"] != name)), *turns(was, claim)):
            yield Change(_kind(was, claim), name, claim["question"], words)
    for name, claim in before.items():
        if name not in after and name not in renamed.values():
            yield Change(Kind.GONE, name, claim["question"], (f"It was: {words_of(claim)}",))


def _renamed(before: Mapping[str, Record], after: Mapping[str, Record]) -> dict[str, str]:
    """The old id of each claim that has a new one: the same question, which no other claim on either side asks."""
    gone, come = (_asked(one, other) for one, other in ((before, after), (after, before)))
    return {name: gone[question] for question, name in come.items() if question in gone}


def _asked(claims: Mapping[str, Record], others: Mapping[str, Record]) -> dict[str, str]:
    """The questions that one claim alone asks, where its id is none of the others, and that id."""
    asked = [(" ".join(claim["question"].casefold().split()), name) for name, claim in claims.items()]
    often = Counter(question for question, _ in asked)
    return {question: name for question, name in asked if often[question] == 1 and name not in others}


def _kind(before: Record, after: Record) -> Kind:
    if _open(before) and not _open(after):
        return Kind.RESOLVED
    earlier, later = _concern(before), _concern(after)
    return Kind.WORSE if later > earlier or (_open(after) and not _open(before)) else Kind.MOVED


def _concern(claim: Record) -> tuple[int, Decimal]:
    return _GRAVITY.get(claim["verdict"], 0), gap_in(claim) or Decimal(0)


def _open(claim: Record) -> bool:
    """Whether a person still has to look: a pair nobody accepted, or a claim that can't be settled."""
    needy = [pair for pair in claim["pairs"] if pair["relation"] in _NEEDY]
    return any(not _accepted(claim, pair) for pair in needy) or (claim["verdict"] == "unresolved" and not needy)


def _accepted(claim: Record, pair: Record) -> bool:
    decisions = [each for each in (pair["decision"], claim["decision"]) if each and each["seal"] == claim["seal"]]
    return bool(pair["explained"]) or any(each["verb"] in _SETTLING for each in decisions)


def _of_sums(before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Change]:
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        if now is None:
            yield Change(Kind.GONE, name, before[name]["says"], (), "identity")
        elif was is None:
            yield Change(Kind.NEW, name, now["says"], (now["reason"],), "identity")
        elif was["holds"] != now["holds"] or was["says"] != now["says"]:
            said = () if was["says"] == now["says"] else (f"It said {was['says']}.",)
            yield Change(_sum_kind(was, now), name, now["says"], (*said, now["reason"]), "identity")


def _sum_kind(before: Record, after: Record) -> Kind:
    if before["holds"] == after["holds"]:
        return Kind.MOVED
    return Kind.RESOLVED if after["holds"] else Kind.WORSE if after["holds"] is False else Kind.MOVED
