"""`kzclaims baseline`: accept today's findings; from then on the file can only shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzclaims.baseline import BASELINE_NAME, acceptable, entries_of, read_baseline, save_baseline
from kzclaims.cli import errand, ledger_options
from kzclaims.counts import count
from kzclaims.errors import UsageFault
from kzclaims.files import shown
from kzclaims.finding import Level
from kzclaims.rested import rests_in
from kzclaims.road import walk
from kzclaims.rules import checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.baseline import Accepted
    from kzclaims.rules import Checked


@click.command("baseline")
@ledger_options
def command(ledger: str | None, texts: tuple[str, ...]) -> int:
    """Accept the findings there are now, in claims/baseline.json; `check --baseline` then fails on new ones only.

    Where there is a baseline already, what was mended since is dropped from it and nothing is added. What could not be
    looked at again, since a file is broken or a full text is not at hand, stays.
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
    new = [f for f in grave if old is None and acceptable(f)]
    kept = [each for each in old or () if each not in result.stale]
    rests = rests_in(scene)
    save_baseline(kept or entries_of(new, root, lambda f: rests(f.code, f.claim, f.place.path)), root)
    click.echo(
        f"{shown(root, BASELINE_NAME)} accepts {count(len(kept) or len(new), 'finding')}{_since(old, kept, result)}."
    )
    left = [f for f in grave if f not in new]
    if left:
        reason = "a file that can't be read must be mended" if old is None else "a baseline never grows"
        click.echo(
            f"{count(len(left), 'more is', 'more are')} not accepted ({reason}). `kzclaims check --baseline` shows them."
        )
    return 1 if left else 0


def _since(old: Sequence[Accepted] | None, kept: Sequence[Accepted], result: Checked) -> str:
    """What became of the entries of an older baseline."""
    if not old:
        return ""
    told = f"; {count(len(result.stale), 'was mended and is', 'were mended and are')} dropped"
    unseen = len({each.fingerprint for each in kept}) - len(result.accepted)
    stays = "could not be looked at again (a broken file, or other texts at hand than then) and"
    return f"{told}; {count(unseen, f'{stays} stays', f'{stays} stay')}" if unseen else told
