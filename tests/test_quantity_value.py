"""Reading the one value a ledger states."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("text", ["", "Tokayev", "yes", "84 of the 107 seats", "reduced by half to 20,000", "COVID-19"])
def test_no_value_or_several(text: str) -> None:
    assert read_value(text) is None
