"""The report as Markdown for a pull request: sentences, tables, and nothing in the data that does anything.

GitHub cuts a comment off at 65,536 characters; the report stays under 60,000 and counts what it leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kzclaims.assess import Verdict
from kzclaims.compare import AGREE
from kzclaims.quote import FAITHFUL
from kzclaims.render import wording
from kzclaims.render.account import account_of, answers, sentence, untold
from kzclaims.render.changes import tally
from kzclaims.render.excerpt import excerpt_of
from kzclaims.render.lines import TOOL, clipped, count
from kzclaims.render.markdown import ACCOUNT, ROWS, code, fenced, inert, more, opening, table
from kzclaims.render.matrix import matrix_of
from kzclaims.render.reviewers_md import reviewers_md
from kzclaims.render.sections import (
    amiss,
    basis,
    disputes_of,
    fingerprint,
    headline,
    in_gravity,
    is_doubtful,
    is_settled,
    quiet_words,
    sections_of,
    settled_word,
    telling_pairs,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.claim import Claim, Identity
    from kzclaims.identity import IdentityResult
    from kzclaims.render.account import Disputes
    from kzclaims.render.changes import Change
    from kzclaims.render.sections import Report, Sections

LIMIT = 60_000
_MATRIX = 20  # sources; a wider table is no longer read
_CELL = 120
_HEADING = 120  # of a section, with the line that counts what is left out


def report_md(report: Report, limit: int = LIMIT) -> str:
    """The report in at most `limit` code points: whole claims and lists, the rest counted in its section."""
    sections = sections_of(report.assessments)
    top = f"# {inert(report.title)}\n\n**{headline(sections)}** {basis(report)}\n"
    end = f"{reviewers_md(report)}{_matrix(report)}{_method(report)}"
    if report.changes is not None:
        top += f"\nSince the older report: {tally(report.changes)}.\n"
    body = list(_body(report, sections))
    room = limit - len(top) - len(end) - sum(len(title) + _HEADING for title, *_ in body)
    parts: list[str] = []
    for title, items, written in body:
        kept = list(_fitting(map(written, items), room))
        room -= sum(map(len, kept))
        left = len(items) - len(kept)
        rest = f"\n\n{left:,} more left out here for length; the HTML and JSON reports hold all." if left else ""
        parts.append(f"\n## {title} ({len(items):,})\n{''.join(kept).rstrip()}{rest}\n" if items else "")
    return top + "".join(parts) + end


def _fitting(blocks: Iterator[str], room: int) -> Iterator[str]:
    """The first blocks that fit into `room` together; no more are written than that."""
    for block in blocks:
        room -= len(block)
        if room < 0:
            return
        yield block


def _body(report: Report, sections: Sections) -> Iterator[tuple[str, Sequence[Any], Callable[[Any], str]]]:
    """Each section's title, what it holds, and how one of that is written."""
    disputes = disputes_of(report)

    def told(assessment: Assessment) -> str:
        return _claim(assessment, report.root, disputes.get(assessment.claim.id, ()))

    yield "Changes", report.changes or (), _change
    yield "Contradictions", sections.contradictions, told
    yield "Differences", sections.differences, told
    yield "Arithmetic", in_gravity(report.identities), _identity
    yield "Roundings", sections.roundings, _rounding
    yield "Open", sections.unresolved, told
    yield "Quotes to look at", sections.doubtful, _doubt
    yield "One witness", sections.one_witness, _short
    yield "Agreements", sections.agreements, _short


def _change(change: Change) -> str:
    words = inert(" ".join(change.words), ACCOUNT)
    return f"\n- **{change.kind}** {inert(change.question)} ({code(change.claim)}) {words}"


def _claim(assessment: Assessment, root: str, disputes: Disputes) -> str:
    """One claim in full: its account, its sources, and the pairs that don't simply agree."""
    claim, worst = assessment.claim, assessment.worst
    sign = wording.VERDICTS[assessment.verdict]
    apart = assessment.verdict in {Verdict.CONTRADICT, Verdict.DIFFER}
    gap = f" {wording.gap_of(worst.comparison)}".rstrip() if worst and apart else ""
    settled = f", {settled_word(assessment)}" if is_settled(assessment) else ""
    told = str(account_of(assessment, disputes))
    rows = [_row(each) for each in assessment.evidence[:ROWS]]
    telling, agreeing = telling_pairs(assessment)
    pairs = [_pair(each, untold(assessment, each, told, disputes)) for each in telling[:ROWS]]
    return (
        f"\n### {sign.glyph} {sign.word}{gap}{settled}: {inert(claim.question)}\n\n"
        f"{opening(told, ACCOUNT)} ({code(claim.id)})\n\n"
        f"{table(['Source', 'Speaker', 'Value', 'As of', 'Scope', 'Quote', 'State'], rows)}\n"
        f"{more(assessment.evidence, 'value')}\n{''.join(pairs)}{more(telling, 'pair')}{_agreeing(agreeing)}"
        f"{''.join(_alteration(each, root) for each in assessment.evidence[:ROWS] if is_doubtful(each))}"
    )


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


def _agreeing(pairs: Sequence[Pair]) -> str:
    return f"- {quiet_words(pairs)}.\n" if pairs else ""


def _pair(pair: Pair, words: Sequence[str]) -> str:
    more = "".join(f" {inert(each, ACCOUNT)}" for each in words)
    return f"- {_relation(pair)}: {_sides(pair)}.{more}\n"


def _relation(pair: Pair) -> str:
    sign = wording.RELATIONS[pair.comparison.relation]
    return f"**{sign.glyph} `{pair.comparison.relation}`** {wording.gap_of(pair.comparison)}".rstrip()


def _sides(pair: Pair) -> str:
    sides = (f"{inert(each.assertion.id)} “{inert(each.assertion.value, _CELL)}”" for each in (pair.a, pair.b))
    return " and ".join(sides)


def _rounding(row: tuple[Claim, Pair]) -> str:
    claim, pair = row
    return f"\n- {_relation(pair)}, {inert(claim.question)} {_sides(pair)}. {inert(pair.comparison.reason)}"


def _doubt(row: tuple[Claim, Evidence]) -> str:
    claim, evidence = row
    said = evidence.support_reason if evidence.match.state in FAITHFUL else evidence.match.reason
    return f"\n- {_state(evidence)}: {inert(evidence.assertion.id)} on {code(claim.id)}. {inert(sentence(said))}"


def _identity(row: tuple[Identity, IdentityResult]) -> str:
    identity, result = row
    sign = wording.HOLDS[result.holds]
    return f"\n- {sign.glyph} {sign.word}: {inert(identity.says)}. {inert(result.reason)}"


def _alteration(evidence: Evidence, root: str) -> str:
    """The words found where they differ from the quote, as `[-only quoted-]` and `{+only found+}`."""
    excerpt = excerpt_of(evidence, root)
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
    values = (
        "no source speaks to it yet"
        if not assessment.evidence
        else "; ".join(f"{', '.join(ids)}: {value}" for value, ids in answers(assessment).items())
    )
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
    texts = texts_of(report)
    prints = "".join(f"- {opening(name, 64)} {code(sha[:16])}\n" for name, sha in list(texts.items())[:ROWS])
    left = f"- {count(len(texts) - ROWS, 'text')} more\n" if len(texts) > ROWS else ""
    points = f"{wording.figure(report.points)} percentage {'point' if report.points == 1 else 'points'}"
    return (
        f"\n## Method and fingerprints\n\n{basis(report)} A gap above {wording.percent(report.tolerance)} is material (for percentages, "
        f"above {points} where that is larger), unless a claim sets its own; it is a first screen, not a safe harbour. "
        f"Sources of one origin are one witness, and nobody is elected winner.\n\n"
        f"Made by {inert(report.tool or TOOL)}; fingerprint of words and values `{fingerprint(report)[:16]}`. SHA-256 of the texts:\n\n{prints or 'none at hand'}{left}"
    )
