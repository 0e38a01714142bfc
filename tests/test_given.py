"""Texts that are not in UTF-8: shown by `check` as they are declared, and taken by `find`, `read` and `drift`."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.decoding import ENCODINGS
from kzclaims.errors import UsageFault
from kzclaims.given import text_given
from tests.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Said

TEXT = "Вчера вечером на площади было немного тихо.\nНа выборах явка составила 77,1 процента.\n"
QUOTE = "явка составила 77,1 процента"
LEDGER = """\
claims:
  - id: turnout
    question: Какова явка?
    kind: share
    unit: percent
    assertions:
      - {source: gazette, value: "77,9 процента", quote: явка составила 77,9 процента}
"""
REGISTER = """\
sources:
  - {{id: gazette, title: Итоги, publisher: Газета, date: 2024-05-07, kind: news, language: ru, {how}}}
"""
CYRILLIC = [name for name in ENCODINGS if not name.startswith(("us-", "iso-8859-1", "windows-1252"))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KZCLAIMS_TEXTS", raising=False)
    (tmp_path / "corpus" / "texts").mkdir(parents=True)
    (tmp_path / "claims.yaml").write_text(LEDGER, encoding="utf-8")
    return tmp_path


def registered(folder: Path, encoding: str, text: str = TEXT, *, known: bool = False) -> bytes:
    """Write the source's text in an encoding, beside the register or where full texts are known by fingerprint."""
    data = text.encode(encoding)
    (folder / ("corpus/texts/found.txt" if known else "corpus/g.txt")).write_bytes(data)
    by = f"text: {{sha256: {hashlib.sha256(data).hexdigest()}}}" if known else "file: g.txt"
    how = f"{by}, encoding: {encoding}" if encoding != "utf-8" else by
    (folder / "corpus" / "sources.yaml").write_text(REGISTER.format(how=how), encoding="utf-8")
    return data


@pytest.mark.parametrize("known", ["beside the register", "by fingerprint"])
@pytest.mark.parametrize("encoding", CYRILLIC)
def test_check_shows_the_passage_as_it_is_declared(
    folder: Path, encoding: str, known: str, capsys: pytest.CaptureFixture[str]
) -> None:
    registered(folder, encoding, known=known == "by fingerprint")
    told = called(capsys, "check", "--no-cache").out.splitlines()
    at = next(n for n, line in enumerate(told) if "= source:" in line)
    assert told[at].endswith("2:12")
    assert told[at + 1 : at + 3] == ["2 | На выборах явка составила 77,1 процента.", "  |            ^"]


def test_the_cache_remembers_what_is_declared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registered(folder, "koi8-r")
    first = called(capsys, "check", "--cache")
    assert "явка составила 77,1" in first.out
    assert called(capsys, "check", "--cache") == first


def test_a_text_that_is_not_what_is_declared_is_shown_as_far_as_it_goes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registered(folder, "windows-1251", "Было 5 человек.\nИтого: Ы\n")
    path = folder / "corpus" / "g.txt"
    path.write_bytes(path.read_bytes().replace("Ы".encode("cp1251"), b"\x98"))
    told = called(capsys, "check", "--no-cache").out
    assert "corpus/g.txt:2:8\n2 | Итого: �\n  |        ^" in told


def test_a_mark_at_the_beginning_of_a_text_is_counted_as_it_is_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registered(folder, "utf-8", "\ufeff" + QUOTE)
    told = called(capsys, "check", "--no-cache").out.splitlines()
    at = next(n for n, line in enumerate(told) if "= source:" in line)
    column = int(told[at].rpartition(":")[2])
    assert told[at + 1][4 + column - 1 :].startswith("явка")
    assert told[at + 2].index("^") == 4 + column - 1


@pytest.mark.parametrize("encoding", CYRILLIC)
def test_read_and_find_take_an_encoding(folder: Path, encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "t.txt").write_bytes(TEXT.encode(encoding))
    words = ("--encoding", encoding, "--format")
    read = json.loads(called(capsys, "read", "t.txt", *words, "jsonl").out)
    assert read["written"] == "77,1 процента"
    match = json.loads(called(capsys, "find", QUOTE, "--in", "t.txt", *words, "json").out)["matches"][0]
    assert match["state"] == "exact"
    span = slice(*match["spans"][0])
    assert text_given("t.txt", TEXT.encode(encoding), encoding).content[span] == QUOTE


def fates(said: Said) -> list[str]:
    return [each["fate"] for each in json.loads(said.out)["quotes"]]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("utf-8", "utf-8", ()),
        ("koi8-r", "koi8-r", ()),
        ("koi8-r", "utf-8", ("--new-encoding", "utf-8")),
        ("utf-8", "windows-1251", ("--new-encoding", "cp1251")),
        ("utf-16", "utf-16", ()),
    ],
)
def test_drift_reads_both_texts_as_they_are_declared(
    folder: Path, old: str, new: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    data = registered(folder, old, TEXT.replace("77,1", "77,9"), known=True)
    (folder / "old.txt").write_bytes(data)
    (folder / "new.txt").write_bytes(f"Добавлено. {TEXT}".replace("77,1", "77,9").encode(new))
    assert fates(called(capsys, "drift", "old.txt", "new.txt", "--format", "json", *words)) == ["moved"]


def test_drift_takes_one_encoding_for_both(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registered(folder, "utf-8")
    for name in ("old.txt", "new.txt"):
        (folder / name).write_bytes(TEXT.replace("77,1", "77,9").encode("koi8-r"))
    words = ("--source", "gazette", "--encoding", "koi8-r", "--format", "json")
    assert fates(called(capsys, "drift", "old.txt", "new.txt", *words)) == ["kept"]


FAULTS = [
    (("read", "cp1251.txt"), "cp1251.txt can't be read as text: byte 0 (0xc2) is not UTF-8. This looks like windows-1251: say --encoding windows-1251"),
    (("find", "x", "--in", "cp1251.txt"), "say --encoding windows-1251, or save it as UTF-8."),
    (("find", "x", "--in", "utf16.txt"), "utf16.txt can't be read as text: it is in UTF-16, not in UTF-8. This looks like utf-16: say --encoding utf-16"),
    (("drift", "cp1251.txt", "cp1251.txt", "--source", "gazette"), "say --encoding windows-1251"),
    (("read", "bytes"), "bytes can't be read as text: byte 0 (0x89) is not UTF-8. This looks like no text at all."),
    (("read", "cp1251.txt", "--encoding", "us-ascii"), "is not us-ascii, as is declared. Name what it is in with --encoding"),
    (("read", "cp1251.txt", "--encoding", "klingon"), "'klingon' is no encoding known here; write one of utf-8, utf-16"),
    (("read", "77 percent", "--encoding", "koi8-r"), "There is no file 77 percent. --encoding is for a file or standard input."),
    (("find", "x", "--encoding", "koi8-r"), "--encoding is for the text of --in; a source declares its own in the register"),
    (("find", "x", "--in", "gone.txt"), "there is no file gone.txt. Correct the name, or create the file."),
    (("find", "x", "--in", ""), "'' can't be the name of a file"),
    (("find", "x", "--in", "a\0b"), "can't be the name of a file"),
    (("find", "--quotes", "gone.jsonl"), "there is no file gone.jsonl"),
    (("drift", "gone.txt", "cp1251.txt"), "there is no file gone.txt"),
    (("drift", "corpus", "cp1251.txt"), "corpus is not a regular file"),
    (("read", "corpus"), "corpus is not a regular file"),
    (("read", "cp1251.txt", "--max-size", "10"), "more than the 10 that are read. Split the file, or allow more with --max-size 1MB."),
    (("find", "x", "--in", "cp1251.txt", "--max-size", "10"), "allow more with --max-size 1MB"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), FAULTS, ids=[" ".join(words).replace("\0", "NUL") for words, _ in FAULTS])
def test_what_can_not_be_read_is_said(
    folder: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    registered(folder, "utf-8")
    (folder / "cp1251.txt").write_bytes(TEXT.encode("cp1251"))
    (folder / "utf16.txt").write_bytes(TEXT.encode("utf-16"))
    (folder / "bytes").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff")
    told = called(capsys, *words)
    assert told.code == 2
    assert not told.out
    assert said in " ".join(told.err.split())


def test_a_device_is_never_waited_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registered(folder, "utf-8")
    for words in (("read", "/dev/zero"), ("find", "x", "--in", "/dev/zero"), ("drift", "/dev/zero", "/dev/zero")):
        told = called(capsys, *words)
        assert (told.code, told.out) == (2, "")
        assert "/dev/zero is not a regular file" in told.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing here", "No quantity and no date is in these words.\n"),
        ("gone.txt", "No quantity and no date is in these words, and there is no file gone.txt.\n"),
        ("here.txt", "No quantity and no date is in here.txt.\n"),
    ],
)
def test_read_says_that_it_found_nothing(
    folder: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "here.txt").write_text("words only\n")
    assert called(capsys, "read", text) == (0, "", said)


@settings(max_examples=200)
@given(st.binary(max_size=60), st.sampled_from(["", *ENCODINGS]))
def test_any_bytes_are_a_text_or_a_sentence(data: bytes, encoding: str) -> None:
    try:
        told = text_given("t", data, encoding).content
    except UsageFault as fault:
        told = str(fault)
    sound = data.decode(encoding or "utf-8", "replace")
    assert told == sound or (told.startswith("t can't be read as text: ") and told.endswith("."))
