"""The review asked line by line, for screen readers, dumb terminals and pipes: sentences, no glyphs, no cursor."""

from __future__ import annotations

import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from kzclaims.counts import count
from kzclaims.errors import KzclaimsError
from kzclaims.tui import spoken
from kzclaims.tui.answers import read_answer
from kzclaims.tui.deciding import Deciding
from kzclaims.tui.editor import editor_command
from kzclaims.tui.state import Review
from kzclaims.tui.talk import Talk
from kzclaims.tui.telling import key_of
from kzclaims.tui.threads import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from kzclaims.assess import Assessment
    from kzclaims.decisions import DecisionLog
    from kzclaims.tui.terminal import Manner
    from kzclaims.tui.threads import Desk

NOT_SAVED = 3
_PAGE, _ALL = 10, 1_000_000
_PATIENCE = 5.0  # seconds between two lines about how far the reading is


def run_plain(
    desk: Desk,
    log: DecisionLog,
    who: str,
    manner: Manner,
    stdin: TextIO | None,
    stdout: TextIO,
    standing: Sequence[str] = (),
) -> int:
    """Ask about every open claim in turn until the answers end; 0, or 3 with decisions that could not be saved.

    `standing` are notices said once, after those of the desk. Raises KzclaimsError where the ledger or the log cannot
    be read; an interrupt leaves once it is said what is saved.
    """
    review = Review((), log, who, blind=manner.blind, actions=manner.actions)
    conversation = Conversation(desk, review, manner, Talk(stdin, stdout, plain_marks=manner.ascii))
    try:
        conversation.hold(standing)
    except (KeyboardInterrupt, SystemExit):
        with suppress(OSError):  # the terminal may be gone
            conversation.part()
        raise
    return conversation.part()


class Conversation(Deciding):
    """Questions on one stream, answers on another; every action of the screen has its word here."""

    def __init__(self, desk: Desk, review: Review, manner: Manner, talk: Talk) -> None:
        super().__init__(desk, review, talk)
        self._manner = manner
        self._changed: set[Path] = set()
        self._watch = Watch(self._changed.update)  # told by a thread; looked at before every answer
        self._noticed: list[str] = []
        self._over = False
        self._at_first = self._saved()

    def hold(self, standing: Sequence[str] = ()) -> None:
        """Read the ledger, then say a claim and do as is answered, until there are no more answers."""
        self.review.take(self._read())
        self.review.begin()
        self._notify()
        for notice in standing:
            self.talk.say(f"{notice}.")
        self.talk.say(spoken.state_words(self.review))
        if self.review.current and self.review.is_open(self.review.current):
            self.claim()
        elif self.review.current:
            self.to_open(1)
        while not self._over and (line := self.talk.ask(self._question())) is not None:
            if self._is_news():
                continue
            answer = read_answer(line, self.review.actions)
            if answer.action:
                _DOES[answer.action](self, answer.words)
            else:
                self.talk.say(f"“{answer.words}” is no action here; `help` names them all.")

    def part(self) -> int:
        """Try once more to save what is not, say how far the review is and what is saved; the exit code."""
        self._watch.end()
        book = self.review.book
        if book.unsaved:
            book.write([])
        saved = self._saved() - self._at_first
        self.talk.say(f"{spoken.state_words(self.review)} Saved in this session: {count(saved, 'decision')}.")
        if not book.unsaved:
            return 0
        self.talk.say(f"NOT SAVED: {count(len(book.unsaved), 'decision')}. {book.fault}")
        for line in spoken.record_words(book.unsaved):
            self.talk.say(line)
        return NOT_SAVED

    def _saved(self) -> int:
        return sum(each.who == self.review.book.who and each.number > 0 for each in self.review.book.history())

    def _question(self) -> str:
        on = "" if self.review.pane == "claims" and not self.review.marked else f" (on {self.focused()})"
        return f"accept, reject, defer, explain, note, skip, undo, quit or help{on}?"

    def _read(self) -> Sequence[Assessment]:
        said = time.monotonic()

        def seen(found: Sequence[Assessment], total: int) -> None:
            nonlocal said
            if time.monotonic() - said > _PATIENCE:
                said = time.monotonic()
                self.talk.say(f"{len(found)} of {count(total, 'claim is', 'claims are')} read.")

        found = self.desk.walk(seen)
        self._watch.on(self.desk.files())
        return found

    def reload(self, _words: str = "") -> None:
        """Read the ledger, its texts and the log again, and try once more to save what is not."""
        if self._reread():
            self.talk.say(f"{self.review.message}. {spoken.state_words(self.review)}")
            self._notify()

    def _reread(self) -> bool:
        """Whether the ledger could be read again; else what was read before stays."""
        try:
            found = self._read()
        except KzclaimsError as fault:
            self.review.reload(self.review.assessments)
            self.talk.say(str(fault))
            return False
        self.review.reload(found)
        return True

    def _notify(self) -> None:
        """Say what must be known before any decision, each thing once."""
        noticed = [*self.desk.notices, *spoken.banner_words(self.review.book)]
        for notice in noticed:
            if notice not in self._noticed:
                self.talk.say(f"{notice}.")
        self._noticed = noticed

    def _is_news(self) -> bool:
        """Take in what others decided and what changed on the disk; whether the claim last said is another by now."""
        if self.review.look_into_the_log():
            self.talk.say(f"{self.review.message}.")
            self._notify()
        changed = self._watch.look() | {self._changed.pop() for _ in range(len(self._changed))}
        before = _read_of(self.review.assessments)
        if not changed or not self._reread() or _read_of(self.review.assessments) == before:
            return False
        self.talk.say(f"{', '.join(sorted(path.name for path in changed))} changed on disk and was read again.")
        self._notify()
        current = self.review.current
        if self.told is None or (current and key_of(current) == self.told):
            return False
        self.talk.say("What was said has changed since, so your answer was not taken.")
        self.claim()
        return True

    def edit(self, words: str) -> None:
        """Open the person's editor where there is one to talk to; else say the place."""
        evidence = self.chosen(words) if words else None
        place = evidence.assertion.place() if evidence else self.review.place_to_edit()
        if place is None or (words and not evidence):
            return
        if not self.talk.to_a_person or not self._manner.editor:
            self.talk.say(f"{place}: what is changed there is read again with your next answer.")
            return
        try:
            subprocess.run(editor_command(self._manner.editor, place), check=True)  # noqa: S603 - the person's own editor
        except (ValueError, OSError, subprocess.SubprocessError) as fault:
            self.talk.say(f"{place} was not opened: {fault} (EDITOR names it).")

    def leave(self, _words: str = "") -> None:
        """End it, unless something is not saved and the person stays."""
        book = self.review.book
        unsaved = bool(book.unsaved) and not book.write([])
        self._over = not unsaved or self.talk.agreed(f"NOT SAVED: {book.fault} Leave without them?")


def _read_of(assessments: Sequence[Assessment]) -> list[object]:
    """What the files say, and nothing that was decided: a log put beside them is no change of theirs."""
    return [(each.claim, each.evidence, each.seal) for each in assessments]


def _interrupt(_conversation: Conversation, _words: str) -> None:
    raise KeyboardInterrupt


_DOES: Mapping[str, Callable[[Conversation, str], object]] = {
    "accept": lambda it, words: it.decide("accept", words),
    "reject": lambda it, words: it.decide("reject", words),
    "defer": lambda it, words: it.decide("defer", words),
    "explain": lambda it, words: it.decide("explain", words),
    "note": lambda it, words: it.decide("note", words),
    "skip": Conversation.skip,
    "undo": lambda it, _words: it.turn("undo"),
    "redo": lambda it, _words: it.turn("redo"),
    "mark": Conversation.mark,
    "down": lambda it, _words: it.move(1),
    "up": lambda it, _words: it.move(-1),
    "page_down": lambda it, _words: it.move(_PAGE),
    "page_up": lambda it, _words: it.move(-_PAGE),
    "first": lambda it, _words: it.move(-_ALL),
    "last": lambda it, _words: it.move(_ALL),
    "next_open": lambda it, _words: it.to_open(1),
    "previous_open": lambda it, _words: it.to_open(-1),
    "next_pane": lambda it, _words: it.focus(1),
    "previous_pane": lambda it, _words: it.focus(-1),
    "next_pair": lambda it, _words: it.pair(1),
    "previous_pair": lambda it, _words: it.pair(-1),
    "open": Conversation.source,
    "back": Conversation.back,
    "search": Conversation.search,
    "filter": Conversation.filter,
    "problems": Conversation.problems,
    "history": Conversation.history,
    "session": Conversation.session,
    "disagreements": Conversation.disagreements,
    "reload": Conversation.reload,
    "copy": Conversation.copies,
    "edit": Conversation.edit,
    "theme": lambda it, _words: it.talk.say("There are no colours here."),
    "help": Conversation.help,
    "command_palette": Conversation.help,
    "leave": Conversation.leave,
    "interrupt": _interrupt,
    "list": Conversation.listed,
    "go": Conversation.go,
    "again": Conversation.claim,
}
"""What each action of the table does, and each word of plain mode's own."""
