"""The report as one self-contained HTML page: no network, whole without its script, readable from a phone to paper.

Every value that reaches the template is foreign: jinja2 escapes it, `printable` makes unseen characters visible, and
addresses are linked only where they are plain http or https.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from kzclaims.assess import Verdict
from kzclaims.compare import AGREE
from kzclaims.printable import printable
from kzclaims.render import wording
from kzclaims.render.charts import chart_of, legend_of
from kzclaims.render.coverage import grid_of
from kzclaims.render.excerpt import excerpt_of
from kzclaims.render.links import safe_link
from kzclaims.render.matrix import matrix_of
from kzclaims.render.plots import plot_of_gaps, progress_of, timeline_of
from kzclaims.render.sections import amiss, basis, fingerprint, headline, in_gravity, is_settled, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzclaims.assess import Assessment, Pair
    from kzclaims.render.sections import Report

_TALLY = (
    ("contradictions", "contradict", "✗", "contradict"),
    ("differences", "differ", "≠", "differ"),
    ("open", "unresolved", "?", "unresolved"),
    ("one-witness", "single-source", "1", "one witness"),
    ("agreements", "agree", "=", "agree"),
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
        part = replace(report, title=title, assessments=held, identities=(), changes=None)
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
    charts = {each.claim.id: chart for each in report.assessments if (chart := chart_of(each)) and not where}
    return _template().render(
        report=report,
        tool=report.tool or wording.TOOL,
        headline=headline(report),
        basis=basis(report),
        fingerprint=fingerprint(report),
        identities=in_gravity(report.identities),
        sections=sections,
        tally=[(*words, items) for words, items in zip(_TALLY, held, strict=True)],
        ordered=list(chain.from_iterable(held)),
        verdicts=[str(verdict) for verdict in Verdict],
        charts=charts,
        legend=legend_of(charts.values()),
        gaps=plot_of_gaps(report.assessments, report.tolerance),
        progress=progress_of(report.assessments),
        matrix=matrix_of(report.assessments),
        grid=grid_of(report.assessments),
        sources=sorted(report.sources, key=lambda source: source.id),
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


def _hash(text: str) -> str:
    """As a Content-Security-Policy names what may run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _file(name: str) -> str:
    return files("kzclaims.render").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.loader = FunctionLoader(_file)
    environment.globals.update(
        verdict_sign=wording.VERDICTS.__getitem__,
        relation_sign=wording.RELATIONS.__getitem__,
        holds_sign=wording.HOLDS.__getitem__,
        state_sign=wording.STATES.__getitem__,
        timeline_of=timeline_of,
        excerpt_of=excerpt_of,
        telling=telling_pairs,
        amiss=amiss,
        is_settled=is_settled,
    )
    environment.filters.update(
        gap=wording.gap_of,
        counted=wording.count,
        percent=wording.percent,
        figure=wording.figure,
        speaker=wording.speaker_of,
        decision=wording.decision_of,
        link=safe_link,
    )
    return environment.get_template("report.html")


def _shown(value: Any) -> Any:
    """The last gate of every expression of the template."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def telling_pairs(assessment: Assessment) -> tuple[list[Pair], list[Pair]]:
    """The pairs a reader must see, and those that merely agree."""
    agreeing = [pair for pair in assessment.pairs if pair.comparison.relation in AGREE]
    return [pair for pair in assessment.pairs if pair not in agreeing], agreeing
