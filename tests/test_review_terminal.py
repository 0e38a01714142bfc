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
from tests.screens import Table
from kzclaims.tui.app import run_review
from kzclaims.tui.terminal import Manner
print("before the screen")
manner = Manner("sh -c 'echo opened $0 > edited'")
code = run_review(Table(ledger()), log_in(Path(sys.argv[1])), "ann", manner, ["a banner"])
print("after the screen, code", code)
"""


_COUNT = count()


class Tmux:
    """A terminal of a size with the program in it."""

    def __init__(
        self, folder: Path, environment: str = "", size: tuple[int, int] = (80, 24), command: str = ""
    ) -> None:
        self.folder = folder
        self.socket = f"kzclaims-{os.getpid()}-{folder.name}-{next(_COUNT)}"  # none left over from another run is met
        program = folder / "program.py"
        program.write_text(PROGRAM, encoding="utf-8")
        root = str(__file__).rpartition("/tests/")[0]
        command_given = bool(command)
        program_line = command or f"{sys.executable} {program} {folder}"
        command = f"cd {folder}; env PYTHONPATH={root} {environment} {program_line}; exec cat"
        self._tmux("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), command)
        self.wait_for("quit")
        if not command_given:
            self.wait_for("6 claims")

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


# What a ledger may hold (its reader refuses control characters), and what a text may.
PLAIN = "[@click=app.quit]x[/] [/nope] :smile: 一二三 Z\u0301"
HOSTILE = f"\x1b]0;owned\x07 \x1b[2J \x9b6n {PLAIN} \u202eevil \u200d"


def real_ledger(folder: Path, count: int = 4) -> None:
    """A ledger on disk with hostile words in every field that takes words, and texts full of them."""
    claims, sources = ["claims:"], ["sources:"]
    for number in range(count):
        said = [
            f'      - {{source: {name}, value: "{number + base}", quote: "there were {number + base} of them",'
            f' speaker: "{PLAIN}", scope: "{PLAIN} {name}", note: "{PLAIN}"}}'
            for name, base in (("a", 100), ("b", 200))
        ]
        claims += [f"  - id: claim-{number}", f'    question: "How many of {number}? {PLAIN}"', "    kind: count"]
        claims += [f'    time: "{PLAIN}"', "    assertions:", *said]
    (folder / "claims.yaml").write_text("\n".join(claims) + "\n", encoding="utf-8")
    (folder / "corpus").mkdir()
    for name, base in (("a", 100), ("b", 200)):
        rows = [f"{HOSTILE} there were {number + base} of them {HOSTILE}" for number in range(count)]
        (folder / "corpus" / f"{name}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
        fields = f'title: "{PLAIN}", publisher: "{PLAIN}", author: "{PLAIN}", origin: "{name}", file: {name}.txt'
        sources.append(f"  - {{id: {name}, {fields}, date: 2021-01-10, kind: news, language: en}}")
    (folder / "corpus" / "sources.yaml").write_text("\n".join(sources) + "\n", encoding="utf-8")


def real(folder: Path, options: str = "", environment: str = "") -> Tmux:
    command = f"{sys.executable} -m kzclaims review --who ann {options}; echo over, code $?"
    return Tmux(folder, environment, command=command)


def test_the_real_command_from_a_ledger_on_disk_with_hostile_words_in_every_field(tmp_path: Path) -> None:
    real_ledger(tmp_path)
    tmux = real(tmp_path)
    tmux.wait_for("4 claims")
    for keys in (("Enter",), ("Escape", "h"), ("Escape", "!"), ("Escape", "f"), ("Escape", "Tab", "Tab"), ("Escape",)):
        tmux.press(*keys)
        time.sleep(0.3)
        text = tmux.wait_for("quit", "esc back")
        assert "quit" in text or "esc back" in text  # neither left by a click that is none, nor cleared
        assert not set("\x1b\x07\u202e\u200d\x9b") & set(text)
    title = tmux._tmux("display-message", "-p", "#{pane_title}")
    assert "owned" not in title
    tmux.press("c")
    tmux.wait_for("note:")
    tmux.press("[/nope] x", "Enter")
    tmux.wait_for("noted: claim-")
    tmux.press("a")
    tmux.wait_for("decided 1 of 4")
    tmux.press("q")
    tmux.wait_for("over, code 0")
    tmux.close()


def test_a_ledger_that_is_edited_is_read_again_under_the_screen(tmp_path: Path) -> None:
    real_ledger(tmp_path)
    tmux = real(tmp_path)
    tmux.wait_for("4 claims")
    file = tmp_path / "claims.yaml"
    written = file.read_text(encoding="utf-8")
    other = tmp_path / "new"
    other.write_text(written[: written.index("  - id: claim-3")], encoding="utf-8")
    other.replace(file)  # as vi and git do it
    tmux.wait_for("3 claims")
    file.write_text("claims: [", encoding="utf-8")
    tmux.wait_for("not all could be read")
    tmux.close()


def test_a_second_review_names_the_first_and_sees_what_it_decides(tmp_path: Path) -> None:
    real_ledger(tmp_path)
    (tmp_path / "claims").mkdir()
    first = real(tmp_path)
    first.wait_for("4 claims")
    second = real(tmp_path, "--who bob")
    assert "another review of this ledger is open: ann, process" in second.wait_for("another review")
    second.wait_for("4 claims")
    first.press("a")
    first.wait_for("decided 1 of 4")
    second.wait_for("the log has changed: 1 line of others")
    blind = real(tmp_path, "--who cyd --blind")
    assert "decided 0 of 4" in blind.wait_for("4 claims")
    for terminal in (first, second, blind):
        terminal.close()


def test_copying_in_tmux_reaches_its_buffer(tmux: Tmux) -> None:
    tmux.press("y")
    tmux.wait_for("i id")
    tmux.press("i")
    tmux.wait_for("id copied")
    assert tmux._tmux("show-buffer") == "dead"


def test_wrong_keys_are_told_before_the_screen(tmp_path: Path) -> None:
    real_ledger(tmp_path)
    (tmp_path / "keys.toml").write_text('accept = "ctrl+b"\n', encoding="utf-8")
    command = f"{sys.executable} -m kzclaims review; echo over, code $? to quit"
    tmux = Tmux(tmp_path, "KZCLAIMS_KEYS=keys.toml", command=command)
    assert "tmux takes 'ctrl+b'" in tmux.wait_for("over, code 2")
    tmux.close()


def test_a_storm_of_sizes_neither_ends_it_nor_moves_the_cursor(tmux: Tmux) -> None:
    tmux.press("j")
    tmux.wait_for("2 of 6")
    for number in range(60):
        tmux.resize(1 + number * 37 % 200, 1 + number * 11 % 60)
    tmux.resize(80, 24)
    text = tmux.wait_for("▸  ≠ DIFFER 9.1 %")
    assert "2 of 6, 6 open" in tmux.wait_for("2 of 6, 6 open")
    assert "Traceback" not in text
