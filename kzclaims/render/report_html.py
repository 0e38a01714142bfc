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
from itertools import chain
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from kzclaims.agreement import kappa_words
from kzclaims.assess import Verdict
from kzclaims.printable import printable
from kzclaims.render import wording
from kzclaims.render.account import account_of, decision_words
from kzclaims.render.changes import tally
from kzclaims.render.charts import chart_of, legend_of
from kzclaims.render.claim_html import Plots, claim_html, gap_html, index_row, sign_html, state_html
from kzclaims.render.coverage import grid_of
from kzclaims.render.drawing import symbols
from kzclaims.render.lines import TOOL, count
from kzclaims.render.links import safe_link
from kzclaims.render.matrix import matrix_of
from kzclaims.render.plots import forms_of, plot_of_gaps, progress_of, unmeasured
from kzclaims.render.sections import (
    NOBODY,
    basis,
    fingerprint,
    headline,
    in_gravity,
    sections_of,
    texts_of,
)
from kzclaims.render.timeline import timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzclaims.assess import Assessment
    from kzclaims.render.sections import Report

_TALLY = (
    ("contradictions", "contradict", "✗", "contradict"),
    ("differences", "differ", "≠", "differ"),
    ("open", "unresolved", "?", "unresolved"),
    ("one-witness", "single-source", "1", "one witness"),
    ("agreements", "agree", "=", "agree"),
)
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
    held = (
        sections.contradictions,
        sections.differences,
        sections.unresolved,
        sections.one_witness,
        sections.agreements,
    )
    plots = {each.claim.id: _plots(each) for each in (() if where else report.assessments)}
    page = _template().render(
        report=report,
        tool=report.tool or TOOL,
        headline=headline(report),
        basis=basis(report),
        fingerprint=fingerprint(report),
        identities=in_gravity(report.identities),
        sections=sections,
        tally=[(*words, items) for words, items in zip(_TALLY, held, strict=True)],
        ordered=list(chain.from_iterable(held)),
        verdicts=[str(verdict) for verdict in Verdict],
        claim=lambda each, folded: claim_html(each, plots[each.claim.id], report.root, folded=folded),
        symbols=symbols(),
        legend=legend_of(each.chart for each in plots.values() if each.chart),
        forms=forms_of(report.assessments),
        unmeasured=unmeasured(report.assessments),
        gaps=plot_of_gaps(report.assessments, report.tolerance),
        progress=progress_of(report.assessments),
        matrix=matrix_of(report.assessments),
        grid=grid_of(report.assessments),
        sources=sorted(report.sources, key=lambda source: source.id),
        claims={each.claim.id: each for each in report.assessments},
        texts=texts_of(report),
        checked={e.source.id: e for each in report.assessments for e in each.evidence},
        pages=bool(where),
        place=lambda claim: f"{where.get(claim, '')}#claim-{claim}",
        topics=topics,
        home=home,
        style=Markup(style),  # noqa: S704 -- our own file
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 -- our own file
        script_hash=_hash(script),
    )
    return seen(page)


def _plots(assessment: Assessment) -> Plots:
    """What is drawn of a claim: its values on one axis, unless its timeline shows them all where they belong in time."""
    chart, timeline = chart_of(assessment), timeline_of(assessment)
    if chart and timeline and {row.evidence.assertion.id for row in chart.rows} <= timeline.drawn:
        return Plots(None, timeline)
    return Plots(chart, timeline)


def _grid_cells(cells: Iterable[tuple[str, str]]) -> Markup:
    """A row of the coverage grid: signs and classes of our own, of which there are more than of all else."""
    made = (f'<td class="{kind}">{mark}</td>' if kind else "<td></td>" for mark, kind in cells)
    return Markup("".join(made))  # noqa: S704 -- our own


def seen(page: str) -> str:
    """`printable(page)`, which most pages are already: only lines with a rarer character are looked at closely."""
    if not _RARE.search(page):
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
        index_row=index_row,
        grid_cells=_grid_cells,
        verdict_sign=wording.VERDICTS.__getitem__,
        relation_sign=wording.RELATIONS.__getitem__,
        holds_sign=wording.HOLDS.__getitem__,
    )
    environment.filters.update(
        account=lambda each: str(account_of(each)),
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
