"""unknown-claim: an identity or an explanation names what the ledger does not hold.

Why. Arithmetic over a claim that does not exist holds for nothing, and an explanation of nothing hides nothing.

Mend. Correct the id.

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
    >       says: seats-one + 14 = 98

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
from kzclaims.rule import Rule
from kzclaims.schema import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ203", "unknown-claim", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every claim an identity names in vain, and every assertion an explanation names in vain."""
    yield from RULE.faults(scene)
    for identity, result in scene.identities:
        for name in result.unknown:
            hint = did_you_mean(name, [c.id for c in scene.ledger.claims]) or "correct the id, or add the claim"
            yield RULE.finding(f"{identity.id}: no claim is called {name!r}", identity.place, hint=hint)
