"""How often an altered quote passes in silence, measured on a ledger's own quotes.

Every alteration of `alterations.py` is planted into every quote that stands faithfully in its source, and the altered
ledger walks the same road as the true one. What comes out exact or folded has passed in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kzclaims.alterations import KINDS, Subject, planted
from kzclaims.assess import assess
from kzclaims.fold import letters
from kzclaims.quote import FAITHFUL, State
from kzclaims.shelf import Shelf
from kzclaims.words import compare_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.assess import Evidence
    from kzclaims.claim import Assertion, Claim
    from kzclaims.corpus import Corpus
    from kzclaims.ledger import Ledger
    from kzclaims.names import Names

_CUTS = frozenset(
    {"hedge dropped", "figure cut", "opening cut", "decimal mark", "sign", "magnitude", "unit or currency"}
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One altered quote: where it was planted, the quote and its altered form, and what was made of it."""

    kind: str
    claim: str
    source: str
    quote: str
    altered: str
    state: State
    reason: str

    @property
    def silent(self) -> bool:
        """Whether nothing was said of it."""
        return self.state in FAITHFUL


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were planted of one kind, and which passed in silence."""

    kind: str
    planted: int
    passed: tuple[Planted, ...]

    @property
    def caught(self) -> float:
        """The share caught, from 0 to 1."""
        return 1 - len(self.passed) / self.planted if self.planted else 1.0


def plant(ledger: Ledger, corpus: Corpus) -> Iterator[Planted]:
    """Plant every alteration into every quote that stands faithfully in its text or notes, and look for it there."""
    shelf = Shelf()
    true = [
        (a.claim, e)
        for a in assess(ledger, corpus, {}, shelf)
        for e in a.evidence
        if e.match.state in FAITHFUL and e.assertion.quote
    ]
    altered = [
        (kind, claim, e, words) for claim, e in true for kind, words in _alterations(ledger, e, [o for _, o in true])
    ]
    claims = tuple(_with_quote(claim, e.assertion, words) for _, claim, e, words in altered)
    outcomes = (a.evidence[0].match for a in assess(replace(ledger, claims=claims), corpus, {}, shelf))
    for (kind, claim, e, words), match in zip(altered, outcomes, strict=True):
        yield Planted(kind, claim.id, e.source.id, _exact(e), words, match.state, match.reason)


def tallies(found: Sequence[Planted]) -> tuple[Tally, ...]:
    """One tally for each kind that was planted at all, in the order of the kinds."""
    rows = ([each for each in found if each.kind == kind] for kind in KINDS)
    return tuple(Tally(row[0].kind, len(row), tuple(p for p in row if p.silent)) for row in rows if row)


def _alterations(ledger: Ledger, evidence: Evidence, others: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    """The alterations of one quote that are alterations: not a listed spelling, not words the source has as well."""
    exact = _exact(evidence)
    beside = tuple(dict.fromkeys(_exact(o) for o in others if o.source is evidence.source and _exact(o) != exact))
    elsewhere = tuple(dict.fromkeys(_exact(o) for o in others if o.source is not evidence.source))
    source = _plain(evidence.text.content) if evidence.text else ""
    for kind, words in planted(Subject(exact, beside, elsewhere)):
        stands = kind not in _CUTS and f" {_plain(words)} " in f" {source} "
        listed = kind == "name replaced" and _same_names(exact, words, ledger.names)
        if not stands and not listed:
            yield kind, words


def _same_names(quoted: str, altered: str, names: Names) -> bool:
    """Whether the two differ in nothing but spellings that the ledger lists as one name."""
    return all(edit.kind == "same" for edit in compare_words(quoted, altered, names).edits)


def _exact(evidence: Evidence) -> str:
    return evidence.assertion.quote.exact if evidence.assertion.quote else ""


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return " ".join(letters(word) for word in text.split())


def _with_quote(claim: Claim, assertion: Assertion, words: str) -> Claim:
    assert assertion.quote
    return replace(claim, assertions=(replace(assertion, quote=replace(assertion.quote, exact=words)),))
