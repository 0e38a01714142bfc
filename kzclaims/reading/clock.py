"""Times of day in words, which are no quantity: half past ten, ten o'clock, в пять часов вечера, сағат онда."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.reading.numerals import numeral
from kzclaims.reading.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context, Figure

_HOURS, _MINUTES = 24, 60


def clock_end(context: Context, found: Figure) -> int | None:
    """The token after a time of day that the number just found belongs to, or None."""
    words, end = context.lexicon.words, found.end
    if (after_lead := _hour_after(context, end)) is not None:
        return after_lead
    if found.unit == "ratio":
        return _after_share(context, end)
    if found.scaled or found.digits or not 0 <= found.low < _MINUTES:
        return None
    if context.words[end] in words["clock_links"]:
        hour = numeral(context, end + 1)
        return hour.end if hour and hour.low <= _HOURS and not _measured(context, hour.end) else None
    if found.low > _HOURS:
        return None
    after = context.lexicon.phrases["clock_after"].at(context.words, end)
    if after:
        return end + after.length
    return end if _led(context, found.start) and not _measured(context, end) else None


def _led(context: Context, start: int) -> bool:
    """Whether words of the clock stand before the number at token `start`: a quarter to, сағат."""
    if context.lexicon.phrases["clock_leads"].at(context.words, start - 1):
        return True
    counted = context.kinds[start - 2] == NUMBER or context.role(start - 2)
    return context.has("clock_before", start - 1) and not counted


def _measured(context: Context, end: int) -> bool:
    return context.lexicon.phrases["units"].at(context.words, end) is not None


def _hour_after(context: Context, end: int) -> int | None:
    """Past the hour that follows a phrase whose number ends before token `end`: a quarter past five, без десяти пять."""
    for last in (end - 1, end):
        hour = numeral(context, last + 1) if context.lexicon.phrases["clock_leads"].at(context.words, last) else None
        if hour and hour.low <= _HOURS and not _measured(context, hour.end):
            return hour.end
    return None


def _after_share(context: Context, end: int) -> int | None:
    """Past the ordinal of an hour after a half or a quarter: в половине десятого."""
    lexicon = context.lexicon
    ordinal = not context.words[end].isascii() and lexicon.ordinals.fullmatch(context.words[end])
    after = lexicon.phrases["clock_after"].at(context.words, end + 1)
    closed = context.kinds[end + 1] != WORD or context.has("stops", end + 1) or after
    return end + 1 if ordinal and closed and "ordinal_hours" in lexicon.flags else None
