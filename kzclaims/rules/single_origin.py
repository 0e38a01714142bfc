"""single-origin: all sources of a claim have one origin.

Why. Three papers that print one wire story are one witness.

Mend. Look for a source that gathered the facts itself.
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
            message = f"{assessment.sources} sources, one origin ({origin}): one witness"
            yield RULE.finding(message, assessment.claim.place("assertions"), claim=assessment.claim.id)
