"""`kzclaims check`: every finding in one run, with two places each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, output_named, refuse_ledger, tell_program, write_outputs
from kzclaims.errors import UsageFault, unwritten
from kzclaims.files import shown
from kzclaims.finding import Level
from kzclaims.progress import progress
from kzclaims.render.formats import FOR_PEOPLE, FORMATS, counted, rendered
from kzclaims.render.lines import count
from kzclaims.render.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.errand import Errand
    from kzclaims.outcome import Outcome

_UNCOUNTED = frozenset({"json", "gitlab", "sarif", "junit"})
"""Formats for programs, which have no last line for people."""
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
    help="List findings from this level on; all of them are counted, and count for the exit code.",
)
@click.option("--statistics", is_flag=True, help="Print how many findings there are of each rule, and none of them.")
@click.option(
    "--changed",
    is_flag=False,
    flag_value="HEAD",
    metavar="[=REF]",
    help="Only what differs from where this branch left REF (HEAD: what is not committed), as git tells it.",
)
@click.option(
    "--baseline", is_flag=True, help="Leave out what claims/baseline.json accepts; `kzclaims baseline` writes it."
)
@click.option(
    "--cache/--no-cache",
    default=None,
    help="Tell the last outcome again where no file has changed since, from .kzclaims-cache/. In CI it is off.",
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
    changed: str | None,
    baseline: bool,
    cache: bool | None,
    color: str,
    ledger: str | None,
    texts: tuple[str, ...],
) -> int:
    """Check the ledger against its sources: quotes, values, agreement, identities.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or nothing to check, 3 an internal error.
    """
    if statistics and form != "pretty":
        raise UsageFault("--statistics is a form of its own.", f"Write the other with --output {form}=PATH.")
    wanted, named = _wanted(select, ignore), [output_named(each, FORMATS) for each in outputs]
    asked = errand(ledger, texts)
    outcome = _since(asked, changed, baseline=baseline) if changed else _whole(asked, baseline=baseline, cache=cache)
    run = _run(outcome, asked, wanted, fail_on=LEVELS[fail_on], show=LEVELS[show], since=changed or "")
    refuse_ledger((path for _, path in named), (*outcome.files, *run.folders))
    write_outputs(named, lambda name: rendered(name, run))
    _write_summary(run, [form, *(name for name, _ in named)])
    if form in FOR_PEOPLE:
        click.echo(counted(run) if statistics else rendered(form, run, colour=coloured(color)), nl=False)
    else:
        tell_program(rendered(form, run))
    _remark(run, outcome, form)
    return _exit_code(run, outcome, shown(asked.ledger.parent, asked.ledger.name))


def _run(
    outcome: Outcome, asked: Errand, wanted: frozenset[str] | None, *, fail_on: Level, show: Level, since: str
) -> Run:
    """What the formats are given: the findings of the rules asked for, and what was looked at."""
    return Run(
        findings=[f for f in outcome.findings if wanted is None or f.code in wanted],
        accepted=[f for f in outcome.accepted if wanted is None or f.code in wanted],
        summary=outcome.summary,
        claims=outcome.claims,
        root=asked.ledger.parent,
        folders=(*asked.folders, asked.ledger.parent / "corpus" / "texts"),
        workspace=os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or "",
        fail_on=fail_on,
        show=show,
        encodings=outcome.encodings,
        unchanged=since if since and _nothing_changed(outcome) else "",
        since=since,
        passed_over=outcome.passed_over,
    )


def _remark(run: Run, outcome: Outcome, form: str) -> None:
    """Say on standard error what the output leaves out and can't say itself."""
    hidden = len(run.findings) - len(run.listed())
    if hidden and form in _UNCOUNTED:
        click.echo(f"{count(hidden, 'finding')} below {run.show.name.lower()} not shown.", err=True)
    if outcome.changed is not None:
        total = count(len(outcome.claims), "claim")
        click.echo(f"{outcome.changed:,} of {total} changed since {run.since}; the others were not checked.", err=True)


def _whole(asked: Errand, *, baseline: bool, cache: bool | None) -> Outcome:
    """Everything, told from the cache where nothing has changed. In CI every run is the first, and nothing is kept."""
    from kzclaims.cache import cache_of  # noqa: PLC0415  (a run imports what it goes through)
    from kzclaims.trail import followed  # noqa: PLC0415  (as above)

    kept = cache_of(asked, f"baseline {baseline}") if (not os.environ.get("CI") if cache is None else cache) else None
    outcome = kept.taken() if kept else None
    if outcome is None:
        from kzclaims.examine import examine  # noqa: PLC0415  (as above)

        with followed() as trail, progress() as told:
            outcome = examine(asked, told.seen, baseline=baseline)
        if kept:
            kept.keep(outcome, trail)
    return outcome


def _since(asked: Errand, reference: str, *, baseline: bool) -> Outcome:
    """What has changed since a commit, and nothing else."""
    from kzclaims.baseline import BASELINE_NAME  # noqa: PLC0415  (as above)
    from kzclaims.errand import LOG_NAME  # noqa: PLC0415  (as above)
    from kzclaims.examine import examine  # noqa: PLC0415  (as above)
    from kzclaims.since import lines_since  # noqa: PLC0415  (as above)

    since = lines_since(asked.ledger.parent, reference, (LOG_NAME, BASELINE_NAME))
    with progress() as told:
        return examine(asked, told.seen, baseline=baseline, since=since)


def _nothing_changed(outcome: Outcome) -> bool:
    """Whether only what has changed was to be checked, and there are claims of which none has."""
    return outcome.changed == 0 and bool(outcome.claims) and not outcome.summary.claims


def _exit_code(run: Run, outcome: Outcome, name: str) -> int:
    """1 where a finding is grave enough, shown or not; raises UsageFault where nothing was checked.

    That nothing has changed is no fault: the files were read and held against their shape all the same.
    """
    if any(finding.level >= run.fail_on for finding in run.findings):
        return 1
    if not run.summary.assertions and not _nothing_changed(outcome):
        raise UsageFault(f"{name} holds nothing to check.", "Add a claim with an assertion.")
    return 0


def _wanted(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str] | None:
    """The codes of the rules asked for, None for all. A file that can't be read is always told: nothing in it was checked."""
    if not select and not ignore:
        return None
    from kzclaims.selection import codes_named  # noqa: PLC0415  (as above)

    unread, left_out = codes_named(["KZ0"]), codes_named(ignore)
    if unread & left_out:
        raise UsageFault(
            f"--ignore can't leave out {min(unread & left_out)}: a file that can't be read is not checked at all.",
            "Mend the file, or take it out of the ledger.",
        )
    asked = codes_named(select or ("KZ",)) - left_out
    if not asked:
        raise UsageFault("--select and --ignore leave no rule to check.", "Select one that is not ignored.")
    return unread | asked


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
        raise unwritten(Path(path), error) from error


def coloured(color: str) -> bool:
    """Whether to write colour: asked for, or a terminal that has not said NO_COLOR or TERM=dumb."""
    if color != "auto":
        return color == "always"
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain
