"""What may come of any input: coded findings at places that exist, figures at spans that hold them; never an exception."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from kzclaims.quantity import Quantity, read_quantities, read_value
from kzclaims.rules import SLUGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from kzclaims.finding import Fault, Finding
    from kzclaims.quantity import Reading

KINDS = ("", "count", "share", "seats", "money", "duration", "date")
_LINE_END = re.compile(r"\r\n?|\n")
_SHORT, _LONG = 2_000, 8_000  # code points a text is repeated to: four times the length, four times the time
_STEEP, _LEAST = 8.0, 0.25  # times as long that is too long, where it is more than so many seconds


def told(findings: Iterable[Fault | Finding], root: Path, contents: Mapping[str, bytes] | None = None) -> None:
    """Every finding has a rule, words, and a place: a file, and a line and column that stand in it.

    Files are read beneath `root`, unless their `contents` are given.
    """
    lengths: dict[str, list[int]] = {path: lengths_of(path, data) for path, data in (contents or {}).items()}
    for each in findings:
        assert each.slug in SLUGS, each
        assert each.message, each
        assert each.place.path, each
        for place in (each.place, each.source):
            if place is None or not place.line:
                continue
            path = root / place.path
            if place.path not in lengths and path.is_file():
                lengths[place.path] = lengths_of(place.path, path.read_bytes())
            held = lengths.get(place.path)
            assert held is None or 1 <= place.line <= len(held), each
            assert held is None or 1 <= place.column <= held[place.line - 1] + 1, each


def lengths_of(path: str, data: bytes) -> list[int]:
    """The code points of each line of a file, as far as it can be read; YAML knows the carriage return, a text does not."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return [len(line) for line in (_LINE_END.split(text) if path.endswith(".yaml") else text.split("\n"))]


def read(text: str, languages: Sequence[str], kind: str) -> None:
    """Every reading of a text stands where it says, after the one before it, and says what stands there."""
    found = read_quantities(text, languages)
    end = 0
    for each in found:
        assert end <= each.span.start < each.span.end <= len(text), (each, end)
        end = each.span.end
        whole(each, text)
    value = read_value(text, languages, kind=kind)
    if value is not None:
        assert 0 <= value.span.start < value.span.end <= len(text), value
        whole(value, text)


def whole(reading: Reading, text: str) -> None:
    """The words of a reading are those at its span; its ends are finite and in order."""
    assert reading.written == text[reading.span.start : reading.span.end], reading
    if isinstance(reading, Quantity):
        assert reading.low.is_finite(), reading
        assert reading.high.is_finite(), reading
        assert reading.low <= reading.high, reading
        assert reading.step > 0, reading
        assert reading.fine_step > 0, reading
    elif reading.low.startswith("-") == reading.high.startswith("-"):
        assert reading.low <= reading.high or reading.low.startswith("--"), reading


def spent(text: str, languages: Sequence[str]) -> float:
    """Seconds of CPU that the reading of a text takes."""
    began = time.process_time()
    read_quantities(text, languages)
    return time.process_time() - began


def steady(text: str, languages: Sequence[str], cost: Callable[[str, Sequence[str]], float] = spent) -> None:
    """Four times the text takes about four times as long; asked twice before it is held to be wrong."""
    for _ in range(2):
        short, long = (cost(text * (length // len(text) + 1), languages) for length in (_SHORT, _LONG))
        if long <= max(_LEAST, _STEEP * short):
            return
    raise AssertionError((short, long))
