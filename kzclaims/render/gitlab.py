"""The findings of `check` as a GitLab Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kzclaims.finding import Level
from kzclaims.render.json_text import json_text

if TYPE_CHECKING:
    from kzclaims.finding import Finding
    from kzclaims.render.run import Run

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def gitlab(run: Run) -> str:
    """An array of findings; a fingerprint holds no line number, and no two are the same."""
    listed = (pair for pair in zip(run.findings, run.fingerprints(), strict=False) if pair[0].level >= run.show)
    return json_text([_finding(f, mark, run) for f, mark in listed])


def _finding(finding: Finding, mark: str, run: Run) -> dict[str, Any]:
    return {
        "description": f"{finding.message} [{finding.slug}]",
        "check_name": finding.code,
        "fingerprint": mark,
        "severity": _SEVERITY[finding.level],
        "location": {"path": run.path(finding.place.path), "lines": {"begin": max(finding.place.line, 1)}},
    }
