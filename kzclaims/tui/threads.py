"""What runs beside the screen: the walk over a ledger, the watch over its files, and the last way out."""

from __future__ import annotations

import hashlib
import os
import time
from threading import Event, Lock, Thread, Timer
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment
    from kzclaims.finding import Finding

    Seen = Callable[[Sequence[Assessment], int], None]
    Found = Sequence[Assessment] | Exception

_PATIENCE = 2.0  # seconds
_OFTEN = 0.25  # seconds between two reports: each costs a sorting of all that has come
_POLL = 1.0  # seconds between two looks at the files


class Desk(Protocol):
    """What a review is made on. What it says besides the assessments is that of the last walk."""

    @property
    def findings(self) -> Sequence[Finding]:
        """The problems of the ledger."""

    @property
    def notices(self) -> Sequence[str]:
        """Lines that stay on the screen."""

    def walk(self, seen: Seen) -> Sequence[Assessment]:
        """Read everything; `seen` is told what there is so far (the list grows), and of how many. It may raise."""

    def files(self) -> Iterable[Path]:
        """The files and folders that the last walk rests on."""


class Progress(NamedTuple):
    """What has been read so far, of how many claims, in how many seconds."""

    found: Sequence[Assessment]
    total: int
    seconds: float


class Stopped(Exception):  # noqa: N818 - it is no error that a person stops something
    """The person stopped the walk; what had been read by then."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class Walk:
    """One walk in a thread that holds nobody up. `told` gets every Progress, and at the end what came of it."""

    def __init__(self, desk: Desk, told: Callable[[Progress | Found], object]) -> None:
        self._desk = desk
        self._told = told
        self._stop = Event()
        self._began = self._reported = time.monotonic()

    def start(self) -> None:
        """Begin."""
        Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """End it at the next claim."""
        self._stop.set()

    def _run(self) -> None:
        try:
            found: Found = self._desk.walk(self._seen)
        except Exception as fault:  # noqa: BLE001 - whoever is told knows which faults are for people
            found = fault
        self._told(found)

    def _seen(self, found: Sequence[Assessment], total: int) -> None:
        now = time.monotonic()
        if self._stop.is_set():
            raise Stopped(Progress(tuple(found), total, now - self._began))
        if now - self._reported > _OFTEN or len(found) == 1:
            self._reported = now
            self._told(Progress(tuple(found), total, now - self._began))


class Watch:
    """Looks at files again and again, and tells which have other bytes than before; a new time alone is no change.

    A folder has changed when other files lie in it; `log`, and a folder that holds nothing else, may come into being.
    """

    def __init__(self, told: Callable[[set[Path]], object], every: float = _POLL, log: Path | None = None) -> None:
        self._told = told
        self._log = log
        self._every = every
        self._over = Event()
        self._paths: frozenset[Path] = frozenset()
        self._stamps: dict[Path, tuple[object, ...]] = {}
        self._prints: dict[Path, str] = {}
        self._looking = Lock()

    def on(self, paths: Iterable[Path]) -> None:
        """Watch these from now on, as they are now; the first call starts the thread."""
        begun = bool(self._paths)
        self._paths = frozenset(paths)
        for path in self._paths - self._stamps.keys():
            self._stamps[path] = self._stamp(path)
        if self._paths and not begun:
            Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._over.set()

    def _run(self) -> None:
        with self._looking:
            for path in self._paths - self._prints.keys():
                self._remember(path)
        while not self._over.wait(self._every):
            if changed := self.look():
                self._told(changed)

    def look(self) -> set[Path]:
        """The paths whose content is another than at the last look."""
        changed: set[Path] = set()
        with self._looking:
            for path in self._paths:
                stamp = self._stamp(path)
                if self._stamps.get(path) != stamp:
                    before, self._prints[path] = self._prints.get(path), self._print(path)
                    self._stamps[path] = stamp
                    if before != self._prints[path]:
                        changed.add(path)
                elif path not in self._prints:
                    self._remember(path)
        return changed

    def _remember(self, path: Path) -> None:
        """Keep the fingerprint, unless the path was written since its stamp was taken: the next look tells of that."""
        printed = self._print(path)
        if self._stamp(path) == self._stamps.get(path):
            self._prints[path] = printed

    def _stamp(self, path: Path) -> tuple[object, ...]:
        """What changes when a file is written, or the names of a folder's files that are not hidden; nothing without it."""
        try:
            if path.is_dir():
                return tuple(sorted(each.name for each in _seen(path) if not self._of_the_log(each)))
            status = path.stat()
        except OSError:
            return ()
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _of_the_log(self, path: Path) -> bool:
        if self._log is None:
            return False
        return path == self._log or (path == self._log.parent and all(each == self._log for each in _seen(path)))

    def _print(self, path: Path) -> str:
        """The fingerprint of a file's bytes; of a folder, and of what cannot be read, that of its stamp."""
        try:
            data = path.read_bytes() if path.is_file() else repr(self._stamp(path)).encode()
        except OSError:
            data = b""
        return hashlib.sha256(data).hexdigest()


def _seen(folder: Path) -> Iterator[Path]:
    """What lies in a folder and is not hidden."""
    return (each for each in folder.iterdir() if not each.name.startswith("."))


def last_resort(code: int) -> Timer:
    """End the process in two seconds, unless it ends by itself: cancel the timer then.

    Where the terminal is gone (SIGHUP), Textual waits for ever to write its farewell to it.
    """
    timer = Timer(_PATIENCE, os._exit, [code])
    timer.daemon = True
    timer.start()
    return timer
