"""Names that are spelt in more than one way.

A ledger's aliases are groups of spellings of one name: Tokayev, Toqaev; Nur Otan, Nur-Otan, NurOtan.
Only what a ledger lists is one name; two names that merely look alike are two.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_APOSTROPHES = "'’ʼ‘`"
_WORD = re.compile(r"[^\W_]+")  # a run of what `str.isalnum` holds for


def name_key(name: str) -> str:
    """Letters and digits of a name, NFKC and casefolded, words separated by one space; apostrophes are dropped."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    for mark in _APOSTROPHES:
        folded = folded.replace(mark, "")
    return " ".join(_WORD.findall(folded))


@dataclass(frozen=True, slots=True)
class Names:
    """Groups of spellings; the first of each group is the canonical one."""

    groups: tuple[tuple[str, ...], ...] = ()
    _canonical: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def canonical(self, name: str) -> str:
        """The canonical spelling of `name`, or `name` itself where no group holds it."""
        return self._canonical.get(name_key(name), name)

    def spellings(self, name: str) -> tuple[str, ...]:
        """Every spelling of `name` in its group, or `name` alone."""
        canonical = self.canonical(name)
        return next((group for group in self.groups if group[0] == canonical), (name,))

    def same(self, a: str, b: str) -> bool:
        """Whether the two spellings are one name."""
        return name_key(self.canonical(a)) == name_key(self.canonical(b))


def names_of(groups: Iterable[Iterable[str]]) -> Names:
    """Build the table; where groups share a spelling the first group keeps it."""
    kept = tuple(tuple(group) for group in groups)
    table: dict[str, str] = {}
    for group in kept:
        for spelling in group:
            table.setdefault(name_key(spelling), group[0])
    return Names(kept, table)


NO_NAMES = Names()
