"""Whether a reading may go over an offset of a text: most ends of a quote are seen at once to part none.

A reading is one run of members, and of nouns between a number and a hedge, limit or target behind it. So it goes over an
offset only where such a run does, and has a number in it. What is out of the ordinary is held to go over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.reading.exclusions import without_addresses
from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.members import places
from kzclaims.reading.speech import spoken, usual_language
from kzclaims.reading.tokens import BREAK, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.reading.answers import Answers
    from kzclaims.reading.lexicon import Lexicon
    from kzclaims.reading.members import Place

_SIGHT = ((28, 36), (100, 100))  # code points before and after an offset that are looked at
_WORD = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+|\d++(?:[.,']\d++)*+|[^\w\s]")
_ASCII_WORD = re.compile(r"[a-z]++(?:'[a-z]++)*+|[0-9]++(?:[.,'][0-9]++)*+|[^\w\s]")  # the same, but faster
_NOUNS = 4  # words between a number and what stands behind it
_PHRASE = 6  # words of the longest phrase behind it
_CLOSE = [""] * (_NOUNS + _PHRASE)


class _Stretch(NamedTuple):
    """Words, figures and marks around an offset, closed by empty ones; `cut` says of either end whether more follow."""

    words: list[str]
    places: Answers[Place]
    lexicon: Lexicon
    cut: tuple[bool, bool]


def may_cross(text: str, offsets: Iterable[int], languages: Sequence[str]) -> bool:
    """Whether a reading of `text` may hold code points on both sides of one of the offsets; False is certain."""
    sheet = sheet_of(text)
    if sheet.moved:
        return True
    even = without_addresses(sheet.even)
    if len(languages) == 1:
        codes = (languages[0],)
        return any(_crossed(even, offset, codes) for offset in offsets if 0 < offset < len(even))
    usual = usual_language(sheet.cased, sheet.even)
    return any(
        _crossed(even, offset, spoken(sheet.cased, even, *context, languages, usual))
        for context in sheet.contexts()
        for offset in offsets
        if context[0] < offset < context[1]
    )


def _crossed(even: str, offset: int, codes: tuple[str, ...]) -> bool:
    """Whether a run goes over the offset; where its ends are out of sight, it is looked at from further away."""
    if _parts_a_word(even, offset):
        return True
    for before, after in _SIGHT:
        low, high = max(0, offset - before), min(len(even), offset + after)
        found = _joined(even[low:high], offset - low, codes, (low > 0, high < len(even)))
        if found is not None:
            return found
    return True


def _parts_a_word(even: str, at: int) -> bool:
    """Whether one word or figure may go on from the left of `at` to the right: a|b, 1|2, n'|t, .|5."""
    right = even[at : at + 2].replace("'", "")
    if not right[:1].isalnum():
        return False
    left = even[max(0, at - 2) : at].replace("'", "")
    return left[-1:].isalnum() or left[-1:] == "."


def _joined(even: str, at: int, codes: tuple[str, ...], cut: tuple[bool, bool]) -> bool | None:
    """Whether a run with a number in it goes over `at`; None where its ends are out of sight."""
    low, high = 0, len(even)
    if "\n" in even:
        if "-\n" in even:  # a word parted at a line end may be one
            return True
        (low, high), cut = _context(even, at, cut)
    if low > at:
        return False
    find = (_ASCII_WORD if even.isascii() else _WORD).findall
    left = find(even, low, at)
    words = [*left, *find(even, at, high), *_CLOSE]
    stretch, right = _Stretch(words, places(codes), lexicon(codes), cut), len(left)
    first = _run_start(stretch, right)
    last = _run_end(stretch, right) if first != right else right
    if last == right:
        return False
    if first is None or last is None:
        return None
    run = words[first:last]
    return not stretch.lexicon.starts.isdisjoint(run) or any(word[0].isdecimal() for word in run)


def _context(even: str, at: int, cut: tuple[bool, bool]) -> tuple[tuple[int, int], tuple[bool, bool]]:
    """The range between blank lines that `at` stands in, and `cut` for its ends; one that begins after it holds none."""
    low = 0
    for gap in BREAK.finditer(even):
        if gap.start() >= at:
            return (low, gap.start()), (cut[0], False)
        low, cut = gap.end(), (False, cut[1])
    return (low, len(even)), cut


def _run_end(stretch: _Stretch, right: int) -> int | None:
    """Where a reading that holds the word before `right` ends at the latest; None where that is out of sight."""
    last, words, known = right, stretch.words, stretch.places
    while known[words[last]].inside or _is_noun(stretch, last):
        last += 1
    if stretch.cut[1] and not words[last]:
        return None
    while last > right and not _may_end(stretch, last - 1):
        last -= 1
    return last


def _run_start(stretch: _Stretch, right: int) -> int | None:
    """Where a reading that holds the word at `right` begins at the earliest; None where that is out of sight."""
    first, words, known = right, stretch.words, stretch.places
    while first and (known[words[first - 1]].inside or _is_noun(stretch, first - 1)):
        first -= 1
    if stretch.cut[0] and first < 2:  # the first word in sight may be the end of one
        return None
    while first < right and not known[words[first]].first:
        first += 1
    return first


def _may_end(stretch: _Stretch, i: int) -> bool:
    """Whether a reading may end with the word at i; with a dot where it is the end of an abbreviation."""
    words, known = stretch.words, stretch.places
    return known[words[i]].last or (words[i] == "." and known[words[i - 1]].word)


def _is_noun(stretch: _Stretch, i: int) -> bool:
    """Whether the word at i has a hedge, a limit or a target behind it, other words at most between them."""
    words, known, _, cut = stretch
    if not known[words[i]].word:
        return False
    for k in range(i + 1, i + 1 + _NOUNS):
        if cut[1] and not words[k + 1]:
            return True
        word = words[k]
        place = known[word]
        if (place.behind or word == "-") and _stands_behind(stretch, k, k + 1 if word == "-" else k):
            return True
        if not place.word:
            return False
    return False


def _stands_behind(stretch: _Stretch, k: int, at: int) -> bool:
    """Whether a limit or target begins with the word at k, or a hedge with that at `at`, or may do so out of sight."""
    words, table = stretch.words, stretch.lexicon
    link = table.phrases["limit_links"].at(words, k)
    limited = link is not None and stretch.places[words[k + link.length]].inside
    found = limited or words[k] in table.words["targets"] or table.phrases["after"].at(words, at) is not None
    return found or (stretch.cut[1] and not words[k + _PHRASE])
