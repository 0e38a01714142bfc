"""`kzclaims fsck`: whether every line of the log of decisions can be trusted, and setting aside those that can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_option
from kzclaims.counts import count
from kzclaims.decisions import DecisionLog
from kzclaims.errand import LOG_NAME
from kzclaims.errors import UsageFault
from kzclaims.files import shown
from kzclaims.printable import printable

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.decisions import History


@click.command("fsck")
@click.option("--repair", is_flag=True, help="Move the lines that can't be trusted to a file beside the log.")
@ledger_option
def command(*, repair: bool, ledger: str | None) -> int:
    """Look at every line of the log of decisions: whether it is whole, and its checksum fits.

    With --repair the lines that can't be trusted are moved to claims/decisions.damaged, and the others stay byte for
    byte. Exit codes: 0 all lines are sound, or are so now; 1 some can't be trusted; 2 there is no log.
    """
    asked = errand(ledger, ())
    name = shown(asked.ledger.parent, LOG_NAME)
    log = DecisionLog(asked.log, str)
    history = log.read()
    if not history.decisions and not history.damage:
        raise UsageFault(f"{name} holds nothing: nobody has decided anything yet.", "`kzclaims review` does.")
    aside = None
    if repair and history.damage:
        history, aside = log.repair()
    for each in history.damage:
        click.echo(printable(f"{name}:{each.line}: {each.reason}"))
    if aside is not None and aside.parent.samefile(asked.log.parent):
        aside = asked.log.with_name(aside.name)
    click.echo(printable(_outcome(name, history, aside)))
    return 1 if history.damage and aside is None else 0


def _outcome(name: str, history: History, aside: Path | None) -> str:
    sound, damaged = len(history.decisions), len(history.damage)
    if not damaged:
        return f"{name}: {count(sound, 'line')}, and every one can be trusted."
    if aside is None:
        return f"{name}: {damaged:,} of {count(sound + damaged, 'line')} can't be trusted; --repair sets them aside."
    moved = count(damaged, "line is", "lines are")
    return (
        f"{moved} set aside in {shown(aside.parent, aside.name)}; {count(sound, 'line stays', 'lines stay')} in {name}."
    )
