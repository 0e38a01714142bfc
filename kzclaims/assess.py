"""The road: claims and texts in, assessments out.

ledger + corpus -> find each quote -> read the quantities there -> compare with the value stated -> compare assertions
pairwise -> assessment. `check`, `report` and `review` are three readers of what comes out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kzclaims.claim import Assertion, Claim, Explanation, Source
    from kzclaims.compare import Comparison
    from kzclaims.decisions import Decision
    from kzclaims.quantity import Reading
    from kzclaims.quote import Match
    from kzclaims.text import Text

Basis = Literal["text", "notes", "none"]


class Verdict(StrEnum):
    """What the sources of a claim are to one another. There is no truth score: nobody wins."""

    CONTRADICT = "contradict"
    DIFFER = "differ"
    UNRESOLVED = "unresolved"
    AGREE = "agree"
    SINGLE = "single source"


class Support(StrEnum):
    """What the quote says of the value the assertion states."""

    STATED = "stated"
    DERIVED = "derived"
    HEDGE_DROPPED = "hedge-dropped"
    SHARPENED = "sharpened"
    DIFFERS = "differs"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One assertion with the place its quote was found in and what stands there.

    `basis` says whether that was the full text or the notes; `value` is the assertion's value as read (None for names,
    yes/no and values no reader understands); `stated` are the quantities read in the quote.
    """

    assertion: Assertion
    source: Source
    basis: Basis
    text: Text | None
    match: Match
    value: Reading | None
    stated: tuple[Reading, ...]
    support: Support
    support_reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two assertions of one claim, compared; `explained` is the ledger's own reason why a difference is accepted."""

    a: Evidence
    b: Evidence
    comparison: Comparison
    explained: Explanation | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A claim with its evidence, its pairs (worst first) and the verdict.

    `decision` is the newest standing decision on the claim as a whole; `stale` says that what it was made on has
    changed since. `seal` is the fingerprint of what a decision made now would be made on.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    pairs: tuple[Pair, ...]
    verdict: Verdict
    sources: int
    origins: int
    sentence: str
    seal: str
    decision: Decision | None
    stale: bool

    @property
    def worst(self) -> Pair | None:
        """The pair furthest from agreement, or None for a single assertion."""
        return self.pairs[0] if self.pairs else None
