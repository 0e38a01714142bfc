"""bad-value: a setting or a claim's value can't be read.

Why. A tolerance, an id or a figure that can't be read would be compared with nothing, and pass.

Mend. Write it as the finding says; a value that is a name or a yes belongs to a claim of that kind.

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

from kzclaims.claim import NUMERIC
from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ105", "bad-value", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every setting that the readers of files could not read, and every value that should be a figure or a date."""
    yield from RULE.faults(scene)
    for assessment in scene.assessments:
        claim = assessment.claim
        if claim.kind not in NUMERIC and claim.kind != "date":
            continue
        for evidence in assessment.evidence:
            if evidence.value is None:
                wanted = "date" if claim.kind == "date" else "figure"
                message = f"{evidence.assertion.value!r} can't be read as one {wanted}"
                hint = f"write one {wanted}, its hedge included, as the source has it"
                yield RULE.finding(message, evidence.assertion.place("value"), hint=hint, claim=claim.id)
