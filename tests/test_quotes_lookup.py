"""The index of a long text and a scan of it find the same places, whatever is looked for."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.matching import lookup
from kzclaims.matching.lookup import Lookup, scanned

LETTERS = st.text(st.sampled_from("ab1я"), max_size=80)


def indexed(text: str) -> Lookup:
    """A lookup that has been asked so often that it has its index, however short the text."""
    made = Lookup(text)
    made._index = lookup._indexed(text)
    return made


@given(st.lists(LETTERS, max_size=6), LETTERS, st.data())
def test_the_index_finds_what_a_scan_finds(pieces: list[str], wanted: str, data: st.DataObject) -> None:
    text = wanted.join(pieces)
    low, high = (data.draw(st.integers(0, len(text) + 2)) for _ in range(2))
    if wanted:
        assert list(indexed(text).places(wanted, low, high)) == list(scanned(wanted, text, low, high))


@given(st.text("ab", min_size=30, max_size=200), st.integers(0, 200), st.integers(lookup._LEAST, 60))
def test_a_piece_of_a_text_that_repeats_itself_is_found_everywhere(text: str, start: int, length: int) -> None:
    wanted = text[start % len(text) :][:length]
    assert list(indexed(text).places(wanted, 0, len(text))) == list(scanned(wanted, text, 0, len(text)))


@pytest.mark.parametrize("alphabet", ["abcdefghij", "ab", "абвгдежз12"])
def test_a_long_text_asked_often_gives_the_same_with_its_index_as_before(alphabet: str) -> None:
    random = Random(alphabet)
    text = "".join(random.choices(alphabet, k=lookup._LONG))
    made = Lookup(text)
    for _ in range(lookup._SCANS + 60):
        start = random.randrange(len(text) - 100)
        wanted = text[start : start + random.randint(5, 90)]
        if random.random() < 0.2:
            wanted += "z"
        low, high = sorted(random.choices([0, start, len(text) // 2, len(text)], k=2))
        assert list(made.places(wanted, low, high)) == list(scanned(wanted, text, low, high))
    assert made._index is not None


def test_a_short_text_has_no_index() -> None:
    made = Lookup("a" * (lookup._LONG - 1))
    for _ in range(lookup._SCANS + 2):
        assert next(made.places("a" * 30, 0, 100)) == 0
    assert made._index is None
