"""Where nothing goes over an offset it is seen without reading; so what is seen must hold for whatever is read."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.languages import CODES
from kzclaims.quantity import read_quantities
from kzclaims.reading.reach import may_cross
from tests.quantity_cases import rows

PHRASES = {
    code: [text for name in ("", "wild-") for text, _ in rows(f"quantities-{name}{code}.yaml")] for code in CODES
}
PHRASES["dates"] = [text for text, _ in rows("dates.yaml")]
WORDS = sorted({word for texts in PHRASES.values() for text in texts for word in text.split()})
PLAIN = [
    "voters",
    "came",
    "to",
    "the",
    "square",
    ",",
    "said",
    "избирателей",
    "пришли",
    "на",
    "сайлаушы",
    "келді",
    "деді",
]
MARKS = [
    ", ",
    ". ",
    "; ",
    " - ",
    "-",
    " – ",
    "\n",
    "\n\n",
    " (",
    ") ",
    "/",
    "… ",
    " “",
    "” ",
    "%",
    " $",
    "\u00a0",
    "'",
    "’",
    "-\n",
]
GLUE = [" "] * 8 + MARKS + [" and ", " но ", " or ", " to ", " до ", " from ", " between "]
LANGUAGES = [(), *((code,) for code in CODES), ("en", "ru"), ("ru", "kk")]
SEAMS = re.compile(r"\b|(?<=\s)|(?=\s)")


def joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(text + glue for text, glue in pieces)


TEXTS = st.one_of(
    st.lists(
        st.tuples(st.sampled_from([text for texts in PHRASES.values() for text in texts]), st.sampled_from(GLUE)),
        min_size=1,
        max_size=3,
    ),
    st.lists(st.tuples(st.sampled_from(WORDS + PLAIN * 20), st.sampled_from(GLUE)), min_size=2, max_size=16),
).map(joined)


def gone_over(text: str, languages: tuple[str, ...]) -> set[int]:
    """The offsets that a reading of the text goes over."""
    return {o for reading in read_quantities(text, languages) for o in range(reading.span.start + 1, reading.span.end)}


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_what_no_reading_may_cross_none_crosses(text: str, languages: tuple[str, ...]) -> None:
    over = gone_over(text, languages)
    missed = [o for o in over & {m.start() for m in SEAMS.finditer(text)} if not may_cross(text, (o,), languages)]
    assert not missed


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_of_the_tables_is_cut_unseen(code: str) -> None:
    for text in PHRASES[code]:
        for offset in gone_over(text, (code,)):
            assert may_cross(text, (offset,), (code,)), (text, offset)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("On the day there were ", "1,234 voters in district 5"),
        ("1,234 voters in district 5 of Almaty", ", officials said"),
        ("The party won 76 of the 98 seats", " that are elected"),
        ("The commission said. ", "In 2019 the party won"),
        ("в округе насчитали 1 234 избирателя", ", сообщили чиновники"),
        ("Сол күні ", "алаңға 1 234 сайлаушы келді"),
    ],
)
def test_the_ends_of_a_common_quote_need_no_reading(before: str, after: str) -> None:
    languages = ("en",) if before.isascii() else ("kk",) if "ү" in before else ("ru",)
    assert not may_cross(before + after, (len(before),), languages)


def test_a_long_run_is_followed_to_its_number() -> None:
    text = "The mayor said " + "almost nearly about " * 8 + "1,234 voters came"
    assert all(may_cross(text, (m.start(),), ("en",)) for m in islice(re.finditer(r"(?=nearly)", text), 8))
