"""The log of decisions: append, read, undo, seal.

`claims/decisions.jsonl` is append-only, one JSON object a line, each with its own checksum; undo appends the inverse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["accept", "reject", "defer", "explain", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a claim as a whole, of one match or of one pair.

    `assertions` is empty for the claim as a whole, holds one assertion id for a match and two for a pair.
    `seal` is the fingerprint of the words and values decided on; `number` counts the lines of the log from 1;
    `undoes` is the number of the decision that an undo or redo turns back.
    """

    number: int
    claim: str
    assertions: tuple[str, ...]
    verb: Verb
    who: str
    when: str
    why: str
    seal: str
    undoes: int = 0
