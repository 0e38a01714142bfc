"""Records that the type checker alone keeps from being altered, where there are too many to guard each as it is made.

A frozen dataclass sets every field through a guard, which takes three times as long as setting it. A ledger of 10,000
claims makes two million of these; the records of which there are few are plain frozen dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, **options: Any) -> Any:
        """`dataclass(frozen=True, ...)` for the type checker; at run time the same equality and hash, and no guard."""
        return dataclass(unsafe_hash=frozen, **options)


__all__ = ["record"]
