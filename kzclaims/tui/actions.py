"""Every action of the screen: its keys, its name, what it does. Keys, footer, help, palette and docs/keys.md are read off this table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Action(NamedTuple):
    """One action. `keys` are the toolkit's names of keys; `label` is the footer's one word, empty where it has none.

    `does` is the toolkit's action string, the name itself where it is empty.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    does: str = ""

    @property
    def shown(self) -> str:
        """Its keys as people write them: `j ↓`."""
        return " ".join(shown_key(each) for each in self.keys)

    @property
    def key(self) -> str:
        """The first of its keys, as people write it."""
        return shown_key(self.keys[0])


def _action(name: str, keys: str, label: str, words: str, does: str = "") -> Action:
    return Action(name, tuple(keys.split()), label, words, does)


DECIDE = (
    _action("accept", "a", "accept", "accept: what is shown is right as it stands", "decide('accept')"),
    _action("reject", "r", "reject", "reject: it is wrong and must be mended in the ledger", "decide('reject')"),
    _action("defer", "d", "defer", "put off: it comes again when nothing else is open", "decide('defer')"),
    _action("explain", "x", "explain", "accept the difference, and say why", "decide('explain')"),
    _action("note", "c", "note", "write a note; it decides nothing", "decide('note')"),
    _action("skip", "s", "skip", "go on to the next open claim and decide nothing", "step('skip')"),
    _action("undo", "z", "undo", "take back your last step, also one of an earlier day", "step('undo')"),
    _action("redo", "Z", "redo", "bring back what you undid last", "step('redo')"),
    _action("mark", "space", "mark", "mark a claim; a, r, d, x then ask once for all that are marked", "step('mark')"),
)
MOVE = (
    _action("down", "j down", "", "one down", "move(1)"),
    _action("up", "k up", "", "one up", "move(-1)"),
    _action("page_down", "pagedown ctrl+d", "", "a page down", "page(1)"),
    _action("page_up", "pageup ctrl+u", "", "a page up", "page(-1)"),
    _action("first", "g home", "", "to the first", "move(-1000000)"),
    _action("last", "G end", "", "to the last", "move(1000000)"),
    _action("next_open", "n", "next", "to the next open claim", "step('next_open')"),
    _action("previous_open", "N", "", "to the open claim before", "step('previous_open')"),
    _action("next_pane", "tab", "pane", "to the next pane: what a key decides on follows", "pane(1)"),
    _action("previous_pane", "shift+tab", "", "to the pane before", "pane(-1)"),
    _action("next_pair", "]", "pair", "the next two assertions of the claim; in a text, the next match", "pair(1)"),
    _action("previous_pair", "[", "", "the two before; in a text, the match before", "pair(-1)"),
    _action("open", "enter", "text", "the source's whole text at the match; esc comes back"),
    _action("back", "escape", "back", "back: stop reading; to the list; then list all claims, marks taken away"),
)
LIST = (
    _action("search", "/", "find", "list only claims that hold these words"),
    _action("filter", "f", "filter", "list by state, verdict, kind, source, origin, topic, tag; several hold together"),
    _action(
        "problems",
        "!",
        "findings",
        "the findings of check: errors, warnings and notes; enter opens the editor at the line",
    ),
    _action("history", "h", "", "everything said of this claim, undone or not"),
    _action("session", "H", "", "everything said of the ledger, the newest first"),
    _action("disagreements", "D", "", "where two people stand against each other, and how far they agree"),
    _action("reload", "R", "reload", "read the ledger and the texts again; try to save again"),
)
MORE = (
    _action("copy", "y", "copy", "copy the quote, the citation, the id or the place"),
    _action("edit", "e", "edit", "open the ledger in your editor at the line"),
    _action("theme", "t", "", "dark or light"),
    _action("help", "?", "help", "this page"),
    _action("command_palette", "ctrl+p", "", "every action by name"),
    _action("leave", "q", "quit", "leave; every decision is saved already"),
    _action("interrupt", "ctrl+c", "", "leave at once", "leave_at_once(130)"),
)

# What a footer shows before help and quit, as far as there is room.
_FOOTER = "accept reject defer explain open undo next_pane next_pair next_open skip search filter mark note copy edit"


class Table(NamedTuple):
    """The actions by group, in the order of help, with the keys a person has given them."""

    groups: Mapping[str, tuple[Action, ...]]

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action, in order."""
        return tuple(action for group in self.groups.values() for action in group)

    @property
    def by_name(self) -> Mapping[str, Action]:
        """Every action by its name."""
        return {action.name: action for action in self.actions}

    @property
    def footer(self) -> tuple[Action, ...]:
        """What a footer shows, the most needed first."""
        named = self.by_name
        return tuple(named[name] for name in _FOOTER.split())

    def with_keys(self, changed: Mapping[str, tuple[str, ...]]) -> Table:
        """The same table with other keys for the actions named."""
        return Table(
            {
                name: tuple(action._replace(keys=changed.get(action.name, action.keys)) for action in group)
                for name, group in self.groups.items()
            }
        )


ACTIONS = Table({"Decide": DECIDE, "Move": MOVE, "List": LIST, "More": MORE})

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "escape": "esc",
    "shift+tab": "S-tab", "delete": "Del", "insert": "Ins", "home": "Home", "end": "End",
}  # fmt: skip


def shown_key(key: str) -> str:
    """A key as people write it."""
    return _SHOWN.get(key, key)


def keys_page(table: Table = ACTIONS) -> str:
    """The table as docs/keys.md."""
    lines = [_HEAD]
    for name, group in table.groups.items():
        lines += [f"## {name}", "", "| key | name | does |", "|---|---|---|"]
        lines += [f"| {_code(action)} | `{action.name}` | {action.help} |" for action in group]
        lines += [""]
    return "\n".join(lines)


def _code(action: Action) -> str:
    return " ".join(f"`{shown_key(each)}`" for each in action.keys)


_HEAD = """# Keys of the review screen

This page, the footer, the help (`?`) and the palette (`ctrl+p`) are read off one table, `kzclaims/tui/actions.py`. A question is
answered with `y` or `n`; `esc` leaves it, as it leaves any page or line of input.

Every key can be changed. Write the names of this page into `keys.toml` in `$XDG_CONFIG_HOME/kzclaims` (else
`~/.config/kzclaims`), or into the file that `KZCLAIMS_KEYS` names:

```toml
accept = "A"                 # one key
next_open = ["n", "ctrl+n"]  # or several
```

A key is a character, or `space`, `enter`, `tab`, `escape`, `up`, `down`, `left`, `right`, `home`, `end`, `pageup`, `pagedown`, `insert`,
`delete`, `backspace`, `f1` to `f12`, perhaps with `ctrl+` or `shift+` before it. An unknown name, an unknown key or one key for two actions is an
error that says so. No action has a key that tmux (`ctrl+b`), screen (`ctrl+a`) or the terminal itself (`ctrl+s`, `ctrl+q`,
`ctrl+z`, `ctrl+\\`) takes, and none can be given one.
"""
