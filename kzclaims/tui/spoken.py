"""What plain mode says: claims, pairs, texts and records as sentences, one a line, without glyphs or columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.agreement import agreement_words
from kzclaims.assess import Verdict
from kzclaims.compare import Relation
from kzclaims.counts import count
from kzclaims.quote import FAITHFUL
from kzclaims.support import Support
from kzclaims.tui.clipboard import to_copy
from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import collapsed
from kzclaims.tui.passages import passage_of
from kzclaims.tui.signs import DECIDED, decision_words, match_sign, relation_sign, verdict_sign
from kzclaims.words import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.agreement import Agreement
    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.decisions import Decision
    from kzclaims.finding import Finding
    from kzclaims.text import Span
    from kzclaims.tui.book import Book
    from kzclaims.tui.filters import Choice
    from kzclaims.tui.state import Review

_AROUND = 5
_BASIS = {"text": "", "notes": ", checked on notes only", "none": ", no text at hand"}


def state_words(review: Review) -> str:
    """How far the review is, as in `4 of 6 claims decided, 1 put off, 1 open`."""
    total = len(review.assessments)
    if not total:
        return "There is no claim in this ledger yet."
    decided, deferred, waiting = (review.count(name) for name in ("decided", "deferred", "open"))
    stale = f", {review.count('stale')} of them stale" if review.count("stale") else ""
    return f"{decided} of {count(total, 'claim')} decided, {deferred} put off, {waiting} open{stale}."


def banner_words(book: Book) -> Iterator[str]:
    """What is wrong with the log, and what of it is hidden."""
    if book.read_only:
        yield f"Read-only: {book.read_only}. Nothing can be decided"
    for damage in book.damage[:3]:
        yield f"A decision was not read: {book.log.path.name}, line {damage.line}: {collapsed(damage.reason)}"
    if book.blind:
        yield "What others have decided is hidden"


def claim_words(book: Book, assessment: Assessment) -> Iterator[str]:
    """The claim, its verdict, every assertion, how they compare, and everything that was decided or noted before."""
    claim = assessment.claim
    parts = [collapsed(part) for part in (claim.id, claim.unit, claim.time) if part]
    yield f"{collapsed(claim.question)} ({', '.join(parts)})" if claim.question else ", ".join(parts)
    verdict = "" if assessment.verdict is Verdict.SINGLE else f"{verdict_sign(assessment).word}. "
    yield f"{verdict}{collapsed(assessment.sentence)}"
    for evidence in assessment.evidence:
        yield _evidence_words(book, assessment, evidence)
    equal = []
    for pair in assessment.pairs:
        if pair.comparison.relation is Relation.EQUAL and not pair.explained and not _held(book, assessment, pair):
            equal.append(_letters(assessment, pair))
        else:
            yield pair_words(book, assessment, pair)
    if equal:
        yield f"Equal: {', '.join(equal)}."
    stale = book.on(assessment).stale
    for decision in book.voices(assessment):
        yield f"Decided before: {decision_words(decision, stale=stale)}"
    for note in book.notes(assessment):
        yield f"Note by {note.who}, {note.when[:10]}: {note.why}"


def _evidence_words(book: Book, assessment: Assessment, evidence: Evidence) -> str:
    said, match, source = evidence.assertion, evidence.match, evidence.source
    parts = [
        f"{letter_of(assessment, evidence)}, {source.id}, {said.speaker or 'narrator'}: {said.value}",
        said.scope,
        f"as of {said.as_of}" if said.as_of else "",
        f"published {source.date}" if source.date else "",
        f"origin {source.origin}" if source.origin not in {"", source.id} else "",
        f"derived: {said.derived}" if said.derived else "",
    ]
    doubt = f" ({match.reason})" if match.state not in FAITHFUL and match.reason else ""
    passage = passage_of(evidence)
    found = f" “{passage.found}”" if passage else ""
    weak = evidence.support not in {Support.STATED, Support.DERIVED} and evidence.support_reason
    support = f" {evidence.support_reason}" if weak else ""
    decided = _decided_words(book, assessment, said.id)
    words = f"{', '.join(part for part in parts if part)}. Quote {match_sign(evidence).word}{doubt}{_BASIS[evidence.basis]}."
    return collapsed(f"{words}{found}{support}{decided}")


def pair_words(book: Book, assessment: Assessment, pair: Pair) -> str:
    """How two assertions compare and why, what the ledger says of it, and what was decided on it."""
    words = f"{_letters(assessment, pair)}: {relation_sign(pair.comparison).word}. {pair.comparison.reason}"
    by = f" ({pair.explained.by})" if pair.explained and pair.explained.by else ""
    explained = f" The ledger explains{by}: {pair.explained.why}" if pair.explained else ""
    return collapsed(f"{words}{explained}{_decided_words(book, assessment, *_ids(pair))}")


def passage_words(assessment: Assessment, pair: Pair) -> Iterator[str]:
    """Both passages with some words around, then the words that only one of them has."""
    for evidence in (pair.a, pair.b):
        passage, quote = passage_of(evidence), evidence.assertion.quote
        if passage:
            words = f"{evidence.found_at()}: {passage.before}{passage.found}{passage.after}"
        else:
            words = f"quoted as “{quote.exact}”" if quote else "the assertion has no quote"
        yield collapsed(f"{letter_of(assessment, evidence)}, {words}")
    ours, theirs = passage_of(pair.a), passage_of(pair.b)
    edits = [each for each in word_diff(ours.found, theirs.found) if each.kind != "same"] if ours and theirs else []
    for evidence, only in ((pair.a, [e.quoted for e in edits]), (pair.b, [e.found for e in edits])):
        if words := "; ".join(collapsed(each) for each in only if each.strip()):
            yield f"Only in {letter_of(assessment, evidence)}: {words}"


def text_words(
    assessment: Assessment, evidence: Evidence, everything: Sequence[Assessment], first: int = 0
) -> Iterator[str]:
    """Lines of a source's text: those around the match, or from line `first` on; and what else is quoted there."""
    source, text = evidence.source, evidence.text
    name = ", ".join(collapsed(part) for part in (source.publisher, source.title, source.date, source.url) if part)
    kind = "notes on " if evidence.basis == "notes" else ""
    yield f"{letter_of(assessment, evidence)}, {kind}{name or source.id}. Quote {match_sign(evidence).word}."
    if text is None:
        yield "Neither the full text nor notes on this source are at hand."
        return
    rows = text.content.split("\n")
    at = evidence.found_at()
    start = min(first or max(at.line - _AROUND if at else 1, 1), len(rows))
    end = min(start + 2 * _AROUND, len(rows))
    yield f"Lines {start} to {end} of {len(rows)} of {text.path}."
    spans = dict.fromkeys(evidence.match.spans, "")
    spans |= {span: label for span, label in _others(evidence, everything) if span not in spans}
    for number in range(start, end + 1):
        yield f"{number}: {collapsed(rows[number - 1])}"
        for span, label in spans.items():
            if text.location(span.start).line == number:
                yield f"   {label or 'This claim'} quotes here “{collapsed(text.content[slice(*span)])}”"


def _others(evidence: Evidence, everything: Sequence[Assessment]) -> Iterator[tuple[Span, str]]:
    """What other assertions of the ledger quote from the same text."""
    for each in everything:
        for one in each.evidence:
            if one.text == evidence.text and one.assertion is not evidence.assertion:
                yield from ((span, f"{each.claim.id}, {one.assertion.value},") for span in one.match.spans)


def listed_words(review: Review) -> list[str]:
    """Every claim that is listed, in order: its place, what was decided, the verdict, the question."""
    words = []
    for place, each in enumerate(review.shown, 1):
        sign = review.book.on(each).sign
        parts = [sign.word if sign else "open", verdict_sign(each).word]
        parts += ["marked"] if each.claim.id in review.marked else []
        words.append(f"{place}. {each.claim.id}: {', '.join(parts)}. {collapsed(each.claim.question)}")
    return words


def choice_words(choices: Sequence[Choice]) -> list[str]:
    """What the list can be narrowed by, a facet a line, each value with its number of claims."""
    held: dict[str, list[str]] = {}
    for each in choices:
        held.setdefault(each.facet, []).append(f"{collapsed(each.value)} {each.claims}{' (on)' if each.on else ''}")
    return [f"{facet}: {', '.join(values)}" for facet, values in held.items()]


def finding_words(findings: Sequence[Finding]) -> list[str]:
    """The problems of the ledger: level, code, message, place, what to do."""
    return [
        collapsed(
            f"{place}. {each.level.name.lower()} {each.code} {each.slug}: {each.message.removesuffix('.')}. {each.place}"
            f"{f' (claim {each.claim})' if each.claim else ''}{f'. {each.hint}' if each.hint else ''}"
        )
        for place, each in enumerate(findings, 1)
    ]


def record_words(decisions: Sequence[Decision]) -> list[str]:
    """Lines of the log, the newest first: number, what was done to what, who, when, why."""
    return [
        collapsed(
            f"{f'Line {each.number}' if each.number else 'NOT SAVED'}: {DECIDED[each.verb].word}"
            f"{f' line {each.undoes}' if each.undoes else ''}, {' / '.join((each.claim, *each.assertions))},"
            f" by {each.who}, {each.when}{f': {each.why}' if each.why else ''}"
        )
        for each in reversed(decisions)
    ]


def disagreement_words(held: Sequence[Sequence[Decision]], agreed: Sequence[Agreement]) -> list[str]:
    """How far every two people agree, then who says what on each subject they judge differently."""
    words = [f"{collapsed(agreement_words(each))}." for each in agreed]
    words += ["No two people have decided on the same thing yet."] if not agreed else []
    words += ["Nobody stands against anybody."] if agreed and not held else []
    for voices in held:
        said = "; ".join(decision_words(each, stale=False) for each in voices)
        words.append(collapsed(f"Disputed, {' / '.join((voices[0].claim, *voices[0].assertions))}: {said}"))
    return words


def copy_words(review: Review) -> list[str]:
    """What the screen would copy: quote, citation, id, place, sentence, each under its name."""
    return [f"{each.name}: {collapsed(each.words)}" for each in to_copy(review)]


def _letters(assessment: Assessment, pair: Pair) -> str:
    return f"{letter_of(assessment, pair.a)} and {letter_of(assessment, pair.b)}"


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.a.assertion.id, pair.b.assertion.id


def _held(book: Book, assessment: Assessment, pair: Pair) -> bool:
    return bool(book.voices(assessment, *_ids(pair)))


def _decided_words(book: Book, assessment: Assessment, *ids: str) -> str:
    stale = book.on(assessment, *ids).stale
    return "".join(f" Decided before: {decision_words(e, stale=stale)}." for e in book.voices(assessment, *ids))
