"""The word diff: whole words and figures, both sides complete, nothing hidden in a same run."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzclaims.names import names_of
from kzclaims.words import compare_words, units, word_diff, word_key

NAMES = names_of([["Kassym-Jomart Tokayev", "Tokayev", "Toqaev"], ["Nur Otan", "Nur-Otan", "NurOtan"], ["Majilis", "Mazhilis", "Majlis"]])  # fmt: skip

SAME = [
    ("the ruling party", "the rul-\ning party"),
    ("Kazakh President", "K\n\nazakh\nPresident"),
    ("long-term plan", "longterm plan"),
    ("longterm plan", "long-term plan"),
    ("By Georgi Gotev", "B y G e o r g i G o t e v"),
    ("people's party", "People’s  Party"),
    ("“yes,” he said", '"Yes", he said'),
    ("82,20 % голосов", "82,20% голосов"),
    ("600.000 votes", "600,000 votes"),
    ("600 000 votes", "600,000 votes"),
    ("600000 votes", "600,000 votes"),
    ("82.2% голосов", "82,2% голосов"),
    ("ёлка и мёд", "елка и мед"),
    ("fell by −3.5", "fell by -3.5"),
    ("confirmed", "con\u00adfirmed"),
    ("zero", "ze\u200bro"),
    ("COVID-19 cases", "COVID19 cases"),
    ("Straße", "STRASSE"),
    ("", ""),
]

CHANGED = [
    ("82%", "82.2%"),
    ("822%", "82.2%"),
    ("4 people", "14 people"),
    ("600", "600,000"),
    ("3.5 points", "-3.5 points"),
    ("$5", "€5"),
    ("5", "$5"),
    ("10²", "102"),
    ("not able", "notable"),
    ("nobody", "no body"),
    ("мой дом", "мои дом"),
    ("he won", "he won?"),
    ("million", "billion"),
    ("Nазарбаев", "Назарбаев"),
    ("Kazakhstan", "Kazakhstani"),
    ("1.2.2020", "1.2.2021"),
]


@pytest.mark.parametrize(("quoted", "found"), SAME)
def test_settings_of_the_same_words(quoted: str, found: str) -> None:
    assert [edit.kind for edit in word_diff(quoted, found)] == ["same"]


@pytest.mark.parametrize(("quoted", "found"), CHANGED)
def test_other_words_and_other_figures(quoted: str, found: str) -> None:
    for a, b in ((quoted, found), (found, quoted)):
        assert {edit.kind for edit in word_diff(a, b)} != {"same"}


@pytest.mark.parametrize(
    ("quoted", "found"),
    [("3,125 votes", "3.125 votes"), ("3125 votes", "3.125 votes"), ("3125 голосов", "3,125 голосов")],
)
def test_a_decimal_mark_of_the_text_is_never_read_as_grouping(quoted: str, found: str) -> None:
    assert {edit.kind for edit in word_diff(quoted, found)} != {"same"}


def test_a_change_is_shown_as_whole_words() -> None:
    edits = word_diff("The party won 82% of the vote, they said", "The party won 82.2% of the\nvote, she said")
    assert [(e.kind, e.quoted, e.found) for e in edits] == [
        ("same", "The party won ", "The party won "),
        ("replaced", "82% ", "82.2% "),
        ("same", "of the vote, ", "of the\nvote, "),
        ("replaced", "they ", "she "),
        ("same", "said", "said"),
    ]


@pytest.mark.parametrize(
    ("quoted", "found", "pairs"),
    [
        ("Toqaev said", "Tokayev said", [("Toqaev", "Tokayev")]),
        ("Tokayev’s NurOtan", "Kassym-Jomart Tokayev's Nur Otan", [("Tokayev’s", "Kassym-Jomart Tokayev's"), ("NurOtan", "Nur Otan")]),
        ("in the Majilis", "in the Mazhilis", [("Majilis", "Mazhilis")]),
        ("Nur Otan won", "Nur Otan won", []),
    ],
)  # fmt: skip
def test_spellings_of_a_name_are_the_same_and_named(quoted: str, found: str, pairs: list[tuple[str, str]]) -> None:
    wording = compare_words(quoted, found, NAMES)
    assert {edit.kind for edit in wording.edits} == {"same"}
    assert list(wording.aliases) == pairs


@pytest.mark.parametrize(
    ("quoted", "found"), [("Tokaev won", "Tokayev won"), ("Nurotanov", "Nur Otan"), ("Tokayeva", "Toqaev")]
)
def test_names_that_only_look_alike_are_two(quoted: str, found: str) -> None:
    assert {edit.kind for edit in compare_words(quoted, found, NAMES).edits} != {"same"}


@pytest.mark.parametrize(
    ("quoted", "found", "slipped"),
    [
        ("the ruling party", "the ru1ing party", True),
        ("the office", "the 0ffice", True),
        ("полны", "п0лны", True),
        ("the ru1ing party", "the ruling party", False),
        ("14 people", "l4 people", False),
        ("all told", "a11 told", False),
        ("so", "50", False),
    ],
)
def test_one_digit_for_a_letter_is_a_slip_of_the_text(quoted: str, found: str, *, slipped: bool) -> None:
    wording = compare_words(quoted, found)
    assert bool(wording.slips) is slipped
    assert ({edit.kind for edit in wording.edits} == {"same"}) is slipped


PIECES = st.lists(st.sampled_from(["the ", "82.2% ", "82%, ", "won", " ", "-", "\n", "не ", "й", "и ", "600 000 ", "600,000", "ﬁ", "’s ", "\u00ad", "…", "K", "a"]) | st.text(max_size=3), max_size=14).map("".join)  # fmt: skip


@given(PIECES, PIECES)
@example("…", "abc")
@example("abc", "…")
def test_both_sides_are_complete(quoted: str, found: str) -> None:
    edits = word_diff(quoted, found)
    assert "".join(edit.quoted for edit in edits) == quoted
    assert "".join(edit.found for edit in edits) == found


@given(PIECES)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {edit.kind for edit in word_diff(text, text)} == {"same"}


@given(PIECES, PIECES)
def test_no_word_or_figure_is_parted(quoted: str, found: str) -> None:
    for text, side in ((quoted, "quoted"), (found, "found")):
        cuts = [0]
        for edit in word_diff(quoted, found):
            cuts.append(cuts[-1] + len(getattr(edit, side)))
        assert not any(unit.span.start < cut < unit.span.end for unit in units(text) for cut in cuts)


@given(PIECES, PIECES)
def test_a_same_run_holds_the_same_letters(quoted: str, found: str) -> None:
    wording = compare_words(quoted, found)
    for edit in wording.edits:
        if edit.kind == "same" and not wording.slips and not any(c.isdigit() for c in edit.quoted + edit.found):
            ours = "".join(word_key(unit.written) for unit in units(edit.quoted))
            assert ours == "".join(word_key(unit.written) for unit in units(edit.found))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4), st.integers(0, 3), st.integers(1, 10**9))
def test_another_figure_is_never_the_same(figures: list[int], which: int, by: int) -> None:
    which %= len(figures)
    other = [*figures]
    other[which] += by
    quoted, found = (" and ".join(f"{n:,}" for n in numbers) for numbers in (other, figures))
    assert {edit.kind for edit in word_diff(quoted, found)} != {"same"}
