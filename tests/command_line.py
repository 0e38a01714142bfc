"""The command line as tests call it: in this process for what is printed, in one of its own for what the system does."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import kzclaims.__main__ as entry
from kzclaims.render.formats import FORMATS

__all__ = ["FORMATS", "PROGRAM", "Said", "called", "coded", "environment", "launched"]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pytest

PROGRAM = (sys.executable, "-m", "kzclaims")
# What the machine that runs the tests may have set, and a person may not.
_FOREIGN = frozenset({"KZCLAIMS_TEXTS", "NO_COLOR", "CI", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"})


class Said(NamedTuple):
    """What a command printed, and the exit code it came to."""

    code: int
    out: str
    err: str


def called(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """Run a command in this process, faults and all, in the working directory as it is."""
    kept = sys.argv
    sys.argv = ["kzclaims", *words]
    try:
        code = entry._run()
    finally:
        sys.argv = kept
    out, err = capsys.readouterr()
    return Said(code, out, err)


def forget_foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what is foreign out of this process for a test."""
    for name in _FOREIGN:
        monkeypatch.delenv(name, raising=False)


def environment(**given: str) -> dict[str, str]:
    """The environment without what is foreign, and with what is given."""
    return {name: value for name, value in os.environ.items() if name not in _FOREIGN} | given


def launched(
    *words: str,
    cwd: Path | str,
    before: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    given: bytes = b"",
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own; `before` stands in front of it, as `unshare` would."""
    return subprocess.run(
        [*before, *PROGRAM, *words],
        cwd=cwd,
        env=environment() if env is None else env,
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )


def coded(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """What was said on standard error by a command that must have come to `code`; a traceback is never said."""
    told = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in told + done.stdout.decode("utf-8", "replace")
    assert done.returncode == code, (done.returncode, told)
    return told
