"""What stands before a quote: words seen at once to turn nothing round, and a hedge that another was put in place of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.fold import fold, letters
from kzclaims.judge import find_quote
from kzclaims.matching.decisive import CONDITION, DOUBT, NEGATION, may_turn
from kzclaims.quote import Quote, State

SMALL = """
not no isn't ISN’T cannot if Unless only provided that providing assuming as long in case subject to may could reportedly
the were Is Annan сон не Если ли при условии бы якобы емес шартымен сөзсіз Адамсыз дерлік
"""
WORDS = st.sampled_from(SMALL.split())


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
