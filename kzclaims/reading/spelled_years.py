"""Years in words: nineteen ninety-one, in two thousand nineteen, в две тысячи девятнадцатом году."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.reading.numerals import numeral
from kzclaims.reading.tokens import WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context

_CENTURIES = range(16, 21)
_YEARS = range(1600, 2100)
_MILLENNIUM = 2000
_LONGEST = 8  # tokens of a year in words: тысяча девятьсот девяносто первом году


def spelled_year(context: Context, i: int) -> tuple[int, int] | None:
    """The year that begins in words at token i and the token after it, the word "year" included, or None."""
    if not context.role(i) or context.role(i) in ("vague", "pair", "mixed"):
        return None
    if not context.role(i + 1) and not context.has("year_zeros", i + 1):
        return None
    if not context.words[i].isascii() and not any(context.has("year_words", k) for k in range(i + 2, i + _LONGEST)):
        return None
    first = numeral(context, i)
    if first is None or first.digits or first.start != i or first.low != first.low.to_integral_value():
        return None
    return _in_ordinals(context, int(first.low), first.end) or _in_cardinals(context, i, int(first.low), first.end)


def _in_ordinals(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """A cardinal whose last part is an ordinal, before the word "year": две тысячи девятнадцатом году."""
    last = context.lexicon.phrases["year_ordinals"].at(context.words, end)
    if last is None or not context.has("year_words", end + 1):
        return None
    part = int(last.name)
    fits = start % (10 if part < 10 else 100) == 0 and start >= 1000
    return (start + part, end + 2) if fits and start + part in _YEARS else None


def _in_cardinals(context: Context, i: int, first: int, end: int) -> tuple[int, int] | None:
    """Nineteen ninety-one, twenty oh five; two thousand nineteen where a word that leads to a year stands before it."""
    if not context.words[i].isascii():
        return None
    if first in _CENTURIES:
        at = end + 1 if context.has("year_zeros", end) else end
        second = numeral(context, at) if context.role(at) in ("ones", "teens", "tens") else None
        if second and not second.digits and (second.low < 10) == (at > end) and _ends(context, second.end):
            return 100 * first + int(second.low), second.end
        return None
    led = context.has("year_before", i - 1) or context.whole
    late = _MILLENNIUM < first < _MILLENNIUM + 100
    return (first, end) if led and late and _ends(context, end) else None


def _ends(context: Context, end: int) -> bool:
    """Whether nothing that is counted follows."""
    if context.words[end] == "-" or context.lexicon.phrases["units"].at(context.words, end):
        return False
    return context.kinds[end] != WORD or context.has("stops", end)
