"""`check --changed`: which claims a change concerns, and that what is told of them is what a whole run tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.cli import cli
from kzclaims.errand import Errand
from kzclaims.errors import UsageFault
from kzclaims.road import walk
from kzclaims.rules import apply_rules
from kzclaims.since import Lines, lines_since
from tests.ledgers import FILES, write_ledger
from tests.repositories import changed, check, committed, git, replace, scene

if TYPE_CHECKING:
    from kzclaims.finding import Finding

VOTE, ROOT, REGISTER, GAZETTE, LETTER = (
    "claims/vote.yaml",
    "claims.yaml",
    "corpus/sources.yaml",
    "corpus/gazette.txt",
    "corpus/letter.md",
)
ALL = {"turnout", "marchers", "seats-won", "seats-lost", "seats", "chair"}
SUM = {"seats-won", "seats-lost", "seats"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed(tmp_path, monkeypatch)


# file, old, new, the claims concerned, those read besides for an identity
CASES = [
    (VOTE, "value: 77%", "value: 79%", {"turnout"}, set()),
    (VOTE, "    unit: percent\n", "", {"turnout"}, set()),
    (VOTE, "    explained: The gazette counts citizens, the bulletin members.\n", "", {"marchers", "seats-won"}, SUM),
    (VOTE, "  - id: chair\n", "  # who heads it\n  - id: chair\n", {"seats"}, SUM),
    (VOTE, 'value: "84"', 'value: "86"', {"seats-won"}, SUM),
    (VOTE, "says: seats-won + seats-lost", "says: seats-lost + seats-won", set(), SUM),
    (VOTE, "claims:\n", "# of the vote\nclaims:\n", set(), set()),
    (ROOT, "title: The harbour vote", "title: The vote", ALL, ALL),
    (ROOT, "Harbor Board]", "Harbor Boards]", ALL, ALL),
    (REGISTER, "title: A letter", "title: Letter", {"seats-lost"}, SUM),
    (REGISTER, "publisher: Bulletin", "publisher: The Bulletin", {"turnout", "marchers", "chair"}, set()),
    (GAZETTE, "84 of the 98", "86 of the 98", {"turnout", "marchers", "seats-won", "seats", "chair"}, ALL),
    (LETTER, "14 seats", "12 seats", {"seats-lost"}, SUM),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "claims", "read"), CASES)
def test_what_a_change_concerns(
    repository: Path, file: str, old: str, new: str, claims: set[str], read: set[str]
) -> None:
    replace(file, old, new)
    found = changed()
    assert found.claims == claims
    assert found.read == claims | read
    assert found.identities == ({"seats-add-up"} if read else set())


@pytest.mark.parametrize(("file", "old", "new", "claims", "read"), CASES)
def test_what_is_told_is_what_a_whole_run_tells(
    repository: Path, file: str, old: str, new: str, claims: set[str], read: set[str]
) -> None:
    replace(file, old, new)
    whole = set(apply_rules(walk(Errand(Path("claims.yaml"), ()))))
    told = set(apply_rules(scene()))
    assert told <= whole
    assert {finding for finding in whole if finding.claim in claims} <= told
    assert not any(finding.claim and finding.claim not in claims and _evidence(finding) for finding in told)


def _evidence(finding: Finding) -> bool:
    return not finding.code.startswith(("KZ0", "KZ1", "KZ2")) and finding.source is None


def test_nothing_changed_is_no_fault_and_is_said(repository: Path) -> None:
    done = check("--changed")
    assert (done.return_value, done.exception) == (0, None)
    assert done.stderr == "0 of 6 claims changed since HEAD; the others were not checked.\n"


def test_nothing_changed_is_the_first_line_of_what_is_printed(repository: Path) -> None:
    told = CliRunner().invoke(cli, ["check", "--changed"], standalone_mode=False).stdout.splitlines()
    assert told[0] == "basis: no claim has changed since HEAD, so no quote had to be looked up"
    replace(VOTE, "value: 77%", "value: 77.0%")
    told = CliRunner().invoke(cli, ["check", "--changed=HEAD"], standalone_mode=False).stdout.splitlines()
    assert told[0] == "basis: 2 full texts"


def test_an_old_contradiction_is_not_told_again(repository: Path) -> None:
    replace(VOTE, "value: 77%", "value: 79%")
    git("commit", "--all", "--quiet", "--message=a wrong value")
    assert check().return_value == 1
    assert check("--changed").return_value == 0
    assert check("--changed=HEAD~1").return_value == 1
    replace(VOTE, "value: Harbor Board", "value: Port Office")
    done = check("--changed")
    assert done.return_value == 1
    assert "KZ401" in done.stdout
    assert "79%" not in done.stdout


def test_a_branch_answers_for_its_own_changes_only(repository: Path) -> None:
    git("switch", "--quiet", "--create=mine")
    replace(VOTE, "value: Harbor Board", "value: Harbor  Board")
    git("commit", "--all", "--quiet", "--message=mine")
    git("switch", "--quiet", "main")
    replace(VOTE, "value: 77%", "value: 79%")
    git("commit", "--all", "--quiet", "--message=theirs")
    git("switch", "--quiet", "mine")
    found = scene("main").changed
    assert found is not None
    assert found.claims == {"chair"}


def test_a_file_nobody_added_yet_has_changed_as_a_whole(repository: Path) -> None:
    Path("claims/новое.yaml").write_text(
        FILES[VOTE].split("identities:")[0].replace("id: ", "id: new-"), encoding="utf-8"
    )
    assert changed().claims == {f"new-{name}" for name in ALL}


def test_a_file_that_is_gone_leaves_nothing_to_check_and_marks_no_other(repository: Path) -> None:
    Path("claims/vote.yaml").rename("claims/zz.yaml")
    git("add", ".")
    git("commit", "--quiet", "--message=renamed")
    Path("corpus/b.txt").unlink()
    done = check("--changed")
    assert done.return_value == 1
    assert "there is no file corpus/b.txt" in done.stdout


def test_the_settings_below_the_claims_concern_every_claim(repository: Path) -> None:
    claims, _, identities = FILES[VOTE].partition("identities:")
    root = FILES[ROOT].replace("include: claims/*.yaml\n", "")
    Path(ROOT).write_text(f"{claims}{root}identities:{identities}")
    git("rm", "--quiet", "--force", VOTE)
    git("add", ".")
    git("commit", "--quiet", "--message=one file")
    replace(ROOT, "value: 77%", "value: 79%")
    assert changed().claims == {"turnout"}
    replace(ROOT, "value: 79%", "value: 77%")
    replace(ROOT, "Harbor Board]", "Harbor Boards]")
    assert changed().claims == ALL


def test_a_decision_concerns_its_claim(repository: Path) -> None:
    Path("claims/decisions.jsonl").write_text(
        '{"number":1,"claim":"chair","assertions":[],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z",'
        '"why":"","seal":"0123456789abcdef","undoes":0}\n'
    )
    assert not changed().claims  # a line without its checksum is damage, and no decision


def test_an_ignore_elsewhere_is_not_called_unused(repository: Path) -> None:
    replace(VOTE, "        value: 77%", "        value: 79%  # kzclaims: ignore[KZ304, KZ401] -- a misprint")
    git("commit", "--all", "--quiet", "--message=a misprint")
    replace(VOTE, "value: Harbor Board", "value: Port Office")
    assert "KZ502" not in check("--changed").stdout


def test_a_baseline_is_held_against_what_changed(repository: Path) -> None:
    replace(VOTE, "value: 77%", "value: 79%")
    done = CliRunner().invoke(cli, ["baseline"], standalone_mode=False)
    assert done.exception is None
    git("add", ".")
    git("commit", "--quiet", "--message=accepted")
    replace(VOTE, "value: Harbor Board", "value: Port Office")
    told = check("--changed", "--baseline", "--fail-on", "note")
    assert "KZ401" in told.stdout
    assert "stale" not in told.stdout
    assert "79%" not in told.stdout


def fault_of(*words: str) -> str:
    done = check(*words)
    assert isinstance(done.exception, UsageFault)
    return str(done.exception)


def test_what_git_cannot_tell_is_a_fault_of_usage(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nowhere" in fault_of("--changed=nowhere")
    with pytest.raises(UsageFault, match="--changed can't be told"):
        lines_since(Path(), "--output=stolen")
    assert not Path("stolen").exists()
    monkeypatch.setenv("PATH", "")
    assert "no git here" in fault_of("--changed")


def test_a_folder_without_git_is_a_fault_of_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "not a git repository" in fault_of("--changed")


lines_of_text = st.lists(st.sampled_from(["a", "b", "+++ b/x", "@@ -1 +1 @@", "--- a/x", "-", "+"]), max_size=12)


@settings(max_examples=25, deadline=None)
@given(before=lines_of_text, after=lines_of_text)
def test_lines_that_differ_are_told_and_no_others(
    before: list[str], after: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the lines look like: replaying what is told on the new text leaves only lines of the old one."""
    folder = tmp_path_factory.mktemp("lines")
    here = ["-C", str(folder)]
    (folder / "f").write_text("".join(f"{line}\n" for line in before))
    (folder / "g").write_text("the same\n")
    git(*here, "init", "--quiet")
    git(*here, "add", ".")
    git(*here, "commit", "--quiet", "--message=before")
    (folder / "f").write_text("".join(f"{line}\n" for line in after))
    told: Lines = lines_since(folder, "HEAD").lines
    assert set(told) <= {(folder / "f").as_posix()}
    assert bool(told) == (before != after)
    changed = {number for span in told.get((folder / "f").as_posix(), ()) for number in span}
    kept = [line for number, line in enumerate(after, 1) if number not in changed]
    left = iter(before)
    assert all(line in left for line in kept)
