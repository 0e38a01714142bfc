"""The commands as a person calls them: what is printed where, and which exit code comes back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.ledgers import write_ledger

SCHEMAS = Path(__file__).parent.parent / "kzclaims" / "schemas"


def run(*words: str, cwd: Path, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"KZCLAIMS_TEXTS", "NO_COLOR"}}
    return subprocess.run(
        [sys.executable, "-m", "kzclaims", *words],
        cwd=cwd,
        env={**kept, **environment},
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def shaped(name: str, text: str) -> object:
    """The JSON of an output, held against its published schema."""
    record = json.loads(text)
    jsonschema.Draft7Validator(json.loads((SCHEMAS / f"{name}-1.json").read_text())).validate(record)
    return record


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path).parent


def test_a_clean_ledger_checks(ledger: Path) -> None:
    done = run("check", cwd=ledger)
    assert (done.returncode, done.stderr) == (0, "")
    last = done.stdout.rstrip().split("\n")[-1]
    assert "6 claims" in last
    assert "9 assertions" in last


def test_a_finding_fails_and_its_place_is_printed(tmp_path: Path) -> None:
    write_ledger(tmp_path, claims__vote__yaml=("value: 77%", "value: 79%"))
    done = run("check", "--color", "never", cwd=tmp_path)
    assert done.returncode == 1
    assert "KZ304" in done.stdout
    assert "claims/vote.yaml:11:16" in done.stdout
    assert run("check", "--format", "json", cwd=tmp_path).returncode == 1


def test_fail_on_decides_the_exit_code_and_show_does_not(tmp_path: Path) -> None:
    explained = "    explained: The gazette counts citizens, the bulletin members.\n"
    write_ledger(tmp_path, claims__vote__yaml=(explained, ""))
    assert run("check", cwd=tmp_path).returncode == 1
    assert run("check", "--fail-on", "error", cwd=tmp_path).returncode == 0
    quiet = run("check", "--show", "error", cwd=tmp_path)
    assert quiet.returncode == 1
    assert "KZ402" not in quiet.stdout


def test_json_is_all_there_is_on_standard_output(tmp_path: Path) -> None:
    write_ledger(tmp_path, claims__vote__yaml=("value: 77%", "value: 79%"))
    done = run("check", "--format", "json", cwd=tmp_path)
    record = shaped("check", done.stdout)
    assert isinstance(record, dict)
    assert record["summary"]["claims"] == 6
    assert {f["code"] for f in record["findings"]} >= {"KZ304"}


def test_the_report_has_its_shapes(ledger: Path) -> None:
    done = run("report", "--format", "json", "--output", "html=out/r.html", "--output", "md=out/r.md", cwd=ledger)
    assert done.returncode == 0, done.stderr
    record = shaped("report", done.stdout)
    assert isinstance(record, dict)
    pairs = [p for c in record["claims"] for p in c["pairs"]]
    relations = {p["claim"]: (p["sources"], p["relation"], p["possible"]) for p in pairs}
    assert relations["turnout"] == (["gazette", "bulletin"], "rounds-to", True)
    assert relations["marchers"] == (["gazette", "bulletin"], "differs", True)
    assertions = [a for c in record["claims"] for a in c["assertions"]]
    gazette = (ledger / "corpus" / "gazette.txt").read_text()
    found = {a["value"]: [gazette[s:e] for s, e in a["spans"]] for a in assertions if a["source"] == "gazette"}
    assert found["77.1%"] == ["turnout was 77.1% of the electorate"]
    assert "<html" in (ledger / "out" / "r.html").read_text()
    assert "9.1" in (ledger / "out" / "r.md").read_text()


def test_two_runs_write_the_same_bytes(ledger: Path) -> None:
    for form in ("json", "md", "html"):
        first, second = (run("report", "--format", form, cwd=ledger, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert first == second


COMPARED = [
    ("82.2%", "82%", "rounds-to", True),
    ("over 600 thousand citizens", "more than 660,000 party members", "differs", True),
    ("84 deputies", "86 deputies", "contradicts", False),
    ("более 660 тысяч", "more than 660,000", "equal", True),
    ("March 2016", "2016", "rounds-to", True),
]


@pytest.mark.parametrize(("a", "b", "relation", "possible"), COMPARED)
def test_compare(tmp_path: Path, a: str, b: str, relation: str, possible: bool) -> None:  # noqa: FBT001
    done = run("compare", "--format", "json", a, b, cwd=tmp_path)
    record = shaped("compare", done.stdout)
    assert isinstance(record, dict)
    assert (record["relation"], record["possible"]) == (relation, possible)
    assert record["reason"] in run("compare", a, b, cwd=tmp_path).stdout


def test_compare_says_what_it_cannot_read(tmp_path: Path) -> None:
    done = run("compare", "82%", "many", cwd=tmp_path)
    assert done.returncode == 2
    assert "'many'" in done.stderr


def test_read_takes_a_file_standard_input_or_the_text(tmp_path: Path) -> None:
    text = "Turnout was over 60%\nof 1,200 voters.\n\nIn March 2016 it was less."
    (tmp_path / "a.txt").write_text(text)
    by_file = run("read", "--format", "jsonl", "a.txt", cwd=tmp_path)
    assert by_file.stdout == run("read", "--format", "jsonl", "-", cwd=tmp_path, given=text).stdout
    assert by_file.stdout == run("read", "--format", "jsonl", text, cwd=tmp_path).stdout
    records = [shaped("read", line) for line in by_file.stdout.splitlines()]
    assert [(r["written"], r["bound"]) for r in records if isinstance(r, dict)] == [
        (text[r["span"][0] : r["span"][1]], r["bound"]) for r in records if isinstance(r, dict)
    ]
    assert len(records) == 3


def test_find_in_a_file_in_the_corpus_and_many(ledger: Path) -> None:
    quote = "the Reform List won 84 of the 98 seats"
    for words in (("--in", "corpus/gazette.txt"), ()):
        record = shaped("find", run("find", "--format", "json", quote, *words, cwd=ledger).stdout)
        assert isinstance(record, dict)
        assert [m["state"] for m in record["matches"]] == ["exact"]
        assert record["matches"][0]["source"] == ("" if words else "gazette")
    (ledger / "q.jsonl").write_text(
        f'{{"id": "a", "quote": "{quote}"}}\n{{"id": "b", "quote": "no such words anywhere"}}\n'
    )
    lines = run("find", "--quotes", "q.jsonl", cwd=ledger).stdout.splitlines()
    results = [json.loads(line) for line in lines]
    assert [(r["id"], r["matches"][0]["state"]) for r in results] == [("a", "exact"), ("b", "lost")]


def test_texts_and_status(ledger: Path) -> None:
    texts = run("texts", cwd=ledger).stdout
    assert "2 with their full text, 1 with notes only" in texts
    status = run(cwd=ledger).stdout
    assert "The harbour vote" in status
    assert "Next:" in status


def test_a_ledger_is_found_from_a_folder_below(ledger: Path) -> None:
    assert run("check", cwd=ledger / "corpus").returncode == 0


USAGE = [
    (["chekc"], "did you mean 'check'?"),
    (["check", "--ledger", "nowhere.yaml"], "nowhere.yaml"),
    (["check", "--texts", "nowhere"], "nowhere"),
    (["check", "--format", "xml"], "xml"),
    (["check", "--output", "pretty"], "FORMAT=PATH"),
    (["find"], "--quotes"),
    (["find", "x", "--in", "nowhere.txt"], "nowhere.txt"),
    (["compare", "1"], "B"),
    (["compare", "1%", "2%", "--tolerance", "lots"], "lots"),
]


@pytest.mark.parametrize(("words", "says"), USAGE)
def test_usage_is_exit_2_and_says_what_to_do(ledger: Path, words: list[str], says: str) -> None:
    done = run(*words, cwd=ledger)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_check_is_never_a_pass(tmp_path: Path) -> None:
    assert run("check", cwd=tmp_path).returncode == 2
    (tmp_path / "claims.yaml").write_text("")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "sources.yaml").write_text("sources: []\n")
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "nothing to check" in done.stderr


def test_a_broken_root_is_a_finding_not_a_traceback(ledger: Path) -> None:
    (ledger / "claims.yaml").write_bytes(b"\x00" * 10)
    done = run("check", cwd=ledger)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout


def test_a_closed_pipe_is_no_error(ledger: Path) -> None:
    command = f"{sys.executable} -m kzclaims report --format json | head -1"
    done = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"], cwd=ledger, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("{\n0\n", "")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_a_command_without_a_traceback(ledger: Path, sent: signal.Signals, code: int) -> None:
    # A job in the background ignores SIGINT from its parent on; the program then does too, as it should.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    called = "import sys; sys.argv = ['kzclaims', 'read', '-']; from kzclaims.__main__ import main; main()"
    words = [sys.executable, "-c", f"{heard}; {called}"]
    with subprocess.Popen(words, cwd=ledger, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(1.0)
        process.send_signal(sent)
        _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr.strip()) == (code, "")


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}]
)
def test_a_poor_environment_changes_no_verdict(ledger: Path, locale: dict[str, str]) -> None:
    for words in (["check"], ["report", "--format", "md"], ["read", "более 600 тысяч"], []):
        done = run(*words, cwd=ledger, PYTHONIOENCODING="ascii", **locale)
        assert done.returncode == 0, done.stderr


def test_check_imports_no_screen_and_no_template_engine(ledger: Path) -> None:
    code = (
        "import sys; sys.argv = ['kzclaims', 'check']\nfrom kzclaims.cli import cli\ncli.main(standalone_mode=False)\n"
    )
    code += "print([m for m in ('textual', 'rich', 'jinja2', 'asyncio') if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ledger, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_the_schema_is_json(ledger: Path) -> None:
    for name in ("ledger", "claims", "sources"):
        jsonschema.Draft7Validator.check_schema(json.loads(run("schema", name, cwd=ledger).stdout))
