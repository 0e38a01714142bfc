"""What the rules say on their own failing examples: sentences that go on, name no fault of ours, and say what to do."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from kzclaims.rule import continued
from tests.rule_examples import PAGES, findings_of

if TYPE_CHECKING:
    from kzclaims.finding import Finding

# A slip, and a pattern that finds it in a message or a hint.
SLIPS = {
    "a capital after a colon": r": (?:The|It|A|An|This|There|No|Its|Both|Nobody)\b",
    "one of a plural": r"\b1 (?!is\b)\w+s\b",
    "a before a vowel": r"\b[Aa] [aeio]\w+",
    "two spaces": r"\S  +\S",
    "two stops": r"(?<![./])\.\.(?![./])",
    "a stop before a colon": r"\.:",
    "Python's own words": r"\b(?:None|True|False|dict|list index|str object)\b",
}


@cache
def said(slug: str) -> tuple[Finding, ...]:
    with TemporaryDirectory() as folder:
        return findings_of(PAGES[slug].fails, Path(folder))


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("slug", PAGES)
def test_no_slip_in_what_is_said(slug: str, slip: str) -> None:
    for finding in said(slug):
        for words in (finding.message, finding.hint):
            assert not re.search(SLIPS[slip], words), words


@pytest.mark.parametrize("slug", PAGES)
def test_every_finding_says_what_is_wrong_and_what_to_do(slug: str) -> None:
    for finding in said(slug):
        assert finding.hint
        assert finding.hint != finding.message
        assert (
            finding.message[:1].islower() or not finding.message[:1].isalpha() or finding.message.split()[0] in _NAMES
        )
        assert finding.hint[:1].islower() or not finding.hint[:1].isalpha()
        assert not finding.hint.endswith(".")
        assert len(finding.message) <= 250


_NAMES = {"KZ301,", "KZ301", "A."}


@pytest.mark.parametrize("slug", PAGES)
def test_a_finding_about_evidence_has_two_places(slug: str) -> None:
    """A passage that was found is named; what is found nowhere has only its place in the ledger."""
    if PAGES[slug].rule.code[:3] in {"KZ3", "KZ4"} and slug not in _ONE_PLACE:
        assert all(finding.source for finding in said(slug) if finding.slug == slug)


_ONE_PLACE = {"quote-lost", "undecided", "identity-broken", "single-origin", "text-changed"}


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("The quote adds “no”.", "the quote adds “no”."),
        ("It does not hold.", "it does not hold."),
        ("March 2019 and June 2019 can't both be true.", "March 2019 and June 2019 can't both be true."),
        ("Astana and Nur-Sultan are two names.", "Astana and Nur-Sultan are two names."),
        ("84 and 86", "84 and 86"),
        ("", ""),
    ],
)
def test_a_reason_goes_on_after_a_colon_and_a_name_stays_one(reason: str, told: str) -> None:
    assert continued(reason) == told
