"""`--output` of `check` and `report`: what a ledger is made of is never written over, by whatever name it is called."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kzclaims.baseline import BASELINE_NAME
from kzclaims.errand import LOG_NAME
from tests.command_line import called, forget_foreign
from tests.ledgers import FILES, write_ledger

REGISTER = "corpus/sources.yaml"
TEXT = "In his letter he writes of the other 14 seats.\n"
FORMAT = {"check": "json", "report": "md"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with full texts beside it and elsewhere, a claim file of another name, and nothing wrong."""
    folder = tmp_path / "ledger"
    write_ledger(
        folder,
        corpus__sources__yaml=(
            "notes: letter.md",
            f"notes: letter.md, text: {{sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}",
        ),
        claims__yaml=("include: claims/*.yaml", "include: claims/*"),
    )
    (folder / "claims" / "vote.yaml").rename(folder / "claims" / "vote.claims")
    (folder / "corpus" / "texts").mkdir()
    (folder / "corpus" / "texts" / "letter").write_text(TEXT)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "letter").write_text(TEXT)
    monkeypatch.chdir(folder)
    forget_foreign(monkeypatch)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


THERE = [
    *(name for name in FILES if name != "claims/vote.yaml"),
    "claims/vote.claims",
    "corpus/texts/letter",
    "../texts/letter",
    "corpus/../corpus/gazette.txt",
    "link",
    "hard",
    "../through/gazette.txt",
]
TO_COME = [LOG_NAME, BASELINE_NAME]  # not there yet, and read as soon as they are


@pytest.mark.parametrize("command", FORMAT)
@pytest.mark.parametrize("name", [*THERE, *TO_COME])
def test_a_file_of_the_ledger_is_never_written_over(
    here: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    Path("link").symlink_to("corpus/gazette.txt")
    os.link("corpus/gazette.txt", "hard")
    Path("../through").symlink_to("ledger/corpus")
    before = contents(here.parent)
    words = ("--texts", "../texts", "--output", f"{FORMAT[command]}={name}")
    said = called(capsys, command, *words)
    assert (said.code, "never written over" in said.err) == (2, True), said
    after = contents(here.parent)
    assert {path: data for path, data in after.items() if ".kzclaims-cache" not in path} == before
    again = called(capsys, command, *words)  # as the cache tells it
    assert again.code == 2


@pytest.mark.parametrize("name", ["corpus/gazette.txt", "corpus/nowhere.txt", REGISTER, "claims/vote.claims"])
def test_nor_is_one_that_can_not_be_read(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    register = Path(REGISTER)
    register.write_text(register.read_text().replace("file: b.txt", "file: nowhere.txt"))
    if Path(name).exists():
        Path(name).write_bytes(b"\xff\xfe\xff")
    assert called(capsys, "check", "--output", f"json={name}").code == 2
    assert not Path(name).exists() or Path(name).read_bytes() == b"\xff\xfe\xff"


def test_of_several_none_is_written_where_one_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "check", "--output", "json=new.json", "--output", "junit=corpus/b.txt").code == 2
    assert not Path("new.json").exists()


@pytest.mark.parametrize("command", FORMAT)
@pytest.mark.parametrize("name", ["out.txt", "claims.txt", "corpus/out.txt", "corpus/texts/new", "folder/gazette.txt"])
def test_any_other_file_is_written_and_written_again(
    here: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    if name != "corpus/texts/new":  # what lies with the full texts may be one
        called(capsys, command, "--output", f"{FORMAT[command]}={name}")
    assert called(capsys, command, "--output", f"{FORMAT[command]}={name}").code == 0
    assert Path(name).stat().st_size


def test_a_file_in_the_folder_of_a_data_package_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = Path(REGISTER)
    Path("corpus/claims.csv").write_text(Path("corpus/gazette.txt").read_text())
    register.write_text(register.read_text().replace("file: gazette.txt", "file: claims.csv"))
    assert called(capsys, "report", "--output", "csv=corpus").code == 2
    assert "Harbour Board" in Path("corpus/claims.csv").read_text()
    assert sorted(path.name for path in Path("corpus").glob("*.csv")) == ["claims.csv"]


@pytest.mark.parametrize("command", FORMAT)
def test_a_dash_is_no_file(here: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    said = called(capsys, command, "--output", f"{FORMAT[command]}=-")
    assert (said.code, f"--format {FORMAT[command]}" in said.err) == (2, True)
    assert not Path("-").exists()
