"""What the ledger's own settings are written in: finite numbers, shares, dates, fingerprints.

A claim's value is not read here: it is words, and `quantity` reads it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_LEADING_ZERO = re.compile(r"[+-]?0[0-9]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_ELSEWHERE = re.compile(r"[+-]?(?:0[xob]?[0-9a-f_]+|\d[\d_]*|\d+(?::\d+)+)(?:\.[\d_]*)?", re.IGNORECASE | re.ASCII)
"""What other readers of YAML take for a number that is not the one written: 0777, 0o777, 0x1F, 1_000, 12:30."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class BadValueError(ValueError):
    """A scalar that its field can't take; `hint` says what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


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
