"""Plots of the whole ledger: every gap at once, and how far review has come.

Each is one SVG with a title and a description for those who don't see it, and draws only numbers that stand in a table
beside it. Places are percentages, so that marks and letters keep their size on a phone.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from kzclaims.assess import NEEDY, Verdict
from kzclaims.compare import AGREE
from kzclaims.printable import printable
from kzclaims.render.drawing import element, sample, stamp
from kzclaims.render.lines import count
from kzclaims.render.sections import APART, is_settled
from kzclaims.render.wording import figure, percent, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.assess import Assessment
    from kzclaims.claim import Claim

_COLUMNS = 32  # of the plot of gaps: a dot and its neighbour don't touch at 320 pixels
_DECADES = 4  # 0.01 % to 100 %, each a quarter of the width
_STEP, _STACK = 13, 150  # pixels between two dots, and the most a stack may take
_FOOT = 22
_SIDE = Decimal(7)  # percent free at either end
_TENTH, _PLACE = Decimal("0.1"), Decimal("0.01")
_MEANINGS = {
    ("contradicts", False): "contradict",
    ("contradicts", True): "contradict, settled",
    ("differs", False): "differ",
    ("differs", True): "differ, settled",
    ("within", False): "agree: one within the other, or by rounding",
}
_FORMS = {Verdict.CONTRADICT: "contradicts", Verdict.DIFFER: "differs"}


class Gap(NamedTuple):
    """A claim that has a distance, as a share of the larger figure; `form` is its mark's, hollow where it is settled."""

    share: Decimal
    claim: Claim
    form: str
    settled: bool


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


def gaps_of(assessments: Iterable[Assessment]) -> list[Gap]:
    """The gaps that are drawn, the smallest first; what is set aside has none."""
    weighed = AGREE | APART
    worst = ((each.worst, each) for each in assessments)
    found = [
        Gap(pair.comparison.gap, each.claim, _FORMS.get(each.verdict, "within"), is_settled(each))
        for pair, each in worst
        if pair and pair.comparison.gap and pair.comparison.relation in weighed
    ]
    return sorted(found, key=lambda gap: (gap.share, gap.claim.id))


@cache
def _edges() -> list[Decimal]:
    """The least gap of every column but the first: that whose place, with its two digits, is the column's own."""
    starts = ((Decimal(column) * 100 / _COLUMNS).quantize(_PLACE, ROUND_CEILING) for column in range(1, _COLUMNS + 1))
    return [Decimal(10) ** ((start - _PLACE / 2) * _DECADES / 100 - _DECADES) for start in starts]


def plot_of_gaps(apart: Sequence[Gap], tolerance: Decimal) -> Markup:
    """A dot for each gap of `gaps_of` on a scale of powers of ten; empty where there is none."""
    stacks: dict[int, list[Gap]] = defaultdict(list)
    for gap in apart:
        stacks[bisect(_edges(), gap.share)].append(gap)
    if not stacks:
        return Markup()
    tallest = max(map(len, stacks.values()))
    step = min(Decimal(_STEP), Decimal(_STACK) / tallest)
    floor = int(step * tallest) + 18
    dots = [
        _dot(gap, x, floor - step * height - step / 2)
        for column, stack in sorted(stacks.items())
        for x in [_across(Decimal(column) * 100 / _COLUMNS + Decimal(50) / _COLUMNS)]
        for height, gap in enumerate(stack)
    ]
    drawn = [*_gap_scale(floor), _limit(tolerance, floor), *dots]
    told = f"{count(len(apart), 'claim has', 'claims have')} a gap between sources, from {_least_and_most(apart)}; {percent(tolerance)} is the first screen."
    return _drawing("gaps-plot", "All gaps", told, drawn, floor + _FOOT)


def forms_of(apart: Iterable[Gap]) -> list[tuple[Markup, str]]:
    """A sample of each form of mark in the plot of gaps, with what it means."""
    found = {(gap.form, gap.settled) for gap in apart}
    return [
        (sample(stamp(form, "50%", 14, hollow=settled)), words)
        for (form, settled), words in _MEANINGS.items()
        if (form, settled) in found
    ]


def unmeasured(assessments: Iterable[Assessment], apart: Iterable[Gap]) -> int:
    """How many claims that contradict or differ have no mark in the plot of these gaps."""
    return sum(each.verdict in _FORMS for each in assessments) - sum(gap.form in _FORMS.values() for gap in apart)


def _least_and_most(apart: Sequence[Gap]) -> str:
    return " to ".join(f"{rounded(apart[place].share * 100)}\u202f%" for place in (0, -1))


def _log_place(gap: Decimal) -> Decimal:
    """0 to 100 over four powers of ten, whatever lies below at 0."""
    share = (min(max(gap, Decimal("0.0001")), Decimal(1)).log10() + _DECADES) / _DECADES
    return (share * 100).quantize(_PLACE)


def _across(place: Decimal) -> str:
    return f"{(_SIDE + place * (100 - 2 * _SIDE) / 100).quantize(_TENTH)}%"


def _dot(gap: Gap, x: str, y: Decimal) -> Markup:
    kinds = f"{gap.form} settled" if gap.settled else gap.form
    title = f"<title>{escape(printable(gap.claim.question))}</title>"
    return Markup(f'<use href="#m-{gap.form}" class="{kinds}" x="{x}" y="{y.quantize(_TENTH)}">{title}</use>')  # noqa: S704 -- escaped here


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
