"""Findings for a terminal: the caret under the right letter, nothing that drives the terminal, the counts at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.finding import Finding, Level
from kzclaims.printable import printable
from kzclaims.render.pretty import WIDTH, basis_line, cells, pretty
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
    return pretty(findings, SUMMARY, lines, colour=False)


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


CARETS = [
    ("plain", "  value: 82.2%", 3, "value: 82.2%"),
    ("tab before", "\t\tvalue: x", 3, "value: x"),
    ("wide letters before", "作者: 作", 5, "作"),
    ("combining mark before", "e\u0301te\u0301: x", 7, " x"),
    ("past the end", "short", 40, ""),
    ("invisible before", "a\u200bb: x", 3, "b: x"),
]


@pytest.mark.parametrize(("case", "source", "column", "rest"), CARETS, ids=[c[0] for c in CARETS])
def test_the_caret_stands_under_the_place(case: str, source: str, column: int, rest: str) -> None:
    told = pretty([finding("m", 1, column)], SUMMARY, lambda _: [source], colour=False).splitlines()
    line, carets = told[5], told[6]
    at = carets.index("^")
    assert cells(line[: len(line) - len(rest)] if rest else line) == at
    assert carets.count("^") == max(cells(rest), 1)


@pytest.mark.parametrize(("text", "wide"), [("ab", 2), ("作者", 4), ("e\u0301te\u0301", 3), ("", 0)])
def test_the_columns_a_terminal_gives_to_text(text: str, wide: int) -> None:
    assert cells(text) == wide


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=400), st.integers(1, 400))
def test_any_line_is_shown_within_the_width_and_the_caret_within_the_line(source: str, column: int) -> None:
    told = pretty([finding("m", 1, column)], SUMMARY, lambda _: [source], colour=False)
    assert printable(told) == told
    if source.rstrip():
        snippet, carets = (line.removeprefix("1 | ").removeprefix("  | ") for line in told.split("\n")[5:7])
        assert len(snippet) <= WIDTH + 2
        assert carets.index("^") <= cells(snippet)


ATTACKS = ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "a\x00b", "\u202eevil", "x\r\ny", "\u2066x"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_foreign_drives_the_terminal(attack: str) -> None:
    hostile = finding(attack, 1, 1, hint=attack, path=attack, origin=Location(attack, 1, 1))
    told = pretty([hostile], SUMMARY, lambda _: [attack], colour=False)
    assert printable(told) == told


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b[" not in shown(finding("m", 2))
    assert pretty([finding("m", 2)], SUMMARY, lines, colour=True).count("\x1b[1;31m") == 2


def test_a_summary_counts_what_the_assessments_rest_on() -> None:
    lost = claim_of("lost", evidence("gone", "7", content="Nothing of it.", basis="notes"))
    assert summary_of([voters(), vote_share(), lost], identities=3) == Summary(3, 5, 4, 2, 4, 1, 3)
