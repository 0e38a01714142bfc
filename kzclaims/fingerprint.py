"""What makes a finding the same finding tomorrow: its rule, its file, its claim and its words, but no line number."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kzclaims.finding import Finding

_NUMBERED = re.compile(r":\d+:\d+\b|\bline \d+\b")


def fingerprints(findings: Iterable[Finding], root: Path) -> list[str]:
    """One fingerprint a finding, 32 hexadecimal digits, all different; `root` is the folder of claims.yaml.

    Where one stands does not matter, so a run from another folder gives the same; of findings that are alike in all
    that counts, the second is told from the first by standing below it, in whatever order they are given.
    """
    listed = list(findings)
    seen: Counter[str] = Counter()
    prints = [""] * len(listed)
    for number in sorted(range(len(listed)), key=lambda number: (listed[number].place, number)):
        finding = listed[number]
        held = [finding.code, beneath(finding.place.path, root), finding.claim, steady(finding.message, root)]
        written = json.dumps(held, ensure_ascii=True)
        seen[written] += 1
        prints[number] = hashlib.sha256(f"{written}{seen[written]}".encode()).hexdigest()[:32]
    return prints


def beneath(path: str, root: Path) -> str:
    """A path as seen from `root`, with `/`."""
    return PurePosixPath(os.path.relpath(path, root)).as_posix()


def steady(message: str, root: Path) -> str:
    """A message without line numbers, its paths as seen from `root`."""
    folder = f"{PurePosixPath(os.path.normpath(root)).as_posix()}/"
    return _NUMBERED.sub("", message if folder == "./" else message.replace(folder, ""))
