"""`kzclaims explain`: one rule's page."""

from __future__ import annotations

from inspect import cleandoc

import click

import kzclaims.rules
from kzclaims.selection import rule_named


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> None:
    """Print a rule's page by its code or its name; without one, the files that all examples add to."""
    if rule is None:
        click.echo(cleandoc(kzclaims.rules.__doc__ or ""))
        return
    module = rule_named(rule)
    click.echo(f"{module.RULE.code}, {module.RULE.level.name.lower()}\n")
    click.echo(cleandoc(module.__doc__ or ""))
