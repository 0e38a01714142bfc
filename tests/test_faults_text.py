"""Rows T of the list of faults, through the command line: texts and claims in every form and encoding letters come in."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzclaims.cli import cli
from kzclaims.judge import find_quote, prepare
from kzclaims.quote import FAITHFUL, Quote
from tests.faults import NEIGHBOUR, ODD, PLANTED, claim_text, matches, run_check, run_limited
from tests.ledgers import FILES, write_ledger
from tests.text_cases import CASES, REGISTER, RUSSIAN, TEXT, TOWER, Case, decomposed, write_case

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {
    "T1": "a text decomposed; a claim decomposed",
    "T2": "ten squared is not 102; ten squared; a half; a number of a list is no figure; full-width digits; thousands by U+00A0; "
    "thousands by U+202F; thousands by U+2009; Arabic-Indic digits; U+2212 for a minus",
    "T3": "letters whose lower case is longer; Kazakh І and і",
    "T4": "U+200B in the quote; U+200C in the quote; U+200D in the quote; U+2060 in the quote; U+FEFF in the quote; U+00AD in the quote",
    "T5": "U+202E in a claim; U+2066 in a claim; U+202E in a text; U+2066 in a text; Arabic letters",
    "T6": "Nазарбаев with a Latin N; paypal with a Cyrillic а; іс wholly Cyrillic",
    "T7": "a lone surrogate as an escape; a lone surrogate in bytes; noncharacters in a text; a tower of marks in a text",
    "T8": "cp1251 undeclared; koi8-r undeclared; utf-16 undeclared; one bad byte; mixed in one file; cp1251 declared; koi8-r declared; "
    "utf-16 declared; one bad byte, declared damaged",
}


def test_every_input_of_every_row_has_its_case() -> None:
    assert list(ROWS) == [f"T{n}" for n in range(1, 9)]
    held = {(case.row, case.name) for case in CASES}
    assert [(row, name) for row, names in ROWS.items() for name in names.split("; ") if (row, name) not in held] == []
    assert len(held) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_found_of_a_text_and_a_claim(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    checked = run_check(write_case(case, tmp_path))
    found = [f for f in (*checked.at(ODD), *checked.at(REGISTER)) if f.claim != "neighbour"]
    assert matches(sorted(found, key=order), tuple(sorted(case.finds, key=lambda each: each.partition(" ")[0]))) == ""
    assert PLANTED in [each.place for each in checked.findings]
    levels = {"mixed-scripts": "warning", "hidden-characters": "note", "bytes-replaced": "note"}
    assert all(each.level == levels.get(each.slug, "error") for each in found)


def order(found: object) -> str:
    return str(getattr(found, "slug", ""))


def assertion_of(ledger: Path) -> dict[str, Any]:
    """The assertion of the odd claim, as `report` says it in JSON."""
    words = ["report", "--format", "json", "--ledger", str(ledger)]
    record = json.loads(CliRunner().invoke(cli, words, catch_exceptions=False).stdout)
    claim = next(each for each in record["claims"] if each["id"] == "odd")
    held: dict[str, Any] = claim["assertions"][0]
    return held


@pytest.mark.parametrize("case", [case for case in CASES if case.row in {"T1", "T3", "T4", "T8"}], ids=str)
def test_a_span_counts_code_points_of_the_text_as_it_is(case: Case, tmp_path: Path) -> None:
    ledger = write_case(case, tmp_path)
    if any(each.startswith(("encoding 5", "bad-choice")) for each in case.finds):
        return
    held, encoding = assertion_of(ledger), case.declared.partition(",")[0] or "utf-8"
    data = (tmp_path / TEXT).read_bytes()
    ((start, end),) = held["spans"]
    passage = data.decode(encoding, "replace")[start:end]
    assert held["state"] in {"exact", "folded"}
    assert plain(passage) == plain(str(held["quote"]))


def plain(text: str) -> str:
    """Letters and digits as no eye tells them apart."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U0010ffff]")
SHOWN = [
    ["check", "--no-cache"],
    ["check", "--no-cache", "--color", "always"],
    ["check", "--no-cache", "--format", "concise"],
    ["check", "--no-cache", "--format", "github"],
    ["check", "--no-cache", "--format", "junit"],
    ["report", "--format", "text", "--claim", "odd"],
    ["report", "--format", "md"],
    ["report", "--format", "html"],
    ["find", "Reform List won 84 of the seats"],
    ["texts"],
]


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_steering_characters_of_a_text_are_shown_as_signs(words: list[str], tmp_path: Path) -> None:
    wrong = f"И وشكرا the \u202eReform\x1b[2J List\u2066\x9b won\ufffe 85 of {TOWER}the seats, said \u202eevil.\n"
    ledger = write_case(Case("T5", "", wrong), tmp_path)
    done = CliRunner().invoke(cli, [*words, "--ledger", str(ledger)], catch_exceptions=False)
    said = re.sub("\x1b\\[[0-9;]*m", "", done.stdout) if "always" in words else done.stdout
    assert said
    assert not BIDI.search(said), words
    assert not CONTROL.search(said), words
    assert "\u0301" * 20 not in said
    assert ("وشكرا" in said) == ("И" in said), "Arabic letters are left alone"


@pytest.mark.parametrize("name", ["b\u202etxt.yaml", "b\u2066.yaml", "b\x1b[2J.yaml", "b\x07.yaml"])
@pytest.mark.parametrize("form", ["pretty", "concise", "github", "junit"])
def test_a_file_name_that_steers_is_shown_as_signs(name: str, form: str, tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / "claims" / name).write_text("claims: no list\n")
    words = ["check", "--no-cache", "--format", form, "--ledger", str(ledger)]
    done = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert "a list is wanted here" in done.stdout
    assert not BIDI.search(done.stdout)
    assert not CONTROL.search(done.stdout)


def test_a_file_name_that_steers_is_refused_in_the_register(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, corpus__sources__yaml=("file: b.txt", 'file: "b\\u202etxt.b"'))
    slugs = [(f.slug, f.line) for f in run_check(ledger).at(REGISTER)]
    assert slugs == [("encoding", 3), ("unreadable-file", 3)]


def test_names_are_never_equated_for_their_looks(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=("value: Harbor Board", "value: Harbоr Board"))
    slugs = {(f.slug, f.level) for f in run_check(ledger).findings}
    assert {("contradiction-unexplained", "error"), ("mixed-scripts", "warning")} <= slugs


def test_a_mixed_word_can_be_ignored_with_a_reason(tmp_path: Path) -> None:
    text = claim_text(extra="unit: Nур-Отан  # kzclaims: ignore[mixed-scripts] -- as printed").replace(NEIGHBOUR, "")
    ledger = write_ledger(tmp_path)
    (tmp_path / ODD).write_text(text, encoding="utf-8")
    assert run_check(ledger).code == 0


def test_one_source_that_cannot_be_read_is_told_once_and_the_others_are_checked(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / "corpus" / "b.txt").write_bytes(RUSSIAN.encode("cp1251"))
    checked = run_check(ledger)
    assert [(f.slug, f.path, f.line, f.source) for f in checked.findings if f.level == "error"] == [
        ("encoding", REGISTER, 3, ("corpus/b.txt", 1, 1))
    ]
    assert (checked.code, checked.summary["quotes_found"], checked.summary["assertions"]) == (1, 6, 9)


def test_two_pieces_in_one_text_declare_one_encoding(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    text = f"text: {'0' * 64}"
    rows = FILES[REGISTER].replace("file: gazette.txt", text).replace("file: b.txt", f"{text}, encoding: koi8-r")
    (tmp_path / REGISTER).write_text(rows)
    found = [f for f in run_check(ledger).at(REGISTER) if f.slug == "bad-value"]
    assert [(f.line, "bulletin and gazette" in f.message) for f in found] == [(3, True)]


def test_what_a_reviewer_accepts_of_odd_letters_is_saved(tmp_path: Path) -> None:
    tower = claim_text(question=f"How many{TOWER} \U0001f600 marched?", value="nearly 600 thousand")
    ledger = write_ledger(tmp_path)
    (tmp_path / ODD).write_text(tower, encoding="utf-8")
    assert run_check(ledger).code == 1
    words = ["baseline", "--ledger", str(ledger)]
    assert CliRunner().invoke(cli, words, catch_exceptions=False).exit_code == 0
    assert run_check(ledger, "--baseline").code == 0


WORDS = st.text(st.characters(codec=None, categories=None), max_size=40)


def escaped(text: str) -> str:
    """Any code points as a YAML scalar in double quotes; every one of them as an escape."""
    return '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"'


def raw(text: str) -> str:
    """The code points themselves as a block of text, as far as they can stand in a file at all."""
    return "|-\n          " + re.sub(r"[\r\n\x85\u2028\u2029]", "", text).encode("utf-8", "ignore").decode() + "."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["question", "value", "quote", "extra"]), WORDS, st.booleans(), st.sampled_from(["pretty", "json"])
)
def test_any_code_point_in_any_field_is_shown_safely(
    tmp_path: Path, field: str, text: str, escape: bool, form: str  # noqa: FBT001
) -> None:  # fmt: skip
    ledger = write_ledger(tmp_path)
    written = escaped(text) if escape else raw(text)
    claim = claim_text(**{field: f"note: {written}" if field == "extra" else written})
    (tmp_path / ODD).write_text(claim, encoding="utf-8", newline="")
    done = CliRunner().invoke(
        cli, ["check", "--no-cache", "--format", form, "--ledger", str(ledger)], catch_exceptions=False
    )
    done.stdout.encode("utf-8")
    assert form == "json" or not CONTROL.search(done.stdout)


LETTERS = st.text("ёйЁЙўғқ абвгіА-.,«»1234567890\u0301\n", min_size=1, max_size=60)


@settings(max_examples=200, deadline=None)
@given(LETTERS, st.data())
def test_a_quote_stands_in_the_same_place_whatever_the_form(text: str, data: st.DataObject) -> None:
    whole = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    quote = Quote(whole[start:end])
    composed, other = find_quote(quote, prepare(whole)), find_quote(quote, prepare(decomposed(whole)))
    assert (composed.state in FAITHFUL) is (other.state in FAITHFUL)
    if composed.state in FAITHFUL:
        here = [whole[a:b] for a, b in composed.spans]
        there = [unicodedata.normalize("NFC", decomposed(whole)[a:b]) for a, b in other.spans]
        assert [plain(each) for each in here] == [plain(each) for each in there]


def test_a_text_of_odd_letters_costs_no_more_than_another(tmp_path: Path) -> None:
    towers = "".join(f"Zalgo{TOWER} \u202e{n}\ufdd0 of the seats. " for n in range(2000))
    done = run_limited(write_case(Case("T7", "", towers), tmp_path), megabytes=1024, seconds=30)
    assert (done.code, done.stderr) == (1, "")
    assert done.seconds < 10
