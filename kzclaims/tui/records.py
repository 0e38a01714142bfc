"""What has been said: the history of a claim and of the ledger, and where two people stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.agreement import agreement_words
from kzclaims.counts import count
from kzclaims.tui.lines import Line, collapsed, piece, wrapped
from kzclaims.tui.pages import Page, chosen_of, shaded
from kzclaims.tui.scroll import Lines, Made
from kzclaims.tui.signs import DECIDED, decision_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.agreement import Agreement
    from kzclaims.decisions import Decision


def history_page(title: str, decisions: Sequence[Decision], chosen: int, width: int) -> Page:
    """Every line of the log given, one paragraph each; the chosen one in sight."""
    if not decisions:
        return Page(title, Lines([(piece("  Nothing has been said yet."),)]))
    held = Made(len(decisions), lambda place: _record(decisions[place], width, chosen=place == chosen))
    return chosen_of(title, held, chosen)


def _record(decision: Decision, width: int, *, chosen: bool) -> list[Line]:
    sign = DECIDED[decision.verb]
    number = f"{decision.number:>5} " if decision.number else "  NOT SAVED "
    subject = " / ".join((decision.claim, *decision.assertions))
    undone = f" of {decision.undoes}" if decision.undoes else ""
    head = [piece("▸" if chosen else " "), piece(number, "quiet"), piece(f"{sign}{undone}  ", sign.style)]
    words = f"{subject}  {decision.who}, {decision.when.replace('T', ' ').removesuffix('Z')} UTC"
    why = [piece(f": {collapsed(decision.why)}")] if decision.why else []
    lines = wrapped([*head, piece(collapsed(words)), *why], width, 8)
    return shaded(lines) if chosen else lines


def disagreement_page(
    held: Sequence[tuple[Decision, ...]], agreed: Sequence[Agreement], chosen: int, width: int, *, blind: bool
) -> Page:
    """How far every two people agree, then each subject they judge differently with what each has said."""
    if blind:
        hidden = "Others' decisions are hidden in a blind review. Leave, and start it without --blind to settle."
        return Page("disagreements", Lines(wrapped([piece(hidden)], width, 1)))
    head = [line for each in agreed for line in wrapped([piece(f" {agreement_words(each)}", "sentence")], width, 3)]
    head += [()] if head else []
    title = count(len(held), "disagreement")
    if not held:
        nothing = (
            "  Nobody stands against anybody." if agreed else "  No two people have decided on the same thing yet."
        )
        return Page(title, Lines([*head, *wrapped([piece(nothing)], width)]))

    def dispute(place: int) -> list[Line]:
        lines = _dispute(held[place], width, chosen=place == chosen)
        return lines if place else [*head, *lines]

    settle = " (settled when one of the two decides anew as the other did)"
    return chosen_of(title + settle, Made(len(held), dispute), chosen)


def _dispute(voices: Sequence[Decision], width: int, *, chosen: bool) -> list[Line]:
    subject = " / ".join((voices[0].claim, *voices[0].assertions))
    lines: list[Line] = [(piece("▸ " if chosen else "  "), piece(collapsed(subject), "title"))]
    for each in voices:
        sign = DECIDED[each.verb]
        said = piece(collapsed(decision_words(each, stale=False)), sign.style)
        lines += wrapped([piece(f"    {sign.glyph} ", sign.style), said], width, 6)
    return shaded(lines) if chosen else lines
