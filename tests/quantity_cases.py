"""The tables of cases for readings, and readings told in their words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from kzclaims.quantity import CalendarDate

if TYPE_CHECKING:
    from kzclaims.quantity import Reading

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[tuple[str, str]]:
    """The rows (text, what must be read) of one table, its headings left out."""
    table = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [(str(text), expected) for group in table.values() for text, expected in group.items()]


def told(reading: Reading) -> str:
    """A reading as the tables write it: "over 600000 count", "range 80..90 count", "date at-least 2017-01-01..2017-12-31"."""
    ends = [reading.low] if reading.low == reading.high else [reading.low, reading.high]
    written = "..".join(end if isinstance(end, str) else format(end, "f") for end in ends)
    bound = "" if reading.bound == "none" else f"{reading.bound} "
    return f"date {bound}{written}" if isinstance(reading, CalendarDate) else f"{bound}{written} {reading.unit}"
