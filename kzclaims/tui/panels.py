"""What the window shows, panel by panel, without any toolkit: what stands where, and what of it is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui import drawing
from kzclaims.tui.boxes import WIDE, Box, boxes, over_rows, right_width, too_small
from kzclaims.tui.evidence import assertion_list, claim_title
from kzclaims.tui.lines import Drawing, Line, Piece
from kzclaims.tui.pair import passage_lines
from kzclaims.tui.scroll import Lines, Top, in_sight, moved, revealed, thumb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.finding import Finding
    from kzclaims.tui.listing import Pane
    from kzclaims.tui.scroll import Paragraphs
    from kzclaims.tui.state import Review


class Panel(NamedTuple):
    """Lines in a box, each of the paragraph named in `places`; the style of the ground, and the rows of a scroll bar."""

    box: Box
    lines: Sequence[Line]
    ground: str = ""
    thumb: tuple[int, int] | None = None
    places: Sequence[int] = ()

    def line(self, row: int) -> Line:
        """The line in a row of the box; nothing below the last."""
        return self.lines[row] if row < len(self.lines) else ()


def scrolled(box: Box, held: Paragraphs, top: Top) -> Panel:
    """A panel that shows what is in sight from `top` down."""
    seen = in_sight(held, top, box.height)
    places = [place for place, _ in seen]
    filled = thumb(held, top, box.height, places[-1] if places else 0)
    return Panel(box, [line for _, line in seen], "", filled, places)


def above(held: Sequence[Panel], y: int) -> list[Panel]:
    """The panels as far as they stand above a row."""
    cut = [each._replace(box=each.box._replace(height=min(each.box.height, y - each.box.y))) for each in held]
    return [each for each in cut if each.box.height > 0]


class View:
    """The panes of a review in a window: each with its own place in what it shows, which is kept while it may."""

    def __init__(self, review: Review, findings: Sequence[Finding]) -> None:
        self._review = review
        self._regions = drawing.regions(review, findings)
        self._tops: dict[str, Top] = {}
        self._goals: dict[str, tuple[object, ...]] = {}
        self._held: dict[str, Paragraphs] = {}
        self._panels: list[Panel] = []
        self._wide = False

    def panels(self, width: int, height: int) -> list[Panel]:
        """Everything there is to paint in a window of a size, the panels that share rows from the left to the right."""
        if too_small(width, height):
            self._panels = [self._fixed(box) for box in boxes(width, height, self._review.pane, {})]
            return self._panels
        self._wide, right = width >= WIDE, right_width(width)
        drawn = {name: self._regions[name](width) for name in ("header", "banners", "reading")}
        drawn["over-assertions"] = Drawing(claim_title(self._review, right, over_rows(width, height)))
        drawn["assertions"] = assertion_list(self._review, right - 1, apart=self._wide)
        heights = {name: len(each.lines) for name, each in drawn.items()}
        found = boxes(width, height, self._review.pane if self._review.current else None, heights)
        self._panels = [self._panel(box, drawn.get(box.name)) for box in found]
        return self._panels

    def _panel(self, box: Box, drawn: Drawing | None) -> Panel:
        if box.name == "divider":
            return Panel(box, [(Piece("│", "quiet"),)] * box.height)
        if box.name not in self._SCROLLED:
            return self._fixed(box, drawn)
        if box.name == "passages":
            drawn = Drawing(passage_lines(self._review, box.width - 1, box.height, beside=self._wide))
        top = self._top(box, drawn or self._regions[box.name](box.width - 1))
        return scrolled(box, self._held[box.name], top)

    def _fixed(self, box: Box, drawn: Drawing | None = None) -> Panel:
        lines = (drawn or self._regions[box.name](box.width)).lines
        return Panel(box, lines[: box.height], "bar" if box.name in _BARS else "")

    def _top(self, box: Box, drawn: Drawing) -> Top:
        """Where the pane begins: as it was, unless something else is selected, or the size is another."""
        held = self._held[box.name] = Lines(drawn.lines)
        top = self._tops.get(box.name, Top())
        goal = (self._shown(box.name), drawn.first, drawn.last, box.width, box.height)
        before = self._goals.get(box.name, (None,))
        if goal[0] != before[0]:
            top = Top()
        top = moved(held, top, 0, box.height)
        if goal != before:
            top = revealed(held, top, box.height, Top(drawn.first), drawn.last + 1 - drawn.first)
        self._tops[box.name], self._goals[box.name] = top, goal
        return top

    def _shown(self, name: str) -> object:
        """What a pane speaks of: with something else in it, it begins at its beginning."""
        current = self._review.current
        if name == "claims" or current is None:
            return name
        return (current.claim.id, self._review.pair) if name == "passages" else current.claim.id

    _SCROLLED = frozenset({"claims", "assertions", "passages"})

    def scroll(self, name: Pane, lines: int) -> None:
        """Down (or up) in a pane, whatever is selected."""
        for panel in self._panels:
            if panel.box.name == name:
                self._tops[name] = moved(self._held[name], self._tops[name], lines, panel.box.height)

    def rows(self, name: Pane) -> int:
        """How many lines of a pane are in sight."""
        return next((panel.box.height for panel in self._panels if panel.box.name == name), 1)

    def at(self, x: int, y: int) -> tuple[str, int | None]:
        """The region at a cell, and the place of the paragraph there, if there is one."""
        for box, _lines, _ground, _thumb, places in self._panels:
            if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height:
                return box.name, places[y - box.y] if y - box.y < len(places) else None
        return "", None


_BARS = frozenset({"footer", "over-claims", "over-assertions", "over-passages"})
