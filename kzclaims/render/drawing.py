"""SVG by hand: one element at a time, and the small shapes that every plot of a page stamps by name.

Places are percentages and shapes keep their size in pixels, so that a plot fits a phone without scripts. A shape is drawn
once a page and used by name: `stamp("differs", "23.5%", 14)`. What is made here of names and numbers of ours is text ready
for a page; what a template is given is Markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

# Outlines around (0, 0), in pixels. The first five say how a value stands to the reference, each in a form of its own;
# `answer-n` are the answers of a question that has no numbers, in the order in which they came up.
SHAPES = {
    "reference": "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0zM-8,0a8,8 0 1,0 16,0a8,8 0 1,0 -16,0zM-6,0a6,6 0 1,1 12,0a6,6 0 1,1 -12,0z",
    "within": "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
    "differs": "M0,-7L7,0L0,7L-7,0z",
    "contradicts": "M-6,-3L-3,-6L0,-3L3,-6L6,-3L3,0L6,3L3,6L0,3L-3,6L-6,3L-3,0z",
    "aside": "M-4.5,-4.5h9v9h-9z",
    "answer-1": "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
    "answer-2": "M0,-7L7,0L0,7L-7,0z",
    "answer-3": "M0,-6L6,5H-6z",
    "answer-4": "M-5,-5h10v10h-10z",
    "answer-5": "M0,6L-6,-5H6z",
    "cap": "M0,-6V6",
    "arrow-above": "M-7,-5L-1,0L-7,5",
    "arrow-below": "M7,-5L1,0L7,5",
    "just-above": "M8,0H20M15,-4L20,0L15,4",
    "just-below": "M-8,0H-20M-15,-4L-20,0L-15,4",
    "about": "M-20,0q3,-6 6,0t6,0M8,0q3,-6 6,0t6,0",
    "up": "M0,-6V-22M-4,-17L0,-22L4,-17",
    "down": "M0,6V22M-4,17L0,22L4,17",
    "around": "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0z",
    "tick": "M0,0V28",
    "break": "M-1,0L-5,28M5,0L1,28",
}


def escaped(text: str) -> str:
    """Foreign text as text of a page, or as the value of an attribute in double quotation marks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")


def element(name: str, *children: Markup | str, **attributes: str) -> Markup:
    """One SVG element; a trailing underscore is dropped from attribute names, others become hyphens; all is escaped."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    held = "".join(map(escape, children))
    return Markup(f"<{name}{written}>{held}</{name}>" if children else f"<{name}{written}/>")  # noqa: S704 -- escaped above


def stamp(shape: str, x: object, y: object, *, hollow: bool = False) -> str:
    """A shape by its name (one of SHAPES) at a place of our own making; hollow where what it shows is settled."""
    named = f"{shape} settled" if hollow else shape
    return f'<use href="#m-{shape}" class="{named}" x="{x}" y="{y}"/>'


def segment(across: tuple[str, str], down: tuple[object, object], kind: str) -> str:
    """A line between two places of our own making."""
    (x1, x2), (y1, y2) = across, down
    return f'<line x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}" class="{kind}"/>'


def label_at(x: str, y: object, words: str) -> str:
    """A number of ours below or above a place, or beside it at the left edge."""
    anchor = "start" if x == "0" else "middle"
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escaped(words)}</text>'


def strip(parts: Iterable[str], kind: str = "strip") -> str:
    """A drawing that says nothing which does not stand beside it in words."""
    return f'<svg class="{kind}" aria-hidden="true">{"".join(parts)}</svg>'


def sample(*parts: str) -> Markup:
    """A mark or a line as it stands in a legend."""
    return Markup(strip(parts, "sample"))  # noqa: S704 -- names and numbers of ours


def symbols() -> Markup:
    """The shapes, to be put on a page once."""
    paths = (element("path", id=f"m-{name}", d=outline) for name, outline in SHAPES.items())
    return element("svg", element("defs", *paths), class_="shapes", aria_hidden="true")
