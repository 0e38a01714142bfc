"""damaged-log: a line of the log of decisions can't be trusted.

Why. A decision that was cut or changed by hand may say the opposite of what a person decided.

Mend. Restore the line from version control, or remove it and decide again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ206", "damaged-log", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every line of the log that was not read."""
    yield from RULE.faults(scene)
