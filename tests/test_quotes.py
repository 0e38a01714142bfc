"""Quotes against texts: tables of cases in three languages, and what must hold for every text."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kzclaims.fold import letters
from kzclaims.furniture import page_lines
from kzclaims.judge import Searchable, find_quote, find_quotes, prepare
from kzclaims.names import names_of
from kzclaims.quote import FAITHFUL, Quote, State
from kzclaims.text import Span

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "ru", "kk")
FOUND = FAITHFUL | {State.AMBIGUOUS}


@cache
def table(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CASES / f"quotes-{language}.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def searchable(language: str, name: str) -> Searchable:
    return prepare(table(language)["texts"][name])


def wanted(want: str) -> frozenset[State]:
    """The states a row allows."""
    if want == "faithful":
        return FAITHFUL
    if want in ("refused", "flagged"):
        return frozenset(State) - FAITHFUL - {State.NO_TEXT} - ({State.LOST} if want == "flagged" else set())
    return frozenset({State(want)})


@pytest.mark.parametrize(
    ("language", "case"),
    [pytest.param(code, case, id=f"{code}-{n}-{case['kind']}") for code in LANGUAGES for n, case in enumerate(table(code)["cases"])],
)  # fmt: skip
def test_states(language: str, case: dict[str, str]) -> None:
    text = searchable(language, case["text"])
    quote = Quote(case["quote"], case.get("prefix", ""), case.get("suffix", ""))
    match = find_quote(quote, text)
    assert match.state in wanted(case["want"]), match
    assert match.reason.endswith(".")
    assert all(0 <= span.start < span.end <= len(text.text) for span in match.spans)
    assert bool(match.spans) is (match.state is not State.LOST)


PAGES = "The council met on Monday. It approved\n\nContinued on Page 7\n the loan of 40 million with 84\n\n12\n\fof 98 votes.\nThe \fPage 3\nmayor left. 600\n\nContinued on Page 8\n thousand people took part."
COLUMNS = (
    "were held in March 2016. Six parties\ntook part in them.\n\nMajilis is the lower chamber of the\n\nThe last elections for the\n\n"
    "Kazakh parliament\nconsisting of 107 deputies.\n\nThe government resigned.\n\nNew ministers were named."
)


def spans_of(quote: str, text: str) -> list[str]:
    match = find_quote(Quote(quote), text)
    assert match.state is State.FOLDED, match
    return [text[span.start : span.end] for span in match.spans]


@pytest.mark.parametrize(
    ("quote", "pieces", "skipped"),
    [
        ("It approved the loan of 40 million", ["It approved", "the loan of 40 million"], ["Continued on Page 7"]),
        ("with 84 of 98 votes.", ["with 84", "of 98 votes."], ["12"]),
        ("The mayor left.", ["The", "mayor left."], ["Page 3"]),
        ("600 thousand people took part", ["600", "thousand people took part"], ["Continued on Page 8"]),
        ("The council met on Monday.", ["The council met on Monday."], []),
    ],
)
def test_page_lines_are_skipped_and_named(quote: str, pieces: list[str], skipped: list[str]) -> None:
    match = find_quote(Quote(quote), PAGES)
    assert match.state in FAITHFUL
    assert [PAGES[s.start : s.end] for s in match.spans] == pieces
    assert [PAGES[s.span.start : s.span.end] for s in match.skipped] == skipped
    assert all(s.what == "a page line" for s in match.skipped)


def test_the_number_of_a_page_is_no_figure_of_the_quote() -> None:
    assert find_quote(Quote("the loan of 7 million"), PAGES).state is State.VALUE_CHANGED
    assert find_quote(Quote("It approved 7 the loan of 40 million"), PAGES).state not in FAITHFUL


def test_a_page_line_is_found_when_it_is_what_is_asked_for() -> None:
    assert spans_of("Continued on Page 7", PAGES) == ["Continued on Page 7"]


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("Majilis is the lower chamber of the Kazakh parliament consisting of 107 deputies",
         ["Majilis is the lower chamber of the", "Kazakh parliament\nconsisting of 107 deputies"]),
        ("The last elections for the were held in March 2016", ["The last elections for the", "were held in March 2016"]),
    ],
)  # fmt: skip
def test_a_sentence_broken_by_a_column_is_one_sentence(quote: str, pieces: list[str]) -> None:
    assert spans_of(quote, COLUMNS) == pieces


def test_a_displaced_line_is_named() -> None:
    match = find_quote(Quote("the lower chamber of the Kazakh parliament consisting"), COLUMNS)
    assert [(s.what, COLUMNS[s.span.start : s.span.end]) for s in match.skipped] == [
        ("a displaced line", "The last elections for the")
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "The government resigned new ministers were named and took part in them",
        "Six parties were held in March 2016",
        "Six parties consisting of 107 deputies",
    ],
)
def test_words_spliced_from_two_places_are_not_one_sentence(quote: str) -> None:
    assert find_quote(Quote(quote), COLUMNS).state not in FAITHFUL


NAMES = names_of([["Kassym-Jomart Tokayev", "Tokayev", "Toqaev"], ["Nur Otan", "Nur-Otan", "NurOtan"]])
NAMED = "President Qasym Toqaev spoke. Then Toqaev praised NurOtan for its 84 seats. Tokaev, another man, left."


def test_a_name_is_found_in_its_other_spellings() -> None:
    match = find_quote(Quote("Then Tokayev praised Nur Otan"), NAMED, names=NAMES)
    assert match.state is State.FOLDED
    assert ("Tokayev", "Toqaev") in match.aliases
    assert NAMED[slice(*match.spans[0])] == "Then Toqaev praised NurOtan"


def test_a_name_nobody_listed_is_another_name() -> None:
    assert find_quote(Quote("Then Tokayev praised Nur Otan for its 84 seats"), NAMED).state is State.ALTERED
    assert find_quote(Quote("Tokayev, another man, left"), NAMED, names=NAMES).state not in FAITHFUL


TWICE = "At dawn 40 trucks crossed the bridge into town. At dusk 40 trucks crossed the bridge out of town."


def test_equal_places_are_ambiguous_and_all_named() -> None:
    matches = find_quotes(Quote("40 trucks crossed the bridge"), TWICE)
    assert [m.state for m in matches] == [State.AMBIGUOUS, State.AMBIGUOUS]
    assert {m.spans for m in matches} == {matches[0].spans, *matches[0].others}


@pytest.mark.parametrize(
    ("prefix", "suffix", "at"), [("At dusk", "", 1), ("At dawn", "", 0), ("", "out of town", 1), ("At dawn", "into", 0)]
)
def test_prefix_and_suffix_decide(prefix: str, suffix: str, at: int) -> None:
    match = find_quote(Quote("40 trucks crossed the bridge", prefix, suffix), TWICE)
    assert match.state in FAITHFUL
    assert match.spans[0].start == [TWICE.find("40"), TWICE.rfind("40")][at]


def test_a_prefix_that_fits_nowhere_decides_nothing() -> None:
    assert find_quote(Quote("40 trucks crossed the bridge", "Every summer"), TWICE).state is State.AMBIGUOUS


def test_within_keeps_to_its_piece_and_counts_from_the_start_of_the_text() -> None:
    half = TWICE.index("At dusk")
    match = find_quote(Quote("40 trucks crossed the bridge"), TWICE, within=Span(half, len(TWICE)))
    assert (match.state, match.spans[0].start) == (State.EXACT, TWICE.rfind("40"))
    assert find_quote(Quote("crossed the bridge out of town"), TWICE, within=Span(0, half)).state not in FAITHFUL


@pytest.mark.parametrize("quote", ["", "   ", "…", "[...]", "—", "“”"])
def test_a_quote_without_letters_is_lost(quote: str) -> None:
    assert find_quote(Quote(quote), TWICE).state is State.LOST


@pytest.mark.parametrize("text", ["", "\n", "…", "a"])
def test_a_text_without_words_holds_no_quote(text: str) -> None:
    assert find_quote(Quote("40 trucks crossed the bridge"), text).state is State.LOST


WORDS = st.sampled_from(["the", "party", "won", "84", "82.2%", "600,000", "of", "не", "взяла", "й", "йод", "мест", "İzmir", "Straße", "\ufb01nal", "Ǆ", "co\u00adop", "ze\u200bro", "é", "e\u0301", "rul-\ning", "U+2212", "−3.5", "$1.6", "people’s", "“so”", "қала", "O’Neill", "ﷺ", "①"]) | st.text(st.characters(exclude_characters="[]<>….(", exclude_categories=["Cs"]), min_size=1, max_size=4)  # fmt: skip
GAPS = st.sampled_from([" ", "\n", "  ", "\u00a0", ", ", ". ", "\n\n"])


@st.composite
def sliced(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a run of whole white-space separated words in it that holds a letter or digit."""
    words = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=14))
    text = "".join(word + gap for word, gap in words)
    starts: list[Span] = []
    for n, c in enumerate(text):
        if c.isspace():
            continue
        if n and not text[n - 1].isspace():
            starts[-1] = Span(starts[-1].start, n + 1)
        else:
            starts.append(Span(n, n + 1))
    assume(starts)
    first = draw(st.integers(0, len(starts) - 1))
    last = draw(st.integers(first, len(starts) - 1))
    span = Span(starts[first].start, starts[last].end)
    assume(letters(text[span.start : span.end]))
    # What runs from a sentence into a page line is no quote of either: the page line is no part of the text.
    assume(
        all(not line.overlaps(span) or (line.start <= span.start and span.end <= line.end) for line in page_lines(text))
    )
    return text, span


@settings(max_examples=150, deadline=None)
@given(sliced())
@example(("a ﬁnal b", Span(2, 7)))
def test_what_stands_in_a_text_is_found_in_it(piece: tuple[str, Span]) -> None:
    text, span = piece
    quoted = text[span.start : span.end]
    matches = find_quotes(Quote(quoted), text)
    assert matches[0].state is not State.LOST
    assert any(span.overlaps(found) for match in matches for found in match.spans)


@settings(max_examples=150, deadline=None)
@given(sliced())
def test_a_silent_match_says_the_same_letters(piece: tuple[str, Span]) -> None:
    text, span = piece
    quoted = text[span.start : span.end]
    for match in find_quotes(Quote(quoted), text):
        if match.state in FOUND:
            assert letters("".join(text[s.start : s.end] for s in match.spans)) == letters(quoted)


@settings(max_examples=100, deadline=None)
@given(sliced())
def test_normal_forms_are_found_alike(piece: tuple[str, Span]) -> None:
    text, span = piece
    quoted = text[span.start : span.end]
    forms = [(unicodedata.normalize(a, quoted), unicodedata.normalize(b, text)) for a in ("NFC", "NFD") for b in ("NFC", "NFD")]  # fmt: skip
    found = [find_quote(Quote(q), t) for q, t in forms]
    silent = {match.state in FAITHFUL for match in found}
    assert len(silent) == 1
    if silent == {False}:
        return  # among equal places any may come first
    folded = {tuple(letters(t[: s.start]) for s in m.spans) for (_, t), m in zip(forms, found, strict=True)}
    assert len(folded) == 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=120))
def test_any_quote_against_any_text_has_an_answer(quote: str, text: str) -> None:
    for match in find_quotes(Quote(quote), text):
        assert all(0 <= span.start < span.end <= len(text) for span in match.spans)
        assert match.reason


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(LANGUAGES), st.data())
def test_a_changed_figure_is_never_silent(language: str, data: st.DataObject) -> None:
    text = searchable(language, "count")
    digits = [n for n, c in enumerate(text.text) if c.isdigit()]
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text.text[at]]))
    start = text.text.rfind(" ", 0, max(0, at - data.draw(st.integers(0, 60)))) + 1
    end = text.text.find(" ", at + data.draw(st.integers(1, 60)))
    end = len(text.text) if end < 0 else end
    changed = text.text[start:at] + digit + text.text[at + 1 : end]
    assert find_quote(Quote(changed), text).state not in FAITHFUL
