"""The log under wrong clocks, in all time zones: order is that of its lines, time is that of Greenwich."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.decisions import Decision, DecisionLog, alive, standing, subject
from tests.builders import NOON, log_in
from tests.ledgers import write_ledger
from tests.programs import REVIEW, run

if TYPE_CHECKING:
    from pathlib import Path


def draft(claim: str, why: str = "", when: str = NOON) -> Decision:
    return Decision(0, claim, (), "accept", "ann", when, why, "seal")


CLOCKS = ["1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "2026-03-29T01:59:59Z", "2026-03-24T12:00:00Z"]


@given(whens=st.lists(st.sampled_from(CLOCKS), min_size=1, max_size=8))
@settings(deadline=None, max_examples=30)
def test_whatever_the_clock_says_the_last_line_stands(
    whens: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    path = folder / "claims" / "decisions.jsonl"
    clock = iter([*whens, *whens])
    log = DecisionLog(path, lambda: next(clock))
    for number, when in enumerate(whens):
        log.append([draft("dead", f"reason {number}", when=when)])
    assert standing(log.read().decisions)[subject("dead")].why == f"reason {len(whens) - 1}"
    for number in reversed(range(len(whens))):
        (undone,) = log.undo("ann")
        assert undone.undoes == number + 1
    assert alive(log.read().decisions) == []
    assert [each.number for each in log.read().decisions] == list(range(1, 2 * len(whens) + 1))


ZONES = ["UTC", "Asia/Almaty", "America/New_York", "Pacific/Kiritimati", "XXX-12:34"]


@pytest.mark.parametrize("zone", ZONES)
def test_in_every_time_zone_the_time_is_that_of_greenwich(zone: str, tmp_path: Path) -> None:
    write_ledger(tmp_path)
    before = datetime.now(UTC).replace(microsecond=0)
    assert run(tmp_path, REVIEW, "a\nz\n", {"TZ": zone}).returncode == 0
    for each in log_in(tmp_path).read().decisions:
        when = datetime.strptime(each.when, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert before <= when <= datetime.now(UTC)


@pytest.mark.skipif(not shutil.which("faketime"), reason="there is no faketime here")
def test_decisions_made_under_wrong_clocks_keep_their_order(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    for clock, answers in (("2038-01-20 00:00:00", "a\n"), ("1971-01-01 00:00:00", "go turnout\nr\n")):
        ran = run(tmp_path, ["faketime", clock, *REVIEW], answers, {"TZ": "UTC"})
        assert (ran.returncode, ran.stderr) == (0, "")
    undone = run(tmp_path, ["faketime", "-f", "-5d", *REVIEW], "z\n")
    assert "undone: reject of turnout." in undone.stdout
    decisions = log_in(tmp_path).read().decisions
    assert [each.when[:4] for each in decisions][:2] == ["2038", "1971"]
    assert standing(decisions)[subject("turnout")].verb == "accept"


def test_a_file_from_the_future_is_read_like_any_other(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.append([draft("first")])
    status = log.path.stat()
    data = log.path.read_bytes().replace(b"first", b"other")
    log.path.write_bytes(data)
    os.utime(log.path, ns=(status.st_atime_ns, status.st_mtime_ns))  # other bytes, the same size and time
    assert len(log.read().damage) == 1
    os.utime(log.path, (2**32, 2**32))
    assert [each.claim for each in log.append([draft("second")])] == ["second"]
