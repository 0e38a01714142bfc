"""What the last check of a ledger came to, kept for as long as nothing it looked at has changed.

An entry is a shortcut and never evidence. It is taken only where every look of the run it comes from, repeated now,
sees the same bytes, names and absences; where the program, the day and the question are the same; and where it lies in
the very folder it was written to, so that one that came with a checkout or a copy is not. The folder can be deleted
at any time. Where it can't be written, a run goes without.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzclaims import __version__
from kzclaims.files import look_again
from kzclaims.outcome import Outcome, as_record, from_record
from kzclaims.trail import Look, Trail, followed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.errand import Errand

FOLDER = ".kzclaims-cache"
_FORMAT = 2
_SETTLED = ".gitignore"
_MOST = 8  # entries a folder keeps: one for every way of asking
_LIBRARIES = ("yaml", "rapidfuzz", "diff_match_patch")


@dataclass(frozen=True, slots=True)
class Cache:
    """Where the outcome of one question about one ledger is kept."""

    path: Path

    def taken(self) -> Outcome | None:
        """The outcome kept, where nothing has changed since; None otherwise, whatever the reason."""
        try:
            mark, _, text = self.path.read_text(encoding="utf-8").partition("\n")
            if mark != _digest(text):
                return None
            entry = json.loads(text)
            same = entry["home"] == _home(self.path.parent) and _unchanged(entry["trail"])
            return from_record(entry["outcome"]) if same else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, outcome: Outcome, trail: Trail) -> None:
        """Write the outcome, whole or not at all; a disk that refuses is no fault of the check."""
        beside = self.path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(exist_ok=True)
            _settle(self.path.parent)
            rows = [[*look, mark] for look, mark in trail.items()]
            entry = {"home": _home(self.path.parent), "trail": rows, "outcome": as_record(outcome)}
            text = json.dumps(entry, ensure_ascii=True, separators=(",", ":"))
            beside.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
            beside.replace(self.path)
            _prune(self.path.parent)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def cache_of(errand: Errand, *question: str) -> Cache:
    """The place for what this program, asked this about this ledger from this folder on this day, comes to."""
    asked = [_FORMAT, _here(), str(errand), question]
    key = _digest(json.dumps([asked, list(_program())]))[:32]
    return Cache(errand.ledger.parent / FOLDER / f"{key}.json")


def _here() -> str:
    """The folder that relative paths begin in; where it is gone there are none."""
    try:
        return str(Path.cwd())
    except FileNotFoundError:
        return ""


def _unchanged(trail: Iterable[tuple[str, str, str, str]]) -> bool:
    """Whether each look sees today what it saw; the first that does not ends the looking."""
    for way, where, argument, mark in trail:
        look = Look(way, where, argument)
        with followed() as now:
            look_again(look)
        if now.get(look) != mark:
            return False
    return True


def _program() -> Iterator[Any]:
    """What decides besides the files: the release, its modules and libraries by size and time, and the interpreter."""
    yield from (__version__, sys.version)
    for folder, _, names in sorted(os.walk(Path(__file__).parent)):
        for name in sorted(name for name in names if name.endswith((".py", ".json"))):
            yield _stamp(f"{folder}{os.sep}{name}")
    for name in _LIBRARIES:
        spec = find_spec(name)
        yield _stamp(spec.origin) if spec and spec.origin else name


def _stamp(path: str) -> tuple[str, int, int]:
    status = os.stat(path)  # noqa: PTH116 - asked of every module, and Path costs more than the answer
    return path, status.st_size, status.st_mtime_ns


def _settle(folder: Path) -> None:
    """Keep the folder out of version control; the file that does so is written once, and marks the folder as ours."""
    settled = folder / _SETTLED
    if not settled.exists():
        settled.write_text("*\n", encoding="utf-8")


def _home(folder: Path) -> list[int]:
    """What no checkout and no copy can bring along: which file marks the folder, and when the system last changed it."""
    status = (folder / _SETTLED).stat()
    return [status.st_dev, status.st_ino, status.st_ctime_ns]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _prune(folder: Path) -> None:
    """Keep the newest entries only."""
    entries = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for old in entries[:-_MOST]:
        old.unlink(missing_ok=True)
