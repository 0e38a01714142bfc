from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.identity import MAX_CHOICES, IdentityFault, IdentityFormula, check_identity, evaluate, parse_identity
from kzclaims.quantity import Reading
from tests.compare_builder import value

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "identities.yaml").read_text("utf-8"))
Values = dict[str, list[tuple[str, Reading]]]


def values_of(table: dict[str, dict[str, Any]]) -> Values:
    return {
        claim: [(assertion, value(str(written))) for assertion, written in said.items()]
        for claim, said in table.items()
    }


def parsed(says: str) -> IdentityFormula:
    formula = parse_identity(says)
    assert isinstance(formula, IdentityFormula), formula
    return formula


@pytest.mark.parametrize("row", [row for row in CASES if "values" in row], ids=lambda row: row["says"])
def test_identity(row: dict[str, Any]) -> None:
    found = evaluate(parsed(row["says"]), values_of(row["values"]), row.get("fixed", ()))
    wanted = {"holds": row["holds"], "unknown": tuple(row.get("unknown", ()))}
    wanted |= {"breaking": tuple(row["breaking"])} if "breaking" in row else {}
    wanted |= {"reason": row["reason"]} if "reason" in row else {}
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert found.reason.endswith(".")


@pytest.mark.parametrize("row", [row for row in CASES if "fault" in row], ids=lambda row: row["says"] or "nothing")
def test_unreadable(row: dict[str, Any]) -> None:
    fault = parse_identity(row["says"])
    assert isinstance(fault, IdentityFault)
    assert fault.column == row["fault"], fault.message
    result = check_identity(row["says"], {})
    assert result.holds is None
    assert f"column {row['fault'] + 1}: {fault.message}" in result.reason


def test_a_very_long_identity_is_refused() -> None:
    assert isinstance(parse_identity("a + " * 2000 + "b = c"), IdentityFault)


def test_too_many_choices_are_bounded_not_tried() -> None:
    claims = [f"c{n}" for n in range(13)]
    values: Values = {claim: [(f"s{n}", value(str(n))) for n in range(2)] for claim in claims}
    assert MAX_CHOICES < 2**13
    left = " + ".join(claims)
    assert check_identity(f"{left} = 14", values).holds is False
    undecided = check_identity(f"{left} = 13", values)
    assert undecided.holds is None
    assert "8,192 ways" in undecided.reason


small = st.lists(st.integers(0, 9), min_size=1, max_size=3)


@given(small, small, small)
def test_it_holds_where_some_choice_adds_up(a: list[int], b: list[int], c: list[int]) -> None:
    values: Values = {
        name: [(f"{name}{n}", value(str(figure))) for n, figure in enumerate(figures)]
        for name, figures in (("a", a), ("b", b), ("c", c))
    }
    sums = [
        choice
        for choice in product(enumerate(a), enumerate(b), enumerate(c))
        if choice[0][1] + choice[1][1] == choice[2][1]
    ]
    found = check_identity("a + b = c", values)
    assert found.holds == bool(sums)
    if sums:
        good = {f"{'abc'[side]}{n}" for choice in sums for side, (n, _) in enumerate(choice)}
        every = {assertion for said in values.values() for assertion, _ in said}
        assert set(found.breaking) == every - good


@given(st.text(alphabet="ab-+= of.1%,(−\t", max_size=30))
def test_whatever_is_written_is_read_or_refused_with_its_column(says: str) -> None:
    found = parse_identity(says)
    if isinstance(found, IdentityFault):
        assert 0 <= found.column <= len(says)
    else:
        assert found.left
        assert found.right
