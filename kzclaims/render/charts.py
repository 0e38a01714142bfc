"""Dots and intervals as SVG: one strip a value on a shared axis, numbers beside the marks.

A mark's form says how the value stands to the reference, the first value of the claim's worst pair; the line beside it is
drawn only where the words or the digits give one, and its form says which.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.compare import Relation
from kzclaims.render.axis import Axis, number_axis, time_axis
from kzclaims.render.drawing import label_at, segment, stamp, strip
from kzclaims.render.marks import Mark, Whisker, mark_of
from kzclaims.render.sections import APART
from kzclaims.render.wording import RELATIONS, gap_of, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

    from kzclaims.assess import Assessment, Evidence, Pair

_MIDDLE = 14  # pixels: the middle of a strip of 28
_STANDINGS = {
    "reference": "the reference: the others are held against it",
    "within": "agrees with the reference: within it, or by rounding",
    "differs": "differs from the reference; hollow where that is settled",
    "contradicts": "contradicts the reference; hollow where that is settled",
    "aside": "of another time or scope, or not comparable",
}
_SAID = {
    Relation.EQUAL: ("within", "agrees"),
    Relation.COMPATIBLE: ("within", "agrees"),
    Relation.ROUNDS_TO: ("within", "agrees by rounding"),
    Relation.DIFFERS: ("differs", "differs"),
    Relation.CONTRADICTS: ("contradicts", "contradicts"),
}
_LINES = {
    Whisker.ABOVE: "this or more: the words give no upper end",
    Whisker.BELOW: "this or less: the words give no lower end",
    Whisker.JUST_ABOVE: "a little more than this",
    Whisker.JUST_BELOW: "nearly this",
    Whisker.ABOUT: "about this: the words give no ends",
    Whisker.ROUNDING: "what the number may be rounded from",
    Whisker.STATED: "a range, both ends stated",
    Whisker.PRINTED: "the days the date as printed may mean",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One value: whose it is, its strip, how it stands to the reference, and in words what its line means."""

    evidence: Evidence
    strip: Markup
    stands: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The strips of one claim over one axis; `absent` are the values that have no place on it, each with the reason.

    `kinds` are the forms of marks and lines that are used, for `legend_of`.
    """

    rows: tuple[Row, ...]
    axis: Markup
    kinds: frozenset[str]
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
    return _chart(assessment, placed, absent, unit) if len({mark.extent for _, mark in placed}) > 1 else None


def legend_of(charts: Iterable[Chart]) -> list[tuple[Markup, str]]:
    """A sample of each form of mark and line the charts use, with what it means."""
    used = {kind for chart in charts for kind in chart.kinds}
    marks = [(_sample(stamp(name, "50%", _MIDDLE)), words) for name, words in _STANDINGS.items() if name in used]
    return marks + [(_sample(*_line_sample(each)), words) for each, words in _LINES.items() if f"line-{each}" in used]


def _chart(
    assessment: Assessment, placed: list[tuple[Evidence, Mark]], absent: list[tuple[Evidence, str]], unit: str
) -> Chart:
    ends = [end for _, mark in placed for end in mark.extent]
    axis = time_axis(ends) if unit == "date" else number_axis(ends, [mark.extent for _, mark in placed])
    standings = _standings(assessment, [evidence for evidence, _ in placed])
    grid = _grid(axis)
    rows = [
        Row(evidence, _strip(mark, axis, grid, kind, hollow=hollow), stands, mark.words)
        for evidence, mark in placed
        for kind, stands, hollow in [standings[evidence.assertion.id]]
    ]
    lines = {f"line-{mark.whisker}" for _, mark in placed}
    kinds = lines | {kind for kind, _, _ in standings.values()}
    return Chart(tuple(rows), axis_labels(axis), frozenset(kinds), tuple(absent), _note(axis, unit))


def _standings(assessment: Assessment, placed: list[Evidence]) -> Mapping[str, tuple[str, str, bool]]:
    """By assertion: the form of its mark, the words and the gap that go with it, and whether that is settled."""
    drawn = {each.assertion.id for each in placed}
    pairs = {frozenset((p.a.assertion.id, p.b.assertion.id)): p for p in assessment.pairs}
    deciding = (p for p in assessment.pairs if {p.a.assertion.id, p.b.assertion.id} <= drawn)
    worst = next(deciding, None)
    base = (worst.a if worst else placed[0]).assertion.id
    others = {name: pairs.get(frozenset((base, name))) for name in drawn - {base}}
    return {base: ("reference", "reference", False)} | {
        name: _standing(assessment, pair) if pair else ("aside", "", False) for name, pair in others.items()
    }


def _standing(assessment: Assessment, pair: Pair) -> tuple[str, str, bool]:
    relation = pair.comparison.relation
    sign, gap = RELATIONS[relation], gap_of(pair.comparison)
    kind, word = _SAID.get(relation, ("aside", sign.word))
    far = f", {gap} apart" if gap and kind != "aside" and pair.comparison.gap else ""
    return kind, f"{sign.glyph} {word}{far}", relation in APART and assessment.accepted(pair)


def _note(axis: Axis, unit: str) -> str:
    if axis.broken is not None:
        first, second = axis.stretches
        return f"The axis is broken between {rounded(first.high)} and {rounded(second.low)}."
    return "" if unit == "date" or axis.low <= 0 <= axis.high else "The axis does not start at zero."


def _grid(axis: Axis) -> list[Markup]:
    """What stands behind every value alike: the ticks, and the break where there is one."""
    ticks = [stamp("tick", f"{axis.place(value)}%", 0) for value, _ in axis.ticks]
    return ticks if axis.broken is None else [*ticks, stamp("break", f"{axis.broken}%", 0)]


def _strip(mark: Mark, axis: Axis, grid: Sequence[Markup], kind: str, *, hollow: bool) -> Markup:
    places = [axis.place(each) for each in ((mark.low, mark.high) if mark.at is None else (mark.at,))]
    marks = [stamp(kind, f"{place}%", _MIDDLE, *["settled"] * hollow) for place in dict.fromkeys(places)]
    return strip((*grid, *_whisker(mark, axis), *marks))


def _whisker(mark: Mark, axis: Axis) -> list[Markup]:
    """The line of a mark: capped where it ends, an arrow where the words leave it open."""
    low, high = f"{axis.place(mark.low)}%", f"{axis.place(mark.high)}%"
    match mark.whisker:
        case Whisker.NONE:
            return []
        case Whisker.ABOVE:
            return [_line(low, "100%", mark.whisker), stamp("arrow-above", "100%", _MIDDLE)]
        case Whisker.BELOW:
            return [_line("0%", high, mark.whisker), stamp("arrow-below", "0%", _MIDDLE)]
        case Whisker.JUST_ABOVE | Whisker.JUST_BELOW | Whisker.ABOUT:
            return [stamp(str(mark.whisker), low, _MIDDLE)]
        case _:
            return [_line(low, high, mark.whisker), *(stamp("cap", end, _MIDDLE) for end in (low, high))]


def _line(start: str, end: str, kind: Whisker) -> Markup:
    return segment((start, end), (_MIDDLE, _MIDDLE), f"whisker {kind}")


def axis_labels(axis: Axis) -> Markup:
    """The round values of an axis, to stand below its strips."""
    return strip((label_at(f"{axis.place(value)}%", 12, words) for value, words in axis.ticks), "axis")


def _line_sample(whisker: Whisker) -> list[Markup]:
    """A line as it stands in the legend."""
    match whisker:
        case Whisker.ABOVE:
            return [_line("20%", "100%", whisker), stamp("arrow-above", "100%", _MIDDLE)]
        case Whisker.BELOW:
            return [_line("0%", "80%", whisker), stamp("arrow-below", "0%", _MIDDLE)]
        case Whisker.JUST_ABOVE | Whisker.JUST_BELOW | Whisker.ABOUT:
            return [stamp(str(whisker), "50%", _MIDDLE)]
        case _:
            return [_line("10%", "90%", whisker), *(stamp("cap", end, _MIDDLE) for end in ("10%", "90%"))]


def _sample(*parts: Markup) -> Markup:
    return strip(parts, "sample")
