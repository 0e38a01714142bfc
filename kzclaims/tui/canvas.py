"""The one widget of the window: it paints panels, and of these only the rows that have changed.

Content reaches the terminal by `Canvas.render_line` alone, which knows no markup and lets nothing through that
`one_line` does not: Textual hands escape sequences in content on to the terminal, and runs `[@click=...]` in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kzclaims.tui.lines import cells, encodable, one_line
from kzclaims.tui.signs import ASCII

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events

    from kzclaims.tui.lines import Line
    from kzclaims.tui.panels import Panel

STYLES = (
    *(
        "added",
        "agree",
        "alarm",
        "bar",
        "caret",
        "chosen",
        "contradict",
        "cursor",
        "decided",
        "differ",
        "figure",
        "key",
    ),
    *("match", "message", "open", "other", "place", "quiet", "removed", "sentence", "title", "warning"),
)
_THUMB = "▐"


class Canvas(Widget, inherit_bindings=False):
    """Panels drawn by a function of the width and the height, for a terminal of an encoding.

    An app of the class `-ascii` has plain glyphs.
    """

    ALLOW_SELECT = False

    class Pointed(Message):
        """A cell was clicked, or the wheel turned over it by so many lines (0 for a click)."""

        def __init__(self, x: int, y: int, lines: int) -> None:
            super().__init__()
            self.x, self.y, self.lines = x, y, lines

    def __init__(self, draw: Callable[[int, int], Sequence[Panel]], encoding: str = "utf-8") -> None:
        super().__init__(id="canvas")
        self._draw = draw
        self._encoding = encoding
        self._rows: list[list[Cut]] = []
        self._painted = (0, 0)
        self._styles: dict[str, Style] = {}

    def paint(self) -> None:
        """Draw anew, and put on the terminal what has changed."""
        if not self.size:  # not laid out yet: a size will come
            return
        before, painted = self._rows, self._painted
        self._make()
        if self._painted != painted:
            self.refresh()
        elif changed := list(_changed(before, self._rows)):
            self.refresh(*changed)

    def _make(self) -> None:
        self._painted = width, height = self.size.width, self.size.height
        self._rows = _rows(self._draw(width, height), width, height)

    def on_resize(self) -> None:
        """Every size draws other panels."""
        self.paint()

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One row of the terminal."""
        if self._painted != (self.size.width, self.size.height):
            self._make()  # the first frame of a size is not an empty one
        segments: list[Segment] = []
        for cut in self._rows[y] if y < len(self._rows) else ():
            segments += self._segments(cut)
        return Strip(segments).adjust_cell_length(self.size.width, self._style(""))

    def _segments(self, cut: Cut) -> list[Segment]:
        """A cut as it leaves for the terminal, exactly as wide as it should be."""
        found = [Segment(self._shown(text), self._style(f"{cut.ground} {style}")) for text, style in cut.line]
        missing = cut.width - len(cut.bar) - sum(cells(segment.text) for segment in found)
        if missing < 0:
            found = list(Strip(found).crop(0, cut.width - len(cut.bar)))
        elif missing:
            found.append(Segment(" " * missing, self._style(cut.ground)))
        if cut.bar:
            found.append(Segment(self._shown(cut.bar), self._style(f"{cut.ground} quiet")))
        return found

    def _shown(self, text: str) -> str:
        shown = one_line(text)
        return encodable(shown.translate(ASCII) if self.app.has_class("-ascii") else shown, self._encoding)

    def _style(self, names: str) -> Style:
        if names not in self._styles:
            found = (self.app.get_component_styles(f"style--{name}").partial_rich_style for name in names.split())
            self._styles[names] = Style.combine([self.rich_style, *found])
        return self._styles[names]

    def on_click(self, event: events.Click) -> None:
        """Tell which cell was clicked."""
        self.post_message(self.Pointed(event.x, event.y, 0))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Tell where the wheel turned."""
        self.post_message(self.Pointed(event.x, event.y, _WHEEL))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Tell where the wheel turned."""
        self.post_message(self.Pointed(event.x, event.y, -_WHEEL))


_WHEEL = 3  # lines


class Cut(NamedTuple):
    """What one row of the terminal shows of one panel; `bar` is its part of a scroll bar, if it has one."""

    x: int
    width: int
    ground: str
    line: Line
    bar: str


def _rows(panels: Sequence[Panel], width: int, height: int) -> list[list[Cut]]:
    """Every row of the terminal, from the left to the right."""
    rows: list[list[Cut]] = [[] for _ in range(height)]
    for panel in panels:
        box, bar = panel.box, panel.thumb
        for y in range(box.y, min(box.y + box.height, height)):
            filled = "" if bar is None else _THUMB if bar[0] <= y - box.y < bar[1] else " "
            rows[y].append(Cut(box.x, min(box.width, width - box.x), panel.ground, panel.line(y - box.y), filled))
    return rows


def _changed(before: Sequence[Sequence[Cut]], now: Sequence[Sequence[Cut]]) -> Iterator[Region]:
    """What is other than before: parts of rows, where the row is cut as it was."""
    for y, (old, new) in enumerate(zip(before, now, strict=True)):
        if [each[:2] for each in old] != [each[:2] for each in new]:
            yield Region(0, y, max(each.x + each.width for each in (*old, *new)), 1)
        else:
            yield from (Region(b.x, y, b.width, 1) for a, b in zip(old, new, strict=True) if a != b)
