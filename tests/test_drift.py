"""A source's quotes in an old text and a new one: one row a fate, and what must hold for every insertion."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.cli import cli
from kzclaims.corpus import load_corpus
from kzclaims.drift import SETTLED, Fate, counted, drifts
from kzclaims.ledger import load_ledger
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from kzclaims.text import text_of
from tests.ledgers import FILES, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

OLD = FILES["corpus/gazette.txt"]
TURNOUT = "turnout was 77.1% of the electorate"
MARCH = "over 600 thousand citizens marched"


def fates(folder: Path, new: str, old: str = OLD) -> dict[str, Fate]:
    ledger = load_ledger(write_ledger(folder))
    source = load_corpus(ledger, ()).sources["gazette"]
    found = drifts(ledger, [source], text_of("old.txt", old.encode()), text_of("new.txt", new.encode()))
    return {each.quote.exact: each.fate for each in found}


@pytest.mark.parametrize(
    ("quote", "old", "new", "fate"),
    [
        (TURNOUT, "", "", Fate.KEPT),
        (TURNOUT, "On Monday", "On Monday morning", Fate.MOVED),
        (TURNOUT, "of the\nelectorate", "of the electorate", Fate.KEPT),
        (TURNOUT, "77.1%", "77.7%", Fate.VALUE_CHANGED),
        (TURNOUT, "77.1%", "771%", Fate.VALUE_CHANGED),
        (TURNOUT, "was 77.1%", "was not 77.1%", Fate.ALTERED),
        (MARCH, "over 600", "about 600", Fate.HEDGE_CHANGED),
        (MARCH, "citizens marched", "citizens strolled", Fate.ALTERED),
        (MARCH, "Earlier, over 600 thousand citizens marched\nthrough the port.", "It rained.", Fate.LOST),
        ("84 of the 98 seats", "84 of the 98 seats", "98 of the 84 seats", Fate.VALUE_CHANGED),
    ],
)
def test_fates(tmp_path: Path, quote: str, old: str, new: str, fate: Fate) -> None:
    assert fates(tmp_path, OLD.replace(old, new) if old else OLD)[quote] is fate


def test_words_that_were_no_better_before_have_not_drifted(tmp_path: Path) -> None:
    worse = OLD.replace("77.1%", "77.7%")
    assert fates(tmp_path, worse, worse)[TURNOUT] is Fate.KEPT
    assert fates(tmp_path, OLD, worse)[TURNOUT] is Fate.KEPT
    assert fates(tmp_path, worse.replace("77.7%", "78.7%"), worse)[TURNOUT] is Fate.VALUE_CHANGED


def test_of_equal_places_the_one_among_the_old_words_is_meant(tmp_path: Path) -> None:
    again = OLD + "\nA year ago turnout was 77.1% of the electorate too.\n"
    assert fates(tmp_path, again)[TURNOUT] is Fate.KEPT


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(categories=["Ll", "Zs"]), max_size=60))
def test_words_put_before_a_text_only_move_its_quotes(tmp_path_factory: pytest.TempPathFactory, before: str) -> None:
    found = fates(tmp_path_factory.mktemp("drift"), f"{before}\n\n{OLD}")
    assert set(found.values()) <= SETTLED


def test_counted_keeps_the_order_of_the_fates() -> None:
    assert counted([Fate.LOST, Fate.KEPT, Fate.KEPT]) == "2 kept, 1 lost"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def run(ledger: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["drift", "--ledger", str(ledger), *words])
    return done.exit_code, done.output


def test_the_command_names_both_places_and_fails_on_what_drifted(ledger: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(OLD.replace("77.1%", "77.7%"), encoding="utf-8")
    old = ledger.parent / "corpus" / "gazette.txt"
    code, output = run(ledger, "--source", "gazette", str(old), str(new))
    assert code == 1
    assert output.startswith(f"value-changed: “{TURNOUT}” (gazette: turnout)\n  {old}:1:51 → {new}:1:51\n")
    assert output.endswith("5 quotes: 4 kept, 1 value-changed\n")
    code, output = run(ledger, "--source", "gazette", "--format", "json", str(old), str(old))
    assert code == 0
    assert {each["fate"] for each in json.loads(output)["quotes"]} == {"kept"}


@pytest.mark.parametrize(
    "words", [("gone.txt", "gone.txt"), ("--source", "nobody", "{old}", "{old}"), ("{old}", "{old}")]
)
def test_what_can_not_be_compared_is_said(ledger: Path, words: tuple[str, ...]) -> None:
    old = str(ledger.parent / "corpus" / "gazette.txt")
    code, _ = run(ledger, *(word.format(old=old) for word in words))
    assert code != 0


def test_check_says_what_became_of_the_quotes_of_a_changed_text(tmp_path: Path) -> None:
    registered = hashlib.sha256(OLD.encode()).hexdigest()
    ledger = write_ledger(
        tmp_path,
        corpus__gazette__txt=("77.1%", "77.7%"),
        corpus__sources__yaml=("file: gazette.txt", f"file: gazette.txt, text: {registered}"),
    )
    found = [f for f in apply_rules(walk(Errand(ledger, ()))) if f.slug == "text-changed"]
    assert len(found) == 1
    assert found[0].message.endswith("; of its quotes in this ledger: 4 kept, 1 value-changed")
