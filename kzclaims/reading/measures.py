"""What stands at a number: its sign, its currency, its unit of measure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.reading.context import Figure
from kzclaims.reading.hedges import fitting
from kzclaims.reading.numerals import plain
from kzclaims.reading.tokens import MARK, NUMBER, WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context
    from kzclaims.reading.phrases import Found

_ONE = Decimal(1)
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def measured(context: Context, figure: Figure) -> Figure:
    """The figure with sign, currency and unit taken in; its unit stays empty where none is written."""
    is_marked = context.sides.before[context.words[figure.start - 1]]
    return _unit_after(context, marked_before(context, figure) if is_marked else figure)


def marked_before(context: Context, figure: Figure) -> Figure:
    """The figure with sign and currency before it taken in."""
    return _signed(context, _currency_before(context, _signed(context, figure)))


def _signed(context: Context, figure: Figure) -> Figure:
    """Take in a minus: a sign on the figure after a space or bracket, or the word."""
    before = figure.start - 1
    if before < context.used:
        return figure
    sign = context.words[before]
    if sign in context.lexicon.words["minus"]:
        if context.words[before - 1] in ("or", "или", "-"):  # plus or minus
            return figure
        return _negative(figure)._replace(start=before)
    if sign not in ("-", "–") or not figure.digits or not context.glued(figure.start) or figure.low < 0:
        return figure
    if context.has("minus", before - 1) and before > context.used:
        return _negative(figure)._replace(start=before - 1)
    return _negative(figure)._replace(start=before) if _opens(context, before) else figure


def _opens(context: Context, i: int) -> bool:
    """Whether a dash at token i has nothing on its left: then it is a minus."""
    if i == 0:
        return True
    left = context.words[i - 1]
    return not context.glued(i) or left in ("(", "[", "“", '"', "«", "…") or context.lexicon.currency(left)


def _negative(figure: Figure) -> Figure:
    return figure._replace(low=-figure.high, high=-figure.low, coefficient=-figure.coefficient)


def _currency_before(context: Context, figure: Figure) -> Figure:
    """€676,000, US$1.6bn, EUR 5: a symbol, or a code in capitals."""
    at = figure.start - 1
    if at < context.used or figure.unit or figure.bound:
        return figure
    letters = context.words[at]
    further = at > context.used  # the token before it belongs to no other figure
    if letters in context.lexicon.names["dollars"] and context.words[at - 1] == "$" and context.glued(at) and further:
        return figure._replace(start=at - 1, unit=context.lexicon.names["dollars"][letters])  # $US5
    found = context.lexicon.phrases["units"].at(context.words, at)
    if not found or found.length != 1 or not found.name.isupper():
        return figure
    kind = context.kinds[at]
    if kind == WORD and not (len(letters) <= 3 and context.written(at).isupper()):
        return figure
    if kind == MARK and context.kinds[at - 1] == NUMBER and context.glued(at) and not context.glued(at + 1):
        return figure
    return figure._replace(start=at, unit=found.name) if letters != "$" else _dollars(context, figure, at)


def _dollars(context: Context, figure: Figure, at: int) -> Figure:
    """Whose dollars: US$, HK $, A$."""
    letters = context.words[at - 1] if at > context.used else ""
    code = context.lexicon.names["dollars"].get(letters)
    if code is None or not context.written(at - 1).isupper():
        return figure._replace(start=at, unit="USD")
    near = context.glued(at) or len(letters) > 1
    return figure._replace(start=at - 1, unit=code) if near else figure._replace(start=at, unit="USD")


def _unit_after(context: Context, figure: Figure) -> Figure:
    if figure.unit and figure.unit != "ratio":
        return figure
    found, at = unit_at(context, figure)
    if found is None:
        return _hedge_first(context, figure)
    unit, _, times = found.name.partition(":")
    if figure.unit == "ratio" and unit not in DURATIONS:
        return figure
    end, case = _cased(context, at + found.length, figure.case)
    figure = _times(figure._replace(end=end, unit=unit, case=case), times)
    return _aged(context, figure) if unit == "year" else figure


def _cased(context: Context, end: int, case: str) -> tuple[int, str]:
    """Past a case ending after a sign or an abbreviation (30%-дан), and the case; a unit written out shows its own."""
    if context.words[end] == "-" and context.glued(end) and context.glued(end + 1):
        shown = context.lexicon.names["endings"].get(context.words[end + 1])
        if shown:
            return end + 2, shown
    return end, "about" if case == "about" else ""


def _hedge_first(context: Context, figure: Figure) -> Figure:
    """A compound of digits (17-летний), or a unit that the hedge parts from its number (70 с лишним лет)."""
    if context.words[figure.end] in ("-", "–") and context.glued(figure.end) and context.glued(figure.end + 1):
        unit = context.lexicon.names["compound_ends"].get(context.words[figure.end + 1])
        if unit:
            return _compounded(context, figure._replace(end=figure.end + 2), unit)
    hedge = fitting(context, figure.end, figure.case)
    if hedge is None or figure.unit:
        return figure
    unit_found = context.lexicon.phrases["units"].at(context.words, figure.end + hedge.length)
    if unit_found is None:
        return figure
    unit, _, times = unit_found.name.partition(":")
    end = figure.end + hedge.length + unit_found.length
    return _times(figure._replace(end=end, unit=unit, hedge=hedge.name), times)


def unit_at(context: Context, figure: Figure) -> tuple[Found | None, int]:
    """The unit that follows a figure and the token it begins at: past a hyphen, "of", an article, one filler."""
    units, j = context.lexicon.phrases["units"], figure.end
    if context.words[j] == "-" and context.glued(j) and context.glued(j + 1):
        return (units.at(context.words, j + 1) if context.kinds[j + 1] == WORD else None), j + 1
    if (figure.bound or figure.unit or figure.scaled or context.role(j - 1) == "pair") and context.words[j] == "of":
        j += 1
    if figure.unit == "ratio" and context.has("articles", j):
        j += 1
    found = unit_of(context, j)
    if found is None and context.has("fillers", j):
        return units.at(context.words, j + 1), j + 1
    return found, j


def unit_of(context: Context, j: int) -> Found | None:
    """The unit that stands at token j after a number."""
    found = context.lexicon.phrases["units"].at(context.words, j)
    return None if found and (_of_the_next(context, j) or _doubtful(context, found, j)) else found


def _of_the_next(context: Context, j: int) -> bool:
    """Whether the sign of a currency stands on the number after it: in 2019 €5."""
    if not context.lexicon.currency(context.words[j]) or context.glued(j):
        return False
    return context.glued(j + 1) and context.kinds[j + 1] == NUMBER


def _doubtful(context: Context, found: Found, j: int) -> bool:
    """Whether a short word is no unit here: a code of a currency in small letters, a lone letter after a space."""
    word = context.words[j]
    if found.length > 1 or not word.isascii() or not word.isalpha():
        return False
    if word == "c" or word in context.lexicon.words["codes"]:
        return not context.written(j).isupper()
    lone = len(word) == 1 and word != "m"
    return lone and (not context.glued(j) or (word == "g" and context.written(j).isupper()))


def compound(context: Context, i: int) -> Figure | None:
    """Пятилетний, полгода, двукратный at token i: a number and its unit in one word."""
    found = context.lexicon.compounds.get(context.words[i])
    if found is None:
        return None
    number, unit = found
    return _compounded(context, Figure(i, i + 1, number, number, _ONE, _ONE, coefficient=number), unit)


def _compounded(context: Context, figure: Figure, unit: str) -> Figure:
    """A figure with the unit of a compound word, at whose end it ends."""
    unit, _, times = unit.partition(":")
    if unit == "factor":
        return figure._replace(unit="ratio", bound="factor")
    if unit == "year" and context.lexicon.stems["aged"].at(context.words, figure.end):
        unit = "age"
    return _times(figure._replace(unit=unit), times)


def _times(figure: Figure, times: str) -> Figure:
    if not times:
        return figure
    by = Decimal(times)
    return figure._replace(
        times=by,
        low=plain(figure.low * by),
        high=plain(figure.high * by),
        step=figure.step * abs(by),
        fine=figure.fine * abs(by),
    )


def _aged(context: Context, figure: Figure) -> Figure:
    """17-year-old, 60 years of age; but a five-year-old party has its years only."""
    old = context.lexicon.phrases["year_old"].at(context.words, figure.end)
    if not old:
        return figure
    end = figure.end + old.length
    unit = "year" if context.lexicon.stems["not_aged"].at(context.words, end) else "age"
    return figure._replace(end=end, unit=unit)


def aged_before(context: Context, figure: Figure) -> Figure:
    """Aged 60, в возрасте 60 лет: words before a bare number or a number of years that make it an age."""
    if figure.unit not in ("", "year"):
        return figure
    found = context.lexicon.phrases["ages_before"].at(context.words, figure.start - 1)
    return figure._replace(unit="age") if found else figure
