"""Commands as a new user might mistype them: each comes to a sentence that says what to do, and nothing is lost."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzclaims.cli import cli
from tests.command_line import called

DECIDED = "accept\nq\n"


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("KZCLAIMS_TEXTS", "CI", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    CliRunner().invoke(cli, ["init", "--demo"])
    return tmp_path


def kept(folder: Path) -> dict[Path, bytes]:
    """Every file, but for what a run may leave to be told again."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".kzclaims-cache" not in path.parts)
    return {path: path.read_bytes() for path in files}


WRONG = [
    ("check --select KZ3 --ignore KZ3", "--select and --ignore leave no rule to check."),
    ("check --ignore KZ", "--ignore can't leave out KZ001"),
    ("check --changed", "not a git repository (or any of the parent directories): .git. Put the ledger under git"),
    ("check --output json=claims.yaml", "claims.yaml is the ledger's, and its files are never written over."),
    ("report --output md=corpus/sources.yaml", "corpus/sources.yaml is the ledger's, and its files are never written over."),
    ("report --output json=claims/decisions.jsonl", "claims/decisions.jsonl is the ledger's, and its files are never written"),
    ("report --diff claims.yaml", "claims.yaml is not JSON. Name a file that `kzclaims report --format json` wrote."),
    ("report --diff /dev/zero", "/dev/zero is not a regular file."),
    ("report --diff gone.json", "there is no file gone.json."),
    ("report --diff claims.yaml --max-size 10", "claims.yaml has "),
    ("explain KZ3", "'KZ3' is the beginning of several rules. Name one: KZ301, KZ302"),
    ("explain kz50", "Name one: KZ501, KZ502, KZ503."),
    ("explain quote-lots", "Did you mean 'quote-lost'?"),
    ("compare 1 2 --tolerance x", "'x' is not a number; write digits and a dot, as in 0.5."),
    ("find", "Give one quote, or --quotes with a file of them."),
    ("find x --quotes q", "Give one quote, or --quotes with a file of them."),
    ("fsck --repare", "--repair"),
    ("chek", "did you mean 'check'?"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[words for words, _ in WRONG])
def test_what_is_wrong_and_what_to_do_is_said(
    demo: Path, words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    CliRunner().invoke(cli, ["review", "--plain"], input=DECIDED)
    before = kept(demo)
    told = called(capsys, *words.split())
    assert (told.code, told.out) == (2, "")
    assert said in " ".join(told.err.split())
    assert before == kept(demo)


BROKEN = "include: [more.yaml]\n"
READERS = (
    "texts", "mutate", "report", "report --output json=r.json", "find --quotes q.jsonl", "find 'turnout reached 77%'",
    "drift corpus/coast-radio.txt corpus/coast-radio.txt --source coast-radio",
)  # fmt: skip


@pytest.mark.parametrize("words", READERS)
def test_what_a_broken_ledger_leaves_is_not_taken_for_all_of_it(
    demo: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (demo / "q.jsonl").write_text('{"id": 1, "quote": "turnout reached 77%"}\n')
    sound = called(capsys, *shlex.split(words))
    assert (sound.code, sound.err) == (0, "")
    with (demo / "claims.yaml").open("a") as ledger:
        ledger.write(BROKEN)
    (demo / "more.yaml").write_text("claims:\n  - id: a\n  - id: [\n")
    told = called(capsys, *shlex.split(words))
    assert (told.code, told.out) == (0, sound.out)
    assert told.err.startswith("The ledger has ")
    assert told.err.endswith(", so not all of it may be here; `kzclaims check` says what is wrong.\n")


def test_a_report_may_be_written_again(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert called(capsys, "report", "--output", "json=out/old.json").code == 0
    assert called(capsys, "report", "--diff", "out/old.json").code == 0
    assert Path("out/old.json").exists()


def test_plain_mode_ends_each_sentence_once(demo: Path) -> None:
    asked = CliRunner().invoke(cli, ["review", "--plain"], input="problems\ngo marchers\ngo reform-seats\nhelp\nq\n")
    assert "KZ302" in asked.output
    assert "problems or findings or !: say the findings of check" in asked.output
    for line in asked.output.splitlines():
        assert ".." not in line.replace("...", "")
        assert not line.startswith("source.")
