"""What is left of a value beside its readings: idle words, or digits and signs that show it was not understood.

A value is one reading and idle words ("63.3 % (2019)", "COVID-19 deaths: 120"). Whoever writes 76_000, 7e+76 or 76..000
means another figure than the 76 that a reader of prose finds there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.text import Span

_HOLE = "\0"  # stands for a reading in what is left
_SIGN = r"[_^\\%‰‱°+<>~¬±×÷$¢£¥€₽₸\u2200-\u22ff]"  # those that make another number or unit of a figure
_TELLING = re.compile(rf"[\d–-]|\.\.|{_SIGN}")
# A sign on a reading or beside it, but a plus before it or before a word; two dots; a dash that leaves a range open or
# may be a minus.
_SIGNED = re.compile(
    rf"""
      {_HOLE}(?!\ \+\ [^\W\d_])\ ?{_SIGN} | (?!\+{_HOLE}){_SIGN}\+?\ ?{_HOLE}
    | {_HOLE}\ ?\.\.(?!\.) | (?<!\.)\.\.\ ?{_HOLE}
    | {_HOLE}[-–](?![^\W\d_]) | ^[-–]\ {_HOLE}
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_NOTE = re.compile(r"\[\d{1,3}\]")  # the number of a note: 76[1]
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_DAY = r"\d{1,2}/\d{1,2}/\d{2,4}"  # 10/01/2021, which could be two days, beside a figure
_DAYTIME = re.compile(rf"(?<={_HOLE})T\d\d:[\d:.{_HOLE}]+(?:Z|[+-]\d\d:?\d\d)?(?!\w)")  # ISO 8601, behind its date
_WORDS = r"[^\W\d_]+(?:[-–][^\W\d_]+)*"
_NAMED = re.compile(rf"[№#]?[^\W\d_][^\W_]*(?:[-–/.'’][^\W_]+)*|[№#]?\d+[-–]?{_WORDS}|[№#]\d+|{_TIME}|{_DAY}")
_NUMBERED = re.compile(r"0|[1-9]\d*(?:[.-]\d+)*")  # page 5, article 12.1
_LABEL = re.compile(r"[^\W\d_]|[№#§]")
_AROUND = "()[]«»“”„\"'’‘,.;:!?…*"


def understood(text: str, spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether nothing of a value is left over but idle words; `spans` are all its readings, [start, end) the one meant."""
    if not (_TELLING.search(text, 0, start) or _TELLING.search(text, end)):
        return True
    words = _DAYTIME.sub("", _NOTE.sub("", _without(text, spans))).split()
    return not _SIGNED.search(" ".join(words)) and _idle(words)


def _without(text: str, spans: Iterable[Span]) -> str:
    kept, at = [], 0
    for span in sorted(spans):
        kept += [text[at : span.start], _HOLE]
        at = span.end
    return "".join([*kept, text[at:]])


def _idle(words: Sequence[str]) -> bool:
    """Whether every digit left over belongs to a name (COP27, 19th), a time of day or a label (page 5, 5 p.m.)."""
    labelled = len(words) > 1 and bool(_LABEL.match(words[1]))
    for word in words:
        if not _DIGIT.search(word):
            labelled = bool(_LABEL.search(word)) and _HOLE not in word
            continue
        bare = word.strip(_AROUND)
        if not (_NAMED.fullmatch(bare) or (labelled and _NUMBERED.fullmatch(bare))):
            return False
    return True
