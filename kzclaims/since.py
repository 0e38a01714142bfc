"""Which lines of a ledger's files differ from a commit: asked of git, and of nothing else."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from kzclaims.errors import UsageFault
from kzclaims.files import shown

if TYPE_CHECKING:
    from pathlib import Path

Lines = dict[str, list[range]]
"""Lines by path as findings show it; ranges are half-open and count from 1."""

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_WHOLE = range(1, 1 << 31)
_DIFF = (
    "diff",
    "--relative",
    "--unified=0",
    "--no-color",
    "--no-ext-diff",
    "--no-renames",
    "--dst-prefix=b/",
    "--text",
)


def lines_since(root: Path, reference: str) -> Lines:
    """The lines beneath `root` that differ from where its branch left `reference`.

    What was taken away marks the lines on either side of the gap; a file git does not know yet differs as a whole.
    Raises UsageFault where git can't say.
    """
    base = _git(root, "merge-base", "--end-of-options", reference, "HEAD").strip()
    changed = _hunks(root, _git(root, "-c", "core.quotePath=false", *_DIFF, base, "--", "."))
    for name in filter(None, _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".").split("\0")):
        changed[shown(root, name)] = [_WHOLE]
    return changed


def _hunks(root: Path, diff: str) -> Lines:
    """What the headings of a diff without context say; within a hunk every line begins with a sign, so none is one."""
    changed: Lines = {}
    here: list[range] = []
    left = 0
    for line in diff.split("\n"):
        if left:
            left -= line[:1] in {"+", "-"}
        elif line.startswith("--- "):
            here = []  # of a file that is gone there is nothing to check
        elif line.startswith("+++ b/"):
            here = changed.setdefault(shown(root, line[6:].rstrip("\t")), [])
        elif found := _HUNK.match(line):
            first, count = int(found[2]), int(found[3] or 1)
            here.append(range(first, first + (count or 2)))
            left = int(found[1] or 1) + count
    return changed


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    try:
        plain = {**os.environ, "LC_ALL": "C"}  # what git says is told, and looked into
        done = subprocess.run(command, capture_output=True, check=True, env=plain)  # noqa: S603 - no shell, and a name git checks
    except FileNotFoundError as error:
        raise UsageFault("--changed asks git, and there is no git here.", "Install it, or check everything.") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().split("\n")[-1] or "git knows no common commit"
        hint = "Name a commit or a branch that is here; in CI, fetch the whole history first."
        if "not a git repository" in said:
            hint = "Put the ledger under git, or check everything."
        raise UsageFault(f"--changed can't be told: {said.removeprefix('fatal: ')}.", hint) from error
    return done.stdout.decode(errors="surrogateescape")
