"""Two limits that are one range: more than 20 but less than 30, не менее 20 и не более 30. Its ends may be open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.reading.ranges import shared
from kzclaims.reading.tokens import WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context, Read

_LOWER, _UPPER = frozenset({"over", "just-over", "at-least"}), frozenset({"under", "at-most"})
_OPEN = frozenset({"over", "just-over", "under"})
_NOUN = 4  # tokens of the noun between the first limit and the second


def limited(context: Context, first: Read, second: Read) -> Read | None:
    """The range that two limits following one another make, or None where they belong to two things."""
    low, high = (first, second) if first.bound in _LOWER else (second, first)
    if low.bound not in _LOWER or high.bound not in _UPPER:
        return None
    a, b = first.figure, second.figure
    if a is None or b is None or a.unit not in {b.unit, ""} or not _linked(context, first, second):
        return None
    a = shared(a, b)
    lower, upper = (a.low, b.low) if low is first else (b.low, a.low)
    if lower >= upper:
        return None
    figure = b._replace(
        low=lower, high=upper, step=min(a.step, b.step), fine=min(a.fine, b.fine), scaled=a.scaled or b.scaled
    )
    return second._replace(
        start=first.start, figure=figure, bound="range", of=second.of or first.of,
        low_open=low.bound in _OPEN, high_open=high.bound in _OPEN,
    )  # fmt: skip


def _linked(context: Context, first: Read, second: Read) -> bool:
    """Whether nothing but a joining word parts the two, and the noun of the first where the second names no other."""
    links, end = context.lexicon.phrases["limit_links"], first.end
    for k in range(end, end + 1 + _NOUN):
        found = links.at(context.words, k)
        if found and k + found.length == second.start:
            return k == end or second.of in ("", first.of)
        if not first.of or context.kinds[k] != WORD:
            return False
    return False
