"""The one door to a person's files: regular files beneath one folder, bounded in size, never a device.

Nothing is opened before it is known to be a regular file, so that a FIFO or a device can't block or flood a run.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.finding import Fault
from kzclaims.text import Location
from kzclaims.trail import Look, leave

if TYPE_CHECKING:
    from collections.abc import Iterator

LEDGER_LIMIT = 5_000_000
TEXT_LIMIT = 64_000_000
_WILD = re.compile(r"[*?\[]")
_MEND = {
    errno.ELOOP: "its links lead round in a ring, or through too many others: link to the file itself, or put it there",
    errno.ENAMETOOLONG: "shorten the name",
    errno.ENOTDIR: "correct the name: a part of it that should be a folder is a file",
}


def shown(root: Path, name: str) -> str:
    """A path beneath the ledger's folder as findings print it: relative to where the person stands, with `/`."""
    return PurePosixPath(os.path.normpath(root / name)).as_posix()


def outside(root: Path, name: str) -> bool:
    """Whether `name` is absolute, or leads out of `root` as written or through a link."""
    if not name or "\0" in name or name.startswith(("/", "\\", "~", "$")) or "://" in name or name[1:2] == ":":
        return True
    out = _leads_out(root, name)
    leave(Look("outside", str(root), name), str(out))
    return out


def _leads_out(root: Path, name: str) -> bool:
    """As far as links can be followed: one in a ring, or a name that is too long, is told of where it is read."""
    try:
        return not Path(os.path.realpath(root / name)).is_relative_to(os.path.realpath(root))
    except UnicodeEncodeError:
        return False  # no file can have this name
    except OSError:
        return True  # a link was taken away while it was followed


def there(path: Path) -> bool:
    """Whether there is anything of this name, a link to nothing included; what hides it counts too, for reading tells."""
    found = _there(path)
    leave(Look("there", str(path)), str(found))
    return found


def _there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def matching(root: Path, pattern: str, place: Location) -> tuple[list[str], list[Fault]]:
    """The names beneath `root` that fit a pattern with `*`, sorted, and the folders that can't be looked into.

    `**` is any number of folders and follows no link; `place` is where the person wrote the pattern.
    """
    names: set[str] = set()
    faults: dict[str, Fault] = {}
    ways = [("", PurePosixPath(pattern).parts)]
    known = set(ways)
    for folder, parts in ways:  # it grows until every way has been gone to its end
        for name, rest in _steps(root, folder, parts, place, faults):
            if not rest:
                names.update([name] if _there(root / name) else [])
            elif (name, rest) not in known:
                known.add((name, rest))
                ways.append((name, rest))
    told = "\n".join([*sorted(names), *(fault.message for fault in faults.values())])
    leave(Look("matching", str(root), pattern), told)
    return sorted(names), list(faults.values())


def _steps(
    root: Path, folder: str, parts: tuple[str, ...], place: Location, faults: dict[str, Fault]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where the first part of a pattern leads from a folder, each with what is left of the pattern there."""
    part, rest = parts[0], parts[1:]
    if not _WILD.search(part):
        yield _joined(folder, part), rest
        return
    if _leads_out(root, folder):
        faults[folder] = _outside(folder, place)
        return
    if part == "**":
        yield folder, rest or ("*",)
    try:
        with os.scandir(root / folder) as entries:
            found = list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        faults[folder] = _refused(error, place, shown(root, folder))
        return
    for entry in found:
        if part == "**":
            if entry.is_dir(follow_symlinks=False):
                yield _joined(folder, entry.name), parts
        elif fnmatchcase(entry.name, part):
            yield _joined(folder, entry.name), rest


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def files_in(folder: Path) -> list[Path] | Fault:
    """The regular files of a folder, sorted, with links that can't be followed; a folder that is not there holds none."""
    found = _files_in(folder)
    leave(Look("files_in", str(folder)), found.message if isinstance(found, Fault) else "\n".join(map(str, found)))
    return found


def _files_in(folder: Path) -> list[Path] | Fault:
    try:
        found = sorted(folder.iterdir()) if _there(folder) else []
    except (OSError, ValueError) as error:
        return _refused(error, Location(folder.as_posix()), folder.as_posix())
    return [path for path in found if _is_file(path)]


def _is_file(path: Path) -> bool:
    """Whether it is a regular file, or might be one; what is hidden and leads nowhere is some program's own mark."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return not path.name.startswith(".")


def read_beneath(root: Path, name: str, place: Location, limit: int = TEXT_LIMIT) -> bytes | Fault:
    """Read the file `name` beneath `root`; `place` is where the person wrote that name."""
    if outside(root, name):
        return _outside(name, place)
    return read_file(root / name, place, shown(root, name), limit)


def read_file(path: Path, place: Location, name: str, limit: int = TEXT_LIMIT) -> bytes | Fault:
    """Read one regular file of at most `limit` bytes, or say why not."""
    data = _read(path, place, name, limit)
    leave(Look("read_file", str(path), str(limit)), data.message.replace(name, "") if isinstance(data, Fault) else data)
    return data


def look_again(look: Look) -> None:
    """Look at the same thing once more, for a trail to be held against; raises ValueError for what is no look of ours."""
    path = Path(look.where)
    match look.way:
        case "outside":
            outside(path, look.argument)
        case "there":
            there(path)
        case "matching":
            matching(path, look.argument, Location(""))
        case "files_in":
            files_in(path)
        case "read_file":
            read_file(path, Location(""), look.where, int(look.argument))
        case _:
            raise ValueError(look.way)


def _read(path: Path, place: Location, name: str, limit: int) -> bytes | Fault:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Fault("unreadable-file", f"{name} is not a regular file", place, "name a file with text in it")
        if status.st_size > limit:
            size = f"{name} has {status.st_size:,} bytes, more than the {limit:,} that are read"
            hint = f"split the file, or allow more with --max-size {-(-status.st_size // 1_000_000)}MB"
            return Fault("unreadable-file", size, place, hint)
        return path.read_bytes()
    except FileNotFoundError:
        return Fault("unreadable-file", f"there is no file {name}", place, "correct the name, or create the file")
    except (OSError, ValueError) as error:
        return _refused(error, place, name)


def _outside(name: str, place: Location) -> Fault:
    hint = "name a file in or under the folder of claims.yaml, with a relative path"
    return Fault("path-outside", f"the path {name!r} leads out of the ledger's folder", place, hint)


def _refused(error: OSError | ValueError, place: Location, name: str) -> Fault:
    """The fault for what the system would not look at."""
    if isinstance(error, UnicodeEncodeError):
        message = f"this system can't name the file {name}: its names are {error.encoding}"
        return Fault("unreadable-file", message, place, "set PYTHONUTF8=1")
    number, reason = (error.errno or 0, error.strerror) if isinstance(error, OSError) else (0, None)
    hint = _MEND.get(number, "check its permissions")
    return Fault("unreadable-file", f"{name} can't be read: {reason or error}", place, hint)
