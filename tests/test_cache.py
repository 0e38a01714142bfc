"""The cache of `check`: it saves the road, and never tells of anything but the files as they are."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.cache import FOLDER, Cache, cache_of
from kzclaims.cli import cli
from kzclaims.errand import Errand
from kzclaims.examine import examine
from kzclaims.files import look_again
from kzclaims.outcome import as_record, from_record
from kzclaims.render.formats import FORMATS
from kzclaims.trail import Look, followed
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from kzclaims.outcome import Outcome

TEXT = "Turnout was 77.1% of the electorate in all.\n"
PRINT = hashlib.sha256(TEXT.encode()).hexdigest()
WRONG = {"claims__vote__yaml": ("value: 77%", "value: 79%")}


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a ledger that has one wrong value, beside a folder of texts that is empty."""
    write_ledger(tmp_path / "ledger", **WRONG)
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path / "ledger")
    monkeypatch.delenv("KZCLAIMS_TEXTS", raising=False)
    return tmp_path / "ledger"


def asked(today: str = "2026-01-01") -> Errand:
    return Errand(Path("claims.yaml"), (Path("../texts"),), today)


def examined() -> Outcome:
    return examine(asked(), lambda _found, _total: None)


def kept() -> Cache:
    """Keep the outcome of the ledger as it is now."""
    with followed() as trail:
        outcome = examined()
    cache = cache_of(asked())
    cache.keep(outcome, trail)
    assert cache.taken() == outcome
    return cache


def check(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["check", *words], standalone_mode=False)
    assert done.exception is None, done.exception
    return done.return_value, done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_run_says_the_same(ledger: Path, form: str) -> None:
    without = check("--format", form, "--no-cache")
    assert not (ledger / FOLDER).exists()
    assert check("--format", form, "--cache") == without
    assert list((ledger / FOLDER).glob("*.json"))
    assert check("--format", form, "--cache") == without
    assert check("--format", form, "--cache", "--select", "KZ1") == check(
        "--format", form, "--no-cache", "--select", "KZ1"
    )


def test_a_second_run_walks_no_road(ledger: Path) -> None:
    program = (
        "import sys; from kzclaims.cli import cli; code = cli(['check', '--cache'], standalone_mode=False); "
        "print(code, sorted({'yaml', 'rapidfuzz', 'kzclaims.road', 'kzclaims.rules'} & set(sys.modules)), file=sys.stderr)"
    )
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in "12"]
    assert runs[0].stderr == "1 ['kzclaims.road', 'kzclaims.rules', 'rapidfuzz', 'yaml']\n"
    assert runs[1].stderr == "1 []\n"
    assert runs[0].stdout == runs[1].stdout


def write(name: str, old: str, new: str) -> Callable[[], object]:
    def change() -> None:
        path = Path(name)
        content = path.read_text()
        assert old in content
        path.write_text(content.replace(old, new))

    return change


def unnoticed() -> None:
    """Other words of the same length, at the same time: only their bytes tell."""
    path = Path("corpus/gazette.txt")
    before = path.stat()
    path.write_text(path.read_text().replace("84 of", "86 of"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def put(name: str, content: str) -> Callable[[], object]:
    return lambda: Path(name).write_text(content)


def linked() -> None:
    outside = Path("../elsewhere.txt")
    shutil.move("corpus/b.txt", outside)
    Path("corpus/b.txt").symlink_to(Path("../../elsewhere.txt"))


CHANGES: dict[str, Callable[[], object]] = {
    "a value": write("claims/vote.yaml", "value: 79%", "value: 77%"),
    "a comment that ignores": write("claims/vote.yaml", "value: 79%", "value: 79%  # kzclaims: ignore[KZ304] -- known"),
    "a setting": write("claims.yaml", "title: The harbour vote", "settings: {tolerance: much}"),
    "an alias": write("claims.yaml", "Harbor Board]", "Harbour Boards]"),
    "another file that is included": put("claims/more.yaml", "claims: [{id: more}]\n"),
    "a file that is gone": lambda: Path("claims/vote.yaml").unlink(),
    "the register": write("corpus/sources.yaml", "date: 2024-05-07", "date: 2024-15-07"),
    "the notes": write("corpus/letter.md", "14 seats", "12 seats"),
    "a text": write("corpus/gazette.txt", "over 600", "nearly 600"),
    "a text that looks untouched": unnoticed,
    "a link that leads out": linked,
    "a text that is gone": lambda: Path("corpus/b.txt").unlink(),
    "a damaged log": put("claims/decisions.jsonl", '{"number":1}\n{"number":2}\n'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_seen(ledger: Path, change: Callable[[], object]) -> None:
    cache, before = kept(), examined()
    change()
    after = examined()
    assert after != before
    assert cache.taken() is None


def test_a_full_text_that_comes_to_hand_is_seen(ledger: Path) -> None:
    write("corpus/sources.yaml", "notes: letter.md", f"text: {PRINT}, notes: letter.md")()
    cache, before = kept(), examined()
    Path("../texts/any name.txt").write_text(TEXT)
    assert examined() != before
    assert cache.taken() is None


def test_what_does_not_matter_is_no_change(ledger: Path) -> None:
    cache = kept()
    Path("README.txt").write_text("not of the ledger\n")
    os.utime("claims/vote.yaml", ns=(1, 1))
    assert cache.taken() == examined()


def test_another_question_is_another_entry(ledger: Path) -> None:
    here = cache_of(asked())
    others = [cache_of(asked("2026-01-02")), cache_of(asked(), "baseline"), cache_of(Errand(Path("claims.yaml"), ()))]
    os.chdir("claims")
    others.append(cache_of(asked()))
    assert len({here, *others}) == 5


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_entry_is_not_taken(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    write_ledger(folder, **WRONG)
    errand = Errand(folder / "claims.yaml", ())
    with followed() as trail:
        outcome = examine(errand, lambda _found, _total: None)
    cache = cache_of(errand)
    cache.keep(outcome, trail)
    written = bytearray(cache.path.read_bytes())
    place = data.draw(st.integers(0, 1 << 20)) % len(written)
    if data.draw(st.booleans()):
        written[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del written[place:]
    cache.path.write_bytes(bytes(written))
    assert cache.taken() is None


@pytest.mark.parametrize("entry", ["", "{}", "[]", "null", '{"home":[1,2],"trail":[],"outcome":{}}'])
def test_a_well_sealed_entry_of_another_shape_is_not_taken(ledger: Path, entry: str) -> None:
    cache = kept()
    cache.path.write_text(f"{hashlib.sha256(entry.encode()).hexdigest()}\n{entry}")
    assert cache.taken() is None


def test_an_entry_that_came_from_elsewhere_is_not_taken(ledger: Path) -> None:
    cache = kept()
    shutil.copytree(FOLDER, "carried")
    shutil.rmtree(FOLDER)
    assert cache.taken() is None
    Path("carried").rename("was")
    shutil.copytree("was", FOLDER)
    assert cache.path.exists()
    assert cache.taken() is None


def test_where_nothing_can_be_written_a_run_goes_without(ledger: Path) -> None:
    Path(FOLDER).write_text("a file where the folder would be\n")
    assert check("--cache") == check("--no-cache")
    assert Path(FOLDER).read_text() == "a file where the folder would be\n"


def test_the_folder_stays_small_and_out_of_version_control(ledger: Path) -> None:
    for day in range(10, 22):
        os.environ["SOURCE_DATE_EPOCH"] = str(day * 86400)
        try:
            check("--cache")
        finally:
            del os.environ["SOURCE_DATE_EPOCH"]
    assert len(list(Path(FOLDER).iterdir())) == 9
    assert (Path(FOLDER) / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(("ci", "entries"), [("", 1), ("true", 0)])
def test_in_ci_nothing_is_kept_unless_asked(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, ci: str, entries: int
) -> None:
    monkeypatch.setenv("CI", ci)
    check()
    assert len(list(Path(FOLDER).glob("*.json"))) == entries


def test_an_outcome_comes_back_whole(ledger: Path) -> None:
    outcome = examined()
    assert from_record(as_record(outcome)) == outcome


def test_looks_that_nobody_knows_are_refused() -> None:
    with pytest.raises(ValueError, match="guess"):
        look_again(Look("guess", "."))
