"""Dots and intervals as SVG: one strip a value on a shared axis, numbers beside the marks.

Places are percentages of a strip's width and marks keep their size, so that a chart fits a phone without scripts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kzclaims.render.axis import Axis, number_axis, time_axis
from kzclaims.render.marks import Mark, Shape, Whisker, mark_of
from kzclaims.render.wording import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kzclaims.assess import Assessment, Evidence

_MIDDLE, _STRIP = "14", "28"  # pixels: the middle of a strip, and its height
_OUTLINES = {
    Shape.NUMBER: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
    Shape.ABOVE: "M-5,-6L7,0L-5,6z",
    Shape.BELOW: "M5,-6L-7,0L5,6z",
    Shape.ABOUT: "M0,-7L7,0L0,7L-7,0z",
}
_LEGEND = {
    (Shape.NUMBER, Whisker.NONE): "one value",
    (Shape.NUMBER, Whisker.ROUNDING): "one value; the whisker is what it may be rounded from",
    (Shape.ABOVE, Whisker.OPEN): "this or more: the words give no upper end",
    (Shape.ABOVE, Whisker.NONE): "a little more than this",
    (Shape.BELOW, Whisker.OPEN): "this or less: the words give no lower end",
    (Shape.BELOW, Whisker.NONE): "nearly this",
    (Shape.ABOUT, Whisker.NONE): "about this: the words give no ends",
    (Shape.SPAN, Whisker.STATED): "a range, both ends stated",
    (Shape.SPAN, Whisker.PRINTED): "the days the date as printed may mean",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One value: whose it is, the strip it stands on, and in words what its whisker means."""

    evidence: Evidence
    strip: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The strips of one claim over one axis; `absent` are the values that have no place on it, each with the reason.

    `kinds` are the sorts of mark that are used, for `legend_of`.
    """

    rows: tuple[Row, ...]
    axis: Markup
    kinds: frozenset[tuple[Shape, Whisker]]
    absent: tuple[tuple[Evidence, str], ...]
    note: str


def chart_of(assessment: Assessment) -> Chart | None:
    """The chart of a claim, or None where fewer than two places on one axis would be marked."""
    marks: list[tuple[Evidence, Mark]] = []
    absent: list[tuple[Evidence, str]] = []
    for evidence in assessment.evidence:
        if evidence.value is None:
            continue
        mark = mark_of(evidence.value, sharp=assessment.claim.fixed)
        if isinstance(mark, str):
            absent.append((evidence, mark))
        else:
            marks.append((evidence, mark))
    unit = Counter(mark.unit for _, mark in marks).most_common(1)[0][0] if marks else ""
    absent += [(evidence, f"its unit is {mark.unit}") for evidence, mark in marks if mark.unit != unit]
    placed = [(evidence, mark) for evidence, mark in marks if mark.unit == unit]
    return _chart(placed, absent, unit) if len({mark.extent for _, mark in placed}) > 1 else None


def legend_of(charts: Iterable[Chart]) -> list[tuple[Markup, str]]:
    """A sample of each sort of mark the charts use, with what it means."""
    used = {kind for chart in charts for kind in chart.kinds}
    return [(_sample(*kind), words) for kind, words in _LEGEND.items() if kind in used]


def _chart(placed: list[tuple[Evidence, Mark]], absent: list[tuple[Evidence, str]], unit: str) -> Chart:
    ends = [end for _, mark in placed for end in mark.extent]
    axis = time_axis(ends) if unit == "date" else number_axis(ends, [mark.extent for _, mark in placed])
    return Chart(
        rows=tuple(Row(evidence, _strip(mark, axis), mark.words) for evidence, mark in placed),
        axis=_labels(axis),
        kinds=frozenset((mark.shape, mark.whisker) for _, mark in placed),
        absent=tuple(absent),
        note=_note(axis, unit),
    )


def _note(axis: Axis, unit: str) -> str:
    if axis.broken is not None:
        first, second = axis.stretches
        return f"The axis is broken between {rounded(first.high)} and {rounded(second.low)}."
    return "" if unit == "date" or axis.low <= 0 <= axis.high else "The axis does not start at zero."


def element(name: str, *children: Markup | str, **attributes: str) -> Markup:
    """One SVG element; a trailing underscore is dropped from attribute names, others become hyphens; all is escaped."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    held = "".join(map(escape, children))
    return Markup(f"<{name}{written}>{held}</{name}>" if children else f"<{name}{written}/>")  # noqa: S704 -- escaped above


def _strip(mark: Mark, axis: Axis) -> Markup:
    grid = [_rule(axis.place(value)) for value, _ in axis.ticks]
    if axis.broken is not None:
        grid.append(_stamp(f"{axis.broken}%", "M-1,-14L-5,14M5,-14L1,14", "break"))
    parts = [*grid, *_whisker(mark, axis)]
    if mark.at is not None:
        parts.append(_stamp(f"{axis.place(mark.at)}%", _OUTLINES[mark.shape], f"mark {mark.shape}"))
    return element("svg", *parts, class_="strip", aria_hidden="true")


def _rule(place: Decimal) -> Markup:
    return element("line", x1=f"{place}%", x2=f"{place}%", y2=_STRIP)


def _whisker(mark: Mark, axis: Axis) -> list[Markup]:
    """The line of a mark: capped where it ends, an arrow where the words leave it open."""
    low, high = f"{axis.place(mark.low)}%", f"{axis.place(mark.high)}%"
    if mark.whisker is Whisker.NONE:
        return []
    if mark.whisker is Whisker.OPEN:
        above = mark.shape is Shape.ABOVE
        arrow = _stamp("100%" if above else "0%", "M-7,-5L-1,0L-7,5" if above else "M7,-5L1,0L7,5", "arrow")
        return [_line(low, "100%" if above else "0%", "open"), arrow]
    caps = [_stamp(end, "M0,-6L0,6", f"cap {mark.whisker}") for end in (low, high)]
    return [_line(low, high, str(mark.whisker)), *caps]


def _line(start: str, end: str, kind: str) -> Markup:
    return element("line", x1=start, x2=end, y1=_MIDDLE, y2=_MIDDLE, class_=f"whisker {kind}")


def _stamp(x: str, outline: str, kind: str) -> Markup:
    """A shape of fixed size at a relative place."""
    path = element("path", d=outline, class_=kind)
    return element("svg", path, x=x, y=_MIDDLE, overflow="visible")


def _labels(axis: Axis) -> Markup:
    texts = [
        element("text", label, x=f"{axis.place(value)}%", y="12", text_anchor="middle") for value, label in axis.ticks
    ]
    return element("svg", *texts, class_="axis", aria_hidden="true")


def _sample(shape: Shape, whisker: Whisker) -> Markup:
    """The mark as it stands in the legend."""
    parts: list[Markup] = []
    if whisker is Whisker.OPEN:
        parts = [_line("50%", "100%" if shape is Shape.ABOVE else "0%", "open")]
    elif whisker is not Whisker.NONE:
        caps = (_stamp(end, "M0,-6L0,6", f"cap {whisker}") for end in ("10%", "90%"))
        parts = [_line("10%", "90%", str(whisker)), *caps]
    if shape in _OUTLINES:
        parts.append(_stamp("50%", _OUTLINES[shape], f"mark {shape}"))
    return element("svg", *parts, class_="sample", aria_hidden="true")
