"""What a count counts: the noun phrase after it ("party members"), where a plain look can tell. It may be empty."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kzclaims.reading.answers import Answers
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.sides import sides

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.reading.context import Context

_LONGEST = 4
_NONE, _HEAD, _SINGULAR, _ADJECTIVE = "none", "head", "singular", "adjective"


def counted(context: Context, end: int, number: Decimal) -> str:
    """The noun phrase that begins at token `end`, as it is written, or empty; a `number` of one asks for a singular noun."""
    words, j = context.words, end
    if words[j] == "of":
        j += 1
        while words[j] in ("the", "its", "their", "these", "those") or context.kinds[j] == "number":
            j += 1
    if words[j] == "-" and context.glued(j + 1):
        j += 1
    last = _head(context, j, number)
    return " ".join(context.cased[context.starts[j] : context.ends[last]].split()) if last is not None else ""


def _head(context: Context, j: int, number: Decimal) -> int | None:
    """The token of the noun that closes the phrase, or None."""
    nouns, words = _nouns(context.lexicon.codes), context.words
    for k in range(j, j + _LONGEST):
        noun = nouns[words[k]]
        if noun == _HEAD or (noun == _SINGULAR and k == j and number == 1):
            return k
        if noun == _NONE and not (words[k] == "-" and k > j and context.glued(k) and context.glued(k + 1)):
            return None
    return None


@cache
def _nouns(codes: tuple[str, ...]) -> Answers[str]:
    """Whether a word of one or two languages may be the noun that is counted, or stand before it.

    A singular noun is so after "one" alone.
    """
    table, closing = lexicon(codes), sides(codes).closing

    def noun(word: str) -> str:
        if closing[word]:
            return _NONE
        plural, adjective = table.nouns.get(word.isascii(), (None, None))
        if plural is not None:
            return _HEAD if plural.fullmatch(word) else _SINGULAR
        return _ADJECTIVE if adjective and adjective.fullmatch(word) else _HEAD

    return Answers(noun)
