"""Whether a reading may go over an offset of a text: most ends of a quote are seen at once to part none.

A reading is one run of figures, marks, words of certain tables, and nouns between a number and a hedge, limit or target
behind it; it begins and ends with words of fewer tables. So it goes over an offset only where such a run does.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.reading.dates import LINKS, YEARS
from kzclaims.reading.digits import SUPERSCRIPTS
from kzclaims.reading.exclusions import without_addresses
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.speech import spoken, usual_language
from kzclaims.reading.tokens import END, MARK, NUMBER, WORD, sheet_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.reading.lexicon import Lexicon
    from kzclaims.reading.tokens import Token

_SIGHT = ((16, 32), (48, 64), (120, 120))  # code points before and after an offset that are looked at
_SEAM = re.compile(r"[^\s-] (?=\S)")
_NOUNS = 4  # words between a number and what stands behind it
_PHRASE = 6  # words of the longest phrase behind it
_PARTING = frozenset('“”"«»!?;()[]')
_CLOSING = frozenset({".", ","})  # marks that neither begin a reading nor end one, but for a dot after a word

# The tables whose words a reading may begin with, end with, and hold in between.
_BEGIN = "before date_before thirds articles few negators minus factor_before halves inverted every change_openers"
_END = """
    units after date_after thirds_after year_old extras year_words decade_words decade_endings ordinal_endings
    cardinal_endings small_cardinal_endings part date_links targets factor_units negators_after nothing infixes
"""
_BETWEEN = """
    limit_links in_every year_ordinals links light fillers either than hedge_links inverted_links closing date_articles
    year_zeros
"""


class _Words(NamedTuple):
    """Whole words, and beginnings of words."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def hold(self, word: str) -> bool:
        """Whether the word is one of them."""
        return word in self.whole or word.startswith(self.stems)


class _Place(NamedTuple):
    """Where in a reading a word may stand."""

    first: bool
    last: bool
    inside: bool


class _Stretch(NamedTuple):
    """Tokens around an offset; `cut` says of either end whether the text goes on there."""

    tokens: list[Token]
    words: list[str]
    lexicon: Lexicon
    cut: tuple[bool, bool]


def may_cross(text: str, offsets: Iterable[int], languages: Sequence[str]) -> bool:
    """Whether a reading of `text` may hold code points on both sides of one of the offsets; False is certain."""
    sheet = sheet_of(text)
    if sheet.moved:
        return True
    usual = usual_language(sheet.cased, sheet.even) if len(languages) != 1 else ""
    even = without_addresses(sheet.even)
    for context in sheet.contexts():
        for offset in offsets:
            if context[0] < offset < context[1]:
                words = lexicon(spoken(sheet.cased, even, *context, languages, usual))
                if _crossed(even, context, offset, words):
                    return True
    return False


def _crossed(even: str, context: tuple[int, int], offset: int, words: Lexicon) -> bool:
    """Whether a run goes over the offset; where its ends are out of sight, it is looked at from further away."""
    for before, after in _SIGHT:
        low, high = _seam(even, context[0], offset - before, offset), min(context[1], offset + after)
        if low is None:
            continue
        tokens = tokens_of(even, low, high, words.known)
        right = next(i for i, token in enumerate(tokens) if token.end > offset or token.kind == END)
        if 0 <= tokens[right].start < offset:
            return True
        cut = (low > context[0], high < context[1])
        found = _joined(_Stretch(tokens, [t.word for t in tokens], words, cut), right)
        if found is not None:
            return found
    return True


def _seam(even: str, start: int, low: int, offset: int) -> int | None:
    """The first offset from `low` on where no word is cut, `start` if `low` is before it; None where there is none."""
    if low <= start:
        return start
    found = _SEAM.search(even, low, offset)
    return found.end() if found else None


def _joined(stretch: _Stretch, right: int) -> bool | None:
    """Whether tokens `right` - 1 and `right` stand in one run with a number; None where its ends are out of sight."""
    last = _run_end(stretch, right)
    if last == right:
        return False
    first = _run_start(stretch, right)
    if first == right:
        return False
    if first is None or last is None:
        return None
    return any(
        stretch.tokens[k].kind == NUMBER or stretch.words[k] in stretch.lexicon.starts for k in range(first, last)
    )


def _run_end(stretch: _Stretch, right: int) -> int | None:
    """Where a reading that holds the token before `right` ends at the latest; None where that is out of sight."""
    last = right
    while _may_be_inside(stretch, last):
        last += 1
    if stretch.cut[1] and stretch.tokens[last].kind == END:
        return None
    while last > right and not _may_end(stretch, last - 1):
        last -= 1
    return last


def _run_start(stretch: _Stretch, right: int) -> int | None:
    """Where a reading that holds token `right` begins at the earliest; None where that is out of sight."""
    first = right
    while first and _may_be_inside(stretch, first - 1):
        first -= 1
    if stretch.cut[0] and first == 0:
        return None
    while first < right and not _may_begin(stretch, first):
        first += 1
    return first


def _may_be_inside(stretch: _Stretch, i: int) -> bool:
    return _is_known(stretch, i) or _is_noun(stretch, i)


def _is_known(stretch: _Stretch, i: int) -> bool:
    kind, word = stretch.tokens[i].kind, stretch.words[i]
    if kind == WORD:
        return _place(word, stretch.lexicon.codes).inside
    return kind == NUMBER or (kind == MARK and word not in _PARTING)


def _may_begin(stretch: _Stretch, i: int) -> bool:
    kind, word = stretch.tokens[i].kind, stretch.words[i]
    return _place(word, stretch.lexicon.codes).first if kind == WORD else word not in _CLOSING


def _may_end(stretch: _Stretch, i: int) -> bool:
    kind, word = stretch.tokens[i].kind, stretch.words[i]
    if kind == WORD:
        return _place(word, stretch.lexicon.codes).last
    return word not in _CLOSING or (word == "." and stretch.tokens[i - 1].kind == WORD)


def _is_noun(stretch: _Stretch, i: int) -> bool:
    """Whether token i is a word with a hedge, a limit or a target behind it, other words at most between them."""
    tokens, words, table, cut = stretch
    after, limits = table.phrases["after"], table.phrases["limit_links"]
    if tokens[i].kind != WORD:
        return False
    for k in range(i + 1, i + 1 + _NOUNS):
        if tokens[k + 1].kind == END and cut[1]:
            return True
        at = k + 1 if words[k] == "-" else k
        if words[k] in table.words["targets"] or after.begin(words[at]) or limits.begin(words[k]):
            link = limits.at(words, k)
            limited = link is not None and _is_known(stretch, k + link.length)
            if limited or words[k] in table.words["targets"] or after.at(words, at):
                return True
            if cut[1] and tokens[k + _PHRASE].kind == END:
                return True
        if tokens[k].kind != WORD:
            return False
    return False


@lru_cache(maxsize=8192)
def _place(word: str, codes: tuple[str, ...]) -> _Place:
    begin, end, inside = _tables(codes)
    first, last = begin.hold(word), end.hold(word)
    return _Place(first, last, first or last or inside.hold(word))


@cache
def _tables(codes: tuple[str, ...]) -> tuple[_Words, _Words, _Words]:
    """The words a reading may begin with, those it may end with, and all that it may hold."""
    table = lexicon(codes)
    spans = [*(o for o, _ in table.ranges), *(o for o, _ in table.periods)]
    joins = [*table.joins, *(word for _, each in table.periods for phrase, _ in each.phrases() for word in phrase)]
    money = [phrase[0] for phrase, unit in table.phrases["units"].phrases() if unit.isupper()]
    numbers = {*table.numerals, *table.starts, *(word for values in table.values.values() for word in values)}
    phrases = {name: list(_phrases(table, name)) for name in (_BEGIN + _END + _BETWEEN).split()}
    begin = {phrase[0] for name in _BEGIN.split() for phrase in phrases[name]} | {o[0] for o in spans if o}
    end = {phrase[-1] for name in _END.split() for phrase in phrases[name]}
    ends = {*table.names["endings"], *table.names["compound_ends"], *table.months, *SUPERSCRIPTS, YEARS + "*"}
    inside = {word for each in phrases.values() for phrase in each for word in phrase}
    inside |= {*joins, *(word for o in spans for word in o), "of"}
    begin |= {*numbers, *LINKS, *money, *table.names["dollars"]}
    return _words(begin), _words(end | ends | numbers), _words(inside)


def _phrases(table: Lexicon, name: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a table, of whatever kind it is."""
    if name in table.words:
        yield from ((word,) for word in table.words[name])
    for tables in (table.phrases, table.stems):
        if name in tables:
            yield from (phrase for phrase, _ in tables[name].phrases())


def _words(words: Iterable[str]) -> _Words:
    every = frozenset(words)
    return _Words(every, tuple(sorted(word[:-1] for word in every if word.endswith("*"))))
