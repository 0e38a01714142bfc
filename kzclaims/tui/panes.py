"""The widgets: drawn lines, a page over the screen, a line of input, a yes or no.

Content reaches the terminal by `Drawn.render_line` alone, which knows no markup and lets nothing through that
`printable` does not: Textual hands escape sequences in content on to the terminal, and runs `[@click=...]` in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input

from kzclaims.printable import printable
from kzclaims.tui.actions import ACTIONS
from kzclaims.tui.lines import Drawing, piece
from kzclaims.tui.signs import ASCII

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from kzclaims.assess import Assessment
    from kzclaims.tui.lines import Line
    from kzclaims.tui.pages import Page

    Draw = Callable[[int], Drawing]

STYLES = (
    *("added", "agree", "alarm", "chosen", "contradict", "cursor", "decided", "differ", "figure", "key", "match"),
    *("message", "open", "place", "quiet", "removed", "sentence", "title", "warning"),
)
BINDINGS = {
    each.name: Binding(each.keys, each.does or each.name, each.help, show=False, priority=each.name == "interrupt")
    for each in ACTIONS
}


class ReadAgain(Message):
    """New assessments, or why there are none; it comes from another thread."""

    def __init__(self, found: Sequence[Assessment] | Exception) -> None:
        super().__init__()
        self.found = found


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


class Entry(Input):
    """A line of input whose words are as safe as all that is shown, pasted ones too."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put safe text in place of what stands from `start` to `end`."""
        super().replace(printable(text, tab=" ", newline=" "), start, end)


class Ask(ModalScreen["str | None"]):
    """One line asked for at the foot of the screen; None where the person leaves it with esc.

    `needed` is what is said when nothing was written; without it an empty line is an answer. `follow` is told every
    change.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave it", show=False)]

    def __init__(
        self, question: str, value: str = "", needed: str = "", follow: Callable[[str], None] | None = None
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._needed = needed
        self._follow = follow
        self._said = ""

    def compose(self) -> ComposeResult:
        """The question, and the line."""
        yield Bar(self._line, "question")
        yield Entry(printable(self._value), id="entry", select_on_focus=False)

    def _line(self, _width: int) -> Drawing:
        said = (piece(f"  {self._said}", "warning"),) if self._said else ()
        return Drawing([(piece(f" {self._question}", "title"), *said)])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the follower."""
        if self._follow:
            self._follow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is needed and nothing is there."""
        if self._needed and not event.value.strip():
            self._said = self._needed
            self.query_one(Bar).repaint()
            return
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave the line unasked."""
        self.dismiss(None)


class Confirm(ModalScreen[bool]):
    """A question at the foot of the screen, answered y or n."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", show=False),
        Binding("n,escape,q", "answer(False)", "no", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        yield Bar(lambda _width: Drawing([(piece(f" {self._question}  y / n", "warning"),)]), "question")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - the toolkit passes it by place
        """Close with the answer."""
        self.dismiss(answer)


_PAGE_KEYS = (
    *("down", "up", "page_down", "page_up", "first", "last"),
    *("next_pane", "previous_pane", "open", "edit", "back", "leave"),
)


class Leaf(ModalScreen["int | None"]):
    """A page over the whole screen, one of `count` that `make` draws from its place and a width.

    With `choosing`, down and up go from place to place and enter closes with the place; without, they scroll and tab
    goes on to the next place. `edit` opens the place in an editor and returns what
    went wrong, if anything.
    """

    BINDINGS: ClassVar[list[BindingType]] = [BINDINGS[name] for name in _PAGE_KEYS]

    def __init__(
        self,
        make: Callable[[int, int], Page],
        count: int = 1,
        place: int = 0,
        *,
        choosing: bool = False,
        edit: Callable[[int], str] | None = None,
    ) -> None:
        super().__init__()
        self._make = make
        self._count = count
        self.place = place
        self._choosing = choosing
        self._edit = edit
        self._said = ""

    def compose(self) -> ComposeResult:
        """The title and the page."""
        yield Bar(self._title, "page-title")
        yield Drawn(lambda width: self._make(self.place, width).drawing, "page")
        yield Bar(lambda _width: Drawing([(piece(f" {self._keys()}", "quiet"),)]), "page-keys")

    def _keys(self) -> str:
        if self._said:
            return self._said
        keys = ["esc back", "j k g G move"]
        keys += ["enter go to the claim"] if self._choosing else []
        keys += ["tab next source"] if self._count > 1 and not self._choosing else []
        return "   ".join([*keys, "e editor"] if self._edit else keys)

    def _title(self, width: int) -> Drawing:
        more = "" if self._choosing or self._count < 2 else f"   {self.place + 1} of {self._count}"
        return Drawing([(piece(f" {self._make(self.place, width).title}{more}", "title"),)])

    @property
    def page(self) -> Drawn:
        """The lines of the page."""
        return self.query_one("#page", Drawn)

    def _go(self, place: int) -> None:
        self.place = max(0, min(place, self._count - 1))
        for bar in self.query(Drawn):
            bar.repaint()

    def action_move(self, lines: int) -> None:
        """To another place, or down (or up) the page."""
        if self._choosing:
            self._go(self.place + lines)
        else:
            self.page.scroll_by(lines)

    def action_page(self, pages: int) -> None:
        """Down (or up) by what is in sight, but for one line."""
        self.page.scroll_by(pages * max(1, self.page.size.height - 1))

    def action_pane(self, step: int) -> None:
        """To the next (or previous) of several, round and round."""
        self._go((self.place + step) % max(self._count, 1))

    def action_open(self) -> None:
        """Choose."""
        if self._choosing and self._count:
            self.dismiss(self.place)

    def action_edit(self) -> None:
        """Open it in an editor."""
        if self._edit and self._count:
            self._said = self._edit(self.place)
            self.query_one("#page-keys", Bar).repaint()

    def action_back(self) -> None:
        """Back to the same place."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the same place."""
        self.dismiss(None)
