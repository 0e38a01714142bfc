"""What one check of a ledger came to, before anybody selects from it: the findings, and what was looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from kzclaims.finding import Finding, Level
from kzclaims.summary import Summary
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings, sorted by place and code, and those that a baseline accepts; `claims` are (file, id) in their order.

    `changed` is how many of the claims have changed, where only those were checked; `passed_over` are the ids of the
    others. `encodings` are those that sources declare for their texts, by the path that findings name; `files` are those of the ledger, and the folder of its texts.
    """

    findings: Sequence[Finding]
    accepted: Sequence[Finding]
    summary: Summary
    claims: Sequence[tuple[str, str]]
    changed: int | None = None
    encodings: Mapping[str, str] = field(default_factory=dict)
    passed_over: frozenset[str] = frozenset()
    files: Sequence[str] = ()


def as_record(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON holds it; `from_record` gives it back."""
    return {
        "findings": [_row(each) for each in outcome.findings],
        "accepted": [_row(each) for each in outcome.accepted],
        "summary": asdict(outcome.summary),
        "claims": outcome.claims,
        "encodings": dict(outcome.encodings),
        "files": outcome.files,
    }


def from_record(record: dict[str, Any]) -> Outcome:
    """The outcome that `as_record` wrote; raises KeyError, TypeError or ValueError for anything else."""
    return Outcome(
        findings=tuple(_finding(row) for row in record["findings"]),
        accepted=tuple(_finding(row) for row in record["accepted"]),
        summary=Summary(**record["summary"]),
        claims=tuple((path, name) for path, name in record["claims"]),
        encodings=dict(record["encodings"]),
        files=tuple(record["files"]),
    )


def _row(finding: Finding) -> list[Any]:
    source = finding.source and [finding.source.path, finding.source.line, finding.source.column]
    place = [finding.place.path, finding.place.line, finding.place.column]
    return [finding.code, finding.slug, int(finding.level), finding.message, place, source, finding.hint, finding.claim]


def _finding(row: Sequence[Any]) -> Finding:
    code, slug, level, message, place, source, hint, claim = row
    found = Location(*source) if source else None
    return Finding(code, slug, Level(level), message, Location(*place), found, hint, claim)
