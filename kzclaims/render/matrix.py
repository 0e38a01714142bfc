"""Source by source: how often two sources agree, differ and contradict over all claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.compare import AGREE, ASIDE, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzclaims.assess import Assessment


@dataclass(frozen=True, slots=True)
class Cell:
    """How many pairs of assertions two sources share, by group of relation."""

    agree: int = 0
    differ: int = 0
    contradict: int = 0
    aside: int = 0

    @property
    def marks(self) -> tuple[str, ...]:
        """The groups that occur, worst first: `✗ 1`, `≠ 2`, `= 5`; none where the sources share no claim."""
        shown = (("✗", self.contradict), ("≠", self.differ), ("=", self.agree), ("∦", self.aside))
        return tuple(f"{glyph}\u00a0{number}" for glyph, number in shown if number)

    @property
    def worst(self) -> str:
        """The gravest group that occurs: `contradict`, `differ`, `agree`, `aside`, or empty."""
        shown = ("contradict", self.contradict), ("differ", self.differ), ("agree", self.agree), ("aside", self.aside)
        return next((name for name, number in shown if number), "")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The sources that share a claim with any source, sorted, and the cells by pair of ids (both ways round)."""

    sources: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]

    def at(self, row: str, column: str) -> Cell:
        """The cell of two sources; the diagonal holds what one source says twice."""
        return self.cells.get((row, column), Cell())


def matrix_of(assessments: Iterable[Assessment]) -> Matrix:
    """Count every pair of every claim under its two sources."""
    found = Counter(
        (pair.a.source.id, pair.b.source.id, pair.comparison.relation) for each in assessments for pair in each.pairs
    )
    counts: dict[tuple[str, str], Counter[str]] = {}
    for (a, b, relation), number in found.items():
        for key in {(a, b), (b, a)}:
            counts.setdefault(key, Counter())[_group(relation)] += number
    sources = tuple(sorted({source for pair in counts for source in pair}))
    return Matrix(sources, {pair: Cell(**groups) for pair, groups in counts.items()})


def _group(relation: Relation) -> str:
    if relation in AGREE:
        return "agree"
    if relation in ASIDE:
        return "aside"
    return "contradict" if relation is Relation.CONTRADICTS else "differ"
