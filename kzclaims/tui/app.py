"""The review screen: choosing, deciding, and the pages over it."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from kzclaims.counts import count
from kzclaims.tui import drawing
from kzclaims.tui.clipboard import copied_by_tmux, copying, to_copy
from kzclaims.tui.editor import editor_command
from kzclaims.tui.intake import Intake
from kzclaims.tui.leaf import Leaf
from kzclaims.tui.pages import filter_page, fits_words, help_page, palette_page, problem_page
from kzclaims.tui.prompts import Words, ask, choose, confirm
from kzclaims.tui.records import disagreement_page, history_page
from kzclaims.tui.signs import LEVELS
from kzclaims.tui.sources import source_page
from kzclaims.tui.state import Review
from kzclaims.tui.terminal import Manner, terminal_encoding
from kzclaims.tui.threads import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.decisions import Decision, DecisionLog, Verb
    from kzclaims.text import Location
    from kzclaims.tui.pages import Page
    from kzclaims.tui.state import Target
    from kzclaims.tui.threads import Desk

NOT_SAVED = 3
_ASKED = {"explain": ("why is it as it is?", "a reason is needed"), "note": ("note:", "a note has words")}


def run_review(desk: Desk, log: DecisionLog, who: str, manner: Manner = Manner(), standing: Sequence[str] = ()) -> int:
    """Show the screen until the person leaves it; the exit code: 0, 3 with decisions not saved, 130, 143 or 129.

    The desk is walked beside the screen, at the start, for `R`, after the editor and when a file changes; it may raise
    KzclaimsError, which is shown. `standing` are notices that stay. Raises EnvironmentFault where the log cannot be
    read, and whatever went wrong inside, once the terminal is restored.
    """
    review = Review((), log, who, blind=manner.blind, actions=manner.actions)
    review.reading = Progress((), 0, 0)
    app = ReviewApp(review, desk, manner, [*standing, *_lacking(terminal_encoding())])
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


def _lacking(encoding: str) -> list[str]:
    if encoding.lower().replace("-", "") == "utf8":
        return []
    return ["this terminal knows no UTF-8: every letter that it lacks is shown as ?"]


class ReviewApp(Intake):
    """The program on the terminal. Each action is one row of actions.py."""

    # Choosing what is listed.

    async def action_back(self) -> None:
        """From a page back to where it was opened; stop reading; else to the list; there, all claims again."""
        if self.leaf:
            self.leaf = None
        elif not self.stop_reading():
            if self.review.pane == "claims":
                self.review.everything()
            self.review.pane = "claims"
        self.paint()

    def action_search(self) -> None:
        """List what holds some words, as they are typed; esc lists what was listed before."""
        before = self.review.needle
        question = "find: words of a question, a source, a speaker, a value"
        words = Words(before, self.review.search, follow=self.review.search)
        self.ask(ask(question, words, left=lambda: self.review.search(before)))

    def action_filter(self) -> None:
        """List only what has a value of a facet; enter chooses, esc leaves it."""
        held = self.review.choices()

        def chosen(place: int) -> None:
            self.review.narrow(held[place].facet, held[place].value)
            self.review.pane = "claims"

        on = next((place for place, each in enumerate(held) if each.on), 0)
        page = partial(filter_page, held)
        self.open_page(Leaf(page, len(held), on, choosing="list these", chosen=chosen))

    # Deciding.

    def action_decide(self, verb: Verb) -> None:
        """Decide at once on one thing; ask first for several, and for the words an explanation or a note needs."""
        targets = self.review.targets()
        if self.review.book.read_only or not targets:
            self._decided(verb, "", targets)
        elif verb in _ASKED:
            question, needed = _ASKED[verb]
            question = f"{question} ({drawing.target(self.review)}; esc leaves it)"
            self.ask(ask(question, Words("", lambda why: self._decided(verb, why, targets), needed)))
        elif self.review.pane == "claims" and self.review.marked:
            words = f"{verb} {count(len(targets), 'marked claim')}?"
            self.ask(confirm(words, lambda: self._decided(verb, "", targets)))
        else:
            self._decided(verb, "", targets)

    def _decided(self, verb: Verb, why: str, targets: Sequence[Target]) -> None:
        self.review.decide(verb, why, targets)
        self.paint()

    # Pages.

    def action_help(self) -> None:
        """Every key, and what the signs mean."""
        self.open_page(Leaf(lambda _place, width: help_page(self.review.actions, width)))

    def action_command_palette(self) -> None:
        """Every action by name, as many as fit the words typed; enter does the one that is chosen."""
        everything = [each for each in self.review.actions.actions if each.name != "command_palette"]
        found = list(everything)

        def chosen() -> Leaf:
            return Leaf(partial(palette_page, tuple(found)), len(found), choosing="do it")

        def follow(words: str) -> None:
            fitting = [each for each in everything if fits_words(each, words)]
            found[:] = sorted(fitting, key=lambda each: words.casefold() not in each.name)
            self.leaf = chosen()

        def move(by: int) -> None:
            if self.leaf:
                self.leaf.move(by)

        def done(_words: str) -> None:
            leaf, self.leaf = self.leaf, None
            if leaf and found:
                self.call_next(self.run_action, found[leaf.place].does or found[leaf.place].name)

        def left() -> None:
            self.leaf = None

        self.leaf = chosen()
        keys = {key: partial(move, by) for key, by in (("down", 1), ("up", -1), ("pagedown", 9), ("pageup", -9))}
        self.ask(ask("do: words of its name; down and up choose", Words("", done, follow=follow, keys=keys), left=left))

    def action_problems(self) -> None:
        """The findings; enter opens the editor at the line, tab goes to the claim."""
        findings = sorted(
            self._desk.findings, key=lambda each: [*LEVELS].index(each.level)
        )  # else in the order of check

        def chosen(place: int) -> None:
            if not self.review.show(findings[place].claim):
                key = self.review.keys["edit"]
                self.review.message = f"this finding belongs to no claim that is listed; {key} opens its line"
            self.review.pane = "claims"

        def edit(place: int) -> str:
            return self._edit(findings[place].place)

        page = partial(problem_page, findings)
        self.open_page(Leaf(page, len(findings), choosing="to the claim", chosen=chosen, edit=edit, edits=True))

    def action_history(self) -> None:
        """Everything said of the selected claim."""
        if current := self.review.current:
            self._history(f"history of {current.claim.id}", self.review.book.history(current.claim.id)[::-1])

    def action_session(self) -> None:
        """The newest lines of the log."""
        said = self.review.book.history()[::-1]
        self._history(f"{count(len(said), 'line')} in the log", said)

    def _history(self, title: str, said: Sequence[Decision]) -> None:
        page = partial(history_page, title, said)
        chosen = partial(self._to, [each.claim for each in said])
        self.open_page(Leaf(page, len(said), choosing="go to the claim", chosen=chosen))

    def action_disagreements(self) -> None:
        """Where two people stand against each other; enter goes to the claim."""
        book = self.review.book
        held = book.disagreements()
        page = partial(disagreement_page, held, book.agreements(), blind=book.blind)
        chosen = partial(self._to, [voices[0].claim for voices in held])
        self.open_page(Leaf(page, len(held), choosing="go to the claim", chosen=chosen))

    def _to(self, claims: Sequence[str], place: int) -> None:
        if not self.review.show(claims[place]):
            self.review.message = f"{claims[place]} is in the ledger no more"
        self.review.pane = "claims"

    def action_open(self) -> None:
        """Choose what the page offers; else the whole text of the selected source, the claim's other sources after it."""
        if self.leaf:
            self.action_edit() if self.leaf.edits else self.choose(self.leaf)
            return
        current, selected = self.review.current, self.review.current_evidence
        if current is None or selected is None:
            return
        held, everything = current.evidence, self.review.assessments

        def edit(place: int) -> str:
            return self._edit(held[place].found_at() or held[place].assertion.place())

        def page(place: int, width: int) -> Page:
            return source_page(current, held[place], everything, width)

        self.open_page(Leaf(page, len(held), held.index(selected), edit=edit))

    # The rest.

    def action_copy(self) -> None:
        """To the clipboard, by way of the terminal: one of several things."""
        copies = {each.key: each for each in to_copy(self.review)}

        def chosen(key: str) -> None:
            self._copy(copies[key].words, copies[key].name)

        if copies:
            self.ask(choose("copy", {each.key: each.name for each in copies.values()}, chosen))

    def _copy(self, words: str, name: str) -> None:
        if copied_by_tmux(words, os.environ):
            self.review.message = f"{name} copied, and in tmux's own buffer"
        else:
            if self._driver is not None:
                self._driver.write(copying(words, os.environ))
            self.review.message = f"{name} copied, if the terminal lets programs copy"
        self.paint()

    def action_edit(self) -> None:
        """The ledger at the line of what is selected; on a page, what it shows."""
        if self.leaf:
            self.leaf.edit()
            self.paint()
        elif place := self.review.place_to_edit():
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

    async def action_leave(self) -> None:
        """Leave the page, or the screen; with decisions that are not saved, try once more and ask."""
        if self.leaf:
            await self.action_back()
        elif not self.review.book.unsaved or self.review.book.write([]):
            self.exit()
        else:
            self.ask(confirm("Decisions are NOT SAVED. Leave without them?", self.exit))

    async def action_quit(self) -> None:
        """What the toolkit's own key does."""
        await self.action_leave()
