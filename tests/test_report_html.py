"""The report as a page: complete without scripts or network, in good order, and inert whatever stands in the data."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kzclaims.agreement import Agreement, Reviewer, Reviewers
from kzclaims.assess import Verdict
from kzclaims.claim import Identity
from kzclaims.compare import Relation
from kzclaims.decisions import Decision
from kzclaims.identity import IdentityResult
from kzclaims.quote import Edit, Match, State
from kzclaims.render.changes import Change, Kind
from kzclaims.render.links import safe_link
from kzclaims.render.report_html import report_html
from kzclaims.support import Support
from kzclaims.text import Location, Span
from tests.builders_render import assessment, comparison, evidence, number, report, vote_share, voters

if TYPE_CHECKING:
    from kzclaims.render.sections import Report

Attributes = list[tuple[str, str | None]]
VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its words without style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.elements.append((tag, attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes what it did not open"

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def forms(self) -> set[tuple[str, tuple[str, ...]]]:
        """Every element with the names of its attributes."""
        return {(tag, tuple(name for name, _ in attrs)) for tag, attrs in self.elements}

    def values(self, name: str) -> list[str]:
        return [value or "" for _, attrs in self.elements for key, value in attrs if key == name]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def rich(text: str = "plain words", url: str = "https://example.org/a") -> Report:
    """A report with one of everything, the text wherever a person or a source can put one."""
    decision = Decision(1, "c", (), "explain", text, text, text, "seal")
    held = evidence(
        "a", text, reading=number(text, "7"), content=f"x {text} y", quote=text, speaker=text, scope=text, as_of=text,
        title=text, url=url, support=Support.DIFFERS, support_reason=text,
    )  # fmt: skip
    changed = Match(State.ALTERED, 0.9, (Span(0, 3),), (Edit("replaced", "x", "y"),), text, aliases=((text, text),))
    altered = replace(held, assertion=replace(held.assertion, id=text, derived=text), match=changed)
    lost = replace(altered, match=Match(State.LOST, reason=text), source=replace(held.source, publisher=text, url=text))
    told = replace(comparison(Relation.CONTRADICTS, text, gap="0.1"), note=text)
    claims = [
        assessment(
            f"c{n}", held, altered, lost, compared=told, verdict=verdict, question=text, unit=text, sentence="-",
            explained=text, note=text, decision=decision,
        )
        for n, verdict in enumerate(Verdict)
    ]  # fmt: skip
    identity = Identity("sum", text, text, Location("claims.yaml", 3))
    made = report(*claims, voters(), vote_share(), title=text)
    return replace(
        made, identities=((identity, IdentityResult(holds=False, reason=text)),), tool=text,
        changes=(Change(Kind.WORSE, "c0", text, (text,)), Change(Kind.NEW, "sum", text, (text,), "identity"), Change(Kind.GONE, "x", text, ())),
        reviewers=Reviewers(
            (Reviewer(text, 1, 2, 3, 4, 5), Reviewer("", 0, 0, 1, 0, 0)),
            (Agreement(text, "", 3, 2, Fraction(1, 3)), Agreement(text, text, 1, 1, None)),
            ((replace(decision, claim="c0", assertions=(text, "b")), replace(decision, claim="c0", verb="reject")),),
        ),
    )  # fmt: skip


ATTACKS = [
    "<script>window.owned=1</script>",
    "</style><script>window.owned=1</script>",
    '"><img src=x onerror=alert(1)>',
    '" onmouseover="alert(1)',
    "' autofocus onfocus=alert(1) x='",
    "</title><svg/onload=alert(1)>",
    "{{7*7}} {% include 'x' %} ${1}",
    "<!-- --> --!> <![CDATA[x]]>",
    "&lt;script&gt;&#60;b&#62;",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "\u2028\u2029\u202eevil\u2066",
    "\x00\x1b[31m\x9b",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=//evil.example>",
]


@cache
def our_forms() -> set[tuple[str, tuple[str, ...]]]:
    return Page(report_html(rich())).forms


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_foreign_becomes_an_element(attack: str) -> None:
    page = Page(report_html(rich(attack)))
    assert page.forms <= our_forms()
    assert all(value.startswith(("#", "https://example.org/")) for value in page.values("href"))
    assert page.open == []


def test_a_template_in_the_data_is_not_run() -> None:
    assert "{{7*7}}" in Page(report_html(rich("{{7*7}}"))).text


def test_characters_nobody_sees_are_made_visible() -> None:
    told = report_html(rich("a\u202eb\x1bc\u2028d"))
    assert not re.search("[\u202e\x1b\u2028]", told)
    assert "a�b␛c�d" in told


LINKS = [
    ("https://example.org/a?b=c&d=%D0%B0#e", "https://example.org/a?b=c&d=%D0%B0#e"),
    ("http://example.org/новости", "http://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
    ("http://example.org/<b>'x'", "http://example.org/%3Cb%3E'x'"),
    ("javascript:alert(1)", ""),
    ("JaVaScRiPt:alert(1)", ""),
    ("data:text/html,x", ""),
    ("vbscript:x", ""),
    ("file:///etc/passwd", ""),
    ("//example.org", ""),
    ("https:///path", ""),
    ("https://good.example@evil.example", ""),
    ("https://ехample.org", ""),
    ("https://[broken", ""),
    ("https://example.org/\u202ea", ""),
    ("https://example.org/a b", ""),
    ("java\nscript:alert(1)", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "link"), LINKS)
def test_only_plain_web_addresses_are_links(url: str, link: str) -> None:
    assert safe_link(url) == link


def test_the_page_needs_no_network_and_runs_its_own_script_alone() -> None:
    told = report_html(rich())
    page = Page(told)
    used = {tag for tag, _ in page.elements}
    assert not used & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "audio",
        "video",
        "image",
    }
    assert all(
        (value or "").startswith("#m-")
        for tag, attrs in page.elements
        if tag == "use"
        for name, value in attrs
        if name == "href"
    )
    assert not page.values("src")
    assert not page.values("style")
    assert not [name for _, attrs in page.elements for name, _ in attrs if name.startswith("on")]
    style, script = (told.split(f"<{tag}>")[1].split(f"</{tag}>")[0] for tag in ("style", "script"))
    assert "url(" not in style
    assert "@import" not in style
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document.write|eval|fetch|XMLHttp|import\b", script)
    prints = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script))
    allowed = "style-src 'sha256-{}'; script-src 'sha256-{}'".format(*prints)
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    assert policy in page.values("content")


def test_every_plot_has_a_title_and_a_description_and_every_control_a_name() -> None:
    told = report_html(rich())
    page = Page(told)
    plots = [dict(attrs) for tag, attrs in page.elements if tag == "svg" and ("role", "img") in attrs]
    assert plots
    ids = set(page.values("id"))
    assert all({plot["aria-labelledby"], plot["aria-describedby"]} <= ids for plot in plots)
    hidden = [dict(attrs) for tag, attrs in page.elements if tag == "svg" and "role" not in dict(attrs)]
    assert all(svg.get("aria-hidden") == "true" or "overflow" in svg for svg in hidden)
    assert told.count("<figure") == told.count("<figcaption>")


def test_headings_come_in_order_and_anchors_lead_somewhere() -> None:
    page = Page(report_html(rich()))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {value[1:] for value in page.values("href") if value.startswith("#")} <= set(ids)


def test_the_sections_stand_in_the_order_of_what_they_ask() -> None:
    sections = [dict(attrs)["id"] for tag, attrs in Page(report_html(rich())).elements if tag == "section"]
    assert sections == [
        "changes",
        "overview",
        "contradictions",
        "differences",
        "arithmetic",
        "open",
        "doubtful",
        "roundings",
        "one-witness",
        "agreements",
        "progress",
        "reviewers",
        "matrix",
        "coverage",
        "method",
    ]


def test_each_claim_has_its_anchor_and_agreements_are_folded_away() -> None:
    told = report_html(report(voters(), vote_share()))
    assert '<article class="claim differ" id="claim-primary-voters">' in told
    folded = told.split('<article class="fold agree"><details>')[1].split("</details></article>")[0]
    assert 'id="claim-vote-share"' in folded
    assert "claim-primary-voters" not in folded


def test_the_named_examples_stand_with_their_numbers_beside_the_marks() -> None:
    text = Page(report_html(report(voters(), vote_share()))).text
    assert "≠ DIFFER 9.1\u202f% How many people voted in the primaries?" in text.replace(" %", "\u202f%")
    assert "82% ~ agrees by rounding, 0.2 pp apart 81.5 to 82.5 by rounding" in text.replace("\u202f", " ")
    assert "observers more than 660,000 reference" in text
    assert "82% is 82.2% rounded to whole percent." in text


def test_words_that_differ_are_marked_in_words_and_signs() -> None:
    held = evidence("a", "x", content="It was 81% of votes.", quote="82% of votes")
    match = Match(State.VALUE_CHANGED, 0.9, (Span(7, 19),), (Edit("replaced", "82%", "81%"),))
    told = report_html(report(assessment("c", replace(held, match=match), verdict=Verdict.UNRESOLVED)))
    assert '<del><span class="edit">−</span>82%</del>' in told
    assert '<ins><span class="edit">+</span>81%</ins>' in told
    assert "− stands only in the ledger's quote, + only in the source." in Page(told).text


def test_an_empty_report_is_still_a_page() -> None:
    text = Page(report_html(report())).text
    assert "There is no claim to report on." in text
    assert "No two sources share a claim." in text


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", block))


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


STYLE = files("kzclaims.render").joinpath("report.css").read_text(encoding="utf-8")
LIGHT = colours(STYLE.split("@media")[0])
DARK = LIGHT | colours(STYLE.split("@media (prefers-color-scheme: dark)")[1].split("@media")[0])
PAIRS = [
    *[(word, ground, 4.5) for word in ("ink", "soft", "link") for ground in ("paper", "card")],
    *[(tone, "card", 4.5) for tone in ("contradict", "differ", "unresolved", "single", "agree")],
    *[("ink", ground, 4.5) for ground in ("hit", "del", "ins")],
    *[(mark, "card", 3.0) for mark in ("mark", "whisker")],
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_everything_can_be_read_in_light_and_dark(theme: dict[str, str], front: str, back: str, least: float) -> None:
    high, low = sorted((luminance(theme[front]), luminance(theme[back])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= least
