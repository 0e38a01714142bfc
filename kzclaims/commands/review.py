"""`kzclaims review`: decide on claims in a terminal screen, or line by line."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options
from kzclaims.decisions import DecisionLog
from kzclaims.errors import UsageFault
from kzclaims.road import walk
from kzclaims.rules import apply_rules
from kzclaims.tui.terminal import Manner, terminal_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Assessment
    from kzclaims.finding import Finding
    from kzclaims.road import Errand
    from kzclaims.rule import Scene


@click.command("review")
@click.option("--plain", is_flag=True, help="Ask line by line, for screen readers and plain terminals.")
@click.option("--ascii", "in_ascii", is_flag=True, help="Write the marks in ASCII.")
@click.option("--who", metavar="NAME", help="Who decides; else KZCLAIMS_WHO, or your login name.")
@ledger_options
def command(*, plain: bool, in_ascii: bool, who: str | None, ledger: str | None, texts: tuple[str, ...]) -> int:
    """Review claims by verdict: accept, reject, defer or explain, with undo. Each decision is kept at once."""
    problem = None if plain else terminal_problem(sys.stdin, sys.stdout, os.environ)
    if problem:
        raise UsageFault(problem)
    desk = _Desk(errand(ledger, texts))
    log = DecisionLog(desk.errand.log, _now)
    name = who or os.environ.get("KZCLAIMS_WHO") or _login()
    if plain:
        from kzclaims.tui.plain import run_plain  # noqa: PLC0415  (either skin, never both)

        return run_plain(desk.assessments(), log, name, sys.stdin, sys.stdout)
    from kzclaims.tui.app import run_review  # noqa: PLC0415  (as above)

    assessments = desk.assessments()
    manner = Manner(editor=os.environ.get("VISUAL") or os.environ.get("EDITOR", ""), ascii=in_ascii or not _is_utf8())
    return run_review(assessments, log, name, desk.assessments, desk.banner, desk.findings, manner)


class _Desk:
    """What one review is made on, walked again whenever files change."""

    def __init__(self, asked: Errand) -> None:
        self.errand = asked
        self.findings: list[Finding] = []
        self.banner = ""

    def assessments(self) -> Sequence[Assessment]:
        """Walk the road; what `!` shows and the banner change with it."""
        scene = walk(self.errand)
        self.findings[:] = apply_rules(scene)
        self.banner = _basis(scene)
        return scene.assessments


def _basis(scene: Scene) -> str:
    """A line that stays on the screen where quotes were checked on notes alone."""
    on_notes = {e.source.id for a in scene.assessments for e in a.evidence if e.basis == "notes"}
    if not on_notes:
        return ""
    return f"{len(on_notes)} of {len(scene.corpus.sources)} sources are checked on notes: no full text is at hand"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
