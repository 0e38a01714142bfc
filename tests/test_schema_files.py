"""The JSON Schemas as other programs use them: check-jsonschema, and the first line that editors read.

`python -m tests.test_schema_files` writes those that our own ledger's files name anew.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kzclaims.cli import cli
from kzclaims.commands.schema import FILES
from kzclaims.finding import Level
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from tests.ledgers import write_ledger

ROOT = Path(__file__).parent.parent
OURS = [ROOT / "claims.yaml", *sorted((ROOT / "claims").glob("*.yaml")), ROOT / "corpus" / "sources.yaml"]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def validated(*words: str | Path) -> list[dict[str, Any]]:
    """The errors that check-jsonschema reports, each with its file, its path in it and a message."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    record = json.loads(done.stdout)
    assert not record.get("parse_errors"), record
    errors: list[dict[str, Any]] = record["errors"]
    assert (done.returncode == 0) is (not errors), done.stderr
    return errors


def named_schema(path: Path) -> Path:
    """The schema that the first line of a file names for editors."""
    found = MODELINE.fullmatch(path.read_text(encoding="utf-8").split("\n", 1)[0])
    assert found, path
    return path.parent / found[1]


def held_to_their_own(paths: list[Path]) -> list[dict[str, Any]]:
    """What every file fails of the schema that its own first line names."""
    groups: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in paths:
        groups[named_schema(path).resolve()].append(path)
    assert len(groups) == len({named_schema(path).name for path in paths})
    return [error for schema, several in groups.items() for error in validated("--schemafile", schema, *several)]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `kzclaims schema` prints, by name."""
    folder = tmp_path_factory.mktemp("schemas")
    for name in FILES:
        (folder / f"{name}.json").write_text(CliRunner().invoke(cli, ["schema", name]).output, encoding="utf-8")
    return folder


def test_the_schemas_are_draft_7_with_a_word_of_help_and_examples(schemas: Path) -> None:
    shipped = sorted((ROOT / "kzclaims" / "schemas").glob("*.json"))
    assert shipped
    assert validated("--check-metaschema", *sorted(schemas.iterdir()), *shipped) == []
    for path in schemas.iterdir():
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert all(each["description"] for each in _properties(schema))
        assert sum("examples" in each for each in _properties(schema)) >= (1 if path.stem == "sources" else 5)


def _properties(schema: Any) -> list[dict[str, Any]]:
    """Every property at every depth."""
    if isinstance(schema, list):
        return [found for each in schema for found in _properties(each)]
    if not isinstance(schema, dict):
        return []
    own = list(schema.get("properties", {}).values())
    return own + [found for each in schema.values() for found in _properties(each)]


def test_our_ledger_meets_the_schemas_that_its_first_lines_name() -> None:
    assert held_to_their_own(OURS) == []


def test_the_schemas_our_ledger_names_are_those_the_program_prints(schemas: Path) -> None:
    assert {named_schema(path).resolve() for path in OURS} == {ROOT / ".schemas" / f"{name}.json" for name in FILES}
    for name in FILES:
        ours = json.loads((ROOT / ".schemas" / f"{name}.json").read_text(encoding="utf-8"))
        printed = json.loads((schemas / f"{name}.json").read_text(encoding="utf-8"))
        assert ours == printed, "run `python -m tests.test_schema_files`"


@pytest.mark.parametrize("words", [[], ["--demo"]])
def test_what_init_writes_meets_the_schemas_that_its_first_lines_name(tmp_path: Path, words: list[str]) -> None:
    assert CliRunner().invoke(cli, ["init", str(tmp_path), *words]).exit_code == 0
    assert held_to_their_own([tmp_path / "claims.yaml", tmp_path / "corpus" / "sources.yaml"]) == []


# What is changed in which file of the small ledger, what the schema's error names, and the rule that says it in `check`.
REJECTED = [
    ("claims__yaml", "title:", "titel:", "titel", "unknown-field"),
    ("claims__yaml", "include: claims/*.yaml", "include: {a: b}", "include", "wrong-type"),
    ("claims__vote__yaml", "    unit: percent", "    units: percent", "units", "unknown-field"),
    ("claims__vote__yaml", "        value: 77%\n", "", "'value' is a required property", "missing-field"),
    ("claims__vote__yaml", "kind: share", "kind: shares", "shares", "bad-choice"),
    ("claims__vote__yaml", "id: turnout", "id: Turn out", "Turn out", "bad-value"),
    ("claims__vote__yaml", "    unit: percent", "    fixed: yes", "yes", "wrong-type"),
    ("claims__vote__yaml", "value: 77%", "value: [77%]", "77%", "wrong-type"),
    ("claims__vote__yaml", "source: letter", "source: letter\n        as_of: May 2024", "May 2024", "bad-date"),
    ("claims__vote__yaml", "says: seats-won", "sais: seats-won", "sais", "unknown-field"),
    ("corpus__sources__yaml", "date: 2024-05-08", "date: 8/5/2024", "8/5/2024", "bad-date"),
    ("corpus__sources__yaml", "kind: opinion", "kind: rumour", "rumour", "bad-choice"),
    ("corpus__sources__yaml", "file: b.txt", "file: b.txt, text: abc", "abc", "bad-value"),
    ("corpus__sources__yaml", "publisher: Bulletin, ", "", "'publisher' is a required property", "missing-field"),
]  # fmt: skip


def _schema_of(file: str) -> str:
    return {"claims__yaml": "ledger", "claims__vote__yaml": "claims", "corpus__sources__yaml": "sources"}[file]


@pytest.mark.parametrize("schema", FILES)
def test_what_a_schema_rejects_fails_in_check_too(schemas: Path, tmp_path: Path, schema: str) -> None:
    rows = {str(n): row for n, row in enumerate(REJECTED) if _schema_of(row[0]) == schema}
    paths = {}
    for name, (file, old, new, _, slug) in rows.items():
        ledger = write_ledger(tmp_path / name, **{file: (old, new)})
        paths[str(ledger.parent / file.replace("__yaml", ".yaml").replace("__", "/"))] = name
        found = {f.slug for f in apply_rules(walk(Errand(ledger, ()))) if f.level is Level.ERROR}
        assert slug in found, rows[name]
    told: defaultdict[str, str] = defaultdict(str)
    for error in validated("--schemafile", schemas / f"{schema}.json", *paths):
        told[paths[error["filename"]]] += json.dumps(error)
    assert {name: row[3] in told[name] for name, row in rows.items()} == dict.fromkeys(rows, True), told


def test_the_small_ledger_as_it_is_passes(schemas: Path, tmp_path: Path) -> None:
    folder = write_ledger(tmp_path).parent
    for schema, name in (("ledger", "claims.yaml"), ("claims", "claims/vote.yaml"), ("sources", "corpus/sources.yaml")):
        assert validated("--schemafile", schemas / f"{schema}.json", folder / name) == []


if __name__ == "__main__":
    for each in FILES:
        written = CliRunner().invoke(cli, ["schema", each]).output
        (ROOT / ".schemas" / f"{each}.json").write_text(written, encoding="utf-8")
