"""The rules, one module each, in the order of their codes. A rule's docstring is its manual page.

The pages' examples are ledgers that run as tests. A file's name stands on a line of its own, its lines are indented
beneath it, and `>` marks the line of the finding. Each example adds to these files, or stands in for one of them.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    corpus/sources.yaml
        sources:
          - {id: gazette, title: The result, publisher: The Gazette, date: 2024-05-07, kind: news, language: en,
             file: gazette.txt}
          - {id: bulletin, title: Members vote, publisher: The Bulletin, date: 2024-05-08, kind: statement, language: en,
             file: bulletin.txt}
    corpus/gazette.txt
        Turnout was 77.1% of the electorate, and over 600 citizens marched.
        Of the day's result: the Reform List won 84 of the 98 seats, others the remaining 14.
    corpus/bulletin.txt
        Turnout reached 77% this year, and more than 660 members marched.
        With those who joined since, the Reform List has 86 seats.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from kzclaims.baseline import weighed
from kzclaims.ignores import ignores_in, without_ignored
from kzclaims.rested import mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.baseline import Accepted
    from kzclaims.finding import Finding
    from kzclaims.rule import Rule, Scene
    from kzclaims.text import Location

SLUGS = (
    "yaml-syntax",
    "duplicate-key",
    "encoding",
    "unsafe-yaml",
    "unreadable-file",
    "unknown-field",
    "missing-field",
    "wrong-type",
    "bad-choice",
    "bad-value",
    "bad-date",
    "future-date",
    "hidden-characters",
    "mixed-scripts",
    "duplicate-id",
    "unknown-source",
    "unknown-claim",
    "path-outside",
    "orphan-decision",
    "damaged-log",
    "quote-lost",
    "quote-altered",
    "quote-ambiguous",
    "value-differs-from-quote",
    "hedge-dropped",
    "value-sharpened",
    "text-changed",
    "note-misquotes",
    "weak-match-accepted",
    "undecided",
    "bytes-replaced",
    "rejected",
    "contradiction-unexplained",
    "difference-unexplained",
    "unit-mismatch",
    "identity-broken",
    "single-origin",
    "stale-decision",
    "ignore-without-reason",
    "unused-ignore",
    "stale-baseline",
)


class RuleModule(Protocol):
    """What every module of this folder holds."""

    RULE: Rule

    def check(self, scene: Scene) -> Iterable[Finding]:
        """The rule's findings in one scene."""


def load_rules() -> Iterator[RuleModule]:
    """Every rule, imported as it is asked for."""
    for slug in SLUGS:
        yield cast("RuleModule", import_module(f"kzclaims.rules.{slug.replace('-', '_')}"))


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a run, sorted by place and code, those that a baseline accepts, and what of it was mended."""

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    stale: tuple[Accepted, ...] = ()


def apply_rules(scene: Scene) -> tuple[Finding, ...]:
    """Every finding of every rule that no ignore takes away, sorted by place and code."""
    return checked(scene).findings


def checked(scene: Scene, baseline: Sequence[Accepted] = ()) -> Checked:
    """Apply every rule, take away what is ignored or accepted, and then look at the ignores and the baseline.

    A fault that no rule speaks of would be a fault of ours.
    """
    unspoken = {fault.slug for fault in scene.faults}.difference(SLUGS)
    assert not unspoken, unspoken
    hygiene: list[RuleModule] = []
    others: list[RuleModule] = []
    for module in load_rules():
        (hygiene if module.RULE.code.startswith("KZ5") else others).append(module)
    ignores = ignores_in(_files(scene))
    found = _found(others, scene)
    kept, unused = without_ignored(found, ignores)
    sorted_out = weighed(kept, baseline, scene.ledger.root)
    stale = mended(sorted_out.unmet, scene, [*set(found).difference(sorted_out.accepted)]) if sorted_out.unmet else ()
    known = replace(scene, ignores=ignores, unused=unused, stale=stale)
    findings = [*sorted_out.new, *_found(hygiene, known)]
    told = scene.changed.tells if scene.changed else bool
    return Checked(
        tuple(sorted(filter(told, findings), key=_order)),
        tuple(each for each in sorted_out.accepted if told(each)),
        stale,
    )


def _found(modules: Iterable[RuleModule], scene: Scene) -> list[Finding]:
    return sorted((finding for module in modules for finding in module.check(scene)), key=_order)


def _order(finding: Finding) -> tuple[Location, str, str]:
    return finding.place, finding.code, finding.message


def _files(scene: Scene) -> Iterator[str]:
    """The ledger's own files, as far as anything in them was read or found at fault."""
    yield scene.ledger.name
    yield from (claim.place().path for claim in scene.ledger.claims)
    yield from (source.place().path for source in scene.corpus.sources.values())
    yield from (identity.place.path for identity in scene.ledger.identities)
    yield from (fault.place.path for fault in scene.faults if fault.place.path.endswith((".yaml", ".yml")))
