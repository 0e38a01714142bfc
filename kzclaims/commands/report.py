"""`kzclaims report`: where the sources agree and differ, as a page, as Markdown or for another program."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, write_outputs
from kzclaims.errors import UsageFault
from kzclaims.render.sections import Report
from kzclaims.road import walk

if TYPE_CHECKING:
    from kzclaims.rule import Scene

FORMATS = ("html", "md", "json")


@click.command("report")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Write this format to standard output.  [default: md]"
)
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file.")
@ledger_options
def command(form: str | None, outputs: tuple[str, ...], ledger: str | None, texts: tuple[str, ...]) -> None:
    """Report on every claim: contradictions first, then differences, what is open, and what agrees.

    With --output alone, nothing is written to standard output.
    """
    scene = walk(errand(ledger, texts))
    if not scene.assessments:
        raise UsageFault(f"{scene.ledger.name} holds nothing to report.", "`kzclaims check` says what is wrong.")
    report = report_of(scene)
    write_outputs(outputs, FORMATS, lambda name: rendered(name, report))
    if form or not outputs:
        click.echo(rendered(form or "md", report), nl=False)


def report_of(scene: Scene) -> Report:
    """What the renderers need of a scene."""
    return Report(
        title=scene.ledger.title or scene.ledger.name,
        sources=tuple(scene.corpus.sources.values()),
        assessments=tuple(scene.assessments),
        tolerance=scene.ledger.tolerance,
        points=scene.ledger.points,
        identities=tuple(scene.identities),
    )


def rendered(name: str, report: Report) -> str:
    """One format of the report; only its own module is imported."""
    text: str = getattr(import_module(f"kzclaims.render.report_{name}"), f"report_{name}")(report)
    return text
