"""Real records for the tests of the formats, built by hand: what is read or compared elsewhere is given here."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from kzclaims.assess import Assessment, Basis, Evidence, Pair, Verdict
from kzclaims.claim import Assertion, Claim, Explanation, Kind, Source
from kzclaims.compare import Comparison, Relation
from kzclaims.finding import Finding, Level
from kzclaims.quantity import Bound, CalendarDate, Quantity, Reading
from kzclaims.quote import Edit, Match, Quote, State
from kzclaims.render.sections import Report
from kzclaims.support import Support
from kzclaims.text import Location, Span, Text

if TYPE_CHECKING:
    from kzclaims.decisions import Decision

LEDGER = "claims/primaries.yaml"


def number(
    written: str,
    low: str,
    high: str = "",
    *,
    step: str = "1",
    fine_step: str = "1",
    bound: Bound = Bound.NONE,
    unit: str = "count",
    scaled: bool = False,
    readings: tuple[str, ...] = (),
) -> Quantity:
    """A quantity as the reader of values would give it."""
    return Quantity(
        written=written,
        span=Span(0, len(written)),
        kind="quantity",
        low=Decimal(low),
        high=Decimal(high or low),
        step=Decimal(step),
        fine_step=Decimal(fine_step),
        bound=bound,
        unit=unit,
        scaled=scaled,
        readings=tuple(map(Decimal, readings)),
    )


def day(written: str, low: str, high: str = "", bound: Bound = Bound.NONE) -> CalendarDate:
    """A date, a day long unless `high` is given."""
    precision: Literal["day", "period"] = "period" if high else "day"
    return CalendarDate(written, Span(0, len(written)), low, high or low, precision, bound)


def source(name: str, *, origin: str = "", url: str = "", title: str = "", text: Text | None = None) -> Source:
    return Source(
        id=name,
        title=title or f"A piece of {name}",
        publisher=name.title(),
        author="",
        date="2020-11-05",
        date_basis="",
        kind="news",
        language="en",
        origin=origin or name,
        url=url,
        file="",
        notes="",
        sha256=text.sha256 if text else "",
        span=None,
        places={"": Location("corpus/sources.yaml", 2, 5)},
    )


def text(content: str, path: str = "a.txt") -> Text:
    return Text(path, content, hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest())


def evidence(
    name: str,
    value: str,
    *,
    reading: Reading | None = None,
    content: str = "",
    quote: str = "",
    state: State | None = None,
    spans: tuple[tuple[int, int], ...] = (),
    edits: tuple[Edit, ...] = (),
    reason: str = "",
    basis: Basis = "text",
    speaker: str = "",
    scope: str = "",
    as_of: str = "",
    origin: str = "",
    support: Support = Support.STATED,
    support_reason: str = "as built",
    url: str = "",
    title: str = "",
) -> Evidence:
    """An assertion in a text that is `content`; without a state the quote is where it stands there, or lost."""
    body = text(content or f"They said that {quote or value} it was.", f"{name}.txt")
    exact = quote or value
    at = body.content.find(exact)
    found = spans or (((at, at + len(exact)),) if at >= 0 else ())
    match = Match(
        state or (State.EXACT if found else State.LOST),
        score=1.0 if found else 0.0,
        spans=tuple(Span(*span) for span in found),
        edits=edits,
        reason=reason,
    )
    assertion = Assertion(
        id=name,
        source=name,
        value=value,
        quote=Quote(exact),
        speaker=speaker,
        scope=scope,
        as_of=as_of,
        derived="",
        note="",
        places={"": Location(LEDGER, 12, 9)},
    )
    origin_source = source(name, origin=origin, url=url, title=title, text=body)
    return Evidence(assertion, origin_source, basis, body, match, reading, (), support, support_reason)


def comparison(
    relation: Relation, reason: str = "They stand so.", gap: str | None = None, points: str | None = None
) -> Comparison:
    return Comparison(
        relation,
        reason,
        gap=None if gap is None else Decimal(gap),
        possible=relation is not Relation.CONTRADICTS,
        rule="made by hand",
        points=None if points is None else Decimal(points),
    )


def assessment(
    name: str,
    *held: Evidence,
    compared: Comparison | None = None,
    verdict: Verdict = Verdict.AGREE,
    question: str = "",
    kind: Kind = "count",
    unit: str = "people",
    sentence: str = "",
    explained: str = "",
    decision: Decision | None = None,
    fixed: bool = False,
    note: str = "",
) -> Assessment:
    """A claim whose pairs all compare as given."""
    place = Location(LEDGER, 3, 5)
    explanation = Explanation(explained, "A. Reader", (), "", place) if explained else None
    claim = Claim(
        id=name,
        question=question or f"What of {name}?",
        kind=kind,
        unit=unit,
        time="2020",
        topic="primaries",
        tags=(),
        fixed=fixed,
        aliases=True,
        tolerance=None,
        note=note,
        assertions=tuple(one.assertion for one in held),
        explained=(explanation,) if explanation else (),
        places={"": place},
    )
    compared = compared or comparison(Relation.EQUAL)
    return Assessment(
        claim=claim,
        evidence=held,
        pairs=tuple(Pair(a, b, compared, explanation, None) for a, b in combinations(held, 2)),
        verdict=verdict,
        sources=len({one.source.id for one in held}),
        origins=len({one.source.origin for one in held}),
        sentence=sentence or f"{len(held)} sources; {compared.reason}",
        seal=f"seal-of-{name}",
        decision=decision,
        stale=False,
    )


def report(*assessments: Assessment, title: str = "Elections") -> Report:
    """A report whose register holds the sources of its claims; the tool's version is fixed for the goldens."""
    sources = {one.source.id: one.source for each in assessments for one in each.evidence}
    return Report(title, tuple(sources.values()), assessments, tool="kzclaims 0")


def finding(
    message: str,
    line: int,
    column: int = 1,
    *,
    level: Level = Level.ERROR,
    code: str = "KZ401",
    hint: str = "",
    origin: Location | None = None,
    path: str = LEDGER,
) -> Finding:
    return Finding(code, "contradiction-unexplained", level, message, Location(path, line, column), origin, hint, "c1")


def voters() -> Assessment:
    """The example the product is named by: citizens against party members."""
    return assessment(
        "primary-voters",
        evidence(
            "observers",
            "more than 660,000",
            reading=number("more than 660,000", "660000", step="10000", bound=Bound.OVER),
            content="The primaries ended with more than 660,000 party members casting votes.",
            scope="party members",
        ),
        evidence(
            "interview",
            "over 600 thousand",
            reading=number(
                "over 600 thousand", "600000", step="100000", fine_step="1000", bound=Bound.OVER, scaled=True
            ),
            content="He said over 600 thousand citizens took part.",
            scope="citizens",
            speaker="M. Sydyknazarov",
        ),
        compared=comparison(
            Relation.DIFFERS, "Both can be true, yet 600,000 and 660,000 are 9.1% apart.", "0.0909090909"
        ),
        verdict=Verdict.DIFFER,
        question="How many people voted in the primaries?",
    )


def vote_share() -> Assessment:
    """The other one: 82.2% rounded to whole percent."""
    return assessment(
        "vote-share",
        evidence(
            "elections",
            "82.2%",
            reading=number("82.2%", "82.2", step="0.1", fine_step="0.1", unit="percent"),
        ),
        evidence("digest", "82%", reading=number("82%", "82", unit="percent")),
        compared=comparison(Relation.ROUNDS_TO, "82% is 82.2% rounded to whole percent.", "0.0024", "0.2"),
        kind="share",
        unit="percent",
    )
