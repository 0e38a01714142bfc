"""Every format byte for byte, against what is kept, and against itself run elsewhere, later and in another language."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

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
