"""The report in Markdown: what it says, that nothing foreign in it does anything, and that it ends in time."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kzclaims.assess import Assessment, Verdict
from kzclaims.compare import Relation
from kzclaims.quote import Edit, Match, State
from kzclaims.render.lines import line
from kzclaims.render.markdown import code, fenced, inert, opening
from kzclaims.render.report_md import LIMIT, report_md
from kzclaims.text import Span
from tests.builders_render import assessment, comparison, evidence, report, vote_share, voters

GOLDENS = Path(__file__).parent / "goldens"
GITHUB = MarkdownIt("gfm-like", {"html": True})
assert GITHUB.linkify
GITHUB.linkify.set({"fuzzy_link": False})  # GitHub links no bare domain; `www.` is looked for below


class Rendered(HTMLParser):
    """The elements of a page, and its words outside code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.words: list[str] = []
        self._code = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        assert not attrs or tag == "code"
        self._code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.words.append(data)


OURS = {"h1", "h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "pre"}
ACTIVE = re.compile(r"@\w|#\w|\bGH-\d|://|www\.|mailto:|:[a-z_+-]+:", re.IGNORECASE)


def test_the_named_examples_are_told_with_their_reasons() -> None:
    told = report_md(report(voters(), vote_share()))
    assert (
        "Observers (5 November 2020) said more than 660,000; M. Sydyknazarov (Interview, 5 November 2020) said"
        in told.replace(" (party members)", "")
    )
    assert "**≠ `differs`** 9.1\u202f%: observers “more than 660,000” and interview “over 600 thousand”." in told
    assert "**~ `rounds-to`** 0.2\u202fpp" in told
    assert "82% is 82.2% rounded to whole percent." in told


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "](javascript:alert(1))",
    "[click](https://evil.example)",
    "![pixel](https://evil.example/p.png)",
    "`code` ``` fence",
    "a | b | c",
    "# heading",
    "---",
    "- item",
    "1. item",
    "+ item",
    "=== title",
    "> quote",
    "~~~",
    "@team/people @someone a@evil.example",
    "#123 owner/name#4 GH-5",
    "https://evil.example www.evil.example mailto:a@evil.example",
    "<https://evil.example>",
    ":smile: :man_dancing:",
    "*bold* _it_ **x** ~~gone~~",
    "&lt;b&gt; &copy; &#64;team",
    "$x$ $$y$$",
    "a\\",
    "\\[x](y)",
    "line\n\n# second",
    "[^1]: note",
    "[ref]: https://evil.example",
    "| --- | --- |",
    "\u202ereversed",
]


def attacked(text: str) -> Assessment:
    """A claim with the text wherever a person or a source can put one."""
    held = evidence(
        "a", text, content=f"x {text} y", quote=text, speaker=text, scope=text, as_of=text, reason=text, title=text, url=text
    )  # fmt: skip
    altered = Match(State.ALTERED, 0.9, (Span(0, 2),), (Edit("replaced", "x", "y"),), reason=text)
    other = replace(held, assertion=replace(held.assertion, id=text), match=altered, support_reason=text)
    told = comparison(Relation.CONTRADICTS, text)
    claim = assessment(
        "c", held, other, compared=told, verdict=Verdict.CONTRADICT, question=text, sentence=text, explained=text, note=text
    )  # fmt: skip
    return replace(claim, claim=replace(claim.claim, id=text))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("verdict", [Verdict.CONTRADICT, Verdict.AGREE, Verdict.UNRESOLVED])
def test_nothing_foreign_becomes_markup(attack: str, verdict: Verdict) -> None:
    hostile = replace(attacked(attack), verdict=verdict)
    told = report_md(report(hostile, title=attack))
    page = Rendered(GITHUB.render(told))
    assert page.elements <= OURS
    assert not ACTIVE.search("".join(page.words))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_table_keeps_its_columns(attack: str) -> None:
    told = report_md(report(attacked(attack)))
    page = GITHUB.render(told)
    assert (page.count("<tr>"), page.count("<td>")) == (3 + 2, 2 * 7 + 2), "two values, and a matrix of one source"


@given(st.text(max_size=60))
def test_inert_text_shows_its_own_words(text: str) -> None:
    page = Rendered(GITHUB.render(f"It says: {inert(text, 1000)}"))
    assert page.elements <= {"p"}
    shown = "".join(page.words).replace("\u200b", "").removeprefix("It says:")
    assert "".join(shown.split()) == "".join(line(text).split())


@given(st.text(max_size=60))
def test_the_beginning_of_a_line_opens_nothing(text: str) -> None:
    assert Rendered(GITHUB.render(opening(text))).elements <= {"p"}
    assert Rendered(GITHUB.render(f"- {opening(text)}")).elements <= {"ul", "li", "p"}


@given(st.text("`~ab\n ", max_size=40))
def test_a_fence_holds_any_text(text: str) -> None:
    page = GITHUB.render(fenced(" ".join(text.split())) + "\n\nafter")
    assert page.endswith("</code></pre>\n<p>after</p>\n")


NAMES = [("plain-id", "`plain-id`"), ("a`b", "a\\`b"), ("a|b", "a\\|b"), ("", "")]


@pytest.mark.parametrize(("name", "written"), NAMES)
def test_a_name_is_code_only_where_nothing_in_it_ends_code(name: str, written: str) -> None:
    assert code(name) == written


def many(number: int) -> list[Assessment]:
    claims = []
    for n in range(number):
        source = (evidence(f"source-{n % 40}", "1", scope="people " * 20), evidence(f"source-{(n + 1) % 40}", "2"))
        verdict = (Verdict.CONTRADICT, Verdict.DIFFER, Verdict.AGREE)[n % 3]
        told = comparison(Relation.CONTRADICTS, "They can't both be true. " * 5, gap=f"0.{n:04}")
        claims.append(assessment(f"claim-{n}", *source, compared=told, verdict=verdict))
    return claims


@pytest.mark.parametrize("number", [1, 40, 400, 1500])
def test_a_report_ends_in_time_and_counts_what_it_leaves_out(number: int) -> None:
    told = report_md(report(*many(number)))
    assert len(told) < LIMIT
    left = sum(int(each.replace(",", "")) for each in re.findall(r"([\d,]+) more left out here", told))
    whole = (
        len(re.findall(r"^### ", told, re.MULTILINE)) + told.count("What of claim-") - told.count(": What of claim-")
    )
    assert whole + left == number
    assert bool(left) is (number > 100)


def test_one_huge_claim_is_cut_and_not_dropped() -> None:
    held = [evidence(f"s{n}", str(n), scope="a long scope " * 30) for n in range(60)]
    told = report_md(report(assessment("huge", *held, verdict=Verdict.CONTRADICT)))
    assert len(told) < LIMIT
    assert "45 more values." in told
    assert "1,770 pairs agree." in told


def test_what_was_altered_stands_in_marks_of_its_own() -> None:
    held = evidence("a", "x", content="It was 81% of votes.", quote="82% of votes")
    match = Match(State.VALUE_CHANGED, 0.9, (Span(7, 19),), (Edit("replaced", "82%", "81%"),))
    told = report_md(report(assessment("c", replace(held, match=match), verdict=Verdict.UNRESOLVED)))
    assert "```text\n[-82%-]{+81%+} of votes\n```" in told
    assert "✗ value changed" in told
