"""Plots of the whole ledger and of time: every gap at once, a figure as it moves, how far review has come.

Each is one SVG with a title and a description for those who don't see it, and draws only numbers that stand in a table
beside it. Places are percentages, so that marks and letters keep their size on a phone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from kzclaims.assess import Verdict
from kzclaims.compare import AGREE
from kzclaims.printable import printable
from kzclaims.quantity import CalendarDate, Quantity, read_value
from kzclaims.render.axis import Axis, number_axis, time_axis
from kzclaims.render.charts import element
from kzclaims.render.sections import APART, is_settled
from kzclaims.render.wording import count, figure, percent, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.assess import Assessment, Evidence

_COLUMNS = 32  # of the plot of gaps: a dot and its neighbour don't touch at 320 pixels
_DECADES = 4  # 0.01 % to 100 %, each a quarter of the width
_STEP, _STACK = 13, 150  # pixels between two dots, and the most a stack may take
_FOOT = 22
_SIDE = Decimal(7)  # percent free at either end
_HEIGHT, _TOP, _FLOOR = 180, 26, 140  # of a timeline, in pixels
_NEAR, _LETTER = 10, 12  # percent across and pixels down within which a number would be hidden by another dot
_DOT = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z"


@dataclass(frozen=True, slots=True)
class Bar:
    """One topic's review: its claims that don't simply agree, and what became of them."""

    topic: str
    claims: int
    apart: int
    settled: int
    stale: int
    drawing: Markup

    @property
    def open(self) -> int:
        """How many still need a person."""
        return self.apart - self.settled


def plot_of_gaps(assessments: Iterable[Assessment], tolerance: Decimal) -> Markup:
    """A dot for each claim at its largest gap, on a scale of powers of ten; empty where no claim has a gap."""
    apart = sorted(_gaps(assessments), key=lambda pair: (pair[0], pair[1].claim.id))
    stacks: dict[int, list[tuple[Decimal, Assessment]]] = defaultdict(list)
    for gap, each in apart:
        stacks[int(_log_place(gap) * _COLUMNS / 100)].append((gap, each))
    if not stacks:
        return Markup()
    tallest = max(map(len, stacks.values()))
    step = min(Decimal(_STEP), Decimal(_STACK) / tallest)
    floor = int(step * tallest) + 18
    dots = [
        _dot(column, height, each, floor, step)
        for column, stack in sorted(stacks.items())
        for height, (_, each) in enumerate(stack)
    ]
    drawn = [*_gap_scale(floor), _limit(tolerance, floor), *dots]
    told = f"{count(len(apart), 'claim has', 'claims have')} a gap between sources, from {_least_and_most(apart)}; {percent(tolerance)} is the first screen."
    return _drawing("gaps-plot", "All gaps", told, drawn, floor + _FOOT)


def _gaps(assessments: Iterable[Assessment]) -> list[tuple[Decimal, Assessment]]:
    weighed = AGREE | APART
    worst = ((each.worst, each) for each in assessments)
    return [
        (p.comparison.gap, each) for p, each in worst if p and p.comparison.relation in weighed and p.comparison.gap
    ]


def _least_and_most(apart: Sequence[tuple[Decimal, Assessment]]) -> str:
    return " to ".join(f"{rounded(apart[place][0] * 100)}\u202f%" for place in (0, -1))


def _log_place(gap: Decimal) -> Decimal:
    """0 to 100 over four powers of ten, whatever lies below at 0."""
    share = (min(max(gap, Decimal("0.0001")), Decimal(1)).log10() + _DECADES) / _DECADES
    return share.quantize(Decimal("0.0001")) * 100


def _across(place: Decimal) -> str:
    return f"{(_SIDE + place * (100 - 2 * _SIDE) / 100).quantize(Decimal('0.1'))}%"


def _dot(column: int, height: int, assessment: Assessment, floor: int, step: Decimal) -> Markup:
    shape = {Verdict.CONTRADICT: "M-4,-4L4,4M-4,4L4,-4", Verdict.DIFFER: "M0,-5L5,0L0,5L-5,0z"}.get(
        assessment.verdict, "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"
    )
    kind = f"dot {assessment.verdict.replace(' ', '-')}{' settled' * is_settled(assessment)}"
    place = Decimal(column) * 100 / _COLUMNS + Decimal(50) / _COLUMNS
    y = (floor - step * height - step / 2).quantize(Decimal("0.1"))
    path = element("path", element("title", printable(assessment.claim.question)), d=shape, class_=kind)
    return element("svg", path, x=_across(place), y=str(y), overflow="visible")


def _gap_scale(floor: int) -> list[Markup]:
    marks = []
    for power in range(_DECADES + 1):
        place = _across(Decimal(power) * 100 / _DECADES)
        label = f"{Decimal(1).scaleb(power - 2):f}\u202f%"
        marks += [
            element("line", x1=place, x2=place, y1="14", y2=str(floor), class_="rule"),
            element("text", label, x=place, y=str(floor + 15), text_anchor="middle"),
        ]
    return marks


def _limit(tolerance: Decimal, floor: int) -> Markup:
    place = _across(_log_place(tolerance))
    line = element("line", x1=place, x2=place, y1="14", y2=str(floor), class_="limit")
    return line + element("text", f"{percent(tolerance)}, the first screen", x=place, y="10", text_anchor="middle")


def timeline_of(assessment: Assessment) -> Markup:
    """A claim's figures by the time each holds for; empty unless two figures of one unit hold for different times."""
    points = [point for each in assessment.evidence if (point := _point(each))]
    unit = points[0][2].unit if points else ""
    points = [point for point in points if point[2].unit == unit]
    if len({days for _, days, _ in points}) < 2 or len({value.low for *_, value in points}) < 2:
        return Markup()
    across = time_axis(day for _, days, _ in points for day in days)
    up = number_axis(value.low for *_, value in points)
    ordered = sorted(points, key=lambda point: (point[1], point[2].low, point[0].assertion.id))
    groups = [
        (*key, [each for each, _, _ in held])
        for key, held in groupby(ordered, key=lambda point: (point[1], point[2].low))
    ]
    dots = [_spot(days, low, across, up) for days, low, _ in groups]
    marks = [
        mark
        for (days, _, held), dot in zip(groups, dots, strict=True)
        for mark in _figure(held, days, across, dot, dots)
    ]
    told = "; ".join(f"{each.assertion.as_of}: {each.assertion.value} ({each.assertion.id})" for each, _, _ in ordered)
    name = f"time-{assessment.claim.id}"
    return _drawing(name, "By the time each figure holds for", told, [*_time_scale(across), *marks], _HEIGHT)


def _point(evidence: Evidence) -> tuple[Evidence, tuple[Decimal, Decimal], Quantity] | None:
    """A figure with the days it holds for; None for what has no number of its own, or no time."""
    value = evidence.value
    when = read_value(evidence.assertion.as_of, ("en",), kind="date") if evidence.assertion.as_of else None
    if not isinstance(value, Quantity) or value.number is None or not isinstance(when, CalendarDate):
        return None
    try:
        first, last = (Decimal(date.fromisoformat(day).toordinal()) for day in (when.low, when.high))
    except ValueError:
        return None
    return evidence, (first, last), value


def _spot(days: tuple[Decimal, Decimal], low: Decimal, across: Axis, up: Axis) -> tuple[Decimal, Decimal]:
    """Where a figure's dot stands: percent across, pixels down."""
    middle = (across.place(days[0]) + across.place(days[1])) / 2
    down = _FLOOR - up.place(low) * (_FLOOR - _TOP) / 100
    return middle.quantize(Decimal("0.1")), down.quantize(Decimal("0.1"))


def _figure(
    held: Sequence[Evidence],
    days: tuple[Decimal, Decimal],
    across: Axis,
    dot: tuple[Decimal, Decimal],
    dots: Sequence[tuple[Decimal, Decimal]],
) -> list[Markup]:
    """A line over the days a figure holds for, its dot, and its number: above, or below where another dot is in the way."""
    (x, y), (first, last) = dot, (across.place(day) for day in days)
    blocked = any(abs(x - other) < _NEAR and 0 < y - above < 2 * _LETTER for other, above in dots)
    shown = {" ".join(printable(each.assertion.value).split()) for each in held}
    anchor = "start" if x < 15 else "end" if x > 85 else "middle"
    return [
        element("line", x1=f"{first}%", x2=f"{last}%", y1=str(y), y2=str(y), class_="whisker printed"),
        element("svg", element("path", d=_DOT, class_="mark"), x=f"{x}%", y=str(y), overflow="visible"),
        element(
            "text", min(shown, key=lambda words: (len(words), words)), x=f"{x}%",
            y=str(y + 18 if blocked else y - 9), text_anchor=anchor, class_="value",
        ),
    ]  # fmt: skip


def _time_scale(across: Axis) -> list[Markup]:
    rules = [(f"{across.place(day)}%", label) for day, label in across.ticks]
    lines = [element("line", x1=x, x2=x, y1=str(_TOP - 12), y2=str(_FLOOR + 8), class_="rule") for x, _ in rules]
    return lines + [element("text", label, x=x, y=str(_HEIGHT - 6), text_anchor="middle") for x, label in rules]


def progress_of(assessments: Iterable[Assessment]) -> list[Bar]:
    """By topic: the claims whose sources are apart or can't be settled, and how many of them a person has settled."""
    topics: dict[str, list[Assessment]] = defaultdict(list)
    for each in assessments:
        topics[each.claim.topic].append(each)
    return [_bar(topic, held) for topic, held in sorted(topics.items())]


def _bar(topic: str, held: Sequence[Assessment]) -> Bar:
    needy = [a for a in held if a.verdict in {Verdict.CONTRADICT, Verdict.DIFFER, Verdict.UNRESOLVED}]
    settled = sum(not a.open_pairs and a.verdict is not Verdict.UNRESOLVED for a in needy)
    share = f"{Decimal(settled) * 100 / max(len(needy), 1):.2f}%"
    parts = [element("rect", width="100%", height="100%", class_="ground")] * bool(needy)
    parts.append(element("rect", width=share, height="100%", class_="done"))
    drawing = element("svg", *parts, class_="bar", aria_hidden="true")
    return Bar(topic, len(held), len(needy), settled, sum(a.stale for a in held), drawing)


def _drawing(name: str, title: str, told: str, parts: Sequence[Markup], height: int) -> Markup:
    """An SVG of full width that speaks for itself."""
    words = element("title", title, id=f"{name}-title") + element("desc", printable(told), id=f"{name}-desc")
    return element(
        "svg", words, *parts, class_="plot", role="img", height=figure(Decimal(height)), width="100%",
        aria_labelledby=f"{name}-title", aria_describedby=f"{name}-desc",
    )  # fmt: skip
