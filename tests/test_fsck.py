"""`fsck`: what it says of a damaged log, and that `--repair` loses no byte and no decision."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzclaims import journal
from kzclaims.decisions import Decision, DecisionLog, line_of, read_history
from kzclaims.errors import EnvironmentFault
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from tests.builders import NOON, log_in
from tests.command_line import called
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from tests.command_line import Said

LOG = Path("claims/decisions.jsonl")
SOUND = [line_of(Decision(n, claim, (), "accept", "ann", NOON, "", "seal")) for n, claim in enumerate("abc", 1)]
A, B, C = SOUND
NUL = b"\0" * 40


class Row(NamedTuple):
    """Bytes of a log: what stays, what is set aside, and what is said of the lines."""

    name: str
    data: bytes
    stays: bytes
    aside: bytes
    said: tuple[str, ...]


ROWS = (
    Row("a torn last line", A + B + C[:30], A + B, C[:30], ("3: it was never finished",)),
    Row("garbage in the middle", A + b"garbage\n" + B, A + B, b"garbage\n", ("2: it is not one JSON object",)),
    Row("a run of NULs on a line of its own", A + NUL + b"\n" + B, A + B, NUL + b"\n", ("2: it is not one JSON object",)),
    Row("a run of NULs at the end", A + B + NUL, A + B, NUL, ("3: it was never finished",)),
    Row("a line behind a run of NULs", A + NUL + B + C, A + C, NUL + B, ("2: it is not one JSON object",)),
    Row("a bit that flipped", A + B.replace(b"accept", b"accepu") + C, A + C, B.replace(b"accept", b"accepu"), (
        "2: its checksum does not fit its words",)),
    Row("marks of a merge", b"<<<<<<< ours\n" + A + b"=======\n" + B + b">>>>>>> theirs\n" + C, A + B + C,
        b"<<<<<<< ours\n=======\n>>>>>>> theirs\n",
        tuple(f"{n}: it is not one JSON object" for n in (1, 3, 5))),
    Row("CRLF, and a line that ends so and is damaged", A.replace(b"\n", b"\r\n") + b"{}\r\n" + B, A.replace(b"\n", b"\r\n") + B,
        b"{}\r\n", ("2: its checksum does not fit its words",)),
    Row("nothing but damage", b"x\ny", b"", b"x\ny", ("1: it is not one JSON object", "2: it was never finished")),
    Row("a last line without its end", b"?\n" + A.rstrip(b"\n"), A.rstrip(b"\n"), b"?\n", ("1: it is not one JSON object",)),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fsck(capsys: pytest.CaptureFixture[str], data: bytes, *words: str) -> Said:
    LOG.write_bytes(data)
    return called(capsys, "fsck", *words)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_can_not_be_trusted_is_told_and_left(folder: Path, row: Row, capsys: pytest.CaptureFixture[str]) -> None:
    told = fsck(capsys, row.data)
    assert told.code == 1
    assert tuple(told.out.splitlines()[:-1]) == tuple(f"{LOG}:{each}" for each in row.said)
    assert told.out.endswith("--repair sets them aside.\n")
    assert LOG.read_bytes() == row.data


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_repair_sets_it_aside_and_keeps_the_rest(folder: Path, row: Row, capsys: pytest.CaptureFixture[str]) -> None:
    told = fsck(capsys, row.data, "--repair")
    assert told.code == 0
    assert "set aside in claims/decisions.damaged; " in told.out
    assert LOG.read_bytes() == row.stays
    assert Path("claims/decisions.damaged").read_bytes() == row.aside
    assert sorted(path.name for path in LOG.parent.iterdir()) == [
        ".decisions.lock", "decisions.damaged", "decisions.jsonl", "vote.yaml",
    ]  # fmt: skip
    if row.stays:
        assert called(capsys, "fsck").code == 0
    slugs = {finding.slug for finding in apply_rules(walk(Errand(Path("claims.yaml"), ())))}
    assert "damaged-log" not in slugs


def test_a_sound_log_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), ("--repair",)):
        told = fsck(capsys, A + B, *words)
        assert told == (0, f"{LOG}: 2 lines, and every one can be trusted.\n", "")
    assert not Path("claims/decisions.damaged").exists()


@pytest.mark.parametrize("data", [None, b"", b"\n\n"])
def test_nothing_to_look_at_is_no_pass(folder: Path, data: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    if data is not None:
        LOG.write_bytes(data)
    told = called(capsys, "fsck")
    assert (told.code, told.out) == (2, "")
    assert "nobody has decided anything yet" in told.err


def test_what_was_set_aside_before_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fsck(capsys, b"first\n" + A, "--repair")
    told = fsck(capsys, b"second\n" + A, "--repair")
    assert "claims/decisions.damaged-2" in told.out
    assert Path("claims/decisions.damaged").read_bytes() == b"first\n"
    assert Path("claims/decisions.damaged-2").read_bytes() == b"second\n"


def test_nothing_is_touched_while_another_writes(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_LOCK_SECONDS", 0.1)
    with Path("claims/.decisions.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("process 7 on mars\n")
        lock.flush()
        told = fsck(capsys, A + b"garbage\n", "--repair")
    assert told.code == 3
    assert "is held by process 7 on mars" in told.err
    assert LOG.read_bytes() == A + b"garbage\n"
    assert not Path("claims/decisions.damaged").exists()


def test_mode_and_link_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kept").mkdir()
    real = folder / "kept" / "log.jsonl"
    real.write_bytes(A + b"garbage\n")
    real.chmod(0o640)
    LOG.symlink_to(real)
    told = called(capsys, "fsck", "--repair")
    assert f"set aside in {real.with_name('log.damaged')}" in told.out
    assert LOG.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (A, 0o640)
    assert real.with_name("log.damaged").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_log_of_another_stays_theirs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    LOG.write_bytes(A + b"garbage\n")
    os.chown(LOG, 12345, 12345)
    assert called(capsys, "fsck", "--repair").code == 0
    owners = {(path.stat().st_uid, path.stat().st_gid) for path in (LOG, Path("claims/decisions.damaged"))}
    assert owners == {(12345, 12345)}


def test_a_log_with_two_names_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    LOG.write_bytes(A + b"garbage\n")
    os.link(LOG, "other")
    told = called(capsys, "fsck", "--repair")
    assert told.code == 3
    assert "hard links" in told.err
    assert LOG.read_bytes() == A + b"garbage\n"


WRITER = """
import sys
from pathlib import Path
from kzclaims.decisions import Decision, DecisionLog
log = DecisionLog(Path(sys.argv[1]), lambda: "2026-01-02T12:00:00Z")
print("ready", flush=True)
for place in range(20):
    log.append([Decision(0, f"claim-{place}", (), "accept", "ann", log.now(), "", "seal")])
"""


def test_a_writer_beside_it_loses_nothing(folder: Path) -> None:
    LOG.write_bytes(b"".join(b"garbage %d\n" % n for n in range(5)))
    command = [sys.executable, "-c", WRITER, str(LOG)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        log, damaged = DecisionLog(LOG, str), 0
        while process.poll() is None:
            with Path("claims/.decisions.lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                with LOG.open("ab") as other:
                    other.write(b"more garbage\n")
                damaged += 1
            log.repair()
            time.sleep(0.05)  # longer than a writer waits between two tries, or it never gets the lock
    log.repair()
    assert process.returncode == 0
    history = log.read()
    assert history.damage == ()
    assert [each.claim for each in history.decisions] == [f"claim-{place}" for place in range(20)]
    aside = b"".join(path.read_bytes() for path in LOG.parent.glob("decisions.damaged*"))
    assert aside.count(b"more garbage\n") == damaged


@pytest.mark.parametrize("refused", ["claims", "claims/decisions.damaged"])
def test_a_disk_that_refuses_leaves_the_log(folder: Path, refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LOG.write_bytes(A + b"garbage\n")
    log = DecisionLog(LOG, str)
    real = os.fsync

    def full(file: int) -> None:
        if str(Path(f"/proc/self/fd/{file}").readlink()).endswith(refused):
            raise OSError(28, "No space left on device")
        real(file)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(EnvironmentFault, match="could not be mended: No space left"):
            log.repair()
    held = LOG.read_bytes()
    assert held in {A + b"garbage\n", A}
    aside = folder / "claims" / "decisions.damaged"
    assert held == A + b"garbage\n" or aside.read_bytes() == b"garbage\n"


pieces = st.one_of(
    st.sampled_from(SOUND), st.binary(max_size=20), st.sampled_from([b"\n", b"\r\n", NUL, A[:20], b"{}"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, max_size=8).map(b"".join))
@example(A + b"\r" + B)
def test_no_byte_and_no_decision_is_lost(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        log = log_in(Path(name))
        log.path.parent.mkdir()
        log.path.write_bytes(data)
        before = read_history(data)
        history, aside = log.repair()
        assert history == before
        stays, goes = log.path.read_bytes(), aside.read_bytes() if aside else b""
        assert read_history(stays).decisions == before.decisions
        assert read_history(stays).damage == ()
        lines = re.findall(rb"[^\n]*\n|[^\n]+", data)
        assert sorted(lines) == sorted(re.findall(rb"[^\n]*\n|[^\n]+", stays) + re.findall(rb"[^\n]*\n|[^\n]+", goes))
