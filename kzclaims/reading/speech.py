"""Which language a context speaks: by its letters, and between Russian and Kazakh by its words.

Half of all Kazakh words hold a letter that Russian lacks, but Kazakh names stand in Russian sentences: so capitals don't
count, and the small words of both languages do.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kzclaims.languages import CODES, language
from kzclaims.reading.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE = 2000  # code points of a context that are looked at
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z]")
_WORD = re.compile("[\u0400-\u04ff]+")
_TELLING = ("units", "before", "after", "date_after", "thirds", "thirds_after")
_PLAIN_WORD = 0.25  # what a word without Kazakh letters speaks for Russian


def usual_language(cased: str, even: str) -> str:
    """The Cyrillic language of the text as a whole, for contexts that tell nothing."""
    return _told(cased[: 4 * _SAMPLE], even[: 4 * _SAMPLE], "ru")


def spoken(cased: str, even: str, start: int, end: int, languages: Sequence[str], usual: str) -> tuple[str, ...]:
    """The languages to read [start, end) in, the one whose decimal mark holds first.

    `languages` are those declared, in which case no other is read; `usual` decides where the words don't, and is not
    asked for where one language alone is declared.
    """
    if len(languages) == 1:
        return (languages[0],)
    end = min(end, start + _SAMPLE)
    allowed = tuple(languages) or CODES
    if not _CYRILLIC.search(even, start, end):
        return ("en",) if "en" in allowed and (not languages or _LATIN.search(even, start, end)) else allowed[:1]
    slavic = [code for code in ("ru", "kk") if code in allowed]
    if not slavic:
        return allowed[:1]
    told = slavic[0] if len(slavic) == 1 else _told(cased[start:end], even[start:end], usual)
    if "en" not in allowed:
        return (told,)
    latin = sum(map(len, re.findall("[a-z]+", even[start:end])))
    cyrillic = sum(map(len, _WORD.findall(even[start:end])))
    return (told, "en") if cyrillic >= latin else ("en", told)


def _told(cased: str, even: str, usual: str) -> str:
    if not _CYRILLIC.search(even):
        return usual
    for_kazakh = for_russian = 0.0
    for found in _WORD.finditer(even):
        kazakh, russian = _spoken_for(found[0])
        if kazakh is None:
            for_kazakh += not cased[found.start()].isupper() or cased[found.start() : found.end()].isupper()
        else:
            for_kazakh, for_russian = for_kazakh + kazakh, for_russian + russian
    if for_kazakh == for_russian == 0:
        return usual
    return "kk" if for_kazakh >= for_russian else "ru"


@lru_cache(maxsize=8192)
def _spoken_for(word: str) -> tuple[float | None, float]:
    """What a word speaks for Kazakh and for Russian; None where its letters speak, if it is no name."""
    if _kazakh_letters().search(word):
        return None, 0
    kazakh, russian = _known("kk", word), _known("ru", word)
    if kazakh != russian:
        return kazakh, russian
    if russian:
        return 0, 0
    ending = lexicon(("kk",)).names["case_endings"].get(word[-3:])
    return _PLAIN_WORD * bool(ending), _PLAIN_WORD


@cache
def _kazakh_letters() -> re.Pattern[str]:
    return re.compile(f"[{language('kk').letters}]")


def _known(code: str, word: str) -> bool:
    """Whether a word is among the small words of a language or those its numbers are written with."""
    words = lexicon((code,))
    if word in words.known or word in words.words["words"]:
        return True
    if word in words.words["year_words"] or any(words.phrases[name].holds(word) for name in _TELLING):
        return True
    return words.stems["factor_units"].holds(word)
