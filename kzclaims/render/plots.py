"""Plots of the whole ledger: every gap at once, and how far review has come.

Each is one SVG with a title and a description for those who don't see it, and draws only numbers that stand in a table
beside it. Places are percentages, so that marks and letters keep their size on a phone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from markupsafe import Markup

from kzclaims.assess import NEEDY, Verdict
from kzclaims.compare import AGREE
from kzclaims.printable import printable
from kzclaims.render.drawing import element, stamp
from kzclaims.render.lines import count
from kzclaims.render.sections import APART, is_settled
from kzclaims.render.wording import figure, percent, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.assess import Assessment

_COLUMNS = 32  # of the plot of gaps: a dot and its neighbour don't touch at 320 pixels
_DECADES = 4  # 0.01 % to 100 %, each a quarter of the width
_STEP, _STACK = 13, 150  # pixels between two dots, and the most a stack may take
_FOOT = 22
_SIDE = Decimal(7)  # percent free at either end
_MEANINGS = {
    ("contradicts", False): "contradict",
    ("contradicts", True): "contradict, settled",
    ("differs", False): "differ",
    ("differs", True): "differ, settled",
    ("within", False): "agree: one within the other, or by rounding",
}
_FORMS = {Verdict.CONTRADICT: "contradicts", Verdict.DIFFER: "differs"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One topic's review: its claims that don't simply agree, those the ledger explains, those a person decided."""

    topic: str
    claims: int
    apart: int
    explained: int
    decided: int
    stale: int
    drawing: Markup

    @property
    def open(self) -> int:
        """How many still need a person."""
        return self.apart - self.explained - self.decided


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


def forms_of(assessments: Iterable[Assessment]) -> list[tuple[Markup, str]]:
    """A sample of each form of mark in the plot of gaps, with what it means."""
    found = {(_FORMS.get(each.verdict, "within"), is_settled(each)) for _, each in _gaps(assessments)}
    return [
        (element("svg", stamp(form, "50%", 14, *["settled"] * settled), class_="sample", aria_hidden="true"), words)
        for (form, settled), words in _MEANINGS.items()
        if (form, settled) in found
    ]


def unmeasured(assessments: Iterable[Assessment]) -> int:
    """How many claims that contradict or differ have no mark in the plot of gaps."""
    held = [each for each in assessments if each.verdict in _FORMS]
    return len(held) - len(_gaps(held))


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
    shape = _FORMS.get(assessment.verdict, "within")
    place = Decimal(column) * 100 / _COLUMNS + Decimal(50) / _COLUMNS
    y = (floor - step * height - step / 2).quantize(Decimal("0.1"))
    kinds = f"{shape} settled" if is_settled(assessment) else shape
    title = element("title", printable(assessment.claim.question))
    return element("use", title, href=f"#m-{shape}", class_=kinds, x=_across(place), y=str(y))


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


def progress_of(assessments: Iterable[Assessment]) -> list[Bar]:
    """By topic: the claims whose sources are apart or can't be settled, and what became of each."""
    topics: dict[str, list[Assessment]] = defaultdict(list)
    for each in assessments:
        topics[each.claim.topic].append(each)
    return [_bar(topic, held) for topic, held in sorted(topics.items())]


def _bar(topic: str, held: Sequence[Assessment]) -> Bar:
    needy = [a for a in held if a.verdict in {Verdict.CONTRADICT, Verdict.DIFFER, Verdict.UNRESOLVED}]
    settled = [a for a in needy if not a.open_pairs and a.verdict is not Verdict.UNRESOLVED]
    explained = sum(all(pair.explained for pair in a.pairs if pair.comparison.relation in NEEDY) for a in settled)
    decided = len(settled) - explained
    return Bar(
        topic, len(held), len(needy), explained, decided, sum(a.stale for a in held),
        _shares(explained, decided, len(needy)),
    )  # fmt: skip


def _shares(explained: int, decided: int, needy: int) -> Markup:
    """A bar of which the first part is explained, the second, hatched, decided, and the rest open."""
    parts = [element("rect", width="100%", height="100%", class_="ground")] * bool(needy)
    start = Decimal(0)
    for number, kind in ((explained, "done"), (decided, "hatched")):
        share = Decimal(number) * 100 / max(needy, 1)
        if number:
            x1, x2 = (f"{each:.2f}%" for each in (start, start + share))
            parts.append(element("line", x1=x1, x2=x2, y1="6", y2="6", class_=kind))
        start += share
    return element("svg", *parts, class_="bar", aria_hidden="true")


def _drawing(name: str, title: str, told: str, parts: Sequence[Markup], height: int) -> Markup:
    """An SVG of full width that speaks for itself."""
    words = element("title", title, id=f"{name}-title") + element("desc", printable(told), id=f"{name}-desc")
    return element(
        "svg", words, *parts, class_="plot", role="img", height=figure(Decimal(height)), width="100%",
        aria_labelledby=f"{name}-title", aria_describedby=f"{name}-desc",
    )  # fmt: skip
