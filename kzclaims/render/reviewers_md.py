"""The people of the log of decisions in Markdown: who decided how much, how far every two agree, what is to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.agreement import kappa_words
from kzclaims.render.account import decision_words
from kzclaims.render.markdown import ROWS, code, inert, more, opening, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.agreement import Agreement, Reviewer
    from kzclaims.assess import Assessment
    from kzclaims.decisions import Decision
    from kzclaims.render.sections import Report

_PEOPLE = ["Reviewer", "Decided", "Accepted", "Explained", "Rejected", "Put off", "Stale"]
_TWO = ["Two reviewers", "Both decided", "The same", "Share", "Cohen's kappa"]


def reviewers_md(report: Report) -> str:
    """The section with its heading; empty where fewer than two people have decided anything."""
    people, agreements, disagreements = (
        report.reviewers.people,
        report.reviewers.agreements,
        report.reviewers.disagreements,
    )
    if len(people) < 2:
        return ""
    told = f"\n## Reviewers ({len(people):,})\n\n{table(_PEOPLE, [_person(each) for each in people[:ROWS]])}\n{more(people, 'reviewer')}"
    if agreements:
        rows = [_agreement(each) for each in agreements[:ROWS]]
        told += f"\n{table(_TWO, rows)}\n{more(agreements, 'pair of reviewers', 'pairs of reviewers')}"
    if disagreements:
        claims = {each.claim.id: each for each in report.assessments}
        lines = "".join(f"- {_disagreement(claims[each[0].claim], each)}\n" for each in disagreements[:ROWS])
        told += f"\n**To settle ({len(disagreements):,})**\n\n{lines}{more(disagreements, 'disagreement')}"
    return told


def _person(each: Reviewer) -> list[str]:
    numbers = (each.decided, each.accepted, each.explained, each.rejected, each.deferred, each.stale)
    return [_named(each.who), *map(str, numbers)]


def _agreement(each: Agreement) -> list[str]:
    kappa = "undefined" if each.kappa is None else kappa_words(each.kappa)
    return [f"{_named(each.a)} and {_named(each.b)}", str(each.both), str(each.same), f"{each.percent}%", kappa]


def _named(who: str) -> str:
    return inert(who, 64) or "nobody named"


def _disagreement(asked: Assessment, sides: Sequence[Decision]) -> str:
    """One subject on which two people hold the opposite."""
    first = sides[0]
    about = f", {inert(' and '.join(first.assertions))}" if first.assertions else ""
    said = " ".join(inert(decision_words(each, asked.seal)) for each in sides)
    return f"{opening(asked.claim.question)} ({code(first.claim)}{about}) {said}"
