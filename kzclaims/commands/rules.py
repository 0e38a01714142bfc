"""`kzclaims rules`: every rule in a line."""

from __future__ import annotations

import click

from kzclaims.manual import page_of
from kzclaims.rules import load_rules


@click.command("rules")
def command() -> None:
    """List the rules: code, name, level, and what each says. `kzclaims explain CODE` tells more of one."""
    pages = [page_of(module.RULE, module.__doc__ or "") for module in load_rules()]
    wide = max(len(page.rule.slug) for page in pages)
    for page in pages:
        click.echo(f"{page.rule.code}  {page.rule.slug:{wide}}  {page.rule.level.name.lower():7}  {page.says}")
