"""quote-lost: the quote does not stand in its source.

Why. A figure whose words can't be found again is a figure without a source.

Mend. Quote the words as they stand, at most a dozen around the figure.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: 77.1%, quote: the weather was fine in every harbour}

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

RULE = Rule("KZ301", "quote-lost", Level.ERROR)
_NOWHERE = frozenset({State.LOST, State.NO_TEXT})
_FILES = ("file", "notes", "text")
_HINTS = {
    "text": "quote the words as they stand in the source, or name the source that has them",
    "notes": "quote words that the notes hold between “ and ”, or name the source that has them",
    "none": "register the source's `file`, or `notes` on it that quote the words",
}


def check(scene: Scene) -> Iterator[Finding]:
    """Every quote that was found nowhere, or has nothing to be found in; a file that can't be read is told of by itself."""
    unread = {fault.place for fault in scene.corpus.faults}
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            if evidence.match.state not in _NOWHERE or evidence.assertion.quote is None:
                continue
            if evidence.basis == "none" and unread.intersection(map(evidence.source.places.get, _FILES)):
                continue
            where = evidence.text.path if evidence.text else f"the texts of {evidence.source.id}"
            message = f"the quote is lost in {where}: {continued(evidence.match.reason)}"
            place, hint = evidence.assertion.place("quote"), _HINTS[evidence.basis]
            yield RULE.finding(message, place, hint=hint, claim=assessment.claim.id)
