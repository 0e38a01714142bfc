"""Words that mix letters of several scripts are found; words of one, and signs, are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.scripts import mixed_words, script, strangers, told

MIXED = [
    ("Nазарбаев", "“N” (U+004E, Latin)"),
    ("pаypal", "“а” (U+0430, Cyrillic)"),
    ("Tοkyo", "“ο” (U+03BF, Greek)"),
    ("Μосква", "“Μ” (U+039C, Greek)"),
    ("Қaзақстан", "“a” (U+0061, Latin)"),
    ("ҚазақстанN", "“N” (U+004E, Latin)"),
    ("N\u0301азарбаев", "“N” (U+004E, Latin)"),
    ("N\u200bазарбаев", "“N” (U+004E, Latin)"),
    ("ＮАТО", "“Ｎ” (U+FF2E, Latin)"),
    ("ﬁрма", "“ﬁ” (U+FB01, Latin)"),
]
ALONE = [
    "Назарбаев", "paypal", "іс", "ic", "Wi-Fi-роутер", "iPhone-ом", "Nur Отан", "«Nur Otan»", "5 μm и 7 kΩ", "Δt", "λ-зонд", "naïve café Ünlü",
    "COVID-19", "2-ая", "№5", "п.п.", "Москва/Moscow", "а1b", "حزب", "東京Tower", "", "a_б",
]  # fmt: skip


@pytest.mark.parametrize(("word", "odd"), MIXED)
def test_a_word_of_two_scripts_is_found_with_its_letters(word: str, odd: str) -> None:
    assert [(found, told(letters)) for found, letters in mixed_words(f"so {word}, и так")] == [(word, odd)]


@pytest.mark.parametrize("text", ALONE)
def test_words_of_one_script_are_left_alone(text: str) -> None:
    assert list(mixed_words(text)) == []


@given(st.text(st.sampled_from("abcxyzабвхуzіÀЖδα -1\u0301"), max_size=30))
def test_what_is_found_stands_there_and_has_letters_of_two_scripts(text: str) -> None:
    for word, odd in mixed_words(text):
        assert word in text
        assert odd
        assert odd == strangers(word)
        assert len({script(c) for c in word} - {""}) > 1
