"""Two streams of a person's: lines said on one, lines heard from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.printable import printable
from kzclaims.tui.answers import read_number
from kzclaims.tui.signs import ASCII

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

_AT_ONCE = 20


class Talk:
    """Says safe lines at once and never takes one back; with `plain_marks` every mark is a character of ASCII."""

    def __init__(self, stdin: TextIO | None, stdout: TextIO, *, plain_marks: bool = False) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._marks = ASCII if plain_marks else {}
        self.to_a_person = stdin is not None and stdin.isatty() and stdout.isatty()

    def say(self, words: str, end: str = "\n") -> None:
        """One line."""
        self._stdout.write(printable(words, tab=" ", newline=" ").translate(self._marks) + end)
        self._stdout.flush()

    def ask(self, question: str) -> str | None:
        """The line that answers, None where there is no more; from a pipe nobody types the line end after a question."""
        self.say(question, end=" " if self.to_a_person else "\n")
        try:
            line = self._stdin.readline() if self._stdin else ""
        except OSError:  # closed from the start, or the terminal is gone
            line = ""
        return line.rstrip("\r\n") if line else None

    def agreed(self, question: str) -> bool:
        """Whether a question is answered with yes."""
        return (self.ask(f"{question} y or n?") or "").strip().casefold() in {"y", "yes"}

    def some(self, lines: Sequence[str], words: str, name: str) -> None:
        """Twenty of many lines, from the one whose number `words` ends with; and how to hear the next."""
        start = max(read_number(words)[1], 1) - 1
        for line in lines[start : start + _AT_ONCE]:
            self.say(line)
        if start + _AT_ONCE < len(lines):
            self.say(f"{start + 1} to {start + _AT_ONCE} of {len(lines)}. `{name} {start + _AT_ONCE + 1}` goes on.")
