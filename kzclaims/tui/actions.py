"""Every action of the screen: its keys, its name, what it does. Keys, footer, help and palette are read off this table."""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """One action. `keys` are the toolkit's names, `shown` is how help writes them; `label` is the footer's one word.

    `does` is the toolkit's action string, the name itself where it is empty.
    """

    name: str
    keys: str
    shown: str
    label: str
    help: str
    does: str = ""


DECIDING = (
    Action("accept", "a", "a", "accept", "accept: what is shown is right as it stands", "decide('accept')"),
    Action("reject", "r", "r", "reject", "reject: it is wrong and must be mended in the ledger", "decide('reject')"),
    Action("defer", "d", "d", "defer", "put off: it comes again when nothing else is open", "decide('defer')"),
    Action("explain", "x", "x", "explain", "accept the difference, and say why", "decide('explain')"),
    Action("skip", "s", "s", "skip", "go on to the next open claim and decide nothing", "step('skip')"),
    Action("undo", "z", "z", "undo", "take back your last decision, also one of an earlier day", "step('undo')"),
    Action("redo", "Z", "Z", "redo", "bring back what you undid last", "step('redo')"),
    Action(
        "mark",
        "space",
        "space",
        "mark",
        "mark a claim; a, r, d, x then ask once for all that are marked",
        "step('mark')",
    ),
)
MOVING = (
    Action("down", "j,down", "j ↓", "", "one down", "move(1)"),
    Action("up", "k,up", "k ↑", "", "one up", "move(-1)"),
    Action("page_down", "pagedown,ctrl+f", "PgDn", "", "a page down", "page(1)"),
    Action("page_up", "pageup,ctrl+b", "PgUp", "", "a page up", "page(-1)"),
    Action("first", "g,home", "g", "", "to the first", "move(-1000000)"),
    Action("last", "G,end", "G", "", "to the last", "move(1000000)"),
    Action("next_open", "n", "n", "next", "to the next open claim", "step('next_open')"),
    Action("previous_open", "N", "N", "", "to the open claim before", "step('previous_open')"),
    Action("next_pane", "tab", "tab", "pane", "to the next pane: what a key decides on follows", "pane(1)"),
    Action("previous_pane", "shift+tab", "S-tab", "", "to the pane before", "pane(-1)"),
    Action("next_pair", "]", "]", "pair", "the next two assertions of the claim", "step('next_pair')"),
    Action("previous_pair", "[", "[", "", "the two before", "step('previous_pair')"),
    Action("open", "enter", "enter", "text", "the source's whole text at the match; esc comes back"),
    Action("back", "escape", "esc", "", "back: to the list; then list all claims, marks taken away"),
)
LISTING = (
    Action("search", "/", "/", "find", "list only claims that hold these words"),
    Action("view", "f", "f", "view", "list by verdict or state: open, contradict, differ, …, decided", "step('view')"),
    Action("problems", "!", "!", "problems", "the findings of the ledger"),
    Action("reload", "R", "R", "reload", "read the ledger and the texts again; try to save again"),
)
REST = (
    Action("copy", "y", "y", "copy", "copy the claim, the quote or the passage"),
    Action("edit", "e", "e", "edit", "open the ledger in your editor at the line"),
    Action("help", "?", "?", "help", "this page"),
    Action("command_palette", "ctrl+p", "ctrl+p", "", "every action by name"),
    Action("leave", "q", "q", "quit", "leave; every decision is saved already"),
    Action("interrupt", "ctrl+c", "ctrl+c", "", "leave at once", "leave_at_once(130)"),
)
GROUPS = {"Decide": DECIDING, "Move": MOVING, "List": LISTING, "More": REST}
ACTIONS = tuple(action for group in GROUPS.values() for action in group)
BY_NAME = {action.name: action for action in ACTIONS}

# What a footer shows before help and quit, as far as there is room.
_FOOTER = "accept reject defer explain open undo next_pane next_pair next_open skip search view mark edit"
FOOTER = tuple(BY_NAME[name] for name in _FOOTER.split())
