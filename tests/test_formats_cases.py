"""What the formats for services say of whom: JUnit's cases, the paths of a workspace, the ends of sentences, inert words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.cli import cli
from kzclaims.finding import Finding, Level
from kzclaims.render.github import github, github_summary
from kzclaims.render.junit import junit
from kzclaims.render.run import Run, with_help
from kzclaims.render.sarif import sarif
from kzclaims.summary import Summary
from kzclaims.text import Location
from tests.ledgers import FILES, write_ledger
from tests.repositories import committed, replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CLAIMS = ["turnout", "marchers", "seats-won", "seats-lost", "seats", "chair"]


def told(*words: str) -> ET.Element:
    done = CliRunner().invoke(cli, ["check", "--format", "junit", *words])
    suite = ET.fromstring(done.stdout_bytes).find("testsuite")
    assert suite is not None
    return suite


def cases(suite: ET.Element, child: str) -> list[str]:
    return [case.get("name", "") for case in suite.findall("testcase") if case.find(child) is not None]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed(tmp_path, monkeypatch)


VOTE = "claims/vote.yaml"
# old, new, the claims that were looked at, those that fail
CHANGES = [
    ("value: 77%", "value: 79%", {"turnout"}, {"turnout"}),
    ("  - id: seats-add-up", "  # a sum\n  - id: seats-add-up", {"chair"}, set()),
    ("kind: name", "kind: nam", {"seats"}, {"chair"}),
    ("claims:\n", "# of the vote\nclaims:\n", set(), set()),
]


@pytest.mark.parametrize(("old", "new", "looked_at", "failed"), CHANGES)
def test_a_claim_that_was_not_looked_at_is_skipped_with_the_reason(
    repository: Path, old: str, new: str, looked_at: set[str], failed: set[str]
) -> None:
    replace(VOTE, old, new)
    suite = told("--changed=main")
    skipped = cases(suite, "skipped")
    assert set(skipped) == set(CLAIMS) - looked_at - failed
    assert {each for each in cases(suite, "failure") if each in CLAIMS} == failed
    assert suite.get("skipped") == str(len(skipped))
    assert {each.get("message") for each in suite.iter("skipped")} <= {"not checked: unchanged since main"}


def test_a_contradiction_in_what_was_not_looked_at_is_no_pass(repository: Path) -> None:
    replace(VOTE, "value: 77%", "value: 79%")
    assert cases(told(), "failure") == ["turnout"]
    assert told().get("skipped") == "0"


SHAPES = [
    ("        value: 77%\n", "", "turnout"),
    ("question: Who heads the count?", "questoin: Who heads the count?", "chair"),
    ("kind: name", "kind: nam", "chair"),
    ("source: letter", 'source: "letter]]>"', "seats-lost"),
    ("    explained: The gazette", "    explaind: The gazette", "marchers"),
    ("    unit: percent\n", "    unit: percent\n    unit: percent\n", "turnout"),
    ("    unit: percent\n", "    unit: &anchor percent\n", "turnout"),
    ("  - id: seats\n", "  - id: seats-won\n", "seats-won"),
    ("source: gazette\n        value: Harbour", "source: bulletin\n        value: Harbour", "chair"),
    ("  - id: chair\n", "  - id: The Chair\n", ""),
    ("  - id: seats-add-up\n", "  - id: seats-add-up\n    sum: yes\n", ""),
    ("identities:\n", "claims: []\nidentities:\n", ""),
    ("identities:\n", "claim: []\nidentities:\n", ""),
]


@pytest.mark.parametrize(("old", "new", "claim"), SHAPES)
def test_a_fault_of_shape_is_told_in_its_claims_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, claim: str
) -> None:
    assert FILES[VOTE].count(old) == 1
    write_ledger(tmp_path, claims__vote__yaml=(old, new))
    monkeypatch.chdir(tmp_path)
    found = json.loads(CliRunner().invoke(cli, ["check", "--format", "json", "--select", "KZ1,KZ0,KZ201"]).stdout)
    assert {each["claim"] for each in found["findings"]} == {claim}
    failed = cases(told("--select", "KZ1,KZ0,KZ201"), "failure")
    assert failed == [claim or "the file"]


def finding(message: str, *, hint: str = "", source: Location | None = None, path: str = "claims/a.yaml") -> Finding:
    return Finding("KZ301", "quote-lost", Level.ERROR, message, Location(path, 3, 5), source, hint, "turnout")


SENTENCES = [
    ("the quote is lost", "", "the quote is lost."),
    ("a claim has no field 'tims'", "did you mean 'time'?", "a claim has no field 'tims'. Help: did you mean 'time'?"),
    ("it says “84.”", "quote it", "it says “84.” Help: quote it."),
    ("it says “84”", "quote it.", "it says “84”. Help: quote it."),
    ("what now?", "look (again)", "what now? Help: look (again)."),
]


@pytest.mark.parametrize(("message", "hint", "words"), SENTENCES)
def test_a_sentence_ends_once(message: str, hint: str, words: str) -> None:
    found = finding(message, hint=hint)
    assert with_help(found) == words
    for written in (github(Run((found,), Summary())), sarif(Run((found,), Summary()))):
        assert not re.search(r"\?['”]?\.|\.\.", written.replace("../", ""))


def paths_in(run: Run) -> set[str]:
    """Every path of a file of claims or of the corpus that the formats for services name."""
    written = "\n".join([github(run), github_summary(run), junit(run), sarif(run)])
    return set(re.findall(r"[\w./-]*(?:\ba\.yaml|\bb\.txt)", written))


def test_both_places_of_a_finding_are_told_from_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "w/sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to("w")
    source = Location("corpus/b.txt", 7, 2)
    for workspace in (tmp_path / "w", tmp_path / "link"):
        for here in (tmp_path / "w/sub", tmp_path / "link/sub"):
            monkeypatch.chdir(here)
            for folder in ("", f"{tmp_path}/w/sub/", f"{tmp_path}/link/sub/"):
                place = Location(f"{folder}corpus/b.txt", source.line, source.column)
                found = finding("lost", source=place, path=f"{folder}claims/a.yaml")
                run = Run((found,), Summary(), claims=[(found.place.path, "turnout")], workspace=str(workspace))
                assert paths_in(run) == {"sub/claims/a.yaml", "sub/corpus/b.txt"}


def test_a_text_of_another_folder_is_told_as_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("w/texts", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "b.txt").touch()
    monkeypatch.chdir(tmp_path / "w")
    found = finding("lost", source=Location("b.txt", 7, 2))
    for folder, named in (("w/texts", "texts/b.txt"), ("elsewhere", "b.txt")):
        run = Run((found,), Summary(), folders=[tmp_path / folder], workspace=str(tmp_path / "w"))
        assert paths_in(run) == {"claims/a.yaml", named}


def message_in(written: str) -> str:
    said = json.loads(written)["runs"][0]["results"][0]["message"]["text"]
    assert isinstance(said, str)
    return said


def as_shown(text: str) -> tuple[str, Sequence[str]]:
    """A message as section 3.11 of SARIF 2.1.0 has it shown, with the links and placeholders in it."""
    character = r"(?:[^\\\[\]]|\\[\\\[\]])"
    active = [found[0] for found in re.finditer(rf"(?<!\\)(?:\\\\)*\[{character}*\]\([^)]*\)", text)]
    active += re.findall(r"(?<!\{)(?:\{\{)*\{\d+\}", text)
    shown = re.sub(r"\\([\\\[\]])", r"\1", text) if "\\" in text else text
    return shown.replace("{{", "{").replace("}}", "}"), active


WORDS = st.text(st.sampled_from("[](){}\\0a "), max_size=14)


@given(WORDS)
def test_words_of_a_ledger_are_no_link_and_no_placeholder(words: str) -> None:
    said = message_in(sarif(Run((finding(f"no field {words}x"),), Summary())))
    shown, active = as_shown(said)
    assert not active
    if "](" in words or "\\" not in words:
        assert shown == f"no field {words}x."


INERT = [
    ("[click {0} me](https://evil.example)", r"\[click {{0}} me\](https://evil.example)."),
    (r"[a\](b)", r"\[a\\\](b)."),
    ("the list [1, 2] is no [value]", "the list [1, 2] is no [value]."),
    (r"C:\corpus\a.txt", r"C:\corpus\a.txt."),
]


@pytest.mark.parametrize(("words", "written"), INERT)
def test_what_sarif_would_act_on_is_escaped(words: str, written: str) -> None:
    assert message_in(sarif(Run((finding(words),), Summary()))) == written
