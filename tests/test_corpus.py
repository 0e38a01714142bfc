"""Sources, notes and full texts: what is recognised, and what is said of the rest."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from kzclaims.corpus import Corpus, load_corpus
from kzclaims.ledger import load_ledger
from kzclaims.notes import notes_of
from kzclaims.text import Location, Span, text_of
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

LETTER = "The port closed. I hold that the other 14 seats will be missed. So be it.\n"
PIECE = (17, 63)


def registered(tmp_path: Path, content: bytes, span: tuple[int, int] = PIECE) -> Path:
    fingerprint = hashlib.sha256(content).hexdigest()
    text = f"notes: letter.md, text: {{sha256: {fingerprint}, span: [{span[0]}, {span[1]}]}}"
    return write_ledger(tmp_path, corpus__sources__yaml=("notes: letter.md", text))


def load(ledger: Path, *folders: Path) -> Corpus:
    return load_corpus(load_ledger(ledger), folders)


def test_a_full_text_is_known_by_its_fingerprint_whatever_its_name(tmp_path: Path) -> None:
    ledger = registered(tmp_path / "ledger", LETTER.encode())
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "zz-unrelated.bin").write_bytes(b"\xff\x00\xff")
    (folder / "renamed.dat").write_bytes(LETTER.encode())
    corpus = load(ledger, folder)
    found = corpus.full_text(corpus.sources["letter"])
    assert found is not None
    assert (found.content, corpus.faults) == (LETTER, ())


def test_texts_beside_the_register_are_found_too(tmp_path: Path) -> None:
    ledger = registered(tmp_path, LETTER.encode())
    (tmp_path / "corpus" / "texts").mkdir()
    (tmp_path / "corpus" / "texts" / "a.txt").write_bytes(LETTER.encode())
    corpus = load(ledger)
    assert corpus.full_text(corpus.sources["letter"]) is not None


def test_without_the_text_there_are_the_notes(tmp_path: Path) -> None:
    corpus = load(registered(tmp_path, LETTER.encode()), tmp_path / "nowhere")
    assert corpus.full_text(corpus.sources["letter"]) is None
    assert [fragment for _, fragment in corpus.notes["letter"].quoted()] == ["the other 14 seats"]


@pytest.mark.parametrize("span", [(0, 9999), (40, 40), (60, 20)])
def test_a_span_must_lie_in_its_text(tmp_path: Path, span: tuple[int, int]) -> None:
    ledger = registered(tmp_path, LETTER.encode(), span)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a").write_bytes(LETTER.encode())
    assert [f.slug for f in load(ledger, folder).faults] == ["bad-value"]


def test_a_text_in_another_encoding_is_named(tmp_path: Path) -> None:
    data = "Явка составила 77,1 % на выборах".encode("cp1251")
    ledger = registered(tmp_path, data)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_bytes(data)
    faults = load(ledger, folder).faults
    assert [f.slug for f in faults] == ["encoding"]
    assert "windows-1251" in faults[0].hint


@pytest.mark.parametrize("kind", ["fifo", "folder", "link out", "missing"])
def test_only_regular_files_beneath_the_ledger_are_read(tmp_path: Path, kind: str) -> None:
    ledger = write_ledger(tmp_path / "ledger")
    path = tmp_path / "ledger" / "corpus" / "b.txt"
    path.unlink()
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "link out":
        (tmp_path / "secret").write_text("secret")
        path.symlink_to(tmp_path / "secret")
    faults = load(ledger).faults
    assert [f.slug for f in faults] == ["path-outside" if kind == "link out" else "unreadable-file"]
    assert faults[0].place.line == 3


OUTSIDE = ["../b.txt", "/etc/passwd", "a/../../b", "C:\\\\x", "\\\\\\\\host\\\\x", "file://x", "~/x", "$HOME/x"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_path_leads_out(tmp_path: Path, name: str) -> None:
    ledger = write_ledger(tmp_path, corpus__sources__yaml=("file: b.txt", f'file: "{name}"'))
    assert [f.slug for f in load(ledger).faults] == ["path-outside"]


NOTES = [
    ("He says “over 600” and “no”.", ["over 600", "no"]),
    ('Nothing is quoted: "straight marks" and ‘single’ ones are mine.', []),
    ("Broken\n“over\n600” lines", ["over\n600"]),
    ("“20,000 ‘terrorists’”", ["20,000 ‘terrorists’"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "fragments"), NOTES)
def test_only_curly_double_marks_quote(content: str, fragments: list[str]) -> None:
    notes = notes_of(text_of("n.md", content.encode()))
    assert [fragment for _, fragment in notes.quoted()] == fragments
    assert all(content[span.start - 1] == "“" and content[span.end] == "”" for span in notes.fragments)


PLACES = [
    ("a\nbc\nd", 0, (1, 1)),
    ("a\nbc\nd", 3, (2, 2)),
    ("a\nbc\nd", 5, (3, 1)),
    ("йё\nx", 3, (2, 1)),
    ("a\r\nb", 3, (2, 1)),
]


@pytest.mark.parametrize(("content", "offset", "place"), PLACES)
def test_an_offset_has_its_line_and_column(content: str, offset: int, place: tuple[int, int]) -> None:
    assert text_of("t", content.encode()).location(offset) == Location("t", *place)


@pytest.mark.parametrize(
    ("a", "b", "shared"), [((0, 2), (2, 4), False), ((0, 3), (2, 4), True), ((2, 4), (0, 3), True)]
)
def test_spans_are_half_open(a: tuple[int, int], b: tuple[int, int], shared: bool) -> None:  # noqa: FBT001
    assert Span(*a).overlaps(Span(*b)) is shared
