"""Change told as a factor of the old value: doubled, by half, вдвое, екі есе. It is never a level."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.reading.context import Figure
from kzclaims.reading.hedges import falling

if TYPE_CHECKING:
    from kzclaims.reading.context import Context

_ONE, _TENTH = Decimal(1), Decimal("0.1")
_HALF = Decimal("0.5")


def factor_word(context: Context, i: int) -> Figure | None:
    """Doubled, вдвое, twice as; or twice and дважды as a number of times."""
    word, values = context.words[i], context.lexicon.values
    if word in values["factors"]:
        number = values["factors"][word]
        return _factor(i, i + 1, _turned(context, i, i + 1, -number) if number < 0 else number)
    if word in values["doubles"] and context.has("double_next", i + 1):
        return _factor(i, i + 1, values["doubles"][word])
    if word in values["times"] and _timed(context, i):
        number = values["times"][word]
        return Figure(i, i + 1, number, number, _ONE, _ONE, unit="times")
    return None


def _timed(context: Context, i: int) -> bool:
    """Once is "formerly" unless it is hedged or says how often; twice always counts."""
    if context.lexicon.values["times"][context.words[i]] > 1 or context.whole:
        return True
    hedge = context.lexicon.phrases["before"].at(context.words, i - 1)
    often = context.lexicon.phrases["units"].at(context.words, i + 2) or not context.has("articles", i + 1)
    return hedge is not None or context.has("once_before", i - 1) or bool(context.has("once_next", i + 1) and often)


def as_factor(context: Context, figure: Figure) -> Figure:
    """Three times as many, в два раза, екі есе, by half: the figure as a factor, else as it is."""
    if figure.bound:
        return figure
    if figure.unit == "ratio" and figure.low == _HALF:
        before = context.has("halves", figure.start - 1)
        if before or (context.words[figure.end] == "as" and context.words[figure.end - 1] == "half"):
            return figure._replace(start=figure.start - before, bound="factor")
        return figure
    at = figure.end
    if figure.unit == "times":
        at -= 1
    elif figure.unit:
        return figure
    elif context.words[at] == "-" and context.glued(at + 1):
        at += 1
    if not context.lexicon.stems["factor_units"].at(context.words, at):
        return figure
    before = context.has("factor_before", figure.start - 1)
    if not (before or _always(context, at) or context.has("factor_after", at + 1)):
        return figure
    start = figure.start - before
    made = _factor(start, at + 1, _turned(context, start, at + 1, figure.low))
    return made._replace(step=figure.step, fine=figure.fine)


def _always(context: Context, at: int) -> bool:
    word = context.words[at]
    return word in ("x", "fold") or ("factor_always" in context.lexicon.flags and not word.isascii())


def _turned(context: Context, start: int, end: int, number: Decimal) -> Decimal:
    return _ONE / number if number and falling(context, start, end) else number


def _factor(start: int, end: int, number: Decimal) -> Figure:
    step = _TENTH if number < 1 else _ONE
    return Figure(start, end, number, number, step, step, bound="factor", unit="ratio")
