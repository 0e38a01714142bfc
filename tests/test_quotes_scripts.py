"""Letters of another script: the word is another word, and the reason names the letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.judge import find_quote
from kzclaims.matching.scripts import script_notes
from kzclaims.quote import FAITHFUL, Edit, Quote, State
from kzclaims.scripts import strangers

TEXT = (
    "Тогда президент Назарбаев подал в отставку и уехал. Партия «Nur Otan» взяла 84 места. Deputy Abaev paid 300 euros at the bank. "
    "Бұл іс туралы айтылды."
)


@pytest.mark.parametrize(
    ("quote", "letter"),
    [
        ("Nазарбаев подал в отставку", "“N” (U+004E, Latin)"),
        ("президент Hазарбаев подал", "“H” (U+0048, Latin)"),
        ("президент Назарбаeв подал в отставку", "“e” (U+0065, Latin)"),
        ("Deputy Аbaev paid 300 euros", "“А” (U+0410, Cyrillic)"),
        ("Deputy Abaev paid 300 еuros at the bank", "“е” (U+0435, Cyrillic)"),
        ("Бұл іс туpалы айтылды", "“p” (U+0070, Latin)"),
    ],
)
def test_a_mixed_word_is_altered_and_its_letter_named(quote: str, letter: str) -> None:
    match = find_quote(Quote(quote), TEXT)
    assert match.state in {State.ALTERED, State.VALUE_CHANGED}, match  # a unit of other letters is another unit
    assert letter in match.reason


@pytest.mark.parametrize(
    "quote", ["президент Назарбаев подал в отставку", "Партия «Nur Otan» взяла 84 места", "Deputy Abaev paid 300 euros", "Бұл іс туралы"]
)  # fmt: skip
def test_words_of_one_script_are_silent(quote: str) -> None:
    assert find_quote(Quote(quote), TEXT).state in FAITHFUL


def test_a_mixed_word_in_the_text_is_named_too() -> None:
    match = find_quote(Quote("президент Назарбаев подал в отставку"), TEXT.replace("Назарбаев", "Назарбaев"))
    assert match.state is State.ALTERED
    assert "In the text “Назарбaев” mixes scripts: “a” (U+0061, Latin)." in match.reason


@pytest.mark.parametrize(
    ("word", "odd"), [("Nазарбаев", "N"), ("pаypal", "а"), ("Назарбаев", ""), ("Nur", ""), ("COVID", ""), ("ab12", ""), ("", ""), ("µm", "")]
)  # fmt: skip
def test_strangers(word: str, odd: str) -> None:
    assert strangers(word) == odd


def test_a_word_wholly_in_another_script_is_named() -> None:
    assert script_notes([Edit("replaced", "сор", "cop")]) == "The quote's letters are Cyrillic, the text's are Latin."
    assert script_notes([Edit("replaced", "сор", "dog"), Edit("added", "сор", "")]) != ""
    assert script_notes([Edit("replaced", "party", "group"), Edit("added", "сор", "")]) == ""


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("Nаbвcеoо1-µ "), max_size=12))
def test_the_strangers_are_never_more_than_the_rest(word: str) -> None:
    odd = strangers(word)
    assert len(odd) * 2 <= sum(c.isalpha() for c in word)
