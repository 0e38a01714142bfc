"""unreadable-file: a file of the ledger can't be read.

Why. A file that is missing, too large or no file at all would leave its claims and sources unchecked.

Mend. Correct the name, create the file, or mend its permissions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ005", "unreadable-file", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
