"""The words and signs every format shares: a glyph, a word and a number, so that nothing hangs on colour.

Figures are written from decimals, digit for digit; only gaps and percentages made here are rounded, for reading.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kzclaims.compare import Relation
from kzclaims.signs import STATES, VERDICTS, Sign
from kzclaims.support import Support

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.assess import Evidence
    from kzclaims.compare import Comparison

__all__ = [
    "HOLDS", "NARRATOR", "NARROW_SPACE", "RELATIONS", "STATES", "SUPPORTS", "VERDICTS", "Sign", "exact", "figure", "gap_of",
    "percent", "rounded", "speaker_of",
]  # fmt: skip

NARROW_SPACE = "\u202f"
NARRATOR = "narrator"  # the voice of the piece itself

RELATIONS: Mapping[Relation, Sign] = {
    Relation.EQUAL: Sign("=", "equal"),
    Relation.ROUNDS_TO: Sign("~", "rounds to"),
    Relation.COMPATIBLE: Sign("=", "compatible"),
    Relation.DIFFERS: Sign("≠", "DIFFERS"),
    Relation.CONTRADICTS: Sign("✗", "CONTRADICTS"),
    Relation.SUPERSEDED: Sign("↷", "another time"),
    Relation.DIFFERENT_SCOPE: Sign("∦", "different scope"),
    Relation.NOT_COMPARABLE: Sign("?", "not comparable"),
}

SUPPORTS: Mapping[Support, Sign] = {
    Support.STATED: Sign("=", "value stated in the quote"),
    Support.DERIVED: Sign("=", "value derived"),
    Support.HEDGE_DROPPED: Sign("≠", "hedge dropped"),
    Support.SHARPENED: Sign("≠", "sharper than the quote"),
    Support.DIFFERS: Sign("✗", "value differs from the quote"),
    Support.UNREAD: Sign("?", "value not read in the quote"),
}


HOLDS: Mapping[bool | None, Sign] = {
    True: Sign("=", "holds"),
    False: Sign("✗", "BROKEN"),
    None: Sign("?", "undecided"),
}


def exact(number: Decimal | None) -> str | None:
    """A figure for another program: every digit, no exponent."""
    return None if number is None else format(number, "f")


def figure(number: Decimal) -> str:
    """A figure for a reader, thousands apart; beyond 18 digits in powers of ten."""
    if number and not -18 <= number.adjusted() <= 18:
        return f"{number:.3E}"
    return f"{number:,f}"


def rounded(number: Decimal) -> str:
    """A figure made here, to two digits at most, or whole where larger: `9.1`, `0.24`, `0.2`, `67`."""
    if not number:
        return "0"
    for places, limit in ((Decimal("0.01"), Decimal("0.995")), (Decimal("0.1"), Decimal("9.95"))):
        if abs(number) < limit:
            short = number.quantize(places, ROUND_HALF_UP)
            return format(short.normalize(), "f") if short else f"<{places}"
    return figure(number.quantize(Decimal(1), ROUND_HALF_UP)) if number.adjusted() < 18 else figure(number)


def gap_of(comparison: Comparison) -> str:
    """How far apart: in points for percentages, else in percent of the larger; empty where there is no distance."""
    if comparison.points is not None:
        return f"{rounded(abs(comparison.points))}{NARROW_SPACE}pp"
    if comparison.gap is not None:
        return f"{rounded(comparison.gap * 100)}{NARROW_SPACE}%"
    return ""


def percent(part: Decimal) -> str:
    """A tolerance: `0.05` as `5 %`."""
    return f"{figure((part * 100).normalize() + 0)}{NARROW_SPACE}%"


def speaker_of(evidence: Evidence) -> str:
    """Who says it; the narrator where the ledger names nobody."""
    return evidence.assertion.speaker or NARRATOR
