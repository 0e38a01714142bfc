"""Numerals spelled out by rules written here, independently of the tables that read them."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.quantity import Quantity, read_quantities


def words(row: str) -> list[str]:
    """The words of a row."""
    return row.split()


EN = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
EN_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
RU = words(
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
RU_TENS = words("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
RU_HUNDREDS = words("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
KK = words("нөл бір екі үш төрт бес алты жеті сегіз тоғыз")
KK_TENS = words("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан")


def english(number: int, link: str = " and ") -> str:
    """A whole number below a million in English words."""
    if number >= 1000:
        rest = english(number % 1000, link)
        return english(number // 1000, link) + " thousand" + (f" {rest}" if number % 1000 else "")
    if number >= 100:
        rest = english(number % 100, link)
        return f"{EN[number // 100]} hundred" + (link + rest if number % 100 else "")
    if number >= 20:
        return EN_TENS[number // 10 - 2] + (f"-{EN[number % 10]}" if number % 10 else "")
    return EN[number]


def russian(number: int, *, feminine: bool = False) -> str:
    """A whole number below a million in Russian words, in the nominative."""
    if number >= 1000:
        head, rest = divmod(number, 1000)
        last = head % 10 if head % 100 not in range(11, 15) else 0
        noun = "тысяча" if last == 1 else "тысячи" if last in (2, 3, 4) else "тысяч"
        return f"{russian(head, feminine=True)} {noun}" + (f" {russian(rest)}" if rest else "")
    if number >= 100:
        return RU_HUNDREDS[number // 100 - 1] + (f" {russian(number % 100, feminine=feminine)}" if number % 100 else "")
    if number >= 20:
        return RU_TENS[number // 10 - 2] + (f" {russian(number % 10, feminine=feminine)}" if number % 10 else "")
    return {1: "одна", 2: "две"}.get(number, RU[number]) if feminine else RU[number]


def kazakh(number: int) -> str:
    """A whole number below a million in Kazakh words."""
    if number >= 1000:
        return f"{kazakh(number // 1000)} мың" + (f" {kazakh(number % 1000)}" if number % 1000 else "")
    if number >= 100:
        return f"{KK[number // 100]} жүз" + (f" {kazakh(number % 100)}" if number % 100 else "")
    if number >= 10:
        return KK_TENS[number // 10 - 1] + (f" {KK[number % 10]}" if number % 10 else "")
    return KK[number]


SAMPLE = [*range(2, 130), *chain.from_iterable((n, n + 1, n + 12, n + 35) for n in range(200, 1000, 100))]


def number_in(text: str, code: str) -> Decimal | None:
    """The one number of a text."""
    (reading,) = read_quantities(text, [code])
    assert isinstance(reading, Quantity)
    return reading.number


@pytest.mark.parametrize("number", SAMPLE)
def test_small_numbers_in_words(number: int) -> None:
    assert number_in(f"{english(number)} seats", "en") == number
    assert number_in(f"{russian(number)} мест", "ru") == number
    assert number_in(f"{kazakh(number)} орын", "kk") == number


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 999_999), st.sampled_from([" and ", " "]))
def test_any_number_in_words(number: int, link: str) -> None:
    assert number_in(f"{english(number, link)} seats", "en") == number
    assert number_in(f"{russian(number)} мест", "ru") == number
    assert number_in(f"{kazakh(number)} орын", "kk") == number


@pytest.mark.parametrize(
    ("forms", "number"),
    [
        ("двумястами двухсот двумстам", 200),
        ("пятьюдесятью пятидесяти", 50),
        ("сорока", 40),
        ("ста", 100),
        ("тремястами трехсот трёхсот", 300),
        ("восемью восьмью восьми", 8),
        ("семеро семерых", 7),
        ("полутора", Decimal("1.5")),
    ],
)
def test_russian_cases(forms: str, number: int | Decimal) -> None:
    for form in forms.split():
        assert number_in(f"с {form} местами", "ru") == number


@pytest.mark.parametrize(
    ("forms", "number"),
    [
        ("мыңнан мыңға мыңның мыңды мыңмен", 1000),
        ("жүзден жүзге жүздің жүзді жүзбен", 100),
        ("оннан онға онның онмен", 10),
        ("жетіден жетіге жетінің жетіні", 7),
        ("алпыстан алпысқа алпыстың алпысты алпыспен", 60),
        ("үштен үшке үштің үшті", 3),
    ],
)
def test_kazakh_cases(forms: str, number: int) -> None:
    for form in forms.split():
        assert number_in(f"{form} көрді", "kk") == number


@settings(max_examples=200, deadline=None)
@given(st.integers(1000, 10**12), st.sampled_from([",", " ", "\u00a0", "\u202f", "\u2009", "'", ""]))
def test_grouped_figures(number: int, mark: str) -> None:
    grouped = f"{number:,}".replace(",", mark)
    if mark or (number > 2999 and number < 10**10):
        assert number_in(f"{grouped} votes", "en") == number


@settings(max_examples=100, deadline=None)
@given(st.integers(10, 99_999), st.integers(1, 4), st.sampled_from(["en", "ru", "kk"]))
def test_decimals_keep_their_last_digit(digits: int, places: int, code: str) -> None:
    if places == 3 and digits % 1000 == 0:
        return  # 5.000 is five thousand in either writing: nobody counts in thousandths and finds none
    number = Decimal(digits).scaleb(-places)
    written = format(number, "f").replace(".", "." if code == "en" else ",")
    (reading,) = read_quantities(f"{written}%", [code])
    assert isinstance(reading, Quantity)
    assert (reading.number, reading.fine_step) == (number, Decimal(1).scaleb(-places))
