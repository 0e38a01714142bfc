"""identity-broken: an identity does not hold.

Why. Where parts don't make their sum whichever source is taken for each, at least one of the figures is wrong. Where they
make it with some of the figures, a note says with which they never do; and so it does where there are more ways to choose
than can be reckoned.

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

from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ404", "identity-broken", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every identity that no choice of sources makes true, or that can't be read; as a note, what is not so grave.

    Nothing is said of an identity that names a claim which is not there or could not be read: that has its own finding.
    """
    for identity, result in scene.identities:
        if result.unknown or result.unread or (result.holds and not result.breaking):
            continue
        message = f"{identity.id}: {continued(result.reason)}"
        finding = RULE.finding(message, identity.place, hint=result.hint)
        yield replace(finding, level=Level.NOTE) if result.holds or result.open else finding
