"""Twelve kinds of defect planted in a copy of our ledger, one of each at a time: all are found, and nothing else is."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from tests.planted import KINDS, ROOT, Defect, Place, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

ROUNDS = 12
TODAY = "2025-01-01"
FEW = {"broken identity": 10}  # our ledger has four identities


@cache
def scene(folders: tuple[Path, ...]) -> Scene:
    return walk(Errand(ROOT / "claims.yaml", folders, TODAY))


@cache
def candidates(kind: str, folders: tuple[Path, ...]) -> tuple[Defect, ...]:
    return tuple(KINDS[kind](scene(folders)))


@cache
def known(folders: tuple[Path, ...]) -> frozenset[tuple[str, Place]]:
    """What a check says of the ledger as it is: notes alone."""
    return frozenset((f.slug, at(f.place)) for f in apply_rules(scene(folders)))


def planted(number: int, folders: tuple[Path, ...]) -> dict[str, Defect]:
    """One defect of each kind, spread over the places there are; no two touch the same claim or line.

    A kind with fewer places than rounds is left out of the last ones.
    """
    chosen: dict[str, Defect] = {}
    claims: set[str] = set()
    lines: set[Place] = set()
    for kind in sorted(KINDS, key=lambda kind: len(candidates(kind, folders))):
        several = candidates(kind, folders)
        first = number * len(several) // ROUNDS if len(several) >= ROUNDS else number
        for defect in [*several[first:], *(several[:first] if len(several) >= ROUNDS else ())]:
            if not claims & _touched(defect, folders) and not lines & set(defect.lines) | (lines & set(defect.found)):
                chosen[kind] = defect
                claims |= _touched(defect, folders)
                lines |= {*defect.lines, *defect.found}
                break
    return chosen


def _touched(defect: Defect, folders: tuple[Path, ...]) -> frozenset[str]:
    """The claims a defect is about, and those whose sum with them it can upset."""
    sums = [set(identity.says.split()) for identity, _ in scene(folders).identities]
    return defect.claims.union(*(names for names in sums if names & defect.claims)) - set("+-=")


def findings(folder: Path, folders: tuple[Path, ...]) -> Iterator[tuple[Finding, Place]]:
    """What a check of the copy says that it does not say of the ledger as it is."""
    for found in apply_rules(walk(Errand(folder / "claims.yaml", folders, TODAY))):
        place = os.path.relpath(found.place.path, folder), found.place.line
        if (found.slug, place) not in known(folders):
            yield found, place


def copied(folder: Path, defects: dict[str, Defect]) -> None:
    """The ledger's files with the defects in them."""
    for name in ("claims", "corpus"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("texts"))
    shutil.copy(ROOT / "claims.yaml", folder)
    for defect in defects.values():
        for (file, number), text in defect.lines.items():
            lines = (folder / file).read_text(encoding="utf-8").split("\n")
            lines[number - 1] = text
            (folder / file).write_text("\n".join(lines), encoding="utf-8")


@cache
def claim_at(folders: tuple[Path, ...]) -> dict[Place, str]:
    """The claim that every line of the ledger belongs to; an identity's line belongs to the claims it names."""
    starts = sorted((at(claim.place("id")), claim.id) for claim in scene(folders).ledger.claims)
    owners: dict[Place, str] = {}
    for (file, first), name in starts:
        text = (ROOT / file).read_text(encoding="utf-8").split("\n")
        for number in range(first, len(text) + 1):
            owners[file, number] = name
    for identity, _ in scene(folders).identities:
        owners[at(identity.place)] = identity.says
    return owners


def follows(found: Finding, place: Place, defect: Defect, folders: tuple[Path, ...]) -> bool:
    """Whether a person would agree that the finding comes of the defect: of a kind that may, on a claim it touches."""
    owner = {found.claim} if found.claim else set(claim_at(folders).get(place, "").split())
    return found.slug in defect.follows and bool(owner & defect.claims)


def told(
    defects: dict[str, Defect], folder: Path, folders: tuple[Path, ...]
) -> tuple[set[tuple[str, Place]], list[tuple[str, Place, str]]]:
    """What a check of a copy with the defects misses of them, and what it says that comes of none of them."""
    copied(folder, defects)
    wanted = {(kind, place): slugs for kind, d in defects.items() for place, slugs in d.found.items()}
    missed = set(wanted)
    alarms = []
    for found, place in findings(folder, folders):
        hits = {(kind, where) for (kind, where), slugs in wanted.items() if where == place and found.slug in slugs}
        missed -= hits
        if not hits and not any(follows(found, place, defect, folders) for defect in defects.values()):
            alarms.append((found.slug, place, found.message))
    return missed, alarms


def check_round(number: int, folder: Path, folders: tuple[Path, ...]) -> None:
    defects = planted(number, folders)
    assert len(defects) >= len(KINDS) - sum(number >= few for few in FEW.values())
    assert told(defects, folder, folders) == (set(), []), defects


@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_defect_is_found_at_its_line_and_nothing_else_is(number: int, tmp_path: Path) -> None:
    check_round(number, tmp_path, ())


@pytest.mark.texts
@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_defect_is_found_on_the_full_texts(number: int, tmp_path: Path) -> None:
    check_round(number, tmp_path, (Path(os.environ["KZCLAIMS_TEXTS"]),))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_planted_in_ten_places_or_more(kind: str) -> None:
    places = {
        place
        for n in range(ROUNDS)
        for place in planted(n, ()).get(kind, Defect({}, {}, frozenset(), frozenset())).lines
    }
    changes = [planted(n, ())[kind].lines for n in range(ROUNDS) if kind in planted(n, ())]
    assert len({str(each) for each in changes}) >= 10
    assert len(places) >= (4 if kind in FEW else 10)
