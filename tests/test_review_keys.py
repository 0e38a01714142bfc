"""The table of actions: one page, one help, one palette; and a person's own keys.

`python -m tests.test_review_keys` writes docs/keys.md anew.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kzclaims.errors import UsageFault
from kzclaims.tui.actions import ACTIONS, keys_page
from kzclaims.tui.keys import TAKEN, keys_file, read_keys
from kzclaims.tui.terminal import Manner
from tests.screens import screen_of

PAGE = Path(__file__).parent.parent / "docs" / "keys.md"


def test_the_page_is_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == keys_page()


def test_the_example_on_the_page_can_be_read(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", keys_page(), re.DOTALL)
    assert block is not None
    file = tmp_path / "keys.toml"
    file.write_text(block[1], encoding="utf-8")
    table = read_keys(file)
    assert {name: table.by_name[name].keys for name in tomllib.loads(block[1])} == {
        "accept": ("A",),
        "next_open": ("n", "ctrl+n"),
    }


def test_no_action_has_a_key_that_a_multiplexer_or_the_terminal_takes() -> None:
    held = {key for action in ACTIONS.actions for key in action.keys}
    assert not held & TAKEN.keys()
    assert {"ctrl+b", "ctrl+a"} <= TAKEN.keys()


async def test_the_palette_offers_every_action_and_every_action_is_there(tmp_path: Path) -> None:
    async with screen_of(tmp_path, size=(160, 60)) as screen:
        offered = await screen.press("ctrl+p")
        for action in ACTIONS.actions:
            method = (action.does or action.name).partition("(")[0]
            assert hasattr(screen.app, f"action_{method}"), method
            assert (action.help in offered) == (action.name != "command_palette"), action.name


async def test_the_palette_is_narrowed_by_words_and_does_what_is_chosen(tmp_path: Path) -> None:
    async with screen_of(tmp_path) as screen:
        assert "No action has these words." in await screen.press("ctrl+p", *"nothing at all")
        await screen.press("escape")
        assert "▸ reject" in await screen.press("ctrl+p", *"re", "down", "up", *"ject")
        await screen.press("enter")
        assert screen.saved() == [("dead", (), "reject")]
        assert "How many people voted" in await screen.press("ctrl+p", "x", "escape")
        assert "quote A:" in await screen.press("ctrl+p", *"next pane", "enter")


WRONG = [
    ('acept = "a"', "there is no action 'acept'", "did you mean 'accept'?"),
    ('accept = "r"', "'r' stands for both accept and reject", "another key"),
    ('accept = "ctrl+b"', "tmux takes 'ctrl+b'", "another key"),
    ('accept = "ctrl+a"', "screen takes 'ctrl+a'", "another key"),
    ('accept = "ctrl+i"', "can't tell 'ctrl+i' from tab", "'tab'"),
    ('accept = "hyper+x"', "there is no key 'hyper+x'", "docs/keys.md"),
    ('accept = "shift+a"', "there is no key 'shift+a'", "docs/keys.md"),
    ('accept = ""', "there is no key ''", "docs/keys.md"),
    ("accept = []", "needs a key", "accept ="),
    ("accept = 7", "needs a key", "accept ="),
    ("accept = [7]", "needs a key", "accept ="),
    ("[accept]", "needs a key", "accept ="),
    ("accept", "can't be read", "docs/keys.md"),
    ('accept = "\\ud800"', "can't be read", "docs/keys.md"),
]


@pytest.mark.parametrize(("written", "message", "hint"), WRONG)
def test_a_fault_in_a_persons_keys_is_told_with_what_to_do(
    written: str, message: str, hint: str, tmp_path: Path
) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(UsageFault) as caught:
        read_keys(file)
    assert str(file) in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint


RIGHT = ["A", "é", "Ж", "+", ",", "f12", "ctrl+n", "ctrl+up", "shift+f3", "ctrl+shift+left", "insert"]


@pytest.mark.parametrize("key", RIGHT)
def test_any_key_that_a_terminal_knows_can_be_given(key: str, tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(f'accept = "{key}"\nreject = ["a", "r"]', encoding="utf-8")
    table = read_keys(file)
    assert table.by_name["accept"].keys == (key,)
    assert table.by_name["reject"].keys == ("a", "r")


async def test_a_comma_can_be_a_key(tmp_path: Path) -> None:
    async with screen_of(tmp_path, manner=Manner(actions=ACTIONS.with_keys({"accept": (",", "+")}))) as screen:
        await screen.press(",", "+")
        assert [verb for _claim, _ids, verb in screen.saved()] == ["accept", "accept"]


def test_where_the_keys_are_looked_for(tmp_path: Path) -> None:
    assert keys_file({}, tmp_path) is None
    assert keys_file({"KZCLAIMS_KEYS": "mine.toml"}, tmp_path) == Path("mine.toml")
    own = tmp_path / ".config" / "kzclaims" / "keys.toml"
    own.parent.mkdir(parents=True)
    own.touch()
    assert keys_file({}, tmp_path) == own
    assert keys_file({"XDG_CONFIG_HOME": "relative"}, tmp_path) == own  # the standard asks for an absolute path
    assert keys_file({"XDG_CONFIG_HOME": str(tmp_path / "else")}, tmp_path) is None
    with pytest.raises(UsageFault, match="No such file"):
        read_keys(tmp_path / "none.toml")


if __name__ == "__main__":
    PAGE.write_text(keys_page(), encoding="utf-8")
