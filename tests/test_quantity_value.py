"""Reading the one value a ledger states."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.quantity import read_value
from tests.quantity_cases import told


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("over 600 thousand", "count", "over 600000 count"),
        ("80-90", "seats", "range 80..90 count"),
        ("7 or 8%", "share", "either-or 7..8 percent"),
        ("7", "share", "7 count"),
        ("82.20%", "share", "82.20 percent"),
        ("10 January 2021", "date", "date 2021-01-10"),
        ("2016-03", "date", "date 2016-03-01..2016-03-31"),
        ("2019-06-09", "date", "date 2019-06-09"),
        ("2019", "date", "date 2019-01-01..2019-12-31"),
        ("2019", "", "date 2019-01-01..2019-12-31"),
        ("2019", "count", "2019 count"),
        ("2000", "date", "date 2000-01-01..2000-12-31"),
        ("1500", "count", "1500 count"),
        ("one", "count", "1 count"),
        ("once", "count", "1 times"),
        ("a third", "share", "0.3333333333333333333333333333 ratio"),
        ("half", "share", "0.5 ratio"),
        ("none of them", "count", "0 count"),
        ("zero", "count", "0 count"),
        ("five years", "duration", "5 year"),
        ("nearly three decades", "duration", "nearly 30 year"),
        ("€676,000", "money", "676000 EUR"),
        ("-30 degrees", "count", "-30 celsius"),
        ("82% in 2016", "share", "82 percent"),
        ("более 660 тысяч", "count", "over 660000 count"),
        ("600 мыңнан астам", "count", "over 600000 count"),
        ("кемінде 30 пайыз", "share", "at-least 30 percent"),
        ("три", "count", "3 count"),
        ("он жеті", "count", "17 count"),
        ("один", "count", "1 count"),
    ],
)
def test_value(text: str, kind: str, expected: str) -> None:
    reading = read_value(text, kind=kind)
    assert reading is not None
    assert told(reading) == expected


# What is no part of the one reading is idle: names, labels, times of day, notes, dates beside a figure and the reverse.
IDLE = [
    ("COVID-19 deaths: 120", "count", "120 count"),
    ("G20 members: 19", "count", "19 count"),
    ("5G masts: 76", "count", "76 count"),
    ("84 9th-graders", "count", "84 count"),
    ("76 houses of the 19th century", "count", "76 count"),
    ("No. 5: 84 seats", "seats", "84 count"),
    ("№5: 84", "seats", "84 count"),
    ("ст. 5: 76 мест", "seats", "76 count"),
    ("article 12.1: 5 seats", "seats", "5 count"),
    ("76 (p. 5)", "count", "76 count"),
    ("63.3% (2019)", "share", "63.3 percent"),
    ("2021: 84", "seats", "84 count"),
    ("120 (19 June 2020)", "count", "120 count"),
    ("34% as of 14:00", "share", "34 percent"),
    ("the 2 largest", "count", "2 count"),
    ("107-seat", "seats", "107 count"),
    ("Nur Otan - 84", "seats", "84 count"),
    ("84 – seats", "seats", "84 count"),
    ("seats=84", "seats", "84 count"),
    ("120/day", "count", "120 count"),
    ("+76", "count", "76 count"),
    ("5% + VAT", "share", "5 percent"),
    ("76 as of 10/01/2021", "count", "76 count"),
    ("₹5,000", "money", "5000 count"),
    ("76*", "count", "76 count"),
    ("76[1]", "count", "76 count"),
    ("«76».", "count", "76 count"),
    ("...76...", "count", "76 count"),
    ("9 June 2019, 84 seats", "date", "date 2019-06-09"),
    ("5 p.m. on 9 June 2019", "date", "date 2019-06-09"),
    ("9 June 2019 (day 3), 17:00", "date", "date 2019-06-09"),
    ("2019-06-09T12:30", "date", "date 2019-06-09"),
    ("2019-06-09T12:30:00.5+05:00", "date", "date 2019-06-09"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), IDLE)
def test_a_value_is_one_reading_and_idle_words(text: str, kind: str, expected: str) -> None:
    reading = read_value(text, kind=kind)
    assert reading is not None
    assert told(reading) == expected


# A digit left over, or a sign that belongs to a number: another figure was meant than the one a reader of prose finds.
NOTATION = """
    76_000 | 76_001 | _76 | 76 _ 000 | 1_000 | at least 398_000 | 1_000 EUR | 84_seats | 15_20 | 1e3 | 1e400 | 1.0e+400 | 1.0e+76
    2.5E+76 | 1,0e+76 | 7e+76 | 1e-76 | 1.0e 76 | 0x4C | 0o777 | 0777 | 0b101 | 10^6 | 10**6 | 76 x 10^3 | 76;000 | 76..000 | 76..
    ..76 | 76\\000 | 76|000 | 76&nbsp;000 | 76 people 000 | 76 0000 | 76 01 | 76‰ | 76 ‰ | %63 | 63.3%% | €+5 | 76 ¢ | <76>
    76∞ | - 76 | 76- | 2016– | in 24/7 shifts: 84 | .nan | -.inf | NaN
"""


@pytest.mark.parametrize("text", re.split(r"\s*(?:\n|(?<=\s)\|(?=\s))\s*", NOTATION.strip()))
def test_notation_of_programs_is_no_figure(text: str) -> None:
    assert read_value(text, kind="count") is None


@pytest.mark.parametrize(
    "text",
    [
        "2019/06/09",
        "2019-6-9",
        "2019-13",
        "2019-W23",
        "06/2019",
        "2019_06",
        "2019-06..",
        "2019-06~",
        "2019-06-09+05:00",
    ],
)
def test_a_date_of_which_a_part_is_not_read_is_none(text: str) -> None:
    assert read_value(text, kind="date") is None


@given(st.integers(1, 999), st.sampled_from(["_", "_ ", " _", ";", "..", "\\", "^", "e+", ".0e+"]), st.integers(0, 999))
def test_digits_beside_a_sign_of_programs_are_never_dropped(first: int, sign: str, second: int) -> None:
    assert read_value(f"{first}{sign}{second:03}", kind="count") is None


@pytest.mark.parametrize("text", ["", "Tokayev", "yes", "84 of the 107 seats", "reduced by half to 20,000", "COVID-19"])
def test_no_value_or_several(text: str) -> None:
    assert read_value(text) is None
