"""`check --changed`: what was taken away concerns its claims as much as what was added."""

from __future__ import annotations

import dataclasses
import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzclaims.baseline import BASELINE_NAME
from kzclaims.cli import cli
from kzclaims.decisions import Decision, line_of
from kzclaims.errand import LOG_NAME
from kzclaims.since import lines_since
from tests.repositories import changed, check, committed, git, replace

VOTE, REGISTER = "claims/vote.yaml", "corpus/sources.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed(tmp_path, monkeypatch)


def log(*claims: str) -> str:
    """A log with a decision on each claim, in their order."""
    drafts = [
        Decision(0, each, (), "accept", "A. Reader", "2024-06-01T09:00:00Z", "", "0123456789abcdef") for each in claims
    ]
    return "".join(line_of(dataclasses.replace(each, number=n)).decode() for n, each in enumerate(drafts, 1))


# the log before and after, and the claims concerned; None for a log that is not there
LOGS: list[tuple[str | None, str | None, set[str]]] = [
    (None, log("chair"), {"chair"}),
    (log("chair"), None, {"chair"}),
    (log("chair"), "", {"chair"}),
    (log("chair", "turnout"), log("chair"), {"turnout"}),
    (log("chair", "turnout"), log("nobody", "turnout").partition("\n")[2], {"chair", "turnout"}),
    (log("chair"), log("chair", "turnout"), {"turnout"}),
    (log("chair"), log("chair") + log("turnout"), {"turnout"}),  # two branches merged: a number stands twice
    (log("chair"), log("chair") * 2, {"chair"}),
    (log("chair"), "{}\n" + log("chair"), set()),
    (log("chair"), "{}\n", {"chair"}),
    (log("nobody"), None, set()),
    (log("chair"), log("chair"), set()),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "claims"), LOGS)
def test_a_decision_concerns_its_claim_also_when_it_is_taken_away(
    repository: Path, before: str | None, after: str | None, claims: set[str]
) -> None:
    if before is not None:
        Path(LOG_NAME).write_text(before)
        git("add", ".")
        git("commit", "--quiet", "--message=decided")
    if after is not None:
        Path(LOG_NAME).write_text(after)
    else:
        Path(LOG_NAME).unlink()
    assert changed().claims == claims


def accepted(*files: str) -> None:
    """Commit a baseline of what is found now, with the files changed for it."""
    done = CliRunner().invoke(cli, ["baseline"], standalone_mode=False)
    assert done.exception is None
    git("add", *files, ".")
    git("commit", "--quiet", "--message=accepted")


@pytest.mark.parametrize("gone", ["KZ304", "KZ401", "all", "all, and the file is written anew"])
def test_what_a_baseline_accepts_no_longer_is_told(repository: Path, gone: str) -> None:
    replace(VOTE, "value: 77%", "value: 79%")
    accepted()
    assert check("--changed", "--baseline").return_value == 0
    record = json.loads(Path(BASELINE_NAME).read_text())
    record["findings"] = [each for each in record["findings"] if each["code"] != gone and "all" not in gone]
    Path(BASELINE_NAME).write_text(json.dumps(record, indent=None if "anew" in gone else 1))
    done = check("--changed", "--baseline")
    assert done.return_value == check("--baseline").return_value == 1
    assert done.stdout.count("KZ304") == (gone != "KZ401")
    assert check("--changed").return_value == 0  # without it nothing is accepted, and nothing of it has changed


def test_what_a_baseline_accepted_of_no_claim_concerns_its_file(repository: Path) -> None:
    replace(VOTE, "seats-won + seats-lost = seats", "seats-won + seats = seats-lost")
    accepted()
    assert check("--changed", "--baseline").return_value == 0
    Path(BASELINE_NAME).write_text('{"version": 1, "findings": []}')
    assert "KZ404" in check("--changed", "--baseline").stdout


def test_a_baseline_that_held_nothing_readable_took_nothing_away(repository: Path) -> None:
    Path(BASELINE_NAME).write_text("[]")
    git("add", ".")
    git("commit", "--quiet", "--message=broken")
    Path(BASELINE_NAME).write_text('{"version": 1, "findings": []}')
    assert check("--changed", "--baseline").return_value == 0


@pytest.mark.parametrize("folder", ["corpus/texts", "elsewhere"])
@pytest.mark.parametrize("after", ["", "In his letter: the other 12 seats."])
def test_a_full_text_concerns_the_claims_that_may_rest_on_it(repository: Path, folder: str, after: str) -> None:
    text = "In his letter he writes of the other 14 seats."
    Path(folder).mkdir()
    (Path(folder) / "letter").write_text(text)
    replace(REGISTER, "notes: letter.md", f"notes: letter.md, text: {{sha256: {sha256(text.encode()).hexdigest()}}}")
    replace("corpus/letter.md", "the other 14 seats", "the 14 others")
    git("add", ".")
    git("commit", "--quiet", "--message=a text")
    words = ("--changed", "--texts", folder)
    assert check(*words).return_value == 0
    (Path(folder) / "letter").unlink() if not after else (Path(folder) / "letter").write_text(after)
    assert "KZ301" in check(*words).stdout


def test_a_file_of_an_odd_name_is_seen(repository: Path) -> None:
    name = 'claims/a "b"\\ é\t.yaml'
    Path(name).write_text(Path(VOTE).read_text())
    Path(VOTE).unlink()
    git("add", ".")
    git("commit", "--quiet", "--message=an odd name")
    replace(name, "value: 77%", "value: 79%")
    assert set(lines_since(Path(), "HEAD").lines) == {name}
