"""Every table of readings, in every language; and what must hold of any text."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.quantity import Bound, CalendarDate, Quantity, as_record, read_quantities
from tests.quantity_cases import rows, told

TABLES = [f"quantities-{wild}{code}.yaml" for code in ("en", "ru", "kk") for wild in ("", "wild-")]
CASES = [(table, *row) for table in [*TABLES, "dates.yaml"] for row in rows(table)]


@pytest.mark.parametrize(("table", "text", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_reading(table: str, text: str, expected: str) -> None:
    assert "; ".join(map(told, read_quantities(text))) == expected.replace("nothing", "")


@pytest.mark.parametrize(
    ("text", "step", "fine", "scaled"),
    [
        ("82.2%", "0.1", "0.1", False),
        ("82%", "1", "1", False),
        ("82.20%", "0.1", "0.01", False),
        ("over 600 thousand citizens", "100000", "1000", True),
        ("more than 660,000", "10000", "1", False),
        ("10 thousand candidates", "10000", "1000", True),
        ("€30.3 million", "100000", "100000", True),
        ("seventeen deputies", "1", "1", False),
        ("two hundred and seven", "1", "1", False),
        ("nearly three decades", "10", "10", False),
        ("двести двадцать семь человек", "1", "1", False),
        ("600 тысяч граждан", "100000", "1000", True),
        ("600 мыңнан астам", "100000", "1000", True),
        ("5-7 thousand", "1000", "1000", True),
        ("0 votes", "1", "1", False),
    ],
)
def test_worth_of_the_last_digits(text: str, step: str, fine: str, scaled: object) -> None:
    (reading,) = read_quantities(text)
    assert isinstance(reading, Quantity)
    assert (reading.step, reading.fine_step, reading.scaled) == (Decimal(step), Decimal(fine), scaled)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("more than 660,000 party members casting votes", "party members"),
        ("over 600 thousand citizens took part", "citizens"),
        ("84 of the 107 seats", "seats"),
        ("thousands of companies", "companies"),
        ("300 short-term observers", "short-term observers"),
        ("7 deputies each", "deputies"),
        ("5 thousand passed the primaries", ""),
        ("более 600 тысяч активных граждан", "активных граждан"),
        ("600 мыңнан астам азамат", "азамат"),
    ],
)
def test_what_is_counted(text: str, of: str) -> None:
    reading = read_quantities(text)[0]
    assert isinstance(reading, Quantity)
    assert reading.of == of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("About 100 hundred people", (100, 10000)),
        ("10² people", (10, 100)),
        ("100 people", ()),
        ("15 hundred people", ()),
    ],
)
def test_malformed_numbers_keep_every_reading(text: str, readings: tuple[int, ...]) -> None:
    (reading,) = read_quantities(text)
    assert isinstance(reading, Quantity)
    assert reading.readings == tuple(map(Decimal, readings))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("with more than\n660,000 party members", "more than\n660,000"),
        ("costs about €1,200 each", "about €1,200"),
        ("does not have more than 10 seats", "not have more than 10"),
        ("temperatures of minus 30 degrees Celsius.", "minus 30 degrees Celsius"),
        ("из них 70 с лишним лет", "70 с лишним лет"),
        ("саны 30 пайыздан кем емес болды", "30 пайыздан кем емес"),
        ("more than\n\nContinued on Page 5\n 660,000", "more than\n\nContinued on Page 5\n 660,000"),
        ("thou\u00adsands of thirty\u00ad-five people, 2\u200b0 seats", "2\u200b0"),
    ],
)
def test_written_is_what_stands_there(text: str, written: str) -> None:
    reading = read_quantities(text)[-1]
    assert reading.written == written
    assert text[slice(*reading.span)] == written


def test_record_is_json_without_exponents() -> None:
    quantity, day = read_quantities("€46.8bn since 2017")
    assert as_record(quantity) == {
        "written": "€46.8bn", "kind": "quantity", "number": "46800000000", "unit": "EUR", "bound": "none", "span": [0, 7],
    }  # fmt: skip
    assert as_record(day) == {
        "written": "since 2017", "kind": "date", "low": "2017-01-01", "high": "2017-12-31", "unit": "",
        "bound": "at-least", "span": [8, 18],
    }  # fmt: skip
    (malformed,) = read_quantities("100 hundred people")
    assert as_record(malformed)["readings"] == ["100", "10000"]


def test_durations_are_told_from_other_quantities() -> None:
    kinds = [reading.kind for reading in read_quantities("a five-year term, 17-year-olds, in March 2016, 7 seats")]
    assert kinds == ["duration", "quantity", "date", "quantity"]


def test_declared_language_decides_the_decimal_mark() -> None:
    first = [read_quantities("1,234", [code])[0] for code in ("en", "ru")]
    assert [reading.low for reading in first] == [Decimal(1234), Decimal("1.234")]


TEXTS = st.lists(
    st.sampled_from([text for _, text, _ in CASES])
    | st.text(max_size=12)
    | st.sampled_from(["\n", "\n\n", "-", "–", ",", "²"]),
    max_size=6,
).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_any_text_is_read_without_fault(text: str) -> None:
    end = 0
    for reading in read_quantities(text):
        start, stop = reading.span
        assert end <= start < stop <= len(text)
        assert text[start:stop] == reading.written
        end = stop
        json.dumps(as_record(reading))
        if isinstance(reading, CalendarDate):
            assert len(reading.low) == len(reading.high)
        else:
            assert reading.low <= reading.high
            assert reading.step >= reading.fine_step > 0 or reading.unit == "ratio"
            assert reading.number is None or reading.low == reading.high
            assert reading.bound in Bound
