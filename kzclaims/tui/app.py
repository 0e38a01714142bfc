"""The review screen: keys to actions, the window and its states. What is shown is drawn elsewhere, from the state."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SuspendNotSupported, SystemCommand
from textual.containers import Container

from kzclaims.errors import KzclaimsError
from kzclaims.tui import drawing
from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.editor import editor_command
from kzclaims.tui.pages import help_page, problem_page, source_page
from kzclaims.tui.panes import BINDINGS, STYLES, Ask, Bar, Confirm, Drawn, Leaf, ReadAgain
from kzclaims.tui.state import PANES, STEPS, Review
from kzclaims.tui.terminal import Manner
from kzclaims.tui.threads import in_background, last_resort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from threading import Timer

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from kzclaims.assess import Assessment
    from kzclaims.decisions import DecisionLog, Verb
    from kzclaims.finding import Finding
    from kzclaims.text import Location
    from kzclaims.tui.pages import Page
    from kzclaims.tui.state import Pane, Target

NOT_SAVED = 3
_SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
_THEME = "textual-dark"  # a truecolor theme: under NO_COLOR an ansi theme paints everything invisible


def run_review(
    assessments: Sequence[Assessment],
    log: DecisionLog,
    who: str,
    reassess: Callable[[], Sequence[Assessment]] | None = None,
    banner: str = "",
    findings: Sequence[Finding] = (),
    manner: Manner = Manner(),
) -> int:
    """Show the screen until the person leaves it; the exit code: 0, 3 with decisions not saved, 130, 143 or 129.

    `reassess` walks the road again for `R` and after the editor, and may raise KzclaimsError; `findings` is looked at
    whenever it is shown, so `reassess` may change what it holds. `banner` is one line that stays. Raises
    EnvironmentFault where the log cannot be read, and whatever went wrong inside, once the terminal is restored.
    """
    app = ReviewApp(Review(assessments, log, who), reassess, banner, findings, manner)
    for name in ("COLUMNS", "LINES"):  # where a shell exports them, the toolkit would never notice another size
        os.environ.pop(name, None)
    app.run()
    if app.last_resort:
        app.last_resort.cancel()
    if app.failure is not None:
        raise app.failure
    if app.review.book.unsaved:
        return NOT_SAVED
    return app.code


class ReviewApp(App[None]):
    """The program on the terminal. Each action is one key of actions.py."""

    CSS_PATH = "review.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"style--{name}" for name in STYLES}
    BINDINGS: ClassVar[list[BindingType]] = list(BINDINGS.values())
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (30, "-narrow"), (60, "-stacked"), (120, "-wide")]  # noqa: RUF012 - the base
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012 - class has it so

    def __init__(
        self,
        review: Review,
        reassess: Callable[[], Sequence[Assessment]] | None,
        banner: str,
        findings: Sequence[Finding],
        manner: Manner,
    ) -> None:
        super().__init__(ansi_color=False)
        self.review = review
        self.code = 0
        self._reassess = reassess or (lambda: review.assessments)
        self._banner = banner
        self._findings = findings
        self._manner = manner
        self._busy = False
        self.last_resort: Timer | None = None
        self.set_class(manner.ascii, "-ascii")
        drawn = drawing.regions(review, banner, findings).items()
        self._drawn: dict[str, Drawn] = {name: (Drawn if name in PANES else Bar)(draw, name) for name, draw in drawn}

    @property
    def failure(self) -> Exception | None:
        """What went wrong inside; the terminal is restored by the time it is raised."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave without Textual's traceback: `run_review` raises the failure to whoever knows how to tell it."""
        self._close_messages_no_wait()

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
        yield self._drawn["status"]
        yield self._drawn["footer"]

    def on_mount(self) -> None:
        """A theme that stays visible, and signals that leave the terminal as it was: Textual installs none."""
        self.theme = _THEME
        loop = asyncio.get_running_loop()
        for number, code in _SIGNALS.items():
            loop.add_signal_handler(number, self.action_leave_at_once, code)
        self._focus("claims")

    # What is shown.

    def paint(self) -> None:
        """Show the state as it is now."""
        for drawn in self._drawn.values():
            drawn.repaint()

    def _focus(self, name: Pane) -> None:
        self.review.pane = name
        body = self.screen_stack[0].query_one("#body")
        for each in PANES:
            body.set_class(each == name, f"-{each}")
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
        for action in ACTIONS:
            if action.name != "command_palette":
                do = partial(self.run_action, action.does or action.name)
                yield SystemCommand(action.name.replace("_", " "), action.help, do)

    # Moving, and what a key does to the state alone.

    def action_step(self, name: str) -> None:
        """One of the state's own steps."""
        STEPS[name](self.review)
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

    def action_focus_next(self) -> None:
        """What the toolkit's own tab does."""
        self.action_pane(1)

    def action_focus_previous(self) -> None:
        """What the toolkit's own shift and tab do."""
        self.action_pane(-1)

    async def action_back(self) -> None:
        """To the list; there, all claims again."""
        if self.review.pane == "claims":
            self.review.everything()
        self._focus("claims")

    def action_search(self) -> None:
        """List what holds some words, as they are typed; esc lists what was listed before."""
        before = self.review.needle

        def typed(words: str) -> None:
            self.review.search(words)
            self.paint()

        def answered(words: str | None) -> None:
            typed(before if words is None else words)

        question = "find: words of a question, a source, a speaker, a value"
        self.push_screen(Ask(question, before, follow=typed), answered)

    # Deciding.

    def action_decide(self, verb: Verb) -> None:
        """Decide at once on one thing; ask first for several, and for the reason an explanation needs."""
        targets = self.review.targets()

        def explained(why: str | None) -> None:
            if why is not None:
                self._decided(verb, why, targets)

        if self.review.book.read_only or not targets:
            self._decided(verb, "", targets)
        elif verb == "explain":
            question = f"why is it as it is? ({drawing.target(self.review)}; esc leaves it)"
            self.push_screen(Ask(question, needed="a reason is needed"), explained)
        elif self.review.pane == "claims" and self.review.marked:
            confirm = Confirm(f"{verb} {len(targets)} marked claim{'s' * (len(targets) != 1)}?")
            self.push_screen(confirm, lambda yes: self._decided(verb, "", targets) if yes else None)
        else:
            self._decided(verb, "", targets)

    def _decided(self, verb: Verb, why: str, targets: Sequence[Target]) -> None:
        self.review.decide(verb, why, targets)
        self.paint()

    # Pages.

    def action_help(self) -> None:
        """Every key, and what the signs mean."""
        self.push_screen(Leaf(lambda _place, width: help_page(width)))

    def action_problems(self) -> None:
        """The findings; enter goes to the claim."""
        findings = tuple(self._findings)

        def chosen(place: int | None) -> None:
            if place is not None and not self.review.show(findings[place].claim):
                self.review.message = "this finding belongs to no claim that is listed; e opens its line"
            self._focus("claims")

        page = partial(problem_page, findings)
        leaf = Leaf(page, len(findings), choosing=True, edit=lambda at: self._edit(findings[at].place))
        self.push_screen(leaf, chosen)

    def action_open(self) -> None:
        """The whole text of the selected source at the match, the claim's other sources after it."""
        current, selected = self.review.current, self.review.current_evidence
        if current is None or selected is None:
            return
        held = current.evidence

        def edit(place: int) -> str:
            return self._edit(held[place].found_at() or held[place].assertion.place())

        def page(place: int, width: int) -> Page:
            return source_page(current, held[place], width)

        self.push_screen(Leaf(page, len(held), held.index(selected), edit=edit))

    # The rest.

    def action_copy(self) -> None:
        """To the clipboard, by way of the terminal."""
        self.copy_to_clipboard(self.review.words_to_copy())
        self.review.message = "copied, if the terminal lets programs copy"
        self.paint()

    def action_edit(self) -> None:
        """The ledger at the line of what is selected."""
        if place := self.review.place_to_edit():
            self._edit(place)

    def _edit(self, place: Location) -> str:
        """Leave the terminal to the editor, then read the ledger again; what went wrong, if anything."""
        said = ""
        try:
            command = editor_command(self._manner.editor, place)
            with self.suspend():
                subprocess.run(command, check=True)  # noqa: S603 - the person's own editor
        except (ValueError, OSError, SuspendNotSupported, subprocess.SubprocessError) as fault:
            said = f"{place} was not opened: {fault} (EDITOR names it)"
        self.review.message = said
        if not said:
            self.action_reload()
        self.paint()
        return said

    def action_reload(self) -> None:
        """Read everything again, the long part in a thread of its own so that keys still work."""
        if self._busy:
            return
        self._busy = True
        self.review.message = "reading the ledger and its texts again …"
        self.paint()
        in_background(self._reassess, lambda found: self.post_message(ReadAgain(found)))

    def on_read_again(self, event: ReadAgain) -> None:
        """Show what was read, or tell why it could not be; a fault of ours ends the screen."""
        self._busy, found = False, event.found
        if not isinstance(found, Exception):
            self.review.reload(found)
        elif isinstance(found, KzclaimsError):
            self.review.reload(self.review.assessments)
            self.review.message = str(found)
        else:
            raise found
        self.paint()

    def action_leave(self) -> None:
        """Leave; with decisions that are not saved, try once more and ask."""
        if not self.review.book.unsaved or self.review.book.write([]):
            self.exit()
            return

        self.paint()
        question = Confirm("Decisions are NOT SAVED. Leave without them?")
        self.push_screen(question, lambda yes: self.exit() if yes else None)

    async def action_quit(self) -> None:
        """What the toolkit's own key does."""
        self.action_leave()

    def action_leave_at_once(self, code: int) -> None:
        """On a signal, or the key that sends one: one more attempt to save, then out."""
        if self.review.book.unsaved:
            self.review.book.write([])
        self.code = code
        self.last_resort = last_resort(code)
        self.exit()
