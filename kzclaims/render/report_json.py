"""The report for another program, version 1: the schema is `schemas/report-1.json`.

Every assertion can be found again by `text` (a file's SHA-256, or `notes`) and `spans` (code points of that file).
"""

from __future__ import annotations

from dataclasses import asdict
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from kzclaims.quantity import CalendarDate
from kzclaims.render.account import account_of
from kzclaims.render.comparison import comparison_record
from kzclaims.render.excerpt import within
from kzclaims.render.json_text import json_text
from kzclaims.render.lines import TOOL
from kzclaims.render.sections import disputes_of
from kzclaims.render.wording import exact

if TYPE_CHECKING:
    from fractions import Fraction

    from kzclaims.agreement import Reviewers
    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.claim import Explanation, Identity, Source
    from kzclaims.decisions import Decision
    from kzclaims.identity import IdentityResult
    from kzclaims.render.account import Disputes
    from kzclaims.render.changes import Change
    from kzclaims.render.sections import Report


def report_json(report: Report) -> str:
    """The whole report; sources and claims by id, assertions in the ledger's order, pairs worst first."""
    record: dict[str, Any] = {
        "version": 1,
        "tool": report.tool or TOOL,
        "title": report.title,
        "tolerance": exact(report.tolerance),
        "points": exact(report.points),
        "sources": [_source(source) for source in sorted(report.sources, key=lambda s: s.id)],
        "identities": [identity_record(*each) for each in report.identities],
        "claims": claim_records(report),
    }
    record["reviewers"] = _reviewers(report.reviewers)
    if report.changes is not None:
        record["changes"] = [_change(each) for each in report.changes]
    return json_text(record)


def _reviewers(reviewers: Reviewers) -> dict[str, Any]:
    """Who decided how much, how far every two agree, and what they have to settle."""
    return {
        "people": [asdict(person) | {"decided": person.decided} for person in reviewers.people],
        "agreements": [
            {
                "reviewers": [each.a, each.b],
                "both": each.both,
                "same": each.same,
                "percent": each.percent,
                "kappa": _kappa(each.kappa),
            }
            for each in reviewers.agreements
        ],
        "disagreements": [
            {"claim": sides[0].claim, "assertions": list(sides[0].assertions)}
            | {"decisions": [_decision(side) for side in sides]}
            for sides in reviewers.disagreements
        ],
    }


def _kappa(kappa: Fraction | None) -> str | None:
    """To four digits: thirds never end."""
    if kappa is None:
        return None
    return exact((Decimal(kappa.numerator) / Decimal(kappa.denominator)).quantize(Decimal("0.0001"), ROUND_HALF_EVEN))


def _change(change: Change) -> dict[str, Any]:
    record: dict[str, Any] = {"claim": change.claim, "kind": str(change.kind), "question": change.question}
    return record | {"words": list(change.words), "about": change.about}


def _source(source: Source) -> dict[str, Any]:
    named = ("id", "title", "publisher", "author", "date", "date_basis", "kind", "language", "origin", "url")
    record: dict[str, Any] = {name: getattr(source, name) for name in named}
    return record | {"text": source.sha256 or None, "piece": list(source.span) if source.span else None}


def identity_record(identity: Identity, result: IdentityResult) -> dict[str, Any]:
    """One sum and what became of it."""
    record: dict[str, Any] = {"id": identity.id, "says": identity.says, "note": identity.note, "holds": result.holds}
    return record | {"reason": result.reason, "breaking": list(result.breaking)}


def claim_records(report: Report) -> list[dict[str, Any]]:
    """Every claim with its assertions and pairs, by id: what two reports are compared by."""
    disputes, held = disputes_of(report), sorted(report.assessments, key=lambda each: each.claim.id)
    return [_claim(each, report.root, disputes.get(each.claim.id, ())) for each in held]


def _claim(assessment: Assessment, root: str, disputes: Disputes) -> dict[str, Any]:
    claim = assessment.claim
    return {
        "id": claim.id,
        "question": claim.question,
        "kind": claim.kind,
        "unit": claim.unit,
        "time": claim.time,
        "tags": list(claim.tags),
        "note": claim.note,
        "verdict": str(assessment.verdict),
        "sources": assessment.sources,
        "origins": assessment.origins,
        "sentence": assessment.sentence,
        "account": str(account_of(assessment, disputes)),
        "assertions": [_assertion(claim.id, evidence, root) for evidence in assessment.evidence],
        "pairs": [_pair(claim.id, pair) for pair in assessment.pairs],
        "decision": _decision(assessment.decision),
        "stale": assessment.stale,
        "seal": assessment.seal,
    }


def _assertion(claim: str, evidence: Evidence, root: str) -> dict[str, Any]:
    assertion, match = evidence.assertion, evidence.match
    return {
        "claim": claim,
        "source": assertion.source,
        "id": assertion.id,
        "speaker": assertion.speaker,
        "value": assertion.value,
        "scope": assertion.scope,
        "as_of": assertion.as_of,
        "derived": assertion.derived,
        "quote": assertion.quote.exact if assertion.quote else None,
        "state": str(match.state),
        "score": round(match.score, 4),
        "spans": [list(span) for span in match.spans],
        "reason": match.reason,
        "edits": [{"kind": e.kind, "quoted": e.quoted, "found": e.found} for e in match.edits],
        "skipped": [{"span": list(s.span), "what": s.what} for s in match.skipped],
        "aliases": [list(pair) for pair in match.aliases],
        "support": str(evidence.support),
        "support_reason": evidence.support_reason,
        **_found_in(evidence, root),
        **_value(evidence),
    }


def _found_in(evidence: Evidence, root: str) -> dict[str, str | None]:
    """`text` is what the spans count in: the SHA-256 of the file, `notes`, or null where nothing is at hand."""
    text = evidence.text
    fingerprint = text.sha256 if text and evidence.basis == "text" else None
    return {
        "text": "notes" if evidence.basis == "notes" else fingerprint,
        "path": within(text.path, root) if text else None,
    }


def _value(evidence: Evidence) -> dict[str, str | None]:
    """The value as read; all null for names, answers and values no reader understands."""
    value = evidence.value
    if value is None:
        return dict.fromkeys(("number", "low", "high", "unit", "bound"))
    if isinstance(value, CalendarDate):
        return {"number": None, "low": value.low, "high": value.high, "unit": "date", "bound": str(value.bound)}
    ends = {"number": exact(value.number), "low": exact(value.low), "high": exact(value.high)}
    return {**ends, "unit": value.unit, "bound": str(value.bound)}


def _pair(claim: str, pair: Pair) -> dict[str, Any]:
    return {
        "claim": claim,
        "sources": [pair.a.source.id, pair.b.source.id],
        "assertions": [pair.a.assertion.id, pair.b.assertion.id],
        **comparison_record(pair.comparison),
        "explained": _explanation(pair.explained),
        "decision": _decision(pair.decision),
    }


def _explanation(explained: Explanation | None) -> dict[str, str] | None:
    return {"why": explained.why, "by": explained.by, "as": explained.relation} if explained else None


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"number": decision.number, "verb": decision.verb, "who": decision.who, "when": decision.when} | {
        "why": decision.why,
        "seal": decision.seal,
    }
