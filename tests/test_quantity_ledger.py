"""No value of a ledger is typed by hand where the reader reads it in the quote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kzclaims.claim import NUMERIC
from kzclaims.road import Errand, walk
from kzclaims.support import Support, support
from tests.ledgers import write_ledger

ROOT = Path(__file__).parent.parent


def needless(ledger: Path) -> list[tuple[str, str]]:
    """The assertions (claim, assertion) said to be derived although the reader reads exactly their value in the quote."""
    scene = walk(Errand(ledger, ()))
    found = []
    for assessment in scene.assessments:
        claim = assessment.claim
        for each in assessment.evidence:
            if not each.assertion.derived or not (claim.kind in NUMERIC or claim.kind == "date"):
                continue
            bare = replace(each.assertion, derived="")
            if support(claim, bare, each.value, each.stated, scene.ledger.names)[0] is Support.STATED:
                found.append((claim.id, each.assertion.id))
    return found


def test_our_ledger_derives_nothing_that_its_quotes_state() -> None:
    assert needless(ROOT / "claims.yaml") == []


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("77.1%", True),
        ("77.1 percent", True),
        ("about 77.1%", False),
        ("77%", False),
        ("22.9%", False),
    ],
)
def test_a_value_that_the_quote_states_is_found(tmp_path: Path, value: str, found: object) -> None:
    typed = ("value: 77.1%", f"value: {value}\n        derived: typed by hand")
    ledger = write_ledger(tmp_path, claims__vote__yaml=typed)
    assert needless(ledger) == ([("turnout", "gazette")] if found else [])
