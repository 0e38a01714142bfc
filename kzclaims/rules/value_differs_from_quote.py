"""value-differs-from-quote: the value is not what the quote says.

Why. The value and its quote stand side by side in print; a slip of the pen between them is an error of fact.

Mend. Write the value as the quote has it; where it was counted or resolved, say how in `derived`.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 71.7%, quote: Turnout was 77.1% of the electorate}

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
from kzclaims.support import Support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ304", "value-differs-from-quote", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every value that its own quote does not bear out in this way."""
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            if evidence.support is Support.DIFFERS:
                place, hint = (
                    evidence.assertion.place("value"),
                    "write the value as quoted, or say in `derived` how it was got",
                )
                message = evidence.support_reason
                yield RULE.finding(message, place, source=evidence.found_at(), hint=hint, claim=assessment.claim.id)
