"""What a rule is: a code, a slug, a level, and a check over one scene.

A rule looks; it neither searches nor computes. What it looks at was found by the readers of files and by the road.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.baseline import Accepted
    from kzclaims.changed import Changes
    from kzclaims.claim import Identity
    from kzclaims.corpus import Corpus
    from kzclaims.decisions import Decision
    from kzclaims.finding import Fault
    from kzclaims.identity import IdentityResult
    from kzclaims.ignores import Ignore, Unused
    from kzclaims.ledger import Ledger
    from kzclaims.misquotes import Misquote
    from kzclaims.text import Location


_LONGEST = 1000  # code points


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is known of a ledger after one walk of the road.

    `ignores` are the comments in its files that ask to ignore a rule, `unused` what they name in vain, and `stale` what
    a baseline accepts though it is there no longer: known only once the other rules have spoken. `decisions` are the
    whole log, in its order, of which `standing` is what holds now. `today` is the day of the run as an ISO date, empty
    where it is not told. `changed` is None where everything was checked, else what was.
    """

    ledger: Ledger
    corpus: Corpus
    assessments: Sequence[Assessment]
    misquotes: Sequence[Misquote]
    identities: Sequence[tuple[Identity, IdentityResult]]
    standing: Mapping[tuple[str, tuple[str, ...]], Decision]
    log: str
    faults: Sequence[Fault]
    ignores: Sequence[Ignore] = ()
    unused: Sequence[Unused] = ()
    stale: Sequence[Accepted] = ()
    decisions: Sequence[Decision] = ()
    today: str = ""
    changed: Changes | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's code and slug, both accepted everywhere and never reused, and how grave its findings are."""

    code: str
    slug: str
    level: Level

    def finding(
        self, message: str, place: Location, *, source: Location | None = None, hint: str = "", claim: str = ""
    ) -> Finding:
        """One finding of this rule; of a message that quotes a megabyte the two ends are kept."""
        said = message if len(message) <= _LONGEST else f"{message[: _LONGEST - 200]} … {message[-200:]}"
        return Finding(self.code, self.slug, self.level, said, place, source, hint, claim)

    def faults(self, scene: Scene) -> Iterator[Finding]:
        """The faults that the readers of files noticed under this rule's slug."""
        for fault in scene.faults:
            if fault.slug == self.slug:
                yield self.finding(fault.message, fault.place, source=fault.source, hint=fault.hint, claim=fault.claim)


_OPENERS = frozenset({"A", "An", "Both", "It", "Its", "Neither", "No", "One", "The", "There", "This", "Two"})


def continued(reason: str) -> str:
    """A sentence as it goes on after a colon: it begins small, unless it begins with a name or a month."""
    return reason[:1].lower() + reason[1:] if reason.split(" ", 1)[0] in _OPENERS else reason
