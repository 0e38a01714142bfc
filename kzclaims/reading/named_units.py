"""The unit that a few words name without a number: EUR, percent of the vote, years, people."""

from __future__ import annotations

import re
from functools import lru_cache

from kzclaims.reading.lexicon import lexicon
from kzclaims.reading.reader import read
from kzclaims.reading.speech import spoken, usual_language
from kzclaims.reading.tokens import CLOSE, sheet_of

COUNTED = "counted"
_NUMBER = "5 "  # what the words are read behind; Russian and Kazakh count by it as they do by most numbers
_CODE = re.compile("[A-Z]{3}")


@lru_cache(maxsize=1024)
def unit_named(text: str) -> str:
    """The unit as readings name it (EUR, percent, year); `COUNTED` for people, seats, votes; empty where it isn't certain.

    Words that go on behind a percentage or a currency say of what ("percent of the vote"); behind any other unit they
    may make another thing of it (day care centres).
    """
    text = " ".join(text.split())
    if not text or (len(text) == 1 and text.isalpha()) or re.search(r"\d", text):
        return ""
    written = _NUMBER + text
    found = list(read(written, whole=True))
    if len(found) != 1 or found[0][0].figure is None:
        return ""
    unit, end = found[0][0].figure.unit, found[0][1].end
    if not unit:
        return COUNTED if _is_counted(text) else ""
    return unit if end == len(written) or unit == "percent" or _CODE.fullmatch(unit) else ""


def _is_counted(text: str) -> bool:
    sheet = sheet_of(text)
    codes = spoken(sheet.cased, sheet.even, 0, len(text), (), usual_language(sheet.cased, sheet.even))
    found = lexicon(codes).stems["people"].at([*sheet.even.split(), *[""] * CLOSE], 0)
    return found is not None and found.length == len(text.split())
