"""Numbers that are no plain numeral: fractions, one in five, vague amounts, none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.reading.context import Figure
from kzclaims.reading.digits import SUPERSCRIPTS, VULGAR
from kzclaims.reading.numerals import numeral, plain
from kzclaims.reading.tokens import END, MARK, NUMBER

if TYPE_CHECKING:
    from kzclaims.reading.context import Context

_ONE, _TENTH = Decimal(1), Decimal("0.1")
_SMALL_SCALE = 1000
_LONGEST_CHAIN = 5  # tokens of "hundreds of thousands of millions"; what goes on is no number
_EVENTS = {"24/7", "9/11"}
_DENOMINATORS = frozenset(
    Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 128, 100, 1000, 10000, 100000)
)


def figure(context: Context, i: int) -> Figure | None:
    """The number that begins at token i in whatever way it is written, or None."""
    return nothing(context, i) or fraction(context, i) or vague(context, i) or counted_at(context, i)


def counted_at(context: Context, i: int) -> Figure | None:
    """The numeral that begins at token i, with the fraction or power it is a part of, or None."""
    whole = numeral(context, i)
    if whole is None:
        return None
    after = context.words[_past_hyphen(context, whole.end)]
    rounded = context.role(whole.end - 1) in ("tens", "hundreds", "scales", "vague", "group")
    if rounded and context.lexicon.ordinals.fullmatch(after) and after not in context.lexicon.names["compound_ends"]:
        return _fraction_of(context, whole)
    return _raised(context, whole) or _mixed(context, whole) or _fraction_of(context, whole) or whole


def _past_hyphen(context: Context, i: int) -> int:
    return i + 1 if context.words[i] == "-" and context.glued(i + 1) else i


def nothing(context: Context, i: int) -> Figure | None:
    """None of, ни одного, бірде-бір: zero."""
    found = context.lexicon.phrases["nothing"].at(context.words, i)
    if not found:
        return None
    return Figure(i, i + found.length, Decimal(0), Decimal(0), _ONE, _ONE)


def ratio(start: int, end: int, above: Decimal, below: Decimal) -> Figure:
    """A share above/below as a figure; a simple fraction is good to a tenth, a finer one to its own part."""
    share = above / below
    step = _TENTH if below <= 10 else _ONE / below
    return Figure(start, end, share, share, step, step, coefficient=share, unit="ratio")


def fraction(context: Context, i: int) -> Figure | None:
    """Half, треть, жартысы at token i, with the article before it; ½ and 2½ too."""
    word, values = context.words[i], context.lexicon.values
    if word in VULGAR:
        return _vulgar(context, i)
    below = values["fractions"].get(word)
    if below is None and context.has("articles", i - 1):
        below = values["denominators"].get(word)
    if below is None or context.has("not_fraction", i - 1) or context.words[i + 1] == "-":
        return None
    start = i - 1 if context.has("articles", i - 1) else i
    if context.has("not_fraction", start - 1):
        return None
    found = ratio(start, i + 1, _ONE, below)
    return _of_scale(context, found) if _shown(context, start, i + 1) else None


def _vulgar(context: Context, i: int) -> Figure:
    above, below = VULGAR[context.words[i]]
    return _of_scale(context, ratio(i, i + 1, above, below))


def _shown(context: Context, start: int, end: int) -> bool:
    """Whether the words around show a fraction; in English "half" and "third" have other senses."""
    if context.whole or not context.words[end - 1].isascii():
        return True
    if context.has("fraction_before", start - 1) or context.has("fraction_next", end):
        return True
    return context.role(end) == "scales" or context.kinds[end] in (MARK, END)


def _of_scale(context: Context, share: Figure) -> Figure:
    """Half a million, quarter of a million, полмиллиона: the share of a scale is a plain number."""
    j = share.end
    while context.has("articles", j) or (context.words[j] == "of" and context.has("articles", j + 1)):
        j += 1
    scale = context.lexicon.numerals.get(context.words[j])
    if scale is None or scale.role != "scales":
        return share
    number = (share.low * scale.number).normalize()
    number = number.quantize(_ONE) if number == number.to_integral_value() else number
    step = scale.number * _TENTH
    return Figure(share.start, j + 1, number, number, step, step, scaled=True, case=scale.case)


def _fraction_of(context: Context, above: Figure) -> Figure | None:
    """Two thirds, две пятых, үштен бірі, 2/3: a numerator and its denominator."""
    lexicon, j = context.lexicon, _past_hyphen(context, above.end)
    if above.case == "ablative" and (part := lexicon.values["split_fractions"].get(context.words[j])):
        return ratio(above.start, j + 1, part, above.low)
    parts = lexicon.numerals.get(context.words[j])
    if above.case == "ablative" and parts and context.has("part", j + 1):
        return ratio(above.start, j + 2, parts.number, above.low)
    if context.words[j] == "/" and context.kinds[j + 1] == NUMBER:
        return _slashed(context, above)
    below = lexicon.values["denominators"].get(context.words[j])
    if below is None or above.low >= below or above.low != above.low.to_integral_value():
        return None
    if not context.words[j].isascii() and context.words[above.end - 1] not in lexicon.words["numerators"]:
        return None
    end = j + 2 if context.has("part", j + 1) else j + 1
    if above.low == 1 and j == above.end and not _shown(context, above.start, end):
        return None
    return _of_scale(context, ratio(above.start, end, above.low, below))


def _slashed(context: Context, above: Figure) -> Figure | None:
    below = context.words[above.end + 1]
    if not below.isdigit() or int(below) not in _DENOMINATORS or above.low >= int(below) or not above.low:
        return None
    if f"{context.words[above.end - 1]}/{below}" in _EVENTS or context.words[above.end + 2] == "/":
        return None
    return ratio(above.start, above.end + 2, above.low, Decimal(below))


def in_every(context: Context, above: Figure) -> Figure | None:
    """One in five, 3 out of 10: a share, where the second number is one people divide by and no noun parts the two."""
    if above.unit or above.scaled or above.low != above.high or not 0 < above.low < 10:
        return None
    link = context.lexicon.phrases["in_every"].at(context.words, above.end)
    below = numeral(context, above.end + link.length) if link else None
    if below is None or below.low not in _DENOMINATORS or below.low <= above.low or below.scaled:
        return None
    return ratio(above.start, below.end, above.low, below.low)


def every(context: Context, i: int) -> Figure | None:
    """Каждый пятый, every fifth: a share."""
    if not context.has("every", i):
        return None
    below = context.lexicon.values["denominators"].get(context.words[i + 1])
    return ratio(i, i + 2, _ONE, below) if below and below > 2 else None


def _raised(context: Context, whole: Figure) -> Figure | None:
    """A figure with a raised digit: a power or the mark of a note, so both stay possible; never more digits."""
    power = SUPERSCRIPTS.get(context.words[whole.end])
    if power is None or not whole.digits or not context.glued(whole.end):
        return None
    return whole._replace(end=whole.end + 1, readings=(whole.low, whole.low**power))


def _mixed(context: Context, whole: Figure) -> Figure | None:
    """2½: a whole number and a vulgar fraction."""
    if not whole.digits or context.words[whole.end] not in VULGAR:
        return None
    share = _vulgar(context, whole.end)
    low = whole.low + share.low
    return share._replace(start=whole.start, low=low, high=low, coefficient=low, unit="")


def vague(context: Context, i: int) -> Figure | None:
    """Tens of thousands, десятки тысяч, бірнеше мың: from two up to ten times the base."""
    lexicon = context.lexicon
    found = lexicon.numerals.get(context.words[i])
    if found is None or found.role not in ("vague", "group", "scales", "pair"):
        return None
    few = context.has("few", i - 1)
    hedge = lexicon.phrases["before"].at(context.words, i - 1)
    if not few and not hedge and context.has("inverted", i) and (guess := _inverted_scale(context, i)):
        return guess
    if not few and (
        found.role in ("scales", "pair") or (found.role == "group" and (hedge or context.has("genitive", i - 1)))
    ):
        return None
    base, j = found.number, i + 1
    while (more := lexicon.numerals.get(context.words[_past_of(context, j)])) and j - i < _LONGEST_CHAIN:
        if more.number < _SMALL_SCALE or more.role not in ("vague", "scales", "group", "abbreviations"):
            break
        base, j = base * more.number, _past_of(context, j) + 1
    start = i - 1 if few else i
    start = start - 1 if few and context.has("articles", start - 1) else start
    case = lexicon.numerals[context.words[j - 1]].case
    return Figure(start, j, 2 * base, 10 * base, base, base, scaled=True, bound="vague", case=case)


def _inverted_scale(context: Context, i: int) -> Figure | None:
    """Тысяч пять: the scale before its number makes it a guess."""
    after = numeral(context, i + 1)
    if after is None or after.scaled or not 0 < after.low < _SMALL_SCALE or context.kinds[i - 1] == NUMBER:
        return None
    by = context.lexicon.numerals[context.words[i]].number
    low = plain(after.low * by)
    return after._replace(
        start=i, low=low, high=low, step=after.step * by, fine=after.fine * by, scaled=True, case="about"
    )


def _past_of(context: Context, i: int) -> int:
    return i + 1 if context.words[i] == "of" else i
