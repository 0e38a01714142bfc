"""Deciding in plain mode: on the claim last said, on assertions by their letters, on all that are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.counts import count
from kzclaims.tui.answers import read_subject
from kzclaims.tui.going import Going
from kzclaims.tui.telling import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.decisions import Verb
    from kzclaims.tui.state import Target

_ASKED = {"explain": "Why is it as it is? An empty line leaves it.", "note": "The note? An empty line leaves it."}

_NO_CLAIM = "No claim has been said that it could be on; `next`, `list` or `go` finds one."


class Deciding(Going):
    """Told claims, and decisions on what was told and on nothing else."""

    def decide(self, verb: Verb, words: str) -> None:
        """Decide on what was said last: the claim, what its letters name, or all that are marked."""
        review, current = self.review, self.review.current
        if review.book.read_only:
            self.talk.say(f"Nothing can be decided: {review.book.read_only}.")
        elif current is None or self.told != key_of(current):
            self.talk.say(f"Nothing was decided. {_NO_CLAIM}")
        elif isinstance(subject := read_subject(words, current, reason=verb in _ASKED), str):
            self.talk.say(f"Nothing was decided. {subject}")
        else:
            targets = [(current, subject.ids)] if subject.ids else review.targets()
            several = not subject.ids and review.pane == "claims" and bool(review.marked)
            if (why := self._reason(verb, subject.words, len(targets) if several else 0)) is None:
                self.talk.say("Nothing was decided.")
            else:
                self._save(verb, why, targets)

    def _reason(self, verb: Verb, words: str, marked: int) -> str | None:
        """The words of a decision, asked for where it needs any, as a yes is for marked claims; None leaves it."""
        if verb in _ASKED:
            return words or (self.talk.ask(_ASKED[verb]) or "").strip() or None
        if marked and not self.talk.agreed(f"{verb} {count(marked, 'marked claim')}?"):
            return None
        return ""

    def _save(self, verb: Verb, why: str, targets: Sequence[Target]) -> None:
        review, marked = self.review, set(self.review.marked)
        if not review.decide(verb, why, targets):
            again = "The decision is kept and tried again: reload does, or the next one."
            self.talk.say(f"NOT SAVED: {review.book.fault} {again}")
            return
        part = bool(targets[0][1])
        if part:
            review.marked |= marked  # the marks are those of claims
        self.talk.say(f"{review.message}.")
        if review.current and key_of(review.current) != self.told:
            self.claim()
        elif review.current and not review.is_open(review.current) and not part and verb != "note":
            self.rest()

    def turn(self, meant: str) -> None:
        """Undo or redo, and say the claim it was on."""
        before = self.review.book.version
        self.review.undo() if meant == "undo" else self.review.redo()
        self.talk.say(f"{self.review.message}.")
        if self.review.book.version != before:
            self.claim()

    def mark(self, _words: str = "") -> None:
        """Mark the claim, or take its mark away, and go one down."""
        if not self.review.shown:
            self.talk.say(f"Nothing was marked. {_NO_CLAIM}")
            return
        self.review.mark()
        self.talk.say(f"{self.review.message or 'None marked'}.")
        if self.review.current and key_of(self.review.current) != self.told:
            self.claim()
