"""The CPU of a command against that of another, run in turn so that a noisy machine disturbs both alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOTHING = (sys.executable, "-c", "pass")


def cpu_seconds(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """User and system seconds of one run of `command`, its children included; its output is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env={**os.environ, **(environment or {})})
    if done.returncode > 1:  # 1 says that a check found something, which costs what it costs
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


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
