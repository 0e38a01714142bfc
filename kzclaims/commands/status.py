"""`kzclaims` alone: a short state of the ledger, and the next step."""

from __future__ import annotations

from collections import Counter

import click

from kzclaims.cli import errand
from kzclaims.counts import count
from kzclaims.errors import UsageFault
from kzclaims.files import shown
from kzclaims.finding import Level
from kzclaims.printable import printable
from kzclaims.road import walk
from kzclaims.rules import apply_rules
from kzclaims.summary import summary_of

WELCOME = """kzclaims ties every figure you track to the words it came from, and says where your sources differ.

There is no claims.yaml here or in a folder above.

  kzclaims init --demo   a small ledger that shows what there is to find
  kzclaims init          a ledger to start from

Or try it without one:

  kzclaims compare "over 600 thousand" "more than 660,000"
  kzclaims read "Turnout rose from 60% to more than 70%."
  kzclaims --help"""


def status() -> None:
    """Print what the ledger holds, how its sources stand to one another, and what to do next."""
    try:
        asked = errand(None, ())
    except UsageFault:
        click.echo(WELCOME)
        return
    scene = walk(asked)
    findings = apply_rules(scene)
    summary = summary_of(scene.assessments, sum(not result.unread for _, result in scene.identities))
    grave = sum(f.level >= Level.WARNING for f in findings)
    verdicts = Counter(a.verdict for a in scene.assessments)
    click.echo(printable(scene.ledger.title or scene.ledger.name))
    held = count(summary.claims, "claim"), count(summary.assertions, "assertion"), count(summary.pairs, "pair")
    click.echo(f"{', '.join(held)} compared.")
    click.echo(f"Checked on {count(summary.texts, 'full text')} and {count(summary.notes, 'set')} of notes.")
    if verdicts:
        click.echo(", ".join(f"{number:,} {verdict}" for verdict, number in sorted(verdicts.items())) + ".")
    waiting = len({f.claim for f in findings if f.slug == "undecided"})
    if grave:
        click.echo(f"Next: kzclaims check ({count(grave, 'finding')} to mend)")
    elif not summary.assertions:
        click.echo(f"Next: add a claim with an assertion to {printable(shown(asked.ledger.parent, asked.ledger.name))}")
    elif waiting:
        click.echo(f"Next: kzclaims review ({count(waiting, 'claim waits', 'claims wait')} for a person)")
    else:
        click.echo("Next: kzclaims report --format html --output html=report/index.html")
