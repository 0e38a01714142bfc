"""Folding: letters and digits only, and every letter knows the code point it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.fold import fold, letters

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("82.2%", "822"),
        ("Straße", "strasse"),
        ("o\ufb03ce", "office"),
        ("İstanbul", "istanbul"),
        ("Ǆ", "dž"[0] + "z"),
        ("ёлка", "елка"),
        ("йод", "иод"),
        ("co\u00adnfirmed", "confirmed"),
        ("a\u200bb\ufeffc", "abc"),
        ("１２３", "123"),
        ("10²", "102"),
        ("… — “”", ""),
        ("Қазақстан", "қазақстан"),
        ("ͅ", "ι"),
    ],
)
def test_folded_letters(text: str, folded: str) -> None:
    assert letters(text) == folded
    assert fold(text).letters == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert letters(letters(text)) == letters(text)


@given(TEXTS)
def test_every_normal_form_folds_alike(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert letters(unicodedata.normalize(form, text)) == letters(text)


@given(TEXTS)
def test_case_folds_away(text: str) -> None:
    assert letters(text.casefold()) == letters(text)


@given(st.text(max_size=60), st.data())
def test_a_span_folds_to_at_least_its_letters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.letters:
        return
    start = data.draw(st.integers(0, len(folded.letters) - 1))
    end = data.draw(st.integers(start + 1, len(folded.letters)))
    span = folded.span(start, end)
    assert folded.letters[start:end] in letters(text[span.start : span.end])
    assert folded.position(span.start) <= start < end <= folded.position(span.end)


@given(st.text(max_size=60), st.data())
def test_a_whole_code_point_is_never_parted(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    offset = data.draw(st.integers(0, len(text)))
    position = folded.position(offset)
    assert letters(text[:offset]) == folded.letters[:position]
    assert letters(text[offset:]) == folded.letters[position:]


def test_accents_that_follow_belong_to_the_span() -> None:
    text = unicodedata.normalize("NFD", "мой сад")
    assert text[slice(*fold(text).span(0, 3))] == unicodedata.normalize("NFD", "мой")
