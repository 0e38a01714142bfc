"""bad-value: a setting or a claim's value can't be read, or is not what the claim's kind asks for.

Why. A tolerance, an id or a figure that can't be read would be compared with nothing, and pass. So would a value of
which only a part can be read, such as 76_000, 7e+76 or 2019/06, and an amount of money under `kind: date`.

Mend. Write it as the finding says: figures in plain digits, as the source has them; a value that is a name, a yes or a
share belongs to a claim of that kind. A bare number fits every kind but a date.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, value: most of them, quote: Turnout was 77.1% of the electorate}

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

from kzclaims.asked import asked_for, is_kind_at_odds, misfit
from kzclaims.claim import READ
from kzclaims.finding import Level
from kzclaims.rule import Rule
from kzclaims.values import value_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.assess import Assessment
    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ105", "bad-value", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every setting that the readers of files could not read, and every value that is not what its claim asks for."""
    yield from RULE.faults(scene)
    for assessment in scene.assessments:
        claim = assessment.claim
        if claim.kind not in READ:
            continue
        for evidence in assessment.evidence:
            if evidence.value is None:
                wanted = "date" if claim.kind == "date" else "figure"
                message = f"{evidence.assertion.value!r} can't be read as one {wanted}"
                hint = value_hint(evidence.assertion.value, wanted)
                yield RULE.finding(message, evidence.assertion.place("value"), hint=hint, claim=claim.id)
        yield from _misfits(assessment)


def _misfits(assessment: Assessment) -> Iterator[Finding]:
    """Values that surely are no answer to a claim of this kind; where none of them is one, the kind itself."""
    claim = assessment.claim
    found = [(each.assertion, what) for each in assessment.evidence if (what := misfit(claim, each.value))]
    if found and is_kind_at_odds(claim, [each.value for each in assessment.evidence]):
        assertion, what = found[0]
        message = f"the kind is `{claim.kind}`, which asks for {asked_for(claim)}, but {assertion.value!r} is {what}"
        yield RULE.finding(message, claim.place("kind"), hint="correct the kind, or what is stated", claim=claim.id)
        return
    for assertion, what in found:
        message = f"{assertion.value!r} is {what}; the kind `{claim.kind}` asks for {asked_for(claim)}"
        hint = "correct the value, or ask for it in a claim of its own"
        yield RULE.finding(message, assertion.place("value"), hint=hint, claim=claim.id)
