"""future-date: a date lies after the day it was printed.

Why. A source can't report what had not happened, so one of the two dates is mistyped, and dates decide which figure
replaces which. What a source foretells is asked for by its claim: put the year into the question or into `time`.

Mend. Correct `as_of`, or the date of the source.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
                quote: Turnout was 77.1% of the electorate
    >           as_of: 2042-05-06

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - source: gazette
                value: 77.1%
                quote: Turnout was 77.1% of the electorate
                as_of: 2024-05-06
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule
from kzclaims.weighing.days import as_of_days, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ107", "future-date", Level.WARNING)
_HINT = "correct whichever of the two dates is wrong"


def check(scene: Scene) -> Iterator[Finding]:
    """Every source dated after today, and every assertion that holds as of a time after its source."""
    for source in scene.corpus.sources.values():
        if _after(source.date, scene.today):
            message = f"the source {source.id!r} is dated {spoken(source.date)}, which is still to come"
            yield RULE.finding(message, source.place("date"), hint="correct the date")
    for assessment in scene.assessments:
        for one in assessment.evidence:
            held, printed = one.assertion.as_of, one.source.date
            if held and _after(held, printed):
                message = f"as of {spoken(held)}, which is after {one.source.id} was published ({spoken(printed)})"
                place, dated = one.assertion.place("as_of"), one.source.place("date")
                yield RULE.finding(message, place, source=dated, hint=_HINT, claim=assessment.claim.id)


def _after(later: str, earlier: str) -> bool:
    """Whether a time begins only after another has ended; a time that is not told lies nowhere."""
    one, other = as_of_days(later), as_of_days(earlier)
    return one is not None and other is not None and bool(one.low and other.high and one.low > other.high)
