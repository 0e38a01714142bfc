"""The map in `kzclaims/__init__.py` names every room, each once, in the order of the contracts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import kzclaims

ROOT = Path(kzclaims.__file__).parent
ROWS = re.findall(r"^    ([\w ]+?)  +\S.*$", kzclaims.__doc__ or "", re.MULTILINE)
MAPPED = [name for row in ROWS for name in row.split()]


def _rooms() -> set[str]:
    """Every module of the house and every folder that is one."""
    modules = {path.stem for path in ROOT.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in ROOT.glob("*/__init__.py")}


def _layers() -> dict[str, int]:
    """On which floor each room is, counted from the roof."""
    settings = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return {name: floor for floor, layer in enumerate(layers) for name in re.split(r"\s*[|:]\s*", layer)}


def test_every_room_is_on_the_map_once() -> None:
    assert sorted(MAPPED) == sorted(_rooms())


def test_the_map_goes_down_as_imports_do() -> None:
    floors = _layers()
    assert floors.keys() == set(MAPPED)
    assert [floors[name] for name in MAPPED] == sorted(floors[name] for name in MAPPED)


def test_the_map_is_one_page() -> None:
    assert (ROOT / "__init__.py").read_text(encoding="utf-8").count("\n") <= 60
