"""Two numbers that are one value: from 60 to 70, 5-7 thousand, 7 or 8%. And those that are not: scores, changes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.reading.exclusions import score
from kzclaims.reading.hedges import changed
from kzclaims.reading.measures import measured
from kzclaims.reading.numerals import plain
from kzclaims.reading.shares import figure
from kzclaims.reading.tokens import WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context, Figure

_DASHES = ("-", "–", "—", "…", "~")
SCORE = "score"
_LEVELS = frozenset({"between", "между"})  # never the ends of a change
_AMOUNTS = ((), ("by",))
_FAR = 3  # times the first number; "rose 5 to 7 percent" is a range, "rose 5 to 105" is none


def joined(context: Context, first: Figure) -> Figure | None:
    """The range or choice that `first` opens, or None where it stands alone.

    A score comes back with the bound `score`: it is no quantity, and neither is its second number.
    """
    j = first.end
    if first.bound:
        return None
    if context.words[j] in _DASHES:
        return _dashed(context, first)
    if context.has("either", j):
        second = _second(context, j + 1)
        fits = second and not second.bound and _units_agree(first, second)
        return _pair(first, second, "either-or") if second and fits else None
    return _opened(context, first) or _by_cases(context, first)


def _second(context: Context, i: int) -> Figure | None:
    """The figure that begins at token i, a currency, sign or "the" before it allowed."""
    for k in range(i, i + 3):
        found = (
            figure(context, k) if context.kinds[k] == "number" or context.words[k] in context.lexicon.starts else None
        )
        if found:
            found = measured(context, found)
            return found if found.start <= i else None
    return None


def _units_agree(first: Figure, second: Figure) -> bool:
    if not first.unit or first.unit == second.unit:
        return True
    return not second.unit and first.unit.isupper() and first.end - first.start > 1


def _dashed(context: Context, first: Figure) -> Figure | None:
    """60-70, €10–12 million, двести-триста."""
    j = first.end
    left, right = context.glued(j), context.glued(j + 1)
    if left != right or (context.words[j] == "—" and not left):
        return None
    second = figure(context, j + 1) if context.kinds[j + 1] == "number" or context.role(j + 1) else None
    if second is None:
        second = _second(context, j + 1)
        return _pair(first, second, "range") if second and _orderly(first, second) else None
    second = second._replace(start=j + 1)
    plain = first.digits and second.digits and left and not (first.unit or first.scaled or second.scaled)
    second = measured(context, second._replace(start=j + 1)) if second.low >= 0 else second
    if plain and not second.unit and score(context, first.start, second.end, int(first.low), int(second.low)):
        return first._replace(end=second.end, bound=SCORE)
    if second.bound or not _units_agree(first, second) or not _orderly(first, second):
        return None
    return _pair(first, second, "range")


def _orderly(first: Figure, second: Figure) -> bool:
    """Whether the second number is the larger one, once the scale is shared."""
    return shared(first, second).low < second.low


def shared(first: Figure, second: Figure) -> Figure:
    """The first number with the scale of the second where only that one has it: 5-7 thousand."""
    by = Decimal(1) if first.unit else second.times
    scaled = not first.scaled and second.scale != 1 and first.coefficient < second.coefficient
    by *= second.scale if scaled else 1
    low = plain(first.low * by) if by != 1 else first.low
    return first._replace(
        low=low, high=low, step=first.step * abs(by), fine=first.fine * abs(by), scaled=first.scaled or scaled
    )


def _opened(context: Context, first: Figure) -> Figure | None:
    """From A to B, between A and B, A to B: a range, or the two ends of a change."""
    j = first.end
    if context.words[j] not in context.lexicon.joins:
        return None
    for opening, joins in context.lexicon.ranges:
        at = first.start - len(opening)
        if context.words[j] not in joins or not all(context.words[at + n] == word for n, word in enumerate(opening)):
            continue
        second = _second(context, j + 1)
        if second is None or second.bound or not _units_agree(first, second):
            continue
        if opening and opening[-1] in context.lexicon.words["change_openers"]:
            return _changed(context, first, second)
        if context.words[j] in context.lexicon.words["closing"]:
            if not _closed(context, second.end):
                continue
        elif _is_change(context, opening, first, second):
            return _changed(context, first, second)
        if _orderly(first, second):
            return _pair(first._replace(start=at), second, "range")
    return None


def _is_change(context: Context, opening: tuple[str, ...], first: Figure, second: Figure) -> bool:
    if _LEVELS.intersection(opening) or not changed(context, first.start - len(opening), second.end):
        return False
    return opening not in _AMOUNTS or second.low > _FAR * first.low


def _changed(context: Context, first: Figure, second: Figure) -> Figure:
    """The first end of a change by itself, with the scale and unit that only the second one has written."""
    context.targets.add(first.end)
    return shared(first, second)._replace(unit=first.unit or second.unit)


def _closed(context: Context, end: int) -> bool:
    closers = context.lexicon.stems["closers"]
    return any(closers.at(context.words, k) for k in range(end, end + 3))


def _by_cases(context: Context, first: Figure) -> Figure | None:
    """60-тан 70 пайызға дейін: from (ablative) to (dative and дейін)."""
    lexicon, j = context.lexicon, first.end
    if not lexicon.names["endings"] or not lexicon.words["targets"]:
        return None
    ending = context.words[j - 1]
    if first.case != "ablative" and lexicon.names["case_endings"].get(ending[-3:]) != "ablative":
        return None
    second = _second(context, j)
    if second is None or second.bound or not _units_agree(first, second):
        return None
    for k in range(second.end, second.end + 3):
        if context.has("targets", k):
            if changed(context, first.start, k + 1):
                return _changed(context, first, second)
            if not _orderly(first, second):
                return None
            return _pair(first, second._replace(end=k + 1), "range")
        if context.kinds[k] != WORD:
            break
    return None


def _pair(first: Figure, second: Figure, bound: str) -> Figure:
    first = shared(first, second)
    low, high = sorted((first.low, second.low))
    return second._replace(
        start=min(first.start, second.start), low=low, high=high, step=min(first.step, second.step),
        fine=min(first.fine, second.fine), scaled=first.scaled or second.scaled, bound=bound,
        unit=second.unit or first.unit, readings=(),
    )  # fmt: skip
