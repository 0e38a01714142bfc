"""Numbers with their noun, as running text has them: one claim, two claims, and no third way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


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
