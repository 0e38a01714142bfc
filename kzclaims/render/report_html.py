"""The report as one self-contained HTML page: no network, no script, readable from a phone to paper.

Every value that reaches the template is foreign: jinja2 escapes it, `printable` makes unseen characters visible, and
addresses are linked only where they are plain http or https.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from kzclaims.compare import AGREE
from kzclaims.printable import printable
from kzclaims.render import wording
from kzclaims.render.charts import chart_of
from kzclaims.render.excerpt import excerpt_of
from kzclaims.render.matrix import matrix_of
from kzclaims.render.sections import amiss, basis, fingerprint, headline, in_gravity, is_settled, sections_of

if TYPE_CHECKING:
    from kzclaims.assess import Assessment, Pair
    from kzclaims.render.sections import Report

_URL_MARKS = "%/:=&?~#+!$,;@()*[]-._'"


def report_html(report: Report) -> str:
    """The whole report as an HTML document."""
    style = _file("report.css")
    return _template().render(
        report=report,
        tool=report.tool or wording.TOOL,
        headline=headline(report),
        basis=basis(report),
        fingerprint=fingerprint(report),
        identities=in_gravity(report.identities),
        sections=sections_of(report.assessments),
        matrix=matrix_of(report.assessments),
        sources=sorted(report.sources, key=lambda source: source.id),
        checked={e.source.id: e for each in report.assessments for e in each.evidence},
        style=Markup(style),  # noqa: S704 -- our own file
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _file(name: str) -> str:
    return files("kzclaims.render").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        verdict_sign=wording.VERDICTS.__getitem__,
        relation_sign=wording.RELATIONS.__getitem__,
        holds_sign=wording.HOLDS.__getitem__,
        state_sign=wording.STATES.__getitem__,
        chart_of=chart_of,
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
    return environment.from_string(_file("report.html"))


def _shown(value: Any) -> Any:
    """The last gate of every expression of the template."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def telling_pairs(assessment: Assessment) -> tuple[list[Pair], list[Pair]]:
    """The pairs a reader must see, and those that merely agree."""
    agreeing = [pair for pair in assessment.pairs if pair.comparison.relation in AGREE]
    return [pair for pair in assessment.pairs if pair not in agreeing], agreeing


def safe_link(url: str) -> str:
    """`url` ready for an attribute where it is plain http or https to a named host, else empty."""
    if printable(url) != url or any(c.isspace() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not host or not host.isascii():
        return ""
    return quote(url, safe=_URL_MARKS)
