"""`kzclaims compare A B`: the relation of two written quantities, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzclaims.cli import tell_program
from kzclaims.compare import Comparison, Terms, compare, compare_names, compare_yes_no
from kzclaims.names import NO_NAMES
from kzclaims.quantity import read_value
from kzclaims.render.comparison import comparison_record
from kzclaims.render.json_text import json_text
from kzclaims.shapes import KINDS
from kzclaims.values import BadValueError, read_share

if TYPE_CHECKING:
    from kzclaims.names import Names


@click.command("compare")
@click.argument("a")
@click.argument("b")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="What the two answer; else it is seen from them.")
@click.option("--tolerance", metavar="SHARE", help="A gap above this is material.  [default: 5%]")
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(["en", "ru", "kk"]), help="What they are written in."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(a: str, b: str, kind: str | None, tolerance: str | None, languages: tuple[str, ...], form: str) -> None:
    """Compare two written quantities, dates or names as a careful editor would."""
    comparison = compared(a, b, kind or "", _terms(tolerance), languages, NO_NAMES)
    if form == "json":
        tell_program(json_text(comparison_record(comparison), indent=None))
        return
    click.echo(f"{comparison.relation}: {comparison.reason}")
    if comparison.note:
        click.echo(f"  scope: {comparison.note}")


def _terms(tolerance: str | None) -> Terms:
    if tolerance is None:
        return Terms()
    try:
        share = read_share(tolerance)
    except BadValueError as bad:
        raise click.BadParameter(f"{bad}; {bad.hint}.", param_hint="--tolerance") from bad
    return Terms(tolerance=share, points=Terms().points if share else share)


def compared(a: str, b: str, kind: str, terms: Terms, languages: tuple[str, ...], names: Names) -> Comparison:
    """Compare two written values: as figures or dates where both can be read so, else as yes/no, else as names."""
    if kind == "yes-no":
        return compare_yes_no(a, b, terms)
    if kind == "name":
        return compare_names(a, b, names, terms)
    first, second = read_value(a, languages, kind=kind), read_value(b, languages, kind=kind)
    if first is not None and second is not None:
        return compare(first, second, terms)
    if first is None and second is None and not kind:
        return compare_names(a, b, names, terms)
    unread = a if first is None else b
    hint = "Write one quantity or date, as in 'over 600 thousand', or say --kind name."
    raise click.UsageError(f"{unread!r} can't be read as a quantity or a date. {hint}")
