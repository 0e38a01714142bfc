"""Figures as written: two spellings of one, and two that only look alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.figures import FIGURE, figure, same_figure


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("won 82.2% of 1 200 000 votes", ["82.2%", "1 200 000"]),
        ("fell by -3.5 and −4", ["-3.5", "−4"]),
        ("in 2019–2021 and 80-90", ["2019", "2021", "80", "90"]),
        ("$1.6 billion, € 5", ["$1.6", "€ 5"]),
        ("on the 74th at 12:30", ["74th", "12:30"]),
        ("in 2019, 600 came.", ["2019", "600"]),
        ("77,1 %", ["77,1 %"]),
    ],
)
def test_where_figures_begin_and_end(text: str, figures: list[str]) -> None:
    assert [match[0] for match in re.finditer(FIGURE, text)] == figures


ROWS = [  # quote, text, same where a comma groups (English), same where it is the decimal mark (Russian, Kazakh)
    ("600.000", "600,000", True, True),
    ("600 000", "600,000", True, True),
    ("600000", "600,000", True, True),
    ("600,000", "600 000", True, True),
    ("1.250.000", "1,250,000", True, True),
    ("1’250’000", "1,250,000", True, True),
    ("1,250.5", "1.250,5", True, True),
    ("82,2", "82.2", True, True),
    ("82.20", "82,20", True, True),
    ("82.2", "82.20", False, False),
    ("822", "82.2", False, False),
    ("82", "82.2", False, False),
    ("1250", "1,250", True, False),
    ("1.250", "1,250", True, True),
    ("3,125", "3.125", False, True),
    ("3125", "3.125", False, True),
    ("0.125", "0,125", True, True),
    ("0125", "0.125", False, False),
    ("1.2.2020", "1.2.2020", True, True),
    ("122020", "1.2.2020", False, False),
    ("-5", "−5", True, True),
    ("5", "-5", False, False),
    ("+5", "5", True, True),
    ("$5", "5", False, False),
    ("$5", "€5", False, False),
    ("5%", "5 %", True, True),
    ("5%", "5", False, False),
    ("５", "5", True, True),
    ("5th", "5TH", True, True),
]


@pytest.mark.parametrize(("quoted", "found", "english", "russian"), ROWS)
def test_two_spellings(quoted: str, found: str, *, english: bool, russian: bool) -> None:
    assert same_figure(figure(quoted), figure(found), comma_decimal=False) is english
    assert same_figure(figure(quoted), figure(found), comma_decimal=True) is russian


@given(
    a=st.integers(0, 10**12),
    b=st.integers(0, 10**12),
    mark=st.sampled_from([" ", "\u00a0", "\u2009", ""]),
    comma_decimal=st.booleans(),
)
def test_grouping_never_changes_a_whole_number(*, a: int, b: int, mark: str, comma_decimal: bool) -> None:
    found = figure(f"{b:,}".replace(",", " "))
    assert same_figure(figure(f"{a:,}".replace(",", mark)), found, comma_decimal=comma_decimal) is (a == b)
    assert same_figure(figure(f"{b:,}".replace(",", mark)), found, comma_decimal=comma_decimal)
