"""quote-altered: the words found are not the words quoted.

Why. A changed figure or a dropped hedge inside quotation marks is the most dangerous error a record can carry.

Mend. Quote the source's own words; where the source changed, review the claim again.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 79.1%, quote: Turnout was 79.1% of the electorate}

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
from kzclaims.quote import State
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ302", "quote-altered", Level.ERROR)
_ALTERED = {
    State.ALTERED: "the quote is altered",
    State.VALUE_CHANGED: "the quote's figure is not the source's",
    State.HEDGE_CHANGED: "the quote's hedge is not the source's",
}


def check(scene: Scene) -> Iterator[Finding]:
    """Every quote that was found altered, with what differs."""
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            if evidence.match.state not in _ALTERED:
                continue
            message = f"{_ALTERED[evidence.match.state]}: {continued(evidence.match.reason)}"
            place, hint = evidence.assertion.place("quote"), "quote the words as they stand in the source"
            yield RULE.finding(message, place, source=evidence.found_at(), hint=hint, claim=assessment.claim.id)
