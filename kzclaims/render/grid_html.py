"""The two wide tables as HTML: source by source, and claim by source. They have more cells than a page has anything else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kzclaims.render.drawing import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzclaims.render.coverage import Grid
    from kzclaims.render.matrix import Cell, Matrix


def matrix_rows(matrix: Matrix) -> Iterator[str]:
    """A row for every source: its number, its name, and a cell for every source."""
    for number, row in enumerate(matrix.sources, 1):
        cells = "".join(_pairs(matrix.at(row, column), own=row == column) for column in matrix.sources)
        yield f'      <tr><th scope="row">{number} {escaped(row)}</th>{cells}</tr>\n'


def _pairs(cell: Cell, *, own: bool) -> str:
    return f'<td class="{cell.worst or "empty"}{" self" * own}">{"<br>".join(cell.marks) or "·"}</td>'


def coverage_rows(grid: Grid, place: Callable[[str], str]) -> Iterator[str]:
    """A row for every claim, which `place` leads to."""
    for claim, cells in grid.rows:
        head = f'<th scope="row"><a href="{escaped(place(claim.id))}">{escaped(claim.id)}</a></th>'
        yield f"<tr>{head}{''.join(map(_sign, cells))}</tr>\n"


@lru_cache(maxsize=64)  # there are few kinds of cells and thousands of them
def _sign(cell: tuple[str, str]) -> str:
    mark, kind = cell
    return f'<td class="{kind}">{mark}</td>' if kind else "<td></td>"
