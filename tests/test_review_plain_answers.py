"""What a line means in plain mode: every action by its word or its key, on what its letters name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.answers import OWN, Answer, Subject, read_answer, read_subject
from kzclaims.tui.plain import _DOES
from kzclaims.tui.terminal import Manner
from tests.builders import dead
from tests.talks import saved, talk

if TYPE_CHECKING:
    from pathlib import Path


def test_every_action_of_the_screen_has_its_word_here() -> None:
    assert _DOES.keys() == ACTIONS.by_name.keys() | OWN.keys()
    for action in ACTIONS.actions:
        for word in (action.name, action.name.replace("_", "-"), action.name.upper(), *action.keys, action.label):
            assert read_answer(word, ACTIONS).action == action.name or not word, word


@pytest.mark.parametrize("name", [name for name in _DOES if name not in {"leave", "interrupt"}])
def test_every_action_says_something(name: str, tmp_path: Path) -> None:
    quiet = talk(tmp_path, "")
    assert len(talk(tmp_path, f"{name}\n").splitlines()) > len(quiet.splitlines()) + 1


def test_help_names_every_action_and_every_key(tmp_path: Path) -> None:
    said = talk(tmp_path, "?\n")
    for action in ACTIONS.actions:
        line = next(line for line in said.splitlines() if line.startswith((f"{action.name} or ", f"{action.name}: ")))
        typed = line.partition(": ")[0].split(" or ")
        assert {key for key in action.keys if len(key) == 1} <= set(typed)
        assert {read_answer(word, ACTIONS).action for word in typed} == {action.name}
    assert all(f"\n{word}: " in said for word in OWN)


LINES = [
    ("a", Answer("accept", "")),
    ("  ACCEPT  B ", Answer("accept", "B")),
    ("A", Answer("", "A")),
    ("/harbour vote", Answer("search", "harbour vote")),
    ("/ harbour", Answer("search", "harbour")),
    ("find harbour", Answer("search", "harbour")),
    ("Z", Answer("redo", "")),
    ("]", Answer("next_pair", "")),
    ("esc", Answer("back", "")),
    ("", Answer("again", "")),
    ("next open", Answer("next_open", "open")),
    ("!", Answer("problems", "")),
    ("! 21", Answer("problems", "21")),
    ("what now", Answer("", "what now")),
    ("…", Answer("", "…")),
]


@pytest.mark.parametrize(("line", "meant"), LINES)
def test_a_line_is_an_action_and_words(line: str, meant: Answer) -> None:
    assert read_answer(line, ACTIONS) == meant


def test_the_keys_are_the_persons_own(tmp_path: Path) -> None:
    manner = Manner(actions=ACTIONS.with_keys({"accept": ("ctrl+y",), "reject": ("a", "0")}))
    talk(tmp_path, "a\nctrl+y\n0\n", manner=manner)
    assert [verb for _claim, verb in saved(tmp_path)] == ["reject", "accept", "reject"]


SUBJECTS: list[tuple[str, bool, Subject | str]] = [
    ("", False, Subject((), "")),
    ("B", False, Subject(("beta",), "")),
    ("a, c", False, Subject(("alpha", "gamma"), "")),
    ("Q", False, "The assertions here are A to C."),
    ("B:", False, "names no assertion"),
    ("A B C", False, "on one assertion, or on two"),
    ("A A", False, "on two that differ"),
    ("A C: they count others", True, Subject(("alpha", "gamma"), "they count others")),
    ("b", True, Subject(("beta",), "")),
    ("A few were not counted", True, Subject((), "A few were not counted")),
    ("they count others: the dead", True, Subject((), "they count others: the dead")),
    (": so it is", True, Subject((), ": so it is")),
]


@pytest.mark.parametrize(("words", "reason", "meant"), SUBJECTS)
def test_letters_name_what_is_decided_on(words: str, reason: bool, meant: Subject | str) -> None:  # noqa: FBT001 - a column of the table
    found = read_subject(words, dead(), reason=reason)
    if isinstance(meant, str):
        assert isinstance(found, str)
        assert meant in found
    else:
        assert found == meant
