"""Real records for tests, built by hand: what the road would hand to a screen, a report or a rule."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.assess import Assessment, Evidence, Pair, Verdict
from kzclaims.claim import Assertion, Claim, Explanation, Source
from kzclaims.compare import Comparison, Relation
from kzclaims.decisions import DecisionLog
from kzclaims.quantity import Bound, Quantity
from kzclaims.quote import Edit, Match, Quote, State
from kzclaims.support import Support
from kzclaims.text import Location, Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kzclaims.decisions import Decision
    from kzclaims.quantity import Reading

NOON = "2026-01-02T12:00:00Z"


def log_in(folder: Path) -> DecisionLog:
    """A log of decisions in `folder`, its clock standing still."""
    return DecisionLog(folder / "claims" / "decisions.jsonl", lambda: NOON)


def source(name: str, *, origin: str = "", title: str = "") -> Source:
    """A source whose register entry says what it must."""
    place = {"": Location("corpus/sources.yaml", 2, 3)}
    return Source(
        name, title or f"The piece {name}", name.upper(), "", "2021-01-10", "", "news", "en", origin or name, "", "",
        "", "", None, place,
    )  # fmt: skip


def quantity(written: str, number: str, *, step: str = "1", bound: Bound = Bound.NONE, unit: str = "count") -> Quantity:
    """A number as written, read by hand."""
    value = Decimal(number)
    return Quantity(written, Span(0, len(written)), "quantity", value, value, Decimal(step), Decimal(step), bound, unit)


def evidence(
    name: str,
    value: str,
    quote: str = "",
    text: str = "",
    *,
    id: str = "",  # noqa: A002 - the record's own word
    reading: Reading | None = None,
    state: State | None = None,
    edits: Sequence[Edit] = (),
    scope: str = "",
    speaker: str = "",
    origin: str = "",
    as_of: str = "",
) -> Evidence:
    """An assertion of the source `name` with its quote found in `text`; without a text there is none."""
    assertion = Assertion(
        id or name, name, value, Quote(quote) if quote else None, speaker, scope, as_of, "", "",
        {"": Location("claims/topic.yaml", 12, 7)},
    )  # fmt: skip
    at = text.find(quote) if quote else -1
    spans = (Span(at, at + len(quote)),) if at >= 0 else ()
    if state is None:
        state = State.EXACT if spans else State.LOST if text else State.NO_TEXT
    found = (
        Text(f"corpus/{name}.txt", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
        if text
        else None
    )
    reason = "" if state is State.EXACT else f"the quote is {state}"
    match = Match(state, 1.0 if spans else 0.0, spans, tuple(edits), reason)
    stated = (reading,) if reading else ()
    return Evidence(
        assertion, source(name, origin=origin), "text" if text else "none", found, match, reading, stated,
        Support.STATED, "",
    )  # fmt: skip


def pair(
    a: Evidence,
    b: Evidence,
    relation: Relation,
    reason: str,
    *,
    gap: str | None = None,
    points: str | None = None,
    explained: str = "",
) -> Pair:
    """Two assertions and how they compare; `explained` is the ledger's reason."""
    why = Explanation(explained, "", (), "", Location("claims/topic.yaml", 20, 5)) if explained else None
    comparison = Comparison(
        relation, reason, gap=Decimal(gap) if gap else None, points=Decimal(points) if points else None
    )
    return Pair(a, b, comparison, why, None)


def assessment(
    name: str,
    verdict: Verdict,
    held: Sequence[Evidence],
    pairs: Sequence[Pair] = (),
    *,
    question: str = "",
    seal: str = "seal-1",
    decision: Decision | None = None,
    stale: bool = False,
) -> Assessment:
    """A claim with its evidence; the worst pair comes first, as the road sorts them."""
    claim = Claim(
        name, question or f"How many {name}?", "count", "people", "2021", "", (), fixed=False, aliases=True,
        tolerance=None, note="", assertions=tuple(each.assertion for each in held), explained=(),
        places={"": Location("claims/topic.yaml", 3, 5)},
    )  # fmt: skip
    sources = len({each.source.id for each in held})
    origins = len({each.source.origin for each in held})
    sentence = f"{sources} sources: {verdict}."
    return Assessment(claim, tuple(held), tuple(pairs), verdict, sources, origins, sentence, seal, decision, stale)


def voters() -> Assessment:
    """Two figures that differ, each in its own words and scope."""
    a = evidence(
        "alpha", "over 600 thousand", "over 600 thousand citizens took part",
        "The vote went on all day.\nIn the end over 600 thousand citizens took part, the party said.\nIt rained.",
        reading=quantity("over 600 thousand", "600000", step="100000", bound=Bound.OVER), scope="citizens",
        speaker="A. Speaker",
    )  # fmt: skip
    b = evidence(
        "beta", "more than 660,000", "more than 660,000 party members voted",
        "A count was published later: more than 660,000 party members voted in all regions.",
        reading=quantity("more than 660,000", "660000", step="10000", bound=Bound.OVER), scope="party members",
    )  # fmt: skip
    reason = "Both can be true, yet 660,000 and 600,000 are 9.1 % apart, above the tolerance of 5 %."
    apart = pair(a, b, Relation.DIFFERS, reason, gap="0.0909")
    return assessment("voters", Verdict.DIFFER, [a, b], [apart], question="How many people voted in the primaries?")


def dead() -> Assessment:
    """Three figures, two of which cannot both be true."""
    texts = (
        "Officials said that 225 people died in the unrest.",
        "By then the number of dead was 164, according to a channel.",
        "At least 160 people died.",
    )
    a = evidence("alpha", "225", "225 people died", texts[0], reading=quantity("225", "225"), as_of="2022-01-15")
    b = evidence("beta", "164", "the number of dead was 164", texts[1], reading=quantity("164", "164"))
    c = evidence(
        "gamma", "at least 160", "At least 160 people died", texts[2],
        reading=quantity("at least 160", "160", step="10", bound=Bound.AT_LEAST), origin="beta",
    )  # fmt: skip
    pairs = [
        pair(a, b, Relation.CONTRADICTS, "225 and 164 cannot both be the number.", gap="0.2711"),
        pair(a, c, Relation.COMPATIBLE, "At least 160 allows 225.", gap="0.2889"),
        pair(b, c, Relation.COMPATIBLE, "At least 160 allows 164.", gap="0.0244"),
    ]
    return assessment("dead", Verdict.CONTRADICT, [a, b, c], pairs, question="How many people died in the unrest?")


def turnout() -> Assessment:
    """One share that is the other one rounded."""
    a = evidence(
        "alpha", "82.2%", "a turnout of 82.2%", "There was a turnout of 82.2% that day.",
        reading=quantity("82.2%", "82.2", step="0.1", unit="percent"),
    )  # fmt: skip
    b = evidence(
        "delta", "82%", "turnout was 82%", "The turnout was 82% in all.",
        reading=quantity("82%", "82", unit="percent"),
    )  # fmt: skip
    rounds = pair(a, b, Relation.ROUNDS_TO, "82 % is 82.2 % rounded to whole percent.", gap="0.0024", points="0.2")
    return assessment("turnout", Verdict.AGREE, [a, b], [rounds], question="What was the turnout?")


def leader() -> Assessment:
    """One source, whose quote is lost."""
    a = evidence("beta", "A. Name", "led by A. Name", "A text about something else altogether.")
    return assessment("leader", Verdict.UNRESOLVED, [a], question="Who led the party?")


def seats() -> Assessment:
    """One source."""
    a = evidence("alpha", "107", "107 seats", "The chamber has 107 seats in all.", reading=quantity("107", "107"))
    return assessment("seats", Verdict.SINGLE, [a], question="How many seats has the chamber?")


def parties() -> Assessment:
    """Two sources, one number."""
    a = evidence("alpha", "five", "five parties ran", "In all five parties ran.", reading=quantity("five", "5"))
    b = evidence("beta", "5", "5 parties", "The list names 5 parties.", reading=quantity("5", "5"))
    same = pair(a, b, Relation.EQUAL, "Both say 5.", gap="0")
    return assessment("parties", Verdict.AGREE, [a, b], [same], question="How many parties ran?")


def ledger() -> list[Assessment]:
    """One claim of every kind, in no order of urgency."""
    return [parties(), seats(), voters(), leader(), turnout(), dead()]
