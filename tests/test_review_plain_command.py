"""`review --plain` as a real program: through pipes and a terminal, without UTF-8, with every signal."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.journal import under_review
from tests.builders import log_in
from tests.ledgers import write_ledger
from tests.programs import PYTHON, REVIEW, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def review(
    folder: Path, answers: bytes = b"", *options: str, changed: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[bytes]:
    write_ledger(folder)
    return subprocess.run(
        [*REVIEW, *options], input=answers, capture_output=True, cwd=folder, env=environment(changed), timeout=60, check=False
    )  # fmt: skip


def saved(folder: Path) -> list[tuple[str, str]]:
    return [(each.claim, f"{each.verb} {each.why}".strip()) for each in log_in(folder).read().decisions]


NO_UTF8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii", "TERM": "dumb"}


def test_without_utf8_everything_is_said_and_kept(tmp_path: Path) -> None:
    ran = review(tmp_path, "x они считают других\n]\nD\nq\n".encode(), changed=NO_UTF8)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.isascii()
    assert b'"turnout was 77.1% of the electorate"' in ran.stdout
    assert ran.stdout.endswith(b"Saved in this session: 1 decision.\n")
    assert [claim for claim, _why in saved(tmp_path)] == ["turnout"]


def test_bytes_that_are_no_text_take_nothing_away(tmp_path: Path) -> None:
    ran = review(tmp_path, b"x \xff\xfe so\n\xff\na\n")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert [claim for claim, _why in saved(tmp_path)] == ["turnout", "chair"]


def test_ascii_is_asked_for_by_an_option(tmp_path: Path) -> None:
    assert "“".encode() in review(tmp_path, b"q\n", changed={"PYTHONUTF8": "1"}).stdout
    assert review(tmp_path, b"q\n", "--ascii", changed={"PYTHONUTF8": "1"}).stdout.isascii()


def test_closed_input_ends_it_cleanly(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    for closed in ("<&-", "</dev/null"):
        ran = subprocess.run(
            ["sh", "-c", f'"$@" {closed}', "sh", *REVIEW], capture_output=True, text=True, cwd=tmp_path, env=environment(), check=False
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.endswith("1 of 6 claims decided, 0 put off, 5 open. Saved in this session: 0 decisions.\n")


def test_whoever_stops_listening_loses_no_decision(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    ran = subprocess.run(
        ["sh", "-c", "printf 'a\\na\\na\\n' | \"$@\" | head -n 1", "sh", *REVIEW], capture_output=True, text=True, cwd=tmp_path, env=environment(), check=False
    )  # fmt: skip
    assert ran.stderr == ""
    assert [verb for _claim, verb in saved(tmp_path)] == ["accept"] * len(saved(tmp_path))


def test_another_review_of_the_ledger_is_told_of(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    with under_review(log_in(tmp_path).path, "bob"):
        ran = review(tmp_path)
    assert f"another review of this ledger is open: bob, process {os.getpid()} on ".encode() in ran.stdout


def test_a_ledger_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text("claims: [", encoding="utf-8")
    ran = subprocess.run(
        REVIEW, input="!\nq\n", capture_output=True, text=True, cwd=tmp_path, env=environment(), check=False
    )
    assert "not all could be read: claims.yaml" in ran.stdout
    assert "There is no claim in this ledger yet." in ran.stdout
    assert " yaml-syntax: " in ran.stdout


# A job in the background ignores signals from its parent on, and so would the program, as it should.
HEARING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
for each in (signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP):
    signal.signal(each, signal.SIG_DFL)
sys.argv = ["kzclaims", "review", "--plain", "--who", "ann"]
from kzclaims.__main__ import main
main()
"""


class Running:
    """The program under way: lines go in, and what it says comes out."""

    def __init__(self, folder: Path) -> None:
        write_ledger(folder)
        self.said = ""
        self.process = subprocess.Popen(
            [*PYTHON, "-c", HEARING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder, env=environment(), process_group=0
        )  # fmt: skip

    def answer(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def wait_for(self, words: str, after: int = 0) -> None:
        until(lambda: words in self.said[after:] or self._read(), words)

    def _read(self) -> bool:
        assert self.process.stdout is not None
        if select.select([self.process.stdout], [], [], 0.05)[0]:
            self.said += os.read(self.process.stdout.fileno(), 65536).decode()
        return False

    def end(self) -> int:
        assert self.process.stdout is not None
        self.said += self.process.stdout.read().decode()
        return self.process.wait(20)


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, what


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    program = Running(tmp_path)
    with program.process:
        try:
            program.wait_for("or help?")
            yield program
        finally:
            program.process.kill()


SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_ends_it_once_it_is_said_what_is_saved(
    number: signal.Signals, code: int, running: Running, tmp_path: Path
) -> None:
    running.answer("a")
    running.wait_for("accepted: turnout.")
    running.wait_for("or help?", running.said.index("accepted"))
    running.process.send_signal(number)
    assert running.end() == code
    assert running.said.rstrip().endswith("Saved in this session: 1 decision.")
    assert "Traceback" not in running.said
    assert saved(tmp_path) == [("turnout", "accept")]
    assert not (tmp_path / "claims" / ".decisions.review").exists()


def test_killed_it_has_what_it_said(running: Running, tmp_path: Path) -> None:
    running.answer("a")
    running.wait_for("accepted: turnout.")
    running.process.kill()
    assert running.end() == -signal.SIGKILL
    assert saved(tmp_path) == [("turnout", "accept")]
    assert b"another review" not in review(tmp_path).stdout
    assert not (tmp_path / "claims" / ".decisions.review").exists()


def test_stopped_and_continued_it_goes_on(running: Running, tmp_path: Path) -> None:
    def state() -> str:
        return Path(f"/proc/{running.process.pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]

    running.process.send_signal(signal.SIGTSTP)
    until(lambda: state() == "T", "it stops")
    running.answer("a")
    running.process.send_signal(signal.SIGCONT)
    running.wait_for("accepted: turnout.")
    running.answer("q")
    assert running.end() == 0
    assert saved(tmp_path) == [("turnout", "accept")]


def test_on_a_terminal_no_sequence_is_sent_and_ctrl_d_ends_it(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        REVIEW, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path, env=environment({"TERM": "dumb"}), start_new_session=True
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, b"a\nx they count others\n\x04")
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # the terminal's other end is closed
            pass
    os.close(ours)
    assert process.returncode == 0
    assert b"\x1b" not in said
    assert b"undo, quit or help? " in said
    assert said.endswith(b"Saved in this session: 2 decisions.\r\n")
    assert saved(tmp_path) == [("turnout", "accept"), ("chair", "explain they count others")]
