"""Short words of every format: foreign text on one line, numbers with their noun, lists. Nothing of the road is imported."""

from __future__ import annotations

from kzclaims import __version__
from kzclaims.counts import count, listed, spelled
from kzclaims.printable import printable

__all__ = ["TOOL", "clipped", "count", "ended", "line", "listed", "spelled"]

TOOL = f"kzclaims {__version__}"


def line(text: str) -> str:
    """Foreign text as one line that is safe to show: white space collapsed, everything unseen made visible."""
    return printable(" ".join(text.split()))


def ended(words: str) -> str:
    """Words with a full stop, unless they have an end of their own."""
    bare = words.rstrip("”’)")
    return f"{words}." if bare and bare[-1] not in ".!?…" else words


def clipped(text: str, width: int) -> str:
    """`line(text)` cut to `width` code points, the cut marked by an ellipsis."""
    shown = line(text)
    return shown if len(shown) <= width else shown[: width - 1].rstrip() + "…"
