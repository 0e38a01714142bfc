"""The report as tables: what each holds, what each column means, and a row for every record.

CSV, its Frictionless description and SQLite are three ways to write these. Figures stand as their exact decimals; a
cell is None where there is nothing to say, and lists are joined by spaces (ids and spans hold none).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzclaims.quantity import CalendarDate
from kzclaims.render.account import account_of
from kzclaims.render.excerpt import within
from kzclaims.render.sections import disputes_of, is_settled
from kzclaims.render.wording import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.render.sections import Report

Cell = str | int | bool | None
Row = tuple[Cell, ...]
Type = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `refers` is the table whose key it holds; `required` says that no cell of it is empty."""

    name: str
    type: Type
    says: str
    refers: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key (names of columns, together unique), its columns, and how its rows come out of a report."""

    name: str
    says: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Report], Iterator[Row]]


def _claims(report: Report) -> Iterator[Row]:
    disputes = disputes_of(report)
    for each in _sorted(report):
        claim, worst = each.claim, each.worst
        told = account_of(each, disputes.get(claim.id, ()))
        gap = exact(worst.comparison.gap) if worst else None
        yield (
            claim.id, claim.topic, claim.question, claim.kind, claim.unit or None, claim.time or None, str(each.verdict),
            gap, each.sources, each.origins, is_settled(each), len(each.open_pairs), each.sentence, str(told),
            claim.note or None, each.seal,
        )  # fmt: skip


def _sources(report: Report) -> Iterator[Row]:
    checked = {e.source.id: str(e.basis) for each in report.assessments for e in each.evidence}
    for source in sorted(report.sources, key=lambda s: s.id):
        named = (source.title, source.publisher, source.author, source.date, source.date_basis, source.kind)
        more = (source.language, source.origin, source.url, source.sha256)
        yield (source.id, *(each or None for each in (*named, *more)), checked.get(source.id))


def _assertions(report: Report) -> Iterator[Row]:
    for each in _sorted(report):
        for evidence in each.evidence:
            yield (
                each.claim.id,
                evidence.assertion.id,
                *_said(evidence),
                *_found(evidence, report.root),
                *_read(evidence),
            )


def _said(evidence: Evidence) -> Row:
    assertion = evidence.assertion
    quote = assertion.quote.exact if assertion.quote else None
    optional = (assertion.speaker, assertion.scope, assertion.as_of, assertion.derived)
    return (assertion.source, assertion.value, *(each or None for each in optional), quote)


def _found(evidence: Evidence, root: str) -> Row:
    match, text = evidence.match, evidence.text
    spans = " ".join(f"{span.start}-{span.end}" for span in match.spans) or None
    file, path = (text.sha256, within(text.path, root)) if text else (None, None)
    return (str(match.state), str(evidence.support), str(evidence.basis), file, spans, path)


def _read(evidence: Evidence) -> Row:
    value = evidence.value
    if value is None:
        return (None,) * 7
    if isinstance(value, CalendarDate):
        return None, None, None, value.low, value.high, "date", str(value.bound)
    ends = (exact(value.number), exact(value.low), exact(value.high))
    return (*ends, None, None, value.unit, str(value.bound))


def _pairs(report: Report) -> Iterator[Row]:
    for each in _sorted(report):
        for pair in each.pairs:
            yield (each.claim.id, *_sides(pair), *_compared(pair), *_accepted(each, pair))


def _sides(pair: Pair) -> Row:
    sides = (pair.a, pair.b)
    return (*(s.assertion.id for s in sides), *(s.source.id for s in sides), *(s.assertion.value for s in sides))


def _compared(pair: Pair) -> Row:
    found = pair.comparison
    numbers = (exact(found.gap), exact(found.points), exact(found.difference))
    return (str(found.relation), *numbers, found.possible, found.reason, found.note or None, found.rule)


def _accepted(assessment: Assessment, pair: Pair) -> Row:
    said, decision = pair.explained, pair.decision
    held = (decision.verb, decision.who or None, decision.when, decision.why or None) if decision else (None,) * 4
    return (assessment.accepted(pair), said.why if said else None, (said.by or None) if said else None, *held)


def _identities(report: Report) -> Iterator[Row]:
    for identity, result in report.identities:
        yield identity.id, identity.says, identity.note or None, result.holds, result.reason


def _sorted(report: Report) -> list[Assessment]:
    return sorted(report.assessments, key=lambda each: each.claim.id)


def _column(name: str, says: str, type_: Type = "string", refers: str = "", *, required: bool = False) -> Column:
    return Column(name, type_, says, refers, required)


def _key(name: str, says: str, refers: str = "") -> Column:
    return Column(name, "string", says, refers, required=True)


CLAIMS = Table(
    "claims",
    "A row for every claim.",
    ("claim",),
    (
        _key("claim", "Its id."),
        _column("topic", "The name of the ledger's file it stands in; empty for claims.yaml itself."),
        _column("question", "The question the claim answers.", required=True),
        _column("kind", "count, share, seats, money, duration, date, name or yes-no.", required=True),
        _column("unit", "What is counted."),
        _column("time", "The time the question asks about."),
        _column("verdict", "agree, differ, contradict, single source or unresolved.", required=True),
        _column("gap", "How far apart the worst pair is, as a share of the larger figure.", "number"),
        _column("sources", "How many sources speak to it.", "integer", required=True),
        _column("origins", "How many origins they have: sources of one origin are one witness.", "integer", required=True),
        _column("settled", "Whether it has differences and each is accepted.", "boolean", required=True),
        _column("open_pairs", "How many of its pairs still need a person.", "integer", required=True),
        _column("sentence", "The verdict in one sentence.", required=True),
        _column("account", "Who says what, how far apart, of how many origins, and what was decided.", required=True),
        _column("note", "The ledger keeper's note."),
        _column("seal", "The fingerprint of the words and values it rests on.", required=True),
    ),
    _claims,
)  # fmt: skip
SOURCES = Table(
    "sources",
    "A row for every source of the register.",
    ("source",),
    (
        _key("source", "Its id."),
        *(
            _column(name, says)
            for name, says in (
                ("title", "Its title."),
                ("publisher", "Who published it."),
                ("author", "Who wrote it."),
                ("date", "YYYY, YYYY-MM or YYYY-MM-DD."),
                ("date_basis", "How the date is known."),
                ("kind", "news, interview, opinion, statement, report or dataset."),
                ("language", "Its language code."),
                ("origin", "Who gathered the facts."),
                ("url", "Its address as registered, not checked."),
                ("sha256", "The SHA-256 of its full text, as registered."),
                ("checked", "What its quotes were checked against: text, notes or none; empty where it is not used."),
            )
        ),
    ),
    _sources,
)
ASSERTIONS = Table(
    "assertions",
    "A row for every claim and source: what the source says, where, and what its value was read as.",
    ("claim", "assertion"),
    (
        _key("claim", "The claim.", "claims"),
        _key("assertion", "The id of the assertion within the claim; the source's id unless it asserts twice."),
        _key("source", "The source.", "sources"),
        _column("value", "The value as written.", required=True),
        _column("speaker", "Who says it; empty for the narrator."),
        _column("scope", "Of which population, in which sense."),
        _column("as_of", "What time the value holds for."),
        _column("derived", "How the value was got, where the quote does not hold it as words."),
        _column("quote", "The words quoted."),
        _column("state", "How faithfully the quote stands in the source.", required=True),
        _column("support", "Whether the quote says the value.", required=True),
        _column("basis", "What the quote was looked for in: text, notes or none.", required=True),
        _column("text_sha256", "The SHA-256 of that file."),
        _column("spans", "Where it stands: START-END in code points of that file, END not included; several apart by spaces."),
        _column("path", "That file, from the ledger's folder."),
        _column("number", "The number the value states, exactly; empty for a range.", "number"),
        _column("low", "The lower end of the figure as stated.", "number"),
        _column("high", "The upper end of the figure as stated.", "number"),
        _column("first_day", "The first day a date may mean (ISO 8601; --MM-DD without its year)."),
        _column("last_day", "The last day a date may mean."),
        _column("unit", "The unit read; `date` for a date."),
        _column("bound", "The hedge read: none, over, at-least, about, ..."),
    ),
    _assertions,
)  # fmt: skip
PAIRS = Table(
    "pairs",
    "A row for every two assertions of a claim, compared.",
    ("claim", "assertion_a", "assertion_b"),
    (
        _key("claim", "The claim.", "claims"),
        _key("assertion_a", "The one assertion."),
        _key("assertion_b", "The other."),
        _key("source_a", "The source of the one.", "sources"),
        _key("source_b", "The source of the other.", "sources"),
        _column("value_a", "The value of the one, as written.", required=True),
        _column("value_b", "The value of the other.", required=True),
        _column("relation", "equal, rounds-to, compatible, differs, contradicts, superseded, different-scope or not-comparable.", required=True),
        _column("gap", "The distance as a share of the larger figure.", "number"),
        _column("points", "For percentages, the distance in percentage points.", "number"),
        _column("difference", "The distance itself.", "number"),
        _column("possible", "Whether both can be true; empty where that can't be decided.", "boolean"),
        _column("reason", "Why, in one sentence.", required=True),
        _column("note", "What else is worth knowing of the two."),
        _column("rule", "The test that decided.", required=True),
        _column("accepted", "Whether the ledger or a standing decision accepts what the pair shows.", "boolean", required=True),
        _column("explained", "The ledger's own reason why the difference is accepted."),
        _column("explained_by", "Whose reason that is."),
        _column("decision", "The standing decision on the pair."),
        _column("decided_by", "Who decided."),
        _column("decided_when", "When: UTC, RFC 3339."),
        _column("decided_why", "Why."),
    ),
    _pairs,
)  # fmt: skip
IDENTITIES = Table(
    "identities",
    "A row for every sum that must hold between claims.",
    ("identity",),
    (
        _key("identity", "Its id."),
        _column("says", "The sum, in claim ids and numbers.", required=True),
        _column("note", "The ledger keeper's note."),
        _column("holds", "Whether it holds; empty where that can't be decided.", "boolean"),
        _column("reason", "Why, in one sentence.", required=True),
    ),
    _identities,
)
TABLES = (CLAIMS, SOURCES, ASSERTIONS, PAIRS, IDENTITIES)
