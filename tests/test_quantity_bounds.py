"""An inverted bound is the worst error there is: every hedge, every negation, every language."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.languages import CODES, language
from kzclaims.quantity import read_quantities
from kzclaims.reading.hedges import DOWN, TURNED, UP
from kzclaims.reading.phrases import rows_of

NUMBERS = {"en": "20 seats", "ru": "20 мест", "kk": "20 орын"}


def phrases(code: str, table: str) -> list[tuple[str, str]]:
    """The hedges of one table as (bound, phrase), marks and open stems left out."""
    rows = rows_of(getattr(language(code), table))
    found = [(name, phrase.strip()) for name, row in rows for phrase in row.split("|")]
    return [(name, phrase) for name, phrase in found if name != "low" and phrase[:1].isalpha() and "*" not in phrase]


BEFORE = [(code, bound, phrase) for code in CODES for bound, phrase in phrases(code, "before")]
NEGATED = [
    (code, negator, bound, phrase)
    for code, bound, phrase in BEFORE
    for negator in language(code).negators.split()
    if bound in UP | DOWN
]


def bound_of(text: str, code: str) -> str:
    """The bound of the one quantity in a text."""
    (reading,) = read_quantities(text, [code])
    return reading.bound


def inverts(bound: str, other: str) -> bool:
    """Whether one bound points up and the other down."""
    return (bound in UP and other in DOWN) or (bound in DOWN and other in UP)


@pytest.mark.parametrize(("code", "bound", "phrase"), BEFORE)
def test_every_hedge_before_its_number(code: str, bound: str, phrase: str) -> None:
    assert bound_of(f"{phrase} {NUMBERS[code]}", code) == bound


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(NEGATED), st.sampled_from(["", "so ", "это ", "\n"]))
def test_no_negation_leaves_a_hedge_as_it_was(case: tuple[str, str, str, str], lead: str) -> None:
    code, negator, bound, phrase = case
    listed = {p: b for b, p in phrases(code, "before")}
    got = bound_of(f"{lead}{negator} {phrase} {NUMBERS[code]}", code)
    assert got == listed.get(f"{negator} {phrase}", got)
    assert not inverts(got, listed.get(f"{negator} {phrase}", TURNED[bound]))
    assert got != bound or f"{negator} {phrase}" in listed


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([row for row in BEFORE if row[1] in UP | DOWN]), st.sampled_from(BEFORE))
def test_stacked_hedges_never_point_both_ways(inner: tuple[str, str, str], outer: tuple[str, str, str]) -> None:
    if inner[0] != outer[0]:
        return
    code = inner[0]
    got = bound_of(f"{outer[2]} {inner[2]} {NUMBERS[code]}", code)
    if not inverts(inner[1], outer[1]):
        assert not inverts(got, inner[1])


KAZAKH_CASES = {
    "ablative": ["20 орыннан", "20-дан", "20 мыңнан", "жиырмадан"],
    "dative": ["20 орынға", "20-ға", "жиырмаға"],
}
KAZAKH_AFTER = [
    (bound, written, phrase.strip())
    for key, row in rows_of(language("kk").case_after)
    for bound, case in [key.split()]
    for phrase in row.split("|")
    for written in KAZAKH_CASES[case]
]


@pytest.mark.parametrize(("bound", "written", "phrase"), KAZAKH_AFTER)
def test_every_hedge_behind_its_number_in_kazakh(bound: str, written: str, phrase: str) -> None:
    assert bound_of(f"{written} {phrase} болды", "kk") == bound


@pytest.mark.parametrize(
    ("bound", "phrase", "negator"),
    [
        (b, p, n)
        for (b, w, p), n in product(KAZAKH_AFTER, ["емес", "болмауы керек", "бола алмайды"])
        if w == "20-дан" and b in TURNED
    ],
)
def test_every_negation_behind_a_kazakh_hedge(bound: str, phrase: str, negator: str) -> None:
    got = bound_of(f"20-дан {phrase} {negator}", "kk")
    assert got == TURNED[bound]


@pytest.mark.parametrize(
    ("code", "bound", "phrase"), [(code, *row) for code in ("en", "ru") for row in phrases(code, "after")]
)
def test_every_hedge_behind_its_number(code: str, bound: str, phrase: str) -> None:
    assert bound_of(f"20 {phrase}", code) == bound
