"""unit-mismatch: two values of one claim can't be compared.

Why. Percent against points, euro against tenge, or a figure that is malformed: one question can't have both
answers.

Mend. Ask two questions, mend a value, or say in `explained` why the two stand together.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
    >         - {source: bulletin, value: 86 seats, quote: the Reform List has 86 seats}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
              - {source: bulletin, value: 77%, quote: Turnout reached 77% this year}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.compare import Relation
from kzclaims.dispute import unaccepted
from kzclaims.finding import Level
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ403", "unit-mismatch", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every such pair that neither the ledger nor a standing decision explains."""
    for assessment in scene.assessments:
        for pair in unaccepted(assessment, Relation.NOT_COMPARABLE):
            if pair.comparison.rule == "unread":  # bad-value names the words that can't be read
                continue
            yield RULE.finding(
                f"{pair.a.assertion.id} and {pair.b.assertion.id}: {continued(pair.comparison.reason)}",
                pair.b.assertion.place("value"),
                source=pair.b.found_at(),
                hint="split the claim, mend a value, or say why in `explained`",
                claim=assessment.claim.id,
            )
