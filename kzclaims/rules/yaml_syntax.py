"""yaml-syntax: the file is not YAML that can be read.

Why. One line that YAML can't read hides everything after it, so figures would go unchecked without a word.

Mend. Mend the line the finding names: most often a tab, a missing quotation mark, or a `: ` inside a value.

Fails.

    claims.yaml
        claims:
          - id: turnout
    >       question: Who voted: citizens or members?

Passes.

    claims.yaml
        claims:
          - id: turnout
            question: "Who voted: citizens or members?"
            kind: name
            assertions:
              - {source: gazette, value: citizens, quote: over 600 citizens marched}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ001", "yaml-syntax", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
