"""Moving about in plain mode: from claim to claim, between claims, assertions and pairs, and what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.counts import count
from kzclaims.schema import did_you_mean
from kzclaims.tui import spoken
from kzclaims.tui.evidence import letter
from kzclaims.tui.listing import PANES
from kzclaims.tui.telling import Telling, key_of

if TYPE_CHECKING:
    from kzclaims.tui.state import Review
    from kzclaims.tui.talk import Talk
    from kzclaims.tui.threads import Desk


class Going(Telling):
    """Told claims, and ways from one to another."""

    def __init__(self, desk: Desk, review: Review, talk: Talk) -> None:
        super().__init__(desk, review, talk)
        self._skipped: set[str] = set()

    def to_open(self, step: int) -> None:
        """To the next claim that waits; those skipped come again once all have been said."""
        if not self.review.next_open(step):
            self.rest()
            return
        if self.review.current and self.review.current.claim.id in self._skipped:
            self._skipped.clear()
            self.talk.say("Every open claim has been said; those skipped come again.")
        self.claim()

    def skip(self, _words: str = "") -> None:
        """On to the next open claim, deciding nothing."""
        if self.review.current:
            self._skipped.add(self.review.current.claim.id)
        self.to_open(1)

    def rest(self) -> None:
        """Nothing waits: what comes next is on no claim until one is gone to."""
        self.told = None
        self.talk.say("Nothing here is open. `list`, `go`, `undo`, `disagreements`, `quit` or `help`?")

    def move(self, by: int) -> None:
        """So many down (or up) in what is decided on: claims, assertions or pairs."""
        if self.review.pane == "passages":
            self.pair(1 if by > 0 else -1)
            return
        before = self.review.cursor, self.review.assertion
        self.review.move(by)
        if before == (self.review.cursor, self.review.assertion):
            self.talk.say("There is no further one.")
        elif self.review.pane == "assertions":
            self.talk.say(f"Deciding on {self.focused()}.")
        else:
            self.claim()

    def focus(self, step: int) -> None:
        """From claims to assertions to pairs, or the other way: what a decision without letters is on."""
        self.review.pane = PANES[(PANES.index(self.review.pane) + step) % len(PANES)]
        self.talk.say(f"Deciding on {self.focused()}.")

    def go(self, words: str) -> None:
        """To a claim by its id or by its number in the list."""
        shown = self.review.shown
        claim = shown[int(words) - 1].claim.id if words.isdecimal() and 0 < int(words) <= len(shown) else words
        if self.review.show(claim):
            self.claim()
        else:
            guess = did_you_mean(words, [each.claim.id for each in self.review.assessments])
            self.talk.say(f"There is no claim “{words}”{f'; {guess}' if guess else '.'}")

    # Choosing what is listed.

    def search(self, words: str) -> None:
        """List only claims that hold the words."""
        self.review.search(words or self.talk.ask("Which words? An empty line takes the search off.") or "")
        self._listed()

    def filter(self, words: str) -> None:
        """Say what the list can be narrowed by, or narrow it by a value, with its facet or without."""
        choices = self.review.choices()
        if not words:
            for line in spoken.choice_words(choices):
                self.talk.say(line)
            self.talk.say("As in `filter verdict contradict`; the same again takes it off.")
            return
        wanted = words.casefold()
        found = [each for each in choices if wanted in {each.value.casefold(), f"{each.facet} {each.value}".casefold()}]
        if len(found) == 1:
            self.review.narrow(found[0].facet, found[0].value)
            self._listed()
        else:
            said = "more than one thing" if found else "nothing"
            self.talk.say(f"“{words}” is {said} that the list can be narrowed by; `filter` alone says what there is.")

    def _listed(self) -> None:
        narrowed = self.review.narrowed()
        total = len(self.review.assessments)
        self.talk.say(
            f"{len(self.review.shown)} of {count(total, 'claim is', 'claims are')} listed{narrowed and f', {narrowed}'}."
        )
        if not self.review.current or key_of(self.review.current) != self.told:
            self.claim()

    def back(self, _words: str = "") -> None:
        """All claims again, none marked, and decisions on claims."""
        self.review.everything()
        self.review.pane = "claims"
        self.talk.say(
            f"All is listed: {count(len(self.review.assessments), 'claim')}, none marked; decisions are on claims."
        )

    def focused(self) -> str:
        """What a decision without letters would be on, in words."""
        targets = self.review.targets()
        if self.review.pane == "claims" or not targets:
            return count(len(targets), "marked claim") if self.review.marked else "the claim"
        ids = [each.assertion.id for each in targets[0][0].evidence]
        return " and ".join(letter(ids.index(each)) for each in targets[0][1]) or "the claim"
