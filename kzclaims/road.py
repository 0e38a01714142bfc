"""The whole road in one walk: a ledger's folder in, a scene out. Every command starts here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.assess import assess
from kzclaims.corpus import load_corpus
from kzclaims.decisions import read_history, standing
from kzclaims.errors import UsageFault
from kzclaims.files import read_beneath, shown
from kzclaims.finding import Fault
from kzclaims.identity import check_identity
from kzclaims.ledger import load_ledger
from kzclaims.misquotes import misquotes
from kzclaims.rule import Scene
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.decisions import Decision

LEDGER_NAME = "claims.yaml"
LOG_NAME = "claims/decisions.jsonl"


@dataclass(frozen=True, slots=True)
class Errand:
    """What a command was asked to walk: the ledger's path, and the folders of full texts."""

    ledger: Path
    folders: tuple[Path, ...]

    @property
    def log(self) -> Path:
        """The log of decisions."""
        return self.ledger.parent / LOG_NAME


def find_ledger(given: str | None) -> Path:
    """The ledger named, or claims.yaml here or in the nearest folder above; raises UsageFault where there is none."""
    if given:
        path = Path(given)
        path = path / LEDGER_NAME if path.is_dir() else path
        if path.exists():
            return path
        raise UsageFault(f"There is no ledger at {path}.", "Name a claims.yaml with --ledger.")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / LEDGER_NAME).exists():
            return Path(os.path.relpath(folder)) / LEDGER_NAME
    raise UsageFault("There is no claims.yaml here or in a folder above.", "Go to a ledger, or name one with --ledger.")


def walk(errand: Errand, seen: Callable[[Sequence[Assessment], int], object] = lambda _found, _total: None) -> Scene:
    """Read everything, assess every claim, check the notes and the identities.

    `seen` is told after every claim what has been assessed so far, and how many claims there are; it may raise.
    """
    ledger = load_ledger(errand.ledger)
    corpus = load_corpus(ledger, errand.folders)
    decisions, damage = _decisions(errand)
    kept = standing(decisions)
    assessments: list[Assessment] = []
    for each in assess(ledger, corpus, kept):
        assessments.append(each)
        seen(assessments, len(ledger.claims))
    values = {a.claim.id: [(e.assertion.id, e.value) for e in a.evidence if e.value] for a in assessments}
    fixed = {claim.id for claim in ledger.claims if claim.fixed}
    return Scene(
        ledger=ledger,
        corpus=corpus,
        assessments=tuple(assessments),
        misquotes=tuple(misquotes(corpus, ledger.names)),
        identities=[(each, check_identity(each.says, values, fixed)) for each in ledger.identities],
        standing=kept,
        log=shown(errand.ledger.parent, LOG_NAME),
        faults=(*ledger.faults, *corpus.faults, *damage),
    )


def _decisions(errand: Errand) -> tuple[Sequence[Decision], list[Fault]]:
    """The log's decisions, and its damaged lines as faults; no log is no fault."""
    if not errand.log.exists():
        return (), []
    name = shown(errand.ledger.parent, LOG_NAME)
    data = read_beneath(errand.ledger.parent, LOG_NAME, Location(name))
    if isinstance(data, Fault):
        return (), [data]
    history = read_history(data)
    hint = "restore the line, or remove it and decide again"
    faults = [
        Fault("damaged-log", f"this decision can't be trusted: {d.reason}", Location(name, d.line, 1), hint)
        for d in history.damage
        if not d.torn
    ]
    return history.decisions, faults
