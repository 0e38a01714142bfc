"""`kzclaims review`: decide on claims in a terminal screen, or line by line."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

import click

from kzclaims.cli import errand, ledger_options
from kzclaims.counts import count
from kzclaims.decisions import DecisionLog
from kzclaims.errors import UsageFault
from kzclaims.journal import under_review
from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.keys import keys_file, read_keys
from kzclaims.tui.terminal import THEMES, Manner, terminal_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.finding import Finding
    from kzclaims.road import Errand
    from kzclaims.rule import Scene
    from kzclaims.tui.terminal import Theme


@click.command("review")
@click.option("--plain", is_flag=True, help="Ask line by line, for screen readers and plain terminals.")
@click.option("--ascii", "in_ascii", is_flag=True, help="Write the marks in ASCII.")
@click.option("--theme", type=click.Choice(THEMES), default="dark", help="Dark (the default) or light.")
@click.option("--who", metavar="NAME", help="Who decides; else KZCLAIMS_WHO, or your login name.")
@click.option("--blind", is_flag=True, help="Hide what others have decided.")
@ledger_options
def command(
    *, plain: bool, in_ascii: bool, theme: str, who: str | None, blind: bool, ledger: str | None, texts: tuple[str, ...]
) -> int:
    """Review claims by verdict: accept, reject, defer or explain, with undo. Each decision is kept at once."""
    problem = None if plain else terminal_problem(sys.stdin, sys.stdout, os.environ)
    if problem:
        raise UsageFault(problem)
    desk = _Desk(errand(ledger, texts))
    log = DecisionLog(desk.errand.log, _now)
    name = who or os.environ.get("KZCLAIMS_WHO") or _login()
    manner = _manner(cast("Theme", theme), in_ascii=in_ascii, blind=blind)
    with under_review(log.path, name) as other:
        standing = [f"another review of this ledger is open: {other}; both may decide"] if other else []
        if plain:
            from kzclaims.tui.plain import run_plain  # noqa: PLC0415  (either skin, never both)

            return run_plain(desk, log, name, manner, _heard(), sys.stdout, standing)
        from kzclaims.tui.app import run_review  # noqa: PLC0415  (as above)

        return run_review(desk, log, name, manner, standing)


def _heard() -> TextIO | None:
    """Standard input, in which a byte that is no text takes nobody's review away; None where it is closed."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin


def _manner(theme: Theme, *, in_ascii: bool, blind: bool) -> Manner:
    """How the screen behaves here; raises UsageFault for keys that can't be read."""
    path = keys_file(os.environ, Path(os.path.expanduser("~")))  # noqa: PTH111 - Path.home() raises where there is none
    return Manner(
        editor=os.environ.get("VISUAL") or os.environ.get("EDITOR", ""),
        ascii=in_ascii or not _is_utf8(),
        theme=theme,
        actions=read_keys(path) if path else ACTIONS,
        blind=blind,
    )


class _Desk:
    """What one review is made on, walked again whenever files change."""

    def __init__(self, asked: Errand) -> None:
        self.errand = asked
        self.findings: list[Finding] = []
        self.notices: list[str] = []
        self._files: list[Path] = [asked.ledger]

    def walk(self, seen: Callable[[Sequence[Assessment], int], object]) -> Sequence[Assessment]:
        """Walk the road; what `!` shows, the notices and the files change with it."""
        from kzclaims.road import walk  # noqa: PLC0415  (the screen stands before the road is loaded)
        from kzclaims.rules import apply_rules  # noqa: PLC0415

        scene = walk(self.errand, seen)
        self.findings[:] = apply_rules(scene)
        self.notices[:] = _notices(scene)
        self._files[:] = _files(scene, self.errand)
        return scene.assessments

    def files(self) -> Sequence[Path]:
        """The files of the last walk, and the folders in which others may appear."""
        return self._files


def _notices(scene: Scene) -> Iterator[str]:
    """Lines that stay on the screen: files that could not be read, no sources, quotes checked on notes or on nothing."""
    unread = {fault.place.path for fault in scene.faults if fault.slug in _UNREAD}
    if unread:
        more = f" and {len(unread) - 1} more" if unread - {min(unread)} else ""
        yield f"not all could be read: {min(unread)}{more}; the findings say why"
    sources = len(scene.corpus.sources)
    if not sources:
        yield "no source is registered, so nothing can be checked (docs/ledger.md shows how)"
        return
    bases: dict[str, set[str]] = {"notes": set(), "none": set()}
    for evidence in (each for assessment in scene.assessments for each in assessment.evidence):
        if evidence.basis in bases:
            bases[evidence.basis].add(evidence.source.id)
    if bases["notes"]:
        yield f"{_some(bases['notes'], sources)} checked on notes: no full text is at hand"
    if bases["none"]:
        yield f"{_some(bases['none'], sources)} not checked: neither a text nor notes are at hand"


def _some(named: Collection[str], total: int) -> str:
    return f"{len(named):,} of {count(total, 'source')} {'is' if len(named) == 1 else 'are'}"


_UNREAD = frozenset({"yaml-syntax", "unreadable-file", "encoding", "unsafe-yaml", "path-outside", "damaged-log"})


def _files(scene: Scene, asked: Errand) -> Iterator[Path]:
    """Everything the walk has read, as far as it is known, and the folders it would look into again."""
    root, corpus = asked.ledger.parent, scene.corpus
    names = {place.path for claim in scene.ledger.claims for place in claim.places.values()}
    names |= {fault.place.path for fault in scene.faults}
    names |= {notes.text.path for notes in corpus.notes.values()} | {text.path for text in corpus.files.values()}
    yield from (Path(name) for name in names)
    yield asked.ledger
    yield root / scene.ledger.register
    texts = {text.path for text in corpus.texts.values()}
    for folder in {*asked.folders, *(Path(name).parent for name in names)}:
        yield folder
        yield from (folder / name for name in texts)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
