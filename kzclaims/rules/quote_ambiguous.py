"""quote-ambiguous: the quote stands in several places.

Why. Words that stand in several places, or hardly any words at all, don't say which figure is meant.

Mend. Quote more words, or give `prefix` and `suffix`.

Fails.

    corpus/gazette.txt
        Turnout was 61% in the port, where it rained.
        Turnout was 61% on the hill, where it did not.
    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 61%, quote: Turnout was 61%}

Passes.

    corpus/gazette.txt
        Turnout was 61% in the port, where it rained.
        Turnout was 61% on the hill, where it did not.
    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, value: 61%, quote: {exact: Turnout was 61%, suffix: in the port}}
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

RULE = Rule("KZ303", "quote-ambiguous", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every quote whose place is undecided."""
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            if evidence.match.state is State.AMBIGUOUS:
                place, hint = evidence.assertion.place("quote"), "quote more words, or add `prefix` and `suffix`"
                message = f"the quote is ambiguous: {continued(evidence.match.reason)}"
                yield RULE.finding(message, place, source=evidence.found_at(), hint=hint, claim=assessment.claim.id)
