"""Where each region stands in a window of a size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzclaims.tui.listing import Pane

LEAST = (30, 10)  # columns and rows below which nothing can be shown that one could decide on
STACKED, WIDE = 60, 120  # columns from which the panes stand one above another, and side by side
_LOW = 12  # rows of panes below which only the one in focus is shown
_TALL = 30  # rows from which a long question is shown on two
_LIST = {"claims": 40, "assertions": 30, "passages": 30}  # per cent of the rows, where the panes are stacked
_ASSERTIONS = {"claims": 50, "assertions": 60, "passages": 40}  # per cent of the rows beside or under the list, at most


class Box(NamedTuple):
    """A region's name, its left and top cell, its width and height."""

    name: str
    x: int
    y: int
    width: int
    height: int


def boxes(width: int, height: int, pane: Pane | None, heights: dict[str, int]) -> list[Box]:
    """The boxes of a window, none over another; `heights` says how many rows a region would fill.

    `pane` is the one in focus, None where nothing is selected: then there is the list alone.

    In a window too small for anything else there is one box, `small`.
    """
    if too_small(width, height):
        return [Box("small", 0, 0, width, height)]
    over = [("header", heights["header"]), ("banners", min(heights["banners"], height // 4))]
    under = [("reading", heights["reading"]), ("status", 1), ("footer", 1)]
    top = sum(rows for _, rows in over)
    rows = height - top - sum(rows for _, rows in under)
    panes = _panes(Box("", 0, top, width, rows), pane, heights)
    return [*_stack(width, 0, over), *panes, *_stack(width, top + rows, under)]


def too_small(width: int, height: int) -> bool:
    """Whether a window has no room for what one decides on."""
    return width < LEAST[0] or height < LEAST[1]


def right_width(width: int) -> int:
    """The columns that assertions and passages have in a window of `width`."""
    return width - width * 4 // 9 - 1 if width >= WIDE else width


def over_rows(width: int, height: int) -> int:
    """How many rows the question over the assertions may take."""
    return 2 if width >= WIDE and height >= _TALL else 1


def _panes(room: Box, pane: Pane | None, heights: dict[str, int]) -> list[Box]:
    if pane is None:
        return _titled("claims", room)
    if room.width < STACKED or room.height < _LOW:
        return _titled(pane, room)
    if room.width < WIDE:
        left = room._replace(height=room.height * _LIST[pane] // 100)
        right = room._replace(y=room.y + left.height, height=room.height - left.height)
        return [*_titled("claims", left), *_two(right, pane, heights)]
    right = room._replace(x=room.width - right_width(room.width), width=right_width(room.width))
    left = room._replace(width=right.x - 1)
    return [
        *_titled("claims", left),
        Box("divider", left.width, room.y, 1, room.height),
        *_two(right, pane, heights),
    ]


def _two(room: Box, pane: Pane, heights: dict[str, int]) -> list[Box]:
    """Assertions over passages; the former take what they fill, up to their share."""
    over = heights["over-assertions"]
    upper = min(heights["assertions"] + over, room.height * _ASSERTIONS[pane] // 100)
    lower = room._replace(y=room.y + upper, height=room.height - upper)
    return [*_titled("assertions", room._replace(height=upper), over), *_titled("passages", lower)]


def _titled(name: str, room: Box, over: int = 1) -> list[Box]:
    title = room._replace(name=f"over-{name}", height=over)
    return [title, room._replace(name=name, y=room.y + over, height=room.height - over)]


def _stack(width: int, y: int, held: list[tuple[str, int]]) -> list[Box]:
    found = []
    for name, rows in held:
        found.append(Box(name, 0, y, width, rows))
        y += rows
    return [box for box in found if box.height]
