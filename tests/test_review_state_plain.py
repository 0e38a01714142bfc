"""Plain mode and where a screen is possible: sentences in, sentences out."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kzclaims.tui.plain import run_plain
from kzclaims.tui.terminal import terminal_problem
from tests.builders import evidence, ledger, log_in, seats

if TYPE_CHECKING:
    from pathlib import Path


def saved(folder: Path) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.claim, each.assertions, each.verb) for each in log_in(folder).read().decisions]


def test_the_state_and_plain_mode_need_no_toolkit() -> None:
    wanted = "import sys, kzclaims.tui.plain, kzclaims.tui.pages, kzclaims.tui.terminal; print({'textual', 'rich', 'asyncio'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


TERMINALS = [
    (Terminal(), Terminal(), {"TERM": "xterm-256color"}, None),
    (io.StringIO(), Terminal(), {"TERM": "xterm"}, "needs a terminal"),
    (Terminal(), io.StringIO(), {"TERM": "xterm"}, "needs a terminal"),
    (None, None, {"TERM": "xterm"}, "needs a terminal"),
    (Terminal(), Terminal(), {"TERM": "dumb"}, "TERM=dumb"),
    (Terminal(), Terminal(), {}, "cannot show a screen"),
]


@pytest.mark.parametrize(("stdin", "stdout", "environment", "problem"), TERMINALS)
def test_where_there_is_no_terminal_it_says_what_to_do(
    stdin: io.StringIO | None, stdout: io.StringIO | None, environment: dict[str, str], problem: str | None
) -> None:
    found = terminal_problem(stdin, stdout, environment)
    if problem is None:
        assert found is None
    else:
        assert found is not None
        assert problem in found
        assert "--plain" in found


CONVERSATIONS: list[tuple[str, list[tuple[str, str]]]] = [
    ("", []),
    ("q\n", []),
    ("a\n", [("dead", "accept")]),
    ("accept\nREJECT\nd\n", [("dead", "accept"), ("voters", "reject"), ("leader", "defer")]),
    ("s\na\n", [("voters", "accept")]),
    ("x they count others\n", [("dead", "explain")]),
    ("explain\nthey count others\n", [("dead", "explain")]),
    ("x\n\na\n", [("dead", "accept")]),
    ("nonsense\n?\na\n", [("dead", "accept")]),
    ("a\nz\n", [("dead", "accept"), ("dead", "undo")]),
    ("a\nz\nr\n", [("dead", "accept"), ("dead", "undo"), ("dead", "reject")]),
    ("s\ns\ns\ns\ns\ns\na\n", []),
]


@pytest.mark.parametrize(("answers", "decided"), CONVERSATIONS)
def test_plain_mode_asks_line_by_line(answers: str, decided: list[tuple[str, str]], tmp_path: Path) -> None:
    said = io.StringIO()
    assert run_plain(ledger(), log_in(tmp_path), "ann", io.StringIO(answers), said) == 0
    assert [(claim, verb) for claim, _ids, verb in saved(tmp_path)] == decided
    assert "How many people died in the unrest?" in said.getvalue()
    assert "CONTRADICT 27.1 %" in said.getvalue()


def test_plain_mode_ends_with_a_code_of_its_own_where_nothing_could_be_saved(tmp_path: Path) -> None:
    log = log_in(tmp_path)

    class Screen(io.StringIO):
        def write(self, words: str, /) -> int:
            if "accept, reject" in words:  # the log breaks once the review has begun
                log.path.mkdir(parents=True, exist_ok=True)
            return super().write(words)

    said = Screen()
    assert run_plain(ledger(), log, "ann", io.StringIO("a\nq\n"), said) == 3
    assert "NOT SAVED: 1 decisions" in said.getvalue()


def test_plain_mode_shows_nothing_unsafe(tmp_path: Path) -> None:
    hostile = evidence("alpha", "\x1b]0;owned\x07", "an \u202e order", "before an \u202e order after")
    said = io.StringIO()
    run_plain([replace(seats(), evidence=(hostile,))], log_in(tmp_path), "ann", io.StringIO(""), said)
    assert not set("\x1b\x07\u202e") & set(said.getvalue())
