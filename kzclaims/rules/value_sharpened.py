"""value-sharpened: the value is sharper than the quote.

Why. A source that says 82% has not said 82.2%; digits from elsewhere are not its word.

Mend. Write the value as sharp as the quote, or quote the source that is sharper.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: bulletin, value: 77.1%, quote: Turnout reached 77% this year}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: bulletin, value: 77%, quote: Turnout reached 77% this year}
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

RULE = Rule("KZ306", "value-sharpened", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every value that its own quote does not bear out in this way."""
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            if evidence.support is Support.SHARPENED:
                place, hint = evidence.assertion.place("value"), "write the value no sharper than the quote"
                message = evidence.support_reason
                yield RULE.finding(message, place, source=evidence.found_at(), hint=hint, claim=assessment.claim.id)
