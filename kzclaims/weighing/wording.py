"""Words for numbers, units and bounds in the sentences of a comparison, in plain English whatever the source's language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kzclaims.quantity import Bound, Quantity
from kzclaims.weighing.exact import Number, exact, magnitude

if TYPE_CHECKING:
    from kzclaims.weighing.intervals import Interval

_CONTEXTS = {0: Context(prec=40), **{digits: Context(prec=digits, rounding=ROUND_HALF_UP) for digits in (2, 4)}}
_FULL = {digits: 10**context.prec for digits, context in _CONTEXTS.items()}  # what the digits no longer hold
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
_CURRENCIES = {
    "EUR": "euros",
    "USD": "dollars",
    "GBP": "pounds",
    "KZT": "tenge",
    "RUB": "roubles",
    "CNY": "yuan",
    "JPY": "yen",
    "CHF": "Swiss francs",
}
_MARKS = {
    "percent": "%",
    "ratio": " of the whole",
    "celsius": " °C",
    "fahrenheit": " °F",
    "count": "",
    "factor": " times the old value",
}
_HEDGES = {
    Bound.EXACTLY: "exactly ",
    Bound.OVER: "more than ",
    Bound.JUST_OVER: "just over ",
    Bound.AT_LEAST: "at least ",
    Bound.UNDER: "less than ",
    Bound.AT_MOST: "at most ",
    Bound.NEARLY: "nearly ",
    Bound.ABOUT: "about ",
}
_AS_WRITTEN = frozenset({Bound.VAGUE, Bound.FACTOR})
_FRACTIONS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth",
    Fraction(1, 10): "a tenth",
}
_KINDS = {
    "percent": "a share",
    "ratio": "a share",
    "percentage-point": "a difference between two shares",
    **dict.fromkeys(["celsius", "fahrenheit"], "a temperature"),
    "count": "a number of things",
    "times": "a number of times",
    "age": "an age",
    **dict.fromkeys(["year", "month", "week", "day", "hour", "minute", "second"], "a length of time"),
    **dict.fromkeys(["mile", "kilometre", "metre"], "a length"),
    **dict.fromkeys(["square-kilometre", "hectare", "square-metre"], "an area"),
    **dict.fromkeys(["tonne", "kilogram"], "a weight"),
}
_LONGEST = 10**20  # twenty digits behind the point: more than any person writes
_PARTS: dict[Number, str] = {Fraction(1, 10): "tenth", Fraction(1, 100): "hundredth", Fraction(1, 1000): "thousandth"}
_HEADS: dict[Number, str] = {1: "", 10: "ten", 100: "hundred"}
_ROUND = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (1, ""))


def decimal(value: Number, digits: Literal[0, 2, 4] = 0) -> Decimal:
    """A number as a decimal: exact where 40 digits hold it, or to 2 or 4 significant digits."""
    if value.denominator == 1 and abs(value.numerator) < _FULL[digits]:
        return Decimal(value.numerator)
    return _CONTEXTS[digits].divide(Decimal(value.numerator), Decimal(value.denominator))


def number(value: Number) -> str:
    """A number with its thousands apart: 660,000, 82.2, -30; endless decimals to four digits."""
    if value.denominator == 1 and abs(value.numerator) < _FULL[0]:
        return f"{value.numerator:,}"
    written = decimal(value)
    # Two thirds may come as a decimal of 28 digits.
    endless = exact(written) != value or value.denominator > _LONGEST
    shown = _CONTEXTS[4].plus(written) if endless else written
    text = f"{shown:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Number, unit: str) -> str:
    """A number with its unit: 82.2%, €1,200, 1 year, 29 years, 12 percentage points."""
    if unit in _SIGNS:
        return f"{'-' if value < 0 else ''}{_SIGNS[unit]}{number(magnitude(value))}"
    if unit in _MARKS:
        return number(value) + _MARKS[unit]
    return f"{number(value)} {_thing(unit, plural=magnitude(value) != 1)}"


@lru_cache(maxsize=256)  # a value stands against every other one of its claim
def phrase(quantity: Quantity) -> str:
    """A quantity with its hedge: more than 660,000, 60 to 70%, about €1,200; words that are no number as written."""
    if quantity.readings or quantity.bound in _AS_WRITTEN:
        return f"“{' '.join(quantity.written.split())}”"
    if quantity.low_open or quantity.high_open:
        above = "more than" if quantity.low_open else "at least"
        return f"{above} {_both_ends(quantity, 'but less than' if quantity.high_open else 'but at most')}"
    if quantity.number is None:
        return _both_ends(quantity, "or" if quantity.bound is Bound.EITHER_OR else "to")
    return _HEDGES.get(quantity.bound, "") + figure(quantity)


def _both_ends(quantity: Quantity, joint: str) -> str:
    return f"{_bare(exact(quantity.low), quantity.unit)} {joint} {amount(exact(quantity.high), quantity.unit)}"


def figure(quantity: Quantity) -> str:
    """The number of a quantity with its unit and without its hedge; simple fractions as words."""
    value = exact(quantity.low)
    if quantity.unit == "ratio":
        near = next((words for each, words in _FRACTIONS.items() if magnitude(each - value) < Fraction(1, 10**6)), "")
        return near or amount(value * 100, "percent")
    return amount(value, quantity.unit)


def interval_words(interval: Interval, unit: str) -> str:
    """An interval in words that say whether its ends belong to it."""
    low, high = interval.low, interval.high
    if high is None and low is not None:
        return f"above {amount(low, unit)}" if interval.low_open else f"{amount(low, unit)} or more"
    if low is None and high is not None:
        return f"below {amount(high, unit)}" if interval.high_open else f"{amount(high, unit)} or less"
    if low is None or high is None:
        return "any figure"
    if low == high:
        return f"{amount(low, unit)} alone"
    first = f"just over {_bare(low, unit)}" if interval.low_open else _bare(low, unit)
    return f"{first} to {'just under ' if interval.high_open else ''}{amount(high, unit)}"


def step_words(step: Number, unit: str) -> str:
    """What a number is rounded to: whole percent, tenth of a percent, ten thousand, year, hundred euros."""
    thing = "percent" if unit == "percent" else _MARKS[unit].strip() if unit in _MARKS else _thing(unit, plural=False)
    if part := _PARTS.get(step):
        return f"{part} of a {thing}" if thing else part
    if step == 1:
        return f"whole {thing}" if thing else "whole number"
    return f"{_round_words(step)} {thing if unit in _MARKS else _thing(unit, plural=True)}".strip()


def kind_words(quantity: Quantity) -> str:
    """What sort of figure it is, for readers: a share, a length of time, an amount of money in euros."""
    if quantity.bound is Bound.FACTOR:
        return "a change by a factor"
    return unit_words(quantity.unit)


def unit_words(unit: str) -> str:
    """What sort of figure a unit makes."""
    if currency(unit):
        return f"an amount of money in {_CURRENCIES.get(unit, unit)}"
    return _KINDS.get(unit, f"a figure in {unit}")


def currency(unit: str) -> bool:
    """Whether a unit is a currency: three capital letters (ISO 4217)."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def share_words(share: Number, unlike: str = "") -> str:
    """A share of the whole as a percentage of two digits, of four where two would read like `unlike`."""
    short = number(exact(decimal(share * 100, 2))) + "%"
    return number(exact(decimal(share * 100, 4))) + "%" if short == unlike else short


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def _bare(value: Number, unit: str) -> str:
    return amount(value, unit) if unit in _SIGNS else number(value)


def _thing(unit: str, *, plural: bool) -> str:
    """The word for a unit that has no sign of its own: years, square kilometres, tenge."""
    if currency(unit):
        return _CURRENCIES.get(unit, unit)
    word = {"age": "year", "times": "time"}.get(unit, unit.replace("-", " "))
    return f"{word}s" if plural else word


def _round_words(step: Number) -> str:
    """A step as words where it is a round one: ten thousand, hundred thousand, 7."""
    for size, name in _ROUND:
        if step >= size:
            head = _HEADS.get(Fraction(step, size))
            return number(step) if head is None else f"{head} {name}".strip()
    return number(step)
