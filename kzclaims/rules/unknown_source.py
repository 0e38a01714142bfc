"""unknown-source: an assertion names a source that is not registered.

Why. What can't be traced to a published piece is nobody's word.

Mend. Register the source, or correct its id.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazete, value: 77.1%, quote: Turnout was 77.1% of the electorate}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule
from kzclaims.schema import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ202", "unknown-source", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every assertion whose source the register lacks; where the register itself can't be read, that is told alone."""
    known = scene.corpus.sources
    if not known and scene.corpus.faults:
        return
    for claim in scene.ledger.claims:
        for assertion in claim.assertions:
            if assertion.source not in known:
                hint = did_you_mean(assertion.source, known) or "register it, or correct the id"
                message = f"no source {assertion.source!r} is registered in {scene.ledger.register}"
                yield RULE.finding(message, assertion.place("source"), hint=hint, claim=claim.id)
