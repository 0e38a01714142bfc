"""The findings of `check` as JUnit XML: a test case for every claim, and one for every file with findings of no claim."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kzclaims.render.lines import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.finding import Finding
    from kzclaims.render.run import Run

    Case = tuple[str, str, Sequence[Finding]]


def junit(run: Run) -> str:
    """A case fails where a finding of it is at or above the level the run fails on; lesser ones are its output."""
    cases = list(_cases(run))
    failures = sum(any(f.level >= run.fail_on for f in found) for _, _, found in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    rows = [row for case in cases for row in _case(case, run)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="kzclaims" {counts}>']
    suite = f'  <testsuite name="kzclaims check" {counts} skipped="0">'
    return "\n".join([*head, suite, *rows, "  </testsuite>", "</testsuites>"]) + "\n"


def _cases(run: Run) -> Iterator[Case]:
    """Every case: its class (the file), its name, and its findings."""
    known = {name for _, name in run.claims}
    by_claim: defaultdict[str, list[Finding]] = defaultdict(list)
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in run.findings:
        if finding.claim in known:
            by_claim[finding.claim].append(finding)
        else:
            by_file[finding.place.path].append(finding)
    seen: set[str] = set()
    for path, name in run.claims:
        if name not in seen:
            seen.add(name)
            yield run.path(path), name, by_claim[name]
    for path, found in by_file.items():
        yield run.path(path), "the file", found


def _case(case: Case, run: Run) -> Iterator[str]:
    path, name, found = case
    opening = f"    <testcase classname={_attribute(path)} name={_attribute(name)}"
    grave = [finding for finding in found if finding.level >= run.fail_on]
    lesser = [finding for finding in found if finding.level < run.fail_on]
    if not found:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    if grave:
        message, kind = _attribute(grave[0].message), _attribute(grave[0].code)
        yield f"      <failure message={message} type={kind}>{_told(grave, run)}</failure>"
    if lesser:
        yield f"      <system-out>{_told(lesser, run)}</system-out>"
    yield "    </testcase>"


def _told(findings: Sequence[Finding], run: Run) -> str:
    return escape("\n".join(line(_row(finding, run)) for finding in findings))


def _row(finding: Finding, run: Run) -> str:
    source = f" (source: {finding.source})" if finding.source else ""
    return f"{run.place(finding.place)}: {finding.level.name.lower()} {finding.code} {finding.message}{source}"


def _attribute(text: str) -> str:
    return quoteattr(line(text))
