"""The worked example itself: it checks, it is as large as it claims, and one figure changed anywhere in it is found."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.compare import Relation
from kzclaims.finding import Level
from kzclaims.quote import FAITHFUL
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules

if TYPE_CHECKING:
    from kzclaims.rule import Scene

ROOT = Path(__file__).parent.parent
NAMED = {
    "nur-otan-2016-share": (Relation.ROUNDS_TO, "82% is 82.2% rounded to the nearest whole percent."),
    "nur-otan-primary-voters": (Relation.DIFFERS, "9.1% apart"),
    "nur-otan-primary-candidates": (Relation.DIFFERS, "9.1% apart"),
}


def texts() -> tuple[Path, ...]:
    return (Path(os.environ["KZCLAIMS_TEXTS"]),)


@cache
def scene(*folders: Path) -> Scene:
    return walk(Errand(ROOT / "claims.yaml", folders))


def to_mend(ledger: Path, *folders: Path) -> list[tuple[str, str, int]]:
    """The findings that fail a check: slug, file below the ledger's folder, line."""
    found = [f for f in apply_rules(walk(Errand(ledger, folders))) if f.level >= Level.WARNING]
    return [(f.slug, os.path.relpath(f.place.path, ledger.parent), f.place.line) for f in found]


def copied(folder: Path) -> Path:
    """The ledger's files in another folder."""
    shutil.copy(ROOT / "claims.yaml", folder)
    for name in ("claims", "corpus"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("texts"))
    return folder / "claims.yaml"


def test_nothing_is_to_mend_on_the_notes() -> None:
    assert to_mend(ROOT / "claims.yaml") == []


@pytest.mark.texts
def test_nothing_is_to_mend_on_the_full_texts() -> None:
    assert to_mend(ROOT / "claims.yaml", *texts()) == []
    evidence = [e for a in scene(*texts()).assessments for e in a.evidence]
    assert {e.basis for e in evidence} == {"text"}
    assert all(e.match.state in FAITHFUL for e in evidence)


def test_it_is_as_large_as_it_claims() -> None:
    assessments = scene().assessments
    assert len(assessments) >= 250
    assert sum(a.sources > 1 for a in assessments) >= 140
    assert len(scene().corpus.sources) == 9
    assert {e.basis for a in assessments for e in a.evidence} == {"notes"}


@pytest.mark.parametrize("claim", NAMED)
def test_the_named_examples_say_what_they_are_named_for(claim: str) -> None:
    assessment = next(a for a in scene().assessments if a.claim.id == claim)
    relation, words = NAMED[claim]
    assert assessment.worst is not None
    assert assessment.worst.comparison.relation is relation
    assert words in assessment.worst.comparison.reason
    assert assessment.worst.comparison.possible


def test_every_identity_holds() -> None:
    assert scene().identities
    assert [each.id for each, result in scene().identities if not result.holds] == []


def test_a_fragment_of_the_notes_has_at_most_a_dozen_words() -> None:
    for notes in scene().corpus.notes.values():
        for span, fragment in notes.quoted():
            assert len(fragment.split()) <= 12, str(notes.text.location(span.start))


@pytest.mark.texts
def test_no_long_run_of_a_publisher_stands_in_the_repository() -> None:
    word, length = re.compile(r"[^\W_]+"), 14

    def runs(text: str) -> set[tuple[str, ...]]:
        words = [found.lower() for found in word.findall(text)]
        return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}

    published = set().union(*(runs(path.read_text()) for path in texts()[0].glob("*.txt")))
    ours = [p for folder in ("claims", "corpus", "docs", "tests", "kzclaims") for p in (ROOT / folder).rglob("*")]
    for path in [*ours, *ROOT.glob("*.md"), ROOT / "claims.yaml"]:
        if path.suffix in {".md", ".yaml", ".py", ".html", ".json", ".txt"} and "texts" not in path.parts:
            assert not runs(path.read_text()) & published, path


FIGURE = re.compile(r"\d")


def tampered(path: Path, line: int, start: str) -> None:
    """Change the first digit after `start` on a line."""
    lines = path.read_text().split("\n")
    at = lines[line - 1].index(start) + len(start)
    head, tail = lines[line - 1][:at], lines[line - 1][at:]
    lines[line - 1] = head + FIGURE.sub(lambda found: str((int(found[0]) + 1) % 10), tail, count=1)
    path.write_text("\n".join(lines))


def numeric(field: str, every: int) -> list[tuple[str, int]]:
    """Places of a field with a figure that its quote states, every so many of them: file and line."""
    found = []
    for assessment in scene().assessments:
        for evidence in assessment.evidence:
            quoted = evidence.assertion.quote.exact if evidence.assertion.quote else ""
            said = evidence.assertion.value if field == "value" else quoted
            if assessment.claim.kind in {"name", "yes-no"} or evidence.assertion.derived or not FIGURE.search(said):
                continue
            place = evidence.assertion.place(field)
            found.append((os.path.relpath(place.path, ROOT), place.line))
    return found[::every]


@pytest.mark.parametrize(("file", "line"), numeric("value", 12))
def test_a_changed_value_is_found_at_its_line(tmp_path: Path, file: str, line: int) -> None:
    ledger = copied(tmp_path)
    tampered(tmp_path / file, line, "value:")
    assert (file, line) in {place[1:] for place in to_mend(ledger)}


@pytest.mark.parametrize(("file", "line"), numeric("quote", 12))
def test_a_changed_quote_is_found_at_its_line(tmp_path: Path, file: str, line: int) -> None:
    ledger = copied(tmp_path)
    words = (tmp_path / file).read_text().split("\n")[line - 1]
    tampered(tmp_path / file, line, "exact:" if "exact:" in words else "quote:")
    assert (file, line) in {place[1:] for place in to_mend(ledger)}


def fragments(every: int) -> list[tuple[str, int]]:
    """Fragments of the notes with a figure, every so many of them: file and line."""
    found = []
    for notes in scene().corpus.notes.values():
        for span, fragment in notes.quoted():
            place = notes.text.location(span.start)
            if FIGURE.search(fragment.split("\n")[0]):
                found.append((os.path.relpath(place.path, ROOT), place.line))
    return found[::every]


@pytest.mark.parametrize(("file", "line"), fragments(12))
def test_a_changed_note_fails_the_quotes_that_rest_on_it(tmp_path: Path, file: str, line: int) -> None:
    ledger = copied(tmp_path)
    before = (tmp_path / file).read_text().split("\n")[line - 1]
    tampered(tmp_path / file, line, before[: before.index("“", 0) + 1])
    if (tmp_path / file).read_text().split("\n")[line - 1] == before:
        pytest.skip("the first fragment of the line holds no figure")
    assert {"quote-altered"} <= {slug for slug, _, _ in to_mend(ledger)}


@pytest.mark.texts
@pytest.mark.parametrize(("file", "line"), fragments(12))
def test_a_changed_note_is_a_misquotation_of_the_full_text(tmp_path: Path, file: str, line: int) -> None:
    ledger = copied(tmp_path)
    before = (tmp_path / file).read_text().split("\n")[line - 1]
    tampered(tmp_path / file, line, before[: before.index("“", 0) + 1])
    if (tmp_path / file).read_text().split("\n")[line - 1] == before:
        pytest.skip("the first fragment of the line holds no figure")
    found = to_mend(ledger, *texts())
    assert [(slug, at) for slug, at, _ in found] == [("note-misquotes", file)]
