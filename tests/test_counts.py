"""A number and its noun agree, in everything the commands print of a ledger that holds one of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kzclaims.cli import COMMANDS, cli
from kzclaims.counts import count, listed, spelled

if TYPE_CHECKING:
    from pathlib import Path

# One of a plural, and more than one (or none) of a singular.
SLIP = re.compile(
    r"\b1 (?!is\b|was\b|has\b|of\b|pass|as\b)[a-z]+s\b|\b(?:0|[2-9]|\d{2,}) (?:claim|source|quote|finding|note|text)\b"
)
TEXT = "corpus/example-report.txt"
RUNS = (
    (), ("check",), ("check", "--format", "concise"), ("check", "--statistics"), ("texts",), ("mutate",), ("baseline",),
    ("drift", TEXT, TEXT, "--source", "example-report"), ("report",), ("report", "--format", "html"), ("find", "library"),
    ("review", "--plain"), ("read", TEXT), ("rules",), ("fsck",), ("compare", "1 claim", "2 claims"),
)  # fmt: skip
ASKED = "accept\nproblems\nlist\nhistory\nsession\n/example\nback\ndefer\nq\n"


@pytest.mark.parametrize("words", RUNS, ids=" ".join)
def test_one_is_no_plural(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KZCLAIMS_TEXTS", raising=False)
    written = CliRunner().invoke(cli, ["init"])
    CliRunner().invoke(cli, ["review", "--plain"], input="accept\nq\n")
    ran = CliRunner().invoke(cli, words, input=ASKED)
    assert ran.exit_code in {0, 1}, ran.output
    for line in (written.output + ran.output).splitlines():
        assert not SLIP.search(re.sub(r"<[^>]*>|\{[^}]*\}", " ", line)), line


def test_the_rows_leave_out_only_commands_that_count_nothing() -> None:
    assert COMMANDS.keys() - {words[0] for words in RUNS if words} == {"init", "explain", "schema"}


@pytest.mark.parametrize(("number", "told"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1000, "1,000 claims")])
def test_a_number_with_its_noun(number: int, told: str) -> None:
    assert count(number, "claim") == told


@pytest.mark.parametrize(("number", "told"), [(1, "1 quote is"), (3, "3 quotes are")])
def test_both_forms_may_be_given(number: int, told: str) -> None:
    assert count(number, "quote is", "quotes are") == told


@pytest.mark.parametrize(("number", "told"), [(0, "no"), (2, "two"), (10, "ten"), (11, "11"), (1234, "1,234")])
def test_a_small_number_in_words(number: int, told: str) -> None:
    assert spelled(number) == told


@pytest.mark.parametrize(
    ("items", "told"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b and two others")],
)
def test_a_list_in_words(items: str, told: str) -> None:
    assert listed(items, 3) == told
