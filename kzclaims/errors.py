"""What stops a run. Faults of the user's data are findings with a place; only what cannot go on is raised."""

from __future__ import annotations

import errno
from pathlib import Path

SPARE = 2_000_000  # bytes that are given back where memory runs out: to pass that on and to say so takes some too
_SHUT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class KzclaimsError(Exception):
    """What is wrong (`message`), what to do (`hint`), and the exit code of the run."""

    code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Both sentences, for a person; a hint taken from a fault, which begins small and has no stop, too."""
        hint = self.hint[:1].upper() + self.hint[1:]
        stop = "" if not hint or hint.endswith((".", "?", "!")) else "."
        return f"{self.message} {hint}{stop}".strip()


class UsageFault(KzclaimsError):  # noqa: N818 - "fault" is the specification's word for it
    """The command, the configuration or an empty ledger: exit 2."""

    code = 2


class EnvironmentFault(KzclaimsError):  # noqa: N818 - as above
    """The disk, a lock, a permission: exit 3."""

    code = 3


def unwritten(path: Path, error: OSError) -> EnvironmentFault:
    """What to raise where the system refuses to write a file: what it said, and what to do about it."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return EnvironmentFault("The folder you stand in is gone.", "Go to another one.")
    hint = "Mend its permissions, or name another place." if error.errno in _SHUT else "Name another place."
    if error.errno in _FULL:
        hint = "Free some space, or name another place."
    return EnvironmentFault(f"{path} can't be written: {error.strerror or error}.", hint)
