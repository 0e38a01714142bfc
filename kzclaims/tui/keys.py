"""A person's own keys: a TOML file of `action = "key"` or `action = ["key", "key"]`, read into the table of actions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.errors import UsageFault
from kzclaims.schema import did_you_mean
from kzclaims.tui.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.tui.actions import Table

NAMED = frozenset(
    (
        *("space", "enter", "tab", "escape", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("insert", "delete", "backspace", *(f"f{number}" for number in range(1, 13))),
    )
)
TAKEN = {
    "ctrl+b": "tmux", "ctrl+a": "screen", "ctrl+s": "the terminal", "ctrl+q": "the terminal",
    "ctrl+z": "the terminal", "ctrl+\\": "the terminal",
}  # fmt: skip
"""Keys that a multiplexer or the terminal takes before any program sees them."""
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+h": "backspace", "ctrl+j": "enter"}
_MODIFIED = re.compile(r"(ctrl\+shift\+|ctrl\+|shift\+)(.+)")


def keys_file(environment: Mapping[str, str], home: Path) -> Path | None:
    """The file of a person's keys: what KZCLAIMS_KEYS names, else the one in the folder of settings if it is there."""
    if named := environment.get("KZCLAIMS_KEYS"):
        return Path(named)
    folder = environment.get("XDG_CONFIG_HOME", "")
    path = (Path(folder) if folder.startswith("/") else home / ".config") / "kzclaims" / "keys.toml"
    return path if path.exists() else None


def read_keys(path: Path) -> Table:
    """The table with the keys of the file; raises UsageFault that names the file, the line's name and what is wrong."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise UsageFault(
            f"The keys in {path} can't be read: {why}.", "docs/keys.md shows how they are written."
        ) from fault
    changed = {name: _keys(path, name, value) for name, value in written.items()}
    table = ACTIONS.with_keys(changed)
    _check_clashes(path, table)
    return table


def _keys(path: Path, name: str, value: object) -> tuple[str, ...]:
    if name not in ACTIONS.by_name:
        raise UsageFault(f"{path}: there is no action {name!r}.", did_you_mean(name, ACTIONS.by_name))
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
        raise UsageFault(f"{path}: {name} needs a key or a list of keys.", f'Write {name} = "a", for example.')
    for key in keys:
        if key in TAKEN:
            raise UsageFault(f"{path}: {name}: {TAKEN[key]} takes {key!r}.", "Choose another key.")
        if key in _SAME:
            raise UsageFault(
                f"{path}: {name}: a terminal can't tell {key!r} from {_SAME[key]}.", f"Write {_SAME[key]!r}."
            )
        if not _is_key(key):
            raise UsageFault(f"{path}: {name}: there is no key {key!r}.", "docs/keys.md names the keys there are.")
    return tuple(keys)


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return key.isprintable() and key != " "
    modified = _MODIFIED.fullmatch(key)
    if modified and modified[1] == "shift+" and len(modified[2]) == 1:
        return False  # a terminal sends the capital letter instead
    plain = modified[2] if modified else key
    return plain in NAMED or bool(modified and re.fullmatch(r"[a-z\]^_]", plain))


def _check_clashes(path: Path, table: Table) -> None:
    held: dict[str, str] = {}
    for action in table.actions:
        for key in action.keys:
            if key in held:
                message = f"{path}: {key!r} stands for both {held[key]} and {action.name}."
                raise UsageFault(message, "Give one of the two another key.")
            held[key] = action.name
