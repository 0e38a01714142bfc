"""Names that can't be followed (rows P1 to P3 of the list of faults): links in a ring, names too long, a file for a folder.

Each is a finding at the line that names the file, and the rest of the ledger is still checked.
"""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kzclaims.files import files_in, matching
from kzclaims.finding import Fault
from kzclaims.text import Location
from tests.command_line import called, coded, environment, launched
from tests.faults import PLANTED, run_check
from tests.ledgers import write_ledger
from tests.programs import bound_by_modes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = "a" * 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a ledger that is whole but for one planted discrepancy."""
    return write_ledger(tmp_path / "ledger", claims__vote__yaml=("value: 77%", "value: 79%")).parent


def ring(path: Path) -> None:
    """Put a link to itself where the path leads, whatever was there."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def two(path: Path) -> None:
    """Put two links in its place that lead to one another."""
    path.unlink(missing_ok=True)
    path.symlink_to(f"{path.name}.other")
    path.with_name(f"{path.name}.other").symlink_to(path.name)


def chain(path: Path) -> None:
    """Put more links in a row than the system follows."""
    path.unlink(missing_ok=True)
    for number in range(60):
        path.with_name(f"{path.name}{number or ''}").symlink_to(f"{path.name}{number + 1}")
    path.with_name(f"{path.name}60").write_text("claims: []\n")


def behind(path: Path) -> None:
    """Put a file where a folder of the way should be."""
    shutil.rmtree(path.parent)
    path.parent.write_text("no folder")


def renamed(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Name something else in a file of the ledger."""

    def write(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return write


def made(make: Callable[[Path], None], name: str) -> Callable[[Path], None]:
    return lambda folder: make(folder / name)


def both(*edits: Callable[[Path], None]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        for each in edits:
            each(folder)

    return edit


# What is done to the folder, the place that is told, and what is said of it; the planted discrepancy is found as well.
BESIDE: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "an included file, a ring": (made(ring, "claims/loop.yaml"), "claims.yaml:3", "claims/loop.yaml can't be read"),
    "an included file, two links": (made(two, "claims/l.yaml"), "claims.yaml:3", "claims/l.yaml can't be read"),
    "an included file, a long chain": (made(chain, "claims/l.yaml"), "claims.yaml:3", "claims/l.yaml can't be read"),
    "an included file, a link to nothing": (lambda f: (f / "claims/l.yaml").symlink_to("x"), "claims.yaml:3", "no file"),
    "an included name too long": (
        renamed("claims.yaml", "claims/*.yaml", f"[claims/*.yaml, claims/{LONG}.yaml]"), "claims.yaml:3", "too long"
    ),
    "a pattern through a name too long": (
        renamed("claims.yaml", "claims/*.yaml", f"[claims/*.yaml, {LONG}/*.yaml]"), "claims.yaml:3", "too long"
    ),
    "a pattern with a name too long": (
        renamed("claims.yaml", "claims/*.yaml", f'[claims/*.yaml, "*/{LONG}.yaml"]'), "claims.yaml:3", "too long"
    ),
    "a pattern through a ring": (
        both(made(ring, "more"), renamed("claims.yaml", "claims/*.yaml", "[claims/*.yaml, more/*.yaml]")),
        "claims.yaml:3", "more can't be read",
    ),
    "a pattern that ends in a ring": (
        both(made(ring, "claims/x.yml"), renamed("claims.yaml", "claims/*.yaml", '[claims/*.yaml, "*/x.yml"]')),
        "claims.yaml:3", "claims/x.yml can't be read",
    ),
    "a pattern with stars beside a name": (
        renamed("claims.yaml", "claims/*.yaml", '[claims/*.yaml, "a**.yaml"]'), "claims.yaml:3", "no file is named a**.yaml"
    ),
    "a source's file, a ring": (made(ring, "corpus/b.txt"), "corpus/sources.yaml:3", "corpus/b.txt can't be read"),
    "a source's notes, a ring": (made(ring, "corpus/letter.md"), "corpus/sources.yaml:4", "letter.md can't be read"),
    "a source's name too long": (
        renamed("corpus/sources.yaml", "b.txt", f"{LONG}.txt"), "corpus/sources.yaml:3", "too long"
    ),
    "a source's file in a file": (
        renamed("corpus/sources.yaml", "b.txt", "gazette.txt/b.txt"), "corpus/sources.yaml:3", "Not a directory"
    ),
    "the log, a ring": (made(ring, "claims/decisions.jsonl"), "claims/decisions.jsonl:0", "can't be read"),
    "the cache, a ring": (made(ring, ".kzclaims-cache"), "", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_cannot_be_followed_is_told_where_it_is_named_and_the_rest_is_checked(folder: Path, name: str) -> None:
    spoil, place, says = BESIDE[name]
    spoil(folder)
    found = run_check(folder / "claims.yaml")
    assert PLANTED in [each.place for each in found.findings]
    told = [each for each in found.findings if each.slug == "unreadable-file"]
    assert {f"{each.path}:{each.line}" for each in told} == ({place} if place else set())
    assert all(says in each.message and each.hint for each in told)


# What nothing can be checked without is told all the same, at the line that names it.
ALONE = {
    "the ledger, a ring": ("claims.yaml", "claims.yaml"),
    "the register, a ring": ("corpus/sources.yaml", "claims.yaml:2"),
    "the folder of the register, a ring": ("corpus", "claims.yaml:2"),
    "the folder of claims, a ring": ("claims", "claims.yaml:3"),
}


@pytest.mark.parametrize("name", ALONE)
@pytest.mark.parametrize("command", ["check", "report", "texts", "explain"])
def test_no_command_gives_up_on_a_ring(
    folder: Path, name: str, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, place = ALONE[name]
    ring(folder / path)
    monkeypatch.chdir(folder)
    words = {"check": ["--no-cache"], "report": ["--output", "md=out.md"], "texts": [], "explain": ["turnout"]}[command]
    said = called(capsys, command, *words)
    assert "internal error" not in said.err
    assert said.code in {0, 1, 2}
    if command == "check":
        assert said.code == 1
        assert f" --> {place}" in said.out


def test_a_ledger_that_is_a_ring_is_not_passed_over_for_one_above(folder: Path) -> None:
    beneath = folder / "beneath"
    beneath.mkdir()
    ring(beneath / "claims.yaml")
    done = launched("check", "--no-cache", cwd=beneath)
    coded(done, 1)
    assert b"claims.yaml can't be read" in done.stdout


def test_a_baseline_that_is_a_ring_is_told(folder: Path) -> None:
    ring(folder / "claims/baseline.json")
    told = coded(launched("check", "--baseline", "--no-cache", cwd=folder), 2)
    assert "claims/baseline.json can't be read" in told


# The places that are told, from the first in the alphabet; a log behind a door that is shut may hold decisions.
SHUT = {
    "a folder of claims that can't be listed": ("claims", 0o300, "claims.yaml:3"),
    "a folder of claims that can't be entered": ("claims", 0o600, "claims.yaml:3 claims/decisions.jsonl"),
    "a folder of claims that is shut": ("claims", 0, "claims.yaml:3 claims/decisions.jsonl"),
    "a folder of sources that is shut": ("corpus", 0, "claims.yaml:2"),
    "a source's file that is shut": ("corpus/b.txt", 0, "corpus/sources.yaml:3"),
    "a folder of texts that is shut": ("corpus/texts", 0, "corpus/texts"),
}


@pytest.mark.skipif(not shutil.which("setpriv"), reason="there is no setpriv here")
@pytest.mark.parametrize("name", SHUT)
def test_what_may_not_be_opened_is_told_where_it_is_named(folder: Path, name: str) -> None:
    path, mode, places = SHUT[name]
    register = folder / "corpus/sources.yaml"
    register.write_text(register.read_text("utf-8").replace("notes: letter.md", f"text: {'0' * 64}"), "utf-8")
    (folder / "corpus/texts").mkdir()
    (folder / path).chmod(mode)
    done = launched("check", "--no-cache", cwd=folder, before=bound_by_modes())
    (folder / path).chmod(0o755)
    coded(done, 1)
    lines = done.stdout.decode().splitlines()
    told = [after.strip().split()[1] for line, after in pairwise(lines) if "Permission denied" in line]
    assert len(told) == len(places.split())
    assert all(map(str.startswith, sorted(told), sorted(places.split())))


# A folder of full texts: what is in its place, and what is said of it; "" where it holds nothing and that is fine.
TEXTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "not there": (lambda path: path.parent.joinpath("other").mkdir(), ""),
    "in a folder that is not there": (lambda path: path.parent.rmdir(), ""),
    "a folder": (lambda path: path.mkdir(), ""),
    "a ring": (ring, "Too many levels of symbolic links"),
    "a link to nothing": (lambda path: path.symlink_to("x"), "No such file"),
    "a file": (lambda path: path.write_text("x"), "Not a directory"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, name: str) -> None:
    make, says = TEXTS[name]
    (tmp_path / "corpus").mkdir()
    make(tmp_path / "corpus/texts")
    found = files_in(tmp_path / "corpus/texts")
    assert (says in found.message and found.slug == "unreadable-file") if isinstance(found, Fault) else not says
    assert isinstance(found, Fault) or found == []


def test_a_text_that_cannot_be_followed_is_told_and_what_is_hidden_or_no_file_is_not(folder: Path) -> None:
    register = folder / "corpus/sources.yaml"
    register.write_text(register.read_text("utf-8").replace("notes: letter.md", f"text: {'0' * 64}"), "utf-8")
    texts = folder / "corpus/texts"
    (texts / "more").mkdir(parents=True)
    os.mkfifo(texts / "pipe")
    (texts / ".#a.txt").symlink_to("ann@desk.1")
    ring(texts / "b.txt")
    found = run_check(folder / "claims.yaml")
    told = [(each.path, each.message) for each in found.findings if each.slug == "unreadable-file"]
    assert [path for path, _ in told] == ["b.txt"]
    assert PLANTED in [each.place for each in found.findings]


# A pattern, and the names it finds among these, links included but for those that `**` would follow.
NAMES = ("a.yaml", "a.yml", ".h.yaml", "d/a.yaml", "d/e/b.yaml", "d/e/[x].yaml")
PATTERNS = [
    ("*.yaml", [".h.yaml", "a.yaml"]),
    ("./*.yaml", [".h.yaml", "a.yaml"]),
    ("*.y?ml", [".h.yaml", "a.yaml"]),
    ("*/*.yaml", ["d/a.yaml", "link/b.yaml", "link/[x].yaml"]),
    ("d/*/b.yaml", ["d/e/b.yaml"]),
    ("*/none.yaml", []),
    ("a.yaml/*", []),
    ("none/*.yaml", []),
    ("**/*.yaml", [".h.yaml", "a.yaml", "d/a.yaml", "d/e/[x].yaml", "d/e/b.yaml"]),
    ("**/**/b.yaml", ["d/e/b.yaml"]),
    ("d/**", ["d/a.yaml", "d/e", "d/e/[x].yaml", "d/e/b.yaml"]),
    ("**.yml", ["a.yml"]),
    ("d/**.yaml", ["d/a.yaml"]),
    ("d/e/[[]*.yaml", ["d/e/[x].yaml"]),
    ("d/../*.yml", ["d/../a.yml"]),
]


@pytest.mark.parametrize(("pattern", "names"), PATTERNS)
def test_a_pattern_finds_the_same_names_whatever_the_python(tmp_path: Path, pattern: str, names: list[str]) -> None:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "link").symlink_to("d/e")
    assert matching(tmp_path, pattern, Location("claims.yaml")) == (sorted(names), [])


def test_a_pattern_does_not_walk_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "else/deep").mkdir(parents=True)
    (tmp_path / "else/deep/a.yaml").write_text("x")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger/way").symlink_to("../else")
    for pattern in ("*/*.yaml", "*/**/*.yaml", "way/**"):
        names, faults = matching(tmp_path / "ledger", pattern, Location("claims.yaml", 3, 1))
        assert names == []
        assert [(fault.slug, fault.place.line) for fault in faults] == [("path-outside", 3)]


def test_many_stars_take_no_longer_than_a_few(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "a.yaml").write_text("x")
    names, _ = matching(tmp_path, "**/" * 20 + "*.yaml", Location("claims.yaml"))
    assert names == ["/".join(["d"] * 40 + ["a.yaml"])]


# What KZCLAIMS_TEXTS may hold, beside a folder `here`, and what is said: a folder that is named must be there.
NAMED = [
    ("", ""),
    (":", ""),
    ("here", ""),
    ("here::here", ""),
    ("nowhere", "KZCLAIMS_TEXTS names nowhere, which is no folder."),
    ("here:nowhere", "KZCLAIMS_TEXTS names nowhere, which is no folder."),
    ("claims.yaml", "KZCLAIMS_TEXTS names claims.yaml, which is no folder."),
    ("loop", "KZCLAIMS_TEXTS names loop, which is no folder."),
    (LONG, "which is no folder."),
]


@pytest.mark.parametrize(("named", "says"), NAMED)
def test_a_folder_of_texts_in_the_environment_must_be_there(
    folder: Path, named: str, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "here").mkdir()
    ring(folder / "loop")
    monkeypatch.setenv("KZCLAIMS_TEXTS", named)
    said = called(capsys, "texts")
    assert says in said.err
    assert said.code == (2 if says else 0)


def test_both_ways_to_name_a_folder_of_texts_say_the_same(folder: Path) -> None:
    option = coded(launched("check", "--texts", "nowhere", cwd=folder), 2)
    variable = coded(launched("check", cwd=folder, env=environment(KZCLAIMS_TEXTS="nowhere")), 2)
    assert option.replace("--texts", "KZCLAIMS_TEXTS") == variable
