"""The reader of quantities: any text is read to figures at spans that hold them, in time that grows with its length."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.fuzz import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent.parent / "cases"
LANGUAGES: tuple[tuple[str, ...], ...] = ((), ("en",), ("ru",), ("kk",), ("en", "ru", "kk"))
LONGEST = 1000  # code points
EVERY = 6
TIMED = 256  # one input in so many is repeated, to see what its length costs


def one_input(data: bytes) -> None:
    """The first byte says which languages the rest is declared to be in, the second of which kind it is as a value."""
    first, second = [*data[:2], 0, 0][:2]
    languages, kind = LANGUAGES[first % len(LANGUAGES)], oracle.KINDS[second % len(oracle.KINDS)]
    text = data[2:].decode("utf-8", "replace")[:LONGEST]
    oracle.read(text, languages, kind)
    if text and zlib.crc32(data) % TIMED == 0:
        oracle.steady(text, languages)


def seeds() -> Iterator[bytes]:
    """A few of the texts, each in a language and as a kind in turn: a short run has to come to what is new."""
    for number, text in enumerate(list(texts())[::EVERY]):
        yield bytes([number % len(LANGUAGES), number % len(oracle.KINDS)]) + text.encode()


def texts() -> Iterator[str]:
    """Every text and value of the tables of quantities and dates."""
    for path in sorted([*CASES.glob("quantities-*.yaml"), *CASES.glob("dates.yaml"), *CASES.glob("pairs*.yaml")]):
        yield from strings(yaml.safe_load(path.read_text("utf-8")))


def strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, list):
        for each in table:
            yield from strings(each)
    elif isinstance(table, dict):
        for key, each in table.items():
            yield from strings([key, each])


def words() -> Iterator[bytes]:
    for text in texts():
        yield from (word.encode() for word in text.split())
