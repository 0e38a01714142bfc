"""What a count counts: the noun phrase after it ("party members"), where a plain look can tell. It may be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.reading.tokens import WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context

_LONGEST = 4


def counted(context: Context, end: int, *, one: bool) -> str:
    """The noun phrase that begins at token `end`, as it is written, or empty; `one` asks for a singular noun."""
    j = end
    if context.words[j] == "of":
        j += 1
        while context.words[j] in ("the", "its", "their", "these", "those") or context.tokens[j].kind == "number":
            j += 1
    if context.words[j] == "-" and context.glued(j + 1):
        j += 1
    last = _head(context, j, one=one)
    return (
        " ".join(context.cased[context.tokens[j].start : context.tokens[last].end].split()) if last is not None else ""
    )


def _head(context: Context, j: int, *, one: bool) -> int | None:
    """The token of the noun that closes the phrase, or None."""
    for k in range(j, j + _LONGEST):
        token = context.tokens[k]
        if token.word == "-" and k > j and context.glued(k) and context.glued(k + 1):
            continue
        if token.kind != WORD or context.has("stops", k) or context.role(k):
            return None
        latin = token.word.isascii()
        plural, adjective = context.lexicon.nouns.get(latin, (None, None))
        if plural is not None:
            if plural.fullmatch(token.word) or (one and k == j):
                return k
        elif adjective is None or not adjective.fullmatch(token.word):
            return k
    return None
