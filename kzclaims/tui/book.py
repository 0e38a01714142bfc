"""What one reviewer has decided: what stands, what is stale, what the disk has not taken yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.agreement import agreements, disagreements
from kzclaims.compare import Relation
from kzclaims.decisions import TURNS, alive, last_done, notes, subject
from kzclaims.errors import EnvironmentFault
from kzclaims.tui.signs import DECIDED, STALE, UNSAVED, Sign, trouble_sign

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kzclaims.agreement import Agreement
    from kzclaims.assess import Assessment
    from kzclaims.decisions import Damage, Decision, DecisionLog, Subject

_SETTLES = frozenset({"accept", "reject", "explain"})
_APART = frozenset({Relation.DIFFERS, Relation.CONTRADICTS})


class Standing(NamedTuple):
    """The decision that stands on something, and whether what it was made on has changed since."""

    decision: Decision | None
    stale: bool = False
    in_ledger: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing is left to decide."""
        if self.decision is None:
            return self.in_ledger
        return self.decision.verb in _SETTLES and not self.stale and not self.unsaved

    @property
    def deferred(self) -> bool:
        """Whether it was put off, and nothing has changed since."""
        if self.decision is None or self.stale or self.unsaved:
            return False
        return self.decision.verb == "defer"

    @property
    def unsaved(self) -> bool:
        """Whether the disk has not taken it yet: the log gives every decision its number."""
        return self.decision is not None and not self.decision.number

    @property
    def sign(self) -> Sign | None:
        """How it is shown; None where nothing was decided."""
        if self.decision is None:
            return DECIDED["explain"] if self.in_ledger else None
        if self.unsaved:
            return UNSAVED
        return STALE if self.stale else DECIDED[self.decision.verb]


class Book:
    """The decisions on disk together with those that could not be saved.

    `unsaved` keeps the latter, oldest first, until a later attempt takes them; `fault` says what refused them. Where
    `read_only` says why nothing can be saved at all, nothing is to be decided. `version` grows with every change;
    `claims` are those of which anything is said. A `blind` book shows what `who` said and nothing of the others.
    """

    def __init__(self, log: DecisionLog, who: str, *, blind: bool = False) -> None:
        self.log = log
        self.who = who
        self.blind = blind
        self.unsaved: list[Decision] = []
        self.fault = ""
        self.read_only = ""
        self.damage: Sequence[Damage] = ()
        self._saved: Sequence[Decision] = ()
        self._held: Mapping[Subject, Sequence[Decision]] = {}
        self._notes: Mapping[str, Sequence[Decision]] = {}
        self.claims: Collection[str] = ()
        self._disputed: set[str] | None = None
        self.version = 0
        self.read()

    def read(self) -> None:
        """Read the log again; raises EnvironmentFault where it cannot be read."""
        self.read_only = self.log.problem()
        self._reread()

    def others(self) -> int:
        """Read what others have added to the log since; how many lines. Raises EnvironmentFault as `read` does."""
        before = len(self._saved)
        history = self.log.read()
        if history.decisions == self._saved and history.damage == self.damage:
            return 0
        self._saved, self.damage = history.decisions, history.damage
        self._index()
        return abs(len(self._saved) - before) or 1

    def on(self, assessment: Assessment, *assertions: str) -> Standing:
        """What stands on a claim as a whole, on one of its matches or on one of its pairs."""
        held = self._held.get(subject(assessment.claim.id, *assertions))
        found = held[-1] if held else None
        if found is None:
            return Standing(None, in_ledger=not assertions and explained_in_ledger(assessment))
        reported = assessment.stale and found == assessment.decision
        return Standing(found, stale=reported or found.seal != assessment.seal)

    def voices(self, assessment: Assessment, *assertions: str) -> list[Decision]:
        """The newest decision of each person on one subject, the newest last; more than one verb is a conflict."""
        found: dict[str, Decision] = {}
        for decision in self._held.get(subject(assessment.claim.id, *assertions), ()):
            found.pop(decision.who, None)
            found[decision.who] = decision
        return list(found.values())

    def speaks_of(self, assessment: Assessment) -> bool:
        """Whether anything stands on a claim or a part of it."""
        return assessment.claim.id in self.claims

    def notes(self, assessment: Assessment) -> Sequence[Decision]:
        """The notes on a claim and its parts, the oldest first."""
        return self._notes.get(assessment.claim.id, ())

    def history(self, claim: str = "") -> list[Decision]:
        """Everything said of a claim, or of all of them, undone or not, in the order of the log."""
        return [each for each in (*self._seen(self._saved), *self.unsaved) if not claim or each.claim == claim]

    def mine(self, assessment: Assessment) -> bool:
        """Whether this reviewer's word stands on the claim as a whole."""
        return any(each.who == self.who for each in self.voices(assessment))

    def disputed(self, assessment: Assessment) -> bool:
        """Whether two people stand against each other on the claim or a part of it."""
        if self._disputed is None:
            self._disputed = {voices[0].claim for voices in self.disagreements()}
        return assessment.claim.id in self._disputed

    def disagreements(self) -> list[tuple[Decision, ...]]:
        """Every subject on which people stand against each other; none where the others are hidden."""
        return [] if self.blind else disagreements(self._saved)

    def agreements(self) -> list[Agreement]:
        """How far every two people agree; nothing where the others are hidden."""
        return [] if self.blind else agreements(self._saved)

    def write(self, drafts: Sequence[Decision]) -> bool:
        """Save what is still unsaved and then `drafts`; whether the disk has it all. What it refuses is kept.

        A draft takes the place of an unsaved one on the same subject.
        """
        again = {each.subject for each in drafts if each.verb != "note"}
        kept = (each for each in self.unsaved if each.verb == "note" or each.subject not in again)
        self.unsaved = [*kept, *drafts]
        try:
            if self.unsaved:
                self.log.append(self.unsaved)
        except EnvironmentFault as fault:
            self.fault = str(fault)
            self._index()
            return False
        self.unsaved = []
        self.fault = ""
        self._reread()
        return True

    def undo(self) -> Sequence[Decision]:
        """Take away this reviewer's last step and return what it was; raises EnvironmentFault, and then nothing changed."""
        if self.unsaved:
            batch = self.unsaved[-1].batch
            taken = [each for each in self.unsaved if batch and each.batch == batch] or self.unsaved[-1:]
            self.unsaved = [each for each in self.unsaved if each not in taken]
            self.fault = self.fault if self.unsaved else ""
            self._index()
            return taken
        meant = {each.number: each for each in last_done(self._saved, self.who)}
        turned = self.log.undo(self.who)
        self._reread()
        return [meant.get(each.undoes, each) for each in turned]

    def redo(self) -> Sequence[Decision]:
        """Bring back what this reviewer undid last and return it; raises EnvironmentFault, and then nothing changed."""
        turned = self.log.redo(self.who)
        self._reread()
        back = {(each.number, each.subject): each for each in self._saved if each.verb not in TURNS}
        return [back.get((each.undoes, each.subject), each) for each in turned]

    def _reread(self) -> None:
        history = self.log.read()
        self._saved, self.damage = history.decisions, history.damage
        self._index()

    def _seen(self, decisions: Sequence[Decision]) -> Sequence[Decision]:
        return [each for each in decisions if each.who == self.who] if self.blind else decisions

    def _index(self) -> None:
        self.version += 1
        self._disputed = None
        everything = (*self._saved, *self.unsaved)
        held: dict[Subject, list[Decision]] = {}
        for each in self._seen(alive(everything)):
            held.setdefault(each.subject, []).append(each)
        noted: dict[str, list[Decision]] = {}
        for each in self._seen(notes(everything)):
            noted.setdefault(each.claim, []).append(each)
        self._held, self._notes = held, noted
        self.claims = {claim for claim, _ids in held} | noted.keys()


def explained_in_ledger(assessment: Assessment) -> bool:
    """Whether the ledger itself accepts every difference there is, and no quote is in doubt."""
    apart = [pair for pair in assessment.pairs if pair.comparison.relation in _APART]
    return bool(apart) and all(pair.explained for pair in apart) and trouble_sign(assessment.evidence) is None
