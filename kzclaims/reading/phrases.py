"""Rows of words and phrases out of the tables, compiled for finding them among tokens."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.reading.answers import Answers
from kzclaims.reading.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.languages import Rows


class Found(NamedTuple):
    """A phrase that was found: how many tokens it takes, what the table says of it, and the case it asks for."""

    length: int
    name: str
    case: str = ""


_Entry = tuple[tuple[str, ...], Found]
# What a word may begin, what it is by itself, and the words that go on with it, None where they are beginnings of words.
_Begun = tuple[tuple[_Entry, ...], Found | None, frozenset[str] | None]
_NOTHING: _Begun = ((), None, None)


class Phrases:
    """Phrases to be found at or before a token, the longest first; a word ending in * stands for its beginnings."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], *, backward: bool = False) -> None:
        """Take rows of (name, case, phrases parted by |)."""
        self._ahead = -1 if backward else 1
        self._by_key: dict[str, list[_Entry]] = {}
        self._stems: set[str] = set()
        self._longest = 0  # letters of a word of the table; a word of a text may be a megabyte of digits
        self._words: set[str] = set()
        self._met = Answers(self._begun)
        self.figures = False  # whether digits stand in a phrase
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
        self._longest = max(self._longest, *map(len, words))
        self._words.update(words)
        self.figures = self.figures or any(c.isdecimal() for word in words for c in word)
        self._by_key.setdefault(key, []).append((tuple(rest), Found(len(words), name, case)))

    def keys(self) -> set[str]:
        """The words a phrase can begin with (or end with, looking back), stems left out."""
        return {key for key in self._by_key if not key.endswith("*")}

    def phrases(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every phrase as its words, in reading order, with what the table says of it."""
        for key, entries in self._by_key.items():
            for rest, found in entries:
                yield (key, *rest)[:: self._ahead], found.name

    def begin(self, word: str) -> bool:
        """Whether a phrase may begin with the word (or end with it, looking back)."""
        return bool(self._met[word][0])

    def holds(self, word: str) -> bool:
        """Whether the word stands anywhere in a phrase."""
        return word in self._words or any(
            word[:n] + "*" in self._words for n in range(2, min(len(word), self._longest) + 1)
        )

    def all_at(self, words: Sequence[str], i: int) -> Sequence[Found]:
        """Every phrase that begins at word i (ends at it, looking back), longest first, exact words before stems."""
        entries = self._met[words[i]][0]
        return [found for rest, found in entries if not rest or self._fits(rest, words, i)] if entries else ()

    def at(self, words: Sequence[str], i: int) -> Found | None:
        """The longest phrase that begins at word i (ends at it, looking back)."""
        entries, alone, seconds = self._met[words[i]]
        if not entries:
            return None
        if seconds is not None and words[i + self._ahead] not in seconds:
            return alone
        for rest, found in entries:
            if not rest or self._fits(rest, words, i):
                return found
        return None

    def _begun(self, word: str) -> _Begun:
        entries = (*self._by_key.get(word, ()), *(self._by_stem(word) or ()))
        if not entries:
            return _NOTHING
        alone = next((found for rest, found in entries if not rest), None)
        seconds = frozenset(rest[0] for rest, _ in entries if rest)
        return entries, alone, None if any(second.endswith("*") for second in seconds) else seconds

    def _fits(self, rest: tuple[str, ...], words: Sequence[str], i: int) -> bool:
        for word in rest:
            i += self._ahead
            found = words[i]
            if word != found and not (word[-1] == "*" and found.startswith(word[:-1])):
                return False
        return True

    def _by_stem(self, word: str) -> list[_Entry] | None:
        for length in range(min(len(word), self._longest), 1, -1):
            if word[:length] in self._stems:
                return self._by_key[word[:length] + "*"]
        return None


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a table as the words its tokens have."""
    words: list[str] = []
    for word in filter(None, tokens_of(phrase, 0, len(phrase), ()).words):
        if word == "*" and words:
            words[-1] += "*"
        else:
            words.append(word)
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
