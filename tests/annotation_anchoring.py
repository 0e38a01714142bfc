"""How the Hypothesis client finds a quote again, written anew from its published rules (`anchoring/match-quote.ts`).

The places where the exact words stand are weighed: words 50, prefix 20, suffix 20, nearness to the hint 2. Where they
stand nowhere it would search with errors; here that is a failure, since our words come from the text itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTE, PREFIX, SUFFIX, POSITION = 50, 20, 20, 2


def match_quote(text: str, exact: str, prefix: str, suffix: str, hint: int | None) -> tuple[int, int] | None:
    """The best place of `exact`, or None; the first of equals."""
    places = [(start, start + len(exact)) for start in _occurrences(text, exact)]
    return max(places, key=lambda place: _score(text, place, prefix, suffix, hint), default=None)


def _score(text: str, place: tuple[int, int], prefix: str, suffix: str, hint: int | None) -> float:
    start, end = place
    before = _likeness(text[max(0, start - len(prefix)) : start], prefix) if prefix else 1.0
    after = _likeness(text[end : end + len(suffix)], suffix) if suffix else 1.0
    near = 1.0 if hint is None else 1.0 - abs(start - hint) / len(text)
    return (QUOTE + PREFIX * before + SUFFIX * after + POSITION * near) / (QUOTE + PREFIX + SUFFIX + POSITION)


def _likeness(text: str, pattern: str) -> float:
    """1 minus the fewest edits that make `pattern` out of any part of `text`, as a share of its length (Sellers 1980)."""
    if not text or not pattern:
        return 0.0
    row = list(range(len(pattern) + 1))
    best = row[-1]
    for letter in text:
        before, row[0] = row[0], 0
        for i, wanted in enumerate(pattern, 1):
            before, row[i] = row[i], min(before + (letter != wanted), row[i] + 1, row[i - 1] + 1)
        best = min(best, row[-1])
    return 1.0 - best / len(pattern)


def _occurrences(text: str, exact: str) -> Iterator[int]:
    start = text.find(exact)
    while start >= 0:
        yield start
        start = text.find(exact, start + 1)
