"""The rules, one module each, in the order of their codes. A rule's docstring is its manual page."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Rule, Scene

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
    "contradiction-unexplained",
    "difference-unexplained",
    "unit-mismatch",
    "identity-broken",
    "single-origin",
    "stale-decision",
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


def apply_rules(scene: Scene) -> tuple[Finding, ...]:
    """Every finding of every rule, sorted by place and code; a fault no rule speaks of would be a fault of ours."""
    unspoken = {fault.slug for fault in scene.faults}.difference(SLUGS)
    assert not unspoken, unspoken
    findings = [finding for module in load_rules() for finding in module.check(scene)]
    return tuple(sorted(findings, key=lambda f: (f.place, f.code, f.message)))
