"""Records without a guard at run time: alike and hashed as frozen dataclasses are, and guarded by the type checker."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING

import pytest

from kzclaims.quote import Edit, Quote
from kzclaims.record import record
from kzclaims.text import Location

if TYPE_CHECKING:
    from pathlib import Path

ALIKE = [
    (Quote("50 people"), Quote("50 people", "", "")),
    (Location("a.yaml", 3), Location("a.yaml", 3, 0)),
    (Edit("same", "50", "50"), Edit("same", "50", "50")),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_records_are_alike_by_their_fields(one: object, other: object) -> None:
    """Equal fields, equal records, equal hashes."""
    assert one == other
    assert hash(one) == hash(other)


def test_a_record_is_a_dataclass_with_slots() -> None:
    """What works on dataclasses works on it, and it holds no more than its fields."""
    place = Location("a.yaml", 3, 5)
    assert is_dataclass(place)
    assert replace(place, line=4) == Location("a.yaml", 4, 5)
    assert [each.name for each in fields(place)] == ["path", "line", "column"]
    assert not hasattr(place, "__dict__")
    assert Location("a.yaml", 3) < place


def test_it_is_hashed_as_its_frozen_twin() -> None:
    """The guard is all that differs: the hash, and a field left out of comparisons, are those of a frozen dataclass."""

    @dataclass(frozen=True, slots=True)
    class Guarded:
        a: int
        b: str = ""

    @record(frozen=True, slots=True)
    class Unguarded:
        a: int
        b: str = ""

    assert hash(Guarded(3, "x")) == hash(Unguarded(3, "x"))
    assert repr(Guarded(3)).replace("Guarded", "Unguarded") == repr(Unguarded(3))
    with pytest.raises(FrozenInstanceError):
        Guarded(3).a = 4  # type: ignore[misc]


def test_the_type_checker_refuses_to_alter_one(tmp_path: Path) -> None:
    """Setting a field is an error of types."""
    api = pytest.importorskip("mypy.api", reason="mypy is of the extra dev")
    sample = tmp_path / "sample.py"
    sample.write_text("from kzclaims.text import Location\n\nLocation('a').line = 3\n", encoding="utf-8")
    said, _, code = api.run(["--no-incremental", "--follow-imports=silent", str(sample)])
    assert code == 1
    assert 'Property "line" defined in "Location" is read-only' in said
