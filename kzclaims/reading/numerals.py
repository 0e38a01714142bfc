"""Numerals: a run of number words and figures as one exact number with the worth of its last digits.

Every language here builds numerals alike: parts below a thousand are added and multiplied by the scale that follows
them, and each scale is smaller than the one before. What differs are the words (`languages`) and their order of cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kzclaims.reading.context import Figure, in_digits
from kzclaims.reading.digits import literal
from kzclaims.reading.tokens import MARK, NUMBER, WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context
    from kzclaims.reading.lexicon import Numeral

_ONE = Decimal(1)
_NO_LIMIT = Decimal("Infinity")
_WIDEST = Decimal(10) ** 27  # Decimal keeps 28 digits exact
_SMALL = frozenset({"ones", "teens", "tens"})


@dataclass(slots=True)
class _Sum:
    """A numeral while it is read, from token `first`. `room` is what may still be added to the group, `top` the last scale."""

    first: int
    total: Decimal = Decimal(0)
    group: Decimal | None = None
    room: Decimal = _NO_LIMIT
    top: Decimal = _NO_LIMIT
    step: Decimal = _ONE
    fine: Decimal = _ONE
    scaled: bool = False
    digits: bool = False
    parts: int = 0
    case: str = ""
    hedge: str = ""
    coefficient: Decimal = _ONE
    scale: Decimal = _ONE
    readings: tuple[Decimal, ...] = ()


def numeral(context: Context, i: int) -> Figure | None:
    """The numeral that begins at token i, an article before it included, or None."""
    if context.kinds[i] == NUMBER and (lone := _lone(context, i)):
        return lone
    made = _Sum(i)
    j = _first(context, i, made)
    if j is None:
        return None
    while (after := _next(context, j, made)) is not None:
        j = after
    number = made.total + (made.group or 0)
    start = i - 1 if _article_before(context, i) and not made.digits else i
    exact = tuple(n.normalize() for n in made.readings)
    if exact:
        number = exact[0]
    if made.scaled:
        number = plain(number)
    return Figure(
        start, j, number, number, plain(made.step), plain(made.fine), made.scaled and made.step > 1, made.coefficient, made.scale,
        case=made.case, hedge=made.hedge, readings=exact, digits=made.digits,
    )  # fmt: skip


def _lone(context: Context, i: int) -> Figure | None:
    """The figure at token i, where no word goes on with it as in 5 thousand or 5 with a half; else None."""
    words, lexicon = context.words, context.lexicon
    after = words[i + 1]
    if after in ("-", "–") or after in lexicon.numerals:
        return None
    if lexicon.phrases["extras"].begin(after) or lexicon.phrases["infixes"].begin(after):
        return None
    return in_digits(i, words[i], lexicon.decimal)


@lru_cache(maxsize=1024)
def plain(number: Decimal) -> Decimal:
    """The same number without zeros after its decimal mark and without an exponent, one object for equal ones."""
    whole = number.to_integral_value()
    return whole.quantize(_ONE) if whole == number and abs(whole) < _WIDEST else number.normalize()


def _article_before(context: Context, i: int) -> bool:
    return context.has("articles", i - 1) and context.role(i) in ("scales", "pair")


def _first(context: Context, i: int, made: _Sum) -> int | None:
    if context.kinds[i] == NUMBER:
        return _figure(context, i, made)
    word = context.words[i]
    found = context.lexicon.numerals.get(word)
    if found is None or found.role in ("vague", "abbreviations", "glued"):
        return None
    if (
        found.role == "scales"
        and context.lexicon.words["articles"]
        and word.isascii()
        and not (
            context.has("articles", i - 1) or (context.words[i + 1] == "-" and context.glued(i + 1)) or context.whole
        )
    ):
        return None
    return _add(found, i, made)


def _next(context: Context, i: int, made: _Sum) -> int | None:
    """Read on at token i; the token after what was added, or None where the numeral ends."""
    extra = context.lexicon.phrases["extras"].at(context.words, i)
    if extra and made.parts:
        return _extra(Decimal(extra.name), i + extra.length, made)
    kind, word = context.kinds[i], context.words[i]
    infix = context.lexicon.phrases["infixes"].at(context.words, i)
    if infix and context.role(i + infix.length) in ("scales", "vague", "abbreviations", "group"):
        made.hedge = infix.name
        return _word(context, i + infix.length, made)
    if kind == NUMBER:
        follows = context.lexicon.numerals.get(context.words[i + 1])
        if made.group is None and made.scaled and follows and follows.number < made.top and follows.number > 1:
            return _figure(context, i, made) if follows.role in ("scales", "abbreviations", "vague", "group") else None
        return None
    if word == "-" and kind == MARK:
        joined = context.glued(i) and context.glued(i + 1)
        if made.digits and context.role(i + 1) not in ("scales", "abbreviations"):
            return None
        return _word(context, i + 1, made) if joined else None
    if word == "of" and context.role(i - 1) == "pair" and context.role(i + 1) == "scales":
        return _word(context, i + 1, made)
    if word == "," and _goes_on(context, i, made):
        return _word(context, i + 1, made)
    if word in context.lexicon.words["links"]:
        return _linked(context, i + 1, made)
    return _word(context, i, made)


def _goes_on(context: Context, i: int, made: _Sum) -> bool:
    """Whether a comma parts the thousands of one number in words: one thousand, two hundred and five."""
    if made.digits or made.group is not None or not made.scaled or context.role(i + 1) not in _SMALL:
        return False
    end = i + 2
    while context.role(end) in _SMALL or context.words[end] == "-":
        end += 1
    scale = context.lexicon.numerals.get(context.words[end])
    return scale is not None and scale.role == "scales" and 12 < scale.number < made.top


def _word(context: Context, i: int, made: _Sum) -> int | None:
    found = context.lexicon.numerals.get(context.words[i])
    if found is None or context.kinds[i] != WORD:
        return None
    if found.role == "glued" and not (made.digits and _is_scale(context, i)):
        return None
    after = _add(found, i, made)
    if after is not None and found.role == "abbreviations" and context.words[after] == "." and context.glued(after):
        return _past_dot(context, after)
    return after if after is None or found.role != "abbreviations" else _ending(context, after, made)


def _is_scale(context: Context, i: int) -> bool:
    """Whether a letter after digits is a scale: on the last digit (but 30m tall is metres), or after money ($10 m)."""
    if not context.glued(i):
        return context.lexicon.currency(context.words[i - 2])
    if context.glued(i + 1) and context.kinds[i + 1] == NUMBER:
        return False
    found = context.lexicon.ambiguous.get(context.words[i])
    return found is None or context.words[i + 1] not in found


def _past_dot(context: Context, i: int) -> int:
    """Past the dot of an abbreviation, unless it ends the sentence."""
    goes_on = context.kinds[i + 1] in (WORD, NUMBER) and not context.cased[context.starts[i + 1]].isupper()
    return i + 1 if goes_on else i


def _linked(context: Context, i: int, made: _Sum) -> int | None:
    """What follows an "and": only a part below a hundred that is not itself multiplied ("one hundred and two hundred")."""
    if context.role(i) not in ("ones", "teens", "tens") or made.digits or not made.parts:
        return None
    if made.group is not None and made.room < Decimal(99):
        return None
    end = i + 1
    while context.role(end) in ("ones", "teens") or (context.words[end] == "-" and context.role(end + 1) == "ones"):
        end += 1
    scale = context.lexicon.numerals.get(context.words[end])
    if (
        scale
        and scale.role in ("scales", "vague")
        and (scale.number < 1000 or made.group is None or _paired(context, made))
    ):
        return None
    return _word(context, i, made)


def _paired(context: Context, made: _Sum) -> bool:
    """Whether the numeral opens a pair, so that an "and" in it may lead to the second number."""
    before = made.first - 1
    before -= context.has("articles", before)
    return any(opening and context.words[before] == opening[-1] for opening, _ in context.lexicon.ranges)


def _figure(context: Context, i: int, made: _Sum) -> int | None:
    found = literal(context.words[i], context.lexicon.decimal)
    if found is None:
        return None
    made.group, made.step, made.fine, made.room = found.number, found.step, found.fine, Decimal(0)
    made.digits, made.parts, made.readings = True, made.parts + 1, found.readings
    made.coefficient = found.number
    return _ending(context, i + 1, made)


def _ending(context: Context, i: int, made: _Sum) -> int:
    """Past a case ending after digits (10-нан, 5-ти)."""
    if context.words[i] not in ("-", "–") or not context.glued(i) or not context.glued(i + 1):
        return i
    ending, words = context.words[i + 1], context.lexicon.words
    if ending in context.lexicon.names["endings"]:
        made.case = context.lexicon.names["endings"][ending]
        return i + 2
    small = made.group is not None and made.group < 10
    cardinal = ending in words["cardinal_endings"] or (small and ending in words["small_cardinal_endings"])
    return i + 2 if cardinal else i


def _add(found: Numeral, i: int, made: _Sum) -> int | None:
    adds = {"ones": _ones, "teens": _teens, "tens": _tens, "hundreds": _hundreds}.get(found.role)
    done = adds(found.number, made) if adds else _multiply(found, made)
    if not done:
        return None
    made.parts += 1
    made.case = "about" if "about" in (made.case, found.case) else found.case
    return i + 1


def _ones(number: Decimal, made: _Sum) -> bool:
    return _below(number, Decimal(9), made)


def _teens(number: Decimal, made: _Sum) -> bool:
    return _below(number, Decimal(99), made)


def _tens(number: Decimal, made: _Sum) -> bool:
    if made.group is not None and made.room < Decimal(99):
        return False
    return _grow(number, Decimal(9), made)


def _hundreds(number: Decimal, made: _Sum) -> bool:
    return made.group is None and _grow(number, Decimal(99), made)


def _below(number: Decimal, room: Decimal, made: _Sum) -> bool:
    if made.group is not None and (made.room < room or not number):
        return False
    return _grow(number, Decimal(0), made)


def _grow(number: Decimal, room: Decimal, made: _Sum) -> bool:
    made.group = (made.group or Decimal(0)) + number
    made.room = room
    made.step = _worth(number)
    made.fine = _ONE
    if made.scaled:
        made.coefficient, made.scale = made.total + made.group, _ONE
    else:
        made.coefficient = made.group
    return True


def _worth(number: Decimal) -> Decimal:
    """The worth of the last non-zero digit of a whole number."""
    exponent = 0
    while number and number % 10 == 0:
        number, exponent = number / 10, exponent + 1
    return Decimal(1).scaleb(exponent)


def _multiply(found: Numeral, made: _Sum) -> bool:
    """Take in a scale, or a word that is a whole number by itself (полтора, a couple)."""
    number = found.number
    if found.role in ("mixed", "pair", "halved"):
        return _alone(found, made)
    if number < 1000:
        return _hundredfold(number, made)
    if number >= made.top:
        return False
    group = _ONE if made.group is None else made.group
    if not group:
        return False
    fresh = made.group is None
    made.step, made.fine = (_ONE if fresh else made.step) * number, (_ONE if fresh else made.fine) * number
    made.coefficient, made.scale = (group, number) if not made.total else (_ONE, _ONE)
    made.total += group * number
    made.readings = tuple(reading * number for reading in made.readings)
    made.group, made.top, made.scaled, made.room = None, number, True, _NO_LIMIT
    return True


def _alone(found: Numeral, made: _Sum) -> bool:
    if made.group is not None or made.total:
        return False
    made.group, made.room, made.coefficient = found.number, Decimal(0), found.number
    made.step = made.fine = Decimal("0.1") if found.number % 1 else _ONE
    if found.number >= 10:
        made.step = made.fine = _worth(found.number)
    return True


def _hundredfold(number: Decimal, made: _Sum) -> bool:
    """A scale below a thousand: dozen, hundred, десяток. "100 hundred" is malformed and keeps both readings."""
    group = _ONE if made.group is None else made.group
    if not group or made.readings:
        return False
    if made.digits and made.group is not None and group >= 100:
        made.readings = (group, group * number)
    elif group >= 100:
        return False
    fresh = made.group is None
    made.step, made.fine = (_ONE if fresh else made.step) * number, (_ONE if fresh else made.fine) * number
    made.coefficient, made.scale = (group, number) if not made.total else (_ONE, _ONE)
    made.scaled = True
    made.group, made.room = group * number, Decimal(99) if number == 100 else Decimal(0)
    return True


def _extra(share: Decimal, after: int, made: _Sum) -> int | None:
    """Add "and a half", to the group or, after a scale, to the scale."""
    if made.group is not None:
        if made.group % 1 or made.room == Decimal(-1):
            return None
        made.group += share
        made.coefficient = made.group
        made.room = Decimal(-1)
        made.step = made.fine = Decimal("0.1")
    else:
        made.total += share * made.top
        made.coefficient, made.scale = made.total, _ONE
        made.step = made.fine = made.top * Decimal("0.1")
    return after
