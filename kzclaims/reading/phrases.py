"""Rows of words and phrases out of the tables, compiled for finding them among tokens."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.reading.tokens import END, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.languages import Rows
    from kzclaims.reading.tokens import Token


class Found(NamedTuple):
    """A phrase that was found: how many tokens it takes, what the table says of it, and the case it asks for."""

    length: int
    name: str
    case: str = ""


_Entry = tuple[tuple[str, ...], Found]
_MOST_KEPT = 20_000  # words of a table; a long text has more, and must not fill the memory


class Phrases:
    """Phrases to be found at or before a token, the longest first; a word ending in * stands for its beginnings."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], *, backward: bool = False) -> None:
        """Take rows of (name, case, phrases parted by |)."""
        self._ahead = -1 if backward else 1
        self._by_key: dict[str, list[_Entry]] = {}
        self._stems: set[str] = set()
        self._words: set[str] = set()
        self._met: dict[str, tuple[_Entry, ...]] = {}
        for name, case, phrases in rows:
            for phrase in phrases.split("|"):
                if words := split(phrase):
                    self._add(words, name, case)
        for entries in self._by_key.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _add(self, words: tuple[str, ...], name: str, case: str) -> None:
        key, *rest = words[:: self._ahead]
        if key.endswith("*"):
            self._stems.add(key[:-1])
        self._words.update(words)
        self._by_key.setdefault(key, []).append((tuple(rest), Found(len(words), name, case)))

    def keys(self) -> set[str]:
        """The words a phrase can begin with (or end with, looking back), stems left out."""
        return {key for key in self._by_key if not key.endswith("*")}

    def holds(self, word: str) -> bool:
        """Whether the word stands anywhere in a phrase."""
        return word in self._words or any(word[:n] + "*" in self._words for n in range(2, len(word) + 1))

    def all_at(self, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """Every phrase that begins at token i (ends at it, looking back), longest first, exact words before stems."""
        for rest, found in self._entries(tokens[i].word):
            if not rest or self._fits(rest, tokens, i):
                yield found

    def at(self, tokens: Sequence[Token], i: int) -> Found | None:
        """The longest phrase that begins at token i (ends at it, looking back)."""
        for rest, found in self._entries(tokens[i].word):
            if not rest or self._fits(rest, tokens, i):
                return found
        return None

    def _entries(self, word: str) -> tuple[_Entry, ...]:
        """What a word may begin: the same few words come again and again, so what was found is kept."""
        met = self._met.get(word)
        if met is None:
            met = (*self._by_key.get(word, ()), *(self._by_stem(word) or ()))
            if len(self._met) < _MOST_KEPT:
                self._met[word] = met
        return met

    def _fits(self, rest: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
        for word in rest:
            i += self._ahead
            found = tokens[i].word
            if word != found and not (word[-1] == "*" and found.startswith(word[:-1])):
                return False
        return True

    def _by_stem(self, word: str) -> list[_Entry] | None:
        for length in range(len(word), 1, -1):
            if word[:length] in self._stems:
                return self._by_key[word[:length] + "*"]
        return None


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a table as the words its tokens have."""
    words: list[str] = []
    for token in tokens_of(phrase, 0, len(phrase), ()):
        if token.kind == END:
            break
        if token.word == "*" and words:
            words[-1] += "*"
        else:
            words.append(token.word)
    return tuple(words)


def rows_of(rows: Rows) -> list[tuple[str, str]]:
    """A table as its rows: (what stands before the equals sign, what stands after it)."""
    found = []
    for row in re.split(r"[;\n]", rows):
        name, equals, words = row.partition("=")
        if equals:
            found.append((name.strip(), words.strip()))
    return found


def numbers(rows: Rows) -> dict[str, Decimal]:
    """Rows of (number, words) as a dictionary."""
    return {word: Decimal(number) for number, words in rows_of(rows) for word in words.split()}
