"""The pane of the selected pair: the one sentence, what was decided, and the two passages."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import Line, Piece, collapsed, cut_line, heading, line_cells, piece, wrapped
from kzclaims.tui.passages import doubt, edits_of, one_passage, two_passages
from kzclaims.tui.signs import DECIDED, decision_words, match_sign, relation_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.tui.state import Review

_TWO_COLUMNS = 84


def pair_title(review: Review, width: int) -> Line:
    """The title over the passages: which pair of how many."""
    assessment, pair = review.current, review.current_pair
    focused = review.pane == "passages"
    if assessment is None or pair is None:
        return heading("passage", width, focused=focused)
    letters = f"{letter_of(assessment, pair.a)} – {letter_of(assessment, pair.b)}"
    keys = f"{review.keys['previous_pair']} and {review.keys['next_pair']} for others"
    more = f", pair {review.pair + 1} of {len(assessment.pairs)} ({keys})" if assessment.pairs[1:] else ""
    return heading(f"passages {letters}{more}", width, focused=focused)


def passage_lines(review: Review, width: int) -> list[Line]:
    """The one sentence, what was decided, then the passages: beside each other where there is room."""
    assessment, pair = review.current, review.current_pair
    if assessment is None:
        return []
    if pair is None:
        lines = wrapped([piece(collapsed(assessment.sentence), "sentence")], width)
        lines += _decided(review, assessment, None, width)
        for each in assessment.evidence:
            lines += _passage(assessment, each, one_passage(each), width)
        return lines
    sign = relation_sign(pair.comparison)
    lines = wrapped([piece(f"{sign}  ", sign.style), piece(collapsed(pair.comparison.reason), "sentence")], width)
    lines += _decided(review, assessment, pair, width)
    left, right = two_passages(pair.a, pair.b)
    if width < _TWO_COLUMNS:
        return [
            *lines,
            *_passage(assessment, pair.a, left, width),
            *_passage(assessment, pair.b, right, width),
        ]
    half = (width - 3) // 2
    return [
        *lines,
        (),
        *_beside(_passage(assessment, pair.a, left, half), _passage(assessment, pair.b, right, half), half),
    ]


def _decided(review: Review, assessment: Assessment, pair: Pair | None, width: int) -> list[Line]:
    """What stands on the claim and on the pair, every person's word, and what the ledger says of it."""
    subjects: list[tuple[str, tuple[str, ...]]] = [("claim", ())]
    if pair:
        subjects.append(("pair", (pair.a.assertion.id, pair.b.assertion.id)))
    lines: list[Line] = []
    for name, ids in subjects:
        stale = review.book.on(assessment, *ids).stale
        for voice in review.book.voices(assessment, *ids):
            lines += wrapped(
                [piece(f"{DECIDED[voice.verb].glyph} {name} {decision_words(voice, stale=stale)}", "decided")], width, 2
            )
    for note in review.book.notes(assessment):
        lines += wrapped([piece(f"{DECIDED['note'].glyph} {decision_words(note, stale=False)}", "decided")], width, 2)
    if pair and pair.explained:
        by = f" ({pair.explained.by})" if pair.explained.by else ""
        lines += wrapped([piece(f"the ledger explains{by}: {collapsed(pair.explained.why)}", "decided")], width, 2)
    return lines


def _passage(assessment: Assessment, evidence: Evidence, pieces: list[Piece], width: int) -> list[Line]:
    """Where it stands, the words, and what the quote has otherwise."""
    place = evidence.found_at()
    where = str(place) if place else evidence.source.id
    basis = " (notes)" if evidence.basis == "notes" else ""
    head = [piece(f"{letter_of(assessment, evidence)} ", "title"), piece(f"{where}{basis}", "place")]
    lines = [cut_line(tuple(head), width), *wrapped(pieces, width)]
    if why := doubt(evidence):
        sign = match_sign(evidence)
        lines += wrapped(
            [piece(f"{sign}: ", sign.style), *edits_of(evidence), piece(collapsed(why), "quiet")], width, 2
        )
    return lines


def _beside(left: Sequence[Line], right: Sequence[Line], half: int) -> list[Line]:
    lines: list[Line] = []
    for a, b in zip_longest(left, right, fillvalue=()):
        lines.append((*a, Piece(" " * (half - line_cells(a))), Piece(" │ ", "quiet"), *b))
    return lines
