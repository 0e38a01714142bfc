"""The log under kills, full disks, other writers and missing permissions; every process is a real one."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims import journal
from kzclaims.decisions import Decision, DecisionLog, standing, subject
from kzclaims.errors import EnvironmentFault
from tests.builders import NOON, log_in

if TYPE_CHECKING:
    from collections.abc import Callable

WRITER = """
import sys
from pathlib import Path
from kzclaims.decisions import Decision, DecisionLog
log = DecisionLog(Path(sys.argv[1]), lambda: "2026-01-02T12:00:00Z")
for place in range(int(sys.argv[3])):
    claim = f"{sys.argv[2]}-{place}"
    log.append([Decision(0, claim, (), "accept", sys.argv[2], log.now(), "why " * 50, "seal")])
    print(claim, flush=True)
"""


def writer(log: DecisionLog, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(log.path), who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def draft(claim: str, why: str = "") -> Decision:
    return Decision(0, claim, (), "accept", "ann", NOON, why, "seal")


@pytest.mark.parametrize("after", [1, 3, 10])
def test_what_was_said_to_be_saved_survives_a_kill(after: int, tmp_path: Path) -> None:
    log = log_in(tmp_path)
    with writer(log, "ann", 100_000) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    held = [each.claim for each in log_in(tmp_path).read().decisions]
    assert held[: len(said)] == said
    assert len(held) <= len(said) + 1
    # The lock died with its holder, and undo still finds what was decided.
    (undone,) = log_in(tmp_path).undo("ann")
    assert undone.claim == held[-1]
    assert subject(held[-1]) not in standing(log_in(tmp_path).read().decisions)


def test_three_writers_lose_nothing_and_number_everything_once(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    processes = [writer(log, who, 20) for who in ("ann", "bob", "cyd")]
    assert [process.communicate(timeout=60)[0].count("\n") for process in processes] == [20, 20, 20]
    history = log.read()
    assert history.damage == ()
    assert sorted(each.number for each in history.decisions) == list(range(1, 61))
    assert {each.claim for each in history.decisions} == {f"{w}-{n}" for w in ("ann", "bob", "cyd") for n in range(20)}


def test_a_full_disk_leaves_the_log_as_it_was_and_a_retry_works(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.append([draft("first")])
    before = log.path.read_bytes()
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        for room in (0, 1, 50):  # nothing fits, or half a line does
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, hard))
            with pytest.raises(EnvironmentFault, match="could not be saved"):
                log.append([draft("second", why="long " * 100)])
            assert log.path.read_bytes() == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    log.append([draft("second")])
    assert [each.claim for each in log.read().decisions] == ["first", "second"]


def test_a_held_lock_is_waited_for_and_its_holder_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LOCK_SECONDS", 0.2)
    log = log_in(tmp_path)
    log.append([draft("first")])
    lock = os.open(log.path.parent / ".decisions.lock", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    started = time.monotonic()
    with pytest.raises(EnvironmentFault, match=f"process {os.getpid()} on "):
        log.append([draft("second")])
    assert time.monotonic() - started >= 0.2
    os.close(lock)
    assert [each.number for each in log.append([draft("second")])] == [2]


def test_a_device_in_its_place_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.path.parent.mkdir()
    os.mkfifo(log.path)
    with pytest.raises(EnvironmentFault, match="no ordinary file"):
        log.read()
    with pytest.raises(EnvironmentFault, match="could not be saved"):
        log.append([draft("first")])


def test_a_link_stays_a_link_and_shares_the_lock_of_its_goal(tmp_path: Path) -> None:
    goal = log_in(tmp_path / "goal")
    goal.append([draft("first")])
    goal.path.chmod(0o640)
    link = tmp_path / "decisions.jsonl"
    link.symlink_to(goal.path)
    DecisionLog(link, lambda: NOON).append([draft("second")])
    assert link.is_symlink()
    assert goal.path.stat().st_mode & 0o777 == 0o640
    assert [each.claim for each in goal.read().decisions] == ["first", "second"]
    assert not (tmp_path / ".decisions.lock").exists()


def as_ordinary_user(action: Callable[[], str]) -> str:
    """What `action` returns in a child that may do no more than the mode bits say; root is bound by none."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:  # a child that came back from here would go on as a second test run
            if os.getuid() == 0:
                os.setuid(65534)
            os.write(writing, action().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize("there", ["a log", "no log"])
def test_a_folder_that_may_not_be_written_is_told_beforehand(there: str, tmp_path: Path) -> None:
    log = log_in(tmp_path)
    if there == "a log":
        log.append([draft("first")])
        log.path.chmod(0o444)
    log.path.parent.mkdir(exist_ok=True)
    log.path.parent.chmod(0o555)
    ours = tmp_path.relative_to(tempfile.gettempdir()).parts
    for depth in range(1, len(ours) + 1):  # an ordinary user must get as far as this
        Path(tempfile.gettempdir(), *ours[:depth]).chmod(0o755)

    def refused() -> str:
        with pytest.raises(EnvironmentFault) as caught:
            log.append([draft("second")])
        return str(caught.value)

    assert "may not be written" in as_ordinary_user(log.problem)
    assert "Permission denied" in as_ordinary_user(refused)
    log.path.parent.chmod(0o755)
    assert len(log.read().decisions) == (there == "a log")
