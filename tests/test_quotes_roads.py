"""What is seen at once of a quote that stands as it is must be what the long way round finds."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from kzclaims.fold import letters
from kzclaims.matching.choice import _too_short
from kzclaims.matching.passage import apart
from kzclaims.words import same_but_for_space, units

MARKED = st.text(st.sampled_from("aЯé1 2\n\t,.'’-–−€$%‰½²\u0301\u200b_?:;!/+()[]“”«…\u00a0"), max_size=14)
PIECES = st.lists(
    st.sampled_from(
        [
            "600",
            "000",
            "1",
            "%",
            "$",
            "−",
            "won",
            "Ұ",
            "82.2",
            "“yes”",
            "(",
            "5th",
            "it's",
            "№",
            "<",
            ">=",
            "~",
            "+",
            "×",
        ]
    ),
    max_size=6,
)
SPACES = st.sampled_from([" ", "\n", "  ", "\u00a0", "\n\n"])


@given(MARKED)
@example("82 %")
@example("$ 5")
@example("it's 1 234")
@example("(1 000,5) a 1, 2")
@example("82,2 %; № 5, don't")
def test_no_unit_goes_over_an_end_that_is_seen_to_be_one(text: str) -> None:
    inside = {offset for unit in units(text) for offset in range(unit.span.start + 1, unit.span.end)}
    for offset in inside:
        assert not apart(text[max(0, offset - 2) : offset], text[offset : offset + 2]), (text, offset)


@given(PIECES, st.data())
def test_white_space_alone_changes_no_unit_where_it_is_said_to(pieces: list[str], data: st.DataObject) -> None:
    one, other = ("".join(piece + data.draw(SPACES) for piece in pieces).strip() for _ in range(2))
    if same_but_for_space(one, other):
        assert [(u.kind, u.key) for u in units(one)] == [(u.kind, u.key) for u in units(other)]
        assert letters(one) == letters(other)


@given(PIECES, SPACES)
def test_the_same_words_are_the_same_but_for_space_unless_a_figure_could_hold_it(pieces: list[str], space: str) -> None:
    one, other = " ".join(pieces), space.join(pieces)
    held = re.search(r"[\d$−+]\s+[\d%]", one)
    assert same_but_for_space(one, other) or held


@given(MARKED)
@example("Almaty voted")
def test_a_quote_of_two_words_of_twelve_letters_is_long_enough(text: str) -> None:
    words, long = len(units(text)), len(letters(text))
    assert _too_short(text) == (words < 2 or long < 8 or (words == 2 and long < 12))
