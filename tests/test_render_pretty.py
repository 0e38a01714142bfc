"""Findings for a terminal: the caret under the right letter, nothing that drives the terminal, the counts at the end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.finding import Finding, Level
from kzclaims.printable import printable
from kzclaims.render.formats import rendered
from kzclaims.render.pretty import basis_line, pretty
from kzclaims.render.run import Run
from kzclaims.render.underline import WIDTH, cells, extent
from kzclaims.summary import Summary, summary_of
from kzclaims.text import Location
from tests.builders_render import LEDGER, evidence, finding, vote_share, voters
from tests.builders_render import assessment as claim_of

GOLDENS = Path(__file__).parent / "goldens"
SUMMARY = Summary(claims=2, assertions=4, quotes_found=3, pairs=2, texts=1, notes=2, identities=1)
FILES = {
    LEDGER: ["claims:", "  - id: primary-voters", "    question: How many?", "    assertions:", "\t- value: 82.20 # x"],
    "corpus/letter.md": ["", "He wrote “over 600 thousand” and more."],
}


def lines(path: str) -> list[str]:
    return FILES.get(path, [])


def shown(*findings: Finding) -> str:
    return pretty(Run(findings, SUMMARY), lines, colour=False)


def test_a_run_with_findings_is_the_golden() -> None:
    told = shown(
        finding("they can't both be true", 2, 5, hint="explain it", origin=Location("corpus/letter.md", 2, 11)),
        finding("a tab stands here", 5, 4, level=Level.WARNING, code="KZ003"),
        finding("nothing can be read", 0, 0, path="claims.yaml", code="KZ001"),
        finding("the file is gone", 3, 1, level=Level.NOTE, path="gone.yaml"),
    )
    assert told == (GOLDENS / "pretty.txt").read_text(encoding="utf-8")


def test_without_findings_the_basis_and_the_counts_are_still_said() -> None:
    first, empty, last = shown().splitlines()
    assert first == "basis: 1 full text; 2 sources only by reading notes"
    assert not empty
    assert last == (
        "0 errors, 0 warnings, 0 notes; 2 claims, 4 assertions, 3 quotes found, 2 pairs compared, "
        "1 identity checked, on 1 full text and 2 sets of notes"
    )


def test_what_a_baseline_accepts_is_counted_in_the_last_line() -> None:
    told = pretty(Run([finding("m", 2)], SUMMARY, [finding("n", 3)] * 3), lines, colour=False).splitlines()
    assert told[-1].startswith("1 error, 0 warnings, 0 notes; 3 more findings accepted by the baseline; 2 claims")


def test_the_passage_is_shown_with_what_stands_before_it() -> None:
    hostile = "On the eve nearly 6,000 people marched\x1b[2J"
    told = pretty(
        Run([finding("m", 2, 5, origin=Location("a.txt", 1234, 19))], SUMMARY),
        lambda path: [hostile] * 1234 if path == "a.txt" else ["", "a: b"],
        colour=False,
    ).splitlines()
    assert told[7:10] == [
        "     = source: a.txt:1234:19",
        "1234 | On the eve nearly 6,000 people marched␛[2J",
        "     |                   ^",
    ]


@pytest.mark.parametrize(
    ("texts", "notes", "said"),
    [
        (9, 0, "basis: 9 full texts"),
        (0, 1, "basis: reading notes on 1 source; no full text is at hand"),
        (0, 0, "basis: none; no text and no notes are at hand"),
    ],
)
def test_the_first_line_says_what_was_checked_against(texts: int, notes: int, said: str) -> None:
    assert basis_line(Summary(texts=texts, notes=notes)) == said


def test_where_nothing_changed_nothing_is_said_to_be_missing() -> None:
    told = basis_line(Summary(), "v1\x1b[2J")
    assert told == "basis: no claim has changed since v1␛[2J, so no quote had to be looked up"


# A line of YAML, the column of a place in it, and what is underlined.
CARETS = [
    ("a key", "  value: 82.2%", 3, "value"),
    ("tab before", "\t\tvalue: x", 3, "value"),
    ("wide letters before", "作者: 作", 5, "作"),
    ("combining mark before", "e\u0301te\u0301: x", 8, "x"),
    ("invisible before", "a\u200bb: x", 6, "x"),
    ("a word to the comment", "    value: 79%  # a remark", 12, "79%"),
    ("words with a colon inside", "    time: 12:30 on Monday", 11, "12:30 on Monday"),
    ("words with a comma", "    value: 1,200, or so", 12, "1,200, or so"),
    ("in braces a comma ends it", "  - {value: 79.1%, quote: Turnout was 79.1%}", 13, "79.1%"),
    ("in braces the brace ends it", "  - {value: 79.1%, quote: Turnout was 79.1%}", 27, "Turnout was 79.1%"),
    ("a brace in quotes opens nothing", "  a: '{' and more, with {x}", 6, "'{'"),
    ("an apostrophe opens nothing", "  - {a: don't, b: isn't, c: d}", 27, "d"),
    ("a backslash before the quotation mark", r"""  - {a: "\\", b: c, d: e}""", 16, "c"),
    ("a quotation mark that is escaped", r"""  - {a: "\", {", b: c}""", 19, "c"),
    ("in quotes", '  - {value: "8, 4", b: c}', 13, '"8, 4"'),
    ("a quote within quotes", "    q: 'it''s so' # x", 8, "'it''s so'"),
    ("a record in braces", "  - {a: '}', b: [c, d]} # x", 5, "{a: '}', b: [c, d]}"),
    ("a record that goes on below", "  - {a: b,  ", 5, "{a: b,"),
    ("a list", "include: [claims/votes.yaml]", 10, "[claims/votes.yaml]"),
    ("a block", "    quote: >-", 12, ">-"),
    ("an anchor", "  - &a {b: c}", 5, "&a"),
    ("a comment", "  a: b  # kzclaims: ignore[KZ301]", 9, "# kzclaims: ignore[KZ301]"),
    ("a colon alone", "  question: Who: me", 16, ":"),
    ("a mark that ends nothing", "  value: #5 and C#", 10, "#5 and C#"),
    ("past the end", "short", 40, ""),
]  # fmt: skip


@pytest.mark.parametrize(("case", "source", "column", "under"), CARETS, ids=[c[0] for c in CARETS])
def test_the_carets_stand_under_what_is_meant(case: str, source: str, column: int, under: str) -> None:
    told = pretty(Run([finding("m", 1, column)], SUMMARY), lambda _: [source], colour=False).splitlines()
    line, carets = told[5], told[6]
    at = carets.index("^")
    before = source[: column - 1].rstrip("\n") if under else source
    assert at == cells("1 | " + before)
    assert cells(line) >= at
    assert carets.count("^") == max(cells(under), 1)


PROSE = [
    ("corpus/a.md", "He wrote “over 600 thousand” and more.", 10, "over 600 thousand"),
    ("corpus/a.md", "He wrote “over 600", 10, "over 600"),
    ("claims/decisions.jsonl", '{"number":1}  ', 0, '{"number":1}'),
]


@pytest.mark.parametrize(("path", "source", "at", "under"), PROSE)
def test_in_prose_a_quotation_ends_with_its_mark(path: str, source: str, at: int, under: str) -> None:
    assert source[at : extent(source, at, path)] == under


@given(st.text(alphabet="ab:,#'\"\\[]{}&|> -é作", max_size=60), st.integers(0, 60))
def test_an_extent_lies_on_the_line(source: str, at: int) -> None:
    at = min(at, len(source))
    assert at <= extent(source, at, "a.yaml") <= len(source)
    assert extent(source, at, "a.yaml") > at or at == len(source)


@pytest.mark.parametrize("character", ["'", '"', '\\"', "[", "{", "a", " ", "作", "e\u0301", "🙂"])
def test_a_line_as_long_as_a_file_takes_no_time(character: str) -> None:
    source = "a: " + character * 2_000_000
    began = time.process_time()
    told = pretty(Run([finding("m", 1, 4), finding("m", 1, 1_000_000)], SUMMARY), lambda _: [source], colour=False)
    assert time.process_time() - began < 1
    assert max(map(len, told.splitlines())) < 200 or "\u0301" in character


@pytest.mark.parametrize(("text", "wide"), [("ab", 2), ("作者", 4), ("e\u0301te\u0301", 3), ("", 0)])
def test_the_columns_a_terminal_gives_to_text(text: str, wide: int) -> None:
    assert cells(text) == wide


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=400), st.integers(1, 400))
def test_any_line_is_shown_within_the_width_and_the_caret_within_the_line(source: str, column: int) -> None:
    told = pretty(Run([finding("m", 1, column)], SUMMARY), lambda _: [source], colour=False)
    assert printable(told) == told
    if source.rstrip():
        snippet, carets = (line.removeprefix("1 | ").removeprefix("  | ") for line in told.split("\n")[5:7])
        assert cells(snippet) <= WIDTH
        assert carets.index("^") <= cells(snippet)
        assert cells(carets) <= WIDTH + 1


ATTACKS = ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "a\x00b", "\u202eevil", "x\r\ny", "\u2066x"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_foreign_drives_the_terminal(attack: str) -> None:
    hostile = finding(attack, 1, 1, hint=attack, path=attack, origin=Location(attack, 1, 1))
    told = pretty(Run([hostile], SUMMARY), lambda _: [attack], colour=False)
    assert printable(told) == told


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b[" not in shown(finding("m", 2))
    assert pretty(Run([finding("m", 2)], SUMMARY), lines, colour=True).count("\x1b[1;31m") == 2


def test_a_summary_counts_what_the_assessments_rest_on() -> None:
    lost = claim_of("lost", evidence("gone", "7", content="Nothing of it.", basis="notes"))
    assert summary_of([voters(), vote_share(), lost], identities=3) == Summary(3, 5, 4, 2, 4, 1, 3)


def test_a_full_text_is_shown_from_the_folder_it_lies_in(tmp_path: Path) -> None:
    """A finding names a full text by its file's name alone; no other file of that name stands in for it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes("\ufeffone\rstill one\r\nOver 40% of trade\r\n".encode())
    found = finding("m", 2, 1, path="gone.yaml", origin=Location("a.txt", 2, 6))
    told = rendered("pretty", Run([found], SUMMARY, folders=(tmp_path / "no", tmp_path / "texts")))
    assert "2 | Over 40% of trade\n  |      ^\n" in told
    assert "Over 40%" not in rendered("pretty", Run([found], SUMMARY))
