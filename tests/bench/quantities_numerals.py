"""Numerals against num2words: `python -m tests.bench.quantities_numerals [STRIDE]`, every number from 0 to 100,000.

English and Kazakh as num2words spells them, Russian in every case, gender and number it offers. Needs the extra `dev`.
"""

from __future__ import annotations

import sys
from itertools import product
from typing import TYPE_CHECKING

from num2words import num2words

from kzclaims.quantity import Quantity, read_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = 100_000
NOUNS = {"en": "seats", "ru": "мест", "kk": "орын"}
CASES, GENDERS = "ngdaip", "mfn"


def spelled(number: int) -> Iterator[tuple[str, str]]:
    """Every spelling of a number as (language, words), each once."""
    yield "en", num2words(number, lang="en")
    yield "kk", num2words(number, lang="kz")
    forms = {
        num2words(number, lang="ru", case=case, gender=gender, animate=animate)
        for case, gender, animate in product(CASES, GENDERS, (False, True))
    }
    if number != 1:  # одни by itself is no number: it means some people, or only
        forms |= {num2words(number, lang="ru", case=case, plural=True) for case in CASES}
    for words in sorted(forms):
        yield "ru", words


def misread(number: int) -> list[tuple[str, str, list[str]]]:
    """The spellings that are not read as that one number: language, words, what was read."""
    wrong = []
    for code, words in spelled(number):
        found = read_quantities(f"{words} {NOUNS[code]}", [code])
        if not (len(found) == 1 and isinstance(found[0], Quantity) and found[0].number == number):
            wrong.append((code, words, [each.written for each in found]))
    return wrong


def main() -> None:
    """Print how many spellings were read, and every one that was not."""
    stride = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    count = wrong = 0
    for number in range(0, LAST + 1, stride):
        count += sum(1 for _ in spelled(number))
        for code, words, found in misread(number):
            wrong += 1
            print(f"{number} {code}: {words!r} is read as {found}")
    print(f"{count - wrong} of {count} spellings of the numbers 0 to {LAST} by {stride} read")


if __name__ == "__main__":
    main()
