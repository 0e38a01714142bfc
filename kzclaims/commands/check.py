"""`kzclaims check`: every finding in one run, with two places each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, write_outputs
from kzclaims.errors import UsageFault
from kzclaims.finding import Level
from kzclaims.road import walk
from kzclaims.rules import apply_rules
from kzclaims.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.finding import Finding
    from kzclaims.summary import Summary

FORMATS = ("pretty", "json")
LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "note": Level.NOTE}


@click.command("check")
@click.option("--format", "form", type=click.Choice(FORMATS), default="pretty", show_default=True)
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Also write a format to a file.")
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
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@ledger_options
def command(
    form: str,
    outputs: tuple[str, ...],
    fail_on: str,
    show: str,
    color: str,
    ledger: str | None,
    texts: tuple[str, ...],
) -> int:
    """Check the ledger against its sources: quotes, values, agreement, identities.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or nothing to check, 3 an internal error.
    """
    scene = walk(errand(ledger, texts))
    findings = apply_rules(scene)
    summary = summary_of(scene.assessments, len(scene.identities))
    shown = [f for f in findings if f.level >= LEVELS[show]]
    render = _renderer(shown, summary, colour=coloured(color))
    write_outputs(outputs, FORMATS, _renderer(shown, summary, colour=False))
    click.echo(render(form), nl=False)
    if any(f.level >= LEVELS[fail_on] for f in findings):
        return 1
    if not summary.assertions:
        raise UsageFault(f"{scene.ledger.name} holds nothing to check.", "Add a claim with an assertion.")
    return 0


def _renderer(findings: Sequence[Finding], summary: Summary, *, colour: bool) -> Callable[[str], str]:
    def render(form: str) -> str:
        if form == "json":
            from kzclaims.render.check_json import check_json  # noqa: PLC0415  (a run imports the formats it writes)

            return check_json(findings, summary)
        from kzclaims.render.pretty import pretty  # noqa: PLC0415  (as above)

        return pretty(findings, summary, _lines_of(), colour=colour)

    return render


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
