"""`kzclaims check`: every finding in one run, with two places each."""

from __future__ import annotations

import os
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzclaims.baseline import BASELINE_NAME, read_baseline
from kzclaims.cli import errand, ledger_options, write_outputs
from kzclaims.errors import EnvironmentFault, UsageFault
from kzclaims.files import shown
from kzclaims.finding import Level
from kzclaims.render.run import Run
from kzclaims.render.wording import count
from kzclaims.road import walk
from kzclaims.rules import SLUGS, checked
from kzclaims.selection import codes_named
from kzclaims.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kzclaims.baseline import Accepted
    from kzclaims.finding import Finding

FORMATS = ("pretty", "concise", "json", "github", "gitlab", "sarif", "junit")
LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "note": Level.NOTE}


@click.command("check")
@click.option("--format", "form", type=click.Choice(FORMATS), default="pretty", show_default=True)
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Also write a format to a file.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these: codes, names or beginnings such as KZ3.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these; told as for --select.")
@click.option(
    "--fail-on",
    type=click.Choice(list(LEVELS)),
    default="warning",
    show_default=True,
    help="Exit 1 from this level on.",
)
@click.option(
    "--show",
    type=click.Choice(list(LEVELS)),
    default="note",
    show_default=True,
    help="Print findings from this level on.",
)
@click.option("--statistics", is_flag=True, help="Print how many findings there are of each rule, and none of them.")
@click.option(
    "--baseline", is_flag=True, help=f"Leave out what {BASELINE_NAME} accepts; `kzclaims baseline` writes it."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@ledger_options
def command(
    *,
    form: str,
    outputs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    show: str,
    statistics: bool,
    baseline: bool,
    color: str,
    ledger: str | None,
    texts: tuple[str, ...],
) -> int:
    """Check the ledger against its sources: quotes, values, agreement, identities.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or nothing to check, 3 an internal error.
    """
    if statistics and form != "pretty":
        raise UsageFault("--statistics is a form of its own.", f"Write the other with --output {form}=PATH.")
    wanted = _wanted(select, ignore)
    scene = walk(errand(ledger, texts))
    result = checked(scene, _baseline(scene.ledger.root) if baseline else ())
    findings = [f for f in result.findings if f.code in wanted]
    accepted = [f for f in result.accepted if f.code in wanted]
    run = Run(
        findings=[f for f in findings if f.level >= LEVELS[show]],
        accepted=[f for f in accepted if f.level >= LEVELS[show]],
        summary=summary_of(scene.assessments, len(scene.identities)),
        claims=scene.ledger.claims,
        root=scene.ledger.root,
        workspace=os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or "",
        fail_on=LEVELS[fail_on],
    )
    write_outputs(outputs, FORMATS, lambda name: rendered(name, run))
    _write_summary(run, [form, *(output.partition("=")[0] for output in outputs)])
    click.echo(counted(run) if statistics else rendered(form, run, colour=coloured(color)), nl=False)
    if accepted:
        click.echo(f"{BASELINE_NAME} accepts {count(len(accepted), 'finding')}, which are left out.", err=True)
    return _exit_code(findings, run, scene.ledger.name)


def _exit_code(findings: Iterable[Finding], run: Run, name: str) -> int:
    """1 where a finding is grave enough, shown or not; raises UsageFault where nothing was checked."""
    if any(finding.level >= run.fail_on for finding in findings):
        return 1
    if not run.summary.assertions:
        raise UsageFault(f"{name} holds nothing to check.", "Add a claim with an assertion.")
    return 0


def rendered(form: str, run: Run, *, colour: bool = False) -> str:
    """The run in one format; only its own module is imported."""
    if form == "json":
        from kzclaims.render.check_json import check_json  # noqa: PLC0415  (a run imports the formats it writes)

        return check_json(run.findings, run.summary)
    if form == "pretty":
        from kzclaims.render.pretty import pretty  # noqa: PLC0415  (as above)

        return pretty(run.findings, run.summary, _lines_of(), colour=colour)
    served: Callable[[Run], str] = getattr(import_module(f"kzclaims.render.{form}"), form)
    return served(run)


def counted(run: Run) -> str:
    """How many findings there are of each rule, the most frequent first, and the counts in the last line."""
    from kzclaims.render.pretty import closing_line  # noqa: PLC0415  (as above)

    tally = Counter((f.code, f.slug, f.level.name.lower()) for f in run.findings)
    rows = sorted(tally.items(), key=lambda row: (-row[1], row[0]))
    wide = max(map(len, SLUGS))
    lines = [f"{number:6}  {code}  {slug:{wide}}  {level}" for (code, slug, level), number in rows]
    return "\n".join([*lines, closing_line(run.findings, run.summary)]) + "\n"


def _wanted(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes of the rules asked for. A file that can't be read is always told: nothing in it was checked."""
    unread, left_out = codes_named(["KZ0"]), codes_named(ignore)
    if unread & left_out:
        raise UsageFault(
            f"--ignore can't leave out {min(unread & left_out)}: a file that can't be read is not checked at all.",
            "Mend the file, or take it out of the ledger.",
        )
    return unread | (codes_named(select or ("KZ",)) - left_out)


def _baseline(root: Path) -> tuple[Accepted, ...]:
    held = read_baseline(root)
    if held is None:
        raise UsageFault(f"There is no {shown(root, BASELINE_NAME)}.", "`kzclaims baseline` writes one.")
    return held


def _write_summary(run: Run, forms: Iterable[str]) -> None:
    """Append the whole table to the summary of the step, where GitHub names a file for it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or "github" not in forms:
        return
    from kzclaims.render.github import github_summary  # noqa: PLC0415  (as above)

    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(github_summary(run))
    except OSError as error:
        raise EnvironmentFault(f"{path} can't be written: {error.strerror}.") from error


def _lines_of() -> Callable[[str], Sequence[str]]:
    """The lines of a file by its path, read once; empty where the file can't be shown."""
    kept: dict[str, list[str]] = {}

    def lines(path: str) -> list[str]:
        if path not in kept:
            try:
                kept[path] = Path(path).read_text(encoding="utf-8", errors="replace").split("\n")
            except OSError:
                kept[path] = []
        return kept[path]

    return lines


def coloured(color: str) -> bool:
    """Whether to write colour: asked for, or a terminal that has not said NO_COLOR or TERM=dumb."""
    if color != "auto":
        return color == "always"
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain
