"""What changed since an older report: which claims are new, resolved, worse, moved or gone.

Both sides are the records of `report --format json`, version 1, so that any kept report will do.

    new        the older report did not hold the claim
    resolved   something about it needed a person, and nothing does any more
    worse      its verdict is graver, or the same with a larger gap, or what was settled is open again
    moved      anything else: values, quotes, places, explanations, a lighter verdict
    gone       the ledger no longer holds it
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kzclaims.errors import UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Record = Mapping[str, Any]

_GRAVITY = {"contradict": 4, "differ": 3, "unresolved": 2, "single source": 1, "agree": 0}
_NEEDY = frozenset({"contradicts", "differs", "not-comparable"})
_SETTLING = frozenset({"accept", "explain"})
_WATCHED = (("value", "says"), ("scope", "scope"), ("as_of", "as of"), ("state", "quote"), ("support", "support"))


class Kind(StrEnum):
    """What became of a claim, what needs a reader first."""

    WORSE = "worse"
    NEW = "new"
    MOVED = "moved"
    RESOLVED = "resolved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that is not as it was; `words` are short sentences on what changed."""

    kind: Kind
    claim: str
    question: str
    words: tuple[str, ...]


def changes_between(old: Any, claims: Sequence[Record]) -> tuple[Change, ...]:
    """What became of each claim, by kind and then by id; raises UsageFault where `old` is no report of version 1."""
    before, after = _by_id(old), {claim["id"]: claim for claim in claims}
    found = [change for name in sorted({*before, *after}) if (change := _change(before.get(name), after.get(name)))]
    order = list(Kind)
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), change.claim)))


def _by_id(old: Any) -> dict[str, Record]:
    hint = "Name a file that `kzclaims report --format json` wrote."
    if not isinstance(old, dict) or old.get("version") != 1 or not isinstance(old.get("claims"), list):
        raise UsageFault("The older report is no report of version 1.", hint)
    try:
        kept = {claim["id"]: claim for claim in old["claims"]}
        for claim in kept.values():
            _probe(claim)
    except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise UsageFault("The older report is not of the shape that report-1.json describes.", hint) from error
    return kept


def _probe(claim: Record) -> tuple[Any, ...]:
    """Touch all that a comparison needs, so that what is missing shows at once."""
    fields = ("id", "value", "quote", "text", "spans", *(name for name, _ in _WATCHED))
    held = [each[name] for each in claim["assertions"] for name in fields]
    return _kind(claim, claim), list(_words(claim, claim)), held, claim["question"], claim["sentence"]


def _change(before: Record | None, after: Record | None) -> Change | None:
    if before is None:
        assert after is not None
        return Change(Kind.NEW, after["id"], after["question"], (after["sentence"],))
    if after is None:
        return Change(Kind.GONE, before["id"], before["question"], (f"It was: {before['sentence']}",))
    words = tuple(_words(before, after))
    return Change(_kind(before, after), after["id"], after["question"], words) if words else None


def _kind(before: Record, after: Record) -> Kind:
    if _open(before) and not _open(after):
        return Kind.RESOLVED
    earlier, later = _concern(before), _concern(after)
    return Kind.WORSE if later > earlier or (_open(after) and not _open(before)) else Kind.MOVED


def _concern(claim: Record) -> tuple[int, Decimal]:
    return _GRAVITY.get(claim["verdict"], 0), _gap(claim) or Decimal(0)


def _open(claim: Record) -> bool:
    """Whether a person still has to look: a pair nobody accepted, or a claim that can't be settled."""
    needy = [pair for pair in claim["pairs"] if pair["relation"] in _NEEDY]
    return any(not _accepted(claim, pair) for pair in needy) or (claim["verdict"] == "unresolved" and not needy)


def _accepted(claim: Record, pair: Record) -> bool:
    decisions = [each for each in (pair["decision"], claim["decision"]) if each and each["seal"] == claim["seal"]]
    return bool(pair["explained"]) or any(each["verb"] in _SETTLING for each in decisions)


def _gap(claim: Record) -> Decimal | None:
    """The gap of the worst pair."""
    gaps = [pair["gap"] for pair in claim["pairs"][:1] if pair["gap"] is not None]
    return Decimal(gaps[0]) if gaps else None


def _words(before: Record, after: Record) -> Iterator[str]:
    if before["verdict"] != after["verdict"]:
        yield f"The verdict was {before['verdict']} and is {after['verdict']}."
    if _gap(before) != _gap(after):
        yield f"The largest gap was {_share(before)} and is {_share(after)}."
    earlier, later = _held(before), _held(after)
    for name in sorted({*earlier, *later}):
        yield from _moved(name, earlier.get(name), later.get(name))
    old, new = set(_reasons(before)), set(_reasons(after))
    for reason in sorted(new - old):
        yield f"Since then: {reason}"
    for reason in sorted(old - new):
        yield f"No longer: {reason}"


def _held(claim: Record) -> dict[str, Record]:
    return {each["id"]: each for each in claim["assertions"]}


def _share(claim: Record) -> str:
    gap = _gap(claim)
    return "none" if gap is None else f"{(gap * 100).quantize(Decimal('0.1'))}%"


def _moved(name: str, before: Record | None, after: Record | None) -> Iterator[str]:
    if before is None or after is None:
        held = after or before
        assert held is not None
        yield f"{name} {'is new' if before is None else 'is gone'}: {held['value']}."
        return
    for field, what in _WATCHED:
        if before[field] != after[field]:
            yield f"{name}, {what}: {before[field] or '–'}, now {after[field] or '–'}."
    if before["quote"] != after["quote"]:
        yield f"{name}: other words are quoted."
    elif before["text"] == after["text"] and before["spans"] != after["spans"]:
        yield f"{name}: its quote stands elsewhere in the text."


def _reasons(claim: Record) -> Iterator[str]:
    for pair in claim["pairs"]:
        if pair["explained"]:
            yield f"explained: {pair['explained']['why']}"
    for decision in (claim["decision"], *(pair["decision"] for pair in claim["pairs"])):
        if decision:
            yield f"{decision['verb']}, {decision['when']}: {decision['why']}"
