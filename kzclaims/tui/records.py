"""What has been said: the history of a claim and of the ledger, and where two people stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.tui.lines import Drawing, Line, Piece, collapsed, piece, wrapped
from kzclaims.tui.pages import Page
from kzclaims.tui.signs import DECIDED, decision_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.agreement import Agreement
    from kzclaims.decisions import Decision


def history_page(title: str, decisions: Sequence[Decision], chosen: int, width: int) -> Page:
    """Every line of the log given, one paragraph each; the chosen one in sight."""
    paragraphs = [_record(each, width, chosen=place == chosen) for place, each in enumerate(decisions)]
    return _page(title, [], paragraphs, chosen, "  Nothing has been said yet.", width)


def _record(decision: Decision, width: int, *, chosen: bool) -> list[Line]:
    sign = DECIDED[decision.verb]
    number = f"{decision.number:>5} " if decision.number else "  NOT SAVED "
    subject = " / ".join((decision.claim, *decision.assertions))
    undone = f" of {decision.undoes}" if decision.undoes else ""
    head = [piece("▸" if chosen else " "), piece(number, "quiet"), piece(f"{sign}{undone}  ", sign.style)]
    words = f"{subject}  {decision.who}, {decision.when.replace('T', ' ').removesuffix('Z')} UTC"
    why = [piece(f": {collapsed(decision.why)}")] if decision.why else []
    return wrapped([*head, piece(collapsed(words)), *why], width, 8)


def disagreement_page(
    held: Sequence[tuple[Decision, ...]], agreed: Sequence[Agreement], chosen: int, width: int, *, blind: bool
) -> Page:
    """How far every two people agree, then each subject they judge differently with what each has said."""
    if blind:
        hidden = "Others' decisions are hidden in a blind review. Leave, and start it without --blind to settle."
        return Page("disagreements", Drawing(wrapped([piece(hidden)], width, 1)))
    head = [line for each in agreed for line in wrapped([piece(f" {agreement_words(each)}", "sentence")], width, 3)]
    paragraphs = [_dispute(voices, width, chosen=place == chosen) for place, voices in enumerate(held)]
    nothing = "  Nobody stands against anybody." if agreed else "  No two people have decided on the same thing yet."
    count = f"{len(held)} disagreement{'s' * (len(held) != 1)}"
    settle = " (settled when one of the two decides anew as the other did)" if held else ""
    return _page(count + settle, [*head, ()] if head else [], paragraphs, chosen, nothing, width)


def agreement_words(agreement: Agreement) -> str:
    """`ann and bob agree on 8 of 10; Cohen's kappa 0.58 (1 is whole agreement, 0 what chance would give)`."""
    same = f"{agreement.a} and {agreement.b} agree on {agreement.same} of {agreement.both}"
    if agreement.kappa is None:
        return f"{same}; Cohen's kappa is undefined, for both used one answer only"
    return f"{same}; Cohen's kappa {float(agreement.kappa):.2f} (1 is whole agreement, 0 what chance would give)"


def _dispute(voices: Sequence[Decision], width: int, *, chosen: bool) -> list[Line]:
    subject = " / ".join((voices[0].claim, *voices[0].assertions))
    lines: list[Line] = [(piece("▸ " if chosen else "  "), piece(collapsed(subject), "title"))]
    for each in voices:
        sign = DECIDED[each.verb]
        said = piece(collapsed(decision_words(each, stale=False)), sign.style)
        lines += wrapped([piece(f"    {sign.glyph} ", sign.style), said], width, 6)
    return lines


def _page(
    title: str, head: Sequence[Line], paragraphs: Sequence[Sequence[Line]], chosen: int, nothing: str, width: int
) -> Page:
    if not paragraphs:
        return Page(title, Drawing([*head, *wrapped([piece(nothing)], width)]))
    lines = list(head)
    first = last = 0
    for place, paragraph in enumerate(paragraphs):
        if place == chosen:
            first, last = len(lines), len(lines) + len(paragraph) - 1
            lines += [tuple(Piece(text, f"{style} chosen".strip()) for text, style in line) for line in paragraph]
        else:
            lines += paragraph
    return Page(title, Drawing(lines, first, last))
