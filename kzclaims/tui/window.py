"""The window: what is open over what, and moving about in it. What is shown is drawn elsewhere, from the state."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.geometry import Offset
from textual.screen import Screen

from kzclaims.tui.boxes import Box, too_small
from kzclaims.tui.canvas import STYLES, Canvas
from kzclaims.tui.driver import Terminal
from kzclaims.tui.entry import Entry, entry_of, pressed, shown, typed
from kzclaims.tui.lines import cells
from kzclaims.tui.listing import PANES
from kzclaims.tui.panels import Panel, View, above
from kzclaims.tui.prompts import asked
from kzclaims.tui.state import STEPS
from kzclaims.tui.terminal import THEMES, terminal_encoding
from kzclaims.tui.themes import DARK, LIGHT
from kzclaims.tui.threads import last_resort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Timer

    from textual.app import ComposeResult
    from textual.events import Key, Paste

    from kzclaims.finding import Finding
    from kzclaims.tui.actions import Table
    from kzclaims.tui.leaf import Leaf
    from kzclaims.tui.prompts import Prompt, Words
    from kzclaims.tui.state import Review
    from kzclaims.tui.terminal import Manner, Theme

_SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
_ON_A_PAGE = frozenset({"move", "page", "pane", "pair", "open", "edit", "back", "leave", "theme"})
_ALWAYS = frozenset({"leave", "leave_at_once", "quit"})


def _bindings(actions: Table) -> BindingsMap:
    """The toolkit's bindings for the actions."""
    return BindingsMap(
        Binding(
            ",".join("comma" if key == "," else key for key in each.keys),
            each.does or each.name,
            each.help,
            show=False,
            priority=each.name == "interrupt",
        )
        for each in actions.actions
    )


class Floor(Screen[None], inherit_bindings=False):
    """The screen: the toolkit's own keys would stand in the way of a person's."""

    AUTO_FOCUS = ""


class Window(App[None]):
    """The window on the terminal: the panes of a review, at most one page over them and one question at the foot."""

    CSS_PATH = "review.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"style--{name}" for name in STYLES}
    ALLOW_SELECT: ClassVar[bool] = False
    ENABLE_COMMAND_PALETTE = False  # the toolkit's own has glyphs of its own, and costs a screen

    def __init__(self, review: Review, findings: Sequence[Finding], manner: Manner) -> None:
        super().__init__(ansi_color=False, driver_class=Terminal)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self._bindings = _bindings(review.actions)
        self.review = review
        self.code = 0
        self.leaf: Leaf | None = None
        self.prompt: Prompt | None = None
        self._entry = Entry()
        self._said = ""
        self._manner = manner
        self.last_resort: Timer | None = None
        self.set_class(manner.ascii, "-ascii")
        self._view = View(review, findings)
        self._canvas = Canvas(self._panels, terminal_encoding())

    @property
    def failure(self) -> Exception | None:
        """What went wrong inside; the terminal is restored by the time it is raised."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave without Textual's traceback: `run_review` raises the failure to whoever knows how to tell it."""
        self._close_messages_no_wait()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the style sheet: it is read before a theme is chosen."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """The one screen there is."""
        return Floor(id="_default")

    def compose(self) -> ComposeResult:
        """All there is."""
        yield self._canvas

    def on_mount(self) -> None:
        """A theme that stays visible, and signals that leave the terminal as it was: Textual installs none."""
        self.theme = self._manner.theme
        loop = asyncio.get_running_loop()
        for number, code in _SIGNALS.items():
            loop.add_signal_handler(number, self.action_leave_at_once, code)
        # Continued after SIGTSTP, it draws what changes from then on and no more.
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))

    def on_resize(self) -> None:
        """Draw all anew: the terminal may have been small in between, and forgotten what the toolkit thinks is there."""
        self.refresh(layout=True)

    def paint(self) -> None:
        """Show the state as it is now."""
        self._canvas.paint()

    def _panels(self, width: int, height: int) -> list[Panel]:
        """The page, or else the panes; the question over the rows at the foot."""
        if self.leaf and not too_small(width, height):
            found = self.leaf.panels(width, height, self.review.keys)
        else:
            found = self._view.panels(width, height)
        if self.prompt is None:
            return found
        lines = [asked(self.prompt, self._said, width)]
        if self.prompt.words:
            lines.append(shown(self._entry, width))
            self.cursor_position = Offset(cells(lines[1][0].text), height - 1)  # where an input method opens
        box = Box("question", 0, max(height - len(lines), 0), width, len(lines))
        return [*above(found, box.y), Panel(box, lines, "bar")]

    # What is open.

    def open_page(self, leaf: Leaf) -> None:
        """Put a page over the panes."""
        self.leaf = leaf
        self.paint()

    def ask(self, prompt: Prompt) -> None:
        """Ask something at the foot of the window."""
        self.prompt, self._said = prompt, ""
        self._entry = entry_of(prompt.words.value if prompt.words else "")
        self.paint()

    def on_key(self, event: Key) -> None:
        """A question takes every key."""
        if self.prompt is None:
            return
        event.prevent_default()
        answer = self.prompt.keys.get(event.key)
        if answer is not None:
            self.prompt = None
            answer()
        elif self.prompt.words and event.key == "enter":
            self._answer(self.prompt.words)
        elif self.prompt.words and event.key in self.prompt.words.keys:
            self.prompt.words.keys[event.key]()
        elif self.prompt.words:
            character = event.character if event.is_printable else None
            self._write(typed(self._entry, character) if character else pressed(self._entry, event.key))
        self.paint()

    def on_paste(self, event: Paste) -> None:
        """What is pasted goes into the line of input."""
        if self.prompt and self.prompt.words:
            self._write(typed(self._entry, event.text))
            self.paint()

    def _write(self, entry: Entry | None) -> None:
        before = self._entry.text
        self._entry = self._entry if entry is None else entry
        if self._entry.text != before and self.prompt and self.prompt.words and self.prompt.words.follow:
            self.prompt.words.follow(self._entry.text)

    def _answer(self, words: Words) -> None:
        """Answer, unless something is needed and nothing is there."""
        if words.needed and not self._entry.text.strip():
            self._said = words.needed
        else:
            self.prompt = None
            words.done(self._entry.text)

    def on_canvas_pointed(self, event: Canvas.Pointed) -> None:
        """A click selects the claim, or brings the focus to the pane; the wheel scrolls what it turns over."""
        if self.prompt:
            return
        if self.leaf:
            self.leaf.scroll(event.lines) if event.lines else self.leaf.click(event.y)
        else:
            self._point(event)
        self.paint()

    def _point(self, event: Canvas.Pointed) -> None:
        name, place = self._view.at(event.x, event.y)
        for pane in PANES:
            if name in {pane, f"over-{pane}"} and event.lines:
                self._view.scroll(pane, event.lines)
            elif name in {pane, f"over-{pane}"}:
                if name == "claims" and place is not None and place < len(self.review.shown):
                    self.review.show(self.review.shown[place].claim.id)
                self.review.pane = pane

    # Moving about.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the toolkit's
        """Nothing is decided in a window that does not show what is decided on, or while something else is open."""
        if self.prompt or not self.screen_stack:
            return action == "leave_at_once"
        if self.leaf:
            return action in _ON_A_PAGE | _ALWAYS
        return not too_small(*self.size) or action in _ALWAYS

    def action_step(self, name: str) -> None:
        """One of the state's own steps."""
        STEPS[name](self.review)
        self.paint()

    def action_pair(self, step: int) -> None:
        """To the next (or previous) pair; in a text, match."""
        self.leaf.stop(step) if self.leaf else self.review.choose_pair(step)
        self.paint()

    def choose(self, leaf: Leaf) -> None:
        """Leave the page with what is chosen on it."""
        if leaf.choosing and leaf.count:
            self.leaf = None
            leaf.chosen(leaf.place)
            self.paint()

    def action_move(self, lines: int) -> None:
        """Down (or up) in the page or in the pane in focus."""
        if self.leaf:
            self.leaf.move(lines)
        elif self.review.pane == "passages":
            self._view.scroll("passages", lines)
        else:
            self.review.move(lines)
        self.paint()

    def action_page(self, pages: int) -> None:
        """Down (or up) by what is in sight, but for one line."""
        if self.leaf:
            self.leaf.page(pages)
            self.paint()
        else:
            self.action_move(pages * max(1, self._view.rows(self.review.pane) - 1))

    def action_pane(self, step: int) -> None:
        """To the next (or previous) pane or source, round and round."""
        if self.leaf and self.leaf.edits:
            self.choose(self.leaf)
        elif self.leaf:
            self.leaf.turn(step)
        else:
            self.review.pane = PANES[(PANES.index(self.review.pane) + step) % len(PANES)]
        self.paint()

    def action_theme(self) -> None:
        """From dark to light, or back."""
        self.theme = THEMES[(THEMES.index(cast("Theme", self.theme)) + 1) % len(THEMES)]

    def action_leave_at_once(self, code: int) -> None:
        """On a signal, or the key that sends one: one more attempt to save, then out."""
        if self.review.book.unsaved:
            self.review.book.write([])
        self.code = code
        self.last_resort = last_resort(code)
        self.exit()
