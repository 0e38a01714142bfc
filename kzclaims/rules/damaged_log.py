"""damaged-log: a line of the log of decisions can't be trusted.

Why. A decision that was cut or changed by hand may say the opposite of what a person decided.

Mend. Restore the line from version control. Where there is none, `kzclaims fsck --repair` sets it aside in a file beside
the log and leaves the other lines as they are; then decide again.

Fails.

    claims/decisions.jsonl
    >   {"number":1,"claim":"turnout","assertions":[],"verb":"reject","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"57af5e753a058134","undoes":0,"crc":"1e762fa2"}

Passes.

    claims/decisions.jsonl
        {"number":1,"claim":"turnout","assertions":[],"verb":"accept","who":"A. Reader","when":"2024-06-01T09:00:00Z","why":"","seal":"57af5e753a058134","undoes":0,"crc":"1e762fa2"}
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
