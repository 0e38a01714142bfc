from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kzclaims.identity import IdentityFault, IdentityFormula, check_identity, evaluate, parse_identity
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


def chosen(*several: list[int]) -> Values:
    """One claim a list: c0, c1 ..., with one source a figure: s0, s1 ..."""
    return {f"c{n}": [(f"s{k}", value(str(each))) for k, each in enumerate(one)] for n, one in enumerate(several)}


def test_a_sum_of_many_claims_with_many_figures_is_decided() -> None:
    values = chosen(*([n * 17 + k * k for k in range(8)] for n in range(6)))  # 262,144 ways
    left = " + ".join(values)
    assert check_identity(f"{left} = 255", values, values).holds is True
    assert check_identity(f"{left} = 254", values, values).holds is False
    lone = check_identity(f"{left} = {255 + 6 * 49}", values, values)
    assert lone.holds is True
    assert set(lone.breaking) == {f"s{k}" for k in range(7)}


def test_what_is_past_reckoning_is_bounded_and_else_left_open() -> None:
    values = chosen(*([2**n, 3**n] for n in range(1, 45)))
    left = " + ".join(values)
    assert check_identity(f"{left} = 5", values).holds is False
    result = check_identity(f"{left} = {2**46}", values)
    assert (result.holds, result.open) == (None, True)
    assert "more than a billion ways" in result.reason
    assert "correct" not in result.hint


@pytest.mark.parametrize(("total", "holds"), [("1", False), ("800", None)])
def test_claims_in_one_product_are_tried_together_as_far_as_they_can_be(total: str, *, holds: bool | None) -> None:
    shares = [(f"s{n}", value(f"{n} percent")) for n in range(10, 80)]
    voters = [(f"s{n}", value(str(n))) for n in range(1001, 1071)]
    found = check_identity(f"turnout of voters = {total}", {"turnout": shares, "voters": voters})
    assert (found.holds, found.open) == (holds, holds is None)
    assert "4,900 ways" in found.reason
    some = check_identity("turnout of voters = 800", {"turnout": shares, "voters": voters[:40]})
    assert some.holds is True


@pytest.mark.parametrize(
    ("says", "unread", "unknown", "held"),
    [
        ("a + b = 91", {"b"}, (), ("b",)),
        ("a + b = 92", {"b"}, (), ("b",)),  # even with the figures at hand
        ("a + c = 91", {"c"}, (), ("c",)),
        ("a + c = 91", {"b"}, ("c",), ()),
        ("a + c = 91", {""}, (), ("c",)),  # a claim whose id can't be read may be c
        ("a + b = 91", {""}, (), ()),
    ],
)
def test_of_what_hangs_on_a_claim_not_read_whole_nothing_is_said(
    says: str, unread: set[str], unknown: tuple[str, ...], held: tuple[str, ...]
) -> None:
    found = check_identity(says, values_of({"a": {"x": 84}, "b": {"x": 7}}), (), unread)
    assert (found.unknown, found.unread) == (unknown, held)
    assert (found.holds is None) == bool(unknown or held)


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


figures = st.lists(st.integers(-40, 40), min_size=1, max_size=3)
SAYS = ["c0 + c1 + c2 = c3", "c0 - c1 = c2 + c3", "c0 + c0 = c1 + c2 - c3", "c0 + c1 - 3 = c1 + c2 + c3"]
HEDGED = ["", "over ", "at most ", "about ", "at least "]


@given(st.sampled_from(SAYS), st.lists(st.tuples(figures, st.sampled_from(HEDGED)), min_size=4, max_size=4))
@example("c0 + c1 + c2 = c3", [([0], ""), ([0], ""), ([0], ""), ([1, 1, 1], "")])  # three sources of one figure
def test_every_way_to_choose_tried_one_by_one_says_the_same(says: str, said: list[tuple[list[int], str]]) -> None:
    values: Values = {
        f"c{n}": [(f"s{n}-{k}", value(f"{hedge}{each}")) for k, each in enumerate(several)]
        for n, (several, hedge) in enumerate(said)
    }
    alone = [{c: [one] for c, one in zip(values, picked, strict=True)} for picked in product(*values.values())]
    holding = [choice for choice in alone if check_identity(says, choice).holds]
    found = check_identity(says, values)
    assert found.holds == bool(holding)
    if holding:
        same = {(c, each[1]) for choice in holding for c, (each,) in choice.items()}
        never = {a for c, several in values.items() for a, reading in several if (c, reading) not in same}
        assert set(found.breaking) == never
    else:
        told = {check_identity(says, choice).reason.split("; without")[0].rstrip(".") for choice in alone}
        assert re.sub(r", s\d-\d| and 1 more(?=\))|; without.*|\.$", "", found.reason) in told


@given(st.text(alphabet="ab-+= of.1%,(−\t", max_size=30))
def test_whatever_is_written_is_read_or_refused_with_its_column(says: str) -> None:
    found = parse_identity(says)
    if isinstance(found, IdentityFault):
        assert 0 <= found.column <= len(says)
    else:
        assert found.left
        assert found.right
