"""A reader's notes: the fragments they quote, and how a quote is looked for in them.

Only what stands between curly double quotation marks is the source's; everything else is the keeper's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.text import Text

_FRAGMENT = re.compile("“([^“”]+)”")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes on one source, with the spans of what they quote (inside the quotation marks)."""

    text: Text
    fragments: tuple[Span, ...] = field(default_factory=tuple)

    def quoted(self) -> Iterator[tuple[Span, str]]:
        """Each fragment with its place."""
        for span in self.fragments:
            yield span, self.text.content[span.start : span.end]


def notes_of(text: Text) -> Notes:
    """Find the quoted fragments of a file of notes."""
    return Notes(text, tuple(Span(*found.span(1)) for found in _FRAGMENT.finditer(text.content)))
