"""How an editor is asked to open a file at a line."""

from __future__ import annotations

import shlex
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.text import Location

# Editors that do not know `+LINE FILE`, which vi, emacs, nano, micro, joe, kakoune and their kin share.
_COLON = frozenset({"hx", "helix", "subl", "sublime_text", "zed"})
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor", "windsurf"})


def editor_command(editor: str, place: Location) -> list[str]:
    """The words of the command that opens `place` in `editor` (itself a command, perhaps with options).

    Raises ValueError where `editor` is empty or its quotes do not close. A window that returns at once is told to wait
    only if `editor` says so (`code --wait`).
    """
    words = shlex.split(editor)
    if not words:
        raise ValueError("no editor is set")
    # A path that begins with a dash must not be read as an option.
    path = f"./{place.path}" if place.path.startswith("-") else place.path
    name, line = PurePath(words[0]).stem, max(place.line, 1)
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", path]
