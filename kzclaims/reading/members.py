"""The words that may be members of a reading: those of the tables that are taken in with a number.

A word or mark that is no member answers none of the questions that would take it in, so they need not be asked; only
a noun between a number and a hedge, limit or target behind it is passed over.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.reading.answers import Answers
from kzclaims.reading.digits import SUPERSCRIPTS
from kzclaims.reading.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.reading.lexicon import Lexicon

# Words of dates that are known in every language.
UNTIL, AND = frozenset({"-", "–", "—", "to", "по", "до"}), frozenset({"and", "or", "и", "или", "және"})
FROM, BETWEEN = frozenset({"с", "со", "от", "from"}), frozenset({"between", "между"})
YEARS = "жылдар"  # 1990 жылдары: a decade, whatever language the context is in

# The tables whose words a reading may begin with, end with, and hold in between.
_FIRST = "before date_before thirds articles few negators minus factor_before halves inverted every change_openers"
_LAST = """
    units after date_after thirds_after year_old extras year_words decade_words decade_endings ordinal_endings
    cardinal_endings small_cardinal_endings part date_links targets factor_units negators_after nothing infixes
"""
_INSIDE = """
    limit_links in_every year_ordinals links light fillers either than hedge_links inverted_links closing date_articles
    year_zeros
"""
_PARTING = frozenset('“”"«»!?;()[]')
_CLOSING = frozenset({".", ","})


class Place(NamedTuple):
    """Where in a reading a word, figure or mark may stand; `behind` says that a phrase behind a noun begins with it."""

    first: bool
    last: bool
    inside: bool
    word: bool = False
    behind: bool = False


_NOWHERE = Place(first=False, last=False, inside=False)


class _Words(NamedTuple):
    """Whole words, and beginnings of words."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def hold(self, word: str) -> bool:
        """Whether the word is one of them."""
        return word in self.whole or word.startswith(self.stems)


def _words(words: Iterable[str]) -> _Words:
    """Words of the tables; one that ends in * stands for its beginnings."""
    every = frozenset(words)
    return _Words(every, tuple(sorted(word[:-1] for word in every if word.endswith("*"))))


@cache
def places(codes: tuple[str, ...]) -> Answers[Place]:
    """The places of words in the readings of one or two languages."""
    table = lexicon(codes)
    begin, end, inside = _tables(table)
    after, limits, targets = table.phrases["after"], table.phrases["limit_links"], table.words["targets"]

    figure = Place(first=True, last=True, inside=True, behind=after.figures or limits.figures)

    def place(word: str) -> Place:
        if word[:1].isdecimal():
            return figure
        behind = word in targets or after.begin(word) or limits.begin(word)
        if not word[:1].isalnum():
            return _place_of_mark(word)._replace(behind=behind)
        first, last = begin.hold(word), end.hold(word)
        return Place(first, last, first or last or inside.hold(word), word=True, behind=behind)

    return Answers(place)


def _place_of_mark(word: str) -> Place:
    if not word or word in _PARTING:
        return _NOWHERE
    end = word not in _CLOSING
    return Place(end, end, inside=True)


def _tables(table: Lexicon) -> tuple[_Words, _Words, _Words]:
    """The words a reading may begin with, those it may end with, and those it may hold."""
    opening = [o for o, _ in (*table.ranges, *table.periods) if o]
    joins = [*table.joins, *(word for _, each in table.periods for phrase, _ in each.phrases() for word in phrase)]
    numbers = {*table.numerals, *table.starts, *(word for values in table.values.values() for word in values)}
    money = [phrase[0] for phrase, unit in table.phrases["units"].phrases() if unit.isupper()]
    named = {name: list(_phrases(table, name)) for name in (_FIRST + _LAST + _INSIDE).split()}
    first = {phrase[0] for name in _FIRST.split() for phrase in named[name]} | {o[0] for o in opening}
    last = {phrase[-1] for name in _LAST.split() for phrase in named[name]}
    inside = {word for phrases in (*named.values(), opening) for phrase in phrases for word in phrase}
    first |= {*numbers, *money, *table.names["dollars"], *UNTIL, *AND, *FROM, *BETWEEN}
    last |= {
        *numbers,
        *table.names["endings"],
        *table.names["compound_ends"],
        *table.months,
        *SUPERSCRIPTS,
        YEARS + "*",
    }
    return _words(first), _words(last), _words({*inside, *joins, "of"})


def _phrases(table: Lexicon, name: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a table, of whatever kind it is."""
    if name in table.words:
        yield from ((word,) for word in table.words[name])
    for tables in (table.phrases, table.stems):
        if name in tables:
            yield from (phrase for phrase, _ in tables[name].phrases())
