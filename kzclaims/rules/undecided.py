"""undecided: nobody has decided on a claim that needs a person.

Why. Where sources differ, a person has to look.

Mend. Decide in `kzclaims review`.

Fails.

    claims.yaml
        claims:
    >     - id: seats-won
            question: How many seats did the Reform List win?
            kind: seats
            assertions:
              - {source: gazette, value: "84", quote: the Reform List won 84 of the 98 seats}
              - {source: bulletin, value: "86", quote: the Reform List has 86 seats}

Passes.

    claims.yaml
        claims:
          - id: seats-won
            question: How many seats did the Reform List win?
            kind: seats
            assertions:
              - {source: gazette, value: "84", quote: the Reform List won 84 of the 98 seats}
              - {source: bulletin, value: "86", quote: the Reform List has 86 seats}
            explained: Two of the members elsewhere joined the list after the count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.assess import Verdict
from kzclaims.finding import Level
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ310", "undecided", Level.NOTE)


def check(scene: Scene) -> Iterator[Finding]:
    """Every claim without agreement, explanation and decision."""
    for assessment in scene.assessments:
        unsettled = assessment.open_pairs or (assessment.verdict is Verdict.UNRESOLVED and not assessment.pairs)
        if unsettled and assessment.decision is None:
            message, place = f"undecided: {continued(assessment.sentence)}", assessment.claim.place("id")
            yield RULE.finding(message, place, hint="run `kzclaims review`", claim=assessment.claim.id)
