"""single-origin: all sources of a claim have one origin.

Why. Three papers that print one wire story are one witness.

Mend. Look for a source that gathered the facts itself.

Fails.

    corpus/sources.yaml
        sources:
          - {id: gazette, title: The result, publisher: The Gazette, date: 2024-05-07, kind: news, language: en,
             origin: harbour-wire, file: gazette.txt}
          - {id: bulletin, title: Members vote, publisher: The Bulletin, date: 2024-05-08, kind: statement, language: en,
             origin: harbour-wire, file: bulletin.txt}
    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 77.1%, quote: Turnout was 77.1% of the electorate}
              - {source: bulletin, value: 77%, quote: Turnout reached 77% this year}

Passes.

    corpus/sources.yaml
        sources:
          - {id: gazette, title: The result, publisher: The Gazette, date: 2024-05-07, kind: news, language: en,
             origin: harbour-wire, file: gazette.txt}
          - {id: bulletin, title: Members vote, publisher: The Bulletin, date: 2024-05-08, kind: statement, language: en,
             origin: bulletin, file: bulletin.txt}
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

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ405", "single-origin", Level.NOTE)


def check(scene: Scene) -> Iterator[Finding]:
    """Every claim with several sources and one origin."""
    for assessment in scene.assessments:
        if assessment.sources > 1 and assessment.origins == 1:
            origin = assessment.evidence[0].source.origin
            message = f"the {assessment.sources} sources have one origin ({origin}): they are one witness"
            place, hint = assessment.claim.place("assertions"), "look for a source that gathered the facts itself"
            yield RULE.finding(message, place, hint=hint, claim=assessment.claim.id)
