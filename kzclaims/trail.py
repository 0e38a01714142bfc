"""What a run looked at on the disk, and what it saw there, so that a later run can tell whether any of it has changed.

Every look goes through `kzclaims.files`, which leaves its mark here. A mark is a fingerprint of what came of the look:
the bytes of a file, the names in a folder, that there is nothing. Times and sizes are never asked.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Look(NamedTuple):
    """One look: which of the ways of `kzclaims.files`, where, and with what (a name, a pattern, a limit)."""

    way: str
    where: str
    argument: str = ""


Trail = dict[Look, str]
"""The looks of a run in their order, each with its mark."""

_open: ContextVar[Trail | None] = ContextVar("trail", default=None)


@contextmanager
def followed() -> Iterator[Trail]:
    """The trail of everything looked at within the block."""
    trail: Trail = {}
    before = _open.set(trail)
    try:
        yield trail
    finally:
        _open.reset(before)


def leave(look: Look, seen: bytes | str) -> None:
    """Mark what came of a look, where somebody follows."""
    trail = _open.get()
    if trail is not None:
        trail[look] = mark_of(seen)


def mark_of(seen: bytes | str) -> str:
    """The SHA-256 of what was seen; words and the same words as bytes are told apart."""
    return hashlib.sha256(
        b"=" + seen if isinstance(seen, bytes) else b"!" + seen.encode(errors="surrogatepass")
    ).hexdigest()
