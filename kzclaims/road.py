"""The whole road in one walk: a ledger's folder in, a scene out. Every command starts here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.assess import assess
from kzclaims.changed import Places, changes
from kzclaims.claim import READ
from kzclaims.corpus import load_corpus
from kzclaims.decisions import read_history, standing
from kzclaims.errand import LOG_NAME, Errand
from kzclaims.errors import SPARE
from kzclaims.files import read_beneath, shown, there
from kzclaims.finding import Fault
from kzclaims.identity import check_identity
from kzclaims.ledger import load_ledger
from kzclaims.misquotes import misquotes
from kzclaims.rule import Scene
from kzclaims.shelf import Shelf
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.changed import Changes
    from kzclaims.decisions import Decision
    from kzclaims.ledger import Ledger
    from kzclaims.since import Since

__all__ = ["Errand", "walk"]


def walk(
    errand: Errand,
    seen: Callable[[Sequence[Assessment], int], object] = lambda _found, _total: None,
    since: Since | None = None,
) -> Scene:
    """Read everything, assess every claim, check the notes and the identities.

    `seen` is told after every claim what has been assessed so far, and how many claims there are; it may raise. Where
    `since` says what has changed since a commit, only what has changed with them is assessed, and the scene says what.
    """
    spare = bytearray(SPARE)
    try:
        return _walked(errand, seen, since)
    except MemoryError:
        spare.clear()
        raise


def _walked(errand: Errand, seen: Callable[[Sequence[Assessment], int], object], since: Since | None) -> Scene:
    ledger = load_ledger(errand.ledger, errand.max_size)
    corpus = load_corpus(ledger, errand.folders)
    log = shown(errand.ledger.parent, LOG_NAME)
    decisions, damage = _decisions(errand)
    kept = standing(decisions)
    changed = None if since is None else changes(ledger, corpus, decisions, Places(log, errand.folders), since)
    part = ledger if changed is None else _part(ledger, changed)
    shelf = Shelf()
    assessments: list[Assessment] = []
    for each in assess(part, corpus, kept, shelf):
        assessments.append(each)
        seen(assessments, len(part.claims))
    values = {a.claim.id: [(e.assertion.id, e.value) for e in a.evidence if e.value] for a in assessments}
    fixed = {claim.id for claim in ledger.claims if claim.fixed}
    unread = ledger.unread.union(a.claim.id for a in assessments if _unread(a))
    return Scene(
        ledger=ledger,
        corpus=corpus,
        assessments=tuple(assessments),
        misquotes=tuple(misquotes(corpus, ledger.names, shelf)),
        identities=[(each, check_identity(each.says, values, fixed, unread)) for each in part.identities],
        standing=kept,
        log=log,
        faults=(*ledger.faults, *corpus.faults, *damage),
        decisions=decisions,
        today=errand.today,
        changed=changed,
    )


def _unread(assessment: Assessment) -> bool:
    """Whether some assertion of a claim of figures or dates gives none, or its source is not registered."""
    claim, evidence = assessment.claim, assessment.evidence
    if len(evidence) < len(claim.assertions):
        return True
    return claim.kind in READ and any(each.value is None for each in evidence)


def _part(ledger: Ledger, changed: Changes) -> Ledger:
    """The ledger with no more claims and identities than have to be read."""
    claims = tuple(claim for claim in ledger.claims if claim.id in changed.read)
    return replace(ledger, claims=claims, identities=tuple(i for i in ledger.identities if i.id in changed.identities))


def _decisions(errand: Errand) -> tuple[Sequence[Decision], list[Fault]]:
    """The log's decisions, and its damaged lines as faults; no log is no fault."""
    if not there(errand.log):
        return (), []
    name = shown(errand.ledger.parent, LOG_NAME)
    data = read_beneath(errand.ledger.parent, LOG_NAME, Location(name))
    if isinstance(data, Fault):
        return (), [data]
    history = read_history(data)
    hint = "restore the line from version control, or let `kzclaims fsck --repair` set it aside"
    faults = [
        Fault("damaged-log", f"this decision can't be trusted: {d.reason}", Location(name, d.line, 1), hint)
        for d in history.damage
        if not d.torn
    ]
    return history.decisions, faults
