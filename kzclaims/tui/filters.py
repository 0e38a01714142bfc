"""What the list can be narrowed by: facets of a claim, each with its values. One value of each facet, all together."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.assess import Verdict
from kzclaims.quote import FAITHFUL
from kzclaims.tui.book import explained_in_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.tui.book import Book

    Values = Callable[[Book, Assessment], Iterable[str]]

STATES: Mapping[str, str] = {
    "open": "waits for a decision, the first or another",
    "undecided": "nobody has decided",
    "stale": "what it was decided on has changed since",
    "deferred": "put off",
    "decided": "accepted, rejected or explained, in the ledger too",
    "mine": "you have decided",
    "disputed": "two people say the opposite of the same words",
    "noted": "somebody wrote a note",
    "quote in doubt": "a quote is not in its text as it is quoted",
}
"""The states of a claim, in the order of the list of filters, with what each says."""


_VERDICTS = tuple(str(verdict) for verdict in Verdict)  # as the list is sorted


class Choice(NamedTuple):
    """One value of one facet: how many claims have it among those that the other facets leave, and whether it is on."""

    facet: str
    value: str
    claims: int
    on: bool


def states_of(book: Book, assessment: Assessment) -> list[str]:
    """What of STATES holds for a claim. Open is what waits: undecided, or decided on what has changed since."""
    if not book.speaks_of(assessment):
        return states_at_rest(assessment)
    standing = book.on(assessment)
    held = {
        "open": not standing.settled and not standing.deferred,
        "undecided": standing.decision is None and not standing.in_ledger,
        "stale": standing.stale,
        "deferred": standing.deferred,
        "decided": standing.settled,
        "mine": book.mine(assessment),
        "disputed": book.disputed(assessment),
        "noted": bool(book.notes(assessment)),
        "quote in doubt": _in_doubt(assessment),
    }
    return [name for name in STATES if held[name]]


def states_at_rest(assessment: Assessment) -> list[str]:
    """What holds for a claim of which nobody has said anything."""
    found = ["decided"] if explained_in_ledger(assessment) else ["open", "undecided"]
    return [*found, "quote in doubt"] if _in_doubt(assessment) else found


def _in_doubt(assessment: Assessment) -> bool:
    return any(one.match.state not in FAITHFUL for one in assessment.evidence)


FACETS: Mapping[str, Values] = {
    "state": states_of,
    "verdict": lambda _book, each: (str(each.verdict),),
    "kind": lambda _book, each: (each.claim.kind,),
    "topic": lambda _book, each: (each.claim.topic,) if each.claim.topic else (),
    "source": lambda _book, each: {one.source.id for one in each.evidence},
    "origin": lambda _book, each: {one.source.origin for one in each.evidence},
    "tag": lambda _book, each: each.claim.tags,
}


def fits(book: Book, assessment: Assessment, filters: Mapping[str, str]) -> bool:
    """Whether a claim has the value of every facet that is narrowed by."""
    return all(value in FACETS[facet](book, assessment) for facet, value in filters.items())


def choices(book: Book, assessments: Sequence[Assessment], filters: Mapping[str, str]) -> list[Choice]:
    """Every value there is to choose, by facet; what is on stays listed though nothing has it any more."""
    left = [each for each in assessments if fits(book, each, filters)]
    found: list[Choice] = []
    for facet, values in FACETS.items():
        on = filters.get(facet, "")
        others = {name: value for name, value in filters.items() if name != facet}
        held = [each for each in assessments if fits(book, each, others)] if on else left
        counted = Counter(chain.from_iterable(values(book, each) for each in held))
        names = counted.keys() | {on} - {""}
        ordered = STATES if facet == "state" else sorted(names, key=_VERDICTS.index if facet == "verdict" else None)
        found += [Choice(facet, name, counted[name], name == on) for name in ordered]
    return found


def holds(assessment: Assessment, words: Sequence[str]) -> bool:
    """Whether a claim holds every one of the folded words in its question, ids, sources, speakers or values."""
    if not words:
        return True
    held = [assessment.claim.id, assessment.claim.question, assessment.claim.topic, *assessment.claim.tags]
    for each in assessment.evidence:
        held += (each.source.id, each.source.publisher, each.assertion.speaker, each.assertion.value)
    text = " ".join(held).casefold()
    return all(word in text for word in words)
