"""A page over the whole window: scrolled, or with places to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.tui.boxes import Box
from kzclaims.tui.lines import Line, Piece, cut_line, line_cells, piece, spread
from kzclaims.tui.panels import Panel, scrolled
from kzclaims.tui.scroll import Top, moved, revealed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kzclaims.tui.pages import Page


class Leaf:
    """One of `count` pages that `make` draws from its place and a width.

    With `choosing`, down and up go from place to place and `chosen` is told the one that was open (`choosing` says what
    that does); without, they scroll and tab goes on to the next place. `edit` opens the place in an editor and returns
    what went wrong, if anything; with `edits` that is what choosing does, and tab is what tells `chosen`.
    """

    def __init__(
        self,
        make: Callable[[int, int], Page],
        count: int = 1,
        place: int = 0,
        *,
        choosing: str = "",
        chosen: Callable[[int], object] = lambda _place: None,
        edit: Callable[[int], str] | None = None,
        edits: bool = False,
    ) -> None:
        self.place = place
        self.choosing = choosing
        self.chosen = chosen
        self._make = make
        self.count = count
        self.edits = edits
        self._edit = edit
        self._said = ""
        self._top = Top()
        self._goal: tuple[object, ...] = ()
        self._stop: Top | None = None
        self._made: tuple[tuple[int, int], Page] | None = None
        self._size = (0, 1)

    def panels(self, width: int, height: int, keys: Mapping[str, str]) -> list[Panel]:
        """The title, the page, and what its keys do; `keys` are those of the actions by name."""
        box = Box("page", 0, 1, width, max(height - 2, 1))
        page, goal = self._page(width), (self.place, width, height)
        self._size = width, box.height
        if goal != self._goal:
            if self.choosing:
                self._top = revealed(page.paragraphs, self._top, box.height, page.goal, page.lines)
            else:  # with what stands before it
                self._top = moved(page.paragraphs, page.goal, -(box.height // 3), box.height)
            self._goal, self._stop = goal, None
        foot = Panel(Box("page-keys", 0, height - 1, width, 1), [self._keys(page, keys, width)], "bar")
        head = Panel(Box("page-title", 0, 0, width, 1), [self._title(page, width)], "bar")
        return [head, scrolled(box, page.paragraphs, self._top), foot][: height or 1]

    def _page(self, width: int) -> Page:
        if self._made is None or self._made[0] != (self.place, width):
            self._made = (self.place, width), self._make(self.place, width - 1)
        return self._made[1]

    def _title(self, page: Page, width: int) -> Line:
        more = [page.state] if page.state else []
        more += [] if self.choosing or self.count < 2 else [f"{self.place + 1} of {self.count}"]
        right = (piece(f"{' · '.join(more)} ", "title"),) if more else ()
        return spread((piece(f" {page.title}", "title"),), right, width)

    def _keys(self, page: Page, keys: Mapping[str, str], width: int) -> Line:
        if self._said:
            return cut_line((piece(f" {self._said}", "warning"),), width)
        wanted = [("next_pane" if self.edits else "open", self.choosing)] if self.choosing and self.count else []
        wanted += [("back", "back")]
        wanted += [("next_pane", "next source")] if self.count > 1 and not self.choosing else []
        wanted += [("next_pair", "next match"), ("previous_pair", "match before")] if page.stops[1:] else []
        wanted += [("open" if self.edits else "edit", "editor")] if self._edit and self.count else []
        wanted += [("down", "down"), ("up", "up"), ("page_down", "a page down")]
        pieces: list[Piece] = []
        for name, does in wanted:
            hint = (piece(f" {keys[name]}", "key"), piece(f" {does}  "))
            if line_cells([*pieces, *hint]) > width:
                break
            pieces += hint
        return tuple(pieces)

    def move(self, lines: int) -> None:
        """To another place, or down (or up) the page."""
        if self.choosing:
            self.go(self.place + lines)
        else:
            self.scroll(lines)

    def scroll(self, lines: int) -> None:
        """Down (or up) whatever is chosen."""
        width, height = self._size
        self._top = moved(self._page(width).paragraphs, self._top, lines, height)

    def page(self, pages: int) -> None:
        """Down (or up) by what is in sight, but for one line."""
        step = max(1, self._size[1] - 1)
        if self.choosing:
            step = max(1, len(set(self._in_sight())) - 1)
        self.move(pages * step)

    def _in_sight(self) -> list[int]:
        width, height = self._size
        return list(scrolled(Box("", 0, 0, width, height), self._page(width).paragraphs, self._top).places)

    def turn(self, step: int) -> None:
        """To the next (or previous) of several, round and round."""
        self.go((self.place + step) % max(self.count, 1))

    def go(self, place: int) -> None:
        """To the place of a number; the ends hold."""
        self.place = max(0, min(place, self.count - 1))

    def stop(self, step: int) -> None:
        """To the next (or previous) match in the text, from the one gone to last or else from what is in sight."""
        width, height = self._size
        page = self._page(width)
        begin = page.goal if self._stop is None else self._stop
        if begin.place not in self._in_sight():
            begin = self._top
        ahead = [each for each in page.stops if (each > begin if step > 0 else each < begin)]
        if ahead:
            self._stop = ahead[0] if step > 0 else ahead[-1]
            self._top = revealed(page.paragraphs, self._top, height, self._stop, page.lines)

    def click(self, y: int) -> None:
        """To the place that stands in a row of the window."""
        places = self._in_sight()
        if self.choosing and 0 < y <= len(places):
            self.go(places[y - 1])

    def edit(self) -> None:
        """Open the place in an editor."""
        if self._edit and self.count:
            self._said = self._edit(self.place)
