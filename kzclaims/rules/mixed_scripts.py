"""mixed-scripts: a word mixes letters of two scripts.

Why. Latin, Cyrillic and Greek share most of their shapes: a name with one letter of another script reads like the name,
and no search finds it. It is never taken for the word it looks like. Words wholly in one script are left alone, and so
are Greek letters that look like no other, as in μm.

Mend. Write the word in one script, with a hyphen before an ending in another. Where the source prints it so, quote it
so and say why: `# kzclaims: ignore[mixed-scripts] -- as printed`.

Fails.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
    >         - {source: gazette, speaker: Nазарбаев, value: 77.1%, quote: Turnout was 77.1% of the electorate}

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: What share of the electorate voted?
            kind: share
            assertions:
              - {source: gazette, speaker: Назарбаев, value: 77.1%, quote: Turnout was 77.1% of the electorate}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ109", "mixed-scripts", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
