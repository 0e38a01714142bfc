"""A file that only grows: read, and extended by whole lines under a lock.

Each line goes out with one write(2) on a file opened to append, under flock on a lock file beside it that is never
replaced (a lock on the file itself is lost when an editor puts another in its place), and is on the disk before
`extend` returns. What the lines mean is not known here.
"""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import stat
import time
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Draft = Callable[[bytes], tuple[int, Sequence[bytes]]]

_LOCK_SECONDS = 5.0


def read_journal(path: Path) -> bytes:
    """Everything in the file now, nothing where there is none; raises EnvironmentFault."""
    with _told(path, "read"):
        try:
            file = _open(path, os.O_RDONLY)
        except FileNotFoundError:
            return b""
        with _closing(file):
            return _everything(file)


def extend_journal(path: Path, draft: Draft) -> None:
    """Hand `draft` the content of the file under the lock; it says how many bytes of it to keep and what to add.

    Whatever fails, the file is left as it was, as far as the disk allows; raises EnvironmentFault.
    """
    with _told(path, "saved"):
        _folder(path).mkdir(parents=True, exist_ok=True)
        with _locked(_beside(path, "lock")):
            while not _extended(path, draft):
                pass  # an editor or git put another file in its place, and what went to the old one would be lost


def part_journal(path: Path, sort: Callable[[bytes], tuple[bytes, bytes]]) -> Path | None:
    """Hand `sort` the content of the file under the lock; of the two parts it gives, the first stays and the other goes.

    What goes is on the disk in a new file beside the journal, which is returned, before the journal is replaced as a
    whole; None where nothing goes. Owner and mode are kept, and a link still leads there. Raises EnvironmentFault.
    """
    with _told(path, "mended"), _locked(_beside(path, "lock")):
        with _closing(_open(path, os.O_RDONLY)) as file:
            status, data = os.fstat(file), _everything(file)
        stays, goes = sort(data)
        if not goes:
            return None
        if status.st_nlink > 1:
            raise OSError("it has more than one name (hard links)")
        real = Path(os.path.realpath(path))
        aside = _written_anew(real, goes, status)
        _sync_names(path)
        whole = _beside(path, "mended")
        _write_out(whole, os.O_TRUNC | os.O_NOFOLLOW, stays, status)
        whole.replace(real)
        _sync_names(path)
        return aside


def _written_anew(real: Path, data: bytes, like: os.stat_result) -> Path:
    """A file beside the journal under the first name that is free, with this in it."""
    for number in count(1):
        aside = real.with_name(f"{real.stem}.damaged{f'-{number}' * (number > 1)}")
        with suppress(FileExistsError):
            _write_out(aside, os.O_EXCL, data, like)
            return aside
    raise AssertionError  # names never end


def _write_out(path: Path, flags: int, data: bytes, like: os.stat_result) -> None:
    """The data as the content of a file with another's owner and mode, on the disk; what failed half way is removed."""
    with _closing(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | flags, 0o600)) as file:
        try:
            with suppress(PermissionError):  # only the system's keeper may give a file away
                os.fchown(file, like.st_uid, like.st_gid)
            os.fchmod(file, stat.S_IMODE(like.st_mode))
            with open(file, "wb", closefd=False) as writer:
                writer.write(data)
            os.fsync(file)
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise


def journal_problem(path: Path) -> str:
    """Why nothing could be saved there, told before the work starts; empty where nothing stands against it."""
    files = path, _beside(path, "lock")
    # What is not there has to be made in its folder, what is there may be written whatever its folder allows.
    places = [each if os.access(each, os.F_OK) else _nearest(_folder(path)) for each in files]
    shut = [each for each in places if not os.access(each, os.W_OK | (os.X_OK if each.is_dir() else 0))]
    return f"{shut[0]} may not be written" if shut else ""


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)


@contextmanager
def under_review(path: Path, who: str) -> Iterator[str]:
    """Say for as long as this is held that `who` reviews; gives who said so first, empty where nobody does.

    Two reviews lose nothing to one another, so this only tells, and never raises: where nothing can be written, nobody
    is told.
    """
    place = _beside(path, "review")
    try:
        file = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
    except OSError:
        yield ""
        return
    with _closing(file):
        if first := _who_was_first(file, who):
            yield first
            return
        try:
            yield ""
        finally:
            with suppress(OSError):
                place.unlink()


def _who_was_first(file: int, who: str) -> str:
    """Who holds the file; nobody where `who` holds it from now on."""
    with suppress(OSError):
        if not _seized(file):
            return os.pread(file, 200, 0).decode("utf-8", "replace").strip() or "another program"
        _sign(file, f"{who}, {_myself()}")
    return ""


def _folder(path: Path) -> Path:
    """The folder of the real file."""
    return _beside(path, "lock").parent


def _beside(path: Path, what: str) -> Path:
    """A hidden file beside the real one: two ways to one journal must meet at one lock."""
    real = Path(
        os.path.realpath(path)
    )  # as far as it can be followed: links in a ring are told of where they are opened
    return real.with_name(f".{real.stem}.{what}")


@contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        hint = "Free some space or mend the permissions, then try again."
        raise EnvironmentFault(f"{path} could not be {what}: {fault.strerror or fault}.", hint) from fault


def _extended(path: Path, draft: Draft) -> bool:
    """Whether what was added went into the file that now has the name."""
    with _closing(_open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)) as file:
        data = _everything(file)
        if not data:
            _sync_names(path)
        kept, lines = draft(data)
        try:
            if kept < len(data):
                os.ftruncate(file, kept)
            _append(file, lines, whole=data[:kept].endswith(b"\n") or not kept)
            return _has_the_name(path, file)
        except OSError:
            with suppress(OSError):
                os.ftruncate(file, kept)
            raise


def _append(file: int, lines: Sequence[bytes], *, whole: bool) -> None:
    """Each line with one write(2); a disk that takes only half of it has not taken it."""
    for line in lines:
        data = line if whole else b"\n" + line
        whole = True
        if os.write(file, data) != len(data):
            raise OSError("the disk is full")
    os.fsync(file)


def _has_the_name(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _open(path: Path, flags: int) -> int:
    """Open a regular file; a FIFO or a device in its place is refused and never waited for."""
    file = os.open(path, flags | os.O_CLOEXEC | os.O_NONBLOCK, 0o666)
    if stat.S_ISREG(os.fstat(file).st_mode):
        return file
    os.close(file)
    raise OSError("it is no ordinary file")


@contextmanager
def _closing(file: int) -> Iterator[int]:
    try:
        yield file
    finally:
        with suppress(OSError):  # what was written is on the disk by now, so closing has nothing to tell
            os.close(file)


def _everything(file: int) -> bytes:
    with open(file, "rb", closefd=False) as reader:
        return reader.read()


def _sync_names(path: Path) -> None:
    """Bring the names of a new file and of its folder to the disk before the first line, so that no line outlives them."""
    folder = _folder(path)
    for each in (folder.parent, folder):
        try:
            with _closing(os.open(each, os.O_RDONLY | os.O_CLOEXEC)) as handle:
                os.fsync(handle)
        except OSError as fault:
            if fault.errno not in _NOT_FOR_FOLDERS:
                raise


# Folders that may be entered but not read, and disks (of a network mostly) that know no fsync of a folder.
_NOT_FOR_FOLDERS = frozenset({errno.EACCES, errno.EINVAL, errno.ENOTSUP})


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file; it names its holder, and the system frees it when the holder dies."""
    with _closing(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)) as lock:
        deadline = time.monotonic() + _LOCK_SECONDS
        while not _seized(lock):
            if time.monotonic() > deadline:
                holder = os.pread(lock, 200, 0).decode("utf-8", "replace").strip()
                message = f"{path} is held by {holder or 'another program'}."
                raise EnvironmentFault(message, "Close that program, or wait for it, then try again.")
            time.sleep(0.02)
        with suppress(OSError):  # the name is for people; a full disk must not cost the lock
            _sign(lock, _myself())
        try:
            yield
        finally:
            with suppress(OSError):  # freed by name: a child forked meanwhile keeps a copy of it open
                fcntl.flock(lock, fcntl.LOCK_UN)


def _seized(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _myself() -> str:
    return f"process {os.getpid()} on {socket.gethostname()}"


def _sign(file: int, name: str) -> None:
    os.ftruncate(file, 0)
    os.pwrite(file, f"{name}\n".encode("utf-8", "replace"), 0)
