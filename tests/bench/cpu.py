"""The CPU and memory of commands, run in turn so that a noisy machine disturbs all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NOTHING = (sys.executable, "-c", "pass")


class Spent(NamedTuple):
    """User and system seconds of one run, and the most memory it held, in millions of bytes."""

    seconds: float
    memory: float


def spent(command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Spent:
    """What one run of `command` costs, its children's CPU included; its output is thrown away."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, cwd=folder, env={**os.environ, **(environment or {})}
    ) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in {0, 1}:  # 1 says that a check found something, which costs what it costs
        raise RuntimeError(f"{' '.join(command)} ended with {running.returncode}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def cpu_seconds(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """The CPU of one run."""
    return spent(command, environment).seconds


def ratios(commands: Mapping[str, Sequence[str]], runs: int, environment: Mapping[str, str] | None = None) -> None:
    """Print each command's median CPU and its ratio to `python -c pass`, all run in turn, after one run to warm up."""
    named = {"python -c pass": NOTHING, **commands}
    for command in named.values():
        cpu_seconds(command, environment)
    taken: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(runs):
        for name, command in named.items():
            taken[name].append(cpu_seconds(command, environment))
    base = statistics.median(taken["python -c pass"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:40} {median * 1000:8.0f} ms CPU  {median / base:6.1f} times `python -c pass`")
