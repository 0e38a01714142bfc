"""identity-broken: an identity does not hold.

Why. Where parts don't make their sum, at least one of the figures is wrong.

Mend. Correct the figure the finding names, or the identity.

Fails.

    claims.yaml
        claims:
          - id: seats-won
            question: How many seats did the Reform List win?
            kind: seats
            assertions:
              - {source: gazette, value: "84", quote: the Reform List won 84 of the 98 seats}
        identities:
          - id: seats-add-up
    >       says: seats-won + 12 = 98

Passes.

    claims.yaml
        claims:
          - id: seats-won
            question: How many seats did the Reform List win?
            kind: seats
            assertions:
              - {source: gazette, value: "84", quote: the Reform List won 84 of the 98 seats}
        identities:
          - id: seats-add-up
            says: seats-won + 14 = 98
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ404", "identity-broken", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every identity that no choice of sources makes true, or that can't be read."""
    for identity, result in scene.identities:
        if result.unknown or result.holds:
            continue
        hint = "correct the figure, or the identity"
        yield RULE.finding(f"{identity.id}: {continued(result.reason)}", identity.place, hint=hint)
