"""The store killed, refused and cut off at every call it makes of the system: real processes, under strace."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kzclaims.decisions import Decision, line_of
from kzclaims.journal import under_review
from tests.builders import NOON, log_in
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent
AT_ONCE = 4  # each run waits more than it computes


@cache
def no_strace() -> str:
    """Why nothing can be traced here; empty where it can."""
    if not shutil.which("strace"):
        return "there is no strace here"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this machine lets nobody trace a process"


pytestmark = [pytest.mark.terminal, pytest.mark.skipif(bool(no_strace()), reason=no_strace() or "strace works")]

# Everything a review writes with, and the acknowledgement after each: how many lines of the log were promised by then.
SAVER = """
import sys
from pathlib import Path
from kzclaims.decisions import Decision, DecisionLog
from kzclaims.errors import EnvironmentFault
log = DecisionLog(Path(sys.argv[1]), lambda: "2026-01-02T12:00:00Z")
def draft(claim, batch=0):
    return Decision(0, claim, (), "accept", "ann", log.now(), "why", "seal", batch=batch)
saved = 0
for step in (
    lambda: log.append([draft("alone")]),
    lambda: log.append([draft("a", -1), draft("b", -1)]),
    lambda: log.undo("ann"),
    lambda: log.redo("ann"),
):
    for attempt in range(int(sys.argv[2])):
        try:
            saved += len(step())
            print("saved", saved, flush=True)
            break
        except EnvironmentFault as fault:
            print("NOT SAVED", fault, flush=True)
    else:
        sys.exit(3)
"""
WRITTEN = ["accept", "accept", "accept", "undo", "undo", "redo", "redo"]
CALLS = ("openat", "write", "pwrite64", "fsync", "ftruncate", "flock", "close", "mkdir")


class Run(NamedTuple):
    """How a program ended, and what it said."""

    code: int
    said: str


def run(
    folder: Path,
    command: Sequence[str],
    injected: str = "",
    *,
    answers: str = "",
    folders: Sequence[Path] = (),
    trace: Path | None = None,
) -> Run:
    """Run a program; strace tampers with its calls, but only with those on the log, what is beside it, and `folders`."""
    log = folder / "claims" / "decisions.jsonl"
    beside = [log.with_name(f".decisions.{what}") for what in ("lock", "review")]
    paths = [word for path in (log, *beside, *folders) for word in ("-P", str(path))]
    strace = ["strace", "-f", "-qq", "-o", str(trace or os.devnull)]
    strace += ["-e", f"trace={','.join(CALLS)}", *(paths if injected else ["-y"])]
    strace += ["-e", f"inject={injected}"] if injected else []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("KZCLAIMS_TEXTS", None)
    done = subprocess.run(
        [*strace, sys.executable, "-P", *command], input=answers, capture_output=True, text=True, env=environment,
        cwd=folder, timeout=60, check=False,
    )  # fmt: skip
    return Run(done.returncode, done.stdout + done.stderr)


def saver(folder: Path, tries: int = 1) -> list[str]:
    return ["-c", SAVER, str(folder / "claims" / "decisions.jsonl"), str(tries)]


def killed_everywhere(call: str, attempt: Callable[[str], Run]) -> list[Run]:
    """The program killed at its first such call, at its second, and so on, until it ends by itself."""
    runs = (attempt(f"{call}:signal=SIGKILL:when={number}") for number in count(1))
    return list(takewhile(lambda each: each.code == -signal.SIGKILL, runs))


def verbs(folder: Path) -> list[str]:
    history = log_in(folder).read()
    assert history.damage == ()
    return [each.verb for each in history.decisions]


def goes_on(folder: Path) -> None:
    """Whoever comes next writes at once, repairs nothing, and finds nothing left lying about."""
    log = log_in(folder)
    before = len(log.read().decisions)
    with under_review(log.path, "bob") as other:
        assert other == ""
    (saved,) = log.append([Decision(0, "next", (), "accept", "bob", NOON, "", "seal")])
    assert saved.number == len(log.read().decisions) == before + 1
    assert [each.name for each in log.path.parent.glob(".*")] == [".decisions.lock"]


def torn(folder: Path) -> None:
    """A log with half a line at its end, as a crash leaves it."""
    log = log_in(folder)
    log.path.parent.mkdir(parents=True)
    log.path.write_bytes(line_of(Decision(1, "torn", (), "accept", "ann", NOON, "", "seal"))[:40])


STARTS: dict[str, Callable[[Path], object]] = {"no log": lambda folder: folder.mkdir(), "a torn log": torn}


@pytest.mark.parametrize("start", STARTS)
def test_killed_at_any_call_the_log_has_all_that_was_promised(start: str, tmp_path: Path) -> None:
    def sweep(call: str) -> int:
        def attempt(injected: str) -> Run:
            folder = tmp_path / re.sub(r"\W+", "-", injected)
            STARTS[start](folder)
            ended = run(folder, saver(folder), injected, folders=(folder, folder / "claims"))
            promised = max((int(number) for number in re.findall(r"saved (\d+)", ended.said)), default=0)
            held = [each.verb for each in log_in(folder).read().decisions]
            assert held == WRITTEN[: len(held)]
            assert promised <= len(held)
            goes_on(folder)
            return ended

        return len(killed_everywhere(call, attempt))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        points = dict(zip(CALLS, pool.map(sweep, CALLS), strict=True))
    assert all(points.values()), points  # every kind of call was made, and the program was killed at it


def review(folder: Path) -> list[str]:
    return ["-m", "kzclaims", "review", "--plain", "--who", "ann", "--ledger", str(folder / "claims.yaml")]


def test_the_real_review_killed_at_any_call_keeps_what_it_said_it_kept(tmp_path: Path) -> None:
    calls = [each for each in CALLS if each != "mkdir"]  # the folder is there

    def sweep(call: str) -> int:
        def attempt(injected: str) -> Run:
            folder = tmp_path / re.sub(r"\W+", "-", injected)
            folder.mkdir()
            write_ledger(folder)
            ended = run(folder, review(folder), injected, answers="a\nz\n")
            said = re.findall(r"accepted|undone", ended.said.partition("claims decided")[2])
            held = verbs(folder)
            assert held == ["accept", "undo"][: len(held)]
            assert len(said) <= len(held)
            goes_on(folder)
            return ended

        return len(killed_everywhere(call, attempt))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        points = dict(zip(calls, pool.map(sweep, calls), strict=True))
    assert all(points.values()), points


ERRORS = ("ENOSPC", "EIO", "EMFILE", "EROFS", "EACCES", "EXDEV", "EINTR")


def test_refused_at_any_call_nothing_is_lost_or_doubled_and_a_retry_works(tmp_path: Path) -> None:
    """Every fifth call of one kind fails, from the first, second or third on: what is said to be saved is, once."""
    points = [(call, error, first) for call in CALLS for error in ERRORS for first in (1, 2, 3)]

    def attempt(point: tuple[str, str, int]) -> str:
        call, error, first = point
        folder = tmp_path / f"{call}-{error}-{first}"
        torn(folder)
        injected = f"{call}:error={error}:when={first}+5"
        ended = run(folder, saver(folder, tries=9), injected, folders=(folder, folder / "claims"))
        assert (ended.code, verbs(folder)) == (0, WRITTEN), (point, ended)
        goes_on(folder)
        return call if "NOT SAVED" in ended.said else ""

    with ThreadPoolExecutor(AT_ONCE) as pool:
        refused = set(pool.map(attempt, points))
    assert refused - {""} == {"openat", "write", "fsync", "flock", "ftruncate"}


REFUSED = [(call, error) for call in ("openat", "write", "fsync", "flock") for error in ERRORS if error != "EINTR"]


def test_where_the_disk_refuses_for_good_the_command_says_so_and_leaves_the_log_alone(tmp_path: Path) -> None:
    def attempt(point: tuple[str, str]) -> None:
        call, error = point
        folder = tmp_path / f"{call}-{error}"
        folder.mkdir()
        write_ledger(folder)
        log = log_in(folder)
        log.append([Decision(0, "seats", (), "accept", "bob", NOON, "", "seal")])
        before = log.path.read_bytes()
        ended = run(folder, review(folder), f"{call}:error={error}:when=1+", answers="a\nr\nq\n")
        assert log.path.read_bytes() == before, point
        assert ended.code == 3, (point, ended)
        assert "Traceback" not in ended.said
        assert "could not be read" in ended.said if call == "openat" else ended.said.count("NOT SAVED") >= 2, ended

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(attempt, REFUSED))


EVENT = re.compile(r"(write|fsync)\((\d+)<([^>]*)>(?:, \"(saved)?)?")


def test_saved_is_said_only_when_the_lines_and_the_names_of_their_files_are_on_the_disk(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    assert run(tmp_path, saver(tmp_path), trace=trace).code == 0
    log = tmp_path / "claims" / "decisions.jsonl"
    synced: set[str] = set()
    promised = 0
    for call, number, path, said in EVENT.findall(trace.read_text(encoding="utf-8")):
        if call == "fsync":
            synced.add(path)
        elif path == str(log):
            assert {str(log.parent), str(tmp_path)} <= synced
            synced.discard(path)
        elif number == "1" and said:
            assert str(log) in synced
            promised += 1
    assert promised == 4


POWER_CUT = """
set -e
mount -o loop "$1/disk" "$1/on"
"$2" -c "$3" "$1/on/claims/decisions.jsonl" 1
cp "$1/disk" "$1/cut"
umount "$1/on"
mount -o loop "$1/cut" "$1/on"
cp "$1/on/claims/decisions.jsonl" "$1/after"
umount "$1/on"
"""


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mkfs.ext4"), reason="only root may mount a disk of its own")
def test_what_was_said_to_be_saved_survives_a_power_cut(tmp_path: Path) -> None:
    """A file system of its own whose disk is copied, as it is at that moment, once the last line was promised."""
    disk = tmp_path / "disk"
    disk.write_bytes(bytes(4_000_000))
    subprocess.run(["mkfs.ext4", "-q", str(disk)], check=True)
    (tmp_path / "on").mkdir()
    command = ["unshare", "--mount", "sh", "-c", POWER_CUT, "sh", str(tmp_path), sys.executable, SAVER]
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    if "mount" in ended.stderr and "saved" not in ended.stdout:
        pytest.skip(f"no disk can be mounted here: {ended.stderr.strip()}")
    assert "saved 7" in ended.stdout, ended
    log = log_in(tmp_path)
    log.path.parent.mkdir()
    (tmp_path / "after").rename(log.path)
    assert verbs(tmp_path) == WRITTEN
