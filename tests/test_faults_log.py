"""The log on full and forbidden disks, with damage in it, under other names and modes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.decisions import Decision, line_of, read_history
from kzclaims.errors import EnvironmentFault
from tests.builders import NOON, log_in
from tests.ledgers import write_ledger
from tests.programs import PYTHON, REVIEW, bound_by_modes, run

if TYPE_CHECKING:
    from collections.abc import Callable


def draft(claim: str, why: str = "", who: str = "ann", when: str = NOON) -> Decision:
    return Decision(0, claim, (), "accept", who, when, why, "seal")


# R4: no room.

# A disk of a size in a namespace of its own: it fills up, room is made (`$4` in a shell), and the same is tried again.
SMALL_DISK = 'mount -t tmpfs -o "$1" none "$2" && exec "$3" -c "$4" "$2" "$5"'
FILLER = """
import subprocess, sys
from pathlib import Path
from kzclaims.decisions import Decision, DecisionLog
from kzclaims.errors import EnvironmentFault
path = Path(sys.argv[1]) / "claims" / "decisions.jsonl"
log = DecisionLog(path, lambda: "2026-01-02T12:00:00Z")
def draft(number):
    return Decision(0, f"claim-{number}", (), "accept", "ann", log.now(), "why " * 300, "seal")
saved = 0
before = b""
try:
    while saved < 1000:
        before = path.read_bytes() if path.exists() else b""
        log.append([draft(saved)])
        saved += 1
except EnvironmentFault as fault:
    print("refused", fault)
assert (path.read_bytes() if path.exists() else b"") == before, "it was touched"
subprocess.run(sys.argv[2], shell=True, check=True, cwd=sys.argv[1])
log.append([draft(saved)])
held = [each.claim for each in log.read().decisions]
assert held == [f"claim-{number}" for number in range(saved + 1)], held
assert not log.read().damage
print("then saved")
"""
DISKS = {
    "no space": ("size=64k", "mount -o remount,size=1m ."),
    "no names": ("size=1m,nr_inodes=3", "mount -o remount,nr_inodes=10 ."),
    "no name for a lock": ("size=1m,nr_inodes=2", "mount -o remount,nr_inodes=10 ."),
}


@cache
def no_disk() -> str:
    """Why no small disk can be had here; empty where it can."""
    tried = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, text=True, check=False
    )
    return tried.stderr.strip() if tried.returncode else ""


@pytest.mark.skipif(
    not shutil.which("unshare") or bool(no_disk()), reason="this machine gives nobody a disk of their own"
)
@pytest.mark.parametrize("name", DISKS)
def test_on_a_full_disk_nothing_is_touched_and_a_retry_works_once_there_is_room(name: str, tmp_path: Path) -> None:
    options, room = DISKS[name]
    disk = tmp_path / "disk"
    disk.mkdir()
    ran = run(
        tmp_path, ["unshare", "-rm", "sh", "-c", SMALL_DISK, "sh", options, str(disk), sys.executable, FILLER, room]
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(
        r"refused .* (No space left on device|the disk is full)\. Free some space .*\nthen saved\n", ran.stdout
    ), ran.stdout


@pytest.mark.skipif(not shutil.which("prlimit"), reason="there is no prlimit here")
@pytest.mark.parametrize("room", [0, 1, 100])
def test_past_a_quota_the_command_keeps_decisions_unsaved_and_says_so(room: int, tmp_path: Path) -> None:
    write_ledger(tmp_path)
    log = log_in(tmp_path)
    log.append([draft("seats", "why " * 50)])
    before = log.path.read_bytes()
    ran = run(tmp_path, ["prlimit", f"--fsize={len(before) + room}", *REVIEW], "a\nr\nR\nq\ny\n")
    assert ran.returncode == 3, ran
    assert log.path.read_bytes() == before
    assert ran.stdout.count("NOT SAVED: ") == 5
    assert "\nNOT SAVED: rejected, turnout, by ann, " in ran.stdout


# R5: nothing may be written.


def forbid_folder(folder: Path) -> None:
    (folder / "claims" / ".decisions.lock").unlink()  # as in a fresh clone: git has the log alone
    (folder / "claims").chmod(0o555)


def forbid_log(folder: Path) -> None:
    log_in(folder).path.chmod(0o444)


def forbid_lock(folder: Path) -> None:
    (folder / "claims" / ".decisions.lock").chmod(0o444)


def give_away(folder: Path) -> None:
    os.chown(log_in(folder).path, 65534, 65534)


IN_THE_WAY: dict[str, tuple[Callable[[Path], None], str]] = {
    "the folder": (forbid_folder, "claims may not be written"),
    "the log": (forbid_log, "decisions.jsonl may not be written"),
    "the lock": (forbid_lock, ".decisions.lock may not be written"),
    "a foreign owner": (give_away, "decisions.jsonl may not be written"),
}


@pytest.mark.skipif(not shutil.which("setpriv"), reason="there is no setpriv here")
@pytest.mark.parametrize("name", IN_THE_WAY)
def test_where_nothing_may_be_written_it_is_said_before_the_work_starts(name: str, tmp_path: Path) -> None:
    if name == "a foreign owner" and os.geteuid():
        pytest.skip("only root may give files away")
    write_ledger(tmp_path)
    log = log_in(tmp_path)
    log.append([draft("seats")])
    before = log.path.read_bytes()
    forbid, problem = IN_THE_WAY[name]
    forbid(tmp_path)
    ran = run(tmp_path, [*bound_by_modes(), *REVIEW], "a\nx so it is\nz\nh\nq\n")
    said, _, asked = ran.stdout.partition("What share of the electorate voted?")
    assert f"{problem}. Nothing can be decided.\n" in said
    assert asked.count("Nothing can be decided: ") == 2
    assert "not undone: " in asked
    assert (ran.returncode, ran.stderr, log.path.read_bytes()) == (0, "", before)
    (tmp_path / "claims").chmod(0o755)


@pytest.mark.skipif(not shutil.which("setpriv"), reason="there is no setpriv here")
def test_in_a_folder_that_takes_no_new_file_the_files_it_has_are_enough(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    log_in(tmp_path).append([draft("seats")])
    (tmp_path / "claims").chmod(0o555)
    ran = run(tmp_path, [*bound_by_modes(), *REVIEW], "a\n")
    (tmp_path / "claims").chmod(0o755)
    assert "Read-only" not in ran.stdout
    assert [each.claim for each in log_in(tmp_path).read().decisions] == ["seats", "turnout"]


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("chattr"), reason="only root may forbid a file to everyone")
def test_a_log_that_is_forbidden_to_everyone_is_told_of(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.append([draft("seats")])
    if subprocess.run(["chattr", "+i", str(log.path)], capture_output=True, check=False).returncode:
        pytest.skip("this file system forbids nothing to root")
    try:
        assert log.problem() == f"{log.path} may not be written"
        with pytest.raises(EnvironmentFault, match="could not be saved: Operation not permitted"):
            log.append([draft("turnout")])
    finally:
        subprocess.run(["chattr", "-i", str(log.path)], check=True)
    assert len(log.append([draft("turnout")])) == 1


# R7: damage.

SAVED = tuple(Decision(number, f"claim-{number}", (), "accept", "ann", NOON, "қаза", "seal") for number in range(1, 6))
LINES = [line_of(each) for each in SAVED]
WHOLE = b"".join(LINES)


def test_a_last_line_cut_anywhere_is_dropped_and_the_next_decision_stands_whole(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.path.parent.mkdir()
    for cut in range(len(LINES[0])):
        log.path.write_bytes(WHOLE + LINES[0][:cut])
        history = log.read()
        whole = cut == len(LINES[0]) - 1  # only the line end is missing
        assert history.decisions == (*SAVED, *SAVED[:whole])
        assert [(each.line, each.torn) for each in history.damage] == ([] if whole or not cut else [(6, True)])
        (added,) = log.append([draft("next")])
        after = log_in(tmp_path).read()
        assert after.decisions == (*history.decisions, added)
        assert after.damage == ()


@given(garbage=st.binary(min_size=1, max_size=60))
@settings(deadline=None, max_examples=60)
def test_garbage_at_the_end_costs_no_decision(garbage: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    log = log_in(tmp_path_factory.mktemp("ledger"))
    log.path.parent.mkdir()
    log.path.write_bytes(WHOLE + garbage)
    assert log.read().decisions[:5] == SAVED
    (added,) = log.append([draft("next")])
    history = read_history(log.path.read_bytes())
    assert history.decisions == (*SAVED, added)
    assert log.path.read_bytes().startswith(WHOLE)


@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
@settings(deadline=None, max_examples=150)
def test_a_flipped_bit_costs_its_line_alone_and_the_log_goes_on(
    place: int, bit: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    damaged = bytearray(WHOLE)
    damaged[place] ^= 1 << bit
    hit = WHOLE[:place].count(b"\n")
    touched = {hit, hit + 1} if WHOLE[place : place + 1] == b"\n" else {hit}  # a lost line end joins two lines
    log = log_in(tmp_path_factory.mktemp("ledger"))
    log.path.parent.mkdir()
    log.path.write_bytes(damaged)
    history = log.read()
    assert set(history.decisions) <= set(SAVED)
    assert set(SAVED) - {SAVED[each] for each in touched if each < 5} <= set(history.decisions)
    (added,) = log.append([draft("next")])
    after = log_in(log.path.parent.parent).read()
    assert after.decisions[-1] == added
    assert set(history.decisions) <= set(after.decisions)
    assert added.number not in {each.number for each in history.decisions}


def test_a_damaged_line_is_a_finding_and_a_torn_one_is_none(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    log = log_in(tmp_path)
    log.append([draft(claim) for claim in ("turnout", "seats", "chair")])
    log.path.write_bytes(log.path.read_bytes().replace(b"seats", b"seatz") + LINES[0][:30])
    checked = run(tmp_path, [*PYTHON, "-m", "kzclaims", "check", "--format", "concise"])
    assert checked.returncode == 1
    assert [line.split(" ")[0] for line in checked.stdout.splitlines() if "KZ206" in line] == [
        "claims/decisions.jsonl:2:1:"
    ]
    said = run(tmp_path).stdout
    assert "A decision was not read: decisions.jsonl, line 2: its checksum does not fit its words.\n" in said
    assert "A decision was not read: decisions.jsonl, line 4: it was never finished.\n" in said


# R8: other names and modes.


def test_a_second_name_of_the_file_sees_every_decision(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.append([draft("first")])
    log.path.chmod(0o640)
    other = tmp_path / "copy.jsonl"
    other.hardlink_to(log.path)
    log.append([draft("second")])
    assert other.samefile(log.path)
    assert [each.claim for each in read_history(other.read_bytes()).decisions] == ["first", "second"]
    assert other.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("there", ["a log", "no log yet"])
def test_a_link_is_followed_and_kept(there: str, tmp_path: Path) -> None:
    goal = log_in(tmp_path / "goal")
    goal.path.parent.mkdir(parents=True)
    if there == "a log":
        goal.append([draft("zeroth")])
    (tmp_path / "claims").mkdir()
    link = log_in(tmp_path)
    link.path.symlink_to(Path("..", "goal", "claims", "decisions.jsonl"))
    link.append([draft("first")])
    goal.append([draft("second")])
    assert link.path.is_symlink()
    assert [each.number for each in link.read().decisions] == list(range(1, 3 + (there == "a log")))
    assert [each.name for each in (tmp_path / "claims").iterdir()] == ["decisions.jsonl"]


def test_links_in_a_ring_are_told_of(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.path.parent.mkdir()
    log.path.symlink_to("other")
    (log.path.parent / "other").symlink_to(log.path.name)
    assert log.problem() == ""
    for attempt in (log.read, lambda: log.append([draft("a")]), lambda: log.undo("ann")):
        with pytest.raises(EnvironmentFault, match="symbolic links"):
            attempt()
