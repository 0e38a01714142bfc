"""What the words around a number make of it: more than, at least, about, and what turns them around.

An inverted bound is the worst error there is. So the longest hedge wins ("no more than" over "more than"), a negation
beside a hedge turns it around, and where a negation stands near but not beside it no direction is claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.reading.tokens import WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context
    from kzclaims.reading.phrases import Found

TURNED = {
    "over": "at-most",
    "at-least": "under",
    "under": "at-least",
    "at-most": "over",
    "nearly": "under",
    "just-over": "none",
    "exactly": "none",
    "about": "none",
}
UP, DOWN = frozenset({"over", "just-over", "at-least"}), frozenset({"under", "at-most", "nearly"})
_REACH = 2  # words between a negator and a hedge that still leave it in doubt
_LIGHT_REACH = 4
_NOUNS = 2  # words between a number and the hedge behind it
_BEFORE, _AFTER = 8, 4  # how far a verb of change may stand


def hedged(context: Context, start: int, end: int, case: str = "") -> tuple[str, int, int]:
    """The bound that the words around tokens [start, end) give, and the tokens [start, end) that the number takes with it.

    `case` is what the number's last word shows.
    """
    after, stop = _after(context, end, case)
    if not context.sides.before[context.words[start - 1]]:
        return after, start, stop
    before, at = _before(context, start)
    return stronger(before, after), at, stop


def _before(context: Context, start: int) -> tuple[str, int]:
    bound, at = "none", start
    if context.has("hedge_links", at - 1) and context.has("than", at - 2) and context.words[at - 3] != ",":
        at -= 1
    while at > context.used and (found := context.lexicon.phrases["before"].at(context.words, at - 1)):
        if at - found.length < context.used:
            break
        name = _meant(context, found, at)
        if not name:
            break
        at -= found.length
        bound = stronger(name, bound)
    return _negated(context, bound, at) if bound != "none" else (bound, start)


def _meant(context: Context, found: Found, at: int) -> str:
    """The bound of a hedge that ends before token `at`; empty where it names the target of a change (fell to)."""
    first = at - found.length
    if context.words[at - 1] in context.lexicon.words["targets"] and (
        first in context.targets or changed(context, first, at)
    ):
        return ""
    return found.name


def stronger(outer: str, inner: str) -> str:
    """Of two stacked hedges the one-sided one; two that contradict each other claim nothing."""
    if outer == "none":
        return inner
    if inner == "none":
        return outer
    sides = [bound for bound in (outer, inner) if bound in UP or bound in DOWN]
    if not sides:
        return outer
    if len(sides) == 2 and (outer in UP) != (inner in UP):
        return "none"
    return sides[0]


def _negated(context: Context, bound: str, at: int) -> tuple[str, int]:
    """The bound after any negation before the hedge that begins at token `at`, and where the two begin."""
    if bound not in TURNED:
        return bound, at
    k, between, heavy = at - 1, 0, 0
    while k >= context.used and between <= _LIGHT_REACH and context.kinds[k] == WORD:
        if context.has("negators", k):
            return (TURNED[bound], k) if not heavy else ("none", at)
        if not context.has("light", k):
            heavy += 1
            if heavy > _REACH or context.has("only", k):
                return bound, at
        k, between = k - 1, between + 1
    return bound, at


def _after(context: Context, end: int, case: str) -> tuple[str, int]:
    """The hedge behind a number, its unit or at most two words of its noun, and where it ends."""
    hedging, closing = context.sides.hedging, context.sides.closing
    for j in range(end, end + 1 + _NOUNS):
        word = context.words[j]
        if hedging[word] and (found := fitting(context, j, case if j == end else "")):
            return _meant_after(context, found, j + found.length)
        if closing[word]:
            break
    return "none", end


def fitting(context: Context, at: int, case: str) -> Found | None:
    """The hedge behind a number that begins at token `at`, past a hyphen, if the case it asks for is there."""
    found = _at(context, at, case)
    if found is None and context.words[at] == "-" and context.glued(at) and context.glued(at + 1):
        found = _at(context, at + 1, "")
        return found._replace(length=found.length + 1) if found else None
    return found


def _at(context: Context, at: int, case: str) -> Found | None:
    lexicon = context.lexicon
    for found in lexicon.phrases["after"].all_at(context.words, at):
        if found.case and found.case != (case or case_of(context, at - 1)):
            continue
        stop = at + found.length
        if context.has("than", stop) or (context.words[at] == "+" and not context.glued(at)):
            continue
        number_next = context.role(stop) or context.kinds[stop] == "number"
        if number_next and not found.case and lexicon.phrases["before"].at(context.words, stop - 1):
            continue
        return found
    return None


def case_of(context: Context, i: int) -> str:
    """The case that a word's ending shows; the longest ending decides."""
    word = context.words[i]
    for length in (3, 2):
        if len(word) >= length and (case := context.lexicon.names["case_endings"].get(word[-length:])):
            return case
    return ""


def _meant_after(context: Context, found: Found, stop: int) -> tuple[str, int]:
    """The bound of a hedge that ends before token `stop`, and where it ends with any negation after it."""
    if context.words[stop - 1] in context.lexicon.words["targets"] and changed(context, stop, stop):
        return "none", stop
    if found.name not in TURNED:
        return found.name, stop
    for k in range(stop, stop + 1 + _REACH):
        if context.lexicon.stems["negators_after"].at(context.words, k):
            return TURNED[found.name], k + 1
        if not context.has("light", k):
            break
    return found.name, stop


def changed(context: Context, before: int, after: int) -> bool:
    """Whether a verb of change stands in the clause before token `before` or shortly after token `after`."""
    stems = context.lexicon.stems["changes"]
    for k in range(before - 1, max(-1, before - 1 - _BEFORE), -1):
        if context.words[k] in (".", ";", "!", "?"):
            break
        if stems.at(context.words, k):
            return True
    # English names the change before its ends; what follows ("5% to 10% increase") is no verb.
    behind = range(after, min(after + _AFTER, len(context.words) - 4))
    return any(stems.at(context.words, k) and not context.words[k].isascii() for k in behind)


def falling(context: Context, start: int, end: int) -> bool:
    """Whether the words right after or before tokens [start, end) tell of a fall, so that "times" divides."""
    falls = context.lexicon.stems["falls"]
    rises = context.lexicon.stems["changes"]
    for k in [*range(end, min(end + 4, len(context.words) - 4)), *range(start - 1, max(-1, start - 7), -1)]:
        if context.words[k] in (".", ";"):
            continue
        if falls.at(context.words, k):
            return True
        if rises.at(context.words, k):
            return False
    return False
