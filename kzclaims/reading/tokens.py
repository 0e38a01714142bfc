"""A text cut into contexts and tokens for reading numbers, every token at its place in the text as it was given.

Digits, spaces, dashes and apostrophes of every kind are made one, page furniture is blanked, and a blank line ends a
context. Characters that show nothing (soft hyphens, joiners) and combining marks shorten the working copy; `Sheet.place`
leads back to the code points of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.furniture import page_lines
from kzclaims.reading.answers import Answers
from kzclaims.record import record
from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

NUMBER, WORD, MARK, END = "number", "word", "mark", "end"


class Tokens(NamedTuple):
    """Words, figures and marks, each at one index of all four; [starts, ends) count code points of the working copy.

    They are closed by `CLOSE` empty ones, so that a look ahead or back by eight never fails.
    """

    kinds: Sequence[str]
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


_Token = tuple[str, int, int]
CLOSE = 12  # empty tokens at the end
_NO_KINDS, _NO_WORDS, _NOWHERE = [END] * CLOSE, [""] * CLOSE, [-1] * CLOSE

# U+2028, U+2029, U+0085 and a lone carriage return end a line; form feeds and tabs are spaces here.
_ONE_FOR_ONE = str.maketrans(
    "\t\v\f\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\x85\u2028\u2029\u2010\u2011\u2212\u2012\u2015\u2018\u2019\u02bc\u0060\u00b4\uff07ёЁ\u0130％＄．，－＋／：￡￥٪٫٬⁄＜＞～≦⩽≧⩾∼≃≅",
    " " * 23 + "\n\n\n---–—''''''ееi%$.,-+/:£¥%.,/<>~≤≤≥≥~≈≈",
)
_SINGLES = re.escape("".join(map(chr, _ONE_FOR_ONE)))
_MENDED = re.compile(f"[{_SINGLES}]")
_ODD = re.compile(f"[{_SINGLES}\\r\u0660-\u1fff\u2100-\U0010ffff]")  # and where digits stand that are none of ours
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufe0f]")
# These, and the combining marks that a stress is shown by.
_LOOSE = re.compile(
    f"{_UNSEEN.pattern}|[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
# A token by its first character: a word, a figure, a dot that begins one, or a mark. A figure is digits in groups of
# three by one mark, else digits with dots and commas inside. After a letter and a hyphen (COVID-19) a space never groups.
# The one group takes the whole token, so that a text is split into its tokens and what stands between them.
_WRITTEN = r"""
    ( [^\s_](?:
        (?<=LETTER)LETTER*+(?:'LETTER++|-\n\ *LETTER++)*+
      | (?<=DIGIT)(?:
          (?<!LETTER.)(?<!LETTER-.)DIGIT{0,2}
          (?:(?:,GROUP)++|(?:\ GROUP)++|(?:\.GROUP)++|(?:'GROUP)++|,?\n000(?!DIGIT))(?:[.,]DIGIT+)*
        | DIGIT*(?:[.,]DIGIT+)*
        )
      | (?<=(?<![\w.])\.)DIGIT+
      |
    ))
"""


def _tokens(letter: str, digit: str) -> re.Pattern[str]:
    written = _WRITTEN.replace("GROUP", "DIGIT{3}(?!DIGIT)")
    return re.compile(written.replace("LETTER", letter).replace("DIGIT", digit), re.VERBOSE)


_ANY_TOKEN = _tokens(r"[^\W\d_]", r"\d")
_ASCII_TOKEN = _tokens("[A-Za-z]", "[0-9]")  # the same for a text in ASCII, and faster
BREAK = re.compile(r"\n[ \r]*\n\s*")


@record(frozen=True, slots=True)
class Sheet:
    """The working copy of a text: `cased` keeps capitals, `even` is in lower case, both of one length."""

    cased: str
    even: str
    _places: list[int] = field(default_factory=list, repr=False)
    _length: int = 0

    @property
    def moved(self) -> bool:
        """Whether characters of the working copy stand elsewhere in the text."""
        return bool(self._places)

    def place(self, start: int, end: int) -> Span:
        """A range of the working copy as a range of the text it was made from."""
        if not self._places:
            return Span(start, end)
        return Span(self._places[start], self._places[end] if end < len(self._places) else self._length)

    def contexts(self) -> Iterator[tuple[int, int]]:
        """The ranges between blank lines."""
        start = 0
        for gap in BREAK.finditer(self.even) if "\n" in self.even else ():
            if gap.start() > start:
                yield start, gap.start()
            start = gap.end()
        if start < len(self.even):
            yield start, len(self.even)


def sheet_of(text: str) -> Sheet:
    """The working copy of a text, its page furniture and the blank lines around it made spaces."""
    places: list[int] = []
    length = len(text)
    if not text.isascii() and (_LOOSE.search(text) or not unicodedata.is_normalized("NFC", text)):
        text, places = _shortened(text)
    cased = text if _is_even(text) else _mended(text)
    if lines := page_lines(text):
        cased = _without_furniture(cased, lines)
    even = cased.lower()
    if len(even) != len(cased):
        even = "".join(c.lower() if len(c.lower()) == 1 else c for c in cased)
    return Sheet(cased, even, places, length)


def _is_even(text: str) -> bool:
    """Whether a text shows at once that nothing in it needs mending."""
    return text.isascii() and text.replace("\n", "").isprintable() and "`" not in text


def _mended(text: str) -> str:
    """The text with spaces, line ends, dashes, apostrophes and digits of every kind made one, each in its place."""
    if not _ODD.search(text):
        return text
    text = _lone_returns(_MENDED.sub(lambda found: found[0].translate(_ONE_FOR_ONE), text))
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def _lone_returns(text: str) -> str:
    return re.sub(r"\r(?!\n)", "\n", text) if "\r" in text else text


def _shortened(text: str) -> tuple[str, list[int]]:
    """The text without what shows nothing and with combining marks composed, and where each character came from."""
    kept: list[str] = []
    places: list[int] = []
    for i, c in enumerate(text):
        if _UNSEEN.match(c):
            continue
        if kept and unicodedata.combining(c):
            whole = unicodedata.normalize("NFC", kept[-1] + c)
            if len(whole) == 1:
                kept[-1] = whole
            continue
        kept.append(c)
        places.append(i)
    return "".join(kept), places


def _without_furniture(text: str, lines: tuple[Span, ...]) -> str:
    """Blank each page line with the line ends around it, so that the sentence it stands in goes on."""
    pieces: list[str] = []
    done = 0
    for line in lines:
        start, end = line
        while start > done and text[start - 1].isspace():
            start -= 1
        while end < len(text) and text[end].isspace():
            end += 1
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def tokens_of(text: str, start: int, end: int, known: Container[str]) -> Tokens:
    """The tokens of text[start:end]; a word parted at a line end is one token where the whole is `known`."""
    part = text[start:end]
    pieces = (_ASCII_TOKEN if part.isascii() else _ANY_TOKEN).split(part)
    offsets = list(accumulate(map(len, pieces), initial=start))
    words, starts, ends = pieces[1::2], offsets[1:-1:2], offsets[2::2]
    if "-\n" in part:
        whole = [piece for token in zip(words, starts, ends, strict=True) for piece in _parted(token, known)]
        words, starts, ends = [w for w, _, _ in whole], [start for _, start, _ in whole], [end for _, _, end in whole]
    kinds = [_KINDS[word[-1]] for word in words]
    return Tokens(kinds + _NO_KINDS, words + _NO_WORDS, starts + _NOWHERE, ends + _NOWHERE)


def _parted(token: _Token, known: Container[str]) -> list[_Token]:
    """A word parted at a line end as one or as its pieces; any other token as it is."""
    word, start, end = token
    if "-\n" not in word:
        return [token]
    whole = re.sub(r"-\n *", "", word)
    if whole in known:
        return [(whole, start, end)]
    pieces = re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)*|-", word)
    return [(p[0], start + p.start(), start + p.end()) for p in pieces]


def _kind(last: str) -> str:
    """What a token is, by its last character."""
    if last.isdecimal():
        return NUMBER
    return WORD if last.isalnum() else MARK


_KINDS = Answers(_kind)
_KINDS.update(dict.fromkeys("0123456789", NUMBER))  # it keeps no figures of itself
