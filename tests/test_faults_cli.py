"""Hostile words wherever a command shows them (rows D of the list of faults): they are shown, and do nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kzclaims.printable import printable
from kzclaims.render.underline import WIDTH, cells
from tests.command_line import FORMATS, Said, called
from tests.ledgers import FILES, write_ledger
from tests.test_report_md import ACTIVE, ATTACKS, GITHUB, Rendered

if TYPE_CHECKING:
    from pathlib import Path

    CapSys = pytest.CaptureFixture[str]

# D1. What drives a terminal, or what is read on it, and what is shown in its stead.
ESCAPES = {
    "OSC 0 sets the title": ("\x1b]0;owned\x07", "␛]0;owned␇"),
    "OSC 8 is a link": ("\x1b]8;;http://a.example\x1b\\here", "␛]8;;http://a.example␛\\here"),
    "OSC 52 fills the clipboard": ("\x1b]52;c;b3duZWQ=\x07", "␛]52;c;b3duZWQ=␇"),
    "CSI 2J clears the screen": ("\x1b[2Jgone", "␛[2Jgone"),
    "CSI 6n makes the terminal answer": ("\x1b[6n", "␛[6n"),
    "CSI ?1049l leaves the screen": ("\x1b[?1049l", "␛[?1049l"),
    "DCS": ("\x1bPq#0\x1b\\", "␛Pq#0␛\\"),
    "APC": ("\x1b_run\x1b\\", "␛_run␛\\"),
    "C1 CSI in one character": ("\x9b31mred", "\ufffd31mred"),
    "an escape that never ends": ("\x1b]", "␛]"),
    "NUL": ("a\x00b", "a␀b"),
    "BEL": ("a\x07b", "a␇b"),
    "CR writes over the line": ("good\rbad", "good"),
    "BS rubs out": ("good\x08\x08bad", "good␈␈bad"),
    "bidi override": ("\u202edetrevni", "\ufffddetrevni"),
    "bidi isolate": ("\u2066hidden\u2069", "\ufffdhidden\ufffd"),
}
SHOWN_BY = [
    ["check", "--color", "never"],
    *(["check", "--format", form] for form in FORMATS[1:]),
    ["check", "--statistics"],
    ["report", "--format", "text"],
    ["report", "--format", "md"],
    ["report", "--format", "json"],
    ["texts"],
    ["find", "turnout was 77.1% of the electorate"],
    [],
]


def assert_inert(said: Said, *codes: int) -> None:
    """Nothing printed is unseen or drives a terminal, and the command came to an end of its own."""
    for text in (said.out, said.err):
        assert printable(text) == text
        assert "Traceback" not in text
        assert "internal error" not in text
    assert said.code in (codes or (0, 1)), said


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KZCLAIMS_TEXTS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "CI"):
        monkeypatch.delenv(name, raising=False)


def hostile_corpus(folder: Path, words: str) -> None:
    """The small ledger with `words` in its texts, notes, log, baseline and, where a name can hold them, a file's name."""
    write_ledger(folder, claims__vote__yaml=("value: 77%", "value: 79%"))
    (folder / "corpus/gazette.txt").write_text(
        f"{words}\nturnout was {words} 77.1% of the electorate and over 600 thousand {words} citizens marched\n",
        "utf-8",
    )
    (folder / "corpus/b.txt").write_text(f"turnout {words} reached 77% this year {words}", "utf-8")
    (folder / "corpus/letter.md").write_text(f"“the other {words} 14 seats” {words}\n", "utf-8")
    decision = {"number": 1, "claim": words, "assertions": [], "verb": "accept", "who": words, "crc": words}
    (folder / "claims/decisions.jsonl").write_text(json.dumps(decision) + "\n", "utf-8")
    rows = [{"fingerprint": "0" * 32, "code": words, "path": words, "claim": words, "message": words}]
    (folder / "claims/baseline.json").write_text(json.dumps({"version": 1, "findings": rows}), "utf-8")
    if "\0" not in words and "/" not in words:
        (folder / f"claims/{words}.yaml").write_text("claims: {}\n")


@pytest.mark.parametrize("payload", ESCAPES)
def test_escapes_in_a_corpus_are_shown_and_do_nothing(
    payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    words, shown = ESCAPES[payload]
    hostile_corpus(tmp_path, words)
    monkeypatch.chdir(tmp_path)
    told = {tuple(words): called(capsys, *words) for words in [*SHOWN_BY, ["check", "--baseline"]]}
    for said in told.values():
        assert_inert(said)
    assert shown in told["check", "--color", "never"].out.replace("\n", "")
    assert told["check", "--color", "never"].code == 1


FIELDS = [
    ("claims/vote.yaml", "source: letter"),
    ("corpus/sources.yaml", "title: A letter"),
    ("claims.yaml", "title: The"),
]


@pytest.mark.parametrize("payload", ESCAPES)
def test_escapes_in_a_ledger_are_shown_and_do_nothing(
    payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    """Raw, as an escape that YAML resolves, as a key, and in a comment to this program."""
    words, _ = ESCAPES[payload]
    monkeypatch.chdir(write_ledger(tmp_path).parent)
    escaped = json.dumps(words)
    for name, field in FIELDS:
        head = field.partition(":")[0]
        assert field in FILES[name]
        for new in (f"{head}: {words}", f"{head}: {escaped}", f"{escaped}: 1", f"{field}  # kzclaims: {words}"):
            (tmp_path / name).write_text(FILES[name].replace(field, new, 1), "utf-8")
            assert_inert(called(capsys, "check", "--color", "never", "--output", "json=a.json"))
            assert printable((tmp_path / "a.json").read_text("utf-8")) == (tmp_path / "a.json").read_text("utf-8")
        (tmp_path / name).write_text(FILES[name], "utf-8")


# Every word of a command line that is told again where it is wrong; `{}` is the hostile one.
ARGUMENTS = [
    "{}", "check --ledger {}", "check --texts {}", "check --format {}", "check --{}", "check --select {}", "check {}",
    "check --output {}", "check --output json={}/a/b", "explain {}", "find {} --in {}", "find --quotes {}", "read {}", "compare {} 1",
    "compare 1% 2% --tolerance {}", "schema {}", "init claims.yaml/{}", "drift {} {}", "report --claim {}", "report --format {}",
    "texts --texts {}", "baseline --ledger {}", "rules {}",
]  # fmt: skip


@pytest.mark.parametrize("words", ARGUMENTS)
def test_escapes_in_an_argument_are_shown_and_do_nothing(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    monkeypatch.chdir(write_ledger(tmp_path).parent)
    for payload, _ in ESCAPES.values():
        for given in (payload.replace("\0", ""), f"a{payload}".replace("\0", "") + "\udcff\n"):
            assert_inert(called(capsys, *(word.replace("{}", given) for word in words.split())), *range(4))


# D2, D3. What Rich and Textual take for markup and emoji codes is written out as it is.
MARKUP = [
    "[red]", "[/nope]", "[link=https://a.example]", "[@click=app.quit]", "[1]", "a\\", "[", "[bold]x[/bold]", ":smile:",
    "%s %(x)s {x}", "$(id)", "`id`", "&amp; <b>",
]  # fmt: skip


@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_text(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys) -> None:
    value = f"so {words} many"
    monkeypatch.chdir(write_ledger(tmp_path, claims__vote__yaml=("value: 77%", f"value: {json.dumps(value)}")).parent)
    (tmp_path / "corpus/b.txt").write_text(f"{words}, turnout reached 78% this year.\n", "utf-8")
    pretty = called(capsys, "check", "--color", "never")
    assert f"| {words}, turnout reached 78% this year." in pretty.out
    assert repr(value) in pretty.out
    assert repr(value) in called(capsys, "check", "--format", "concise").out
    assert value in called(capsys, "report", "--format", "text").out


# D4. Lines of every width: the carets stand under the value, and a line fits a terminal of 80 columns.
WIDE = {
    "CJK": "作者はこう述べた",
    "emoji with joiners": "👩‍👩‍👧‍👦 🏳️‍🌈",
    "combining marks": "e\u0301" * 40,
    "a tower of marks": "Z" + "\u0301" * 500,
    "10,000 columns": "long " * 2000,
    "tabs": "\t\t\tin\tthe\tmiddle\t",
    "Arabic": "قال إن",
    "one wide word": "作" * 4000,
}


@pytest.mark.parametrize("words", WIDE)
def test_no_width_moves_the_carets(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys) -> None:
    monkeypatch.chdir(write_ledger(tmp_path).parent)
    path = tmp_path / "claims/vote.yaml"
    flow = f'      - {{speaker: "{WIDE[words]}", source: bulletin, value: 79%, quote: turnout reached 77% this year}}'
    flow = flow.replace("\t", " " if words == "tabs" else "\t")
    before, _, after = path.read_text().partition("      - source: bulletin\n")
    rest = after.split("\n", 2)[2]
    path.write_text(f"{before}{flow}\n{rest}", "utf-8")
    (tmp_path / "corpus/b.txt").write_text(f"{WIDE[words]} turnout reached 77% this year {WIDE[words]}\n", "utf-8")
    rows = called(capsys, "check", "--color", "never", "--select", "KZ304").out.split("\n")
    at = next(n for n, row in enumerate(rows) if "value: 79%" in row)
    carets = rows[at + 1].index("^")
    assert cells(rows[at][: rows[at].index("79%")]) == carets
    assert rows[at + 1].count("^") == len("79%")
    passage = next(n for n, row in enumerate(rows) if "turnout reached" in row and n > at)
    assert cells(rows[passage][: rows[passage].index("turnout")]) == rows[passage + 1].index("^")
    assert all(cells(rows[n]) <= WIDTH + len("12 | ") for n in (at, at + 1, passage, passage + 1))


# D7. The summary of a step is Markdown: nothing foreign in it becomes markup, a mention or an address.
PLAIN = {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}


@pytest.mark.parametrize("words", ATTACKS)
def test_the_summary_of_a_step_is_inert(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    write_ledger(tmp_path, claims__vote__yaml=("kind: share", f"kind: {json.dumps(words)}"))
    name = f"{words.replace('/', '_')}.yaml"
    (tmp_path / "claims" / name).write_text("claims: {}\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    said = called(capsys, "check", "--format", "github")
    assert said.code == 1
    assert all(row.startswith("::") for row in said.out.splitlines()[:-1])
    page = Rendered(GITHUB.render((tmp_path / "summary.md").read_text("utf-8")))
    told = "".join(page.words)
    assert page.elements <= PLAIN
    assert not ACTIVE.search(told)
    assert words.split(maxsplit=1)[0].rstrip("\\") in told.replace("\u200b", "") or printable(words) != words


# D8. Names that are paths, devices, too long, or the same but for case: an id is refused with its line, a path named.
IDS = [
    "../../x", "a/b", "CON ", "x\\n", "a" * 300, "Turnout", "turnout\u0301", "-a", ".a", "_a", "türnout", "a b", "~", "$HOME", "a:b", "a*", "",
]  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_an_id_that_could_be_anything_else_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    written = f'"{name}"'
    for file, old, line in (
        ("claims__vote__yaml", "id: turnout", 2),
        ("corpus__sources__yaml", "id: letter", 4),
        ("claims__vote__yaml", "id: seats-add-up", 57),
    ):
        folder = tmp_path / old.replace(" ", "")
        write_ledger(folder, **{file: (old, f"id: {written}")})
        monkeypatch.chdir(folder)
        said = called(capsys, "check", "--format", "json")
        found = {(f["slug"], f["place"]["line"]) for f in json.loads(said.out)["findings"]}
        assert {("bad-value", line), ("missing-field", line)} & found, found
        assert_inert(said, 1)


PATHS = ["a" * 300 + "/claims.yaml", "a\nb/claims.yaml", "/dev/null", "/dev/zero", "/proc/self/mem", "x" * 5000, "."]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("option", ["--ledger", "--texts", "--output"])
def test_a_path_that_is_none_is_named_in_one_line(
    path: str, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    monkeypatch.chdir(write_ledger(tmp_path).parent)
    given = f"json={path}" if option == "--output" else path
    said = called(capsys, "check", option, given)
    assert_inert(said, *range(4))
    passes = (".", "--ledger"), (".", "--texts"), ("a\nb/claims.yaml", "--output")
    assert (path, option) in passes or path in {"/dev/null", "/dev/zero"} or said.code in {1, 2, 3}
    assert len(said.err.splitlines()) <= 1


def test_what_stops_a_run_is_said_in_whole_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapSys
) -> None:
    monkeypatch.chdir(write_ledger(tmp_path).parent)
    for words in (
        ["read", "corpus"],
        ["find", "x", "--in", "corpus"],
        ["check", "--ledger", "no.yaml"],
        ["explain", "KZ9"],
    ):
        said = called(capsys, *words)
        first, _, second = said.err.strip().partition(". ")
        assert said.code == 2
        assert first.startswith("kzclaims: ")
        assert second[:1].isupper() or second[:1] in "`-"
        assert second.endswith((".", "?"))
