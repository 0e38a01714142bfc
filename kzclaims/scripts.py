"""Letters of several scripts: which script a letter is of, and words that mix letters nobody tells apart.

Latin, Cyrillic and Greek share most of their shapes, so that a word of two of them reads as one of one of them. Greek
letters that look like no other (the μ of μm, the Ω of kΩ) are signs and no mixture (after Unicode Technical Standard 39).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_LATIN = "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿⱠ-Ɀꜣ-ꞇꞋ-ꟿﬀ-ﬆＡ-Ｚａ-ｚ"
_CYRILLIC = "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8f\ua640-\ua66e\ua680-\ua69d"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΆΈΉΊΌΎαγικνορτυχάίόύϊϋΐΰϲϳ"
_ATTACHED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_SEAM = re.compile(
    "|".join(
        f"[{a}][{_ATTACHED}]*[{''.join(b for b in (_LATIN, _CYRILLIC, _GREEK) if b != a)}]"
        for a in (_LATIN, _CYRILLIC, _GREEK)
    )
)
_WORD = re.compile(rf"(?:[^\W\d_]|[{_ATTACHED}])+")


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """LATIN, CYRILLIC or GREEK, or nothing for any other character."""
    return next((word for word in unicodedata.name(letter, "").split() if word in _SCRIPTS), "")


def strangers(word: str) -> str:
    """The letters of a word that are of another script than most of it; empty for a word of one script."""
    held = [script(c) for c in word]
    found = sorted({s for s in held if s}, key=lambda s: (held.count(s), s))
    return "".join(c for c, s in zip(word, held, strict=True) if s and s != found[-1]) if len(found) > 1 else ""


def mixed_words(text: str) -> Iterator[tuple[str, str]]:
    """The words that mix scripts, each with its letters of the other one; O(length)."""
    if text.isascii() or _SEAM.search(text) is None:
        return
    for word in _WORD.findall(text):
        if _SEAM.search(word):
            yield word, strangers(word)


def told(odd: str) -> str:
    """Letters with their code points and scripts, each once: “N” (U+004E, Latin)."""
    return ", ".join(f"“{c}” (U+{ord(c):04X}, {script(c).title()})" for c in dict.fromkeys(odd))
