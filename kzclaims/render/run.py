"""What one run of `check` hands to the formats."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.fingerprint import fingerprints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.finding import Finding
    from kzclaims.summary import Summary
    from kzclaims.text import Location


@dataclass(frozen=True, slots=True)
class Run:
    """The findings shown, in order, those a baseline accepts, and what was checked.

    `claims` are (file, id) in their order; `root` is the folder of claims.yaml; `folders` are those of full texts, which
    findings name by their file name alone. `workspace` is the folder that a service shows files from; where it is empty,
    paths stay as a person at a terminal reads them. `fail_on` is the level from which the run fails. `encodings` are
    those of texts that are not in UTF-8, by the path that findings name; `unchanged` is the commit since which no claim has
    changed, where only what has changed was to be checked.
    """

    findings: Sequence[Finding]
    summary: Summary
    accepted: Sequence[Finding] = ()
    claims: Sequence[tuple[str, str]] = ()
    root: Path = Path()
    folders: Sequence[Path] = ()
    workspace: str = ""
    fail_on: Level = Level.WARNING
    encodings: Mapping[str, str] = field(default_factory=dict)
    unchanged: str = ""

    def path(self, written: str) -> str:
        """A finding's path as the service names it; one that leads out of the workspace stays as it was."""
        if not self.workspace:
            return written
        seen = PurePosixPath(os.path.relpath(written, self.workspace))
        return written if ".." in seen.parts else seen.as_posix()

    def place(self, written: Location) -> str:
        """`path:line:column` as the service names the file; the path alone where the file as a whole is meant."""
        return str(replace(written, path=self.path(written.path)))

    def fingerprints(self) -> list[str]:
        """One for every finding and then for every accepted one, all different."""
        return fingerprints([*self.findings, *self.accepted], self.root)


def with_help(finding: Finding) -> str:
    """What is wrong and what to do, as sentences."""
    stop = "" if finding.message.endswith((".", "!", "?", "”", ")")) else "."
    return f"{finding.message}{stop} Help: {finding.hint}." if finding.hint else finding.message
