"""The pane of the selected pair: the one sentence, what was decided, and the two passages."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import Line, Piece, collapsed, cut_left, heading, line_cells, piece, wrapped
from kzclaims.tui.passages import CONTEXT, doubt, edits_of, one_passage, two_passages
from kzclaims.tui.signs import DECIDED, UNSAVED, decision_words, match_sign, relation_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.tui.state import Review

_TWO_COLUMNS = 60  # columns from which two passages have room beside each other
_LOW = 12  # rows below which a passage and its place share a line
_MOST = 320  # characters around a match that are shown at most


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


def passage_lines(review: Review, width: int, height: int | None = None, *, beside: bool = True) -> list[Line]:
    """The one sentence, what was decided, then the passages: one `beside` the other, if that is wanted and there is room.

    In `height` rows as much is shown around the matches as goes in, without it as much as is usual.
    """
    assessment, pair = review.current, review.current_pair
    if assessment is None:
        return []
    lines = _sentence(assessment, pair, width) + _decided(review, assessment, pair, width)
    held = (pair.a, pair.b) if pair else assessment.evidence
    beside = beside and pair is not None and width >= _TWO_COLUMNS
    low = height is not None and height < _LOW and not beside
    context = (
        CONTEXT if height is None else _around(held, width // (2 if beside else 1), height - len(lines), beside=beside)
    )
    found = _passages(assessment, pair, (width, context), low=low, beside=beside)
    while height is not None and context > 20 and len(lines) + len(found) > height:
        context = context * 2 // 3
        found = _passages(assessment, pair, (width, context), low=low, beside=beside)
    return lines + found


def _around(held: Sequence[Evidence], width: int, rows: int, *, beside: bool) -> int:
    """How many characters around each match fill the rows there are, as near as can be told before they are broken."""
    found = [sum(span.end - span.start for span in each.match.spans) for each in held]
    each = rows - 2 if beside else rows // max(len(found), 1) - 1
    room = width * max(each, 1) - max(found, default=0)
    return max(20, min(room // 2, _MOST))


def _sentence(assessment: Assessment, pair: Pair | None, width: int) -> list[Line]:
    if pair is None:
        return wrapped([piece(collapsed(assessment.sentence), "sentence")], width)
    sign = relation_sign(pair.comparison)
    return wrapped([piece(f"{sign}  ", sign.style), piece(collapsed(pair.comparison.reason), "sentence")], width)


def _passages(
    assessment: Assessment, pair: Pair | None, room: tuple[int, int], *, low: bool, beside: bool
) -> list[Line]:
    """The passages in columns of a width, with so many characters around them."""
    width, context = room
    if pair is None:
        held = [(each, one_passage(each, context)) for each in assessment.evidence]
    else:
        held = list(zip((pair.a, pair.b), two_passages(pair.a, pair.b, context), strict=True))
    if not beside:
        return [line for each, pieces in held for line in _passage(assessment, each, pieces, width, low=low)]
    half = (width - 3) // 2
    left, right = (_passage(assessment, each, pieces, half) for each, pieces in held)
    return [(), *_beside(left, right, half)]


def _decided(review: Review, assessment: Assessment, pair: Pair | None, width: int) -> list[Line]:
    """What stands on the claim and on the pair, every person's word, and what the ledger says of it."""
    subjects: list[tuple[str, tuple[str, ...]]] = [("claim", ())]
    if pair:
        subjects.append(("pair", (pair.a.assertion.id, pair.b.assertion.id)))
    lines: list[Line] = []
    for name, ids in subjects:
        stale = review.book.on(assessment, *ids).stale
        for voice in review.book.voices(assessment, *ids):
            words = f"{DECIDED[voice.verb].glyph} {name} {decision_words(voice, stale=stale)}"
            unsaved = [] if voice.number else [piece(f"{UNSAVED}: ", UNSAVED.style)]
            lines += wrapped([*unsaved, piece(words, "decided")], width, 2)
    for note in review.book.notes(assessment):
        lines += wrapped([piece(f"{DECIDED['note'].glyph} {decision_words(note, stale=False)}", "decided")], width, 2)
    if pair and pair.explained:
        by = f" ({pair.explained.by})" if pair.explained.by else ""
        lines += wrapped([piece(f"the ledger explains{by}: {collapsed(pair.explained.why)}", "decided")], width, 2)
    return lines


def _passage(
    assessment: Assessment, evidence: Evidence, pieces: list[Piece], width: int, *, low: bool = False
) -> list[Line]:
    """Where it stands, the words, and what the quote has otherwise."""
    place = evidence.found_at()
    basis = " (notes)" if evidence.basis == "notes" else ""
    where = (f"line {place.line}" if low else str(place)) if place else evidence.source.id
    letter = piece(f"{letter_of(assessment, evidence)} ", "title")
    if low:
        lines = wrapped([letter, piece(f"{where}{basis}", "place"), Piece("  "), *pieces], width, 2)
    else:
        lines = [(letter, piece(cut_left(collapsed(f"{where}{basis}"), width - 2), "place")), *wrapped(pieces, width)]
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
