"""What is asked at the foot of the window: a line of input, a yes or no, one of several."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui.lines import Line, Piece, cut_line, piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Prompt(NamedTuple):
    """A question, the keys that answer it with what each does, and the words it asks for, if any."""

    line: Line
    keys: Mapping[str, Callable[[], object]]
    words: Words | None = None


class Words(NamedTuple):
    """Words that are asked for: those at first, who gets what was written, and who is told every change.

    `needed` is what is said when nothing was written; without it an empty line is an answer. `keys` do something while
    the line stays open.
    """

    value: str
    done: Callable[[str], object]
    needed: str = ""
    follow: Callable[[str], object] | None = None
    keys: Mapping[str, Callable[[], object]] = {}


def ask(question: str, words: Words, left: Callable[[], object] = lambda: None) -> Prompt:
    """One line asked for; `left` where the person leaves it with esc."""
    return Prompt((piece(f" {question}", "title"),), {"escape": left}, words)


def confirm(question: str, yes: Callable[[], object]) -> Prompt:
    """A question answered y or n."""
    no = dict.fromkeys(("n", "q", "escape"), lambda: None)
    line = (piece(f" {question} ", "warning"), piece(" y", "key"), Piece(" yes  "), piece("n", "key"), Piece(" no"))
    return Prompt(line, {"y": yes, **no})


def choose(question: str, options: Mapping[str, str], chosen: Callable[[str], object]) -> Prompt:
    """One of several, each with its key."""
    pieces = [each for key, name in options.items() for each in (piece(f"  {key}", "key"), piece(f" {name}"))]
    line = (piece(f" {question}", "title"), *pieces, Piece("   esc", "key"), Piece(" leave it"))
    return Prompt(line, {**{key: partial(chosen, key) for key in options}, "escape": lambda: None})


def asked(prompt: Prompt, said: str, width: int) -> Line:
    """The question with what is wrong with the answer, if anything."""
    return cut_line((*prompt.line, *([piece(f"  {said}", "warning")] if said else [])), width)
