"""The assertions of a claim: what each source says, how its quote stands, how far it lies from the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.support import Support
from kzclaims.tui.lines import Drawing, Line, Piece, collapsed, cut_line, fit, heading, piece, spread, wrapped
from kzclaims.tui.signs import match_sign, relation_sign
from kzclaims.tui.strips import strips

if TYPE_CHECKING:
    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.tui.state import Review

_BASIS = {"text": "", "notes": "notes only", "none": "no text"}
_NARROW, _ROOMY, _STRIP = 60, 84, 26


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


def assertion_list(review: Review, width: int) -> Drawing:
    """Two lines an assertion and its strip: at the foot where there is room, else in the second line; the selected one in sight."""
    assessment = review.current
    if assessment is None:
        return Drawing(())
    if not assessment.evidence:
        return Drawing([(piece("  no source speaks to this claim yet", "quiet"),)])
    roomy = width >= _ROOMY
    drawn, axis = strips(
        [each.value for each in assessment.evidence], width - 4 if roomy else _STRIP, fixed=assessment.claim.fixed
    )
    lines: list[Line] = []
    selected = (0, 0)
    for place, each in enumerate(assessment.evidence):
        start = len(lines)
        chosen = review.pane == "assertions" and place == review.assertion
        lines += _head_lines(review, assessment, each, width, chosen=chosen)
        lines += _more_lines(each, width, drawn[place] if drawn and _NARROW <= width < _ROOMY else "")
        if place == review.assertion:
            selected = (start, len(lines) - 1)
    if roomy:
        lines += [_strip_line(letter(place), strip) for place, strip in enumerate(drawn)]
    axis_line = [(piece(f"    {axis}", "quiet"),)] if axis and width >= _NARROW else []
    return Drawing([*lines, *axis_line], *selected)


def _strip_line(name: str, strip: str) -> Line:
    shown = piece(strip, "figure") if strip else piece("(not on this axis)", "quiet")
    return piece(f"  {name:<2}", "title"), shown


def claim_title(review: Review, width: int) -> Line:
    """The title over the assertions: the whole question, as far as it goes."""
    focused = review.pane == "assertions"
    if review.current is None:
        return heading("assertions", width, focused=focused)
    claim = review.current.claim
    scope = " · ".join(collapsed(part) for part in (claim.id, claim.unit, claim.time) if part)
    words = f"{collapsed(claim.question)}  ({scope})" if claim.question else scope
    return heading(words, width, focused=focused)


def _head_lines(review: Review, assessment: Assessment, evidence: Evidence, width: int, *, chosen: bool) -> list[Line]:
    """Mark, letter, value and scope to the left; decision, match state and gap to the right, or below if need be."""
    name = piece(f"{letter_of(assessment, evidence)} ", "title")
    value = piece(collapsed(evidence.assertion.value), "figure")
    left = (piece("▸ " if chosen else "  "), name, value, piece(f" {collapsed(evidence.assertion.scope)}"))
    right = tuple(_signs(review, assessment, evidence))
    if width >= _NARROW:
        lines = [spread(left, right, width)]
    else:
        lines = [cut_line(left, width), cut_line((piece("    "), *right), width)]
    if chosen:
        return [tuple(Piece(text, f"{style} chosen".strip()) for text, style in line) for line in lines]
    return lines


def _signs(review: Review, assessment: Assessment, evidence: Evidence) -> list[Piece]:
    decided = review.book.on(assessment, evidence.assertion.id).sign
    state = match_sign(evidence)
    signs = [piece(f"{decided}  ", decided.style)] if decided else []
    signs.append(piece(fit(str(state), 15), state.style))
    base = reference(review)
    pair = _between(assessment, base, evidence)
    if base is not None:
        sign = relation_sign(pair.comparison) if pair else None
        signs.append(piece(fit(f" {sign}", 20), sign.style) if sign else piece(fit(" reference", 20), "quiet"))
    return signs


def _between(assessment: Assessment, a: Evidence | None, b: Evidence) -> Pair | None:
    if a is None:
        return None
    wanted = {a.assertion.id, b.assertion.id}
    return next((pair for pair in assessment.pairs if {pair.a.assertion.id, pair.b.assertion.id} == wanted), None)


def _more_lines(evidence: Evidence, width: int, strip: str) -> list[Line]:
    """Who says it, where, as of when, gathered by whom, read in what; and what is wrong with the value, if anything."""
    said, source = evidence.assertion, evidence.source
    parts = [source.id, said.speaker or "narrator", source.date]
    parts += [f"as of {said.as_of}"] if said.as_of else []
    parts += [f"origin {source.origin}"] if source.origin and source.origin != source.id else []
    parts += [f"derived: {said.derived}"] if said.derived else []
    basis = _BASIS[evidence.basis]
    right = (piece(f"  {basis}", "open"),) if basis else ()
    left = (piece("    "), *((piece(fit(strip, _STRIP), "figure"), piece(" ")) if strip else ()))
    words = piece(" · ".join(collapsed(part) for part in parts if part), "quiet")
    whole = not strip and width >= _ROOMY
    lines = wrapped([*left, words, *right], width, 4) if whole else [spread((*left, words), right, width)]
    if evidence.support not in {Support.STATED, Support.DERIVED} and evidence.support_reason:
        lines += wrapped([piece(f"    ! {collapsed(evidence.support_reason)}", "open")], width, 6)
    return lines
