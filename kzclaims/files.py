"""The one door to a person's files: regular files beneath one folder, bounded in size, never a device.

Nothing is opened before it is known to be a regular file, so that a FIFO or a device can't block or flood a run.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from kzclaims.finding import Fault
from kzclaims.text import Location
from kzclaims.trail import Look, leave

LEDGER_LIMIT = 5_000_000
TEXT_LIMIT = 64_000_000


def shown(root: Path, name: str) -> str:
    """A path beneath the ledger's folder as findings print it: relative to where the person stands, with `/`."""
    return PurePosixPath(os.path.normpath(root / name)).as_posix()


def outside(root: Path, name: str) -> bool:
    """Whether `name` is absolute, or leads out of `root` as written or through a link."""
    if not name or "\0" in name or name.startswith(("/", "\\", "~", "$")) or "://" in name or name[1:2] == ":":
        return True
    out = not (root / name).resolve().is_relative_to(root.resolve())
    leave(Look("outside", str(root), name), str(out))
    return out


def there(path: Path) -> bool:
    """Whether there is anything of this name."""
    found = path.exists()
    leave(Look("there", str(path)), str(found))
    return found


def matching(root: Path, pattern: str) -> list[str]:
    """The names beneath `root` that fit a pattern with `*`, sorted."""
    names = sorted(path.relative_to(root).as_posix() for path in root.glob(pattern))
    leave(Look("matching", str(root), pattern), "\n".join(names))
    return names


def files_in(folder: Path) -> list[Path]:
    """The regular files of a folder, sorted; a folder that is not there holds none."""
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    leave(Look("files_in", str(folder)), "\n".join(map(str, files)))
    return files


def read_beneath(root: Path, name: str, place: Location, limit: int = TEXT_LIMIT) -> bytes | Fault:
    """Read the file `name` beneath `root`; `place` is where the person wrote that name."""
    if outside(root, name):
        hint = "name a file in or under the folder of claims.yaml, with a relative path"
        return Fault("path-outside", f"the path {name!r} leads out of the ledger's folder", place, hint)
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
            matching(path, look.argument)
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
    except OSError as error:
        return Fault("unreadable-file", f"{name} can't be read: {error.strerror}", place, "check its permissions")
