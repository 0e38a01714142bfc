"""Signals and pipes that close (row R11): a run ends as a shell expects it, in silence and without a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.command_line import FORMATS, PROGRAM, coded, environment
from tests.generated import generated_ledger
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

SENT = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
STARTED = 0.6  # seconds of CPU, more than twice what a run takes to come to its work


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "ledger", claims__vote__yaml=("value: 77%", "value: 79%")).parent


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that takes some seconds of CPU."""
    return generated_ledger(tmp_path_factory.mktemp("large") / "ledger", 1200, 8).parent


def hearing(*ignored: signal.Signals) -> Callable[[], None]:
    """What a process does before it starts: it hears every signal but those it is to ignore, whatever the tests do."""

    def prepare() -> None:
        for each, _ in SENT:
            signal.signal(each, signal.SIG_IGN if each in ignored else signal.SIG_DFL)

    return prepare


def used(pid: int) -> float:
    """The seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.terminal
@pytest.mark.parametrize(("sent", "code"), SENT)
@pytest.mark.parametrize("words", [["check", "--no-cache"], ["report", "--format", "html"]], ids=" ".join)
def test_a_signal_in_the_middle_of_work_ends_it(words: list[str], large: Path, sent: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [*PROGRAM, *words],
        cwd=large,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hearing(),  # noqa: PLW1509  (no test runs threads of its own)
    ) as process:
        while process.poll() is None and used(process.pid) < STARTED:
            time.sleep(0.02)
        process.send_signal(sent)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (code, b"", b"")


_AT_IMPORT = """
import os, sys, signal
class Sends:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), {number})
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Sends())
sys.argv = ["kzclaims", "check"]
from kzclaims.__main__ import main
main()
"""


@pytest.mark.parametrize(("sent", "code"), SENT)
@pytest.mark.parametrize("module", ["kzclaims.cli", "kzclaims.render.pretty"])
def test_a_signal_while_a_module_is_imported_ends_the_run(
    module: str, ledger: Path, sent: signal.Signals, code: int
) -> None:
    words = [sys.executable, "-c", _AT_IMPORT.format(module=module, number=int(sent))]
    done = subprocess.run(
        words, cwd=ledger, env=environment(), capture_output=True, check=False, preexec_fn=hearing(), timeout=60
    )
    assert coded(done, code).strip() == ""


def reading(folder: Path, *sent: signal.Signals, ignored: tuple[signal.Signals, ...] = ()) -> tuple[int, bytes]:
    """How a run that waits for its input ends, and what it says, where signals come before the input does."""
    with subprocess.Popen(
        [*PROGRAM, "read", "-"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=hearing(*ignored),  # noqa: PLW1509  (as above)
    ) as process:
        for each in sent:
            time.sleep(0.3)
            assert process.poll() is None
            process.send_signal(each)
        out, _ = process.communicate(b"over 600 people", timeout=60)
    return process.returncode, out


def test_a_run_that_was_stopped_goes_on(ledger: Path) -> None:
    code, out = reading(ledger, signal.SIGTSTP, signal.SIGCONT)
    assert (code, out) == reading(ledger)
    assert b"600" in out


def test_a_hang_up_that_is_ignored_stays_ignored(ledger: Path) -> None:
    assert reading(ledger, signal.SIGHUP, ignored=(signal.SIGHUP,))[0] == 0


PIPED = [
    *(["check", "--format", form] for form in FORMATS),
    ["report", "--format", "html"],
    ["rules"],
    ["--help"],
]


def piped(words: list[str], reader: str, folder: Path) -> tuple[str, bytes]:
    """What a run whose output goes through `reader` comes to, with all it says on standard error, and what gets through."""
    script = f'"$@" | {reader}; echo "${{PIPESTATUS[0]}}" >&2'
    call = ["bash", "-c", script, "bash", *PROGRAM, *words]
    done = subprocess.run(call, cwd=folder, env=environment(), capture_output=True, check=True, timeout=120)
    return done.stderr.decode(), done.stdout


@pytest.mark.parametrize("words", PIPED, ids=" ".join)
def test_a_pipe_that_closes_is_silent(words: list[str], ledger: Path) -> None:
    """`head -1` may read all of a short output before it closes, so that a run with findings comes to its own end."""
    said, out = piped(words, "head -1", ledger)
    assert said in {"0\n", "1\n"}
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("words", [["check"], ["report", "--format", "html"], ["schema"]], ids=" ".join)
def test_a_pipe_that_nobody_reads_is_exit_0(words: list[str], ledger: Path) -> None:
    assert piped(words, "exec 0<&-", ledger) == ("0\n", b"")


@pytest.mark.terminal
def test_a_pipe_that_closes_in_the_middle_is_exit_0(large: Path) -> None:
    assert piped(["report", "--format", "json"], "head -1 > /dev/null", large) == ("0\n", b"")
