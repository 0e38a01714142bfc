"""path-outside: a path leads out of the ledger's folder.

Why. A ledger is shared; whoever checks it must not be made to read files elsewhere.

Mend. Name a file in or under the folder of claims.yaml, with a relative path.

Fails.

    claims.yaml
    >   include: [../vote.yaml]

Passes.

    claims.yaml
        include: [claims/vote.yaml]
    claims/vote.yaml
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
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ204", "path-outside", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
