"""The kind and the unit of a claim against what is read in its values. Add a row to add a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.quantity import COUNTED, unit_named
from tests.ledgers import write_ledger
from tests.test_check import findings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

UNITS = [
    ("EUR", "EUR"), ("euros", "EUR"), ("€", "EUR"), ("US dollars", "USD"), ("KZT bn", "KZT"), ("million tenge", "KZT"),
    ("тенге", "KZT"), ("теңге", "KZT"), ("миллион тенге", "KZT"), ("percent", "percent"), ("%", "percent"),
    ("percent of the vote", "percent"), ("% of GDP", "percent"), ("процентов", "percent"), ("пайыз", "percent"),
    ("day", "day"), ("days", "day"), ("hours", "hour"), ("years", "year"), ("лет", "year"), ("жыл", "year"), ("decades", "year"),
    ("years of age", "age"), ("degrees Celsius", "celsius"), ("km²", "square-kilometre"), ("people", COUNTED),
    ("seats", COUNTED), ("человек", COUNTED), ("адам", COUNTED), ("", ""), ("m", ""), ("second chambers", ""),
    ("day care centres", ""), ("working days", ""), ("per 100,000", ""), ("ISO month", ""), ("in order", ""), ("ratio", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "unit"), UNITS)
def test_a_unit_is_known_by_the_words_that_name_it(words: str, unit: str) -> None:
    assert unit_named(words) == unit


def _ledger(folder: Path, kind: str, unit: str, values: Sequence[str]) -> Path:
    """A ledger with one claim more, of values that are all derived, so that no quote is asked for them."""
    ledger = write_ledger(folder)
    lines = ["claims:", "  - id: odd", "    question: How much?", f"    kind: {kind}"]
    lines += [f"    unit: {unit}"] if unit else []
    lines += ["    explained: These are for trying.", "    assertions:"]
    for at, value in enumerate(values):
        source = ("gazette", "bulletin")[at % 2]
        lines.append(
            f'      - {{source: {source}, id: a{at}, value: "{value}", derived: for trying, quote: "84 of the 98 seats"}}'
        )
    (folder / "claims" / "odd.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return ledger


def _told(ledger: Path) -> list[tuple[str, str]]:
    """The slugs of what is found of the kind, the unit and the values, each with the words on its line."""
    told = []
    for each in findings_of(ledger):
        if Path(each.place.path).name == "odd.yaml" and each.slug in ("bad-value", "unit-mismatch"):
            line = Path(each.place.path).read_text(encoding="utf-8").split("\n")[each.place.line - 1]
            told.append((each.slug, line[each.place.column - 1 :].split(",")[0]))
            assert each.hint
    return told


MISFITS = [
    ("date", "", ["76"], ("bad-value", "date")),
    ("date", "", ["398 candidates"], ("bad-value", "date")),
    ("date", "", ["three days"], ("bad-value", "date")),
    ("date", "", ["63.3%", "63%"], ("bad-value", "date")),
    ("date", "", ["10 January 2021", "63.3%"], ("bad-value", '"63.3%"')),
    ("duration", "", ["16", "12 seats"], ("bad-value", "duration")),
    ("share", "", ["€5 million"], ("bad-value", "share")),
    ("share", "", ["five years"], ("bad-value", "share")),
    ("share", "percent", ["63.3%", "10 January 2021"], ("bad-value", '"10 January 2021"')),
    ("money", "", ["63.3 %"], ("bad-value", "money")),
    ("money", "", ["84 seats"], ("bad-value", "money")),
    ("duration", "", ["15.4 billion tenge"], ("bad-value", "duration")),
    ("duration", "", ["76 people"], ("bad-value", "duration")),
    ("duration", "", ["10 January 2021"], ("bad-value", "duration")),
    ("money", "USD", ["15.4 billion tenge"], ("unit-mismatch", "USD")),
    ("money", "USD", ["15.4 billion tenge", "15 billion tenge"], ("unit-mismatch", "USD")),
    ("count", "USD", ["15.4 billion tenge"], ("unit-mismatch", "USD")),
    ("duration", "days", ["72 hours"], ("unit-mismatch", "days")),
    ("count", "people", ["63.3%"], ("unit-mismatch", "people")),
    ("share", "people", ["63.3%"], ("unit-mismatch", "people")),
    ("share", "EUR", ["63"], ("unit-mismatch", "EUR")),
    ("date", "EUR", ["10 January 2021"], ("unit-mismatch", "EUR")),
    ("money", "seats", ["84"], ("bad-value", "money")),
    ("money", "seats", ["16"], ("unit-mismatch", "seats")),
    ("count", "EUR", ["76 people"], ("unit-mismatch", "EUR")),
    ("duration", "people", ["12"], ("unit-mismatch", "people")),
]


@pytest.mark.parametrize(("kind", "unit", "values", "told"), MISFITS)
def test_what_no_claim_of_the_kind_or_unit_asks_for_is_found_at_its_line(
    tmp_path: Path, kind: str, unit: str, values: list[str], told: tuple[str, str]
) -> None:
    assert _told(_ledger(tmp_path, kind, unit, values)) == [told]


FITS = [
    ("share", "percent", ["84", "63.3%", "two thirds"]),
    ("share", "percent of the vote", ["63.3%", "12 percentage points"]),
    ("share", "of the elected members", ["a third"]),
    ("share", "candidates of a party", ["63.3%"]),
    ("money", "KZT", ["15.4"]),
    ("money", "", ["doubled", "15.4 billion tenge"]),
    ("money", "EUR", ["€676,000", "half a million euros"]),
    ("duration", "days", ["72 hours", "3 days"]),
    ("duration", "working days", ["72 hours"]),
    ("duration", "years", ["nearly three decades", "five-year term", "5"]),
    ("duration", "years", ["from 2016 to 2021"]),
    ("date", "day", ["10 January 2021"]),
    ("date", "year", ["1465", "2019"]),
    ("date", "", ["в 568 году", "c. 1500"]),
    ("count", "years of age", ["60", "60 years"]),
    ("count", "times a session", ["5"]),
    ("count", "degrees Celsius", ["minus 30", "-30 degrees"]),
    ("count", "percent", ["63.3%"]),
    ("seats", "deputies", ["84", "two thirds"]),
]


@pytest.mark.parametrize(("kind", "unit", "values"), FITS)
def test_what_may_be_an_answer_is_left_alone(tmp_path: Path, kind: str, unit: str, values: list[str]) -> None:
    assert not _told(_ledger(tmp_path, kind, unit, values))


def test_a_kind_and_a_unit_that_are_both_wrong_are_both_told(tmp_path: Path) -> None:
    told = _told(_ledger(tmp_path, "date", "EUR", ["76 people"]))
    assert told == [("bad-value", "date"), ("unit-mismatch", "EUR")]


def test_two_currencies_are_told_once_as_a_pair(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path, "money", "EUR", ["€5 million", "$5 million"])
    assert not _told(ledger), "explained"
    odd = tmp_path / "claims" / "odd.yaml"
    odd.write_text(
        odd.read_text(encoding="utf-8").replace("    explained: These are for trying.\n", ""), encoding="utf-8"
    )
    assert _told(ledger) == [("unit-mismatch", '"$5 million"')]
