"""The line of input, against a model that moves one character at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.printable import printable
from kzclaims.tui.entry import Entry, entry_of, pressed, shown, typed
from kzclaims.tui.lines import line_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ["left", "right", "home", "end", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+e", "ctrl+left", "ctrl+right"]  # fmt: skip
WORDS = st.text(st.sampled_from("ab  ,一\u0301ж"), max_size=6)


@given(steps=st.lists(st.sampled_from(KEYS) | WORDS.map(lambda words: f"+{words}"), max_size=20), width=st.integers(4, 30))  # fmt: skip
@settings(deadline=None, max_examples=300)
def test_any_keys_keep_the_cursor_in_the_line_and_the_line_in_its_width(steps: Sequence[str], width: int) -> None:
    entry = Entry()
    for step in steps:
        before = entry
        after = typed(entry, step[1:]) if step.startswith("+") else pressed(entry, step)
        assert after is not None
        entry = after
        left, right = before.text[: before.cursor], before.text[before.cursor :]
        assert 0 <= entry.cursor <= len(entry.text)
        if step.startswith("+"):
            assert entry.text == left + printable(step[1:]) + right
        elif step in {"backspace", "ctrl+u", "ctrl+w"}:
            assert left.startswith(entry.text[: entry.cursor])
            assert entry.text[entry.cursor :] == right
        elif step in {"delete", "ctrl+k"}:
            assert entry.cursor == before.cursor
            assert right.endswith(entry.text[entry.cursor :])
        else:
            assert entry.text == before.text
        assert line_cells(shown(entry, width)) <= width
        assert [each.style for each in shown(entry, width)] == ["", "caret", ""]


EDITS = [
    ("one two  three", "ctrl+w", "one two  |"),
    ("one two", "ctrl+u", "|"),
    ("one", "backspace", "on|"),
    ("", "backspace", "|"),
    ("one", "home", "|one"),
    ("one two", "ctrl+left", "one |two"),
]


@pytest.mark.parametrize(("text", "key", "after"), EDITS)
def test_a_key_does_to_a_line_what_a_shell_has_taught_people(text: str, key: str, after: str) -> None:
    entry = pressed(entry_of(text), key)
    assert entry is not None
    assert f"{entry.text[: entry.cursor]}|{entry.text[entry.cursor :]}" == after


def test_a_key_that_means_nothing_in_a_line_is_not_taken() -> None:
    assert pressed(entry_of("a"), "f5") is None


def test_the_character_under_the_cursor_is_the_one_that_is_marked() -> None:
    entry = Entry("abc", 1)
    assert [each.text for each in shown(entry, 20)] == [" a", "b", "c"]
    assert [each.text for each in shown(entry_of("x" * 50), 20)][1] == " "


def test_what_is_pasted_is_one_safe_line() -> None:
    assert typed(Entry("ab", 1), "\x1b[2J\n\u202e").text == "a␛[2J \ufffdb"
