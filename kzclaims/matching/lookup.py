"""Every place where letters stand in a text: by scanning it or, where it is long and asked of often, by an index.

The index knows where every eighth run of twelve letters stands. A quote of nineteen letters or more, wherever it
stands, covers one of these runs at one of eight shifts; what stands around it there is compared letter by letter.
It takes less than one and a half bytes a letter and as long to make as two hundred scans.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN, _STEP = 12, 8
_LEAST = _RUN + _STEP - 1  # letters of a quote that is sure to cover a run
_LONG = 40_000  # letters of a text that an index finds quotes in faster than a scan does
_SCANS = 200
_TRIED, _RARE = 4, 2  # runs of the quote at each shift, of which the rarest is looked up, or one this rare


class _Index(NamedTuple):
    """Runs by bucket: those of bucket b are numbers[first[b]:first[b + 1]], and run n begins at letter n * _STEP."""

    first: array[int]
    numbers: array[int]
    mask: int


def _indexed(text: str) -> _Index:
    mask = (1 << (len(text) // _STEP).bit_length()) - 1
    buckets = [hash(text[at : at + _RUN]) & mask for at in range(0, len(text) - _RUN + 1, _STEP)]
    held = [0] * (mask + 2)
    for bucket in buckets:
        held[bucket + 1] += 1
    numbers = array("I", sorted(range(len(buckets)), key=buckets.__getitem__))
    return _Index(array("I", accumulate(held)), numbers, mask)


class Lookup:
    """The letters of one text, to be asked any number of times where others stand in them."""

    __slots__ = ("_index", "_scans", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._scans = 0
        self._index: _Index | None = None

    def places(self, wanted: str, low: int, high: int) -> Iterator[int]:
        """Where `wanted`, not empty, stands within text[low:high], in order; places that overlap the one before are left out."""
        if self._index is None and len(self._text) >= _LONG:
            self._scans += 1
            if self._scans > _SCANS:
                self._index = _indexed(self._text)
        if self._index is None or len(wanted) < _LEAST:
            return scanned(wanted, self._text, low, high)
        return _apart(self._looked_up(self._index, wanted), len(wanted), low, high)

    def _looked_up(self, index: _Index, wanted: str) -> list[int]:
        """Every place, overlapping ones too."""
        text, (first, numbers, mask) = self._text, index
        found: list[int] = []
        last = len(wanted) - _RUN
        for shift in range(_STEP):
            rarest, start, end = 0, 0, len(text)
            for at in range(shift, min(last, shift + _STEP * (_TRIED - 1)) + 1, _STEP):
                bucket = hash(wanted[at : at + _RUN]) & mask
                if first[bucket + 1] - first[bucket] < end - start:
                    rarest, start, end = at, first[bucket], first[bucket + 1]
                    if end - start <= _RARE:
                        break
            for number in numbers[start:end]:
                place = number * _STEP - rarest
                if place >= 0 and text.startswith(wanted, place):
                    found.append(place)
        return sorted(found)


def scanned(wanted: str, text: str, low: int, high: int) -> Iterator[int]:
    """Where `wanted` stands within text[low:high], in order and not overlapping."""
    at = text.find(wanted, low, high)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted), high)


def _apart(places: list[int], length: int, low: int, high: int) -> Iterator[int]:
    for place in places:
        if place >= low and place + length <= high:
            yield place
            low = place + length
