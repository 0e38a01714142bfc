"""The pairs of a claim: each as if it alone were compared, in the order in which they need a person."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kzclaims.assess import Verdict
from kzclaims.claim import Explanation
from kzclaims.compare import Relation, Terms, compare
from kzclaims.ledger import Ledger
from kzclaims.names import NO_NAMES
from kzclaims.pairs import pairs_of
from kzclaims.text import Location
from tests.builders import assessment, evidence
from tests.compare_builder import value

if TYPE_CHECKING:
    from kzclaims.evidence import Evidence
    from kzclaims.pairs import Pair

HERE = Location("claims.yaml")
LEDGER = Ledger(Path(), "claims.yaml", "", Decimal("0.05"), Decimal(1), (), NO_NAMES, "", HERE, (), (), ())
GRAVITY = [Relation.CONTRADICTS, Relation.DIFFERS, Relation.NOT_COMPARABLE, Relation.COMPATIBLE]
FIGURES = ["84", "over 80", "86", "about 80", "5 percent", "900", "over 600", "80..90"]
held_for = st.sampled_from([("", ""), ("2019", ""), ("", "all of them")])
said = st.tuples(st.sampled_from(FIGURES), st.sampled_from(["", "seats", "members"]), held_for)
relations = st.sampled_from(["", "different-scope"])
betweens = st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True)


def concern(pair: Pair) -> tuple[int, bool, Decimal]:
    """The order of the pairs, as the page on verdicts has it; the lowest first."""
    found = pair.comparison
    gravity = GRAVITY.index(found.relation) if found.relation in GRAVITY else len(GRAVITY)
    return gravity, pair.explained is not None, -(found.gap or Decimal(0))


@given(st.lists(said, max_size=6), st.lists(st.tuples(betweens, relations), max_size=2))
def test_each_pair_is_compared_as_if_alone_and_the_worst_comes_first(
    told: list[tuple[str, str, tuple[str, str]]], explained: list[tuple[list[int], str]]
) -> None:
    held = [
        evidence(f"s{n}", figure, reading=value(figure, noun), as_of=as_of, scope=scope)
        for n, (figure, noun, (as_of, scope)) in enumerate(told)
    ]
    reasons = tuple(
        Explanation("a reason", "", (f"s{a}", f"s{b}"), "different-scope" if relation else "", HERE)
        for (a, b), relation in explained
    )
    claim = replace(assessment("seats", Verdict.AGREE, held).claim, explained=reasons)
    found = pairs_of(claim, held, LEDGER, {})
    order = [(one.assertion.id, other.assertion.id) for one, other in combinations(held, 2)]
    assert found == sorted(
        sorted(found, key=lambda pair: order.index((pair.a.assertion.id, pair.b.assertion.id))), key=concern
    )
    assert len(found) == len(order)
    for pair in found:
        reason = next((e for e in reasons if set(e.between) == {pair.a.assertion.id, pair.b.assertion.id}), None)
        assert pair.explained == reason
        apart = reason is not None and reason.relation == "different-scope"
        assert pair.comparison == alone(pair.a, pair.b, apart=apart)


def alone(a: Evidence, b: Evidence, *, apart: bool) -> object:
    """What a comparison says of the two; a reviewer's word changes nothing where the scopes are the same."""
    assert a.value
    assert b.value
    scopes, times = (a.assertion.scope, b.assertion.scope), (a.assertion.as_of, b.assertion.as_of)
    confirmed = apart and scopes[0] != scopes[1]
    return compare(a.value, b.value, Terms(scopes=scopes, as_of=times, scope_confirmed=confirmed))
