"""Every quantity and date of a text, one context at a time: where a number begins, what it takes with it, what it means.

What may live here: the order of the questions. Each is answered by the room that knows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.reading.clock import clock_end
from kzclaims.reading.context import Context, Read
from kzclaims.reading.counted import counted
from kzclaims.reading.exclusions import clock_led, labelled, named, not_a_figure, without_addresses
from kzclaims.reading.factors import as_factor, factor_word
from kzclaims.reading.hedges import case_of, hedged, stronger
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.limits import limited
from kzclaims.reading.measures import aged_before, compound, marked_before, measured, unit_at
from kzclaims.reading.numerals import numeral
from kzclaims.reading.periods import date_at
from kzclaims.reading.ranges import SCORE, joined
from kzclaims.reading.shares import counted_at, every, figure, in_every
from kzclaims.reading.sides import alone, sides
from kzclaims.reading.speech import spoken, usual_language
from kzclaims.reading.tokens import CLOSE, NUMBER, WORD, sheet_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.reading.context import Figure
    from kzclaims.text import Span

_LONGEST_SILENT = 5
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")


def read(
    text: str, languages: Sequence[str] = (), *, whole: bool = False, years: bool = True
) -> Iterator[tuple[Read, Span]]:
    """The readings of a text in order, with their spans. `whole`: the text is one value; `years`: four bare digits may be a year."""
    sheet = sheet_of(text)
    usual = usual_language(sheet.cased, sheet.even) if len(languages) != 1 else ""
    even = without_addresses(sheet.even)
    for start, end in sheet.contexts():
        words = lexicon(spoken(sheet.cased, even, start, end, languages, usual))
        if not _may_hold(even, start, end, words.starts):
            continue
        beside = sides(words.codes)
        tokens = tokens_of(even, start, end, words.known)
        context = Context(*tokens, sheet.cased, words, beside, whole=whole, years=years)
        for found in readings(context, even):
            yield found, sheet.place(context.starts[found.start], context.ends[found.end - 1])


def _may_hold(text: str, start: int, end: int, starts: frozenset[str]) -> bool:
    """Whether text[start:end] has a digit, a word that begins a reading, or a word parted at a line end."""
    if _DIGIT.search(text, start, end) or text.find("-\n", start, end) >= 0:
        return True
    return not starts.isdisjoint(_WORD.findall(text, start, end))


def readings(context: Context, even: str) -> Iterator[Read]:
    """The readings of one context of the text in lower case, in order."""
    held: Read | None = None
    for i in _beginnings(context):
        if i < context.used:
            continue
        found = _silent(context, i) or _at(context, i, even)
        if isinstance(found, int):
            context.used = found
        elif found:
            both = limited(context, held, found) if held else None
            if held and not both:
                yield held
            held = both or found
    if held:
        yield held


def _beginnings(context: Context) -> list[int]:
    """The tokens that a reading may begin with: figures, and words of the tables."""
    starts, kinds, words = context.lexicon.starts, context.kinds[:-CLOSE], context.words[:-CLOSE]
    if starts.isdisjoint(words):
        return [i for i, kind in enumerate(kinds) if kind == NUMBER]
    return [i for i, word in enumerate(words) if kinds[i] == NUMBER or word in starts]


def _silent(context: Context, i: int) -> int | None:
    """The token after a phrase around token i that holds a number word and states no quantity."""
    silent = context.lexicon.phrases["silent"]
    if context.kinds[i] == NUMBER and not silent.figures:
        return None
    for k in range(i, max(-1, i - _LONGEST_SILENT), -1):
        found = silent.at(context.words, k)
        if found and k + found.length > i and not _counts_single(context, i):
            return k + found.length
    return None


def _at(context: Context, i: int, even: str) -> Read | int | None:
    """The reading that begins at token i, or the token after what is none."""
    if context.kinds[i] == NUMBER:
        if (lone := alone(context, i)) is not None:
            return _alone(context, lone)
        if (after := named(context, i)) is not None:
            return after
        day = date_at(context, i)
        if day is None and (after := not_a_figure(context, i, even)) is not None:
            return after
    else:
        day = date_at(context, i)
        if day is None and context.words[i] in context.lexicon.months:
            return None
    if day:
        context.used = day.end
        return Read(day.start, day.end, day=day)
    return _quantity(context, i)


def _alone(context: Context, found: Figure) -> Read | int:
    """The reading of a figure that at most the words before it do anything to, or the token after what is none."""
    before = context.words[found.start - 1]
    if context.sides.label[before] and (after := labelled(context, found.start) or clock_led(context, found.start)):
        return after
    if context.sides.before[before]:
        found = _inverted(context, aged_before(context, marked_before(context, found)))
    return _finished(context, found)


def _quantity(context: Context, i: int) -> Read | int | None:
    found = _worded(context, i) if context.words[i] in context.lexicon.starts else counted_at(context, i)
    if found is None:
        return _ordinal_end(context, i)
    if context.words[found.end] == "/" and context.kinds[found.end + 1] == NUMBER:
        return found.end + 2
    if (clock := clock_end(context, found)) is not None:
        return clock
    if not found.unit and _lone_single(context, found):
        return found.end
    found = in_every(context, found) or measured(context, found)
    found = joined(context, found) or found
    if found.bound == SCORE:
        return found.end
    return _finished(context, _inverted(context, aged_before(context, as_factor(context, found))))


def _worded(context: Context, i: int) -> Figure | None:
    """The number that a word begins."""
    return factor_word(context, i) or every(context, i) or compound(context, i) or figure(context, i)


def _ordinal_end(context: Context, i: int) -> int | None:
    """Past a numeral that an ordinal ends (twenty-first); None where there is no numeral."""
    whole = numeral(context, i)
    return whole.end + 1 if whole else None


def _lone_single(context: Context, found: Figure) -> bool:
    """Whether "one" is a pronoun or an article here and counts nothing."""
    i = found.end - 1
    if not context.has("single", i) or found.end - found.start > 1 or context.whole or _counts_single(context, i):
        return False
    joins = any(context.words[i + 1] in words for _, words in context.lexicon.ranges)
    if (
        (joins and context.role(i + 2))
        or context.has("either", i + 1)
        or context.lexicon.phrases["in_every"].at(context.words, i + 1)
    ):
        return False
    if unit_at(context, found)[0]:
        return context.has("not_single_before", i - 1)
    if context.has("single_plural", i):
        return True
    if "single_needs_unit" in context.lexicon.flags and not context.words[i].isascii():
        stressed = context.has("single_before", i - 1) or context.has("single_next", i + 1)
        return not (stressed or context.lexicon.stems["people"].at(context.words, i + 1))
    before, after = context.has("not_single_before", i - 1), context.has("not_single_after", i + 1)
    return before or after or context.kinds[i + 1] != WORD


def _counts_single(context: Context, i: int) -> bool:
    """Whether a hedge of several words stands before "one": at least one of the parties."""
    hedge = context.lexicon.phrases["before"].at(context.words, i - 1) if context.has("single", i) else None
    return hedge is not None and hedge.length > 1


def _inverted(context: Context, found: Figure) -> Figure:
    """Лет тридцать, человек 200: the noun before its number makes it a guess."""
    at = found.start - 1
    if context.has("inverted_links", at) and context.has("inverted", at - 1):
        at -= 1
    if found.unit or found.bound or not context.has("inverted", at) or at < context.used:
        return found
    if context.role(at - 1) or context.kinds[at - 1] == NUMBER:
        return found
    unit = context.lexicon.phrases["units"].at(context.words, at)
    return found._replace(start=at, bound="about", unit=unit.name if unit else "")


def _finished(context: Context, found: Figure) -> Read:
    hedge, start, end = hedged(context, found.start, found.end, found.case)
    bound = _bound(context, found, hedge, start, end)
    is_hedged = start != found.start or end != found.end
    if is_hedged and found.unit in ("", "year") and _compares_ages(context, found, start, end):
        found = found._replace(unit="age")
    of = "" if found.unit else counted(context, end, found.low)
    context.used = end
    return Read(start, end, found, bound, of)


def _bound(context: Context, found: Figure, hedge: str, start: int, end: int) -> str:
    """What the hedge at tokens [start, end) around a figure, its own words and its case make of it."""
    bound = hedge
    if found.bound and found.bound != "about":
        bound = found.bound
    elif found.hedge:
        bound = stronger(hedge, found.hedge)
    if bound != "none" and found.high < 0 and (hedge == "low" or _points_either_way(context, start, end)):
        bound = "none"
    if bound == "none" and (found.bound == "about" or found.case == "about" or _shows_about(context, found.end)):
        return "about"
    return "at-least" if bound == "low" else bound


def _points_either_way(context: Context, start: int, end: int) -> bool:
    """Up to minus 30, до минус 30: editors differ on which way that points, as they do on "as low as minus 30"."""
    return any(context.has("extremes", k) for k in range(start, end))


def _compares_ages(context: Context, found: Figure, start: int, end: int) -> bool:
    """Whether the hedge at tokens [start, end) before or after the figure is one of ages: older than."""
    around = [*range(start, found.start), *range(found.end, end)]
    return any(context.has("age_hedges", k) for k in around)


def _shows_about(context: Context, end: int) -> bool:
    """Whether the case on the unit or on the people counted makes it a guess: 30 жылдай, 10 адамдай."""
    if not context.lexicon.names["endings"]:
        return False
    person = context.lexicon.stems["people"].at(context.words, end)
    return case_of(context, end if person else end - 1) == "about"
