"""The baseline: what it accepts is mended only where it was looked at again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.baseline import BASELINE_NAME, entries_of, weighed
from kzclaims.finding import Finding, Level
from kzclaims.fingerprint import fingerprints
from kzclaims.text import Location
from tests.command_line import called, forget_foreign
from tests.ledgers import FILES, write_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

VOTE, ROOT, REGISTER, GAZETTE = "claims/vote.yaml", "claims.yaml", "corpus/sources.yaml", "corpus/gazette.txt"
TEXT = "In his letter he writes that the other 14 seats will be missed, and nothing else."
PRINT = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one wrong value, beside a folder of full texts with the one of the letter."""
    write_ledger(tmp_path / "ledger", claims__vote__yaml=("value: 77%", "value: 79%"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "letter").write_text(TEXT)
    monkeypatch.chdir(tmp_path / "ledger")
    forget_foreign(monkeypatch)
    return tmp_path


def put(name: str, old: str, new: str) -> Callable[[], object]:
    def change() -> None:
        content = Path(name).read_text()
        assert old in content, (name, old)
        Path(name).write_text(content.replace(old, new, 1))

    return change


def entries() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path(BASELINE_NAME).read_text())["findings"]
    return found


@pytest.fixture
def stale(capsys: pytest.CaptureFixture[str]) -> Callable[..., set[str]]:
    """The codes of the entries that a check calls mended."""

    def run(*words: str) -> set[str]:
        told = called(capsys, "check", "--no-cache", "--baseline", "--format", "json", *words)
        found = json.loads(told.out)["findings"]
        return {f["message"].partition(": ")[2].partition(" ")[0] for f in found if f["code"] == "KZ503"}

    return run


BROKEN: dict[str, Callable[[], object]] = {
    "the file itself": put(VOTE, "claims:\n", "claims: [\n"),
    "a mistyped field of the file": put(VOTE, "    assertions:", "    assertoins:"),
    "a source that is not registered": put(VOTE, "      - source: bulletin", "      - source: bullettin"),
    "the root": put(ROOT, "title:", "title: ["),
    "a mistyped field of the root": put(ROOT, "include:", "inclde:"),
    "the register": put(REGISTER, "sources:", "sources: ["),
    "one source of the register": put(REGISTER, "id: bulletin", "di: bulletin"),
    "a text": lambda: Path(GAZETTE).write_bytes(b"turnout was \xff\xfe of the electorate"),
    "a text that is gone": lambda: Path(GAZETTE).unlink(),
    "notes that are gone": lambda: Path("corpus/letter.md").unlink(),
    "the log": lambda: Path("claims/decisions.jsonl").write_text("{}\n"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_was_not_read_is_not_mended(
    here: Path, capsys: pytest.CaptureFixture[str], stale: Callable[..., set[str]], what: str
) -> None:
    called(capsys, "baseline")
    first = {name: Path(name).read_bytes() for name in [*FILES, BASELINE_NAME]}
    assert entries()
    BROKEN[what]()
    put(VOTE, "79%", "77%")()
    assert not stale()
    kept = called(capsys, "baseline").out
    assert Path(BASELINE_NAME).read_bytes() == first[BASELINE_NAME]
    assert "0 were mended" in kept
    Path("claims/decisions.jsonl").unlink(missing_ok=True)
    for name, data in first.items():
        Path(name).write_bytes(data)
    assert called(capsys, "check", "--no-cache", "--baseline").code == 0
    put(VOTE, "79%", "77%")()
    assert stale() == {each["code"] for each in entries()}
    called(capsys, "baseline")
    assert not entries()


def test_a_fault_that_was_accepted_hides_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], stale: Callable[..., set[str]]
) -> None:
    put(VOTE, "    kind: name\n", "    kind: name\n    colour: red\n")()
    called(capsys, "baseline")
    assert "KZ101" in {each["code"] for each in entries()}
    put(VOTE, "79%", "77%")()
    assert "KZ304" in stale()


@pytest.mark.parametrize("old", [False, True], ids=["", "a file that does not say what it rests on"])
def test_what_rests_on_a_full_text_is_mended_only_with_it(
    here: Path, capsys: pytest.CaptureFixture[str], stale: Callable[..., set[str]], *, old: bool
) -> None:
    put(VOTE, "79%", "77%")()
    put(REGISTER, "notes: letter.md", f"notes: letter.md, text: {{sha256: {PRINT}}}")()
    put("corpus/letter.md", "will be missed.", "will be missed. “the other 17 seats”")()
    texts = ("--texts", str(here / "texts"))
    called(capsys, "baseline", *texts)
    assert {each["code"] for each in entries()} == {"KZ308"}
    if old:
        record = json.loads(Path(BASELINE_NAME).read_text())
        for each in record["findings"]:
            del each["rests"]
        Path(BASELINE_NAME).write_text(json.dumps(record))
    assert called(capsys, "check", "--no-cache", "--baseline").code == 0
    assert "1 could not be looked at again" in called(capsys, "baseline").out
    assert len(entries()) == 1
    assert called(capsys, "check", "--no-cache", "--baseline", *texts).code == 0
    put("corpus/letter.md", "17 seats", "14 seats")()
    assert not stale()
    assert stale(*texts) == {"KZ308"}
    called(capsys, "baseline", *texts)
    assert not entries()


def test_what_was_found_in_the_notes_is_not_mended_by_the_text(
    here: Path, capsys: pytest.CaptureFixture[str], stale: Callable[..., set[str]]
) -> None:
    put(VOTE, "79%", "77%")()
    put(REGISTER, "notes: letter.md", f"notes: letter.md, text: {{sha256: {PRINT}}}")()
    put("corpus/letter.md", "“the other 14 seats”", "“will be”")()
    called(capsys, "baseline")
    assert {each["code"] for each in entries()} == {"KZ301"}
    texts = ("--texts", str(here / "texts"))
    assert not stale(*texts)
    called(capsys, "baseline", *texts)
    assert called(capsys, "check", "--no-cache", "--baseline").code == 0
    put("corpus/letter.md", "“will be”", "“the other 14 seats”")()
    assert stale() == {"KZ301"}


def test_what_is_no_longer_claimed_is_mended(
    here: Path, capsys: pytest.CaptureFixture[str], stale: Callable[..., set[str]]
) -> None:
    called(capsys, "baseline")
    content = Path(VOTE).read_text()
    Path(VOTE).write_text("claims:\n" + content[content.index("  - id: marchers") :])
    assert stale() == {each["code"] for each in entries()}


def test_a_newer_version_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(BASELINE_NAME).write_text('{"version": 9, "findings": []}')
    for words in (["check", "--baseline"], ["baseline"]):
        said = called(capsys, *words)
        assert (said.code, "version 9" in said.err) == (2, True)


def test_an_older_file_accepts_the_shape_of_a_claim_without_its_name() -> None:
    place = Location(VOTE, 1, 1)
    faults = [Finding("KZ104", "bad-choice", Level.ERROR, words, place, claim="turnout") for words in ("one", "two")]
    old = entries_of([replace(each, claim="") for each in faults], Path(), lambda _: {})
    found = weighed(faults, old, Path())
    assert (found.new, found.accepted, found.unmet) == ((), tuple(faults), ())
    other = [replace(each, code="KZ304") for each in faults]
    assert weighed(other, old, Path()).new == tuple(other)


def test_what_stands_twice_is_written_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(capsys, "baseline")
    first = Path(BASELINE_NAME).read_text()
    rows = first.partition("\n")[2].rpartition("\n]}")[0]
    Path(BASELINE_NAME).write_text(first.replace(rows, f"{rows},\n{rows}"))
    assert called(capsys, "check", "--no-cache", "--baseline").code == 0
    called(capsys, "baseline")
    assert Path(BASELINE_NAME).read_text() == first


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9)), max_size=8, unique=True), data=st.data())
def test_a_fingerprint_does_not_depend_on_the_order_findings_are_given_in(
    rows: list[tuple[str, int]], data: st.DataObject
) -> None:
    found = [Finding("KZ301", "quote-lost", Level.ERROR, words, Location("a.yaml", line, 1)) for words, line in rows]
    mixed = data.draw(st.permutations(found))
    assert dict(zip(mixed, fingerprints(mixed, Path()), strict=True)) == dict(
        zip(found, fingerprints(found, Path()), strict=True)
    )
