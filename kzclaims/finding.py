"""Findings and faults: what is wrong, where, and what to do about it.

A fault is what a reader of files noticed; a finding is what a rule makes of it, with a code, a level and two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.text import Location


class Level(IntEnum):
    """How grave a finding is; a run fails at or above the level of `--fail-on`."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a person's file, under the slug of the rule that speaks of it."""

    slug: str
    message: str
    place: Location
    hint: str = ""


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
