"""The state of a review: what a key does to what is listed and decided. No terminal is known here.

Every decision is on disk before the cursor moves; where the disk refuses, the cursor stays and `book.fault` says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.counts import count
from kzclaims.decisions import Decision
from kzclaims.errors import EnvironmentFault
from kzclaims.printable import printable
from kzclaims.tui.actions import ACTIONS, Table
from kzclaims.tui.book import Book
from kzclaims.tui.lines import collapsed
from kzclaims.tui.listing import Listing
from kzclaims.tui.signs import DECIDED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.decisions import DecisionLog, Verb
    from kzclaims.tui.threads import Progress

Target = tuple["Assessment", tuple[str, ...]]


class Review(Listing):
    """One reviewer's session over a sequence of assessments; `actions` is the table whose keys the person has.

    While the ledger is read, `reading` says how far. `notices` are lines that stay on the screen: what must be known
    before any decision.
    """

    def __init__(
        self,
        assessments: Sequence[Assessment],
        log: DecisionLog,
        who: str,
        *,
        blind: bool = False,
        actions: Table = ACTIONS,
    ) -> None:
        super().__init__(Book(log, who, blind=blind))
        self.actions = actions
        self.keys = {action.name: action.key for action in actions.actions}
        self.reading: Progress | None = None
        self.notices: list[str] = []
        self._steps = 0
        self.take(assessments)
        self.begin()

    def begin(self) -> None:
        """Go to the first claim that is open."""
        self.cursor = 0
        if self.current and not self.is_open(self.current):
            self.next_open()
        self.message = ""

    def targets(self) -> list[Target]:
        """What a decision would be made on: the marked claims, or what the pane in focus has selected."""
        current, pair = self.current, self.current_pair
        if self.pane == "claims" and self.marked:
            return [(each, ()) for each in self.assessments if each.claim.id in self.marked]
        if current is None:
            return []
        if self.pane == "passages" and pair:
            return [(current, (pair.a.assertion.id, pair.b.assertion.id))]
        if self.pane != "claims" and self.current_evidence:
            return [(current, (self.current_evidence.assertion.id,))]
        return [(current, ())]

    def decide(self, verb: Verb, why: str = "", targets: Sequence[Target] | None = None) -> bool:
        """Save a decision on the targets, then go on to what is open; whether the disk has it.

        Targets are given where the person was asked something first: what is decided on is what was shown then. Several
        are one step, undone together. Where the disk refuses, the decision is kept unsaved and the cursor stays. Nothing
        is decided where nothing can be. A note is saved likewise, and the cursor stays.
        """
        targets = self.targets() if targets is None else targets
        if self.book.read_only:
            self.message = f"nothing can be decided: {self.book.read_only}"
            return False
        if not targets:
            self.message = "nothing is selected"
            return False
        drafts = self._drafts(verb, why, targets)
        self.message = ""
        if not self.book.write(drafts):
            self._list()
            return False
        if verb == "note":
            self._list()
        else:
            self._go_on()
        self.message = f"{DECIDED[verb].word}: {_named(drafts)}"
        return True

    def _drafts(self, verb: Verb, why: str, targets: Sequence[Target]) -> list[Decision]:
        when, reason, who = self.book.log.now(), printable(collapsed(why)), self.book.who
        self._steps += 1
        batch = -self._steps if len(targets) > 1 else 0
        return [Decision(0, a.claim.id, ids, verb, who, when, reason, a.seal, batch=batch) for a, ids in targets]

    def _go_on(self) -> None:
        """After a decision: the next open claim, the next assertion or the next pair; the last of each stays."""
        if self.pane == "claims":
            self.marked.clear()
            if self.current and not self.is_open(self.current):
                self.next_open()
            self._list(self.current.claim.id if self.current else "")
        elif self.pane == "assertions":
            self.move(1)
        elif self.current and self.pair + 1 < len(self.current.pairs):
            self.pair += 1

    def undo(self) -> None:
        """Take back this reviewer's last step and go to its claim."""
        self._turn(self.book.undo, "undone", "there is nothing to undo")

    def redo(self) -> None:
        """Bring back what was undone last and go to its claim."""
        self._turn(self.book.redo, "redone", "there is nothing to redo")

    def _turn(self, turn: Callable[[], Sequence[Decision]], said: str, nothing: str) -> None:
        try:
            turned = turn()
        except EnvironmentFault as fault:
            self.message = f"not {said}: {fault}"
            return
        if not turned:
            self.message = nothing
            return
        if not self.show(turned[-1].claim):
            self._list()
        self.message = f"{said}: {turned[0].verb} of {_named(turned)}"

    # What comes in from outside.

    def reload(self, assessments: Sequence[Assessment]) -> None:
        """Take new assessments, read the log again and try to save what is unsaved."""
        self.message = "read again"
        try:
            self.book.read()
            self.book.write([])
        except EnvironmentFault as fault:
            self.message = str(fault)
        self.take(assessments)

    def look_into_the_log(self) -> bool:
        """Take in what others decided meanwhile; whether anything changed."""
        try:
            added = self.book.others()
        except EnvironmentFault as fault:
            self.message = str(fault)
            return True
        if added:
            self._list()
            self.message = f"the log has changed: {count(added, 'line')} of others"
        return bool(added)


# What a key does to the state and to nothing else, by the name of its action.
STEPS: Mapping[str, Callable[[Review], object]] = {
    "next_open": Review.next_open,
    "skip": Review.next_open,
    "previous_open": lambda review: review.next_open(-1),
    "next_pair": lambda review: review.choose_pair(1),
    "previous_pair": lambda review: review.choose_pair(-1),
    "mark": Review.mark,
    "undo": Review.undo,
    "redo": Review.redo,
}


def _named(decisions: Sequence[Decision]) -> str:
    first = decisions[0]
    return f"{len(decisions)} claims" if len(decisions) > 1 else " / ".join((first.claim, *first.assertions))
