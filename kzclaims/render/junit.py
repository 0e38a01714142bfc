"""The findings of `check` as JUnit XML: a test case for every claim, and one for every file with findings of no claim.

What is wrong with the shape of a claim is told in its own case; a claim that was not looked at is skipped, never passed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kzclaims.render.lines import count, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.finding import Finding
    from kzclaims.render.run import Run


class Case(NamedTuple):
    """One test case: its class (the file), its name, its findings by gravity, and why it was not run where it was not."""

    path: str
    name: str
    grave: Sequence[Finding]
    lesser: Sequence[Finding]
    skipped: str


def junit(run: Run) -> str:
    """A case fails where a finding of it is at or above the level the run fails on; lesser ones are its output.

    So it does where that finding is not to be listed: it then says how many are not.
    """
    cases = list(_cases(run))
    failures, skipped = sum(bool(case.grave) for case in cases), sum(bool(case.skipped) for case in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    rows = [row for case in cases for row in _rows(case, run)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="kzclaims" {counts}>']
    suite = f'  <testsuite name="kzclaims check" {counts} skipped="{skipped}">'
    return "\n".join([*head, suite, *rows, "  </testsuite>", "</testsuites>"]) + "\n"


def _cases(run: Run) -> Iterator[Case]:
    """The claims in the order of the ledger, then those that findings name and that could not be read, then files."""
    by_claim: defaultdict[str, list[Finding]] = defaultdict(list)
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in run.findings:
        if finding.level < min(run.show, run.fail_on):
            continue
        if finding.claim:
            by_claim[finding.claim].append(finding)
        else:
            by_file[finding.place.path].append(finding)
    paths: dict[str, str] = {}
    for path, name in [*run.claims, *((found[0].place.path, name) for name, found in by_claim.items())]:
        paths.setdefault(name, path)
    for name, path in paths.items():
        yield _case(run, path, name, by_claim.get(name, ()))
    for path, found in by_file.items():
        yield _case(run, path, "the file", found)


def _case(run: Run, path: str, name: str, found: Sequence[Finding]) -> Case:
    """What was found wrong counts whether or not the claim was looked at for the rest."""
    grave = [finding for finding in found if finding.level >= run.fail_on]
    lesser = [finding for finding in run.listed(found) if finding.level < run.fail_on]
    over = name in run.passed_over and not grave
    return Case(run.path(path), name, grave, lesser, f"not checked: unchanged since {run.since}" if over else "")


def _rows(case: Case, run: Run) -> Iterator[str]:
    opening = f"    <testcase classname={_attribute(case.path)} name={_attribute(case.name)}"
    if not (case.skipped or case.grave or case.lesser):
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    if case.skipped:
        yield f"      <skipped message={_attribute(case.skipped)}/>"
    if case.grave:
        listed = run.listed(case.grave)
        hidden = f"{count(len(case.grave), 'finding')} not shown"
        message, kind = _attribute(listed[0].message if listed else hidden), _attribute(case.grave[0].code)
        yield f"      <failure message={message} type={kind}>{_told(listed, run)}</failure>"
    if case.lesser:
        yield f"      <system-out>{_told(case.lesser, run)}</system-out>"
    yield "    </testcase>"


def _told(findings: Sequence[Finding], run: Run) -> str:
    return escape("\n".join(line(_row(finding, run)) for finding in findings))


def _row(finding: Finding, run: Run) -> str:
    source = f" (source: {run.place(finding.source)})" if finding.source else ""
    return f"{run.place(finding.place)}: {finding.level.name.lower()} {finding.code} {finding.message}{source}"


def _attribute(text: str) -> str:
    return quoteattr(line(text))
