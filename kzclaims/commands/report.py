"""`kzclaims report`: where the sources agree and differ, as a page, as Markdown or for another program."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, write_outputs
from kzclaims.errors import UsageFault
from kzclaims.render.sections import Report
from kzclaims.road import walk
from kzclaims.schema import did_you_mean

if TYPE_CHECKING:
    from kzclaims.rule import Scene

FORMATS = ("text", "html", "md", "json")


@click.command("report")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Write this format to standard output.  [default: text]"
)
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file.")
@click.option("--claim", "only", multiple=True, metavar="ID", help="Report on this claim alone; may be given again.")
@ledger_options
def command(
    form: str | None, outputs: tuple[str, ...], only: tuple[str, ...], ledger: str | None, texts: tuple[str, ...]
) -> None:
    """Report on every claim: contradictions first, then differences, what is open, and what agrees.

    With --output alone, nothing is written to standard output.
    """
    scene = walk(errand(ledger, texts))
    if not scene.assessments:
        raise UsageFault(f"{scene.ledger.name} holds nothing to report.", "`kzclaims check` says what is wrong.")
    report = report_of(scene, only)
    write_outputs(outputs, FORMATS, lambda name: rendered(name, report))
    if form or not outputs:
        click.echo(rendered(form or "text", report), nl=False)


def report_of(scene: Scene, only: tuple[str, ...] = ()) -> Report:
    """What the renderers need of a scene: all its claims, or only those named; raises UsageFault for a wrong name."""
    known = {each.claim.id: each for each in scene.assessments}
    for name in only:
        if name not in known:
            raise UsageFault(f"There is no claim {name!r}.", did_you_mean(name, known))
    return Report(
        title=scene.ledger.title or scene.ledger.name,
        sources=tuple(scene.corpus.sources.values()),
        assessments=tuple(known[name] for name in only) if only else tuple(scene.assessments),
        tolerance=scene.ledger.tolerance,
        points=scene.ledger.points,
        identities=() if only else tuple(scene.identities),
    )


def rendered(name: str, report: Report) -> str:
    """One format of the report; only its own module is imported."""
    text: str = getattr(import_module(f"kzclaims.render.report_{name}"), f"report_{name}")(report)
    return text
