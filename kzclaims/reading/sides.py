"""What stands beside a figure, and whether any question about it could be answered with yes.

Most figures stand among words that do nothing to them. One look at the word on either side tells so.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.reading.answers import Answers
from kzclaims.reading.context import in_digits
from kzclaims.reading.dates import bare_date, likely_year
from kzclaims.reading.digits import SUPERSCRIPTS, VULGAR
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.members import AND, UNTIL, YEARS
from kzclaims.reading.shares import in_every
from kzclaims.reading.tokens import MARK, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from kzclaims.reading.context import Context, Figure
    from kzclaims.reading.lexicon import Lexicon

# The tables whose words do something to a figure that they stand before, and behind.
_BEFORE_WORDS = "minus hedge_links inverted inverted_links"
_LABEL_WORDS = "labels capital_labels clock_before"
_BEFORE_PHRASES = "before ages_before units"
_BEHIND_WORDS = "fillers either factor_marks"
_YEAR_WORDS = "year_words year_zeros decade_words decade_endings ordinal_endings"
_BEHIND_PHRASES = "extras infixes units after"
_WHOLE_PHRASES = ("in_every", "clock_after")  # one in five, 9 in the morning; but 1,200 in Almaty
_OPENING, _CLOSING = frozenset('(“"«,;!?'), frozenset(',;!?”"»')
_LONGEST = 10  # characters; what is longer may be an identifier
_HANGING = frozenset("-–+")  # marks that make one name or number with the figure on them
_YEAR, _DAY = 4, 2  # digits
_DATE = 9  # tokens from the day of a date to its month at most: 10-го и 12-го числа мая
_TIMES = frozenset("xх")  # 3 x 4: Latin and Cyrillic


class Sides(NamedTuple):
    """Whether a word or mark may do something to a figure right behind it, and right before it.

    `label` says whether a word before the figure may make a name or a time of it, `whole` whether one behind it may begin
    a phrase that makes a share or a time of it. `hedging` are those that a hedge behind a number or its noun may begin
    with, `closing` those that are no part of the noun, `dates` those that may follow the day of a date, `years` those
    that make a year or a decade of any four digits.
    """

    label: Answers[bool]
    before: Answers[bool]
    behind: Answers[bool]
    whole: Answers[bool]
    hedging: Answers[bool]
    closing: Answers[bool]
    dates: frozenset[str]
    years: Answers[bool]


@cache
def sides(codes: tuple[str, ...]) -> Sides:
    """The sides of a figure in one or two languages."""
    table = lexicon(codes)
    before = {*table.names["dollars"], *_words(table, _BEFORE_WORDS)}
    behind = {*table.numerals, *table.values["denominators"], *table.joins, *_TIMES, *VULGAR, *SUPERSCRIPTS}
    behind |= {*_words(table, _BEHIND_WORDS), *(p[-1] for p, _ in table.phrases["clock_leads"].phrases())}
    begin = [table.phrases[name].begin for name in _BEHIND_PHRASES.split()]
    begin.append(table.stems["factor_units"].begin)
    if table.names["endings"]:
        begin.append(table.stems["people"].begin)
    years, decades = _words(table, _YEAR_WORDS), table.stems["decade_words"]
    return Sides(
        _asked(_words(table, _LABEL_WORDS), _OPENING, []),
        _asked(before, _OPENING, [table.phrases[name].begin for name in _BEFORE_PHRASES.split()]),
        _asked(behind, _CLOSING, begin),
        Answers(lambda word: any(table.phrases[name].begin(word) for name in _WHOLE_PHRASES)),
        Answers(lambda word: word == "-" or table.phrases["after"].begin(word)),
        Answers(lambda word: not _is_word(word) or word in table.words["stops"] or word in table.numerals),
        UNTIL | AND | table.words["date_links"] | frozenset(table.months),
        Answers(lambda word: word in years or decades.begin(word) or word.startswith(YEARS)),
    )


def _is_word(word: str) -> bool:
    return word[:1].isalnum() and not word[0].isdecimal()


def _words(table: Lexicon, names: str) -> frozenset[str]:
    return frozenset().union(*(table.words[name] for name in names.split()))


def _asked(words: AbstractSet[str], idle: frozenset[str], begin: Sequence[Callable[[str], bool]]) -> Answers[bool]:
    """Whether a word is one of those or begins a phrase; figures and marks that aren't idle always may do something."""

    def may(word: str) -> bool:
        if word and not word[0].isalpha() and word not in idle:
            return True
        return word in words or any(ask(word) for ask in begin)

    return Answers(may)


def alone(context: Context, i: int) -> Figure | None:
    """The figure at token i, where it begins no date and nothing behind it does anything to it; else None."""
    word, behind = context.words[i], context.words[i + 1]
    if context.sides.behind[behind] or len(word) > _LONGEST or "." in word:
        return None
    if len(word) == _YEAR and (not word.isdigit() or likely_year(int(word)) or context.sides.years[behind]):
        return None
    if _hangs(context, i):
        return None
    if len(word) <= _DAY and behind in context.sides.dates and _may_be_day(context, i) and bare_date(context, i):
        return None
    found = in_digits(i, word, context.lexicon.decimal)
    return None if found and context.sides.whole[behind] and _is_part(context, found) else found


def _hangs(context: Context, i: int) -> bool:
    """Whether a word, a figure or a sign stands on the figure at token i without space."""
    if context.starts[i + 1] == context.ends[i] and context.kinds[i + 1] == WORD:
        return True
    return context.ends[i - 1] == context.starts[i] and (
        context.kinds[i - 1] != MARK or context.words[i - 1] in _HANGING
    )


def _is_part(context: Context, found: Figure) -> bool:
    """Whether the figure is part of a share or of a time of day with the phrase behind it."""
    time = context.lexicon.phrases["clock_after"].at(context.words, found.end)
    return time is not None or in_every(context, found) is not None


def _may_be_day(context: Context, i: int) -> bool:
    """Whether the name of a month stands near enough behind token i."""
    return not context.lexicon.months.keys().isdisjoint(context.words[i + 1 : i + _DATE])
