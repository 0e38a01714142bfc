"""The ends of a quote: what is seen there at once is what a close look finds, and a hedge beside one is named."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzclaims.fold import fold, letters
from kzclaims.judge import find_quote
from kzclaims.matching.decisive import CONDITION, DOUBT, NEGATION, may_turn
from kzclaims.matching.passage import apart
from kzclaims.quote import Quote, State
from kzclaims.words import units

PIECES = st.sampled_from(
    [
        *"0159aяқZ'’.,:;/%‰$€-−–+±?()[]“”…\u0301\u00ad",
        " ",
        " ",
        "\n",
        "\u00a0",
        "\u2009",
        "1 000",
        "don't",
        "82,2 %",
        "№ 5",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
SMALL = """
not no isn't ISN’T cannot if Unless only provided that providing assuming as long in case subject to may could reportedly
the were Is Annan сон не Если ли при условии бы якобы емес шартымен сөзсіз Адамсыз дерлік
"""
WORDS = st.sampled_from(SMALL.split())


@given(TEXTS)
@example("(1 000,5)")
@example("a 1, 2")
@example("$ 5 %")
def test_an_end_that_is_seen_to_cut_no_unit_cuts_none(text: str) -> None:
    for offset in range(1, len(text)):
        if apart(text[max(0, offset - 2) : offset], text[offset : offset + 2]):
            assert not [u.written for u in units(text) if u.span.start < offset < u.span.end]


@given(st.lists(WORDS, max_size=5).map(" ".join))
def test_words_that_are_seen_to_turn_nothing_round_hold_nothing_that_does(words: str) -> None:
    if not may_turn(words):
        assert not [p for p in (CONDITION, NEGATION, DOUBT) if p.search(words)]


@given(st.text(st.characters(max_codepoint=127), max_size=40), st.text(max_size=5))
def test_letters_of_ascii_are_those_of_any_text(plain: str, other: str) -> None:
    assert letters(plain) + letters(other) == letters(plain + other) == fold(plain + other).letters
    assert letters(plain) == "".join(c for c in plain.casefold() if c.isalnum())


SWAPPED = [
    ("more than 6,000 people marched", "That day nearly 6,000 people marched through the port.", "nearly"),
    ("some 300 complaints were filed", "The clerk said: fewer than 300 complaints were filed.", "fewer than"),
    ("17 stations opened late", "His lawyers said at least 17 stations opened late.", ""),
    ("more than 63.4% in the north voted", "Turnout rose. 63.4% in the north voted.", ""),
    ("более 300 жалоб поступило в суд", "В тот день около 300 жалоб поступило в суд.", "около"),
    ("Учаскелердің 17-сі ашылды, 300 адамнан астам", "Учаскелердің 17-сі ашылды, 300 адамнан кем.", "кем"),
]


@pytest.mark.parametrize(("quote", "text", "said"), SWAPPED)
def test_a_hedge_put_in_the_place_of_another_names_it(quote: str, text: str, said: str) -> None:
    found = find_quote(Quote(quote), text)
    assert found.state is State.HEDGE_CHANGED
    assert (f"where the text has “{said}”" in found.reason) == bool(said)
    assert said in text[found.spans[0].start : found.spans[0].end]
