"""The review screen: choosing, deciding, and the pages over it."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from kzclaims.tui import drawing
from kzclaims.tui.clipboard import copied_by_tmux, copying, to_copy
from kzclaims.tui.editor import editor_command
from kzclaims.tui.intake import Intake
from kzclaims.tui.pages import filter_page, help_page, problem_page
from kzclaims.tui.panes import Leaf
from kzclaims.tui.prompts import Ask, Choose, Confirm
from kzclaims.tui.records import disagreement_page, history_page
from kzclaims.tui.sources import source_page
from kzclaims.tui.state import Review
from kzclaims.tui.terminal import Manner
from kzclaims.tui.threads import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.decisions import Decision, DecisionLog, Verb
    from kzclaims.text import Location
    from kzclaims.tui.pages import Page
    from kzclaims.tui.state import Target
    from kzclaims.tui.threads import Desk

NOT_SAVED = 3
_ASKED = {"explain": ("why is it as it is?", "a reason is needed"), "note": ("note:", "a note has words")}
_SESSION = 500  # lines of the log that are worth drawing at once


def run_review(desk: Desk, log: DecisionLog, who: str, manner: Manner = Manner(), standing: Sequence[str] = ()) -> int:
    """Show the screen until the person leaves it; the exit code: 0, 3 with decisions not saved, 130, 143 or 129.

    The desk is walked beside the screen, at the start, for `R`, after the editor and when a file changes; it may raise
    KzclaimsError, which is shown. `standing` are notices that stay. Raises EnvironmentFault where the log cannot be
    read, and whatever went wrong inside, once the terminal is restored.
    """
    review = Review((), log, who, blind=manner.blind, actions=manner.actions)
    review.reading = Progress((), 0, 0)
    app = ReviewApp(review, desk, manner, standing)
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


class ReviewApp(Intake):
    """The program on the terminal. Each action is one row of actions.py."""

    # Choosing what is listed.

    async def action_back(self) -> None:
        """Stop reading; else to the list; there, all claims again."""
        if self.stop_reading():
            return
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

    def action_filter(self) -> None:
        """List only what has a value of a facet; enter chooses, esc leaves it."""
        held = self.review.choices()

        def chosen(place: int | None) -> None:
            if place is not None:
                self.review.narrow(held[place].facet, held[place].value)
                self._focus("claims")

        on = next((place for place, each in enumerate(held) if each.on), 0)
        self._leaf(partial(filter_page, held), len(held), on, "list these", chosen)

    # Deciding.

    def action_decide(self, verb: Verb) -> None:
        """Decide at once on one thing; ask first for several, and for the words an explanation or a note needs."""
        targets = self.review.targets()

        def explained(why: str | None) -> None:
            if why is not None:
                self._decided(verb, why, targets)

        if self.review.book.read_only or not targets:
            self._decided(verb, "", targets)
        elif verb in _ASKED:
            question, needed = _ASKED[verb]
            self.push_screen(
                Ask(f"{question} ({drawing.target(self.review)}; esc leaves it)", needed=needed), explained
            )
        elif self.review.pane == "claims" and self.review.marked:
            confirm = Confirm(f"{verb} {len(targets)} marked claim{'s' * (len(targets) != 1)}?")
            self.push_screen(confirm, lambda yes: self._decided(verb, "", targets) if yes else None)
        else:
            self._decided(verb, "", targets)

    def _decided(self, verb: Verb, why: str, targets: Sequence[Target]) -> None:
        self.review.decide(verb, why, targets)
        self.paint()

    # Pages.

    def _leaf(
        self,
        page: Callable[[int, int], Page],
        count: int,
        place: int,
        choosing: str,
        chosen: Callable[[int | None], None],
        edit: Callable[[int], str] | None = None,
    ) -> None:
        leaf = Leaf(self.review.actions, page, count, place, choosing=choosing, edit=edit)
        self.push_screen(leaf, chosen)

    def action_help(self) -> None:
        """Every key, and what the signs mean."""
        self.push_screen(Leaf(self.review.actions, lambda _place, width: help_page(self.review.actions, width)))

    def action_problems(self) -> None:
        """The findings; enter goes to the claim."""
        findings = tuple(self._desk.findings)

        def chosen(place: int | None) -> None:
            if place is not None and not self.review.show(findings[place].claim):
                key = self.review.keys["edit"]
                self.review.message = f"this finding belongs to no claim that is listed; {key} opens its line"
            self._focus("claims")

        page = partial(problem_page, findings)
        self._leaf(page, len(findings), 0, "go to the claim", chosen, lambda at: self._edit(findings[at].place))

    def action_history(self) -> None:
        """Everything said of the selected claim."""
        if current := self.review.current:
            self._history(f"history of {current.claim.id}", self.review.book.history(current.claim.id)[::-1])

    def action_session(self) -> None:
        """The newest lines of the log."""
        said = self.review.book.history()[::-1]
        more = f", the last {_SESSION}" if len(said) > _SESSION else ""
        self._history(f"{len(said)} lines in the log{more}", said[:_SESSION])

    def _history(self, title: str, said: Sequence[Decision]) -> None:
        page = partial(history_page, title, said)
        self._leaf(page, len(said), 0, "go to the claim", lambda at: self._to([each.claim for each in said], at))

    def action_disagreements(self) -> None:
        """Where two people stand against each other; enter goes to the claim."""
        book = self.review.book
        held = book.disagreements()
        page = partial(disagreement_page, held, book.agreements(), blind=book.blind)
        claims = [voices[0].claim for voices in held]
        self._leaf(page, len(held), 0, "go to the claim", lambda at: self._to(claims, at))

    def _to(self, claims: Sequence[str], place: int | None) -> None:
        if place is not None and not self.review.show(claims[place]):
            self.review.message = f"{claims[place]} is in the ledger no more"
        self._focus("claims")

    def action_open(self) -> None:
        """The whole text of the selected source at the match, the claim's other sources after it."""
        current, selected = self.review.current, self.review.current_evidence
        if current is None or selected is None:
            return
        held, everything = current.evidence, self.review.assessments

        def edit(place: int) -> str:
            return self._edit(held[place].found_at() or held[place].assertion.place())

        def page(place: int, width: int) -> Page:
            return source_page(current, held[place], everything, width)

        self._leaf(page, len(held), held.index(selected), "", lambda _place: None, edit)

    # The rest.

    def action_copy(self) -> None:
        """To the clipboard, by way of the terminal: one of several things."""
        copies = {each.key: each for each in to_copy(self.review)}

        def chosen(key: str | None) -> None:
            if key is not None:
                self._copy(copies[key].words, copies[key].name)

        if copies:
            self.push_screen(Choose("copy", {each.key: each.name for each in copies.values()}), chosen)

    def _copy(self, words: str, name: str) -> None:
        if copied_by_tmux(words, os.environ):
            self.review.message = f"{name} copied, and in tmux's own buffer"
        else:
            if self._driver is not None:
                self._driver.write(copying(words, os.environ))
            self.review.message = f"{name} copied, if the terminal lets programs copy"
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
