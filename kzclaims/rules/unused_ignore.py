"""unused-ignore: an ignore ignores nothing.

Why. An ignore that outlives its finding hides the next one on the same line.

Mend. Remove it, or correct the rule's name or the line it stands on. A file that can't be read (KZ0) is not ignored.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
    >           quote: Turnout was 77.1% of the electorate  # kzclaims: ignore[KZ301] -- the page was taken down

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
                quote: all 77.1% of the harbour's voters  # kzclaims: ignore[KZ301] -- the page was taken down
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.ignores import LASTING
from kzclaims.rule import Rule
from kzclaims.schema import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.ignores import Unused
    from kzclaims.rule import Scene

RULE = Rule("KZ502", "unused-ignore", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every rule that an ignore names in vain, and every comment to this program that can't be read."""
    from kzclaims.rules import load_rules  # noqa: PLC0415  (the folder imports its rules, not the other way round)

    codes = {name: module.RULE.code for module in load_rules() for name in (module.RULE.code, module.RULE.slug)}
    for unused in scene.unused:
        message, hint = _words(unused, codes)
        yield RULE.finding(message, unused.ignore.place, hint=hint)


def _words(unused: Unused, codes: dict[str, str]) -> tuple[str, str]:
    if not unused.rule:
        return "this comment can't be read", "write `# kzclaims: ignore[CODE] -- reason`"
    if unused.rule not in codes:
        return f"there is no rule {unused.rule!r}", did_you_mean(unused.rule, codes) or "`kzclaims rules` lists them"
    if codes[unused.rule].startswith(LASTING):
        return f"{unused.rule} can't be ignored", "mend what it finds, and remove the ignore"
    return f"line {unused.ignore.line} has no finding of {unused.rule}", "remove the ignore"
