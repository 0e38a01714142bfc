"""ignore-without-reason: an ignore gives no reason.

Why. Who reads the ledger next year can't tell an accepted exception from a finding that was in the way.

Mend. Say why after two hyphens; until then nothing is ignored.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
    >           quote: turnout among the harbour's voters  # kzclaims: ignore[KZ301, KZ304]

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                # kzclaims: ignore[value-differs-from-quote] -- the figure stands in the paper's chart
                value: 77.1%
                # kzclaims: ignore[quote-lost] -- the caption of the same chart, which is no part of the text
                quote: turnout among the harbour's voters
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ501", "ignore-without-reason", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every ignore that names rules and gives no reason."""
    for ignore in scene.ignores:
        if ignore.rules and not ignore.reason:
            verb = "is" if len(ignore.rules) == 1 else "are"
            message = f"{', '.join(ignore.rules)} {verb} not ignored: no reason is given"
            yield RULE.finding(message, ignore.place, hint="write `-- ` and the reason after the bracket")
