"""What a count counts: the noun phrase after it ("party members"), where a plain look can tell. It may be empty."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.reading.answers import Answers
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.sides import sides

if TYPE_CHECKING:
    from kzclaims.reading.context import Context

_LONGEST = 4


def counted(context: Context, end: int, *, one: bool) -> str:
    """The noun phrase that begins at token `end`, as it is written, or empty; `one` asks for a singular noun."""
    j = end
    if context.words[j] == "of":
        j += 1
        while context.words[j] in ("the", "its", "their", "these", "those") or context.kinds[j] == "number":
            j += 1
    if context.words[j] == "-" and context.glued(j + 1):
        j += 1
    last = _head(context, j, one=one)
    return " ".join(context.cased[context.starts[j] : context.ends[last]].split()) if last is not None else ""


def _head(context: Context, j: int, *, one: bool) -> int | None:
    """The token of the noun that closes the phrase, or None."""
    nouns = _nouns(context.lexicon.codes)
    for k in range(j, j + _LONGEST):
        word = context.words[k]
        if word == "-" and k > j and context.glued(k) and context.glued(k + 1):
            continue
        noun = nouns[word]
        if noun is _Noun.HEAD or (noun is _Noun.SINGULAR and one and k == j):
            return k
        if noun is _Noun.NONE:
            return None
    return None


class _Noun(Enum):
    """Whether a word may be the noun that is counted, or stand before it; a singular one is so after "one" alone."""

    NONE = auto()
    HEAD = auto()
    SINGULAR = auto()
    ADJECTIVE = auto()


@cache
def _nouns(codes: tuple[str, ...]) -> Answers[_Noun]:
    """The nouns of one or two languages."""
    table, closing = lexicon(codes), sides(codes).closing

    def noun(word: str) -> _Noun:
        if closing[word]:
            return _Noun.NONE
        plural, adjective = table.nouns.get(word.isascii(), (None, None))
        if plural is not None:
            return _Noun.HEAD if plural.fullmatch(word) else _Noun.SINGULAR
        return _Noun.ADJECTIVE if adjective and adjective.fullmatch(word) else _Noun.HEAD

    return Answers(noun)
