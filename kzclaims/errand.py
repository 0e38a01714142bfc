"""What a command was asked to walk, told apart from the walking, so that it costs next to nothing to ask."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.errors import UsageFault
from kzclaims.files import there

if TYPE_CHECKING:
    from collections.abc import Collection

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
    """The ledger named, or claims.yaml here or in the nearest folder above; raises UsageFault where there is none.

    One that is there and can't be read is found as well: reading it tells what is wrong.
    """
    if given:
        path = Path(given)
        path = path / LEDGER_NAME if os.path.isdir(path) else path  # noqa: PTH112 - unlike Path.is_dir it never raises
        if there(path):
            return path
        raise UsageFault(f"There is no ledger at {path}.", "Name a claims.yaml with --ledger.")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if there(folder / LEDGER_NAME):
            return Path(os.path.relpath(folder)) / LEDGER_NAME
    hint = "Go to a ledger, name one with --ledger, or begin one here with `kzclaims init`."
    raise UsageFault("There is no claims.yaml here or in a folder above.", hint)


def text_folders(named: Collection[str], environment: str) -> tuple[Path, ...]:
    """The folders of full texts that --texts and KZCLAIMS_TEXTS name; raises UsageFault where one is no folder.

    `environment` is a search path, of which empty parts are passed over.
    """
    listed = [part for part in environment.split(os.pathsep) if part]
    for giver, folder in [*(("--texts", each) for each in named), *(("KZCLAIMS_TEXTS", each) for each in listed)]:
        if not os.path.isdir(folder):  # noqa: PTH112 - unlike Path.is_dir it never raises
            hint = "Name the folder that holds the full texts."
            raise UsageFault(f"{giver} names {folder}, which is no folder.", hint)
    return tuple(map(Path, [*named, *listed]))
