"""What a quoter may leave out or put in openly: ellipses and square brackets.

"Observers … did not find" stands in two parts; "the party [Nur Otan] won" has two words that are the quoter's own;
in "[T]he commission" the brackets only own up to another letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kzclaims.matching.decisive import CONDITION, CONTRAST, DOUBT, HEDGE, NEGATION
from kzclaims.quote import State

Ruling = tuple[State, str]
_SENTENCE_END = re.compile(r"[.!?…][”\"’»)\]]*(?:\s|$)")
_SENTENCE_START = re.compile(r"[.!?…][”\"’»)\]]*\s+[“\"‘«(\[]*[^\Wa-zа-я]\Z")
_ELLIPSIS = re.compile(r"(?:[\[(<]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])>]|…|\.\s?\.\s?\.(?:\s?\.)?)")
_LETTER_IN_BRACKETS = re.compile(r"(?<=\w)\[(\w{1,3})\]|\[(\w{1,3})\](?=\w)")
_INSERTION = re.compile(r"\[([^\[\]]*)\]")


class Quoted(NamedTuple):
    """The parts of a quote in order, as the text should have them, and what its brackets put in."""

    parts: tuple[str, ...]
    insertions: tuple[str, ...]


@lru_cache(maxsize=64)
def quoted_parts(exact: str) -> Quoted:
    """Take a quote apart at its ellipses and take out what stands in square brackets."""
    parts = [part for part in _ELLIPSIS.split(exact) if any(c.isalnum() for c in part)]
    plain = [_LETTER_IN_BRACKETS.sub(lambda m: m[1] or m[2], part) for part in parts]
    insertions = tuple(text.strip() for part in plain for text in _INSERTION.findall(part))
    kept = [_INSERTION.sub("", part).strip() for part in plain]
    return Quoted(tuple(part for part in kept if any(c.isalnum() for c in part)), insertions)


def hidden(text: str, part: str) -> Ruling | None:
    """What an ellipsis hides that it may not: `text` is what it stands for, `part` the words it goes on with."""
    for pattern, what in ((NEGATION, "a negation"), (CONDITION, "a condition"), (CONTRAST, "a contrast")):
        if found := pattern.search(text):
            return State.ALTERED, f"The ellipsis hides {what}: “{found[0]}”."
    if found := DOUBT.search(text):
        return State.HEDGE_CHANGED, f"The ellipsis hides a hedge: “{found[0]}”."
    if _SENTENCE_END.search(text) and not _SENTENCE_START.search(text + part[:1]):
        return State.ALTERED, "The ellipsis joins pieces of two sentences into one."
    return None


def inserted(insertions: tuple[str, ...]) -> Ruling | None:
    """What the quoter's own words in square brackets do to the text's."""
    for text in insertions:
        for pattern in (NEGATION, HEDGE):
            if found := pattern.search(text):
                return State.ALTERED, f"The brackets put in “{found[0]}”, which changes what is said."
    return None
