"""What the ledger's own settings are written in: finite numbers, shares, dates, fingerprints.

A claim's value is not read here: it is words, and `quantity` reads it. What to write where it could not is said here.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

_LEADING_ZERO = re.compile(r"[+-]?0[0-9]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_ELSEWHERE = re.compile(r"[+-]?(?:0[xob]?[0-9a-f_]+|\d[\d_]*|\d+(?::\d+)+)(?:\.[\d_]*)?", re.IGNORECASE | re.ASCII)
"""What other readers of YAML take for a number that is not the one written: 0777, 0o777, 0x1F, 1_000, 12:30."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_NOTATION = re.compile(
    r"\d ?_|_ ?\d|\b\d[\d.,]*e[+-]?\d|\b0(?:[xob][0-9a-f]|\d)|\d(?:\^|\*\*)\d|\d:\d|\.\.\d|;\d|\.?\b(?:nan|inf)\b",
    re.IGNORECASE,
)
"""How programs and other readers of YAML write numbers: 1_000, 1.0e+400, 0x1F, 0777, 10**6, 12:30, .inf."""


class BadValueError(ValueError):
    """A scalar that its field can't take; `hint` says what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def value_hint(text: str, wanted: str) -> str:
    """What to write instead of a claim's value in which no `wanted` (figure, date) can be read."""
    hint = f"write one {wanted}, its hedge included, as the source has it"
    if wanted == "date":
        return f"{hint}, such as 9 June 2019 or 2019-06-09" if re.search(r"\d", text) else hint
    if not _NOTATION.search(text):
        return hint
    return f"{hint}, in plain digits such as 1,200 or 0.5; what is a text and no number, quote it in a claim of kind `name`"


def read_number(text: str) -> Decimal:
    """A finite decimal written with digits and a dot, at most 40 characters."""
    written = text.strip()
    if len(text) <= 40 and _NUMBER.fullmatch(written) and not _LEADING_ZERO.match(written):
        return Decimal(written)
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    if len(text) <= 40 and _ELSEWHERE.fullmatch(written):
        hint = "write plain digits, as in 0.5; where it is a text and no number, quote it"
        raise BadValueError(f"{shown!r} is a number to some readers of YAML, and another to others", hint)
    raise BadValueError(f"{shown!r} is not a number", "write digits and a dot, as in 0.5")


def read_share(text: str) -> Decimal:
    """A share, written `5%` or `0.05`, between 0 and 1."""
    percent = text.strip().endswith("%")
    number = read_number(text.strip().removesuffix("%").strip())
    share = number / 100 if percent else number
    if not 0 <= share <= 1:
        raise BadValueError(f"{text!r} is not between 0 and 100%", "write a share such as 5%")
    return share


def read_points(text: str) -> Decimal:
    """Percentage points, between 0 and 100."""
    points = read_number(text)
    if not 0 <= points <= 100:
        raise BadValueError(f"{text!r} is not between 0 and 100 percentage points", "write a few points, such as 1")
    return points


def read_date_text(text: str) -> str:
    """A date at its precision, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, that the calendar knows."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise BadValueError(f"{text!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise BadValueError(f"{text!r} is not in the calendar", "correct the month or the day") from None
    return text.strip()


def read_sha256(text: str) -> str:
    """A SHA-256 in hexadecimal, in lower case."""
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise BadValueError("this is not a SHA-256", "write 64 hexadecimal digits, as `kzclaims texts` prints them")
    return text


def read_offset(text: str) -> int:
    """A code point offset: a whole number from 0, at most twelve digits."""
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise BadValueError(f"{text[:40]!r} is not an offset", "write a whole number of code points")
    return int(text)


# The same in JSON Schema (draft-07), where a parser of YAML has typed the scalar before anybody asks. Of what has lost
# its spelling on that way (0777 is 777 or 511, True is true) it refuses only what no spelling of it would be read as.
Schema = dict[str, Any]
TEXT_SCHEMA: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ZERO = r"-(?:0(?:\.0*)?|\.0+)"
_ONE = r"\+?(?:0(?:\.[0-9]*)?|\.[0-9]+|1(?:\.0*)?)"
_HUNDRED = r"\+?(?:(?:[0-9]|[1-9][0-9])(?:\.[0-9]*)?|\.[0-9]+|100(?:\.0*)?)"
POINTS_SCHEMA: Schema = {
    "type": ["string", "number"],
    "pattern": rf"^\s*(?:{_ZERO}|{_HUNDRED})\s*$",
    "maxLength": 40,
    "minimum": 0,
    "maximum": 100,
}
SHARE_SCHEMA: Schema = {
    "type": ["string", "number"],
    "pattern": rf"^(?!\s*[0-9.+-]{{41}})\s*(?:{_ZERO}(?:\s*%)?|{_ONE}|{_HUNDRED}\s*%)\s*$",
    "minimum": 0,
    "maximum": 1,
}
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"  # what leap years end in, but for those that end in 00
_DAYS = (
    "(?:0[1-9]|1[0-2])",
    "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])",
    "(?:0[13-9]|1[0-2])-(?:29|30)",
    "(?:0[13578]|1[02])-31",
)
DATE_SCHEMA: Schema = {
    "type": ["string", "integer"],
    "pattern": (
        rf"^\s*(?!0000)(?:[0-9]{{4}}(?:-(?:{'|'.join(_DAYS)}))?"
        rf"|(?:[0-9]{{2}}{_FOURTH}|(?:00|{_FOURTH})00)-02-29)\s*$"
    ),
    "minimum": 1,
    "maximum": 9999,
}
SHA256_SCHEMA: Schema = {"type": ["string", "number"], "pattern": "^[0-9a-f]{64}$", "minimum": 0}
OFFSET_SCHEMA: Schema = {
    "type": ["string", "integer"],
    "pattern": "^[0-9]{1,12}$",
    "minimum": 0,
    "maximum": 10**12 - 1,
}
