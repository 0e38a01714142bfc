"""The findings of `check` as JSON, version 1: the schema is `schemas/check-1.json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kzclaims.render.json_text import json_text
from kzclaims.render.lines import TOOL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.finding import Finding
    from kzclaims.summary import Summary
    from kzclaims.text import Location


def check_json(findings: Iterable[Finding], summary: Summary, tool: str = TOOL, *, not_shown: int = 0) -> str:
    """Every finding with its two places; lines and columns count from 1, 0 means the file as a whole.

    `not_shown` is how many more there are, which were not asked for.
    """
    record = {
        "version": 1,
        "tool": tool,
        "summary": asdict(summary),
        "not_shown": not_shown,
        "findings": [_finding(finding) for finding in in_order(findings)],
    }
    return json_text(record)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By place in the ledger, then gravest first, then by code and words: the same on every machine."""
    return sorted(findings, key=lambda f: (f.place, -f.level, f.code, f.message, str(f.source or "")))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "level": finding.level.name.lower(),
        "message": finding.message,
        "hint": finding.hint,
        "claim": finding.claim,
        "place": _place(finding.place),
        "source": _place(finding.source) if finding.source else None,
    }


def _place(place: Location) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}
