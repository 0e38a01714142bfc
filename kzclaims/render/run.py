"""What one run of `check` hands to the formats."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.fingerprint import fingerprints
from kzclaims.render.lines import ended

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.finding import Finding
    from kzclaims.summary import Summary
    from kzclaims.text import Location


@dataclass(frozen=True, slots=True)
class Run:
    """The findings, in order, those a baseline accepts, and what was checked.

    `claims` are (file, id) in their order; `root` is the folder of claims.yaml; `folders` are those of full texts, which
    findings name by their file name alone. `workspace` is the folder that a service shows files from; where it is empty,
    paths stay as a person at a terminal reads them. `fail_on` is the level from which the run fails, `show` the
    one from which findings are listed: they are counted all the same. `encodings` are
    those of texts that are not in UTF-8, by the path that findings name. Where only what has changed was to be checked,
    `since` is the commit it was held against, `passed_over` are the ids of the claims that were not looked at, and
    `unchanged` is the commit where no claim has changed.
    """

    findings: Sequence[Finding]
    summary: Summary
    accepted: Sequence[Finding] = ()
    claims: Sequence[tuple[str, str]] = ()
    root: Path = Path()
    folders: Sequence[Path] = ()
    workspace: str = ""
    fail_on: Level = Level.WARNING
    show: Level = Level.NOTE
    encodings: Mapping[str, str] = field(default_factory=dict)
    unchanged: str = ""
    since: str = ""
    passed_over: frozenset[str] = frozenset()

    def listed(self, findings: Sequence[Finding] | None = None) -> list[Finding]:
        """Those findings, of all or of these, that are to be listed."""
        return [each for each in (self.findings if findings is None else findings) if each.level >= self.show]

    def path(self, written: str) -> str:
        """A finding's path as the service names it; one that leads out of the workspace stays as it was."""
        if not self.workspace:
            return written
        held = self._held(written)
        ways = ((held, self.workspace), (_straight(held), os.path.realpath(self.workspace)))
        seen = (PurePosixPath(os.path.relpath(*way)) for way in ways)
        return next((each.as_posix() for each in seen if ".." not in each.parts), written)

    def _held(self, written: str) -> str:
        """Where a file is: a text of one of the folders is named by its name alone."""
        if written != PurePosixPath(written).name or os.path.lexists(written):
            return written
        return next((str(folder / written) for folder in self.folders if os.path.lexists(folder / written)), written)

    def place(self, written: Location) -> str:
        """`path:line:column` as the service names the file; the path alone where the file as a whole is meant."""
        return str(replace(written, path=self.path(written.path)))

    def fingerprints(self) -> list[str]:
        """One for every finding and then for every accepted one, all different."""
        return fingerprints([*self.findings, *self.accepted], self.root)


def with_help(finding: Finding) -> str:
    """What is wrong and what to do, as sentences."""
    return f"{ended(finding.message)} Help: {ended(finding.hint)}" if finding.hint else ended(finding.message)


def _straight(path: str) -> str:
    """A path with the links of its folders followed; what stands there keeps its name."""
    folder, name = os.path.split(path)
    return str(Path(os.path.realpath(folder)) / name)
