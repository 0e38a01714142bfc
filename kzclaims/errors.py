"""What stops a run. Faults of the user's data are findings with a place; only what cannot go on is raised."""

from __future__ import annotations


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
