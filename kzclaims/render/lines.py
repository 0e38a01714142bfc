"""Short words of every format: foreign text on one line, numbers with their noun, lists. Nothing of the road is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims import __version__
from kzclaims.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

TOOL = f"kzclaims {__version__}"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def line(text: str) -> str:
    """Foreign text as one line that is safe to show: white space collapsed, everything unseen made visible."""
    return printable(" ".join(text.split()))


def clipped(text: str, width: int) -> str:
    """`line(text)` cut to `width` code points, the cut marked by an ellipsis."""
    shown = line(text)
    return shown if len(shown) <= width else shown[: width - 1].rstrip() + "…"


def count(number: int, thing: str, things: str = "") -> str:
    """`1 claim`, `2 claims`, `1 quote is`, `2 quotes are` (with both forms given)."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def spelled(number: int) -> str:
    """A small number as running text has it, in words up to ten: `two`, `12`."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def listed(items: Sequence[str], most: int) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most`, `a, b and three others`."""
    shown = list(items) if len(items) <= most else [*items[: most - 1], f"{spelled(len(items) - most + 1)} others"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
