"""The report as Markdown for a pull request: sentences, tables, and nothing in the data that does anything.

GitHub cuts a comment off at 65,536 characters; the report stays under 60,000 and counts what it leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.assess import Verdict
from kzclaims.compare import AGREE
from kzclaims.quote import FAITHFUL
from kzclaims.render import wording
from kzclaims.render.excerpt import excerpt_of
from kzclaims.render.markdown import code, fenced, inert, opening, table
from kzclaims.render.matrix import matrix_of
from kzclaims.render.sections import (
    amiss,
    basis,
    fingerprint,
    headline,
    in_gravity,
    is_doubtful,
    is_settled,
    sections_of,
)
from kzclaims.render.wording import clipped, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.claim import Claim, Identity
    from kzclaims.identity import IdentityResult
    from kzclaims.render.changes import Change
    from kzclaims.render.sections import Report, Sections

LIMIT = 60_000
_ROWS = 15  # of one table or list of one claim; no claim may fill the report
_MATRIX = 20  # sources; a wider table is no longer read
_CELL = 120
_HEADING = 120  # of a section, with the line that counts what is left out


def report_md(report: Report, limit: int = LIMIT) -> str:
    """The report in at most `limit` code points: whole claims and lists, the rest counted in its section."""
    sections = sections_of(report.assessments)
    top = f"# {inert(report.title)}\n\n**{headline(report)}** {basis(report)}\n"
    end = f"{_matrix(report)}{_method(report)}"
    body = [
        ("Changes", [_change(each) for each in report.changes or ()]),
        *_body(sections, [_identity(*each) for each in in_gravity(report.identities)]),
    ]
    room = limit - len(top) - len(end) - sum(len(title) + _HEADING for title, _ in body)
    parts: list[str] = []
    for title, blocks in body:
        kept = _fitting(blocks, room)
        room -= sum(map(len, kept))
        left = len(blocks) - len(kept)
        rest = f"\n\n{left:,} more left out here for length; the HTML and JSON reports hold all." if left else ""
        parts.append(f"\n## {title} ({len(blocks):,})\n{''.join(kept).rstrip()}{rest}\n" if blocks else "")
    return top + "".join(parts) + end


def _fitting(blocks: Sequence[str], room: int) -> list[str]:
    """The first blocks that fit into `room` together."""
    kept: list[str] = []
    for block in blocks:
        room -= len(block)
        if room < 0:
            break
        kept.append(block)
    return kept


def _body(sections: Sections, arithmetic: list[str]) -> Iterator[tuple[str, list[str]]]:
    yield "Contradictions", [_claim(each) for each in sections.contradictions]
    yield "Differences", [_claim(each) for each in sections.differences]
    yield "Arithmetic", arithmetic
    yield "Roundings", [_rounding(*each) for each in sections.roundings]
    yield "Open", [_claim(each) for each in sections.unresolved]
    yield "Quotes to look at", [_doubt(*each) for each in sections.doubtful]
    yield "One witness", [_short(each) for each in sections.one_witness]
    yield "Agreements", [_short(each) for each in sections.agreements]


def _change(change: Change) -> str:
    words = " ".join(map(inert, change.words))
    return f"\n- **{change.kind}** {inert(change.question)} ({code(change.claim)}) {words}"


def _claim(assessment: Assessment) -> str:
    """One claim in full: its sentence, its sources, its pairs."""
    claim, worst = assessment.claim, assessment.worst
    sign = wording.VERDICTS[assessment.verdict]
    telling = worst is not None and assessment.verdict in {Verdict.CONTRADICT, Verdict.DIFFER}
    gap = f" {wording.gap_of(worst.comparison)}".rstrip() if worst and telling else ""
    settled = ", explained" if is_settled(assessment) else ""
    decided = f"\n\nDecision: {inert(wording.decision_of(assessment.decision))}" if assessment.decision else ""
    stale = " **Stale**: what it was made on has changed since." if assessment.stale else ""
    rows = [_row(each) for each in assessment.evidence[:_ROWS]]
    pairs = [_pair(each) for each in assessment.pairs[:_ROWS]]
    return (
        f"\n### {sign.glyph} {sign.word}{gap}{settled}: {inert(claim.question)}\n\n"
        f"{opening(assessment.sentence)} ({code(claim.id)}){decided}{stale}\n\n"
        f"{table(['Source', 'Speaker', 'Value', 'As of', 'Scope', 'Quote', 'State'], rows)}\n"
        f"{_more(assessment.evidence, 'value')}\n{''.join(pairs)}{_more(assessment.pairs, 'pair')}"
        f"{''.join(_alteration(each) for each in assessment.evidence[:_ROWS] if is_doubtful(each))}"
    )


def _more(items: Sequence[object], thing: str) -> str:
    return f"\n{count(len(items) - _ROWS, f'more {thing}')}.\n" if len(items) > _ROWS else ""


def _row(evidence: Evidence) -> list[str]:
    assertion = evidence.assertion
    known = assertion.id if assertion.id == assertion.source else f"{assertion.id} in {assertion.source}"
    quote = f"“{assertion.quote.exact}”" if assertion.quote else ""
    cells = known, wording.speaker_of(evidence), assertion.value, assertion.as_of, assertion.scope, quote
    return [*(inert(cell, _CELL) or "–" for cell in cells), _state(evidence)]


def _state(evidence: Evidence) -> str:
    """The state of the quote, and what is amiss between quote and value."""
    state, wrong = wording.STATES[evidence.match.state], amiss(evidence)
    said = f"; {wrong.glyph} {wrong.word}" if wrong else ""
    return f"{state.glyph} {state.word}{said}{' (notes)' if evidence.basis == 'notes' else ''}"


def _pair(pair: Pair) -> str:
    note = f" Of note: {inert(pair.comparison.note)}." if pair.comparison.note else ""
    explained = f" Explained: {inert(pair.explained.why)}" if pair.explained else ""
    decided = f" Decision: {inert(wording.decision_of(pair.decision))}" if pair.decision else ""
    return f"- {_relation(pair)}: {_sides(pair)}. {inert(pair.comparison.reason)}{note}{explained}{decided}\n"


def _relation(pair: Pair) -> str:
    sign = wording.RELATIONS[pair.comparison.relation]
    return f"**{sign.glyph} `{pair.comparison.relation}`** {wording.gap_of(pair.comparison)}".rstrip()


def _sides(pair: Pair) -> str:
    sides = (f"{inert(each.assertion.id)} “{inert(each.assertion.value, _CELL)}”" for each in (pair.a, pair.b))
    return " and ".join(sides)


def _rounding(claim: Claim, pair: Pair) -> str:
    return f"\n- {_relation(pair)}, {inert(claim.question)} {_sides(pair)}. {inert(pair.comparison.reason)}"


def _doubt(claim: Claim, evidence: Evidence) -> str:
    said = evidence.support_reason if evidence.match.state in FAITHFUL else evidence.match.reason
    return f"\n- {_state(evidence)}: {inert(evidence.assertion.id)} on {code(claim.id)}. {inert(said)}"


def _identity(identity: Identity, result: IdentityResult) -> str:
    sign = wording.HOLDS[result.holds]
    return f"\n- {sign.glyph} {sign.word}: {inert(identity.says)}. {inert(result.reason)}"


def _alteration(evidence: Evidence) -> str:
    """The words found where they differ from the quote, as `[-only quoted-]` and `{+only found+}`."""
    excerpt = excerpt_of(evidence)
    if excerpt is None or not excerpt.altered:
        return ""
    runs = []
    for run in excerpt.runs:
        quoted = f"[-{run.quoted.strip()}-]" if run.quoted.strip() else ""
        found = f"{{+{run.found.strip()}+}}" if run.found.strip() else ""
        runs.append(run.found.strip() if run.kind == "same" else f"{quoted}{found}")
    where = opening(f"{evidence.assertion.id}, {excerpt.place}")
    return f"\n{where}; `[-…-]` stands only in the ledger, `{{+…+}}` only in the source:\n\n{fenced(clipped(' '.join(runs), 1000))}\n"


def _short(assessment: Assessment) -> str:
    """One claim in a line."""
    values = "; ".join(f"{each.assertion.id}: {each.assertion.value}" for each in assessment.evidence)
    signs = sorted(
        {wording.RELATIONS[p.comparison.relation].word for p in assessment.pairs if p.comparison.relation in AGREE}
    )
    how = f" ({', '.join(signs)})" if signs else ""
    return f"\n- {opening(assessment.claim.question)}{how} {inert(values)}"


def _matrix(report: Report) -> str:
    matrix = matrix_of(report.assessments)
    if not matrix.sources:
        return ""
    head = "\n## Source by source\n\nPairs of values: ✗ contradict, ≠ differ, = agree, ∦ aside (another time or scope, or not comparable).\n\n"
    if len(matrix.sources) > _MATRIX:
        return f"{head}{count(len(matrix.sources), 'source')}: the table is in the HTML report.\n"
    rows = [
        [f"{number} {inert(row, 64)}", *(" ".join(matrix.at(row, column).marks) or "·" for column in matrix.sources)]
        for number, row in enumerate(matrix.sources, 1)
    ]
    return f"{head}{table(['Source', *map(str, range(1, len(rows) + 1))], rows)}\n"


def _method(report: Report) -> str:
    shown = sorted(report.sources, key=lambda source: source.id)
    prints = [f"- {opening(each.id, 64)} {code(each.sha256[:16])}\n" for each in shown if each.sha256][:_ROWS]
    more = sum(bool(each.sha256) for each in shown) - len(prints)
    left = f"- {count(more, 'text')} more\n" if more else ""
    points = f"{wording.figure(report.points)} percentage {'point' if report.points == 1 else 'points'}"
    return (
        f"\n## Method and fingerprints\n\n{basis(report)} A gap above {wording.percent(report.tolerance)} is material (for percentages, "
        f"above {points} where that is larger), unless a claim sets its own; it is a first screen, not a safe harbour. "
        f"Sources of one origin are one witness, and nobody is elected winner.\n\n"
        f"Made by {inert(report.tool or wording.TOOL)}; fingerprint of words and values `{fingerprint(report)[:16]}`. SHA-256 of the texts:\n\n{prints and ''.join(prints)}{left}"
    )
