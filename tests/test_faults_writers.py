"""Many hands on one log: processes, reviewers, editors and git, at the worst moment."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kzclaims import journal
from kzclaims.decisions import Decision, History, Verb, last_done, last_undone, line_of, read_history
from kzclaims.errors import EnvironmentFault
from kzclaims.tui.book import Book
from tests.builders import NOON, dead, log_in, seats
from tests.ledgers import write_ledger
from tests.programs import PYTHON, REVIEW, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzclaims.decisions import DecisionLog


def draft(claim: str, who: str = "ann", verb: Verb = "accept", why: str = "") -> Decision:
    return Decision(0, claim, (), verb, who, NOON, why, "seal-1")


def claims(log: DecisionLog) -> list[str]:
    return [each.claim for each in log.read().decisions]


WRITER = """
import sys
from pathlib import Path
from kzclaims.decisions import Decision, DecisionLog
log = DecisionLog(Path(sys.argv[1]), lambda: "2026-01-02T12:00:00Z")
for place in range(30):
    log.append([Decision(0, f"{sys.argv[2]}-{place}", (), "accept", sys.argv[2], log.now(), "why " * 50, "seal")])
"""


def test_of_the_decisions_of_six_at_once_none_is_lost(tmp_path: Path) -> None:
    """Five programs that write as fast as they can, and a review beside them that decides and undoes."""
    write_ledger(tmp_path)
    log = log_in(tmp_path)
    writers = ("bob", "cyd", "dan", "eve", "fay")
    commands = [[*PYTHON, "-c", WRITER, str(log.path), who] for who in writers]
    running = [subprocess.Popen(command, env=environment()) for command in commands]
    review = subprocess.run(
        REVIEW, input=b"a\nz\n" * 15, capture_output=True, cwd=tmp_path, env=environment(), timeout=60, check=False
    )
    assert [each.wait(60) for each in running] == [0] * 5
    assert (review.returncode, review.stderr) == (0, b"")
    history = log.read()
    assert history.damage == ()
    assert [each.number for each in history.decisions] == list(range(1, 181))
    for who in writers:
        assert [each.claim for each in history.decisions if each.who == who] == [f"{who}-{n}" for n in range(30)]
    assert [each.verb for each in history.decisions if each.who == "ann"] == ["accept", "undo"] * 15


class Meanwhile(list[Decision]):
    """Drafts, and what another program does once they are being numbered: the log is open and read by then."""

    def __init__(self, drafts: list[Decision], does: Callable[[], object]) -> None:
        super().__init__(drafts)
        self._does: list[Callable[[], object]] = [does]

    def __iter__(self) -> Iterator[Decision]:
        while self._does:
            self._does.pop()()
        return super().__iter__()


def saved_as_vim_does(path: Path) -> None:
    """The same words in another file, which takes the name."""
    other = path.with_name("4913")
    other.write_bytes(path.read_bytes())
    path.rename(path.with_name("decisions.jsonl~"))
    other.rename(path)


def made_anew(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


def with_a_line_more(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes() + line_of(replace(draft("theirs", "bob"), number=2)))
    other.replace(path)


EDITORS: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "an editor that renames": (saved_as_vim_does, ["first", "ours"]),
    "an editor that makes it anew": (made_anew, ["first", "ours"]),
    "a merge that brings a line": (with_a_line_more, ["first", "theirs", "ours"]),
    "somebody who removes it": (Path.unlink, ["ours"]),
}


@pytest.mark.parametrize("name", EDITORS)
def test_a_file_that_takes_its_place_in_the_midst_of_saving_gets_the_decision(name: str, tmp_path: Path) -> None:
    does, held = EDITORS[name]
    log = log_in(tmp_path)
    log.append([draft("first")])
    (saved,) = log.append(Meanwhile([draft("ours")], lambda: does(log.path)))
    assert claims(log) == held
    assert saved.number == len(held)
    assert log.read().damage == ()


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
def test_a_branch_that_git_checks_out_in_the_midst_of_saving_gets_the_decision(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ["-c", "user.name=ann", "-c", "user.email=ann@example.org"]
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True)

    log = log_in(tmp_path)
    log.append([draft("first")])
    git("init", "-q", "-b", "ours")
    git("add", "claims/decisions.jsonl")
    git("commit", "-qm", "first")
    git("checkout", "-qb", "theirs")
    log.append([draft("theirs", "bob")])
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "ours")
    assert claims(log) == ["first"]
    (saved,) = log.append(Meanwhile([draft("ours")], lambda: git("checkout", "-q", "theirs")))
    assert claims(log) == ["first", "theirs", "ours"]
    assert saved.number == 3


HOLDER = """
import sys, time
from pathlib import Path
from kzclaims.journal import extend_journal
def hold(data):
    print("held", flush=True)
    time.sleep(60)
    return len(data), []
extend_journal(Path(sys.argv[1]), hold)
"""


def test_who_holds_the_lock_is_named_and_a_kill_frees_it_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_LOCK_SECONDS", 0.2)
    log = log_in(tmp_path)
    command = [*PYTHON, "-c", HOLDER, str(log.path)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(EnvironmentFault, match=f"is held by process {holder.pid} on {socket.gethostname()}"):
            log.append([draft("first")])
        holder.kill()
        holder.wait()
        log.append([draft("first")])  # it would be refused after those .2 seconds


@pytest.mark.terminal
def test_a_review_waits_five_seconds_for_the_lock_and_keeps_the_decision(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    log = log_in(tmp_path)
    command = [*PYTHON, "-c", HOLDER, str(log.path)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with subprocess.Popen(
            REVIEW, env=environment(), cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as review:
            assert review.stdin is not None
            assert review.stdout is not None
            lines = iter(review.stdout.readline, "")
            next(line for line in lines if "or help?" in line)
            began = time.monotonic()
            review.stdin.write("a\n")
            review.stdin.flush()
            refused = next(line for line in lines if line.startswith("NOT SAVED: "))
            assert time.monotonic() - began < 8
            assert f"is held by process {holder.pid} on " in refused
            holder.kill()
            said, _ = review.communicate()
    assert "Saved in this session: 1 decision." in said
    assert review.returncode == 0
    assert claims(log) == ["turnout"]


PEOPLE = st.sampled_from(["ann", "bob"])
CLAIMS = st.sampled_from(["dead", "seats"])
VERBS = st.sampled_from(["accept", "reject", "explain", "note"])


class Reviewers(RuleBasedStateMachine):
    """Two reviewers who never know what the other, an editor or a crash has done to the log since."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kzclaims-"))
        self.path = log_in(self.folder).path
        self.books = {who: Book(log_in(self.folder), who) for who in ("ann", "bob")}
        self.held: list[Decision] = []

    def teardown(self) -> None:
        with suppress(AttributeError):  # it ended before it began
            shutil.rmtree(self.folder)

    def _expect(self, saved: tuple[Decision, ...], count: int) -> None:
        assert len(saved) == count
        self.held += saved

    @rule(who=PEOPLE, decided=st.lists(st.tuples(CLAIMS, VERBS), min_size=1, max_size=3))
    def decide(self, who: str, decided: list[tuple[str, Verb]]) -> None:
        drafts = [replace(draft(claim, who, verb), batch=-1 if decided[1:] else 0) for claim, verb in decided]
        self._expect(self.books[who].log.append(drafts), len(drafts))

    @rule(who=PEOPLE, claim=CLAIMS, verb=VERBS)
    def decide_while_an_editor_saves(self, who: str, claim: str, verb: Verb) -> None:
        there = self.path.exists()
        does = partial(saved_as_vim_does, self.path) if there else lambda: None
        self._expect(self.books[who].log.append(Meanwhile([draft(claim, who, verb)], does)), 1)

    @rule(who=PEOPLE)
    def undo(self, who: str) -> None:
        meant = last_done(self.held, who)
        turned = self.books[who].log.undo(who)
        assert [(each.undoes, each.subject) for each in turned] == [(each.number, each.subject) for each in meant]
        self._expect(turned, len(meant))

    @rule(who=PEOPLE)
    def redo(self, who: str) -> None:
        meant = last_undone(self.held, who)
        turned = self.books[who].log.redo(who)
        assert [(each.undoes, each.subject) for each in turned] == [(each.number, each.subject) for each in meant]
        self._expect(turned, len(meant))

    @rule(who=PEOPLE)
    def look(self, who: str) -> None:
        self.books[who].others()
        assert self.books[who].history() == self.held

    @rule(who=PEOPLE)
    def start_anew(self, who: str) -> None:
        self.books[who] = Book(log_in(self.folder), who)

    @rule(who=PEOPLE, claim=CLAIMS)
    def merge_a_line(self, who: str, claim: str) -> None:
        """What git's union driver does: a line of another branch, with a number that may stand twice."""
        if self.path.exists():
            data = self.path.read_bytes()
            if not data.endswith(b"\n"):
                return
            added = replace(draft(claim, who, "accept", "merged"), number=len(self.held) // 2 + 1)
            self.path.write_bytes(data + line_of(added))
            self.held.append(added)

    @rule(cut=st.integers(1, 60))
    def crash(self, cut: int) -> None:
        """Half a line, as a process leaves it that dies while it writes; never acknowledged."""
        if self.path.exists() and self.path.read_bytes().endswith(b"\n"):
            with self.path.open("ab") as file:
                file.write(line_of(draft("lost"))[:cut])

    @rule()
    def save_in_an_editor(self) -> None:
        if self.path.exists():
            saved_as_vim_does(self.path)

    @rule()
    def lose_the_last_line_end(self) -> None:
        if self.path.exists():
            self.path.write_bytes(self.path.read_bytes().removesuffix(b"\n"))

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "held"):
            history: History = read_history(self.path.read_bytes() if self.path.exists() else b"")
            assert list(history.decisions) == self.held
            assert all(each.torn for each in history.damage)

    @invariant()
    def both_are_shown_where_they_stand_against_each_other(self) -> None:
        if not hasattr(self, "held"):
            return
        book = Book(log_in(self.folder), "ann")
        disputed = {voices[0].claim for voices in book.disagreements()}
        for assessment in (dead(), seats()):
            verbs = {each.who: each.verb for each in book.voices(assessment)}
            apart = len(verbs) == 2 and (verbs["ann"] == "reject") != (verbs["bob"] == "reject")
            assert (assessment.claim.id in disputed) == apart == book.disputed(assessment)


Reviewers.TestCase.settings = settings(deadline=None, max_examples=25, stateful_step_count=20)
test_two_reviewers_lose_nothing_to_each_other_to_editors_or_to_crashes = Reviewers.TestCase
