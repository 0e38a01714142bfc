"""Texts made ready to be searched, each of them once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.judge import prepare

if TYPE_CHECKING:
    from kzclaims.judge import Searchable
    from kzclaims.text import Span, Text


class Shelf:
    """What was made ready so far, by the bytes of the text and the part of it that stands alone."""

    def __init__(self) -> None:
        self._ready: dict[tuple[str, Span | None], Searchable] = {}

    def ready(self, text: Text, part: Span | None = None) -> Searchable:
        """A text to search, or a part of it as if it were all there is; offsets count from where that begins."""
        key = (text.sha256, part)
        if key not in self._ready:
            self._ready[key] = prepare(text.content[part.start : part.end] if part else text.content)
        return self._ready[key]
