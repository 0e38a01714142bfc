"""The files that services read: the action's own script run as it stands, the hook, and what docs/ci.md names."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kzclaims.commands.check import command
from kzclaims.render.formats import FORMATS
from tests.ledgers import write_ledger

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def run_action(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the checking step of the action in `folder` with these inputs, the others as they are by default."""
    values = {name: given.get(name.replace("-", "_"), each["default"]) for name, each in ACTION["inputs"].items()}
    step: dict[str, Any] = ACTION["runs"]["steps"][1]
    named = {name: re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value) for name, value in step["env"].items()}
    environment = {name: values[found[1]] for name, found in named.items() if found}
    assert len(environment) == len(named)
    program = folder.parent / "kzclaims" / "bin" / "kzclaims"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzclaims "$@"\n')
    program.chmod(0o755)
    service = {
        "RUNNER_TEMP": str(folder.parent),
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
    }
    shell = [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(
        shell,
        cwd=folder / values["working-directory"],
        env=service | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "it's a repository", claims__vote__yaml=("value: 77%", "value: 79%")).parent


def test_the_action_annotates_sums_up_and_fails(wrong: Path) -> None:
    done = run_action(wrong, sarif="out/it's.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error file=claims/vote.yaml,line=11,col=16,title=KZ304" in done.stdout
    assert "`KZ304`" in (wrong.parent / "summary.md").read_text()
    assert json.loads((wrong / "out" / "it's.sarif").read_text())["version"] == "2.1.0"


def test_the_action_passes_what_passes(tmp_path: Path) -> None:
    write_ledger(tmp_path / "repository")
    assert run_action(tmp_path / "repository").returncode == 0


def test_the_actions_inputs_reach_the_program_as_they_are(wrong: Path) -> None:
    done = run_action(wrong, fail_on="$(touch canary); note", texts='"; touch canary')
    assert done.returncode == 2
    assert not list(wrong.rglob("canary"))


def test_the_action_asks_for_no_more_than_reading() -> None:
    written = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert "token" not in written
    assert not any("${{" in step["run"] for step in ACTION["runs"]["steps"])


def test_the_hook_checks_the_whole_ledger() -> None:
    (hook,) = HOOKS
    assert (hook["entry"], hook["pass_filenames"]) == ("kzclaims check", False)
    assert hook["always_run"] is True  # a commit that only deletes names no file, and would be skipped


def test_the_documentation_names_options_and_formats_that_exist() -> None:
    told = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    options = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    named = set(re.findall(r"(?<![\w-])--(?!quiet)[a-z-]+", told))
    assert named <= options, named - options
    assert set(re.findall(r"--output (\w+)=", told)) <= {*FORMATS, "FORMAT"}
    assert all(f"`{form}`" in told for form in FORMATS)
    assert all(f"`{name}`" in told for name in ACTION["inputs"])
