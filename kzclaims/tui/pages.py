"""Whole pages: help, the problems of the ledger, what the list can be narrowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui.filters import STATES
from kzclaims.tui.lines import Line, Piece, collapsed, cut_line, fit, piece, wrapped
from kzclaims.tui.scroll import Lines, Made, Top
from kzclaims.tui.signs import LEVELS, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.finding import Finding
    from kzclaims.tui.actions import Action, Table
    from kzclaims.tui.filters import Choice
    from kzclaims.tui.scroll import Paragraphs

_SIGNS = (
    ("= agree   ~ rounds, compatible", "the figures say the same, or one can be the other rounded"),
    ("≠ DIFFER 9.1 %", "both can be true, yet they are materially apart"),
    ("✗ CONTRADICT 35 %", "both cannot be true"),
    ("? unresolved", "a quote or a value is not clear enough to say"),
    ("1 source", "nobody else speaks to it"),
    ("± altered   ✗ value changed   ∅ lost", "how a quote stands in its text"),
    ("‡ disputed", "two people say the opposite of the same words"),
    ("! stale", "decided, but on what has changed since: it is open again"),
    ("●   ━   ─   ▶", "a strip: the number; what it means to say; what its words leave possible; no end"),
    ("[-words-]   {+words+}", "only in the first passage; only in the second"),
)


class Page(NamedTuple):
    """A page: its title, and in few words the state of what it shows; its paragraphs.

    `goal` and the `lines` from there on must be in sight; `stops` are the lines a reader goes to one by one.
    """

    title: str
    paragraphs: Paragraphs
    goal: Top = Top()
    lines: int = 1
    stops: tuple[Top, ...] = ()
    state: str = ""


def chosen_of(title: str, held: Made, chosen: int) -> Page:
    """A page of which one paragraph is chosen and in sight."""
    return Page(title, held, Top(chosen), held.height(chosen) if len(held) else 1)


def shaded(lines: Sequence[Line]) -> list[Line]:
    """The lines on the ground of what is chosen."""
    return [tuple(Piece(text, f"{style} chosen".strip()) for text, style in line) for line in lines]


def help_page(actions: Table, width: int) -> Page:
    """Every action with its keys, then what the signs mean."""
    lines: list[Line] = []
    for name, group in actions.groups.items():
        lines += [(), (piece(f" {name}", "title"),)]
        for action in group:
            lines += wrapped([piece(f"   {fit(action.shown, 12)}", "key"), piece(action.help)], width, 15)
    lines += [(), (piece(" Signs", "title"),)]
    for sign, meaning in _SIGNS:
        lines += wrapped([piece(f"   {fit(sign, 38)}", "key"), piece(meaning)], width, 41 if width > 70 else 5)
    lines += [(), *wrapped([piece(_PANES)], width, 1)]
    return Page("help", Lines(lines))


def fits_words(action: Action, words: str) -> bool:
    """Whether an action's name or what it does holds every one of the words."""
    held = f"{action.name.replace('_', ' ')} {action.help}".casefold()
    return all(word in held for word in words.casefold().split())


def palette_page(actions: Sequence[Action], chosen: int, width: int) -> Page:
    """Actions by name with their keys; the chosen one in sight."""
    if not actions:
        return Page("actions", Lines([(piece("  No action has these words."),)]))

    def action(place: int) -> list[Line]:
        each, on = actions[place], place == chosen
        name = piece(f"{'▸' if on else ' '} {fit(each.name.replace('_', ' '), 15)}", "title")
        lines = wrapped([name, piece(fit(each.shown, 12), "key"), piece(each.help)], width, 29)
        return shaded(lines) if on else lines

    return chosen_of("actions", Made(len(actions), action), chosen)


_PANES = (
    " What is decided on follows the focus: in the list the claim as a whole, in the assertions one quote,"
    " in the passages the pair. The footer says which. Every decision is on disk before the screen moves on."
)


def problem_page(findings: Sequence[Finding], chosen: int, width: int) -> Page:
    """Every finding: level, code, message, place and what to do; the chosen one in sight."""
    if not findings:
        return Page("findings of check", Lines([(piece("  None: nothing in the ledger was noticed."),)]))
    held = Made(len(findings), lambda place: _problem(findings[place], width, chosen=place == chosen))
    return chosen_of(f"findings of check: {counted(findings)}", held, chosen)


def _problem(finding: Finding, width: int, *, chosen: bool) -> list[Line]:
    sign = LEVELS[finding.level]
    head = [piece("▸ " if chosen else "  "), piece(f"{fit(str(sign), 10)}", sign.style)]
    head += [piece(f"{finding.code} {finding.slug}  ", "title"), piece(collapsed(finding.message))]
    lines = [*wrapped(head, width, 4), *wrapped([piece(f"    {finding.place}", "place")], width, 6)]
    if finding.hint:
        lines += wrapped([piece(f"    {collapsed(finding.hint)}", "quiet")], width, 6)
    return lines


def filter_page(held: Sequence[Choice], chosen: int, width: int) -> Page:
    """Every value of every facet with its count, the chosen one in sight; what is on is marked."""

    def choice(place: int) -> list[Line]:
        each = held[place]
        mark, on = "▸" if place == chosen else " ", "●" if each.on else " "
        words = fit(collapsed(each.value), min(width - 12, 26))
        meant = f"  {STATES[each.value]}" if each.facet == "state" else ""
        style = "cursor" if place == chosen else ""
        line = cut_line((Piece(f" {mark}{on} {words} {each.claims:>5}", style), Piece(meant, style or "quiet")), width)
        if place and held[place - 1].facet == each.facet:
            return [line]
        return [*[()] * bool(place), (piece(f" {each.facet}", "title"),), line]

    return chosen_of(
        "filter: one value of each, all together; the same again takes it off", Made(len(held), choice), chosen
    )
