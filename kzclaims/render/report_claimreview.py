"""The claims for search engines and fact-check feeds: schema.org ClaimReview and Claim, as JSON-LD.

A ClaimReview says that somebody reviewed, so it stands only where a person settled the claim: accepted or explained
every difference of it, or the claim as a whole, on words and values that still hold, and nobody holds the opposite. It
carries that person's own word and reason and no `ratingValue`, since no truth score is ever made here. Everything else is
a plain Claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kzclaims.render.account import account_of
from kzclaims.render.json_text import json_text
from kzclaims.render.links import safe_link
from kzclaims.render.sections import APART, disputes_of, is_settled
from kzclaims.render.wording import speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.claim import Source
    from kzclaims.render.sections import Report

_PIECES = {
    "news": "NewsArticle",
    "interview": "NewsArticle",
    "opinion": "OpinionNewsArticle",
    "report": "Report",
    "dataset": "Dataset",
}
_SETTLING = frozenset({"accept", "explain"})


def report_claimreview(report: Report) -> str:
    """One graph: a ClaimReview for each settled claim, a Claim for each other that any source speaks to."""
    ordered = sorted(report.assessments, key=lambda each: each.claim.id)
    disputed = disputes_of(report)
    nodes = [_node(each, disputed=each.claim.id in disputed) for each in ordered if each.evidence]
    return json_text({"@context": "https://schema.org", "@graph": nodes})


def _node(assessment: Assessment, *, disputed: bool) -> dict[str, Any]:
    words = [] if disputed else list(_settled(assessment))
    return _review(assessment, words) if words else _claim(assessment)


def _settled(assessment: Assessment) -> Iterator[tuple[str, str, str, str]]:
    """Who settled the claim, when, with which word and why, each once; nothing where it is not settled."""
    decision = assessment.decision
    whole = decision is not None and decision.verb in _SETTLING and decision.seal == assessment.seal
    if not (whole or is_settled(assessment)):
        return
    seen = set()
    for said in _said(assessment):
        if said not in seen:
            seen.add(said)
            yield said


def _said(assessment: Assessment) -> Iterator[tuple[str, str, str, str]]:
    apart = [pair for pair in assessment.pairs if pair.comparison.relation in APART]
    for decision in (assessment.decision, *(pair.decision for pair in apart)):
        if decision is not None and decision.verb in _SETTLING and decision.seal == assessment.seal:
            yield (
                decision.who,
                decision.when,
                {"accept": "accepted", "explain": "explained"}[decision.verb],
                decision.why,
            )
    for pair in apart:
        if pair.explained:
            yield pair.explained.by, "", "explained", pair.explained.why


def _review(assessment: Assessment, words: list[tuple[str, str, str, str]]) -> dict[str, Any]:
    people = sorted({who for who, _, _, _ in words if who})
    dates = [when for _, when, _, _ in words if when]
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"#review-{assessment.claim.id}",
        "claimReviewed": assessment.claim.question,
        "itemReviewed": _claim(assessment),
        "reviewBody": str(account_of(assessment)),
        "reviewRating": {"@type": "Rating", "alternateName": " and ".join(sorted({word for _, _, word, _ in words}))},
    }
    if people:
        review["author"] = [{"@type": "Person", "name": name} for name in people]
    if dates:
        review["datePublished"] = max(dates)
    return review


def _claim(assessment: Assessment) -> dict[str, Any]:
    claim = assessment.claim
    return {
        "@type": "Claim",
        "@id": f"#claim-{claim.id}",
        "name": claim.question,
        "description": " ".join(filter(None, account_of(assessment)[:3])),
        "appearance": [_appearance(evidence) for evidence in assessment.evidence],
    }


def _appearance(evidence: Evidence) -> dict[str, Any]:
    """The piece a value stands in, with the value as written and the words quoted."""
    source, assertion = evidence.source, evidence.assertion
    value: dict[str, Any] = {"@type": "Quotation", "name": assertion.value, "creator": speaker_of(evidence)}
    if assertion.quote:
        value["text"] = assertion.quote.exact
    return {**_piece(source), "hasPart": value}


def _piece(source: Source) -> dict[str, Any]:
    piece: dict[str, Any] = {"@type": _PIECES.get(source.kind, "CreativeWork"), "identifier": source.id}
    said = {"name": source.title, "datePublished": source.date, "inLanguage": source.language}
    piece |= {key: value for key, value in said.items() if value}
    if source.author:
        piece["author"] = {"@type": "Person", "name": source.author}
    if source.publisher:
        piece["publisher"] = {"@type": "Organization", "name": source.publisher}
    link = safe_link(source.url)
    return piece | ({"url": link} if link else {})
