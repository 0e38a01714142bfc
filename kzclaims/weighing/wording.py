"""Words for numbers, units and bounds in the sentences of a comparison, in plain English whatever the source's language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from kzclaims.quantity import Bound, Quantity
from kzclaims.weighing.intervals import exact

if TYPE_CHECKING:
    from kzclaims.weighing.intervals import Interval

_EXACT, _DIGITS = Context(prec=40), 40
_CONTEXTS = {0: _EXACT, **{digits: Context(prec=digits, rounding=ROUND_HALF_UP) for digits in (2, 4)}}
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
    Bound.EXACTLY: "exactly {}",
    Bound.OVER: "more than {}",
    Bound.JUST_OVER: "just over {}",
    Bound.AT_LEAST: "at least {}",
    Bound.UNDER: "less than {}",
    Bound.AT_MOST: "at most {}",
    Bound.NEARLY: "nearly {}",
    Bound.ABOUT: "about {}",
}
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
_POWERS = {-1: "tenth", -2: "hundredth", -3: "thousandth"}
_ROUND = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (1, ""))


def decimal(value: Fraction, digits: Literal[0, 2, 4] = 0) -> Decimal:
    """A fraction as a decimal: exact where 40 digits hold it, or to 2 or 4 significant digits."""
    return _CONTEXTS[digits].divide(Decimal(value.numerator), Decimal(value.denominator))


def number(value: Fraction) -> str:
    """A number with its thousands apart: 660,000, 82.2, -30; endless decimals to four digits."""
    if value.denominator == 1 and abs(value.numerator) < 10**_DIGITS:
        return f"{value.numerator:,}"
    written = decimal(value)
    endless = (
        Fraction(written) != value or value.denominator > _LONGEST
    )  # two thirds may come as a decimal of 28 digits
    shown = _CONTEXTS[4].plus(written) if endless else written
    text = f"{shown:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Fraction, unit: str) -> str:
    """A number with its unit: 82.2%, €1,200, 1 year, 29 years, 12 percentage points."""
    if unit in _SIGNS:
        return f"{'-' if value < 0 else ''}{_SIGNS[unit]}{number(abs(value))}"
    if unit in _MARKS:
        return number(value) + _MARKS[unit]
    return f"{number(value)} {_thing(unit, plural=abs(value) != 1)}"


def phrase(quantity: Quantity) -> str:
    """A quantity with its hedge: more than 660,000, 60 to 70%, about €1,200; words that are no number as written."""
    if quantity.readings or quantity.bound in {Bound.VAGUE, Bound.FACTOR}:
        return f"“{' '.join(quantity.written.split())}”"
    low, high = exact(quantity.low), exact(quantity.high)
    if quantity.low_open or quantity.high_open:
        return _limits(quantity, low, high)
    if quantity.number is None:
        joint = "or" if quantity.bound is Bound.EITHER_OR else "to"
        return f"{_bare(low, quantity.unit)} {joint} {amount(high, quantity.unit)}"
    return _HEDGES.get(quantity.bound, "{}").format(figure(quantity))


def _limits(quantity: Quantity, low: Fraction, high: Fraction) -> str:
    """A range of two limits: more than 20 but at most 30 years."""
    above, below = "more than" if quantity.low_open else "at least", "less than" if quantity.high_open else "at most"
    return f"{above} {_bare(low, quantity.unit)} but {below} {amount(high, quantity.unit)}"


def figure(quantity: Quantity) -> str:
    """The number of a quantity with its unit and without its hedge; simple fractions as words."""
    value = exact(quantity.low)
    if quantity.unit == "ratio":
        near = next((words for each, words in _FRACTIONS.items() if abs(each - value) < Fraction(1, 10**6)), "")
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


def step_words(step: Fraction, unit: str) -> str:
    """What a number is rounded to: whole percent, tenth of a percent, ten thousand, year, hundred euros."""
    thing = "percent" if unit == "percent" else _MARKS[unit].strip() if unit in _MARKS else _thing(unit, plural=False)
    for power, name in _POWERS.items():
        if step == Fraction(10) ** power:
            return f"{name} of a {thing}" if thing else name
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


def share_words(share: Fraction, unlike: str = "") -> str:
    """A share of the whole as a percentage of two digits, of four where two would read like `unlike`."""
    short = number(Fraction(decimal(share * 100, 2))) + "%"
    return number(Fraction(decimal(share * 100, 4))) + "%" if short == unlike else short


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def _bare(value: Fraction, unit: str) -> str:
    return amount(value, unit) if unit in _SIGNS else number(value)


def _thing(unit: str, *, plural: bool) -> str:
    """The word for a unit that has no sign of its own: years, square kilometres, tenge."""
    if currency(unit):
        return _CURRENCIES.get(unit, unit)
    word = {"age": "year", "times": "time"}.get(unit, unit.replace("-", " "))
    return f"{word}s" if plural else word


def _round_words(step: Fraction) -> str:
    """A step as words where it is a round one: ten thousand, hundred thousand, 7."""
    for size, name in _ROUND:
        if step >= size:
            head = {1: "", 10: "ten", 100: "hundred"}.get(int(step / size)) if (step / size) in {1, 10, 100} else None
            return number(step) if head is None else f"{head} {name}".strip()
    return number(step)
