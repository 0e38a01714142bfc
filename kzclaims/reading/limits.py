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
    a, b = first.figure, second.figure
    if a is None or b is None or {first.bound, second.bound} == {first.bound}:
        return None
    sides = {first.bound in _LOWER, second.bound in _LOWER}
    if len(sides) != 2 or not {first.bound, second.bound} <= _LOWER | _UPPER or not _linked(context, first, second):
        return None
    if a.unit not in {b.unit, "count"}:
        return None
    a = shared(a._replace(unit="" if a.unit != b.unit else a.unit), b)
    lower, upper = (
        ((a, first.bound), (b, second.bound)) if first.bound in _LOWER else ((b, second.bound), (a, first.bound))
    )
    if lower[0].low >= upper[0].low:
        return None
    figure = b._replace(
        start=a.start, low=lower[0].low, high=upper[0].low, step=min(a.step, b.step), fine=min(a.fine, b.fine),
        scaled=a.scaled or b.scaled,
    )  # fmt: skip
    return second._replace(
        figure=figure, bound="range", of=second.of or first.of, low_open=lower[1] in _OPEN, high_open=upper[1] in _OPEN
    )


def _linked(context: Context, first: Read, second: Read) -> bool:
    """Whether nothing but a joining word parts the two, and the noun of the first where the second names no other."""
    assert first.figure is not None
    assert second.figure is not None
    links, end = context.lexicon.phrases["limit_links"], first.figure.end
    for k in range(end, end + 1 + _NOUN):
        found = links.at(context.words, k)
        if found and k + found.length == second.figure.start:
            return k == end or second.of in ("", first.of)
        if not first.of or context.kinds[k] != WORD:
            return False
    return False
