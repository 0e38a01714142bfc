"""What one reviewer has decided: what stands, what is stale, what the disk has not taken yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.compare import Relation
from kzclaims.decisions import alive, last_done, subject
from kzclaims.errors import EnvironmentFault
from kzclaims.tui.signs import DECIDED, STALE, UNSAVED, Sign, trouble_sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    `read_only` says why nothing can be saved at all, nothing is to be decided. `version` grows with every change.
    """

    def __init__(self, log: DecisionLog, who: str) -> None:
        self.log = log
        self.who = who
        self.unsaved: list[Decision] = []
        self.fault = ""
        self.read_only = ""
        self.damage: Sequence[Damage] = ()
        self._saved: Sequence[Decision] = ()
        self._alive: Sequence[Decision] = ()
        self._newest: Mapping[Subject, Decision] = {}
        self.version = 0
        self.read()

    def read(self) -> None:
        """Read the log again; raises EnvironmentFault where it cannot be read."""
        self.read_only = self.log.problem()
        self._reread()

    def on(self, assessment: Assessment, *assertions: str) -> Standing:
        """What stands on a claim as a whole, on one of its matches or on one of its pairs."""
        found = self._newest.get(subject(assessment.claim.id, *assertions))
        if found is None:
            return Standing(None, in_ledger=not assertions and explained_in_ledger(assessment))
        reported = assessment.stale and found == assessment.decision
        return Standing(found, stale=reported or found.seal != assessment.seal)

    def voices(self, assessment: Assessment, *assertions: str) -> list[Decision]:
        """The newest decision of each person on one subject, the newest last; more than one verb is a conflict."""
        wanted = subject(assessment.claim.id, *assertions)
        found: dict[str, Decision] = {}
        for decision in self._alive:
            if decision.subject == wanted:
                found.pop(decision.who, None)
                found[decision.who] = decision
        return list(found.values())

    def write(self, drafts: Sequence[Decision]) -> bool:
        """Save what is still unsaved and then `drafts`; whether the disk has it all. What it refuses is kept.

        A draft takes the place of an unsaved one on the same subject.
        """
        again = {each.subject for each in drafts}
        self.unsaved = [*(each for each in self.unsaved if each.subject not in again), *drafts]
        try:
            if self.unsaved:
                self.log.append(self.unsaved)
        except EnvironmentFault as fault:
            self.fault = str(fault)
            self._index()
            return False
        self.unsaved.clear()
        self.fault = ""
        self._reread()
        return True

    def undo(self) -> Decision | None:
        """Take away this reviewer's newest decision and return it; raises EnvironmentFault, and then nothing changed."""
        if self.unsaved:
            taken = self.unsaved.pop()
            self.fault = self.fault if self.unsaved else ""
            self._index()
            return taken
        meant = last_done(self._saved, self.who)
        turned = self.log.undo(self.who)
        self._reread()
        return turned and (meant if meant and meant.number == turned.undoes else turned)

    def redo(self) -> Decision | None:
        """Bring back what this reviewer undid last and return it; raises EnvironmentFault, and then nothing changed."""
        turned = self.log.redo(self.who)
        self._reread()
        return turned and self._newest.get(turned.subject, turned)

    def _reread(self) -> None:
        history = self.log.read()
        self._saved, self.damage = history.decisions, history.damage
        self._index()

    def _index(self) -> None:
        self.version += 1
        self._alive = alive((*self._saved, *self.unsaved))
        self._newest = {each.subject: each for each in self._alive}


def explained_in_ledger(assessment: Assessment) -> bool:
    """Whether the ledger itself accepts every difference there is, and no quote is in doubt."""
    apart = [pair for pair in assessment.pairs if pair.comparison.relation in _APART]
    return bool(apart) and all(pair.explained for pair in apart) and trouble_sign(assessment.evidence) is None
