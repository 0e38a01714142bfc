"""`init`: what it writes checks as it stands, shows what the demonstration promises, and overwrites nothing."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from kzclaims.assess import Verdict
from kzclaims.cli import cli
from kzclaims.commands.schema import FILES
from kzclaims.demo import DEMO, START
from kzclaims.errors import EnvironmentFault, UsageFault
from kzclaims.finding import Level
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules

if TYPE_CHECKING:
    from kzclaims.rule import Scene

ASKED = [[], ["--demo"]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KZCLAIMS_TEXTS", raising=False)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, standalone_mode=False)


def scene_of(folder: Path) -> Scene:
    return walk(Errand(folder / "claims.yaml", ()))


def held(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_new_ledger_has_nothing_to_mend(here: Path) -> None:
    assert run("init").exception is None
    assert apply_rules(scene_of(here)) == ()
    assert run("check").return_value == 0


def test_the_demonstration_holds_what_it_promises(here: Path) -> None:
    assert run("init", "--demo").exception is None
    scene = scene_of(here)
    verdicts = {a.claim.id: a.verdict for a in scene.assessments}
    assert verdicts["turnout"] is Verdict.AGREE
    assert verdicts["reform-seats"] is Verdict.CONTRADICT
    grave = [f for f in apply_rules(scene) if f.level >= Level.WARNING]
    assert [(f.slug, f.claim) for f in grave] == [
        ("contradiction-unexplained", "reform-seats"),
        ("quote-altered", "marchers"),
    ]
    assert all(f.source and f.source.path.startswith(str(here / "corpus")) for f in grave)
    assert run("check").return_value == 1


@pytest.mark.parametrize("words", ASKED)
def test_the_next_three_commands_are_printed_and_work(here: Path, words: list[str]) -> None:
    printed = run("init", *words).stdout
    named = re.findall(r"^  kzclaims (\w+)", printed, re.MULTILINE)
    assert named == ["check", "report", "review"]
    assert run("report").exception is None
    assert run("review", "--help").exception is None


@pytest.mark.parametrize("words", ASKED)
def test_a_folder_is_made_and_named(here: Path, words: list[str]) -> None:
    printed = run("init", "a new/ledger", *words).stdout
    assert "cd 'a new/ledger'" in printed
    assert (here / "a new" / "ledger" / "claims.yaml").exists()


@pytest.mark.parametrize("words", ASKED)
def test_a_folder_with_a_ledger_is_refused(here: Path, words: list[str]) -> None:
    run("init", *words)
    before = held(here)
    again = run("init", *words)
    assert isinstance(again.exception, UsageFault)
    assert "already" in str(again.exception)
    assert held(here) == before


@pytest.mark.parametrize("name", ["corpus/sources.yaml", ".schemas/ledger.json", "corpus/example-report.txt"])
def test_nothing_is_overwritten_and_nothing_half_written(here: Path, name: str) -> None:
    (here / name).parent.mkdir()
    (here / name).write_text("mine")
    assert isinstance(run("init").exception, UsageFault)
    assert held(here) == {name: b"mine"}


def test_a_gitignore_stays_as_it_is(here: Path) -> None:
    (here / ".gitignore").write_text("mine\n")
    run("init")
    assert (here / ".gitignore").read_text() == "mine\n"
    run("init", "other")
    assert (here / "other" / ".gitignore").read_text() == "corpus/texts/\n.kzclaims-cache/\nclaims/.decisions.*\n"


@pytest.mark.parametrize("files", [START, DEMO], ids=["start", "demo"])
def test_the_manual_names_the_first_lines_that_are_written(files: dict[str, str]) -> None:
    manual = (Path(__file__).parent.parent / "docs" / "ledger.md").read_text(encoding="utf-8")
    lines = {name: content.split("\n")[0] for name, content in files.items() if name.endswith(".yaml")}
    assert lines.keys() == {"claims.yaml", "corpus/sources.yaml"}
    for name, line in lines.items():
        assert f"| `{name}` | `{line}` |" in manual
        named = line.partition("$schema=")[2]
        assert os.path.normpath(Path(name).parent / named) in {f".schemas/{sort}.json" for sort in FILES}
    assert "| `claims/*.yaml` | `# yaml-language-server: $schema=../.schemas/claims.json` |" in manual


def test_a_file_is_no_folder(here: Path) -> None:
    (here / "file").write_text("")
    assert isinstance(run("init", "file").exception, UsageFault)


def test_what_the_disk_refuses_is_exit_3(here: Path) -> None:
    (here / "file").write_text("")
    assert isinstance(run("init", "file/below").exception, EnvironmentFault)


@pytest.mark.parametrize("words", ASKED)
def test_the_first_line_names_a_schema_that_the_file_meets(here: Path, words: list[str]) -> None:
    run("init", *words)
    for path in (here / "claims.yaml", here / "corpus" / "sources.yaml"):
        text = path.read_text()
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named
        schema = json.loads((path.parent / named[1]).read_text())
        jsonschema.Draft7Validator.check_schema(schema)
        assert "description" in schema["properties"]["sources"]
        jsonschema.Draft7Validator(schema).validate(yaml.load(text, Loader=yaml.BaseLoader))


def test_without_a_ledger_the_welcome_names_init() -> None:
    assert "kzclaims init --demo" in run().stdout
