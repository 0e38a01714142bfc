"""Through the whole road: what a ledger says of tolerance, language and nouns decides in its comparisons."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kzclaims.compare import Relation
from kzclaims.quantity import Quantity
from kzclaims.road import Errand, walk
from tests.ledgers import write_ledger
from tests.test_commands import run

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.compare import Comparison

TITLE = "title: The harbour vote\n"
KIND = "    kind: count\n"


def marchers(ledger: Path) -> Comparison:
    """The comparison of the two figures of the march, 9.1% apart."""
    (found,) = (a for a in walk(Errand(ledger, ())).assessments if a.claim.id == "marchers")
    (pair,) = found.pairs
    return pair.comparison


@pytest.mark.parametrize(
    ("settings", "claim", "relation"),
    [
        ("", "", Relation.DIFFERS),
        ("settings: {tolerance: 9%}\n", "", Relation.DIFFERS),
        ("settings: {tolerance: 10%}\n", "", Relation.COMPATIBLE),
        ("", "    tolerance: 0.1\n", Relation.COMPATIBLE),
        ("settings: {tolerance: 1%}\n", "    tolerance: 10%\n", Relation.COMPATIBLE),
        ("settings: {tolerance: 10%}\n", "    tolerance: 1%\n", Relation.DIFFERS),
        ("settings: {tolerance: 10%}\n", "    tolerance: 0%\n", Relation.DIFFERS),
    ],
)
def test_the_claims_tolerance_goes_before_the_ledgers(
    tmp_path: Path, settings: str, claim: str, relation: Relation
) -> None:
    changed = {"claims__yaml": (TITLE, TITLE + settings), "claims__vote__yaml": (KIND, KIND + claim)}
    found = marchers(write_ledger(tmp_path, **changed))
    assert found.relation is relation, found.reason


@pytest.mark.parametrize(
    ("settings", "relation"),
    [
        ("settings: {points: 1, tolerance: 1%}\n", Relation.DIFFERS),
        ("settings: {points: 4, tolerance: 1%}\n", Relation.COMPATIBLE),
    ],
)
def test_points_allow_what_the_share_does_not(tmp_path: Path, settings: str, relation: Relation) -> None:
    changed = {
        "claims__yaml": (TITLE, TITLE + settings),
        "claims__vote__yaml": ("value: 77%\n", "value: over 75%\n"),
    }
    (found,) = (a for a in walk(Errand(write_ledger(tmp_path, **changed), ())).assessments if a.claim.id == "turnout")
    assert found.pairs[0].comparison.relation is relation, found.pairs[0].comparison.reason


@pytest.mark.parametrize(
    ("values", "note"),
    [
        (("over 600 thousand", "more than 660,000"), "citizens against members"),
        (("over 600 thousand citizens", "more than 660,000"), "citizens against members"),
        (("over 600 thousand people", "more than 660,000 people"), ""),
    ],
)
def test_nouns_are_taken_from_the_quote_where_the_value_names_none(
    tmp_path: Path, values: tuple[str, str], note: str
) -> None:
    ledger = write_ledger(tmp_path)
    path = tmp_path / "claims/vote.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in zip(("over 600 thousand", "more than 660,000"), values, strict=True):
        text = text.replace(f"value: {old}\n", f"value: {new}\n")
    path.write_text(text, encoding="utf-8")
    assert marchers(ledger).note == note


def test_the_report_tells_of_the_nouns(tmp_path: Path) -> None:
    explained = ("The gazette counts citizens, the bulletin members.", "Two ways of counting.")
    done = run("report", "--format", "md", cwd=write_ledger(tmp_path, claims__vote__yaml=explained).parent)
    assert "Of note: citizens against members." in done.stdout


@pytest.mark.parametrize(
    ("language", "value", "number"),
    [
        ("en", "1,200", "1200"),
        ("ru", "1,200", "1.2"),
        ("kk", "1,200", "1.2"),
        ("en", "1.200", "1.2"),
        ("ru", "1.200", "1200"),
        ("kk", "1.200", "1200"),
        ("ru", "82,2 %", "82.2"),
        ("kk", "82,2 пайыз", "82.2"),
        ("en", "82,2%", "82.2"),
        ("en", "20 000", "20000"),
        ("ru", "20\u00a0000", "20000"),
        ("kk", "20\u202f000", "20000"),
        ("", "82,2 процента", "82.2"),
        ("", "1,200 people", "1200"),
    ],
)
def test_a_value_is_read_in_the_language_its_source_declares(
    tmp_path: Path, language: str, value: str, number: str
) -> None:
    declared = f"language: {language}, " if language else ""
    changed = {
        "claims__vote__yaml": ("value: over 600 thousand", f'value: "{value}"'),
        "corpus__sources__yaml": ("language: en, file: gazette.txt", f"{declared}file: gazette.txt"),
    }
    ledger = write_ledger(tmp_path, **changed)
    (found,) = (a for a in walk(Errand(ledger, ())).assessments if a.claim.id == "marchers")
    read = found.evidence[0].value
    assert isinstance(read, Quantity)
    assert read.number == Decimal(number)
