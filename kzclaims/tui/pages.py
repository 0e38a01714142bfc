"""Whole pages: help, the problems of the ledger, and a source's text at the match."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.finding import Level
from kzclaims.tui.actions import GROUPS
from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import Drawing, Line, collapsed, fit, piece, wrapped
from kzclaims.tui.passages import whole_text
from kzclaims.tui.signs import Sign, match_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.finding import Finding

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
    ("! stale", "decided, but on what has changed since: it is open again"),
    ("●   ━   ─   ▶", "a strip: the number; what it means to say; what its words leave possible; no end"),
    ("[-words-]   {+words+}", "only in the first passage; only in the second"),
)


class Page(NamedTuple):
    """A page's title, and its lines with those that must be in sight."""

    title: str
    drawing: Drawing


def help_page(width: int) -> Page:
    """Every action with its keys, then what the signs mean."""
    lines: list[Line] = []
    for name, actions in GROUPS.items():
        lines += [(), (piece(f" {name}", "title"),)]
        for action in actions:
            lines += wrapped([piece(f"   {fit(action.shown, 8)}", "key"), piece(action.help)], width, 11)
    lines += [(), (piece(" Signs", "title"),)]
    for sign, meaning in _SIGNS:
        lines += wrapped([piece(f"   {fit(sign, 38)}", "key"), piece(meaning)], width, 41 if width > 70 else 5)
    lines += [(), *wrapped([piece(_PANES)], width, 1)]
    return Page("help", Drawing(lines))


_PANES = (
    " What a, r, d and x decide on follows the focus: in the list the claim as a whole, in the assertions one quote,"
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


def source_page(assessment: Assessment, evidence: Evidence, width: int) -> Page:
    """A source's whole text, or the notes on it, at the match; the quote alone where there is neither."""
    source = evidence.source
    sign = match_sign(evidence)
    name = " · ".join(collapsed(part) for part in (source.publisher, source.title, source.date) if part) or source.id
    kind = "notes on " if evidence.basis == "notes" else ""
    title = f"{letter_of(assessment, evidence)}  {kind}{name}  {sign}"
    if evidence.text is None:
        quote = evidence.assertion.quote
        said = quote.exact if quote else "The assertion has no quote."
        why = "Neither the full text nor notes on this source are at hand. The ledger quotes:"
        return Page(title, Drawing([*wrapped([piece(why, "open")], width), (), *wrapped([piece(f"“{said}”")], width)]))
    lines, at = whole_text(evidence.text, evidence.match.spans, width)
    head: list[Line] = []
    if not evidence.match.spans:
        head = [*wrapped([piece(f"{sign}: {collapsed(evidence.match.reason)}", sign.style)], width), ()]
    return Page(title, Drawing([*head, *lines], at, min(at + 3, len(lines))))
