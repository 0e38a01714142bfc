"""Findings and faults: what is wrong, where, and what to do about it.

A fault is what a reader of files noticed; a finding is what a rule makes of it, with a code, a level and two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.text import Location

MOST_FAULTS = 1000
"""How many faults of one file are told: nobody mends more at a time, and a hostile file holds millions."""


class Level(IntEnum):
    """How grave a finding is; a run fails at or above the level of `--fail-on`."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a person's file, under the slug of the rule that speaks of it; `source` is a second place.

    `claim` is the id of the claim that it stands in, where it stands in one.
    """

    slug: str
    message: str
    place: Location
    hint: str = ""
    source: Location | None = None
    claim: str = ""


def note(faults: list[Fault], fault: Fault) -> None:
    """Add a fault to those of one file. Past the first thousand there is one more, which says that there are others."""
    if len(faults) < MOST_FAULTS:
        faults.append(fault)
    elif len(faults) == MOST_FAULTS:
        message = f"{fault.place.path} holds more than {MOST_FAULTS:,} faults; those from here on are not told"
        faults.append(Fault(fault.slug, message, fault.place, "mend the first ones, and check again"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: in which rule's words, where in the ledger, where in the source, and what to do."""

    code: str
    slug: str
    level: Level
    message: str
    place: Location
    source: Location | None = None
    hint: str = ""
    claim: str = ""
