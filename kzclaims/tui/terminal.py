"""What the person's terminal can do; asked before the screen, and its toolkit, are loaded."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from kzclaims.tui.actions import ACTIONS, Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO


Theme = Literal["dark", "light"]
THEMES: tuple[Theme, ...] = get_args(Theme)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the screen behaves on this person's terminal.

    The command of the editor; glyphs in ASCII; the theme; the table of actions with the person's keys; and whether what
    others decided is hidden.
    """

    editor: str = ""
    ascii: bool = False
    theme: Theme = "dark"
    actions: Table = ACTIONS
    blind: bool = False


def terminal_encoding() -> str:
    """The encoding of what the screen writes to, which is the error stream as the program was given it."""
    return getattr(sys.__stderr__, "encoding", None) or "utf-8"


def terminal_problem(stdin: TextIO | None, stdout: TextIO | None, env: Mapping[str, str]) -> str | None:
    """Why the screen cannot be shown here, and what to do instead; None where it can. A closed stream is None."""
    instead = "Use `kzclaims review --plain`, or `kzclaims report`."
    if not (_is_terminal(stdin) and _is_terminal(stdout)):
        return f"The review screen needs a terminal for both its input and its output. {instead}"
    if env.get("TERM", "") in {"dumb", "unknown", ""}:
        return f"This terminal (TERM={env.get('TERM', '')}) cannot show a screen. {instead}"
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
