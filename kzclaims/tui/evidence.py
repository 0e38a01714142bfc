"""The assertions of a claim: what each source says, how its quote stands, how far it lies from the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.support import Support
from kzclaims.tui.lines import (
    Drawing,
    Line,
    Piece,
    cells,
    collapsed,
    cut,
    cut_line,
    fit,
    heading,
    line_cells,
    piece,
    spread,
    wrapped,
)
from kzclaims.tui.signs import Sign, match_sign, relation_sign
from kzclaims.tui.strips import strips

if TYPE_CHECKING:
    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.tui.state import Review

_BASIS = {"text": "", "notes": "notes only", "none": "no text"}
_NARROW, _ROOMY = 60, 84


def letter(place: int) -> str:
    """The name of the assertion at `place`: A, B, … Z, A2 and so on."""
    return chr(ord("A") + place % 26) + (str(place // 26 + 1) if place > 25 else "")


def letter_of(assessment: Assessment, evidence: Evidence) -> str:
    """The letter of an assertion in its claim."""
    ids = [each.assertion.id for each in assessment.evidence]
    return letter(ids.index(evidence.assertion.id))


def reference(review: Review) -> Evidence | None:
    """What the others are compared with: the first assertion of the selected pair."""
    pair = review.current_pair
    return pair.a if pair else None


def assertion_list(review: Review, width: int, *, apart: bool = True) -> Drawing:
    """Two lines an assertion, its strip in the second; or all strips at the foot, where they may stand `apart` and there
    is room. The selected one is in sight."""  # noqa: D205, D209 - one sentence
    assessment = review.current
    if assessment is None:
        return Drawing(())
    if not assessment.evidence:
        return Drawing([(piece("  no source speaks to this claim yet", "quiet"),)])
    roomy = apart and width >= _ROOMY
    room = width - 4 if roomy else min(width // 3, 40) if width >= _NARROW else 0
    drawn, axis = strips([each.value for each in assessment.evidence], room, fixed=assessment.claim.fixed)
    lines: list[Line] = []
    selected = (0, 0)
    for place, each in enumerate(assessment.evidence):
        start = len(lines)
        chosen = review.pane == "assertions" and place == review.assertion
        lines += _head_lines(review, assessment, each, width, chosen=chosen)
        strip = fit(drawn[place], room) if drawn and not roomy else ""
        lines += _more_lines(each, width, strip, whole=apart and width >= _NARROW)
        if place == review.assertion:
            selected = (start, len(lines) - 1)
    if roomy:
        lines += [_strip_line(letter(place), strip) for place, strip in enumerate(drawn)]
    axis_line = [(piece(f"    {axis}", "quiet"),)] if axis else []
    return Drawing([*lines, *axis_line], *selected)


def _strip_line(name: str, strip: str) -> Line:
    shown = piece(strip, "figure") if strip else piece("(not on this axis)", "quiet")
    return piece(f"  {name:<2}", "title"), shown


def claim_title(review: Review, width: int, rows: int = 1) -> list[Line]:
    """The title over the assertions: the whole question with its id, unit and time, as far as goes into the rows."""
    focused = review.pane == "assertions"
    if review.current is None:
        return [heading("assertions", width, focused=focused)]
    claim = review.current.claim
    scope = " · ".join(collapsed(part) for part in (claim.id, claim.unit, claim.time) if part)
    words = f"{collapsed(claim.question)}  ({scope})" if claim.question else scope
    (whole,) = heading(words, cells(words) + 2, focused=focused)
    lines = wrapped([whole], width, 2)
    if len(lines) <= rows:
        return lines
    (last,) = lines[rows - 1]
    rest = " ".join(text.strip() for line in lines[rows:] for text, _ in line)
    return [*lines[: rows - 1], (piece(cut(f"{last.text} {rest}", width), whole.style),)]


def _head_lines(review: Review, assessment: Assessment, evidence: Evidence, width: int, *, chosen: bool) -> list[Line]:
    """Mark, letter, value and scope to the left; decision, match state and gap to the right, or below if need be."""
    name = piece(f"{letter_of(assessment, evidence)} ", "title")
    value = piece(collapsed(evidence.assertion.value), "figure")
    left = (piece("▸ " if chosen else "  "), name, value, piece(f" {collapsed(evidence.assertion.scope)}"))
    signs = _signs(review, assessment, evidence)
    right = tuple(piece(fit(f"{sign}", cells), sign.style) for sign, cells in signs)
    if line_cells(left) + line_cells(right) < width:
        lines = [spread(left, right, width)]
    else:
        right = tuple(each for sign, _ in signs for each in (piece(f"  {sign}", sign.style),))
        fits = line_cells(left) + line_cells(right) < width
        lines = (
            [spread(left, right, width)] if fits else [cut_line(left, width), cut_line((Piece("  "), *right), width)]
        )
    if chosen:
        return [tuple(Piece(text, f"{style} chosen".strip()) for text, style in line) for line in lines]
    return lines


_REFERENCE = Sign(" ", "reference", "quiet")


def _signs(review: Review, assessment: Assessment, evidence: Evidence) -> list[tuple[Sign, int]]:
    """Decision, state of the match and gap to the reference, each with the cells of its column."""
    decided = review.book.on(assessment, evidence.assertion.id).sign
    signs = [(decided, 15)] if decided else []
    signs.append((match_sign(evidence), 17))
    base = reference(review)
    if base is not None:
        pair = _between(assessment, base, evidence)
        signs.append((relation_sign(pair.comparison) if pair else _REFERENCE, 19))
    return signs


def _between(assessment: Assessment, a: Evidence | None, b: Evidence) -> Pair | None:
    if a is None:
        return None
    wanted = {a.assertion.id, b.assertion.id}
    return next((pair for pair in assessment.pairs if {pair.a.assertion.id, pair.b.assertion.id} == wanted), None)


def _more_lines(evidence: Evidence, width: int, strip: str, *, whole: bool) -> list[Line]:
    """Who says it, where, as of when, gathered by whom, read in what; and what is wrong with the value, if anything.

    All of it where it is wanted `whole`, else as much as goes into one line.
    """
    said, source = evidence.assertion, evidence.source
    parts = [source.id, said.speaker or "narrator", source.date]
    parts += [f"as of {said.as_of}"] if said.as_of else []
    parts += [f"origin {source.origin}"] if source.origin and source.origin != source.id else []
    parts += [f"derived: {said.derived}"] if said.derived else []
    basis = _BASIS[evidence.basis]
    right = (piece(f"  {basis}", "open"),) if basis else ()
    left = (piece("    "), *((piece(strip, "figure"), piece(" ")) if strip else ()))
    words = piece(" · ".join(collapsed(part) for part in parts if part), "quiet")
    lines = (
        wrapped([*left, words, *right], width, line_cells(left)) if whole else [spread((*left, words), right, width)]
    )
    if evidence.support not in {Support.STATED, Support.DERIVED} and evidence.support_reason:
        lines += wrapped([piece(f"    ! {collapsed(evidence.support_reason)}", "open")], width, 6)
    return lines
