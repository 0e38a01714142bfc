"""unit-mismatch: two values of one claim can't be compared, or its `unit` is not theirs.

Why. Percent against points, euro against tenge, or a figure that is malformed: one question can't have both
answers. And a claim whose unit is USD, while every value is in tenge, asks for something no source says.

Mend. Ask two questions, mend a value or the unit, or say in `explained` why the two values stand together. A unit that
no reader knows for one (`candidates`, `working days`) is held against nothing, and neither is a bare number.

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

from kzclaims.asked import misfit, unit_at_odds
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
    """Every claim whose unit is another, and every such pair that neither the ledger nor a standing decision explains."""
    for assessment in scene.assessments:
        claim = assessment.claim
        if odds := unit_at_odds(claim, [each.value for each in assessment.evidence]):
            yield RULE.finding(odds, claim.place("unit"), hint="correct the unit, or what is stated", claim=claim.id)
        for pair in unaccepted(assessment, Relation.NOT_COMPARABLE):
            if pair.comparison.rule == "unread" or misfit(claim, pair.a.value) or misfit(claim, pair.b.value):
                continue  # bad-value names what can't be read or is no answer to the claim
            yield RULE.finding(
                f"{pair.a.assertion.id} and {pair.b.assertion.id}: {continued(pair.comparison.reason)}",
                pair.b.assertion.place("value"),
                source=pair.b.found_at(),
                hint="split the claim, mend a value, or say why in `explained`",
                claim=claim.id,
            )
