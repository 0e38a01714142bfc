"""The report as one self-contained HTML page: no network, whole without its script, readable from a phone to paper.

Every value that reaches the template is foreign: jinja2 escapes it, `printable` makes unseen characters of the whole page
visible, and addresses are linked only where they are plain http or https.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from kzclaims.agreement import kappa_words
from kzclaims.assess import Verdict
from kzclaims.printable import printable
from kzclaims.render import wording
from kzclaims.render.account import account_of, decision_words
from kzclaims.render.changes import tally
from kzclaims.render.charts import legend_of
from kzclaims.render.claim_html import claim_html, gap_html, index_row, sign_html, state_html
from kzclaims.render.coverage import grid_of
from kzclaims.render.drawing import symbols
from kzclaims.render.grid_html import coverage_rows, matrix_rows
from kzclaims.render.lines import TOOL, count
from kzclaims.render.links import safe_link
from kzclaims.render.matrix import matrix_of
from kzclaims.render.plots import forms_of, gaps_of, plot_of_gaps, progress_of, unmeasured
from kzclaims.render.sections import (
    NOBODY,
    basis,
    disputes_of,
    fingerprint,
    headline,
    in_gravity,
    sections_of,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kzclaims.render.account import Disputes
    from kzclaims.render.sections import Report, Sections

_TALLY = (
    ("contradictions", "contradict", "✗", "contradict"),
    ("differences", "differ", "≠", "differ"),
    ("open", "unresolved", "?", "unresolved"),
    ("one-witness", "single-source", "1", "one witness"),
    ("agreements", "agree", "=", "agree"),
)
_FOLDED = frozenset({"one-witness", "agreements"})
_USUAL = bytes((ord("\n"), *range(ord(" "), ord("~") + 1)))
# Whatever is not ASCII, Latin, Greek, Cyrillic or a usual sign, none of which `printable` changes.
_RARE = re.compile(
    "[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u23ff\u25a0-\u27bf]"
)
_PLAIN = re.compile(r"(?!index$|(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9][a-z0-9._-]{0,63}")


def report_html(report: Report) -> str:
    """The whole report as one HTML document."""
    return _page(report, {}, {})


def pages(report: Report) -> Mapping[str, str]:
    """The report as a page for each topic, by file name, and `index.html`, which leads to every claim."""
    topics = _names(sorted({each.claim.topic for each in report.assessments}))
    where = {each.claim.id: topics[each.claim.topic] for each in report.assessments}
    written = {"index.html": _page(report, where, topics)}
    for topic, name in topics.items():
        held = tuple(each for each in report.assessments if each.claim.topic == topic)
        title = f"{report.title}: {topic}" if topic else report.title
        part = replace(report, title=title, assessments=held, identities=(), changes=None, reviewers=NOBODY)
        written[name] = _page(part, {}, {}, home="index.html")
    return written


def _names(topics: Iterable[str]) -> dict[str, str]:
    """A file name for each topic: its own where every file system takes it, else one made of its fingerprint."""
    return {
        topic: f"{topic if _PLAIN.fullmatch(topic) else 'topic-' + hashlib.sha256(topic.encode()).hexdigest()[:12]}.html"
        for topic in topics
    }


def _page(report: Report, where: Mapping[str, str], topics: Mapping[str, str], home: str = "") -> str:
    """One page; `where` names the page of each claim that does not stand on this one."""
    sections = sections_of(report.assessments)
    style, script = _file("report.css"), _file("report.js")
    disputes = disputes_of(report)
    articles, kinds = ({}, frozenset()) if where else _articles(sections, report.root, disputes)

    def place(claim: str) -> str:
        return f"{where.get(claim, '')}#claim-{claim}"

    page = _template().render(
        report=report,
        tool=report.tool or TOOL,
        headline=headline(sections),
        basis=basis(report),
        fingerprint=fingerprint(report),
        identities=in_gravity(report.identities),
        sections=sections,
        tally=[(*words, items) for words, items in zip(_TALLY, sections.in_order, strict=True)],
        articles=articles,
        told=lambda each: str(account_of(each, disputes.get(each.claim.id, ()))),
        index=_joined(index_row(each, place(each.claim.id)) for each in sections.claims),
        symbols=symbols(),
        legend=legend_of(kinds),
        sources=sorted(report.sources, key=lambda source: source.id),
        claims={each.claim.id: each for each in report.assessments},
        pages=bool(where),
        place=place,
        topics=topics,
        home=home,
        style=_joined([style]),
        style_hash=_hash(style),
        script=_joined([script]),
        script_hash=_hash(script),
        **_overviews(report, place),
    )
    return seen(page)


def _overviews(report: Report, place: Callable[[str], str]) -> Mapping[str, object]:
    """What tells of all claims at once: plots, progress, the two wide tables, the texts."""
    matrix, grid, gaps = matrix_of(report.assessments), grid_of(report.assessments), gaps_of(report.assessments)
    return {
        "verdicts": [str(verdict) for verdict in Verdict],
        "forms": forms_of(gaps),
        "unmeasured": unmeasured(report.assessments, gaps),
        "gaps": plot_of_gaps(gaps, report.tolerance),
        "progress": progress_of(report.assessments),
        "matrix": matrix,
        "matrix_rows": _joined(matrix_rows(matrix)),
        "grid": grid,
        "coverage_rows": _joined(coverage_rows(grid, place)),
        "texts": texts_of(report),
        "checked": {e.source.id: e for each in report.assessments for e in each.evidence},
    }


def _articles(
    sections: Sections, root: str, disputes: Mapping[str, Disputes]
) -> tuple[Mapping[str, Markup], frozenset[str]]:
    """The claims of each section by the section's name, and the forms of marks and lines that their plots use."""
    written: dict[str, Markup] = {}
    kinds: set[str] = set()
    for (name, *_), items in zip(_TALLY, sections.in_order, strict=True):
        made = [claim_html(each, root, disputes.get(each.claim.id, ()), folded=name in _FOLDED) for each in items]
        written[name] = _joined(part for each in made for part in (each.html, "  "))
        kinds.update(kind for each in made for kind in each.kinds)
    return written, frozenset(kinds)


def _joined(parts: Iterable[str]) -> Markup:
    """What is ready for the page: written from escaped words, or our own files."""
    return Markup("".join(parts))  # noqa: S704 -- as it says


def seen(page: str) -> str:
    """`printable(page)`, which most pages are already: only lines with a rarer character are looked at closely."""
    rest = page.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")
    if not _RARE.search(rest):
        return page
    lines = page.replace("\r\n", " \n").split("\n")
    return "\n".join(printable(line) if _RARE.search(line) else line for line in lines)


def _hash(text: str) -> str:
    """As a Content-Security-Policy names what may run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _file(name: str) -> str:
    return files("kzclaims.render").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.loader = FunctionLoader(_file)
    environment.globals.update(
        sign=sign_html,
        verdict_sign=wording.VERDICTS.__getitem__,
        relation_sign=wording.RELATIONS.__getitem__,
        holds_sign=wording.HOLDS.__getitem__,
    )
    environment.filters.update(
        claim_gap=gap_html,
        counted=count,
        decision=decision_words,
        figure=wording.figure,
        gap=wording.gap_of,
        kappa=kappa_words,
        link=safe_link,
        percent=wording.percent,
        quote_state=state_html,
        tally=tally,
    )
    return environment.get_template("report.html")
