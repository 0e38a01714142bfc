"""A ledger under version control: what tests of `--changed` begin with, change and ask."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from kzclaims.baseline import BASELINE_NAME
from kzclaims.cli import cli
from kzclaims.errand import LOG_NAME, Errand
from kzclaims.road import walk
from kzclaims.since import lines_since
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    import pytest

    from kzclaims.changed import Changes
    from kzclaims.rule import Scene

GIT = {
    "GIT_AUTHOR_NAME": "A. Reader",
    "GIT_AUTHOR_EMAIL": "reader@example.org",
    "GIT_COMMITTER_NAME": "A. Reader",
    "GIT_COMMITTER_EMAIL": "reader@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True, env={**os.environ, **GIT})


def committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder under version control with the ledger committed in a folder below it, where one stands now."""
    write_ledger(tmp_path / "ledger")
    for name in ("KZCLAIMS_TEXTS", "CI", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message=the ledger")
    monkeypatch.chdir(tmp_path / "ledger")
    return tmp_path / "ledger"


def scene(reference: str = "HEAD") -> Scene:
    return walk(Errand(Path("claims.yaml"), ()), since=lines_since(Path(), reference, (LOG_NAME, BASELINE_NAME)))


def changed() -> Changes:
    found = scene().changed
    assert found is not None
    return found


def check(*words: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--format", "concise", *words], standalone_mode=False)


def replace(name: str, old: str, new: str) -> None:
    content = Path(name).read_text()
    assert old in content
    Path(name).write_text(content.replace(old, new, 1))
