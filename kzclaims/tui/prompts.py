"""What is asked at the foot of the screen: a line of input, a yes or no, one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingsMap
from textual.screen import ModalScreen
from textual.widgets import Input

from kzclaims.printable import printable
from kzclaims.tui.lines import Drawing, Piece, piece
from kzclaims.tui.panes import Bar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Entry(Input):
    """A line of input whose words are as safe as all that is shown, pasted ones too."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put safe text in place of what stands from `start` to `end`."""
        super().replace(printable(text, tab=" ", newline=" "), start, end)


class Ask(ModalScreen["str | None"], inherit_bindings=False):
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


class Confirm(ModalScreen[bool], inherit_bindings=False):
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


class Choose(ModalScreen["str | None"], inherit_bindings=False):
    """One of several at the foot of the screen, each with its key; None where the person leaves it."""

    def __init__(self, question: str, options: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        self._options = options
        keys = [Binding(key, f"answer({key!r})", name, show=False) for key, name in options.items()]
        self._bindings = BindingsMap([*keys, Binding("escape", "answer(None)", "leave it", show=False)])

    def compose(self) -> ComposeResult:
        """The question, and the keys."""
        yield Bar(self._line, "question")

    def _line(self, _width: int) -> Drawing:
        keys = [each for key, name in self._options.items() for each in (piece(f"  {key}", "key"), piece(f" {name}"))]
        return Drawing([(piece(f" {self._question}", "title"), *keys, Piece("   esc", "key"), Piece(" leave it"))])

    def action_answer(self, answer: str | None) -> None:
        """Close with the answer."""
        self.dismiss(answer)
