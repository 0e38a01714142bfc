"""Every format byte for byte, against what is kept, and against itself run elsewhere, later and in another language."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from typing import TYPE_CHECKING, get_args

import jsonschema
import pytest

from kzclaims.assess import Verdict
from kzclaims.claim import Kind
from kzclaims.compare import Relation
from tests.golden_reports import FLOOD, GOLDENS, golden_reports

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT = sorted(path.relative_to(GOLDENS).as_posix() for path in GOLDENS.rglob("*") if path.is_file())
FORMS = ("text=report.txt", "html=report.html", "md=report.md", "json=report.json", "csv=data", "sqlite=report.db",
         "annotations=annotations.json", "claimreview=claimreview.json")  # fmt: skip


@pytest.fixture(scope="module")
def told() -> Mapping[str, bytes]:
    return golden_reports()


@pytest.mark.parametrize("name", KEPT)
def test_a_format_is_as_it_was_kept(told: Mapping[str, bytes], name: str) -> None:
    assert told[name] == (GOLDENS / name).read_bytes(), "run `python -m tests.golden_reports`, and read what changed"


SHAPES = [("report.json", "report-1"), ("since.json", "report-1"), ("report.annotations.json", "report-annotations-1")]


@pytest.mark.parametrize(("name", "shape"), SHAPES)
def test_what_is_kept_fits_its_published_schema(name: str, shape: str) -> None:
    schema = json.loads(files("kzclaims.schemas").joinpath(f"{shape}.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((GOLDENS / name).read_text(encoding="utf-8")), schema)


def test_the_ledger_holds_one_of_everything() -> None:
    """What the goldens are worth: each kind, each verdict, each relation, quotes found and lost, people at odds."""
    held = json.loads((GOLDENS / "report.json").read_text(encoding="utf-8"))
    claims = held["claims"]
    assertions = [each for claim in claims for each in claim["assertions"]]
    assert {claim["kind"] for claim in claims} == set(get_args(Kind))
    assert {claim["verdict"] for claim in claims} == set(map(str, Verdict))
    assert {pair["relation"] for claim in claims for pair in claim["pairs"]} == set(map(str, Relation))
    assert {each["state"] for each in assertions} >= {"exact", "folded", "altered", "lost"}
    assert {each["text"] == "notes" for each in assertions} == {True, False}
    assert held["reviewers"]["disagreements"]
    assert {identity["holds"] for identity in held["identities"]} == {True, False}


def test_no_file_is_missing(told: Mapping[str, bytes]) -> None:
    assert sorted(told) == KEPT


def written(folder: Path, **environment: str) -> dict[str, bytes]:
    """All formats of a copy of the ledger in `folder`, as the program writes them when called from there."""
    shutil.copytree(FLOOD, folder / "flood")
    outputs = [word for form in FORMS for word in ("--output", form.replace("=", "=out/"))]
    subprocess.run(
        [sys.executable, "-m", "kzclaims", "report", "--ledger", "flood", *outputs],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
    )
    out = folder / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_two_machines_write_the_same_bytes(tmp_path: Path) -> None:
    here = written(tmp_path / "here", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C", SOURCE_DATE_EPOCH="0")
    there = written(
        tmp_path / "else" / "where", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1700000000",
    )  # fmt: skip
    assert len(here) == 12
    assert here == there


def test_where_the_program_is_called_from_changes_no_published_byte(tmp_path: Path) -> None:
    """The terminal's own format names files as they read from where the person stands; what is kept or sent does not."""
    kept = {}
    for name, stand, ledger in (
        ("above", tmp_path, "flood"),
        ("within", FLOOD, "."),
        ("elsewhere", tmp_path, str(FLOOD)),
    ):
        if name == "above":
            shutil.copytree(FLOOD, tmp_path / "flood")
        words = ["report", "--ledger", ledger, "--format", "json", "--output", f"html={tmp_path}/{name}.html"]
        ran = subprocess.run([sys.executable, "-m", "kzclaims", *words], cwd=stand, check=True, capture_output=True)
        kept[name] = ran.stdout, (tmp_path / f"{name}.html").read_bytes()
    assert kept["above"] == kept["within"] == kept["elsewhere"]
