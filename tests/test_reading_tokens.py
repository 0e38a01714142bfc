"""Texts cut into tokens: what is one word or one figure, and that nothing is lost or moved."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.languages import CODES
from kzclaims.quantity import Quantity, read_quantities
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.tokens import CLOSE, END, MARK, NUMBER, WORD, tokens_of

PIECES = ["a", "b'c", "don't", "covid-", "19", "1", "12", "345", "6789", "000", ",", ".", "'", " ", "  ", "\n", "-", "-\n", "_", "½", "²", "ж", "әлі", "№", "%", "—"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=12).map("".join)


def cut(text: str, known: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """The kinds and words of a text, without the empty ones at its end."""
    tokens = tokens_of(text, 0, len(text), known)
    return list(zip(tokens.kinds, tokens.words, strict=True))[:-CLOSE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,234,567 votes", "1,234,567|votes"),
        ("1 234 567 votes", "1 234 567|votes"),
        ("1'234'567.5", "1'234'567.5"),
        ("1.234.567,5", "1.234.567,5"),
        ("1,234 567", "1,234|567"),
        ("12 3456", "12|3456"),
        ("1234 567", "1234|567"),
        ("1,\n000 and 5\n000", "1,\n000|and|5\n000"),
        ("1,\n234", "1|,|234"),
        ("covid-19 200 cases", "covid|-|19|200|cases"),
        ("cop27 200", "cop|27|200"),
        ("5 and .5, a.5", "5|and|.5|,|a|.|5"),
        ("10.01.2021.", "10.01.2021|."),
        ("don't 'stop'", "don't|'|stop|'"),
        ("2½ of 5²", "2|½|of|5|²"),
        ("a_b __ 5_6", "a|b|5|6"),
        ("жүз'ден 10-нан", "жүз'ден|10|-|нан"),
        ("", ""),
    ],
)
def test_what_is_one_token(text: str, words: str) -> None:
    assert "|".join(word for _, word in cut(text)) == words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("5 of .5 %", "number word number mark"), ("½ é ² ٣", "word word word number"), ("a-\nb", "word mark word")],
)
def test_what_a_token_is(text: str, kinds: str) -> None:
    assert " ".join(kind for kind, _ in cut(text)) == kinds


def test_a_word_parted_at_a_line_end_is_whole_where_it_is_known() -> None:
    tokens = tokens_of("four thou-\n  sand so-\ncalled", 0, 29, frozenset({"thousand"}))
    held = zip(tokens.words, tokens.starts, tokens.ends, strict=True)
    assert list(held)[:5] == [("four", 0, 4), ("thousand", 5, 17), ("so", 18, 20), ("-", 20, 21), ("called", 22, 28)]


@given(TEXTS, TEXTS, TEXTS)
def test_every_token_stands_at_its_place_and_only_space_between(before: str, text: str, after: str) -> None:
    start, whole = len(before) + 1, f"{before}\n{text}\n{after}"
    tokens = tokens_of(whole, start, start + len(text), ())
    held = list(zip(*tokens, strict=True))
    assert held[-CLOSE:] == [(END, "", -1, -1)] * CLOSE
    at = start
    for kind, word, first, last in held[:-CLOSE]:
        assert word == whole[first:last]
        assert at <= first < last
        assert not whole[at:first].replace("_", "").strip()
        assert (kind == WORD) == (word[0].isalnum() and not word[0].isdecimal())
        assert (kind == NUMBER) == word[-1].isdecimal()
        assert kind != MARK or len(word) == 1
        at = last
    assert not whole[at : start + len(text)].replace("_", "").strip()


@given(TEXTS)
def test_a_text_in_ascii_is_cut_as_it_is_among_other_letters(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert cut(f"{plain} ж")[:-1] == cut(plain)


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
def test_the_longest_phrase_is_the_first_of_all(code: str, data: st.DataObject) -> None:
    table = lexicon((code,))
    name, phrases = data.draw(st.sampled_from([*table.phrases.items(), *table.stems.items()]))
    known = [word.replace("*", end) for phrase, _ in phrases.phrases() for word in phrase for end in ("", "s")] or [
        name
    ]
    words = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=6))
    closed = [""] * 8 + words + [""] * 8
    for i in range(8, 8 + len(words)):
        every = phrases.all_at(closed, i)
        assert phrases.at(closed, i) == (every[0] if every else None)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("со\u0301рок пять челове\u0301к", "ru", 45),
        ("пять ты\u0301сяч голосов", "ru", 5000),
        ("ещё ты\u0301сяча", "ru", 1000),
        ("1\u0301000 votes", "en", 1000),
        ("жүз ада\u0301м", "kk", 100),
    ],
)
def test_stress_marks_part_no_number(text: str, language: str, number: int, form: Literal["NFC", "NFD"]) -> None:
    """Marks that compose with no letter are read over in either form of a text."""
    (found,) = read_quantities(unicodedata.normalize(form, text), (language,))
    assert isinstance(found, Quantity)
    assert found.number == number
