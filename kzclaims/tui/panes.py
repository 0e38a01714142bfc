"""The widgets: drawn lines, and a page over the screen.

Content reaches the terminal by `Drawn.render_line` alone, which knows no markup and lets nothing through that
`printable` does not: Textual hands escape sequences in content on to the terminal, and runs `[@click=...]` in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingsMap
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kzclaims.printable import printable
from kzclaims.tui.lines import Drawing, piece
from kzclaims.tui.signs import ASCII

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from kzclaims.tui.actions import Table
    from kzclaims.tui.lines import Line
    from kzclaims.tui.pages import Page

    Draw = Callable[[int], Drawing]

STYLES = (
    *("added", "agree", "alarm", "chosen", "contradict", "cursor", "decided", "differ", "figure", "key", "match"),
    *("message", "open", "other", "place", "quiet", "removed", "sentence", "title", "warning"),
)


def bindings(actions: Table, names: Sequence[str] = ()) -> BindingsMap:
    """The toolkit's bindings for the actions named, or for all of them."""
    return BindingsMap(
        Binding(
            ",".join("comma" if key == "," else key for key in each.keys),
            each.does or each.name,
            each.help,
            show=False,
            priority=each.name == "interrupt",
        )
        for each in actions.actions
        if not names or each.name in names
    )


class Told(Message):
    """What another thread has to tell."""

    def __init__(self, news: object) -> None:
        super().__init__()
        self.news = news


class Drawn(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines drawn by a function of the width; only those in sight are ever made. An app of the class `-ascii` has plain glyphs."""

    class Clicked(Message):
        """A line was clicked; counted from 0."""

        def __init__(self, drawn: Drawn, line: int) -> None:
            super().__init__()
            self.drawn = drawn
            self.line = line

    def __init__(self, draw: Draw, name: str) -> None:
        super().__init__(id=name)
        self._draw = draw
        self._drawing = Drawing(())
        self._styles: dict[str, Style] = {}

    def repaint(self) -> None:
        """Draw anew, and scroll to what must be in sight where that has changed."""
        region = self.scrollable_content_region
        if not region.width:  # not laid out yet, or hidden: a size will come
            return
        before, self._drawing = self._drawing, self._draw(region.width)
        if self._drawing == before:
            return
        self.virtual_size = Size(region.width, len(self._drawing.lines))
        if self._drawing[1:] != before[1:] or not before.lines:
            self._reveal(region.height)
        grown = len(before.lines) != len(self._drawing.lines)
        self.refresh(layout=grown and self.styles.is_auto_height)

    def _reveal(self, height: int) -> None:
        """Scroll as little as is needed; far away, to a place with a third of the pane above it."""
        first, last = self._drawing.first, self._drawing.last
        top = self.scroll_offset.y
        if first >= top and last < top + height:
            return
        if last - first >= height or first < top - height or last >= top + 2 * height:
            goal = first - (height // 3 if last - first < height // 2 else 0)
        else:
            goal = min(first, top) if first < top else last - height + 1
        self.scroll_to(y=max(goal, 0), animate=False, force=True)

    def scroll_by(self, lines: int) -> None:
        """Scroll down (or up) without touching the selection."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many rows as there are lines, where the style sheet leaves the height open."""
        return len(self._draw(width).lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Every width draws other lines; what must be in sight stays so."""
        self.repaint()
        self._reveal(self.scrollable_content_region.height)

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        self.post_message(self.Clicked(self, event.y + self.scroll_offset.y))

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the terminal."""
        place, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        line: Line = self._drawing.lines[place] if place < len(self._drawing.lines) else ()
        return Strip(Segment(self._shown(text), self._style(style)) for text, style in line).adjust_cell_length(
            width, self._style("")
        )

    def _shown(self, text: str) -> str:
        shown = printable(text, tab=" ", newline=" ")
        return shown.translate(ASCII) if self.app.has_class("-ascii") else shown

    def _style(self, names: str) -> Style:
        if names not in self._styles:
            # The app holds the styles once: as component classes of every widget they cost half of the start.
            found = (self.app.get_component_styles(f"style--{name}").partial_rich_style for name in names.split())
            self._styles[names] = Style.combine([self.rich_style, *found])
        return self._styles[names]


class Bar(Drawn, can_focus=False):
    """Lines that stand above, below or between, and never scroll."""


_PAGE_KEYS = (
    *("down", "up", "page_down", "page_up", "first", "last"),
    *("next_pane", "previous_pane", "next_pair", "previous_pair", "open", "edit", "back", "leave"),
)


class Leaf(ModalScreen["int | None"], inherit_bindings=False):
    """A page over the whole screen, one of `count` that `make` draws from its place and a width.

    With `choosing`, down and up go from place to place and enter closes with the place (`choosing` says what enter
    does); without, they scroll and tab goes on to the next place. `edit` opens the place in an editor and returns what
    went wrong, if anything.
    """

    def __init__(
        self,
        actions: Table,
        make: Callable[[int, int], Page],
        count: int = 1,
        place: int = 0,
        *,
        choosing: str = "",
        edit: Callable[[int], str] | None = None,
    ) -> None:
        super().__init__()
        self._bindings = bindings(actions, _PAGE_KEYS)
        self._named = actions.by_name
        self._make = make
        self._count = count
        self.place = place
        self._choosing = choosing
        self._edit = edit
        self._said = ""
        self._made: tuple[tuple[int, int], Page] | None = None

    def compose(self) -> ComposeResult:
        """The title and the page."""
        yield Bar(self._title, "page-title")
        yield Drawn(lambda width: self._page(width).drawing, "page")
        yield Bar(lambda _width: Drawing([(piece(f" {self._keys()}", "quiet"),)]), "page-keys")

    def _page(self, width: int) -> Page:
        """The page at a width, made once: a long text is not wrapped again for its title."""
        if self._made is None or self._made[0] != (self.place, width):
            self._made = (self.place, width), self._make(self.place, width)
        return self._made[1]

    def _keys(self) -> str:
        if self._said:
            return self._said
        named = self._named
        wanted = [("back", "back"), ("down", "down"), ("up", "up")]
        wanted += [("open", self._choosing)] if self._choosing else []
        wanted += [("next_pane", "next source")] if self._count > 1 and not self._choosing else []
        wanted += [("next_pair", "next match")] if self._made and self._made[1].stops[1:] else []
        wanted += [("edit", "editor")] if self._edit else []
        return "   ".join(f"{named[name].key} {does}" for name, does in wanted)

    def _title(self, _width: int) -> Drawing:
        more = "" if self._choosing or self._count < 2 else f"   {self.place + 1} of {self._count}"
        width = self.page.scrollable_content_region.width
        return Drawing([(piece(f" {self._page(width).title}{more}" if width else "", "title"),)])

    @property
    def page(self) -> Drawn:
        """The lines of the page."""
        return self.query_one("#page", Drawn)

    def _go(self, place: int) -> None:
        self.place = max(0, min(place, self._count - 1))
        self._repaint()

    def _repaint(self) -> None:
        for drawn in self.query(Drawn):
            drawn.repaint()

    def on_resize(self) -> None:
        """The title waits for the width of the page."""
        self.call_after_refresh(self._repaint)

    def action_move(self, lines: int) -> None:
        """To another place, or down (or up) the page."""
        if self._choosing:
            self._go(self.place + lines)
        else:
            self.page.scroll_by(lines)

    def action_page(self, pages: int) -> None:
        """Down (or up) by what is in sight, but for one line."""
        self.action_move(pages * max(1, self.page.size.height - 1))

    def action_pane(self, step: int) -> None:
        """To the next (or previous) of several, round and round."""
        self._go((self.place + step) % max(self._count, 1))

    def action_pair(self, step: int) -> None:
        """To the next (or previous) match in the text that is not in sight at the top."""
        stops = self._page(self.page.scrollable_content_region.width).stops
        top = self.page.scroll_offset.y
        ahead = [stop for stop in stops if (stop > top if step > 0 else stop < top)]
        if ahead:
            self.page.scroll_by((ahead[0] if step > 0 else ahead[-1]) - top)

    def action_open(self) -> None:
        """Choose."""
        if self._choosing and self._count:
            self.dismiss(self.place)

    def action_edit(self) -> None:
        """Open it in an editor."""
        if self._edit and self._count:
            self._said = self._edit(self.place)
            self._repaint()

    def action_back(self) -> None:
        """Back to the same place."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the same place."""
        self.dismiss(None)
