"""How one claim turned from what an older report said into what it is: short sentences, from the records of both.

A quote that stands to the letter and one whose spelling alone was mended are both faithful: from one to the other, as
from notes to the full text, nothing has turned.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kzclaims.decisions import Decision
from kzclaims.quote import FAITHFUL, State
from kzclaims.render.account import decision_words, inner, points_words
from kzclaims.render.lines import ended
from kzclaims.render.sections import SETTLED
from kzclaims.render.wording import STATES, SUPPORTS, rounded
from kzclaims.support import Support

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Record = Mapping[str, Any]

_TERMS = (("scope", "scope"), ("as_of", "time it holds for"), ("speaker", "speaker"))


def turns(before: Record, after: Record) -> Iterator[str]:
    """What is not as it was: verdict, gap, each assertion, what people say of it."""
    if before["verdict"] != after["verdict"]:
        yield f"The verdict was “{before['verdict']}” and is now “{after['verdict']}”."
    if _apart(before) != _apart(after):
        yield _gaps(_apart(before), _apart(after))
    earlier, later = ({each["id"]: each for each in claim["assertions"]} for claim in (before, after))
    for name in sorted({*earlier, *later}):
        yield from _assertion(name, earlier.get(name), later.get(name))
    old, new = ((_explained(claim), _decided(claim)) for claim in (before, after))
    yield from (f"Now explained: {words}" for words in new[0] if words not in old[0])
    yield from (f"No longer explained: {words}" for words in old[0] if words not in new[0])
    yield from (words for words in new[1] if words not in old[1])
    yield from (f"Taken back: {words}" for words in old[1] if words not in new[1])


def words_of(claim: Record) -> str:
    """A claim in a few sentences: its account, or the sentence of a report that had no accounts yet."""
    told = claim.get("account") or claim["sentence"]
    assert isinstance(told, str)
    return told


def gap_in(claim: Record) -> Decimal | None:
    """The gap of the worst pair as a share of the larger figure."""
    gaps = [pair["gap"] for pair in claim["pairs"][:1] if pair["gap"] is not None]
    return Decimal(gaps[0]) if gaps else None


def _gaps(before: str, after: str) -> str:
    if not before:
        return f"The largest gap is now {after}; there was none."
    return f"The largest gap was {before} and is now {after}." if after else f"The gap of {before} is gone."


def _apart(claim: Record) -> str:
    """The gap as the rest of the report tells it: in percentage points where there are any; empty where there is none."""
    points = [pair["points"] for pair in claim["pairs"][:1] if pair["points"] is not None]
    if points:
        return points_words(Decimal(points[0]))
    gap = gap_in(claim)
    return f"{rounded(gap * 100)}%" if gap else ""


def _assertion(name: str, before: Record | None, after: Record | None) -> Iterator[str]:
    if before is None or after is None:
        held = after or before
        assert held is not None
        yield (
            f"{name} is new and says {held['value']}."
            if before is None
            else f"{name} is gone; it said {held['value']}."
        )
        return
    if before["value"] != after["value"]:
        yield f"{name} said {before['value']} and now says {after['value']}."
    for field, what in _TERMS:
        if before[field] != after[field]:
            yield f"{name}: the {what} was {before[field] or 'not given'} and is now {after[field] or 'not given'}."
    yield from _quote(name, before, after)
    yield from _support(name, before, after)


def _quote(name: str, before: Record, after: Record) -> Iterator[str]:
    was, now = (State(each["state"]) for each in (before, after))
    if was is not now and not {was, now} <= FAITHFUL:
        yield f"{name}: the quote was “{STATES[was].word}” and is now “{STATES[now].word}”."
    if before["quote"] != after["quote"]:
        yield f"{name}: other words are quoted."
    elif before["text"] == after["text"] and before["spans"] != after["spans"]:
        yield f"{name}: the quote stands elsewhere in the text."


def _support(name: str, before: Record, after: Record) -> Iterator[str]:
    was, now = (Support(each["support"]) for each in (before, after))
    if was is now or {was, now} <= SETTLED:
        return
    if now in SETTLED:
        yield f"{name}: the quote now says the value."
    else:
        yield f"{name}: the quote {'no longer says' if was in SETTLED else 'does not say'} the value ({SUPPORTS[now].word})."


def _explained(claim: Record) -> list[str]:
    """The ledger's own reasons, each once."""
    told = (ended(f"“{inner(pair['explained']['why'])}”") for pair in claim["pairs"] if pair["explained"])
    return list(dict.fromkeys(told))


def _decided(claim: Record) -> list[str]:
    """What people decided of the claim and of its pairs, each once."""
    decisions = (claim["decision"], *(pair["decision"] for pair in claim["pairs"]))
    return list(dict.fromkeys(decision_words(_decision(each), each["seal"]) for each in decisions if each))


def _decision(record: Record) -> Decision:
    said = (record[name] for name in ("verb", "who", "when", "why", "seal"))
    return Decision(record["number"], "", (), *said)
