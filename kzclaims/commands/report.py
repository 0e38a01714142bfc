"""`kzclaims report`: where the sources agree and differ, for readers and for other programs."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kzclaims.agreement import reviewers
from kzclaims.cli import errand, ledger_options, max_size, output_named, refuse_ledger, tell_faults, tell_program
from kzclaims.errors import UsageFault, unwritten
from kzclaims.examine import files_read
from kzclaims.files import shown
from kzclaims.finding import Level
from kzclaims.given import bytes_given
from kzclaims.progress import progress
from kzclaims.render.sections import Report
from kzclaims.road import walk
from kzclaims.rules import apply_rules
from kzclaims.schema import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.rule import Scene

    Content = str | bytes

FORMATS = ("text", "html", "md", "json", "csv", "sqlite", "annotations", "claimreview")
LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "note": Level.NOTE}
_LARGEST = 1_000_000_000  # bytes of an older report: 5,000 claims have some 30 million


@click.command("report")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Write this format to standard output.  [default: text]"
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write a format to a file; csv=FOLDER writes a data package of four tables.",
)
@click.option("--claim", "only", multiple=True, metavar="ID", help="Report on this claim alone; may be given again.")
@click.option("--diff", "old", metavar="OLD.json", help="Say what changed since this older JSON report.")
@click.option("--split", is_flag=True, help="With --output html=FOLDER: a page for each topic, and an index.")
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="never",
    show_default=True,
    help="Exit 1 where `check` finds something from this level on.",
)
@ledger_options
def command(
    form: str | None,
    outputs: tuple[str, ...],
    only: tuple[str, ...],
    old: str | None,
    split: bool,  # noqa: FBT001  (a flag of the command line)
    fail_on: str,
    ledger: str | None,
    texts: tuple[str, ...],
) -> int:
    """Report on every claim: contradictions first, then differences, what is open, and what agrees.

    With --output alone, nothing is written to standard output.
    """
    wanted = [_wanted(output, split=split) for output in outputs]
    if split and not any(name == "html" for name, _ in wanted):
        raise UsageFault("--split writes pages into a folder.", "Name it with --output html=FOLDER.")
    older = _read_older(old) if old else None
    with progress() as told:
        told.stage("reading the ledger and its texts")
        asked = errand(ledger, texts)
        scene = walk(asked, told.seen)
    if not scene.assessments:
        raise UsageFault(f"{scene.ledger.name} holds nothing to report.", "`kzclaims check` says what is wrong.")
    tell_faults(scene.faults)
    report = report_of(scene, only)
    report = since(older, report, only) if old else report
    with progress() as told:
        for name, path in wanted:
            told.stage(f"writing {name}")
            _write(list(_files(name, path, report, split=split)), (*files_read(scene), *asked.folders))
    if form or not outputs:
        _print(rendered(form or "text", report), for_people=form in {None, "text"})
    return 1 if fail_on != "never" and _found(scene, only, LEVELS[fail_on]) else 0


def report_of(scene: Scene, only: tuple[str, ...] = ()) -> Report:
    """What the renderers need of a scene: all its claims, or only those named; raises UsageFault for a wrong name.

    Of two claims with one id, which `check` finds fault with, the first is reported on and the rest named.
    """
    known = {each.claim.id: each for each in reversed(scene.assessments)}
    for name in only:
        if name not in known:
            raise UsageFault(f"There is no claim {name!r}.", did_you_mean(name, known))
    left = len(scene.assessments) - len(known)
    if left:
        click.echo(f"Left out: {left} whose id another claim has; `kzclaims check` names them.", err=True)
    kept = tuple(known[name] for name in dict.fromkeys(only)) if only else tuple(reversed(known.values()))
    decisions = [each for each in scene.decisions if not only or each.claim in only]
    return Report(
        title=scene.ledger.title or scene.ledger.name,
        sources=tuple(scene.corpus.sources.values()),
        assessments=kept,
        tolerance=scene.ledger.tolerance,
        points=scene.ledger.points,
        identities=() if only else tuple({each.id: (each, result) for each, result in scene.identities}.values()),
        root="" if scene.ledger.root == Path() else shown(scene.ledger.root, ""),
        reviewers=reviewers(decisions, {each.claim.id: each.seal for each in kept}),
    )


def since(older: Any, report: Report, only: tuple[str, ...] = ()) -> Report:
    """The report with what changed since an older one, as its JSON says it; raises UsageFault where that is none.

    `only` are the claims that were asked for; without them all are told of.
    """
    from kzclaims.render.changes import changes_between  # noqa: PLC0415  (only where asked for)
    from kzclaims.render.report_json import claim_records, identity_record  # noqa: PLC0415  (as above)

    sums = [identity_record(*each) for each in report.identities]
    changes = changes_between(older, claim_records(report), sums)
    return replace(report, changes=tuple(each for each in changes if not only or each.claim in only))


def rendered(name: str, report: Report) -> Content:
    """One format of the report; only its own module is imported."""
    content: Content = getattr(import_module(f"kzclaims.render.report_{name}"), f"report_{name}")(report)
    return content


def _found(scene: Scene, only: tuple[str, ...], level: Level) -> bool:
    """Whether `check` finds something this grave, on the claims reported on."""
    return any(each.level >= level and (not only or each.claim in only) for each in apply_rules(scene))


def _wanted(output: str, *, split: bool) -> tuple[str, Path]:
    """One `FORMAT=PATH`; raises UsageFault where it can't be read."""
    name, path = output_named(output, FORMATS)
    if name == "html" and split and path.suffix:
        raise UsageFault(f"--split writes a folder, and {path} looks like a file.", "Name a folder: html=report")
    return name, path


def _read_older(path: str) -> Any:
    try:
        return json.loads(bytes_given(path, max_size() or _LARGEST))
    except (ValueError, RecursionError) as error:
        hint = "Name a file that `kzclaims report --format json` wrote."
        raise UsageFault(f"{path} is not JSON.", hint) from error


def _write(files: Sequence[tuple[Path, Content]], read: Sequence[str | Path]) -> None:
    """Write one format: one file, or the files of a folder; `read` is what is not to be written over."""
    refuse_ledger((target for target, _ in files), read)
    for target, content in files:
        data = content if isinstance(content, bytes) else content.encode()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise unwritten(target, error) from error


def _files(name: str, path: Path, report: Report, *, split: bool) -> Iterator[tuple[Path, Content]]:
    folder: Mapping[str, str] = {}
    if name == "csv" and path.suffix.lower() != ".csv":
        from kzclaims.render.report_csv import package  # noqa: PLC0415  (only where asked for)

        folder = package(report)
    elif name == "html" and split:
        from kzclaims.render.report_html import pages  # noqa: PLC0415  (as above)

        folder = pages(report)
    if not folder:
        yield path, rendered(name, report)
    for file, content in folder.items():
        yield path / file, content


def _print(content: Content, *, for_people: bool) -> None:
    """Write to standard output; what is not for people to read there is as it would be in a file."""
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise UsageFault("A database is nothing for a terminal.", "Write it to a file: --output sqlite=report.db")
    if for_people or isinstance(content, bytes):
        click.echo(content, nl=False)
    else:
        tell_program(content)
