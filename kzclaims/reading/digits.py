"""Figures in digits: which marks group thousands, which is the decimal one, and what the last digits are worth.

A comma groups in English and is the decimal mark in Russian and Kazakh (CLDR), but papers mix the two, so the shape of
the figure decides where it can: a group has three digits, and nobody counts people in thousandths.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

# Vulgar fractions (numerator, denominator) and raised digits: Unicode gives them no decimal value.
VULGAR = {
    c: (Decimal(above), Decimal(below))
    for c, above, below in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
        ("⅘", 4, 5), ("⅙", 1, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip
SUPERSCRIPTS = {"²": 2, "³": 3}
LONGEST = 24  # digits; longer runs are identifiers or noise, and 28 is what Decimal keeps exact
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


class Literal(NamedTuple):
    """A figure's number, the worth of its last non-zero and of its last digit, and what else it could mean."""

    number: Decimal
    step: Decimal
    fine: Decimal
    readings: tuple[Decimal, ...] = ()


@lru_cache(maxsize=4096)
def literal(written: str, decimal: str) -> Literal | None:
    """Read a figure such as 1,200.5; `decimal` is the language's decimal mark. None where it is no figure."""
    body = "".join(written.split()).replace("'", "")
    if len(body) > LONGEST or (body[0] == "0" and body[1:2].isdigit()):
        return None
    plain = _plain("0" + body if body[0] == "." else body, decimal)
    return None if plain is None else _measured(plain)


def _plain(body: str, decimal: str) -> str | None:
    """The same figure with a dot as its decimal mark and no other, or None."""
    if body.isdecimal():
        return body
    last = "." if body.rfind(".") > body.rfind(",") else ","
    if "." in body and "," in body:
        return _both_marks(body, last)
    parts = body.split(last)
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    if len(parts) > 2:
        return "".join(parts) if grouped or _INDIAN.fullmatch(body) else None
    if grouped and _groups(last, decimal, parts[1]):
        return "".join(parts)
    return ".".join(parts)


def _both_marks(body: str, last: str) -> str | None:
    other = "," if last == "." else "."
    whole, _, share = body.rpartition(last)
    groups = whole.split(other)
    if last in whole or any(len(group) != 3 for group in groups[1:]):
        return None
    return "".join(groups) + "." + share


def _groups(mark: str, decimal: str, digits: str) -> bool:
    """Whether one mark before three digits groups them."""
    if decimal == ".":
        return mark == "," or digits == "000"
    return mark == "." or digits == "000"


def _measured(plain: str) -> Literal:
    number = Decimal(plain)
    whole, _, share = plain.partition(".")
    digits, exponent = whole + share, -len(share)
    zeros = len(digits) - len(digits.rstrip("0")) if number else 0
    return Literal(number, _power(exponent + zeros), _power(exponent))


@cache
def _power(exponent: int) -> Decimal:
    """A power of ten without an exponent of its own."""
    return Decimal(10**exponent) if exponent >= 0 else Decimal(1).scaleb(exponent)
