"""The words around a quote: no more than a few, never of another piece, never a keeper's own words for the source's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.quote import Edit, Match, Skipped, State
from kzclaims.render.excerpt import CONTEXT, Excerpt, excerpt_of
from kzclaims.text import Span
from tests.builders_render import evidence

if TYPE_CHECKING:
    from kzclaims.assess import Basis

LONG = " ".join(f"word{n}" for n in range(60))


def excerpt(content: str, quote: str, basis: Basis = "text", state: State | None = None) -> Excerpt:
    found = excerpt_of(evidence("a", quote, content=content, quote=quote, basis=basis, state=state))
    assert found is not None
    return found


AROUND = [
    ("whole text", "He said 82% voted.", "82%", "He said ", " voted."),
    ("no space beside it", "(82%).", "82%", "(", ")."),
    ("another paragraph", "First.\n\nIt was 82% then.\n\nLast.", "82%", "It was ", " then."),
    ("at the ends", "82%", "82%", "", ""),
    ("lines are joined", "It\nwas 82%\nthen.", "82%", "It was ", " then."),
]


@pytest.mark.parametrize(("case", "content", "quote", "before", "after"), AROUND, ids=[c[0] for c in AROUND])
def test_what_stands_around_a_quote(case: str, content: str, quote: str, before: str, after: str) -> None:
    found = excerpt(content, quote)
    assert (found.before, found.after) == (before, after)


def test_a_long_text_is_cut_at_whole_words_and_the_cut_is_marked() -> None:
    found = excerpt(f"{LONG} 82% {LONG}", "82%")
    assert found.before.startswith("… word")
    assert found.after.endswith(" …")
    assert {*found.before.split(), *found.after.split()} <= {"…", *LONG.split()}


@given(st.text("ab \n", max_size=300), st.text("ab \n", max_size=300))
def test_the_surroundings_are_words_of_the_text_and_few(before: str, after: str) -> None:
    found = excerpt(f"{before} 82% {after}", "82%")
    assert len(found.before) <= CONTEXT + 4
    assert len(found.after) <= CONTEXT + 4
    shown = found.before.replace("…", "").split()
    assert shown == before.split()[len(before.split()) - len(shown) :]


def test_only_what_notes_quote_is_shown_of_notes() -> None:
    found = excerpt("My view: he says “it was 82% then” and more.", "82%", basis="notes")
    assert (found.before, found.after) == ("it was ", " then")


def test_the_surroundings_stay_within_the_piece() -> None:
    held = evidence("a", "82%", content="Other piece. It was 82% then. Third piece.", quote="82%")
    piece = replace(held, source=replace(held.source, span=Span(13, 29)))
    found = excerpt_of(piece)
    assert found is not None
    assert (found.before, found.after) == ("It was ", " then.")


def test_an_altered_quote_shows_both_wordings() -> None:
    held = evidence("a", "x", content="It was 81% of votes then.", quote="82% of votes")
    match = Match(State.VALUE_CHANGED, 0.9, (Span(7, 19),), (Edit("replaced", "82%", "81%"),))
    found = excerpt_of(replace(held, match=match))
    assert found is not None
    assert found.altered
    assert "".join(run.quoted for run in found.runs) == "82% of votes"
    assert "".join(run.found for run in found.runs) == "81% of votes"


def test_names_that_count_as_one_are_no_difference() -> None:
    held = evidence("a", "x", content="Then Toqaev signed two laws.", quote="Tokayev signed three laws")
    match = Match(State.ALTERED, 0.9, (Span(5, 27),), aliases=(("Tokayev", "Toqaev"),))
    found = excerpt_of(replace(held, match=match))
    assert found is not None
    assert [run.found.strip() for run in found.runs if run.kind != "same"] == ["two"]


def test_what_was_skipped_is_left_out_and_named() -> None:
    content = "votes cast Continued on Page 18 in March"
    held = evidence("a", "x", content=content, quote="votes cast in March")
    skipped = (Skipped(Span(11, 32), "page footer"),)
    found = excerpt_of(replace(held, match=Match(State.FOLDED, 1.0, (Span(0, 40),), skipped=skipped)))
    assert found is not None
    assert [run.found for run in found.runs] == ["votes cast in March"]
    assert found.skipped == ("page footer",)


def test_a_quote_without_a_place_has_no_excerpt() -> None:
    assert excerpt_of(evidence("a", "7", content="Nothing of it.")) is None
