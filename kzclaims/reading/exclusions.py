"""Digits that are no quantity: times of day, telephone numbers, versions, scores, names, ordinals, places in a list.

Everything here is asked at a token that is a figure, so a text without digits pays nothing for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.reading.digits import SUPERSCRIPTS, VULGAR
from kzclaims.reading.measures import unit_of
from kzclaims.reading.tokens import END, NUMBER, WORD

if TYPE_CHECKING:
    from kzclaims.reading.context import Context

_SHAPES = re.compile(
    r"""
      \d{1,3}:\d{1,2}(?::\d{2})?(?!\d)                            # 12:30, 0:03:18, 2:1
    | \d{1,2}[x×х]\d{1,3}(?!\d)                                   # 16x9
    | \d+(?:[.,]\d+)?\ ?[x×х]\ ?\d+(?:\ ?[x×х]\ ?\d+)*(?:[-–]\d+)?(?!\d)
    | (?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?![\d%])                                   # versions, addresses; dotted dates were taken before
    | (?<=\+)\d[\d ().-]{6,}\d                                    # telephones
    | (?<=\()\d{3,4}\)\ ?\d[\d -]{5,}\d
    | \d{3}-\d{3}-\d{2,4}(?:-?\d{2})?(?!\d) | \d{3}-\d{4}(?!\d) | \d{2}-\d{2}-\d{2}(?!\d)
    | [78][ -]\(?\d{3}\)?[ -]\d{3}[ -]\d{2}[ -]?\d{2}
    | \d{11,}(?!\d)                                               # identifiers
    | 0\d+(?![\d,.:])
    | \d+(?:/\d+){2,}
    | \d+\^\d+
    """,
    re.VERBOSE,
)
_SHAPING = frozenset("x×х:/^-–()")  # what stands behind the first figure of a shape
_LONG = 11  # characters a figure that is an identifier has at least
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}|"
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|info|gov|edu|kz|ru|eu|io)\b(?:/\S*)?"
)
_LIST_MARK = re.compile(r"[ ]*(?:[(\[]?\d{1,3}[.)\]]|\d{1,2}(?:\.\d{1,2})+\.?)[ ]+(?=[^\s\d])")
_LOOK = 400  # code points a line of a list may have
_YEAR = 4  # digits
_SENTENCE_END = ".!?:;…\"”»'"
_HOST = re.compile(r"\.(?:com|org|net|info|gov|edu|kz|ru|eu|io)\b")


def without_addresses(text: str) -> str:
    """The text with its web and mail addresses overwritten by marks that stand in no number; nothing moves."""
    if "@" in text or "://" in text or "www." in text or _HOST.search(text):
        return _ADDRESS.sub(lambda found: "\\" * len(found[0]), text)
    return text


def not_a_figure(context: Context, i: int, even: str) -> int | None:
    """The token after what begins at the figure i and is no quantity, or None where it may be one."""
    shape = _SHAPES.match(even, context.starts[i]) if _may_be_shape(context, i) else None
    if shape:
        return _past(context, i, shape.end())
    return _listed(context, i, even) or labelled(context, i) or _ordinal(context, i) or timed(context, i)


def _may_be_shape(context: Context, i: int) -> bool:
    """Whether the figure at token i may be one of the shapes, by itself or with the marks and figures beside it."""
    word, behind = context.words[i], context.words[i + 1]
    if context.kinds[i + 1] == NUMBER or behind in _SHAPING or context.words[i - 1] == "+":
        return True
    return len(word) >= _LONG or word[0] == "0" or word.count(".") > 1


def _past(context: Context, i: int, offset: int) -> int:
    while context.kinds[i] != END and context.starts[i] < offset:
        i += 1
    return i


def named(context: Context, i: int) -> int | None:
    """The token after a name with digits, letters on either side of them: COP27, COVID-19, T-72, 5G; else None."""
    if not context.glued(i):
        return _named_after(context, i) if context.glued(i + 1) else None
    before = i - 1
    if context.words[before] in ("-", "–") and context.glued(before):
        before = i - 2
        if context.has("minus", before):
            return None
        if context.has("glued_before", before):
            return None if len(context.words[i]) == _YEAR else i + 1
        if (context.glued(before) and context.kinds[i - 3] == NUMBER) or context.role(before):
            return _named_after(context, i)
    elif _is_money(context, before):
        return _named_after(context, i)
    return _name_end(context, i) if context.kinds[before] == WORD else _named_after(context, i)


def _named_after(context: Context, i: int) -> int | None:
    """The same for the letters right after the figure."""
    is_name = context.glued(i + 1) and context.kinds[i + 1] == WORD and not _may_follow(context, i + 1)
    return _name_end(context, i + 1) if is_name else None


def _is_money(context: Context, i: int) -> bool:
    """Whether the letters at token i, on the first digit, are a currency: EUR5, $US5."""
    unit = context.lexicon.phrases["units"].at(context.words, i)
    letters = context.words[i] in context.lexicon.names["dollars"] and context.words[i - 1] == "$"
    return letters or (unit is not None and unit.name.isupper())


def _name_end(context: Context, i: int) -> int:
    """Past everything that hangs together with token i by hyphens or without space."""
    i += 1
    while context.kinds[i] in (WORD, NUMBER) and context.glued(i):
        i += 1
    while context.words[i] == "-" and context.glued(i) and context.glued(i + 1) and context.kinds[i + 1] != END:
        i += 2
    return i


def _may_follow(context: Context, i: int) -> bool:
    """Whether a word may stand on the last digit: a scale, a unit, an ending of ordinals, a power."""
    word, lexicon = context.words[i], context.lexicon
    numeral = lexicon.numerals.get(word)
    return (
        (numeral is not None and numeral.role in ("glued", "abbreviations", "scales", "vague"))
        or word in lexicon.words["ordinal_endings"]
        or word in lexicon.words["decade_endings"]
        or word in VULGAR
        or word in SUPERSCRIPTS
        or word in lexicon.words["factor_marks"]
        or unit_of(context, i) is not None
        or lexicon.phrases["clock_after"].at(context.words, i) is not None
        or lexicon.phrases["after"].at(context.words, i) is not None
    )


def _listed(context: Context, i: int, even: str) -> int | None:
    """The number of a list, a section or a note: at the start of a line, with a dot or bracket and words after it."""
    start = context.starts[i]
    if context.words[i - 1] == "[" and context.words[i + 1] == "]":
        return i + 2
    line = start
    while line and even[line - 1] in " ([":
        line -= 1
    if (line and even[line - 1] != "\n") or not (mark := _LIST_MARK.match(even, line)):
        return None
    if mark[0].strip()[-1].isdigit() and not (context.cased[mark.end()].isupper() and not context.role(i + 1)):
        return None
    return _past(context, i, mark.end()) if _begins_item(even, line) else None


def _begins_item(text: str, line: int) -> bool:
    """Whether the line at offset `line`, which begins like an item, is no sentence going on with a number."""
    before = text[max(0, line - _LOOK) : line].rstrip(" \n")
    gap = text[max(0, line - _LOOK) + len(before) : line]
    if not before or before[-1] in _SENTENCE_END or gap.count("\n") > 1:
        return True
    previous = text.rfind("\n", max(0, line - _LOOK), max(0, line - 1)) + 1
    after = text.find("\n", line, line + _LOOK) + 1
    return bool(_LIST_MARK.match(text, previous) or (after and _LIST_MARK.match(text, after)))


def labelled(context: Context, i: int) -> int | None:
    """Page 5, статья 12, № 7: a number after its label is a name, and so are those listed with it."""
    before = i - 1
    if context.words[before] in (".", "-"):
        before -= 1
    label, tables = context.words[before], context.lexicon.words
    capital = label in tables["capital_labels"] and context.cased[context.starts[before]].isupper()
    if not (label in tables["labels"] or (capital and before == i - 1)):
        return None
    i += 1
    while context.words[i] in (",", "-", "–", "and", "и", "және") and context.kinds[i + 1] == NUMBER:
        i += 2
    return i


def _ordinal(context: Context, i: int) -> int | None:
    """74th, 74-я, 5-сынып."""
    words = context.lexicon.words
    if context.glued(i + 1) and (
        context.words[i + 1] in words["ordinal_endings"] or context.words[i + 1] in words["decade_endings"]
    ):
        return i + 2
    if context.words[i + 1] not in ("-", "–") or not context.glued(i + 1) or not context.glued(i + 2):
        return None
    ending = context.words[i + 2]
    if context.kinds[i + 2] != WORD:
        return None
    if ending in words["cardinal_endings"] or ending in context.lexicon.names["endings"]:
        return None
    if ending in words["small_cardinal_endings"] and len(context.words[i]) == 1:
        return None
    if ending in words["ordinal_endings"]:
        return i + 3
    return i + 3 if _any_noun(context, ending) else None


def _any_noun(context: Context, word: str) -> bool:
    """Whether digits, a hyphen and this word are an ordinal: a noun is (5-сынып), an adjective is not (30-местный)."""
    lexicon = context.lexicon
    if (
        "ordinal_any" not in lexicon.flags
        or word.isascii()
        or word in lexicon.numerals
        or word in lexicon.names["compound_ends"]
    ):
        return False
    adjective = lexicon.nouns.get(False, (None, None))[1]
    return adjective is None or not adjective.fullmatch(word)


def timed(context: Context, i: int) -> int | None:
    """5 p.m., 10 часов утра, сағат 10-да."""
    found = context.lexicon.phrases["clock_after"].at(context.words, i + 1)
    return i + 1 + found.length if found else clock_led(context, i)


def clock_led(context: Context, i: int) -> int | None:
    """The token after a time of day that a word before the figure makes of it: сағат 10-да."""
    if not context.has("clock_before", i - 1):
        return None
    return _name_end(context, i) if context.words[i + 1] == "-" else i + 1


def score(context: Context, start: int, end: int, first: int, second: int) -> bool:
    """Whether two small numbers parted by a hyphen are a score: the larger first, or words of winning near them."""
    if first > 99 or second > 99:
        return False
    if first >= second:
        return True
    won = context.lexicon.stems["win"]
    return any(won.at(context.words, n) for n in range(max(0, start - 4), min(end + 3, len(context.words) - 2)))
