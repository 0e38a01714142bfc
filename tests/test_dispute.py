"""One wrong figure among many is one finding, at the side with fewer sources."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.compare import Relation
from kzclaims.dispute import Dispute, disputes
from kzclaims.road import Errand, walk

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "abcdefgh"


def disputes_of(folder: Path, values: list[str], explained: str = "") -> list[Dispute]:
    """The contradictions of one claim to which sources a, b, c ... give these values."""
    (folder / "corpus").mkdir()
    register, assertions = ["sources:"], []
    for name, value in zip(NAMES, values, strict=False):
        (folder / "corpus" / f"{name}.txt").write_text(f"There were {value} seats.\n")
        register.append(
            f"  - {{id: {name}, title: T, publisher: {name}, date: 2024, kind: news, language: en, file: {name}.txt}}"
        )
        assertions.append(f'      - {{source: {name}, value: "{value}", quote: "{value} seats"}}\n')
    (folder / "corpus" / "sources.yaml").write_text("\n".join(register) + "\n")
    head = "claims:\n  - id: seats\n    question: How many seats?\n    kind: seats\n    assertions:\n"
    (folder / "claims.yaml").write_text(head + "".join(assertions) + explained)
    scene = walk(Errand(folder / "claims.yaml", ()))
    assert not scene.faults
    return list(disputes(scene.assessments[0], Relation.CONTRADICTS))


@pytest.mark.parametrize(
    ("values", "parties"),
    [
        (["84", "84", "84"], []),
        (["84", "86"], ["a and b"]),
        (["86", "84", "84"], ["a against b and c"]),
        (["84", "84", "84", "86"], ["d against a, b and c"]),
        (["84", "86", "84", "86"], ["b and d against a and c"]),
        (["86", "84", "84", "84", "84", "84"], ["a against b, c, d and 2 others"]),
        (["84", "86", "88"], ["a and b", "a and c", "b and c"]),
        (["84", "84", "86", "88"], ["c against a and b", "d against a and b", "c and d"]),
    ],
)
def test_who_stands_against_whom(tmp_path: Path, values: list[str], parties: list[str]) -> None:
    assert sorted(each.parties for each in disputes_of(tmp_path, values)) == sorted(parties)


def test_a_pair_that_is_explained_leaves_the_others(tmp_path: Path) -> None:
    explained = "    explained: {why: Counted a day later., between: [a, d]}\n"
    assert [d.parties for d in disputes_of(tmp_path, ["84", "84", "84", "86"], explained)] == ["d against b and c"]


@settings(max_examples=30, deadline=None)
@given(values=st.lists(st.sampled_from(["84", "86", "88"]), min_size=2, max_size=8))
def test_every_open_pair_is_in_one_dispute(values: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    found = disputes_of(tmp_path_factory.mktemp("any"), values)
    told = [frozenset((one.assertion.id, other.assertion.id)) for d in found for one in d.fewer for other in d.more]
    said = dict(zip(NAMES, values, strict=False))
    assert len(told) == len(set(told))
    assert set(told) == {frozenset(pair) for pair in combinations(said, 2) if said[pair[0]] != said[pair[1]]}
    assert all(len(each.fewer) <= len(each.more) for each in found)
