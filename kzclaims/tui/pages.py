"""Whole pages: help, the problems of the ledger, what the list can be narrowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.finding import Level
from kzclaims.tui.lines import Drawing, Line, Piece, collapsed, fit, piece, wrapped
from kzclaims.tui.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.finding import Finding
    from kzclaims.tui.actions import Table
    from kzclaims.tui.filters import Choice

_LEVELS = {
    Level.ERROR: Sign("✗", "error", "contradict"),
    Level.WARNING: Sign("!", "warning", "differ"),
    Level.NOTE: Sign("·", "note", "quiet"),
}
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
    """A page's title, its lines with those that must be in sight, and the lines that a reader goes to one by one."""

    title: str
    drawing: Drawing
    stops: tuple[int, ...] = ()


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
    return Page("help", Drawing(lines))


_PANES = (
    " What is decided on follows the focus: in the list the claim as a whole, in the assertions one quote,"
    " in the passages the pair. The footer says which. Every decision is on disk before the screen moves on."
)


def problem_page(findings: Sequence[Finding], chosen: int, width: int) -> Page:
    """Every finding: level, code, message, place and what to do; the chosen one in sight."""
    lines: list[Line] = []
    first = last = 0
    for place, each in enumerate(findings):
        start, sign = len(lines), _LEVELS[each.level]
        mark = "▸ " if place == chosen else "  "
        head = [piece(mark), piece(f"{fit(str(sign), 10)}", sign.style), piece(f"{each.code} {each.slug}  ", "title")]
        lines += wrapped([*head, piece(collapsed(each.message))], width, 4)
        lines += wrapped([piece(f"    {each.place}", "place")], width, 6)
        if each.hint:
            lines += wrapped([piece(f"    {collapsed(each.hint)}", "quiet")], width, 6)
        if place == chosen:
            first, last = start, len(lines) - 1
    if not findings:
        lines = [(piece("  Nothing: the ledger has no problem that was noticed."),)]
    return Page(f"{len(findings)} problem{'s' * (len(findings) != 1)}", Drawing(lines, first, last))


def filter_page(held: Sequence[Choice], chosen: int, width: int) -> Page:
    """Every value of every facet with its count, the chosen one in sight; what is on is marked."""
    lines: list[Line] = []
    at = 0
    facet = ""
    for place, each in enumerate(held):
        if each.facet != facet:
            facet = each.facet
            lines += [(), (piece(f" {facet}", "title"),)]
        if place == chosen:
            at = len(lines)
        mark, on = "▸" if place == chosen else " ", "●" if each.on else " "
        words = fit(collapsed(each.value), min(width - 12, 60))
        line = (piece(f" {mark}{on} {words} {each.claims:>5}"),)
        lines.append(tuple(Piece(one.text, "cursor") for one in line) if place == chosen else line)
    title = "filter: one value of each, all together; the same again takes it off"
    return Page(title, Drawing(lines[1:], max(at - 2, 0), max(at - 1, 0)))
