"""Which of several places is meant: faithful ones first, then by the words before and after; or none, and it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from kzclaims.fold import letters
from kzclaims.quote import FAITHFUL, Match, Quote, State
from kzclaims.words import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.fold import Folded

_WEIGHTS = (50, 20, 20)  # quote, prefix, suffix: as Hypothesis weighs them
_CONTEXT = 64  # letters of a prefix or suffix that are compared
_DECIDES = 0.05  # by how much the best place must outweigh the next
_FITS = 0.6  # how well a prefix or suffix must fit to prove anything
_LEAST, _TWO_WORDS = 8, 12  # letters without which a quote, or one of two words, is too short


def decided(quote: Quote, folded: Folded, found: Sequence[Match]) -> tuple[Match, ...]:
    """Matches best first; ambiguous where the best are equal or the quote is too short to prove anything."""
    if len(found) == 1 and not quote.prefix and not quote.suffix:
        return (_unless_too_short(quote, found[0]),)
    weighed = sorted(
        ((_weight(quote, folded, m), m) for m in found), key=lambda wm: (_rank(wm[1]), -wm[0][0], wm[1].spans[0])
    )
    ranked = [m for _, m in weighed]
    (total, context), top = weighed[0]
    equal = [m for (w, _), m in weighed if _rank(m) == _rank(top) and total - w < _DECIDES]
    if top.state not in FAITHFUL:
        others = tuple(m.spans for m in equal[1:] if m.score >= top.score)
        return (replace(top, others=others), *ranked[1:])
    fits = context >= _FITS
    if not fits:
        equal = [m for m in ranked if _rank(m) == _rank(top)]
    if len(equal) > 1:
        rest = [m for m in ranked if not any(m is other for other in equal)]
        return (*_ambiguous(equal), *rest)
    return tuple(ranked) if fits else (_unless_too_short(quote, top), *ranked[1:])


def _ambiguous(equal: Sequence[Match]) -> list[Match]:
    """Equal places, each of which names the others."""
    reason = f"It stands in {len(equal)} places and no prefix or suffix decides between them."
    return [
        replace(m, state=State.AMBIGUOUS, reason=reason, others=tuple(o.spans for o in equal if o is not m))
        for m in equal
    ]


def _rank(match: Match) -> int:
    """Faithful matches before all others; an exact one is no better than a folded one."""
    return 0 if match.state in FAITHFUL else 1


def _unless_too_short(quote: Quote, match: Match) -> Match:
    """The match, ambiguous where it is faithful to a quote too short to prove anything."""
    if match.state not in FAITHFUL or not _too_short(quote.exact):
        return match
    reason = "It is too short to prove anything: quote more of the sentence, or give a prefix or suffix."
    return replace(match, state=State.AMBIGUOUS, reason=reason)


def _too_short(exact: str) -> bool:
    long = len(letters(exact))
    if long >= _TWO_WORDS and sum(word[0].isalpha() for word in exact.split()) > 1:
        return False
    words = len(units(exact))
    return words < 2 or long < _LEAST or (words == 2 and long < _TWO_WORDS)


def _weight(quote: Quote, folded: Folded, match: Match) -> tuple[float, float]:
    """(weight of quote, prefix and suffix; how well the prefix and suffix given fit), each from 0 to 1."""
    prefix, suffix = letters(quote.prefix)[-_CONTEXT:], letters(quote.suffix)[:_CONTEXT]
    start, end = folded.position(match.spans[0].start), folded.position(match.spans[-1].end)
    before = fuzz.ratio(prefix, folded.letters[max(0, start - len(prefix)) : start]) / 100 if prefix else 0.0
    after = fuzz.ratio(suffix, folded.letters[end : end + len(suffix)]) / 100 if suffix else 0.0
    given = _WEIGHTS[1] * bool(prefix) + _WEIGHTS[2] * bool(suffix)
    context = _WEIGHTS[1] * before + _WEIGHTS[2] * after
    total = (_WEIGHTS[0] * match.score + context) / (_WEIGHTS[0] + given)
    return total, context / given if given else 0.0
