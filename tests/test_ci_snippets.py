"""What services are given: the action and the snippets of docs/ci.md, held against the services' schemas and run as they stand."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.ledgers import write_ledger

ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
_BLOCK = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILLED = {"OWNER": "someone", "COMMIT": "0123456789abcdef0123456789abcdef01234567"}


def snippets(name: str) -> list[str]:
    """The blocks of docs/ci.md that begin with this file's name, the two words filled in as it says."""
    told = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    found = [body for file, body in _BLOCK.findall(told) if file == name]
    assert found, name
    return [re.sub(r"\b(OWNER|COMMIT)\b", lambda word: _FILLED[word[0]], body) for body in found]


def failures(schema: str, path: Path, *words: str) -> list[str]:
    """What check-jsonschema holds against a file, by a schema that it brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--builtin-schema", schema, *words]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False, timeout=60)
    record = json.loads(done.stdout)
    assert not record.get("parse_errors"), record
    return [error["message"] for error in record["errors"]]


GITLAB = ("vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def test_the_action_is_one(tmp_path: Path) -> None:
    assert failures("vendor.github-actions", ACTION) == []
    (tmp_path / "action.yml").write_text(
        ACTION.read_text("utf-8").replace("using: composite", "using: compost"), "utf-8"
    )
    assert failures("vendor.github-actions", tmp_path / "action.yml")


def test_the_workflows_are_workflows(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    for body in snippets(".github/workflows/ledger.yaml"):
        path.write_text(body, "utf-8")
        assert failures("vendor.github-workflows", path) == []
        step = yaml.safe_load(body)["jobs"]["ledger"]["steps"][1]
        assert set(step.get("with", ())) <= set(yaml.safe_load(ACTION.read_text("utf-8"))["inputs"])
        path.write_text(body.replace("runs-on:", "runs_on:"), "utf-8")
        assert failures("vendor.github-workflows", path)


def test_the_pipeline_is_one(tmp_path: Path) -> None:
    (body,) = snippets(".gitlab-ci.yml")
    path = tmp_path / ".gitlab-ci.yml"
    path.write_text(body, "utf-8")
    assert failures(GITLAB[0], path, *GITLAB[1:]) == []
    path.write_text(body.replace("script:", "scripts:"), "utf-8")
    assert failures(GITLAB[0], path, *GITLAB[1:])


def test_the_hook_is_named_as_the_manifest_names_it() -> None:
    (body,) = snippets(".pre-commit-config.yaml")
    (repository,) = yaml.safe_load(body)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in offered]
    assert re.fullmatch(r"[0-9a-f]{40}", repository["rev"])


def program(folder: Path) -> Path:
    """A folder with `kzclaims` in it, as installing it would put it on the path."""
    found = folder / "bin" / "kzclaims"
    found.parent.mkdir()
    found.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzclaims "$@"\n')
    found.chmod(0o755)
    return found.parent


@pytest.mark.parametrize(("changed", "code"), [("77%", 0), ("79%", 1)])
def test_the_script_of_the_pipeline_leaves_its_reports(tmp_path: Path, changed: str, code: int) -> None:
    """Every line of it but the one that installs; the reports are those that the pipeline names."""
    (body,) = snippets(".gitlab-ci.yml")
    job = yaml.safe_load(body)["ledger"]
    install, *lines = job["script"]
    assert install.startswith("pip install ")
    folder = write_ledger(tmp_path / "build", claims__vote__yaml=("value: 77%", f"value: {changed}")).parent
    env = {
        "PATH": f"{program(tmp_path)}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "CI": "true",
        "GITLAB_CI": "true",
        "CI_PROJECT_DIR": str(folder),
    }
    script = ["bash", "-eo", "pipefail", "-c", "\n".join(lines)]
    done = subprocess.run(script, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == code, done.stderr
    reports = job["artifacts"]["reports"]
    quality = json.loads((folder / reports["codequality"]).read_text("utf-8"))
    suite = ET.parse(folder / reports["junit"]).getroot()
    assert {each["location"]["path"] for each in quality} == ({"claims/vote.yaml"} if code else set())
    assert suite.get("failures") == str(code)


_INPUT = re.compile(r"\$\{\{ (inputs\.([\w-]+)|github\.action_path) \}\}")


def filled(text: str, inputs: dict[str, Any], action: Path) -> str:
    """A value of the action as the service fills it in; `action` is where it put the action's repository."""
    return _INPUT.sub(lambda found: str(inputs[found[2]] if found[2] else action), text)


def checked_out(folder: Path) -> Path:
    """The repository as the service puts it beside the one to check; building leaves its traces there."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "constraints.txt", "action.yml"):
        folder.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "kzclaims", folder / "kzclaims", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.terminal
def test_the_action_installs_itself_and_checks(tmp_path: Path) -> None:
    """Both of its steps, one after the other, as the service runs a composite action: nothing is put in their place."""
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    workspace = write_ledger(tmp_path / "work space", claims__vote__yaml=("value: 77%", "value: 79%")).parent
    inputs = {name: each["default"] for name, each in action["inputs"].items()} | {"sarif": "out/kzclaims.sarif"}
    service = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "RUNNER_TEMP": str(tmp_path),
    }
    repository = checked_out(tmp_path / "action")
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    codes, last = [], ""
    for step in action["runs"]["steps"]:
        env = {name: filled(value, inputs, repository) for name, value in step.get("env", {}).items()}
        where = workspace / filled(step.get("working-directory", "."), inputs, repository)
        shell = [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            shell, cwd=where, env=service | kept | env, capture_output=True, text=True, check=False, timeout=600
        )
        if done.returncode and "pip" in step["run"] and re.search("No matching distribution|connection", done.stderr):
            pytest.skip("pip reaches no index here")
        codes.append(done.returncode)
        last = done.stdout
    assert codes == [0, 1], last
    assert "::error file=claims/vote.yaml,line=11,col=16,title=KZ304" in last
    assert "`KZ304`" in (tmp_path / "summary.md").read_text("utf-8")
    assert json.loads((workspace / "out/kzclaims.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert not list(workspace.rglob(".kzclaims-cache"))
