"""What a command was asked to walk, told apart from the walking, so that it costs next to nothing to ask."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kzclaims.errors import UsageFault

LEDGER_NAME = "claims.yaml"
LOG_NAME = "claims/decisions.jsonl"


@dataclass(frozen=True, slots=True)
class Errand:
    """What a command was asked to walk: the ledger's path, and the folders of full texts.

    `today` is the day the run is made on, as an ISO date; where it is empty no date is held to lie ahead of it.
    `max_size` is how many bytes a file may have; 0 leaves it to what the file is.
    """

    ledger: Path
    folders: tuple[Path, ...]
    today: str = ""
    max_size: int = 0

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
    hint = "Go to a ledger, name one with --ledger, or begin one here with `kzclaims init`."
    raise UsageFault("There is no claims.yaml here or in a folder above.", hint)
