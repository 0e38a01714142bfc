"""What is listed and what is selected: the queue by urgency, the filters, the cursor and its place within a claim."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kzclaims.assess import Verdict
from kzclaims.tui.filters import FACETS, choices, fits, holds, states_at_rest, states_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.text import Location
    from kzclaims.tui.book import Book
    from kzclaims.tui.filters import Choice

Pane = Literal["claims", "assertions", "passages"]
PANES: tuple[Pane, ...] = ("claims", "assertions", "passages")
_URGENCY = tuple(Verdict)


def urgency(assessment: Assessment) -> tuple[int, Decimal]:
    """What needs a person first: contradict, differ, unresolved, agree, single; the larger gap first within each."""
    worst = assessment.worst
    gap = worst.comparison.gap if worst and worst.comparison.gap is not None else Decimal(0)
    return _URGENCY.index(assessment.verdict), -gap


class Listing:
    """Assessments by urgency, those of them that the filters and the words searched for leave, and the selection.

    `shown` is what is listed; `cursor` is a place in it, `assertion` and `pair` are places in the selected one.
    `message` is what the last key did, in one sentence.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.pane: Pane = "claims"
        self.cursor = self.assertion = self.pair = 0
        self.filters: dict[str, str] = {}
        self.needle = ""
        self.marked: set[str] = set()
        self.message = ""
        self.assessments: list[Assessment] = []
        self.shown: list[Assessment] = []
        self._by_id: dict[str, list[Assessment]] = {}
        self._at_rest: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._counted_at = -1

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

    def count(self, name: str) -> int:
        """How many claims have a state or a verdict, whatever is listed; counted anew where something was said."""
        if self._counted_at != self.book.version:
            self._counts = self._at_rest.copy()
            for claim in self.book.claims:
                for each in self._by_id.get(claim, ()):
                    self._counts.subtract(states_at_rest(each))
                    self._counts.update(states_of(self.book, each))
            self._counted_at = self.book.version
        return self._counts[name]

    def place_to_edit(self) -> Location | None:
        """Where in the ledger the selected assertion stands, or the claim; None where nothing is selected."""
        if self.current is None:
            return None
        if self.pane != "claims" and self.current_evidence:
            return self.current_evidence.assertion.place()
        return self.current.claim.place()

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
        if claim not in self._by_id:
            return False
        if claim not in {each.claim.id for each in self.shown}:
            self.filters, self.needle = {}, ""
        self._list(claim)
        return True

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

    def choices(self) -> list[Choice]:
        """Every value of every facet that the list can be narrowed by."""
        return choices(self.book, self.assessments, self.filters)

    def narrow(self, facet: str, value: str) -> None:
        """List only claims that have this value, beside what is narrowed by already; the same again takes it off."""
        assert facet in FACETS
        if self.filters.get(facet) == value:
            del self.filters[facet]
        else:
            self.filters[facet] = value
        self._list()

    def narrowed(self) -> str:
        """What the list is narrowed by, in words; empty where all claims are listed."""
        parts = [f"{facet}: {value}" for facet, value in self.filters.items()]
        return " + ".join([*parts, f"“{self.needle}”"] if self.needle else parts)

    def everything(self) -> bool:
        """List all claims and mark none; whether that changed anything."""
        narrowed = bool(self.filters) or bool(self.needle) or bool(self.marked)
        self.filters, self.needle = {}, ""
        self.marked.clear()
        self._list()
        return narrowed

    def mark(self) -> None:
        """Mark the selected claim, or take its mark away, and go one down."""
        if self.current:
            self.marked ^= {self.current.claim.id}
            self._select(self.cursor + 1)
            self.message = f"{len(self.marked)} marked" if self.marked else ""

    def take(self, assessments: Sequence[Assessment]) -> None:
        """List these from now on; the cursor stays with its claim where that is still there."""
        self.assessments = sorted(assessments, key=urgency)
        self._by_id = {}
        self._at_rest = Counter()
        self._know(self.assessments)
        self.marked &= self._by_id.keys()
        self._list()

    def grow(self, assessments: Sequence[Assessment]) -> None:
        """List also what has come after those that are listed, which `assessments` begins with."""
        come = assessments[len(self.assessments) :]
        self.assessments = [*self.assessments]  # what is shown until now may be the same list
        for each in come:
            insort(self.assessments, each, key=urgency)
        self._know(come)
        self._list()

    def _know(self, assessments: Sequence[Assessment]) -> None:
        for each in assessments:
            self._by_id.setdefault(each.claim.id, []).append(each)  # a ledger at fault may have one id twice
            self._at_rest.update((each.verdict, *states_at_rest(each)))
        self._counted_at = -1

    def _list(self, claim: str = "") -> None:
        """List what the filters leave; the cursor goes to `claim`, or stays with the claim it is on."""
        wanted = claim or (self.current.claim.id if self.current else "")
        words = self.needle.casefold().split()
        self.shown = self.assessments
        if self.filters or words:
            self.shown = [e for e in self.assessments if fits(self.book, e, self.filters) and holds(e, words)]
        place = next((place for place, each in enumerate(self.shown) if each.claim.id == wanted), None)
        if place is None or claim:
            self.assertion = self.pair = 0
        self.cursor = _within(self.cursor if place is None else place, len(self.shown))
        if self.current:
            self.assertion = _within(self.assertion, len(self.current.evidence))
            self.pair = _within(self.pair, len(self.current.pairs))


def _within(place: int, length: int) -> int:
    return max(0, min(place, length - 1))
