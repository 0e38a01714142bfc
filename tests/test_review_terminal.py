"""The real program on a real terminal: tmux holds it, keys go in, the screen comes out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.decisions import standing
from tests.builders import log_in

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here"),
]

PROGRAM = """
import sys
from pathlib import Path
from tests.builders import ledger, log_in
from kzclaims.tui.app import run_review
from kzclaims.tui.terminal import Manner
print("before the screen")
code = run_review(ledger(), log_in(Path(sys.argv[1])), "ann", banner="a banner", manner=Manner("sh -c 'echo opened $0 > edited'"))
print("after the screen, code", code)
"""


_COUNT = count()


class Tmux:
    """A terminal of a size with the program in it."""

    def __init__(self, folder: Path, environment: str = "", size: tuple[int, int] = (80, 24)) -> None:
        self.folder = folder
        self.socket = f"kzclaims-{folder.name}-{next(_COUNT)}"
        program = folder / "program.py"
        program.write_text(PROGRAM, encoding="utf-8")
        root = str(__file__).rpartition("/tests/")[0]
        command = f"cd {folder}; env PYTHONPATH={root} {environment} {sys.executable} {program} {folder}; exec cat"
        self._tmux("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), command)
        self.wait_for("quit")

    def _tmux(self, *words: str) -> str:
        run = subprocess.run(["tmux", "-L", self.socket, "-f", "/dev/null", *words], capture_output=True, text=True, check=True)  # fmt: skip
        return run.stdout

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def text(self, *options: str) -> str:
        return self._tmux("capture-pane", "-p", *options)

    def wait_for(self, *words: str) -> str:
        """The screen once it holds one of the words."""
        deadline = time.monotonic() + 15
        while not any(word in (text := self.text()) for word in words):
            assert time.monotonic() < deadline, f"none of {words} in:\n{text}"
            time.sleep(0.05)
        return text

    def process(self) -> int:
        """The program itself, the child of the shell in the terminal."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        run = subprocess.run(["pgrep", "-P", shell], capture_output=True, text=True, check=True)
        return int(run.stdout.split()[0])

    def send(self, number: signal.Signals) -> None:
        os.kill(self.process(), number)

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def close(self) -> None:
        self._tmux("kill-server")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path)
    yield terminal
    terminal.close()


def saved(folder: Path) -> list[tuple[str, str]]:
    return [(each.claim, each.verb) for each in log_in(folder).read().decisions]


def test_a_whole_review_with_keys(tmux: Tmux, tmp_path: Path) -> None:
    text = tmux.text()
    for part in ("1 ✗ contradict", "▸  ✗ CONTRADICT 27.1 %", "A 225", "[-225 people died-]", "a banner", "? help"):
        assert part in text
    tmux.press("a")
    tmux.wait_for("decided 1 of 6")
    tmux.press("x")
    tmux.wait_for("why is it as it is?")
    tmux.press("they count others", "Enter")
    tmux.wait_for("decided 2 of 6")
    tmux.press("z")
    tmux.wait_for("undone: explain of voters")
    tmux.press("Enter")
    tmux.wait_for("2 ▸ In the end over 600 thousand")
    tmux.press("Escape")
    tmux.wait_for("decided 1 of 6")
    tmux.press("q")
    text = tmux.wait_for("after the screen, code 0")
    assert "before the screen" in text  # the terminal is as it was
    assert saved(tmp_path) == [("dead", "accept"), ("voters", "explain"), ("voters", "undo")]


SIGNALS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, code: int, tmux: Tmux, tmp_path: Path) -> None:
    tmux.press("a")
    tmux.wait_for("decided 1 of 6")
    tmux.send(number)
    text = tmux.wait_for(f"after the screen, code {code}")
    assert "before the screen" in text
    assert "Traceback" not in text
    assert saved(tmp_path) == [("dead", "accept")]
    tmux.press("typed and echoed", "Enter")  # the line discipline is back
    tmux.wait_for("typed and echoed")


def test_a_terminal_that_goes_away_takes_the_program_with_it(tmp_path: Path) -> None:
    terminal = Tmux(tmp_path)
    terminal.press("a")
    terminal.wait_for("decided 1 of 6")
    process = terminal.process()
    terminal.close()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{process}").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert saved(tmp_path) == [("dead", "accept")]


def test_ctrl_c_leaves_at_once(tmux: Tmux) -> None:
    tmux.press("x")
    tmux.wait_for("why is it as it is?")
    tmux.press("C-c")
    tmux.wait_for("after the screen, code 130")


def test_decisions_survive_a_kill_and_undo_reaches_them(tmp_path: Path) -> None:
    terminal = Tmux(tmp_path)
    terminal.press("a")
    terminal.wait_for("decided 1 of 6")
    terminal.press("r")
    terminal.wait_for("decided 2 of 6")
    terminal.send(signal.SIGKILL)
    terminal.wait_for("Killed")
    terminal.close()
    assert saved(tmp_path) == [("dead", "accept"), ("voters", "reject")]
    again = Tmux(tmp_path)
    assert "decided 2 of 6" in again.text()
    again.press("z", "z")
    again.wait_for("undone: accept of dead")
    again.close()
    assert standing(log_in(tmp_path).read().decisions) == {}


def test_nothing_is_invisible_without_colour(tmp_path: Path) -> None:
    terminal = Tmux(tmp_path, "NO_COLOR=1")
    painted = terminal.text("-e")
    terminal.close()
    assert "✗ CONTRADICT" in terminal_text(painted)
    assert "38;5;" in painted or "38;2;" in painted  # painted in greys, on a background of its own
    assert "48;5;" in painted or "48;2;" in painted


def terminal_text(painted: str) -> str:
    """The text of a capture without its colours."""
    kept, _, rest = painted.partition("\x1b")
    for part in rest.split("\x1b"):
        kept += part.partition("m")[2]
    return kept


def test_sizes_change_under_it_though_the_shell_exports_its_own(tmp_path: Path) -> None:
    tmux = Tmux(tmp_path, "COLUMNS=80 LINES=24")
    tmux.press("j")
    tmux.wait_for("2 of 6")
    for width, height in [(20, 5), (160, 50), (45, 20), (80, 24)]:
        tmux.resize(width, height)
    text = tmux.wait_for("▸  ≠ DIFFER 9.1 %")
    assert max(map(len, text.splitlines())) <= 80
    tmux.resize(10, 3)
    tmux.wait_for("window")
    tmux.close()


def test_the_editor_gets_the_terminal_and_gives_it_back(tmux: Tmux, tmp_path: Path) -> None:
    tmux.press("e")
    tmux.wait_for("read again")
    assert (tmp_path / "edited").read_text(encoding="utf-8").strip() == "opened +3"
    tmux.press("a")
    tmux.wait_for("decided 1 of 6")
