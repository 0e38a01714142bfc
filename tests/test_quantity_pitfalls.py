"""Every known pitfall of reading and comparing has its table, in each language it exists in."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from kzclaims.compare import Terms, compare
from kzclaims.quantity import read_quantities, read_value
from tests.quantity_cases import CASES, told

READ: dict[str, dict[str, dict[str, str]]] = yaml.safe_load((CASES / "quantities-pitfalls.yaml").read_text("utf-8"))
PAIRS: dict[str, list[dict[str, Any]]] = yaml.safe_load((CASES / "pairs-pitfalls.yaml").read_text("utf-8"))
SUMS = {28: "parts that miss their sum by rounding"}  # a heading of identities.yaml
LANGUAGES = {
    5: "en ru kk", 6: "en ru kk", 7: "en ru kk", 8: "en ru kk", 9: "en ru kk", 10: "en ru kk", 11: "en ru kk", 12: "en ru kk",
    13: "en ru kk", 14: "en ru kk", 15: "en ru kk", 16: "en ru kk", 17: "en ru kk", 18: "en ru kk", 19: "en ru kk",
    20: "en ru", 21: "en ru kk", 22: "en ru kk", 23: "ru kk", 24: "ru", 25: "en ru kk", 29: "en ru kk",
}  # fmt: skip


def number(name: str) -> int:
    """The number that a table's name begins with."""
    return int(name.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    ("name", "code", "text", "expected"),
    [
        (name, code, text, expected)
        for name, table in READ.items()
        for code, rows in table.items()
        for text, expected in rows.items()
    ],
)
def test_reading(name: str, code: str, text: str, expected: str) -> None:
    for languages in ((), (code,)):
        assert "; ".join(map(told, read_quantities(text, languages))) == expected.replace("nothing", ""), name


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, table in PAIRS.items() for row in table])
def test_comparing(name: str, row: dict[str, Any]) -> None:
    a, b = read_value(row["a"]), read_value(row["b"])
    assert a is not None, name
    assert b is not None, name
    scopes, as_of = row.get("scopes", ("", "")), row.get("as_of", ("", ""))
    terms = Terms(
        scopes=(scopes[0], scopes[1]), scope_confirmed=row.get("confirmed", False), as_of=(as_of[0], as_of[1])
    )
    found = compare(a, b, terms)
    assert (found.relation, found.note) == (row["relation"], row.get("note", found.note)), found.reason


def test_every_pitfall_has_its_table_in_each_of_its_languages() -> None:
    named = {number(name) for name in (*READ, *PAIRS)} | set(SUMS)
    assert named == set(range(1, 30))
    read = {number(name): table for name, table in READ.items()}
    assert {n: " ".join(read[n]) for n in LANGUAGES} == LANGUAGES
    assert all(f"# {heading}\n" in (CASES / "identities.yaml").read_text("utf-8") for heading in SUMS.values())
