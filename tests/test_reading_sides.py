"""What the sides of a figure rule out unasked must be what asking finds nothing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.languages import CODES
from kzclaims.reading.answers import Answers
from kzclaims.reading.context import Context
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.reader import readings
from kzclaims.reading.sides import Sides, alone, sides
from kzclaims.reading.tokens import sheet_of, tokens_of

if TYPE_CHECKING:
    from kzclaims.reading.context import Read

FIGURES = ["0", "1", "5", "7", "12", "31", "40", "98", "100", "250", "1,234", "9,200", "12,345,678", "5.1", "0.5", "1.200", "1990", "2019", "2100", "1699", "1500", "3000", "0950", "12345678901", "05", "2½", ".5", "5²", "1,00", "10.01.2021", "1.2.3", "16x9", "701"]  # fmt: skip
PLAIN = ["voters", "district", "Almaty", "reforms", "избирателей", "округе", "реформы", "сайлаушы", "реформа"]
GLUE = [" "] * 8 + [
    ", ",
    ". ",
    ") ",
    " (",
    "-",
    " - ",
    "–",
    "/",
    ":",
    "\n",
    "%",
    " $",
    "€",
    " +",
    "x",
    " x ",
    "",
    "№ ",
    "] ",
    "[",
    "^",
]
ALWAYS = Answers(lambda _: True)


def words_of(code: str) -> list[str]:
    """Every word and phrase of the tables of a language."""
    table = lexicon((code,))
    phrases = [" ".join(p) for each in (*table.phrases.values(), *table.stems.values()) for p, _ in each.phrases()]
    words = {*table.numerals, *table.months, *table.joins, *(word for each in table.words.values() for word in each)}
    return sorted({*words, *(phrase.replace("*", "") for phrase in phrases)})


TEXTS = {
    code: st.lists(
        st.tuples(
            st.sampled_from(FIGURES) | st.sampled_from(words_of(code)) | st.sampled_from(PLAIN), st.sampled_from(GLUE)
        ),
        min_size=2,
        max_size=7,
    ).map(lambda pieces: "".join(word + glue for word, glue in pieces))
    for code in CODES
}


def found(text: str, code: str, beside: Sides) -> list[Read]:
    """The readings of a text of one context where the sides answer so."""
    sheet, words = sheet_of(text), lexicon((code,))
    tokens = tokens_of(sheet.even, 0, len(sheet.even), words.known)
    return list(readings(Context(*tokens, sheet.cased, words, beside), sheet.even))


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=300)
@given(st.data())
def test_asking_everything_finds_the_same(code: str, data: st.DataObject) -> None:
    text = data.draw(TEXTS[code])
    known = sides((code,))
    assert found(text, code, known) == found(
        text, code, known._replace(label=ALWAYS, before=ALWAYS, behind=ALWAYS, hedging=ALWAYS, whole=ALWAYS)
    )


@pytest.mark.parametrize(
    ("text", "code", "stands_alone"),
    [
        ("1,234 voters", "en", True),
        ("0 of Almaty", "en", True),
        ("1 234 избирателя", "ru", True),
        ("5 percent", "en", False),
        ("5 of 10", "en", True),
        ("5 of May", "en", False),
        ("3 out of 10", "en", False),
        ("3 in 10", "en", False),
        ("3 in Almaty", "en", True),
        ("1,200 in the district", "en", True),
        ("9 in the morning", "en", False),
        ("5-6 voters", "en", False),
        ("5th voter", "en", False),
        ("2019 reforms", "en", False),
        ("5 or more", "en", False),
        ("05 voters", "en", False),
    ],
)
def test_a_figure_stands_alone_where_nothing_behind_it_goes_on(text: str, code: str, *, stands_alone: bool) -> None:
    sheet, words = sheet_of(text), lexicon((code,))
    tokens = tokens_of(sheet.even, 0, len(sheet.even), words.known)
    context = Context(*tokens, sheet.cased, words, sides((code,)))
    assert (alone(context, 0) is not None) is stands_alone
