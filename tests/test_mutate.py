"""Alterations are alterations, every kind is planted somewhere, and none that is planted here passes in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.alterations import KINDS, Subject, planted
from kzclaims.cli import cli
from kzclaims.corpus import load_corpus
from kzclaims.ledger import load_ledger
from kzclaims.mutate import Planted, Tally, plant, tallies
from kzclaims.quote import State
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = ("the ferry carried nine passengers from Odesk", "старый причал закрыли прошлой весной")

WORDS = ("84", "600,000", "over", "not", "was", "Odesk", "%", "$1.6", "март", "the", "seats")
CASES = [
    ("number in words", "held two rallies", "held three rallies"),
    ("decimal mark", "turnout of 77.1%", "turnout of 771%"),
    ("decimal mark", "turnout of 77.1%", "turnout of 7.71%"),
    ("sign", "fell by 3.5 points", "fell by -3.5 points"),
    ("sign", "fell by -3.5 points", "fell by 3.5 points"),
    ("magnitude", "over 600 thousand citizens", "over 600 million citizens"),
    ("magnitude", "более 660 тысяч членов", "более 660 миллионов членов"),
    ("magnitude", "600,000 members", "600 members"),
    ("unit or currency", "cost $1.6 billion", "cost €1.6 billion"),
    ("unit or currency", "82% of votes", "82 of votes"),
    ("unit or currency", "on five years", "on five months"),
    ("date", "in March 2019", "in April 2019"),
    ("date", "в декабре, 5 декабря", "в декабре, 5 января"),
    ("figures swapped", "84 of the 98 seats", "98 of the 84 seats"),
    ("figure cut", "won 82.2% of the vote", "2.2% of the vote"),
    ("figure cut", "seats: 84 of 98", "seats: 84 of 9"),
    ("hedge dropped", "over 600 citizens", "600 citizens"),
    ("hedge swapped", "at least 14 people", "at most 14 people"),
    ("hedge swapped", "660 мыңнан астам", "660 мыңнан аз"),
    ("negation added", "they were elected", "they were not elected"),
    ("negation added", "погибли 14 человек", "не погибли 14 человек"),
    ("negation added", "депутат сайланды, өтті", "депутат сайланды, өтті емес"),
    ("negation dropped", "did not find that", "did find that"),
    ("opening cut", "did not find that the vote was fair", "find that the vote was fair"),
    ("tense", "the party was banned", "the party is banned"),
    ("look-alike letter", "to gulp", "to gulр"),
    ("paraphrase", "the party won", "the party took"),
    ("words reordered", "the mayor met the crowd", "met the crowd the mayor"),
    ("ellipsis that hides", "they came but did not vote here", "they came but did … vote here"),
]


@pytest.mark.parametrize(("kind", "quote", "altered"), CASES)
def test_what_is_planted(kind: str, quote: str, altered: str) -> None:
    made = [words for name, words in planted(Subject(quote, OTHERS, OTHERS)) if name == kind]
    assert altered in made, made


@pytest.mark.parametrize("quote", ["won 84 seats", "82.2%, then 77", "7", "№5 и 12"])
def test_one_digit_of_each_figure_is_changed(quote: str) -> None:
    made = [words for name, words in planted(Subject(quote)) if name == "digit"]
    assert len(made) == sum(any(c.isdigit() for c in word) for word in quote.split())
    for words in made:
        changed = [(a, b) for a, b in zip(quote, words, strict=True) if a != b]
        assert len(changed) == 1
        assert all(side.isdigit() for side in changed[0])


def test_the_table_of_cases_and_the_kinds() -> None:
    from_others = {"digit", "hedge added", "word replaced", "word added", "word dropped", "name replaced", "invented ending", "two quotes spliced"}  # fmt: skip
    assert {kind for kind, _, _ in CASES} | from_others == set(KINDS)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_quote_is_altered_the_same_way_twice_and_never_left_as_it_is(quote: str) -> None:
    subject = Subject(quote, OTHERS, OTHERS)
    made = list(planted(subject))
    assert made == list(planted(subject))
    assert all(words.split() != quote.split() for _, words in made)


def found_in(folder: Path) -> list[Planted]:
    ledger = load_ledger(write_ledger(folder))
    return list(plant(ledger, load_corpus(ledger, ())))


def test_nothing_passes_in_a_small_ledger(tmp_path: Path) -> None:
    found = found_in(tmp_path)
    assert len(found) > 100
    assert {each.source for each in found} == {"gazette", "bulletin", "letter"}
    assert [each for each in found if each.silent] == []


def test_a_spelling_the_ledger_lists_is_no_alteration(tmp_path: Path) -> None:
    assert not any("Harbor Board announced" in each.altered and "Harbour" in each.quote for each in found_in(tmp_path) if each.kind == "name replaced")  # fmt: skip


def test_what_passed_is_counted_and_named() -> None:
    rows = [Planted("digit", "c", "s", "84", altered, state, "") for altered, state in (("85", State.VALUE_CHANGED), ("86", State.EXACT), ("87", State.AMBIGUOUS), ("88", State.FOLDED))]  # fmt: skip
    assert tallies(rows) == (Tally("digit", 4, (rows[1], rows[3])),)
    assert tallies(rows)[0].caught == 0.5


def test_the_command_prints_shares_and_the_rate(tmp_path: Path) -> None:
    path = str(write_ledger(tmp_path))
    plain = CliRunner().invoke(cli, ["mutate", "--ledger", path])
    assert plain.exit_code == 0, plain.output
    lines = plain.output.splitlines()
    assert lines[-1].startswith("False-clean rate: 0.00% (0 of ")
    assert any(line.split()[0] == "digit" and line.endswith("100.0%") for line in lines)
    record = json.loads(CliRunner().invoke(cli, ["mutate", "--ledger", path, "--format", "json"]).output)
    assert record["version"] == 1
    assert record["planted"] == sum(row["planted"] for row in record["kinds"]) > 100
    assert (record["passed"], record["false_clean"], record["in_silence"]) == (0, 0.0, [])


def test_a_ledger_without_quotes_has_nothing_to_alter(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text("title: Empty\nclaims: []\n", encoding="utf-8")
    outcome = CliRunner().invoke(cli, ["mutate", "--ledger", str(path)])
    assert outcome.exit_code != 0
