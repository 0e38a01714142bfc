"""The report for a terminal: one short block a claim, what needs a reader first."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from kzclaims.compare import AGREE
from kzclaims.render import wording
from kzclaims.render.account import account_of
from kzclaims.render.changes import tally
from kzclaims.render.lines import clipped, line
from kzclaims.render.sections import disputes_of, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.render.account import Disputes
    from kzclaims.render.changes import Change
    from kzclaims.render.sections import Report

_VALUE = 32
_QUOTE = 76
_WIDTH = 118


def report_text(report: Report) -> str:
    """Every claim as a block of lines, contradictions first, each with its assertions and what sets them apart."""
    ordered = sections_of(report.assessments).claims
    changed = ["\n".join(_change(each)) for each in report.changes or ()]
    if report.changes is not None:
        changed.insert(0, f"Since the older report: {tally(report.changes)}.")
    disputes = disputes_of(report)
    told = ("\n".join(_block(each, disputes.get(each.claim.id, ()))) for each in ordered)
    return "\n\n".join([*changed, *told]) + "\n"


def _change(change: Change) -> Iterator[str]:
    """What became of a claim since the older report."""
    yield f"{change.kind}: {line(change.question)}  ({change.claim})"
    yield from (f"  {line(words)}" for words in change.words)


def _block(assessment: Assessment, disputes: Disputes) -> Iterator[str]:
    sign, worst = wording.VERDICTS[assessment.verdict], assessment.worst
    apart = worst is not None and worst.comparison.relation not in AGREE
    gap = f" {wording.gap_of(worst.comparison)}".rstrip() if worst and apart else ""
    yield f"{sign.glyph} {sign.word}{gap}  {line(assessment.claim.question)}  ({assessment.claim.id})"
    width = min(_VALUE, max((len(line(e.assertion.value)) for e in assessment.evidence), default=0))
    for evidence in assessment.evidence:
        yield from _said(evidence, width)
    yield from wrap(line(str(account_of(assessment, disputes))), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _said(evidence: Evidence, width: int) -> Iterator[str]:
    assertion, place = evidence.assertion, evidence.found_at()
    state = wording.STATES[evidence.match.state]
    quote = f"“{clipped(assertion.quote.exact, _QUOTE)}”" if assertion.quote else ""
    who = ", ".join(filter(None, (wording.speaker_of(evidence), evidence.source.publisher, assertion.as_of)))
    yield f"  {clipped(assertion.value, width):<{width}}  {line(who)}{f' ({line(assertion.scope)})' if assertion.scope else ''}"
    yield f"  {'':<{width}}  {quote}  {state.glyph} {state.word}{f', {line(str(place))}' if place else ''}"
