"""What each source says over time: a lane for each voice, all on one axis of days, the other voices pale behind it.

Figures stand at their height, which all lanes share; answers that are no figures differ by the form of their mark. A time
that is known only to the month or year is a bar as long as that. Nothing is joined but what one voice says itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kzclaims.claim import NUMERIC
from kzclaims.compare import Relation
from kzclaims.render.account import day_words
from kzclaims.render.axis import Axis, number_axis, time_axis
from kzclaims.render.charts import axis_labels
from kzclaims.render.drawing import label_at, sample, segment, stamp, strip
from kzclaims.render.marks import Mark, Whisker, mark_of
from kzclaims.weighing.days import as_of_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from kzclaims.assess import Assessment, Evidence

    Timed = tuple[Evidence, Decimal, Decimal]

_LANES = 8  # beyond these the table alone tells
_LINES = 5  # of one lane
_ANSWERS = 5  # as many as there are forms of marks
_HEIGHT, _EDGE = 88, 14  # pixels: a lane of figures, and what is kept above and below for arrows
_MIDDLE = 14  # pixels: of a lane of answers
_SHORT = 12  # pixels: a shorter line hides behind its mark
_OPEN = {
    Whisker.ABOVE: "up",
    Whisker.JUST_ABOVE: "up",
    Whisker.BELOW: "down",
    Whisker.JUST_BELOW: "down",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One assertion on the axis of time: the days it holds for (proleptic ordinals), and its figure or its answer."""

    evidence: Evidence
    first: Decimal
    last: Decimal
    mark: Mark | None
    answer: int = 0

    @property
    def middle(self) -> Decimal:
        """The day its mark stands at."""
        return (self.first + self.last) / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """What one voice says: whose it is, the drawing, and what stands beside it in words, the earliest first."""

    voice: Evidence
    strip: str
    lines: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes of a claim over one axis; `key` shows the form of each answer, and is empty for figures.

    `drawn` are the ids of the assertions that have a place, `absent` those that have a time and no place, each with the
    reason; `more` counts the voices that found no room.
    """

    lanes: tuple[Lane, ...]
    axis: str
    key: tuple[tuple[Markup, str], ...]
    drawn: frozenset[str]
    absent: tuple[tuple[Evidence, str], ...]
    more: int

    @property
    def figures(self) -> bool:
        """Whether heights mean something."""
        return not self.key


def timeline_of(assessment: Assessment) -> Timeline | None:
    """A claim over time; None unless two things that are not the same are said for different times."""
    if not any(each.assertion.as_of for each in assessment.evidence):
        return None
    timed = [(each, *days) for each in assessment.evidence if (days := _days(each.assertion.as_of))]
    points = _figures(assessment, timed) if assessment.claim.kind in NUMERIC else _answers(assessment, timed)
    said = {point.mark.extent if point.mark else point.answer for point in points}
    if len({(point.first, point.last) for point in points}) < 2 or len(said) < 2:
        return None
    across = time_axis(day for point in points for day in (point.first, point.last))
    voices = _by_voice(points)
    shown = voices[:_LANES]
    lanes = _figure_lanes if assessment.claim.kind in NUMERIC else _answer_lanes
    drawn = frozenset(point.evidence.assertion.id for held in shown for point in held)
    placed = {point.evidence.assertion.id for point in points}
    absent = [(each, "it is not a figure of the same unit") for each, *_ in timed if each.assertion.id not in placed]
    return Timeline(
        tuple(lanes(shown, points, across)), axis_labels(across), _key(points), drawn, tuple(absent), len(voices) - len(shown)
    )  # fmt: skip


@lru_cache(maxsize=4096)  # a time stands in many claims
def _days(as_of: str) -> tuple[Decimal, Decimal] | None:
    """The first and the last day an assertion may hold for; None where it names no time."""
    days = as_of_days(as_of)
    return (
        None
        if days is None or days.low is None or days.high is None
        else (Decimal(int(days.low)), Decimal(int(days.high)))
    )


def _figures(assessment: Assessment, timed: Sequence[Timed]) -> list[Point]:
    """The figures that have a place on the axis of the commonest unit."""
    marks = [
        (each, mark_of(each[0].value, sharp=assessment.claim.fixed)) for each in timed if each[0].value is not None
    ]
    found = [Point(*each, mark) for each, mark in marks if isinstance(mark, Mark)]
    units = Counter(point.mark.unit for point in found if point.mark).most_common(1)
    return [point for point in found if point.mark and point.mark.unit == units[0][0]]


def _answers(assessment: Assessment, timed: Sequence[Timed]) -> list[Point]:
    """The answers that have a time, those that are the same numbered the same; none where there are too many to tell apart."""
    equal = {
        frozenset((pair.a.assertion.id, pair.b.assertion.id))
        for pair in assessment.pairs
        if pair.comparison.relation is Relation.EQUAL
    }
    firsts: list[Evidence] = []
    found = []
    for each, first_day, last_day in sorted(timed, key=lambda t: t[1:]):
        alike = (n for n, first in enumerate(firsts, 1) if _same(each, first, equal))
        answer = next(alike, len(firsts) + 1)
        firsts += [each] * (answer > len(firsts))
        found.append(Point(each, first_day, last_day, None, answer))
    return found if len(firsts) <= _ANSWERS else []


def _same(a: Evidence, b: Evidence, equal: set[frozenset[str]]) -> bool:
    alike = _folded(a) == _folded(b)
    return alike or frozenset((a.assertion.id, b.assertion.id)) in equal


def _folded(evidence: Evidence) -> str:
    return " ".join(evidence.assertion.value.casefold().split())


def _by_voice(points: Iterable[Point]) -> list[list[Point]]:
    """The points of each speaker of each source, the earliest first; who says most comes first, then who spoke first."""
    voices: dict[tuple[str, str], list[Point]] = {}
    for point in sorted(points, key=lambda p: (p.middle, p.first, p.evidence.assertion.id)):
        voices.setdefault((point.evidence.source.id, point.evidence.assertion.speaker), []).append(point)
    return [held for _, held in sorted(voices.items(), key=lambda item: (-len(item[1]), item[1][0].middle, item[0]))]


def _lane(held: Sequence[Point], drawn: Sequence[str]) -> Lane:
    lines = [(p.evidence.assertion.value, day_words(p.evidence.assertion.as_of)) for p in held]
    kind = "strip tall" if held[0].mark else "strip"
    return Lane(held[0].evidence, strip(drawn, kind), tuple(lines[:_LINES]), max(0, len(lines) - _LINES))


def _figure_lanes(voices: Iterable[Sequence[Point]], points: Sequence[Point], across: Axis) -> Iterator[Lane]:
    """Behind each lane the rules of both axes, before it the lowest, a middle and the highest height."""
    ends = [end for point in points if point.mark for end in point.mark.extent]
    up = number_axis(ends, [(min(ends), max(ends))])  # heights that break say nothing
    ticks = up.ticks if len(up.ticks) < 4 else (up.ticks[0], up.ticks[len(up.ticks) // 2], up.ticks[-1])
    heights = [(_y(value, up), words) for value, words in ticks]
    behind = _upright(across) + "".join(segment(("0", "100%"), (y, y), "rule") for y, _ in heights)
    before = "".join(label_at("0", Decimal(y) - 2, words) for y, words in heights)
    for held in voices:
        yield _lane(held, (behind, *_figures_of(held, points, across, up), before))


def _figures_of(held: Sequence[Point], points: Sequence[Point], across: Axis, up: Axis) -> list[str]:
    """The other voices' figures, the line of this voice, and its own marks."""
    others = [p for p in points if p not in held]
    ghosts = [_ghost(_x(p.middle, across), _y(end, up)) for p in others for end in _ends(p)]
    joints = [
        segment((_x(a.middle, across), _x(b.middle, across)), (_y(_ends(a)[-1], up), _y(_ends(b)[0], up)), "joint")
        for a, b in pairwise(held)
    ]
    return [*ghosts, *joints, *(m for p in held for m in _marked(p, across, up))]


def _marked(point: Point, across: Axis, up: Axis) -> list[str]:
    """A figure: the bar of its time, the line of its words, its mark or, for a range, one at either end."""
    assert point.mark
    x, whisker = _x(point.middle, across), point.mark.whisker
    marks = [stamp("answer-1", x, _y(end, up)) for end in _ends(point)]
    parts = _bar(point, across, _y(_ends(point)[0], up))
    low, high = (_y(end, up) for end in point.mark.extent)
    if whisker in _OPEN:
        parts.append(stamp(_OPEN[whisker], x, _y(point.mark.low, up)))
    elif whisker is Whisker.ABOUT:
        parts.append(stamp("around", x, low))
    elif whisker is Whisker.STATED or (whisker is Whisker.ROUNDING and Decimal(low) - Decimal(high) > _SHORT):
        parts.append(segment((x, x), (low, high), f"whisker {whisker}"))
    return [*parts, *marks]


def _answer_lanes(voices: Iterable[Sequence[Point]], _points: Sequence[Point], across: Axis) -> Iterator[Lane]:
    behind = _upright(across)
    for held in voices:
        bars = (mark for point in held for mark in _bar(point, across, str(_MIDDLE)))
        marks = (stamp(f"answer-{point.answer}", _x(point.middle, across), _MIDDLE) for point in held)
        yield _lane(held, (behind, *bars, *marks))


def _upright(across: Axis) -> str:
    places = (_x(day, across) for day, _ in across.ticks)
    return "".join(segment((x, x), ("0", "100%"), "rule") for x in places)


def _bar(point: Point, across: Axis, y: str) -> list[str]:
    """How far the time reaches, where that shows."""
    first, last = across.place(point.first), across.place(point.last)
    if last - first < 1:
        return []
    return [segment((f"{first}%", f"{last}%"), (y, y), "whisker printed")]


def _ends(point: Point) -> tuple[Decimal, ...]:
    """Where the marks of a figure stand: at its number, or at both ends of a range."""
    assert point.mark
    return point.mark.extent if point.mark.at is None else (point.mark.at,)


def _ghost(x: str, y: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="2.5" class="ghost"/>'


def _x(day: Decimal, across: Axis) -> str:
    return f"{across.place(day)}%"


def _y(value: Decimal, up: Axis) -> str:
    return str((_HEIGHT - _EDGE - up.place(value) * (_HEIGHT - 2 * _EDGE) / 100).quantize(Decimal("0.1")))


def _key(points: Sequence[Point]) -> tuple[tuple[Markup, str], ...]:
    """Each answer's mark, with the words first used for it."""
    words = {point.answer: point.evidence.assertion.value for point in reversed(points) if point.answer}
    return tuple((sample(stamp(f"answer-{answer}", "50%", _MIDDLE)), words[answer]) for answer in sorted(words))
