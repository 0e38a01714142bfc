"""What a line of a person's means in plain mode: which action, on which assertions, with which words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui.evidence import letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.assess import Assessment
    from kzclaims.tui.actions import Table

# What a screen shows without being asked, and what needs no word where a cursor can go there.
OWN: Mapping[str, str] = {
    "list": "say the claims that are listed, twenty at a time; a number says where to begin",
    "go": "to a claim: go and its id, or its number in the list",
    "again": "say the claim again",
}


class Answer(NamedTuple):
    """The name of an action, empty where none was meant, and the words after it."""

    action: str
    words: str


class Subject(NamedTuple):
    """What of a claim is meant: the ids of no, one or two assertions; and the words that are left."""

    ids: tuple[str, ...]
    words: str


def read_answer(line: str, actions: Table) -> Answer:
    """The action by one of its keys (as it is written), its name or its footer's word; an empty line is `again`.

    A key that is no letter or digit needs no space after it: `/vote`.
    """
    line = line.strip()
    word, _, words = line.partition(" ")
    if not word:
        return Answer("again", "")
    keys = {key: action.name for action in actions.actions for key in action.keys}
    keys |= {_WRITTEN[key]: name for key, name in keys.items() if key in _WRITTEN}
    if found := keys.get(word, "") or _named(word.casefold().replace("-", "_"), actions):
        return Answer(found, words.strip())
    if word[0] in keys and not word[0].isalnum():
        return Answer(keys[word[0]], line[1:].strip())
    return Answer("", line)


# What a line of input may hold for a key that the toolkit names by a word.
_WRITTEN: Mapping[str, str] = {"escape": "esc"}


def _named(word: str, actions: Table) -> str:
    if word in actions.by_name or word in OWN:
        return word
    return next((action.name for action in actions.actions if action.label == word), "")


def read_subject(words: str, assessment: Assessment, *, reason: bool) -> Subject | str:
    """The assertions meant by the letters at the beginning: `B`, or `A C` for the pair; else what is wrong.

    Where a `reason` follows, a colon stands between: `A C: they count others`; without one all words are the reason.
    """
    head, colon, tail = words.partition(":")
    letters = head.replace(",", " ").upper().split()
    ids = {letter(place): each.assertion.id for place, each in enumerate(assessment.evidence)}
    unknown = [each for each in letters if each not in ids]
    if reason and (unknown or not letters):
        return Subject((), words.strip())
    if unknown or (colon and not reason):
        last = letter(len(ids) - 1) if ids else ""
        known = (
            f"The assertions here are {'A' if last == 'A' else f'A to {last}'}."
            if ids
            else "There is no assertion here."
        )
        return f"“{words}” names no assertion. {known}"
    named = tuple(ids[each] for each in letters)
    if len(set(named)) != len(named) or len(named) > 2:
        return "A decision is on the claim, on one assertion, or on two that differ."
    return Subject(named, tail.strip())


_NUMBER = re.compile(r"(.*?)\s*(\d+)?")


def read_number(words: str) -> tuple[str, int]:
    """The words, and the number at their end, 0 where there is none."""
    found = _NUMBER.fullmatch(words)
    assert found
    return found[1], int(found[2] or 0)
