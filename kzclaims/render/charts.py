"""Dots and intervals as SVG: one strip a value on a shared axis, numbers beside the marks.

A mark's form says how the value stands to the reference, the first value of the claim's worst pair; the line beside it is
drawn only where the words or the digits give one, and its form says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.compare import Relation
from kzclaims.render.axis import Axis, number_axis, time_axis
from kzclaims.render.drawing import label_at, sample, segment, stamp, strip
from kzclaims.render.marks import Mark, Whisker, mark_of
from kzclaims.render.sections import APART
from kzclaims.render.wording import RELATIONS, gap_of, rounded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from markupsafe import Markup

    from kzclaims.assess import Assessment, Evidence, Pair

_MIDDLE = 14  # pixels: the middle of a strip of 28
_REFERENCE, _ASIDE = ("reference", "reference", False), ("aside", "", False)
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


class Row(NamedTuple):
    """One value: whose it is, its strip, how it stands to the reference, and in words what its line means."""

    evidence: Evidence
    strip: str
    stands: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The strips of one claim over one axis; `absent` are the values that have no place on it, each with the reason.

    `kinds` are the forms of marks and lines that are used, for `legend_of`.
    """

    rows: tuple[Row, ...]
    axis: str
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
    if len({mark.extent for _, mark in marks}) < 2:
        return None
    units = [mark.unit for _, mark in marks]
    unit = max(dict.fromkeys(units), key=units.count)
    absent += [(evidence, f"its unit is {mark.unit}") for evidence, mark in marks if mark.unit != unit]
    placed = [(evidence, mark) for evidence, mark in marks if mark.unit == unit]
    return _chart(assessment, placed, absent, unit) if len({mark.extent for _, mark in placed}) > 1 else None


def legend_of(used: Collection[str]) -> list[tuple[Markup, str]]:
    """A sample of each form of mark and line that the charts' `kinds` name, with what it means."""
    marks = [(sample(stamp(name, "50%", _MIDDLE)), words) for name, words in _STANDINGS.items() if name in used]
    return marks + [(sample(*_line_sample(each)), words) for each, words in _LINES.items() if f"line-{each}" in used]


def _chart(
    assessment: Assessment, placed: list[tuple[Evidence, Mark]], absent: list[tuple[Evidence, str]], unit: str
) -> Chart:
    ends = [end for _, mark in placed for end in mark.extent]
    axis = time_axis(ends) if unit == "date" else number_axis(ends, [mark.extent for _, mark in placed])
    ticks = _ticks(axis)
    behind = _grid(axis, [place for place, _ in ticks])
    standings = _standings(assessment, {evidence.assertion.id: evidence for evidence, _ in placed})
    rows: list[Row] = []
    kinds: set[str] = set()
    for evidence, mark in placed:
        kind, stands, hollow = standings.get(evidence.assertion.id, _ASIDE)
        rows.append(Row(evidence, _strip(mark, axis, behind, kind, hollow=hollow), stands, mark.words))
        kinds.update((kind, f"line-{mark.whisker}"))
    return Chart(tuple(rows), _labels(ticks), frozenset(kinds), tuple(absent), _note(axis, unit))


def _standings(assessment: Assessment, drawn: Mapping[str, Evidence]) -> Mapping[str, tuple[str, str, bool]]:
    """By assertion: the form of its mark, the words and the gap that go with it, and whether that is settled.

    Those that are not compared with the reference have none.
    """
    deciding = (p.a.assertion.id for p in assessment.pairs if p.a.assertion.id in drawn and p.b.assertion.id in drawn)
    base = next(deciding, "") or next(iter(drawn))
    found = {}
    for pair in assessment.pairs:
        a, b = pair.a.assertion.id, pair.b.assertion.id
        other = b if a == base else a
        if base in {a, b} and other in drawn:
            found[other] = _standing(assessment, pair)
    return {**found, base: _REFERENCE}


def _standing(assessment: Assessment, pair: Pair) -> tuple[str, str, bool]:
    relation = pair.comparison.relation
    sign = RELATIONS[relation]
    kind, word = _SAID.get(relation, ("aside", sign.word))
    far = f", {gap_of(pair.comparison)} apart" if kind != "aside" and pair.comparison.gap else ""
    return kind, f"{sign.glyph} {word}{far}", relation in APART and assessment.accepted(pair)


def _note(axis: Axis, unit: str) -> str:
    if axis.broken is not None:
        first, second = axis.stretches
        return f"The axis is broken between {rounded(first.high)} and {rounded(second.low)}."
    return "" if unit == "date" or axis.low <= 0 <= axis.high else "The axis does not start at zero."


def _ticks(axis: Axis) -> list[tuple[str, str]]:
    """Where each tick of an axis stands, with its label."""
    return [(f"{axis.place(value)}%", words) for value, words in axis.ticks]


def _grid(axis: Axis, ticks: Iterable[str]) -> str:
    """What stands behind every value alike: the ticks, and the break where there is one."""
    drawn = "".join(stamp("tick", place, 0) for place in ticks)
    return drawn if axis.broken is None else drawn + stamp("break", f"{axis.broken}%", 0)


def _strip(mark: Mark, axis: Axis, behind: str, kind: str, *, hollow: bool) -> str:
    places = (mark.at,) if mark.at is not None else mark.extent
    marks = (stamp(kind, f"{place}%", _MIDDLE, hollow=hollow) for place in dict.fromkeys(map(axis.place, places)))
    line = () if mark.whisker is Whisker.NONE else _whisker(mark, axis)
    return strip((behind, *line, *marks))


def _whisker(mark: Mark, axis: Axis) -> list[str]:
    """The line of a mark: capped where it ends, an arrow where the words leave it open."""
    low, high = f"{axis.place(mark.low)}%", f"{axis.place(mark.high)}%"
    match mark.whisker:
        case Whisker.ABOVE:
            return [_line(low, "100%", mark.whisker), stamp("arrow-above", "100%", _MIDDLE)]
        case Whisker.BELOW:
            return [_line("0%", high, mark.whisker), stamp("arrow-below", "0%", _MIDDLE)]
        case Whisker.JUST_ABOVE | Whisker.JUST_BELOW | Whisker.ABOUT:
            return [stamp(str(mark.whisker), low, _MIDDLE)]
        case _:
            return [_line(low, high, mark.whisker), *(stamp("cap", end, _MIDDLE) for end in (low, high))]


def _line(start: str, end: str, kind: Whisker) -> str:
    return segment((start, end), (_MIDDLE, _MIDDLE), f"whisker {kind}")


def axis_labels(axis: Axis) -> str:
    """The round values of an axis, to stand below its strips."""
    return _labels(_ticks(axis))


def _labels(ticks: Iterable[tuple[str, str]]) -> str:
    return strip((label_at(place, 12, words) for place, words in ticks), "axis")


def _line_sample(whisker: Whisker) -> list[str]:
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
