from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kzclaims.compare import Comparison, Relation, Terms, compare, compare_names, compare_yes_no
from kzclaims.names import NO_NAMES, names_of
from kzclaims.quantity import read_value
from tests.compare_builder import value

CASES = Path(__file__).parent / "cases" / "pairs.yaml"
EXACT = ("relation", "rule", "finer", "entails", "possible", "reason", "note")
DECIMALS = ("gap", "difference", "ratio", "points")


def rows() -> list[Any]:
    return [
        pytest.param(row, id=f"{kind}: {row['a']} / {row['b']}")
        for kind, table in yaml.safe_load(CASES.read_text("utf-8")).items()
        for row in table
    ]


def terms_of(row: dict[str, Any]) -> Terms:
    a, b = row.get("scopes", ("", ""))
    early, late = row.get("as_of", ("", ""))
    return Terms(
        tolerance=Decimal(row.get("tolerance", "0.05")),
        points=Decimal(row.get("points_allowed", 1)),
        sharp=row.get("fixed", False),
        scopes=(a, b),
        scope_confirmed=row.get("confirmed", False),
        as_of=(str(early), str(late)),
    )


def turned(found: Comparison) -> dict[str, Any]:
    other = {"a": "b", "b": "a"}
    sides = {name: other.get(getattr(found, name), getattr(found, name)) for name in ("finer", "entails")}
    return {name: getattr(found, name) for name in (*EXACT, *DECIMALS)} | sides


@pytest.mark.parametrize("row", rows())
def test_pair(row: dict[str, Any]) -> None:
    of_a, of_b = row.get("of", ("", ""))
    a, b = value(str(row["a"]), of_a), value(str(row["b"]), of_b)
    terms = terms_of(row)
    found = compare(a, b, terms)
    wanted = {name: row[name] for name in EXACT if name in row}
    wanted |= {name: row[name] and Decimal(row[name]) for name in DECIMALS if name in row}
    assert {name: getattr(found, name) for name in wanted} == wanted

    swapped = Terms(
        terms.tolerance, terms.points, terms.sharp, terms.scopes[::-1], terms.scope_confirmed, terms.as_of[::-1]
    )
    other = compare(b, a, swapped)
    assert turned(other) == {name: getattr(found, name) for name in (*EXACT, *DECIMALS)}
    assert re.fullmatch(r"[^\n]*[^.\s]\.", found.reason), "one sentence"


WRITTEN = yaml.safe_load((CASES.parent / "pairs-written.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("row", "language"),
    [
        pytest.param(row, language, id=f"{row['a']} / {row['b']}")
        for language, table in WRITTEN.items()
        for row in table
    ],
)
def test_written_pair(row: dict[str, str], language: str) -> None:
    a, b = (read_value(row[side], () if row[side].isascii() else (language,)) for side in "ab")
    assert a is not None
    assert b is not None
    found = compare(a, b)
    assert found.relation == row["relation"], found.reason


NAMES = names_of([("Kassym-Jomart Tokayev", "Tokayev", "Toqaev"), ("Nur Otan", "Nur-Otan", "NurOtan")])


@pytest.mark.parametrize(
    ("a", "b", "as_of", "relation", "reason"),
    [
        ("Nur-Otan", "Nur Otan", ("", ""), "equal", "Both say “Nur Otan”."),
        ("NurOtan", "Nur Otan", ("", ""), "equal", "“Nur Otan” and “NurOtan” are one name."),
        ("Toqaev", "Kassym-Jomart Tokayev", ("", ""), "equal", "“Kassym-Jomart Tokayev” and “Toqaev” are one name."),
        ("Toqaev", "Tokayev", ("2019", "2022"), "equal", "“Tokayev” and “Toqaev” are one name."),
        ("Astana", "Nur-Sultan", ("", ""), "contradicts", ""),
        ("People's Party", "Communist People's Party", ("", ""), "contradicts", ""),
        (
            "Astana",
            "Nur-Sultan",
            ("2022-11", "2020-11"),
            "superseded",
            "“Nur-Sultan” holds as of November 2020, and “Astana”, the later one, as of November 2022.",
        ),
        ("Astana", "Nur-Sultan", ("2022", "2022-11"), "contradicts", ""),
        ("?", "!", ("", ""), "not-comparable", ""),
    ],
)
def test_names(a: str, b: str, as_of: tuple[str, str], relation: str, reason: str) -> None:
    found = compare_names(a, b, NAMES, Terms(as_of=as_of))
    assert found.relation == relation
    assert found.reason == (reason or found.reason)
    assert compare_names(b, a, NAMES, Terms(as_of=as_of[::-1])) == found


def test_names_without_aliases_are_as_written() -> None:
    assert compare_names("Toqaev", "Tokayev", NO_NAMES).relation is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("a", "b", "as_of", "relation"),
    [
        ("yes", "Yes", ("", ""), "equal"),
        ("да", "yes", ("", ""), "equal"),
        ("иә", "да", ("", ""), "equal"),
        ("жоқ", "нет", ("", ""), "equal"),
        ("no, calls unmet", "no", ("", ""), "equal"),
        ("no", "yes", ("", ""), "contradicts"),
        ("жоқ", "yes", ("", ""), "contradicts"),
        ("partly", "yes", ("", ""), "compatible"),
        ("частично", "no", ("", ""), "compatible"),
        ("no", "yes", ("2020-11", "2021-01-05"), "superseded"),
        ("yes", "partly", ("2020", "2021"), "compatible"),
        ("maybe", "yes", ("", ""), "not-comparable"),
        ("", "yes", ("", ""), "not-comparable"),
        ("nobody", "no", ("", ""), "not-comparable"),
    ],
)
def test_answers(a: str, b: str, as_of: tuple[str, str], relation: str) -> None:
    found = compare_yes_no(a, b, Terms(as_of=as_of))
    assert found.relation == relation
    assert compare_yes_no(b, a, Terms(as_of=as_of[::-1])) == found


def test_agreement_at_two_times_keeps_them_as_a_note() -> None:
    found = compare_names("Toqaev", "Tokayev", NAMES, Terms(as_of=("2022", "2019"), scopes=("here", "there")))
    assert found.note == "as of 2019 and as of 2022; there against here"


def test_names_of_confirmed_scopes_are_set_aside() -> None:
    terms = Terms(scopes=("the old party", "the new party"), scope_confirmed=True)
    assert compare_names("Auyl", "Adal", NO_NAMES, terms).relation is Relation.DIFFERENT_SCOPE
    assert compare_yes_no("yes", "no", terms).relation is Relation.DIFFERENT_SCOPE
