"""What the machine does to a run (rows D9, R15, R16 of the list of faults): poor terminals, closed streams, full disks,
little memory, folders that can't be written. Each in a process of its own.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.command_line import FORMATS, PROGRAM, coded, environment, launched
from tests.generated import generated_ledger
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A folder with a ledger that has one wrong value, Cyrillic words among its own."""
    write_ledger(tmp_path / "wrong", claims__vote__yaml=("value: 77%", "value: 79%"))
    path = tmp_path / "wrong/claims/vote.yaml"
    path.write_text(path.read_text("utf-8").replace("How many people marched?", "Сколько людей шло — и куда?"), "utf-8")
    return tmp_path / "wrong"


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "right").parent


# D9. No UTF-8, no terminal, no colour: every command still says what it says, in what can be written.
POOR = {
    "C locale": ASCII,
    "C locale, streams left to it": {name: ASCII[name] for name in ("LC_ALL", "PYTHONUTF8", "PYTHONCOERCECLOCALE")},
    "Latin-1 streams": {"PYTHONIOENCODING": "latin-1"},
    "dumb terminal": {"TERM": "dumb"},
    "no colour": {"NO_COLOR": "1"},
    "no terminal named": {"TERM": ""},
}
CALLED = [
    (["check", "--format", "json", "--output", "pretty=pretty.txt"], 1),
    (["compare", "более 600 тысяч", "over 600 thousand"], 0),
    (["check", "--ledger", "нет.yaml"], 2),
]


@pytest.mark.parametrize("name", POOR)
def test_a_poor_environment_changes_the_letters_at_most(name: str, wrong: Path) -> None:
    for words, code in CALLED:
        done = launched(*words, cwd=wrong, env=environment(**POOR[name]))
        coded(done, code)
        assert b"\x1b" not in done.stdout + done.stderr
        if "C locale" in name:
            assert done.stderr.isascii()
            assert done.stdout.isascii() or "json" in words
        if words[0] == "check" and code == 1:
            assert done.stdout.decode("utf-8").count('"KZ304"') == 1


def test_a_name_that_the_system_cannot_spell_is_said_not_thrown(right: Path) -> None:
    (right / "corpus/b.txt").rename(right / "corpus/радио.txt")
    register = right / "corpus/sources.yaml"
    register.write_text(register.read_text("utf-8").replace("b.txt", "радио.txt"), "utf-8")
    coded(launched("check", cwd=right), 0)
    done = launched("check", cwd=right, env=environment(**ASCII))
    coded(done, 1)
    assert b"corpus/sources.yaml:3" in done.stdout
    assert b"PYTHONUTF8=1" in done.stdout
    (right / "claims").rename(right / "утверждения")
    ledger = right / "claims.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("claims/*", "утверждения/*"), "utf-8")
    done = launched("check", cwd=right, env=environment(**ASCII))
    coded(done, 1)
    assert b" --> claims.yaml:3" in done.stdout


def test_a_file_whose_name_is_not_utf8_is_told_in_every_format(wrong: Path) -> None:
    (wrong / "claims/vote.yaml").rename(wrong / os.fsdecode(b"claims/vo\xe9te.yaml"))
    words = [word for form in FORMATS for word in ("--output", f"{form}=out/{form}")]
    done = launched("check", *words, cwd=wrong)
    coded(done, 1)
    for form in FORMATS:
        assert (wrong / "out" / form).read_text("utf-8").count("KZ304") >= 1


# R15. Few files, little memory, one core, no home, no folder to stand in, streams that are closed or full.
def limited(which: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(which, (most, most))


def one_core() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated_ledger(tmp_path_factory.mktemp("large") / "ledger", 600, 8).parent


POORER: dict[str, Callable[[], None]] = {
    "32 open files": limited(resource.RLIMIT_NOFILE, 32),
    "300 MB of memory": limited(resource.RLIMIT_AS, 300_000_000),
    "one core": one_core,
}


@pytest.mark.parametrize("name", POORER)
@pytest.mark.parametrize(
    "words", [["check"], ["report", "--format", "html"], ["compare", "82.2%", "82%"]], ids=" ".join
)
def test_a_poor_machine_is_enough(name: str, words: list[str], right: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, *words], cwd=right, env=environment(), capture_output=True, check=False, preexec_fn=POORER[name]
    )  # fmt: skip
    assert coded(done, 0) == ""
    assert done.stdout == launched(*words, cwd=right).stdout


@pytest.mark.terminal
@pytest.mark.parametrize("most", [54_000_000, 51_000_000, 45_000_000, 38_000_000])
def test_too_little_memory_is_said(most: int, large: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "check", "--no-cache"], cwd=large, env=environment(), capture_output=True, check=False, timeout=60,
        preexec_fn=limited(resource.RLIMIT_AS, most),
    )  # fmt: skip
    assert "kzclaims: " in coded(done, 3)


def test_without_a_home_all_is_as_it_was(right: Path) -> None:
    bare = {"PATH": os.environ["PATH"]}
    for words in (["check"], ["report", "--format", "text"], ["init", "new"]):
        assert launched(*words, cwd=right, env=bare).returncode == 0


GONE = "kzclaims: The folder you stand in is gone. Go to another one.\n"
NOWHERE = [
    ([], 3, GONE),
    (["check"], 3, GONE),
    (["report"], 3, GONE),
    (["texts"], 3, GONE),
    (["baseline"], 3, GONE),
    (["review", "--plain"], 3, GONE),
    (["find", "words"], 3, GONE),
    (["init"], 3, GONE),
    (["init", "new"], 3, GONE),
    (["check", "--ledger", "claims.yaml"], 2, "There is no ledger at claims.yaml."),
    (["read", "gone.txt"], 0, "there is no file gone.txt"),
    (["report", "--ledger", "{ledger}", "--output", "html=r.html"], 3, GONE),
    (["check", "--ledger", "{ledger}", "--output", "json=c.json"], 3, GONE),
    (["check", "--ledger", "{ledger}"], 0, ""),
    (["check", "--ledger", "{ledger}", "--cache"], 0, ""),
    (["report", "--ledger", "{ledger}"], 0, ""),
    (["review", "--plain", "--ledger", "{ledger}"], 0, ""),
    (["compare", "1", "2"], 0, ""),
    (["--help"], 0, ""),
    (["check", "--help"], 0, ""),
    (["rules"], 0, ""),
]


@pytest.mark.parametrize(("words", "code", "said"), NOWHERE, ids=[" ".join(words) or "status" for words, *_ in NOWHERE])
def test_a_folder_that_is_gone_is_said(words: list[str], code: int, said: str, right: Path) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    asked = [word.format(ledger=right / "claims.yaml") for word in words]
    done = launched(*asked, cwd=right.parent, before=["bash", "-c", script, "bash"])
    assert said in coded(done, code)


WRITERS = [
    ["check"],
    ["check", "--format", "json"],
    ["report", "--format", "json"],
    ["rules"],
    ["--help"],
    ["schema"],
    [],
]
STREAMS = {
    "standard output is full": ('exec "$@" >/dev/full', 3, "No space left"),
    "standard output is closed": ('exec "$@" >&-', 3, "standard stream is closed"),
    "standard input is closed": ('exec "$@" <&-', 0, ""),
    "standard error is closed": ('exec "$@" 2>&-', 0, ""),
    "standard error is full": ('exec "$@" 2>/dev/full', 0, ""),
    "all three are closed": ('exec "$@" <&- >&- 2>&-', 3, ""),
}


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_that_is_closed_or_full_is_said(name: str, right: Path) -> None:
    script, code, says = STREAMS[name]
    for words in WRITERS:
        done = subprocess.run(
            ["bash", "-c", script, "bash", *PROGRAM, *words],
            cwd=right,
            env=environment(),
            capture_output=True,
            check=False,
        )
        told = coded(done, code)
        assert says in told
        assert len(told.splitlines()) == bool(says)
        assert bool(done.stdout) is (code == 0)


def test_reading_from_a_closed_stream_is_said(right: Path) -> None:
    for command in ("read - <&-", "find --quotes - <&-", "check --nonsense 2>&-", "check --ledger nowhere 2>&-"):
        script = f"exec {' '.join(PROGRAM)} {command}"
        done = subprocess.run(["bash", "-c", script], cwd=right, env=environment(), capture_output=True, check=False)
        coded(done, 2 if "2>" in command else 3 if "read" in command else done.returncode)
        assert done.returncode in {2, 3}


# R16. As CI runs it: nobody watches, nothing is asked, two at once, in a folder that can't be written.
def test_without_a_terminal_nothing_is_drawn_or_asked(wrong: Path) -> None:
    watched = launched("check", "--no-cache", cwd=wrong)
    for env in (
        environment(CI="true"),
        environment(CI="true", TERM="dumb"),
        environment(CI="1", GITHUB_ACTIONS="true"),
    ):
        done = launched("check", cwd=wrong, env=env)
        assert (done.stdout, done.stderr, done.returncode) == (watched.stdout, b"", 1)
        assert not list(wrong.glob(".kzclaims-cache"))
        assert "terminal" in coded(launched("review", cwd=wrong, env=env), 2)


def test_two_runs_at_once_say_the_same(wrong: Path) -> None:
    commands = [[*PROGRAM, "check", "--output", "json=out/check.json", *more] for more in ([], [], ["--no-cache"], [])]
    running = [
        subprocess.Popen(c, cwd=wrong, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for c in commands
    ]
    told = {(*process.communicate(timeout=60), process.returncode) for process in running}
    assert len(told) == 1
    (only,) = told
    assert only[1:] == (b"", 1)
    once = launched("check", "--no-cache", "--format", "json", cwd=wrong).stdout
    assert (wrong / "out/check.json").read_bytes() == once


_PROBE = """
import kzclaims.cli, os, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o555)
    held = os.access(folder, os.W_OK)
    os.chmod(folder, 0o755)
sys.exit(held)
"""
WAYS = (
    ("unshare", "--user", "--map-user=1000"),
    ("bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--unshare-user", "--uid", "1000"),
)


@cache
def as_a_person() -> Sequence[str] | None:
    """What to call a command through, so that mode bits hold: root ignores them. None where there is no way."""
    if os.geteuid() != 0:
        return ()
    for way in WAYS:
        if shutil.which(way[0]):
            done = subprocess.run([*way, sys.executable, "-c", _PROBE], capture_output=True, check=False)
            if done.returncode == 0:
                return way
    return None


ordinary = pytest.mark.skipif(
    as_a_person() is None, reason="root ignores mode bits, and neither unshare nor bwrap lets it be someone else here"
)
SEALED = [
    (["check"], 0, ""),
    (["check", "--cache"], 0, ""),
    (["report", "--format", "json"], 0, ""),
    (["texts"], 0, ""),
    ([], 0, ""),
    (["check", "--output", "json=out.json"], 3, "out.json can't be written"),
    (["report", "--output", "html=out/r.html"], 3, "can't be written"),
    (["baseline"], 3, "can't be written"),
    (["init", "new"], 3, "can't be written"),
]


def sealed(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


@ordinary
@pytest.mark.parametrize(("words", "code", "says"), SEALED, ids=[" ".join(row[0]) for row in SEALED])
def test_a_checkout_that_cannot_be_written_is_read(right: Path, words: list[str], code: int, says: str) -> None:
    before = launched(*words, cwd=right).stdout if code == 0 else b""
    shutil.rmtree(right / ".kzclaims-cache", ignore_errors=True)
    sealed(right)
    there = sorted(right.rglob("*"))
    done = launched(*words, cwd=right, before=as_a_person() or ())
    assert says in coded(done, code)
    assert done.stdout == before or code
    assert sorted(right.rglob("*")) == there


HIDDEN = {
    "claims.yaml": (1, "Permission denied"),
    "claims/vote.yaml": (1, "Permission denied"),
    "corpus/sources.yaml": (1, "Permission denied"),
    "corpus/gazette.txt": (1, "Permission denied"),
    "corpus/letter.md": (1, "Permission denied"),
    "corpus": (1, "Permission denied"),
    "claims": (None, ""),
}


@ordinary
@pytest.mark.parametrize("name", HIDDEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_checked(right: Path, name: str) -> None:
    code, says = HIDDEN[name]
    (right / name).chmod(0)
    try:
        done = launched("check", "--format", "concise", cwd=right, before=as_a_person() or ())
    finally:
        (right / name).chmod(0o755)
    assert done.returncode in ({1, 2, 3} if code is None else {code}), done
    assert says.encode() in done.stdout
    assert coded(done, done.returncode) == "" or done.returncode > 1
