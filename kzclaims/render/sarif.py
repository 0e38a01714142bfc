"""The findings of `check` as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

Lines and columns count from 1 and columns count code points, which is what `columnKind` says. What a baseline accepts
is marked `unchanged`, not left out. The words of findings are a ledger's own: what the standard would read in them as a
placeholder or as a link is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kzclaims import __version__
from kzclaims.manual import page_of
from kzclaims.render.json_text import json_text
from kzclaims.render.run import with_help
from kzclaims.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    new = _results(run.findings, marks, at, run)
    old = _results(run.accepted, marks[len(run.findings) :], at, run)
    for state, results in (("new", new), ("unchanged", old)) if old else ():
        for result in results:
            result["baselineState"] = state
    driver = {"name": "kzclaims", "semanticVersion": __version__, "rules": [_rule(page) for page in pages]}
    hidden = len(run.findings) - len(run.listed())
    only: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [*new, *old]}
    if hidden:
        only["properties"] = {"notShown": hidden}
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [only]})


def _results(findings: Sequence[Finding], marks: Sequence[str], at: dict[str, int], run: Run) -> list[dict[str, Any]]:
    """Those of the findings that are to be listed, each under its own mark."""
    pairs = zip(findings, marks, strict=False)
    return [_result(each, mark, at, run) for each, mark in pairs if each.level >= run.show]


def _rule(page: Page) -> dict[str, Any]:
    return {
        "id": page.rule.code,
        "name": "".join(word.capitalize() for word in page.rule.slug.split("-")),
        "shortDescription": {"text": _inert(page.says)},
        "fullDescription": {"text": _inert(page.why)},
        "help": {"text": _inert(page.mend), "markdown": _inert(f"{page.why}\n\n**To mend:** {page.mend}")},
        "defaultConfiguration": {"level": page.rule.level.name.lower()},
        "properties": {"tags": [page.rule.slug]},
    }


def _result(finding: Finding, mark: str, at: dict[str, int], run: Run) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": at[finding.code],
        "level": finding.level.name.lower(),
        "message": {"text": _inert(with_help(finding))},
        "locations": [{"physicalLocation": _physical(finding.place, run)}],
        "partialFingerprints": {KEY: mark},
    }
    if finding.source:
        passage = {"text": "the passage in the source"}
        result["relatedLocations"] = [{"id": 1, "physicalLocation": _physical(finding.source, run), "message": passage}]
    return result


def _inert(text: str) -> str:
    """Words as a message has them: braces doubled (3.11.5), and escaped brackets where any could make a link (3.11.6).

    Brackets that can't are left as they are, as the standard allows, for readers that know of no escapes.
    """
    doubled = text.replace("{", "{{").replace("}", "}}")
    return re.sub(r"[\\\[\]]", r"\\\g<0>", doubled) if "](" in doubled else doubled


def _physical(place: Location, run: Run) -> dict[str, Any]:
    """A place; a file as a whole has no region."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(run.path(place.path), errors="surrogateescape")}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return physical
