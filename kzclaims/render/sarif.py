"""The findings of `check` as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

Lines and columns count from 1 and columns count code points, which is what `columnKind` says. What a baseline accepts
is marked `unchanged`, not left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kzclaims import __version__
from kzclaims.manual import page_of
from kzclaims.render.json_text import json_text
from kzclaims.render.run import with_help
from kzclaims.rules import load_rules

if TYPE_CHECKING:
    from kzclaims.finding import Finding
    from kzclaims.manual import Page
    from kzclaims.render.run import Run
    from kzclaims.text import Location

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
KEY = "kzclaims/v1"  # our own, since GitHub computes primaryLocationLineHash itself and rejects what differs


def sarif(run: Run) -> str:
    """One run with the rules in full, every finding and every accepted one."""
    pages = [page_of(module.RULE, module.__doc__ or "") for module in load_rules()]
    at = {page.rule.code: number for number, page in enumerate(pages)}
    marks = run.fingerprints()
    new = [_result(f, mark, at, run) for f, mark in zip(run.findings, marks, strict=False)]
    old = [_result(f, mark, at, run) for f, mark in zip(run.accepted, marks[len(new) :], strict=True)]
    for state, results in (("new", new), ("unchanged", old)) if old else ():
        for result in results:
            result["baselineState"] = state
    driver = {"name": "kzclaims", "semanticVersion": __version__, "rules": [_rule(page) for page in pages]}
    only = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [*new, *old]}
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [only]})


def _rule(page: Page) -> dict[str, Any]:
    return {
        "id": page.rule.code,
        "name": "".join(word.capitalize() for word in page.rule.slug.split("-")),
        "shortDescription": {"text": page.says},
        "fullDescription": {"text": page.why},
        "help": {"text": page.mend, "markdown": f"{page.why}\n\n**To mend:** {page.mend}"},
        "defaultConfiguration": {"level": page.rule.level.name.lower()},
        "properties": {"tags": [page.rule.slug]},
    }


def _result(finding: Finding, mark: str, at: dict[str, int], run: Run) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": at[finding.code],
        "level": finding.level.name.lower(),
        "message": {"text": with_help(finding)},
        "locations": [{"physicalLocation": _physical(finding.place, run)}],
        "partialFingerprints": {KEY: mark},
    }
    if finding.source:
        passage = {"text": "the passage in the source"}
        result["relatedLocations"] = [{"id": 1, "physicalLocation": _physical(finding.source, run), "message": passage}]
    return result


def _physical(place: Location, run: Run) -> dict[str, Any]:
    """A place; a file as a whole has no region."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(run.path(place.path), errors="surrogateescape")}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return physical
