"""What is asked of a word again and again, asked once: the same few words make up most of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

_MOST_KEPT = 20_000  # words; a long text has more, and must not fill the memory


class Answers(dict[str, Answer], Generic[Answer]):
    """The answers to one question about words met so far."""

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        """Take the question; it must answer alike whenever it is asked."""
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Answer:
        """Ask it of a word for the first time."""
        found = self._ask(word)
        if len(self) < _MOST_KEPT and not word[:1].isdecimal():  # figures rarely come again
            self[word] = found
        return found
