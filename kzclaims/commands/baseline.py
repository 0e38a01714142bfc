"""`kzclaims baseline`: accept today's findings; from then on the file can only shrink."""

from __future__ import annotations

import click

from kzclaims.baseline import BASELINE_NAME, acceptable, read_baseline, save_baseline
from kzclaims.cli import errand, ledger_options
from kzclaims.counts import count
from kzclaims.errors import UsageFault
from kzclaims.files import shown
from kzclaims.finding import Level
from kzclaims.road import walk
from kzclaims.rules import checked


@click.command("baseline")
@ledger_options
def command(ledger: str | None, texts: tuple[str, ...]) -> int:
    """Accept the findings there are now, in claims/baseline.json; `check --baseline` then fails on new ones only.

    Where there is a baseline already, what was mended since is dropped from it and nothing is added.
    Exit codes: 0 everything is accepted, 1 findings remain that are not.
    """
    asked = errand(ledger, texts)
    scene = walk(asked)
    root = asked.ledger.parent
    old = read_baseline(root)
    result = checked(scene, old or ())
    if not scene.assessments and not result.findings:
        raise UsageFault(f"{scene.ledger.name} holds nothing to check.", "Add a claim with an assertion.")
    grave = [f for f in result.findings if f.level >= Level.WARNING and f.slug != "stale-baseline"]
    kept = [f for f in grave if acceptable(f)] if old is None else list(result.accepted)
    save_baseline(kept, root)
    dropped = f"; {count(len(old) - len(kept), 'was mended and is', 'were mended and are')} dropped" if old else ""
    click.echo(f"{shown(root, BASELINE_NAME)} accepts {count(len(kept), 'finding')}{dropped}.")
    left = [f for f in grave if f not in kept]
    if left:
        reason = "a file that can't be read must be mended" if old is None else "a baseline never grows"
        click.echo(
            f"{count(len(left), 'more is', 'more are')} not accepted ({reason}). `kzclaims check --baseline` shows them."
        )
    return 1 if left else 0
