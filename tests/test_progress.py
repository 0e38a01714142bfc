"""The line on standard error during long work: on a terminal, and nowhere else."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pyte
import pytest

from kzclaims.progress import counted, progress
from tests.generated import generated_ledger

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which somebody watches, whatever runs the tests."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def shown(written: str) -> str:
    """What stands on the first line of a terminal after all that was written."""
    screen = pyte.Screen(80, 3)
    pyte.Stream(screen).feed(written)
    return screen.display[0].rstrip()


@pytest.mark.parametrize(
    ("done", "total", "seconds", "told"),
    [
        (1, 5000, 0.0, "1 of 5,000 claims (0%)"),
        (1234, 5000, 1.9, "1,234 of 5,000 claims (24%)"),
        (1001, 5000, 10.0, "1,001 of 5,000 claims (20%), about 40 s left"),
        (101, 10_000, 10.0, "101 of 10,000 claims (1%), about 16 min left"),
        (4999, 5000, 60.0, "4,999 of 5,000 claims (99%), about 1 s left"),
        (5000, 5000, 60.0, "5,000 of 5,000 claims (100%)"),
        (1, 1, 60.0, "1 of 1 claim (100%)"),
    ],
)
def test_what_is_told(done: int, total: int, seconds: float, told: str) -> None:
    assert counted(done, total, seconds) == told


def test_the_line_grows_and_is_erased() -> None:
    terminal, clock = Terminal(), iter([0.0, 1.0, 1.05, 3.0, 9.0])
    with progress(terminal, clock=lambda: next(clock)) as told:
        for done, line in ((1, "1 of 9"), (2, "2 of 9"), (3, "2 of 9"), (4, "4 of 9 claims (44%), about 5 s left")):
            told.seen([None] * done, 9)
            assert shown(terminal.getvalue()).startswith(line)
        told.stage("writing the report")
        assert shown(terminal.getvalue()) == "writing the report"
    assert shown(terminal.getvalue()) == ""
    assert "\n" not in terminal.getvalue()


def test_it_is_erased_when_the_work_breaks_off() -> None:
    terminal = Terminal()
    with suppress(KeyboardInterrupt), progress(terminal) as told:
        told.stage("reading")
        raise KeyboardInterrupt
    assert shown(terminal.getvalue()) == ""


def test_a_long_line_is_cut_to_the_terminal() -> None:
    terminal = Terminal()
    with progress(terminal) as told:
        told.stage("w" * 500)
        assert shown(terminal.getvalue()) == "w" * 79


def closed() -> io.StringIO:
    stream = Terminal()
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("stream", "environment"),
    [
        (io.StringIO(), {}),
        (Terminal(), {"TERM": "dumb"}),
        (Terminal(), {"CI": "true"}),
        (closed(), {}),
    ],
    ids=["a pipe", "a terminal that can't erase", "CI", "a closed stream"],
)
def test_where_nobody_watches_nothing_is_written(
    stream: io.StringIO, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with progress(stream) as told:
        told.stage("reading")
        told.seen([1], 2)
    assert stream.closed or stream.getvalue() == ""


def test_no_standard_error_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with progress() as told:
        told.stage("reading")
        told.seen([1], 2)


def test_a_terminal_that_goes_away_does_not_stop_the_work() -> None:
    ours, theirs = pty.openpty()
    os.close(ours)
    with os.fdopen(theirs, "w") as gone, progress(gone) as told:
        told.stage("reading")


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_command_draws_it_on_a_terminal_and_leaves_nothing(tmp_path: Path, command: str) -> None:
    ledger = generated_ledger(tmp_path, 12)
    words = [sys.executable, "-m", "kzclaims", command, "--ledger", str(ledger)]
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=theirs) as running:
        os.close(theirs)
        assert running.stdout is not None
        told, drawn = running.stdout.read(), b""
        with suppress(OSError):  # Linux says EIO once nobody holds the other end
            while part := os.read(ours, 65536):
                drawn += part
    os.close(ours)
    piped = subprocess.run(words, capture_output=True, check=False)
    assert told == piped.stdout
    assert piped.stderr == b""
    assert b"of 12 claims" in drawn
    assert shown(drawn.decode()) == ""
