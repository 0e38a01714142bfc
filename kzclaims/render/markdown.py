"""Foreign text in Markdown, inert: it can be read, and does nothing.

GitHub looks for mentions, issue numbers, emoji codes and bare addresses in what is left after escaping, so these are
broken by a zero-width space; everything CommonMark and its tables give a meaning is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.render.lines import clipped, count

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 15  # of one table or list; no claim may fill a report
ACCOUNT = 1500  # code points of a claim told in sentences
_BREAK = "&#8203;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]#!|~$^]")  # no parentheses: without brackets before them they open nothing
_START = re.compile(r"^(\d{0,9})(?=[-+=.])")
_ACTIVE = re.compile(
    r"@(?=\w)"  # mentions, and the domain of an e-mail address
    r"|\\#(?=\w)"  # issue and pull request numbers, colours
    r"|\bGH-(?=\d)"
    r"|:(?=//)|\b(?:www|mailto|xmpp)(?=[.:])"  # addresses the autolink extension finds
    r"|:(?=[\w+\\-]+:)",  # emoji codes
    re.IGNORECASE,
)


def inert(text: str, width: int = 300) -> str:
    """`text` as one line of Markdown that shows its words and nothing else, cut to `width` code points."""
    shown = clipped(text, width)
    escaped = "".join(_ENTITIES.get(c, c) for c in shown)
    escaped = _SPECIAL.sub(r"\\\g<0>", escaped)
    return _ACTIVE.sub(rf"\g<0>{_BREAK}", escaped)


def opening(text: str, width: int = 300) -> str:
    """`inert(text)` for the beginning of a line, where a dash, a plus or `1.` would open a list."""
    return _START.sub(r"\1\\", inert(text, width), count=1)


def code(text: str, width: int = 64) -> str:
    """A short name as code where it holds nothing that could end it, else as inert words."""
    shown = clipped(text, width)
    return f"`{shown}`" if shown and "`" not in shown and "|" not in shown else inert(shown)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table of cells that are inert already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def more(items: Sequence[object], thing: str, things: str = "") -> str:
    """A line that counts what a list of `ROWS` leaves out; empty where it leaves out nothing."""
    left, many = len(items) - ROWS, things or f"{thing}s"
    return f"\n{count(left, f'more {thing}', f'more {many}')}.\n" if left > 0 else ""


def fenced(text: str) -> str:
    """`text` in a block of code whose fence is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
