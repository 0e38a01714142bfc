"""The real program, run in a folder: plain reviews for the tests that need a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent
PYTHON = (sys.executable, "-P")
REVIEW = (*PYTHON, "-m", "kzclaims", "review", "--plain", "--who", "ann")


def environment(changed: Mapping[str, str] = {}) -> dict[str, str]:
    """This process's environment without what a person or a machine may have set about texts, languages and zones."""
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("KZCLAIMS_", "LC_", "LANG", "TZ"))
    }
    return {**ours, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **changed}


def run(
    folder: Path, command: Sequence[str] = REVIEW, answers: str = "", changed: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    """A program from beginning to end."""
    return subprocess.run(
        command, input=answers, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment(changed), timeout=60, check=False
    )  # fmt: skip


def bound_by_modes() -> list[str]:
    """What makes a command obey the mode bits: nothing for an ordinary user, a loss of all capabilities for root."""
    return [] if os.geteuid() else ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all", "--"]
