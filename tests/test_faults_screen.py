"""The screen stopped and continued, in windows of every size, and where nothing may be written: in tmux."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.decisions import Decision
from tests.builders import NOON, log_in
from tests.programs import bound_by_modes
from tests.test_review_terminal import Tmux, real_ledger, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here"),
]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path)
    yield terminal
    terminal.close()


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 15
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def state(process: int) -> str:
    """The letter of a process's state: T where it is stopped."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]


def test_stopped_it_gives_the_terminal_back_and_continued_it_goes_on(tmux: Tmux, tmp_path: Path) -> None:
    tmux.press("a")
    tmux.wait_for("decided 1 of 6")
    process = tmux.process()
    tmux.send(signal.SIGTSTP)
    until(lambda: state(process) == "T", "it stops")
    until(
        lambda: "before the screen" in tmux.text() and "decided 1 of 6" not in tmux.text(), "the terminal is as it was"
    )
    tmux.send(signal.SIGCONT)
    tmux.wait_for("decided 1 of 6")
    tmux.press("r")
    tmux.wait_for("decided 2 of 6")
    assert saved(tmp_path) == [("dead", "accept"), ("voters", "reject")]
    tmux.press("q")
    tmux.wait_for("after the screen, code 0")


SIZES = [(1, 1), (2, 5), (5, 2), (200, 500), (500, 200), (1, 200), (500, 1), (59, 17), (60, 18)]


def test_in_windows_of_every_size_it_lives_and_stays_with_its_claim(tmux: Tmux, tmp_path: Path) -> None:
    tmux.press("j")
    tmux.wait_for("2 of 6")
    for width, height in SIZES:
        tmux.resize(width, height)
        shown = tmux.text().splitlines()
        assert len(shown) <= height
        tmux.resize(80, 24)
        tmux.wait_for("2 of 6, 6 open")
    tmux.press("a")
    tmux.wait_for("decided 1 of 6")
    assert saved(tmp_path) == [("voters", "accept")]


def test_a_hundred_sizes_in_a_storm_move_nothing(tmux: Tmux, tmp_path: Path) -> None:
    tmux.press("j")
    tmux.wait_for("2 of 6")
    for number in range(100):
        tmux.resize(*SIZES[number % len(SIZES)])
    tmux.resize(80, 24)
    tmux.wait_for("2 of 6, 6 open")
    tmux.press("a")
    tmux.wait_for("decided 1 of 6")
    assert saved(tmp_path) == [("voters", "accept")]
    tmux.press("q")
    assert "Traceback" not in tmux.wait_for("after the screen, code 0")


@pytest.mark.skipif(not shutil.which("setpriv"), reason="there is no setpriv here")
def test_where_nothing_may_be_written_a_banner_says_so_before_the_work_starts(tmp_path: Path) -> None:
    real_ledger(tmp_path)
    log = log_in(tmp_path)
    log.append([Decision(0, "claim-0", (), "accept", "bob", NOON, "", "seal")])
    log.path.chmod(0o444)
    before = log.path.read_bytes()
    command = " ".join([*bound_by_modes(), sys.executable, "-m", "kzclaims", "review", "--who", "ann"])
    terminal = Tmux(tmp_path, command=f"{command}; echo over, code $? to quit")
    try:
        terminal.wait_for("4 claims")
        assert "read-only: " in terminal.text()
        assert "Nothing can be decided" in " ".join(terminal.text().split())
        terminal.press("a")
        terminal.wait_for("nothing can be decided: ")
        terminal.press("q")
        terminal.wait_for("over, code 0")
    finally:
        terminal.close()
    assert log.path.read_bytes() == before
