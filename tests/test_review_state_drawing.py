"""What is drawn, read as text: no terminal, no toolkit."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kzclaims.assess import Assessment, Verdict
from kzclaims.compare import Comparison, Relation
from kzclaims.finding import Finding, Level
from kzclaims.quote import Edit, State
from kzclaims.text import Location, Span
from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.drawing import regions
from kzclaims.tui.lines import Line, Piece, line_cells
from kzclaims.tui.pages import Page, filter_page, help_page, problem_page
from kzclaims.tui.passages import passage_of, two_passages
from kzclaims.tui.records import disagreement_page, history_page
from kzclaims.tui.signs import ASCII, gap_of, relation_sign, verdict_sign
from kzclaims.tui.sources import source_page
from kzclaims.tui.state import Review
from tests.builders import (
    assessment,
    dead,
    evidence,
    leader,
    ledger,
    log_in,
    pair,
    parties,
    seats,
    turnout,
    voters,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


HOSTILE = [
    "\x1b]0;owned\x07", "\x9b2J", "[@click=app.quit]x[/]", "[/nope]", ":smile:", "\u202egnp.exe", "\ud800", "a\tb\r\nc",
    "一二三四五六七八九十" * 8, "Z" + "\u0301" * 300, "\U0001f469\u200d\U0001f469", "", " ", "w" * 300, "[", "a\\",
]  # fmt: skip


def words(lines: Iterable[Line]) -> str:
    return "\n".join("".join(each.text for each in line) for line in lines)


def shown(review: Review, name: str, width: int = 80) -> str:
    return words(regions(review, ())[name](width).lines)


def lines_of(page: Page) -> list[Line]:
    return [line for place in range(len(page.paragraphs)) for line in page.paragraphs[place]]


def review_of(folder: Path, *assessments: Assessment) -> Review:
    return Review(assessments or ledger(), log_in(folder), "ann")


VERDICT_SIGNS = [
    (parties(), "= agree"),
    (turnout(), "~ rounds 0.2 pp"),
    (voters(), "≠ DIFFER 9.1 %"),
    (dead(), "✗ CONTRADICT 27.1 %"),
    (seats(), "1 source"),
    (leader(), "? unresolved"),
]


@pytest.mark.parametrize(("each", "sign"), VERDICT_SIGNS)
def test_a_row_says_the_verdict_in_glyph_word_and_number(each: Assessment, sign: str, tmp_path: Path) -> None:
    assert str(verdict_sign(each)) == sign
    row = shown(review_of(tmp_path, each), "claims")
    assert sign in row
    assert each.claim.question in row


def test_a_row_says_what_is_wrong_with_a_quote_until_it_is_decided(tmp_path: Path) -> None:
    review = review_of(tmp_path, leader())
    assert "∅ lost" in shown(review, "claims")
    review.decide("reject")
    assert "✗ rejected" in shown(review, "claims")
    assert "∅ lost" in shown(review, "assertions")


GAPS = [
    ("0", None, ""),
    ("0.0909", None, "9.1 %"),
    ("0.35", None, "35 %"),
    ("0.0002", None, "<0.1 %"),
    ("1.2345", None, "123 %"),
    ("1E+30", None, "1.0E+32 %"),
    (None, "0.2", "0.2 pp"),
    ("0.5", "-12", "12 pp"),
    (None, None, ""),
]


@pytest.mark.parametrize(("gap", "points", "written"), GAPS)
def test_a_distance_is_written_to_one_digit(gap: str | None, points: str | None, written: str) -> None:
    comparison = Comparison(
        Relation.DIFFERS, "", gap=Decimal(gap) if gap else None, points=Decimal(points) if points else None
    )
    assert gap_of(comparison) == written
    assert str(relation_sign(comparison)) == f"≠ DIFFER {written}".strip()


def test_the_header_counts_verdicts_and_progress(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    review.decide("accept")
    review.decide("defer")
    top = shown(review, "header")
    for part in ("1 ✗ contradict", "1 ≠ differ", "1 ? unresolved", "2 = agree", "1 single source"):
        assert part in top
    assert "decided 1 of 6" in top
    assert "1 deferred" in top


def test_the_assertions_say_everything_of_each(tmp_path: Path) -> None:
    review = review_of(tmp_path, dead())
    drawn = shown(review, "assertions", 100)
    for part in ("A 225", "B 164", "C at least 160", "alpha · narrator", "as of 2022-01-15", "origin beta", "= exact"):
        assert part in drawn
    lines = drawn.splitlines()
    assert lines[0].rstrip().endswith("reference")
    assert lines[2].rstrip().endswith("✗ CONTRADICT 27.1 %")
    assert lines[4].rstrip().endswith("~ compatible 28.9 %")
    review.choose_pair(-1)  # B and C: now B is what the others are compared with
    assert shown(review, "assertions", 100).splitlines()[2].rstrip().endswith("reference")


def test_the_passages_mark_what_differs_and_say_it_in_one_sentence(tmp_path: Path) -> None:
    drawn = shown(review_of(tmp_path, voters()), "passages", 200).replace("\n", " ")
    assert "≠ DIFFER 9.1 %  Both can be true" in drawn
    assert "[-over 600 thousand citizens took part-]" in drawn
    assert "{+more than 660,000 party members voted+}" in drawn
    assert "corpus/alpha.txt:2:12" in drawn


def test_words_that_both_have_are_not_marked() -> None:
    a = evidence("a", "5", "a total of 5 seats were won", "In all a total of 5 seats were won there.")
    b = evidence("b", "7", "a total of 7 seats were won", "Then a total of 7 seats were won.")
    left, right = two_passages(a, b)
    assert words([tuple(left)]) == "In all a total of [-5-] seats were won there."
    assert words([tuple(right)]) == "Then a total of {+7+} seats were won."
    assert Piece("5", "removed figure") in left
    assert Piece("7", "added figure") in right


def test_an_altered_quote_shows_what_it_says_otherwise(tmp_path: Path) -> None:
    edits = [Edit("replaced", "600", "660"), Edit("dropped", "", "party"), Edit("added", "all", "")]
    altered = evidence("a", "600", "660 members", "the 660 members", state=State.VALUE_CHANGED, edits=edits)
    drawn = shown(review_of(tmp_path, assessment("one", Verdict.SINGLE, [altered])), "passages")
    assert "✗ value changed: [-600-]{+660+} {+party+} [-all-]" in drawn


def test_pieces_of_a_match_are_joined_where_something_was_skipped() -> None:
    whole = "Some 600 thou-\nPage 18\nsand people came."
    found = evidence("a", "600 thousand", "Some", whole)
    match = replace(found.match, spans=(Span(0, 14), Span(23, 34)))
    passage = passage_of(replace(found, match=match))
    assert passage is not None
    assert passage.found == "Some 600 thou- ⋯ sand people"
    assert passage.after == " came."


def test_the_context_of_a_passage_is_cut_between_words() -> None:
    text = "word " * 100 + "the quoted words " + "other " * 100
    passage = passage_of(evidence("a", "1", "the quoted words", text))
    assert passage is not None
    assert passage.before.startswith("… word word")
    assert passage.after.endswith("other …")
    assert max(len(passage.before), len(passage.after)) <= 170


DECIDED = [("claim", 0, "✓ claim accepted by ann, 2026-01-02"), ("passages", 0, "✓ pair accepted by ann, 2026-01-02")]


@pytest.mark.parametrize(("pane", "pairs", "sentence"), DECIDED)
def test_what_was_decided_stands_with_the_passages(pane: str, pairs: int, sentence: str, tmp_path: Path) -> None:
    review = review_of(tmp_path, voters())
    review.pane = "passages" if pane == "passages" else "claims"
    review.decide("accept")
    assert sentence in shown(review, "passages")


def test_the_ledgers_own_explanation_stands_with_the_passages(tmp_path: Path) -> None:
    a, b = voters().evidence
    explained = replace(voters(), pairs=(pair(a, b, Relation.DIFFERS, "", explained="one counts\nmembers only"),))
    assert "the ledger explains: one counts members only" in shown(review_of(tmp_path, explained), "passages")


STATUS = [
    ([], "", "There is no claim in this ledger yet."),
    (ledger(), "nowhere to be found", "None of 6 claims fits “nowhere to be found”."),
]


@pytest.mark.parametrize(("held", "needle", "said"), STATUS)
def test_an_empty_list_says_why_and_what_to_do(held: list[Assessment], needle: str, said: str, tmp_path: Path) -> None:
    review = Review(held, log_in(tmp_path), "ann")
    review.search(needle)
    assert said in shown(review, "claims")
    for name in regions(review, ()):
        assert shown(review, name) is not None


def test_when_all_is_reviewed_it_says_so(tmp_path: Path) -> None:
    review = review_of(tmp_path, seats(), voters())
    review.decide("defer")
    review.decide("accept")
    assert "✓ all 2 reviewed, 1 put off" in shown(review, "status")


def test_banners_say_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    assert shown(review, "banners") == ""
    review.book.log.path.mkdir(parents=True)
    review.decide("accept")
    drawn = shown(review, "banners", 200)
    assert "NOT SAVED: 1 decision." in drawn
    assert "R tries again" in drawn
    review.book.log.path.rmdir()
    review.book.log.path.write_text("garbage\n")
    review.reload(ledger())
    assert "decisions.jsonl, line 1" in shown(review, "banners", 200)
    review.book.read_only = "claims may not be written"
    assert "read-only: claims may not be written" in shown(review, "banners", 200)


@pytest.mark.parametrize("width", [30, 50, 60, 80, 120, 200])
def test_the_footer_always_shows_the_way_to_help_and_out(width: int, tmp_path: Path) -> None:
    drawn = shown(review_of(tmp_path), "footer", width)
    assert "a accept" in drawn
    assert "? help" in drawn
    assert "q quit" in drawn


FOOTERS = [
    ("claims", 0, "claim:"),
    ("assertions", 0, "quote A:"),
    ("passages", 0, "pair A–B:"),
    ("claims", 2, "2 marked:"),
]


@pytest.mark.parametrize(("pane", "marks", "said"), FOOTERS)
def test_the_footer_says_what_is_decided_on(pane: str, marks: int, said: str, tmp_path: Path) -> None:
    review = review_of(tmp_path)
    for _ in range(marks):
        review.mark()
    review.pane = pane  # type: ignore[assignment]  # the table holds plain words
    assert said in shown(review, "footer")


def test_help_holds_every_action() -> None:
    drawn = words(lines_of(help_page(ACTIONS, 100)))
    for action in ACTIONS.actions:
        assert action.help in drawn
        assert action.shown in drawn


def test_no_two_actions_share_a_key() -> None:
    keys = [key for action in ACTIONS.actions for key in action.keys]
    assert len(keys) == len(set(keys))


def test_problems_are_listed_with_their_place_and_hint() -> None:
    findings = [
        Finding("KZ401", "contradiction-unexplained", Level.ERROR, "they differ", Location("claims/a.yaml", 3, 5)),
        Finding("KZ301", "quote-lost", Level.NOTE, "\x1b[2Jlost", Location("b.yaml"), hint="mend it"),
    ]
    page = problem_page(findings, 1, 80)
    drawn = words(lines_of(page))
    for part in ("✗ error", "KZ401", "claims/a.yaml:3:5", "· note", "mend it", "␛[2Jlost"):
        assert part in drawn
    assert words(page.paragraphs[page.goal.place]).startswith("▸")
    assert "None" in words(lines_of(problem_page([], 0, 80)))
    assert page.title == "findings of check: 1 error, 1 note"


def test_a_whole_text_opens_at_the_match() -> None:
    text = "\r\n".join(f"line {number} of the text" for number in range(1, 120))
    found = evidence("a", "77", "line 77 of", text)
    page = source_page(assessment("one", Verdict.SINGLE, [found]), found, (), 60)
    (line,) = page.paragraphs[page.goal.place]
    assert words([line]) == " 77 ▸ line 77 of the text"
    assert Piece("77", "match figure") in line
    assert len(lines_of(page)) == 119


@pytest.mark.parametrize("width", [30, 59, 80, 119, 160])
@pytest.mark.parametrize("word", HOSTILE)
def test_whatever_the_words_nothing_is_wider_than_its_pane_or_unsafe(word: str, width: int, tmp_path: Path) -> None:
    a = evidence(word or "a", word, word, f"before {word} after", scope=word, speaker=word, as_of=word, origin=word)
    b = evidence("b", word, "one", "no one there", edits=[Edit("replaced", word, word)], state=State.ALTERED)
    held = replace(assessment("one", Verdict.DIFFER, [a, b], [pair(a, b, Relation.DIFFERS, word, gap="0.1", explained=word)], question=word), sentence=word)  # fmt: skip
    review = Review([held, seats()], log_in(tmp_path), word)
    review.decide("explain", word)
    review.show("one")
    review.decide("note", word)
    review.notices.append(word)
    review.needle = word
    finding = Finding("KZ1", word, Level.ERROR, word, Location(word, 1, 1), hint=word)
    drawings = {name: draw(width) for name, draw in regions(review, [finding]).items()}
    pages = [
        help_page(ACTIONS, width),
        problem_page([finding], 0, width),
        source_page(held, a, review.assessments, width),
        source_page(held, b, review.assessments, width),
        filter_page(review.choices(), 0, width),
        history_page("history", review.book.history(), 0, width),
        disagreement_page([tuple(review.book.history())], review.book.agreements(), 0, width, blind=False),
    ]
    lines = [line for drawing in drawings.values() for line in drawing.lines]
    lines += [line for page in pages for line in lines_of(page)]
    for name, drawing in drawings.items():
        if name != "status":  # it is cut where it leaves for the terminal
            assert max((line_cells(line) for line in drawing.lines), default=0) <= width, name
    text = "".join(each.text for line in lines for each in line)
    assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert "[@click=app.quit]x[/]" in text or "@click" not in word


def test_plain_glyphs_are_one_letter_each_and_all_ascii(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    review.mark()
    for verb in ("accept", "reject", "defer"):
        review.decide(verb)
    drawings = [draw(100).lines for draw in regions(review, ()).values()] + [lines_of(help_page(ACTIONS, 100))]
    text = "".join(words(lines) for lines in drawings)
    assert text.translate(ASCII).isascii()
    assert all(len(value) == 1 for value in ASCII.values())
