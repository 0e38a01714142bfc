"""Figures as they are written: their marks, and whether two spellings are one figure.

82,20 and 82.20, 600,000 and 600 000 and 600.000 are one figure written in two ways; 82.2 and 822 are two figures.
Which mark groups thousands depends on the language of the text (CLDR: a comma in English, spaces in Russian and
Kazakh, where a comma is the decimal mark), so the text's own reading is held fixed and the quote may write it otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

SIGNS = "-−–+±"
CURRENCIES = "$€£¥₸₽₴₺"
_SPACES = " \u00a0\u2007\u2009\u202f"
FIGURE = (
    rf"(?:(?<![^\s(\[«“„‘\"'{CURRENCIES}])[{SIGNS}])?(?:[{CURRENCIES}][{SIGNS}]?\s?)?"
    rf"(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,:/⁄'’]\d+)*)"
    r"(?:\s?[%‰]|(?:[^\W\d_]|\u0301)+)?"
)
_AHEAD = rf"(?=\s*+[{SIGNS}{CURRENCIES}]{{0,2}}(?:\d|\Z))"
_JOINS = rf"(?:(?<=[\d%‰])[‐‑−—^*=]|(?:(?<=[\d%‰])|(?<=[\d%‰]\s))[-–])(?=\s*+[{CURRENCIES}]?\d)"
TELLING = rf"(?<!\w)(?:[<>]=?|[≤≥≦≧⩽⩾~∼～≈≃≅№#]){_AHEAD}|(?<=[^\W_])\+(?!\w)|×|{_JOINS}"
"""Signs beside a figure that say what words would say as well: more than, at most, about, number so-and-so, times, to."""
_ONE_SIGN = {
    "<=": "≤",
    "≦": "≤",
    "⩽": "≤",
    ">=": "≥",
    "≧": "≥",
    "⩾": "≥",
    **dict.fromkeys("∼≈≃≅", "~"),
    **dict.fromkeys("‐‑−–—", "-"),
}
_PARTS = re.compile(
    rf"(?P<before>[{SIGNS}{CURRENCIES}\s]*)(?P<body>\d(?:[\d.,:/⁄'’{_SPACES}]*\d)?)(?P<after>.*)", re.DOTALL
)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)


class Figure(NamedTuple):
    """A figure taken apart: sign and currency before it, its digits with their marks, percent sign or letters after."""

    before: str
    body: str
    after: str


@lru_cache(maxsize=4096)
def figure(written: str) -> Figure:
    """Take apart one match of `FIGURE`; minus signs are one, plus signs and spaces are dropped."""
    match = _PARTS.fullmatch(written)
    assert match, written
    before = "".join("-" if c in "-−–" else c for c in match["before"] if not c.isspace() and c != "+")
    body = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else "/" if c == "⁄" else c for c in match["body"])
    after = "".join(c for c in unicodedata.normalize("NFC", match["after"]).casefold() if c.isalnum() or c in "%‰")
    return Figure("".join(sorted(before)), body, after)


def sign(written: str) -> str:
    """One match of `TELLING`, a currency, a percent sign or a question mark, by what it says: <= and ≤ are one."""
    plain = unicodedata.normalize("NFKC", written).strip()
    return _ONE_SIGN.get(plain, plain)


def cyrillic(text: str) -> bool:
    """Whether the text is written in Cyrillic letters, so that a comma is its decimal mark."""
    return bool(_CYRILLIC.search(text))


def same_figure(quoted: Figure, found: Figure, *, comma_decimal: bool) -> bool:
    """Whether the quote writes the text's figure, perhaps with the marks of another country.

    `comma_decimal` says how the text reads a comma before three digits: as a decimal mark, or as grouping.
    """
    if (quoted.before, quoted.after) != (found.before, found.after):
        return False
    return quoted.body == found.body or bool(
        _quote_readings(quoted.body, comma_decimal=comma_decimal)
        & _text_readings(found.body, comma_decimal=comma_decimal)
    )


def _text_readings(body: str, *, comma_decimal: bool) -> frozenset[str]:
    """What the text means by a body, in the text's own conventions."""
    plain = _without_certain_groups(body)
    mark = _open_mark(plain)
    if not mark:
        return frozenset({plain.replace(",", ".")})
    grouped, decimal = plain.replace(mark, ""), plain.replace(mark, ".")
    if plain.endswith("000"):
        return frozenset({grouped, decimal})
    if comma_decimal:
        return frozenset({decimal}) if mark == "," else frozenset({grouped, decimal})
    return frozenset({grouped if mark == "," else decimal})


def _quote_readings(body: str, *, comma_decimal: bool) -> frozenset[str]:
    """What a quote's body can mean; a comma before three digits in a quote from English is nothing but grouping."""
    plain = _without_certain_groups(body)
    mark = _open_mark(plain)
    if not mark:
        return frozenset({plain.replace(",", ".")})
    if mark == "," and not comma_decimal and not plain.endswith("000"):
        return frozenset({plain.replace(",", "")})
    return frozenset({plain.replace(mark, ""), plain.replace(mark, ".")})


def _without_certain_groups(body: str) -> str:
    """The body without marks that can only group: spaces, apostrophes, a repeated mark, the first of two kinds."""
    body = re.sub(rf"(?<=\d)[{_SPACES}'’](?=\d{{3}}(?!\d))", "", body)
    kinds = [mark for mark in ".," if mark in body]
    if len(kinds) == 2:
        kinds.sort(key=body.find)
        return body.replace(kinds[0], "")
    if len(kinds) == 1 and body.count(kinds[0]) > 1 and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", body):
        return body.replace(kinds[0], "")
    return body


def _open_mark(body: str) -> str:
    """The one mark that could be read as grouping or as a decimal mark, or nothing."""
    match = re.fullmatch(r"[1-9]\d{0,2}([.,])\d{3}", body)
    return match[1] if match else ""
