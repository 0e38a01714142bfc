"""A comparison as JSON says it: decimals as text, so that no digit is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kzclaims.render.wording import exact

if TYPE_CHECKING:
    from kzclaims.compare import Comparison


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """The relation of two values and all that was weighed; `a` and `b` are the first and the second value."""
    return {
        "relation": str(comparison.relation),
        "reason": comparison.reason,
        "gap": exact(comparison.gap),
        "possible": comparison.possible,
        "rule": comparison.rule,
        "finer": comparison.finer,
        "entails": comparison.entails,
        "difference": exact(comparison.difference),
        "ratio": exact(comparison.ratio),
        "points": exact(comparison.points),
        "note": comparison.note,
    }
