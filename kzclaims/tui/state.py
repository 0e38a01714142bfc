"""The state of a review: what is listed, what is selected, what a key does to it. No terminal is known here.

Every decision is on disk before the cursor moves; where the disk refuses, the cursor stays and `book.fault` says why.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kzclaims.assess import Verdict
from kzclaims.decisions import Decision
from kzclaims.errors import EnvironmentFault
from kzclaims.printable import printable
from kzclaims.quote import FAITHFUL
from kzclaims.tui.book import Book
from kzclaims.tui.lines import collapsed
from kzclaims.tui.signs import DECIDED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.decisions import DecisionLog, Verb
    from kzclaims.text import Location

Pane = Literal["claims", "assertions", "passages"]
PANES: tuple[Pane, ...] = ("claims", "assertions", "passages")
Target = tuple["Assessment", tuple[str, ...]]
_URGENCY = tuple(Verdict)

VIEWS: dict[str, Callable[[Review, Assessment], bool]] = {
    "all": lambda _review, _each: True,
    "open": lambda review, each: review.is_open(each),
    "contradict": lambda _review, each: each.verdict is Verdict.CONTRADICT,
    "differ": lambda _review, each: each.verdict is Verdict.DIFFER,
    "unresolved": lambda _review, each: each.verdict is Verdict.UNRESOLVED,
    "agree": lambda _review, each: each.verdict is Verdict.AGREE,
    "single source": lambda _review, each: each.verdict is Verdict.SINGLE,
    "quote in doubt": lambda _review, each: any(one.match.state not in FAITHFUL for one in each.evidence),
    "stale": lambda review, each: review.book.on(each).stale,
    "deferred": lambda review, each: review.book.on(each).deferred,
    "decided": lambda review, each: review.book.on(each).settled,
}


def urgency(assessment: Assessment) -> tuple[int, Decimal]:
    """What needs a person first: contradict, differ, unresolved, agree, single; the larger gap first within each."""
    worst = assessment.worst
    gap = worst.comparison.gap if worst and worst.comparison.gap is not None else Decimal(0)
    return _URGENCY.index(assessment.verdict), -gap


class Review:
    """One reviewer's session over a sequence of assessments.

    `shown` are the assessments that the view and the words searched for leave, by urgency; `cursor` is a place in
    them, `assertion` and `pair` are places in the selected one. `message` is what the last key did, in one sentence.
    """

    book: Book

    def __init__(self, assessments: Sequence[Assessment], log: DecisionLog, who: str) -> None:
        self.book = Book(log, who)
        self.pane: Pane = "claims"
        self.cursor = self.assertion = self.pair = 0
        self.view = "all"
        self.needle = ""
        self.marked: set[str] = set()
        self.message = ""
        self.assessments: list[Assessment] = []
        self.shown: list[Assessment] = []
        self._counts: dict[str, int] = {}
        self._counted_at = -1
        self._take(assessments)
        if self.current and not self.is_open(self.current):
            self.next_open()
        self.message = ""

    # What is there and what is selected.

    @property
    def current(self) -> Assessment | None:
        """The selected assessment, None where nothing is listed."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    @property
    def current_pair(self) -> Pair | None:
        """The selected pair, None for a single assertion."""
        return self.current.pairs[self.pair] if self.current and self.current.pairs else None

    @property
    def current_evidence(self) -> Evidence | None:
        """The selected assertion; where the assertions are not in focus, the first of the selected pair."""
        if self.current is None or not self.current.evidence:
            return None
        if self.pane != "assertions" and self.current_pair:
            return self.current_pair.a
        return self.current.evidence[self.assertion]

    def is_open(self, assessment: Assessment) -> bool:
        """Whether a claim still waits: nothing decided, or decided on what has changed since."""
        standing = self.book.on(assessment)
        return not standing.settled and not standing.deferred

    def count(self, view: str) -> int:
        """How many claims a view holds, whatever is searched for; counted once after every change."""
        if self._counted_at != self.book.version:
            self._counts, self._counted_at = {}, self.book.version
        if view not in self._counts:
            self._counts[view] = sum(VIEWS[view](self, each) for each in self.assessments)
        return self._counts[view]

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

    # Moving about.

    def move(self, by: int) -> None:
        """Go down (or up) in what the focus is on; the ends hold."""
        self.message = ""
        if self.pane == "claims":
            self._select(self.cursor + by)
        elif self.pane == "assertions" and self.current:
            self.assertion = _within(self.assertion + by, len(self.current.evidence))

    def choose_pair(self, by: int) -> None:
        """Go to the next (or previous) pair, round and round."""
        if self.current and self.current.pairs:
            self.pair = (self.pair + by) % len(self.current.pairs)
            self.message = f"pair {self.pair + 1} of {len(self.current.pairs)}"
        else:
            self.message = "there is no pair here: one assertion only"

    def next_open(self, step: int = 1) -> bool:
        """Go to the next (step 1) or previous (-1) claim that waits, else to one put off; round the list once."""
        for waits in (self.is_open, lambda each: self.book.on(each).deferred):
            for distance in range(1, len(self.shown) + 1):
                place = (self.cursor + step * distance) % len(self.shown)
                if waits(self.shown[place]):
                    self._select(place)
                    self.message = ""
                    return True
        self.message = "nothing here is open" if self.shown else "nothing is listed"
        return False

    def show(self, claim: str) -> bool:
        """Go to a claim, listing all claims where it is not listed; whether there is such a claim."""
        if claim not in {each.claim.id for each in self.assessments}:
            return False
        if claim not in {each.claim.id for each in self.shown}:
            self.view, self.needle = "all", ""
        self._list(claim)
        return True

    def words_to_copy(self) -> str:
        """The claim and its sentence, the quote, or the sentence on the pair, by the pane in focus."""
        current, evidence, pair = self.current, self.current_evidence, self.current_pair
        if current is None:
            return ""
        if self.pane == "passages" and pair:
            return pair.comparison.reason
        if self.pane != "claims" and evidence and evidence.assertion.quote:
            return evidence.assertion.quote.exact
        return f"{current.claim.id}: {current.claim.question}\n{current.sentence}"

    def place_to_edit(self) -> Location | None:
        """Where in the ledger the selected assertion stands, or the claim; None where nothing is selected."""
        if self.current is None:
            return None
        if self.pane != "claims" and self.current_evidence:
            return self.current_evidence.assertion.place()
        return self.current.claim.place()

    def _select(self, place: int) -> None:
        place = _within(place, len(self.shown))
        if place != self.cursor:
            self.assertion = self.pair = 0
        self.cursor = place

    # Choosing what is listed.

    def search(self, needle: str) -> None:
        """List only claims that hold every word of `needle` in their question, ids, sources, speakers or values."""
        self.needle = needle.strip()
        self._list()

    def cycle_view(self) -> None:
        """Go to the next view that holds anything."""
        names = list(VIEWS)
        start = names.index(self.view)
        following = (names[(start + step) % len(names)] for step in range(1, len(names) + 1))
        self.view = next((name for name in following if self.count(name)), "all")
        self._list()

    def everything(self) -> bool:
        """List all claims and mark none; whether that changed anything."""
        narrowed = self.view != "all" or bool(self.needle) or bool(self.marked)
        self.view, self.needle = "all", ""
        self.marked.clear()
        self._list()
        return narrowed

    def mark(self) -> None:
        """Mark the selected claim, or take its mark away, and go one down."""
        if self.current:
            self.marked ^= {self.current.claim.id}
            self._select(self.cursor + 1)
            self.message = f"{len(self.marked)} marked" if self.marked else ""

    def _take(self, assessments: Sequence[Assessment]) -> None:
        self.assessments = sorted(assessments, key=urgency)
        self._counted_at = -1
        self.marked &= {each.claim.id for each in self.assessments}
        self._list()

    def _list(self, claim: str = "") -> None:
        """List what the filters leave; the cursor goes to `claim`, or stays with the claim it is on."""
        wanted = claim or (self.current.claim.id if self.current else "")
        words = self.needle.casefold().split()
        chosen = VIEWS[self.view]
        self.shown = [each for each in self.assessments if chosen(self, each) and _holds(each, words)]
        ids = [each.claim.id for each in self.shown]
        place = ids.index(wanted) if wanted in ids else self.cursor
        if wanted not in ids or claim:
            self.assertion = self.pair = 0
        self.cursor = _within(place, len(self.shown))
        if self.current:
            self.assertion = _within(self.assertion, len(self.current.evidence))
            self.pair = _within(self.pair, len(self.current.pairs))

    # Deciding.

    def decide(self, verb: Verb, why: str = "", targets: Sequence[Target] | None = None) -> bool:
        """Save a decision on the targets, then go on to what is open; whether the disk has it.

        Targets are given where the person was asked something first: what is decided on is what was shown then. Where
        the disk refuses, the decision is kept unsaved and the cursor stays. Nothing is decided where nothing can be.
        """
        targets = self.targets() if targets is None else targets
        if self.book.read_only:
            self.message = f"nothing can be decided: {self.book.read_only}"
            return False
        if not targets:
            self.message = "nothing is selected"
            return False
        when, reason = self.book.log.now(), printable(collapsed(why))
        drafts = [Decision(0, a.claim.id, ids, verb, self.book.who, when, reason, a.seal) for a, ids in targets]
        self.message = ""
        if not self.book.write(drafts):
            self._list()
            return False
        self._go_on()
        self.message = f"{DECIDED[verb].word}: {_named(drafts)}"
        return True

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
        """Take back this reviewer's newest decision and go to its claim."""
        self._turn(self.book.undo, "undone", "there is nothing to undo")

    def redo(self) -> None:
        """Bring back what was undone last and go to its claim."""
        self._turn(self.book.redo, "redone", "there is nothing to redo")

    def _turn(self, turn: Callable[[], Decision | None], said: str, nothing: str) -> None:
        try:
            turned = turn()
        except EnvironmentFault as fault:
            self.message = f"not {said}: {fault}"
            return
        if turned is None:
            self.message = nothing
            return
        if not self.show(turned.claim):
            self._list()
        self.message = f"{said}: {turned.verb} of {_named([turned])}"

    def reload(self, assessments: Sequence[Assessment]) -> None:
        """Take new assessments, read the log again and try to save what is unsaved."""
        self.message = "read again"
        try:
            self.book.read()
            self.book.write([])
        except EnvironmentFault as fault:
            self.message = str(fault)
        self._take(assessments)


# What a key does to the state and to nothing else, by the name of its action.
STEPS: Mapping[str, Callable[[Review], object]] = {
    "next_open": Review.next_open,
    "skip": Review.next_open,
    "previous_open": lambda review: review.next_open(-1),
    "next_pair": lambda review: review.choose_pair(1),
    "previous_pair": lambda review: review.choose_pair(-1),
    "view": Review.cycle_view,
    "mark": Review.mark,
    "undo": Review.undo,
    "redo": Review.redo,
}


def _within(place: int, length: int) -> int:
    return max(0, min(place, length - 1))


def _named(decisions: Sequence[Decision]) -> str:
    first = decisions[0]
    return f"{len(decisions)} claims" if len(decisions) > 1 else " / ".join((first.claim, *first.assertions))


def _holds(assessment: Assessment, words: Sequence[str]) -> bool:
    if not words:
        return True
    held = [assessment.claim.id, assessment.claim.question, assessment.claim.topic, *assessment.claim.tags]
    for each in assessment.evidence:
        held += (each.source.id, each.source.publisher, each.assertion.speaker, each.assertion.value)
    text = " ".join(held).casefold()
    return all(word in text for word in words)
