"""The window: its regions, its panes and how one moves about in them. What is shown is drawn elsewhere, from the state."""

from __future__ import annotations

import asyncio
import signal
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App, SystemCommand
from textual.containers import Container
from textual.screen import Screen

from kzclaims.tui import drawing
from kzclaims.tui.listing import PANES
from kzclaims.tui.panes import STYLES, Bar, Drawn, bindings
from kzclaims.tui.state import STEPS
from kzclaims.tui.terminal import THEMES
from kzclaims.tui.themes import DARK, LIGHT
from kzclaims.tui.threads import last_resort

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from threading import Timer

    from textual.app import ComposeResult

    from kzclaims.finding import Finding
    from kzclaims.tui.listing import Pane
    from kzclaims.tui.state import Review
    from kzclaims.tui.terminal import Manner, Theme

_SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


class Floor(Screen[None], inherit_bindings=False):
    """The screen under all pages: the toolkit's own keys would stand in the way of a person's."""


class Window(App[None]):
    """The window on the terminal, and moving about in it."""

    CSS_PATH = "review.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"style--{name}" for name in STYLES}
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (30, "-narrow"), (60, "-stacked"), (120, "-wide")]  # noqa: RUF012 - the base
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012 - class has it so

    def __init__(self, review: Review, findings: Sequence[Finding], manner: Manner) -> None:
        super().__init__(ansi_color=False)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self._bindings = bindings(review.actions)
        self.review = review
        self.code = 0
        self._manner = manner
        self.last_resort: Timer | None = None
        self.set_class(manner.ascii, "-ascii")
        drawn = drawing.regions(review, findings).items()
        self._drawn: dict[str, Drawn] = {name: (Drawn if name in PANES else Bar)(draw, name) for name, draw in drawn}

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
        """The screen under all pages."""
        return Floor(id="_default")

    def compose(self) -> ComposeResult:
        """Header and banners, the three panes under their titles, status and footer; or a word on the size."""
        yield self._drawn["header"]
        yield self._drawn["banners"]
        with Container(id="body"):
            for side, names in (("left", PANES[:1]), ("right", PANES[1:])):
                with Container(id=side):
                    for name in names:
                        yield self._drawn[f"over-{name}"]
                        yield self._drawn[name]
        yield self._drawn["small"]
        yield self._drawn["reading"]
        yield self._drawn["status"]
        yield self._drawn["footer"]

    def on_mount(self) -> None:
        """A theme that stays visible, and signals that leave the terminal as it was: Textual installs none."""
        self.theme = self._manner.theme
        loop = asyncio.get_running_loop()
        for number, code in _SIGNALS.items():
            loop.add_signal_handler(number, self.action_leave_at_once, code)
        self._focus("claims")

    def paint(self) -> None:
        """Show the state as it is now."""
        for drawn in self._drawn.values():
            drawn.repaint()

    def _focus(self, name: Pane) -> None:
        self.review.pane = name
        self.screen_stack[0].query_one("#body").set_classes(f"-{name}")
        self._drawn[name].focus()
        self.paint()

    def on_drawn_clicked(self, event: Drawn.Clicked) -> None:
        """A click selects the claim, or brings the focus to the pane."""
        for name in PANES:
            if self._drawn[name] is event.drawn:
                if name == "claims" and event.line < len(self.review.shown):
                    self.review.show(self.review.shown[event.line].claim.id)
                self._focus(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the toolkit's
        """Nothing is decided in a window that does not show what is decided on."""
        small = self.screen_stack[0].has_class("-tiny", "-low") if self.screen_stack else False
        return not small or action in {"leave", "leave_at_once", "quit"}

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 - as above
        """The palette offers what the table of actions holds."""
        for action in self.review.actions.actions:
            if action.name != "command_palette":
                do = partial(self.run_action, action.does or action.name)
                yield SystemCommand(action.name.replace("_", " "), f"{action.help} ({action.shown})", do)

    def action_step(self, name: str) -> None:
        """One of the state's own steps."""
        STEPS[name](self.review)
        self.paint()

    def action_pair(self, step: int) -> None:
        """To the next (or previous) pair."""
        self.review.choose_pair(step)
        self.paint()

    def action_move(self, lines: int) -> None:
        """Down (or up) in the pane in focus."""
        if self.review.pane == "passages":
            self._drawn["passages"].scroll_by(lines)
        else:
            self.review.move(lines)
            self.paint()

    def action_page(self, pages: int) -> None:
        """Down (or up) by what is in sight, but for one line."""
        self.action_move(pages * max(1, self._drawn[self.review.pane].size.height - 1))

    def action_pane(self, step: int) -> None:
        """To the next (or previous) pane, round and round."""
        if self.screen is self.screen_stack[0]:
            self._focus(PANES[(PANES.index(self.review.pane) + step) % len(PANES)])

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
