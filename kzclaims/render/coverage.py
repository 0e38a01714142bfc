"""Which source speaks to which claim, and how its quote stands: a grid of the claims that more than one could answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.quote import FAITHFUL
from kzclaims.render.sections import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.claim import Claim

_SOURCES = 24  # columns; a wider grid is no longer read
_EMPTY = ("", "")


@dataclass(frozen=True, slots=True)
class Grid:
    """Claims by sources; `rows` hold a sign and a class a source, `more` counts the sources that found no room."""

    sources: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Claim, tuple[tuple[str, str], ...]], ...]
    more: int


def grid_of(assessments: Iterable[Assessment]) -> Grid:
    """The claims two or more sources speak to, by id; the sources that speak to most claims first."""
    shared = [each for each in assessments if each.sources > 1]
    counts = Counter(source for each in shared for source in {e.source.id for e in each.evidence})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = [source for source, _ in ordered[:_SOURCES]]
    columns = {source: place for place, source in enumerate(shown)}
    rows = tuple((each.claim, _row(each, columns)) for each in sorted(shared, key=lambda a: a.claim.id))
    return Grid(tuple(ordered[:_SOURCES]), rows, len(ordered) - len(shown))


def _row(assessment: Assessment, columns: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    held: dict[str, list[Evidence]] = {}
    for each in assessment.evidence:
        held.setdefault(each.source.id, []).append(each)
    row = [_EMPTY] * len(columns)
    for source, said in held.items():
        if source in columns:
            row[columns[source]] = _cell(said)
    return tuple(row)


def _cell(held: Sequence[Evidence]) -> tuple[str, str]:
    """`●` said and found, `◐` found but to be looked at, `∅` not found; with a number where there are several."""
    many = f"\u00a0{len(held)}" if len(held) > 1 else ""
    if any(not each.match.spans and each.match.state not in FAITHFUL for each in held):
        return f"∅{many}", "lost"
    return (f"◐{many}", "altered") if any(map(is_doubtful, held)) else (f"●{many}", "exact")
