"""Which lines of a ledger's files differ from a commit: asked of git, and of nothing else."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzclaims.errors import UsageFault
from kzclaims.files import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Lines = dict[str, list[range]]
"""Lines by path as findings show it; ranges are half-open and count from 1. A file that is gone has none."""

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_QUOTED = re.compile(r"\\(?:([0-7]{3})|(.))")
_SIGNS = {"a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
WHOLE = range(1, 1 << 31)
_DIFF = (
    "diff",
    "--relative",
    "--unified=0",
    "--no-color",
    "--no-ext-diff",
    "--no-renames",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--text",
)


@dataclass(frozen=True, slots=True)
class Since:
    """What differs from a commit: the lines, and what some files held `before`, by path, where they held other bytes.

    `claims` are those that have changed whatever their lines say.
    """

    lines: Lines
    before: Mapping[str, bytes] = field(default_factory=dict)
    claims: frozenset[str] = frozenset()


def lines_since(root: Path, reference: str, kept: Iterable[str] = ()) -> Since:
    """The lines beneath `root` that differ from where its branch left `reference`.

    What was taken away marks the lines on either side of the gap; a file git does not know yet differs as a whole.
    `kept` are the files of which it matters what stands there no longer, by their names beneath `root`.
    Raises UsageFault where git can't say.
    """
    base = _git(root, "merge-base", "--end-of-options", reference, "HEAD").strip()
    changed = _hunks(root, _git(root, "-c", "core.quotePath=false", *_DIFF, base, "--", "."))
    for name in filter(None, _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".").split("\0")):
        changed[shown(root, name)] = [WHOLE]
    differing = {shown(root, name): name for name in kept if shown(root, name) in changed}
    return Since(changed, {path: _before(root, base, name) for path, name in differing.items()})


def _before(root: Path, base: str, name: str) -> bytes:
    """What a file held at a commit; nothing where it was not there."""
    if not _git(root, "ls-tree", "--name-only", base, "--", name):
        return b""
    return _git(root, "show", f"{base}:./{name}").encode(errors="surrogateescape")


def _hunks(root: Path, diff: str) -> Lines:
    """What the headings of a diff without context say; within a hunk every line begins with a sign, so none is one."""
    changed: Lines = {}
    here: list[range] = []
    left = 0
    for line in diff.split("\n"):
        if left:
            left -= line[:1] in {"+", "-"}
        elif line.startswith(("--- ", "+++ ")):
            name = _named(line[4:])
            here = changed.setdefault(shown(root, name), []) if name else here
            if line == "+++ /dev/null":
                here = []  # of a file that is gone no line is left
        elif found := _HUNK.match(line):
            first, count = int(found[2]), int(found[3] or 1)
            here.append(range(first, first + (count or 2)))
            left = int(found[1] or 1) + count
    return changed


def _named(written: str) -> str:
    """The file that a heading of a diff names, empty where it names none; git puts odd names in quotes."""
    name = written.rstrip("\t")
    if name.startswith('"'):
        name = _QUOTED.sub(lambda f: chr(int(f[1], 8)) if f[1] else _SIGNS.get(f[2], f[2]), name[1:-1])
    return name[2:] if name.startswith(("a/", "b/")) else ""


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
