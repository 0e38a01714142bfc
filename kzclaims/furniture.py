"""Page furniture and broken columns: what stands inside a sentence without being part of it.

Page-turn lines ("Continued on Page 5", "Page 3 of 8", "стр. 5", "5-бет") are found by their wording; a lone number is
one only beside a form feed. A column break is a sentence that stops short at the end of one paragraph and goes on at
the start of another.
"""

from __future__ import annotations

import re

from kzclaims.text import Span

_PAGE = (
    r"(?:page|pg\.?|p\.|стр\.?|страниц[аеу]|бет)\s*\d{1,4}(?:\s*(?:of|/|из)\s*\d{1,4})?"
    r"|\d{1,4}[\s-]*(?:бет(?:тен|те)?|стр\.|страница)"
    r"|\d{1,4}\s*\|\s*page"
)
_TURN = r"(?:continued|cont['’]?d\.?|продолжение|окончание|начало|жалғасы|соңы|басы)"
_LINE_START, _LINE_END = r"(?<![^\n\r\f\v\x1c-\x1e\x85\u2028\u2029])", r"(?![^\n\r\f\v\x1c-\x1e\x85\u2028\u2029])"
_PAGE_LINE = re.compile(
    rf"{_LINE_START}[^\S\n\r\f\v]*(?P<line>[\[(–—-]* ?(?:{_TURN}\s+(?:on\s+|from\s+|на\s+|см\.\s*)*)?(?:{_PAGE}) ?[\])–—-]*)"
    rf"[^\S\n\r\f\v]*{_LINE_END}",
    re.IGNORECASE,
)
_INLINE_TURN = re.compile(r"\b(?:Continued (?:on|from) [Pp]age|Продолжение на стр\.|Начало на стр\.) ?\d{1,4}\b")
_LONE_NUMBER = re.compile(
    r"(?:\f[^\S\n\r\f\v]*(?P<after>\d{1,4})[^\S\n\r\f\v]*(?=[\n\r\f\v]))"
    r"|(?:[\n\r\v][^\S\n\r\f\v]*(?P<before>\d{1,4})[^\S\n\r\f\v]*(?=[\n\r\v]{0,2}\f))"
)

_PARAGRAPH_END = re.compile(r"[^\S\n]*(?:\n[^\S\n]*\n|\n?[^\S\n]*\f|\s*\Z)")
_PARAGRAPH_START = re.compile(r"(?:\n[^\S\n]*\n|\f\n?|\A)\s*[“”\"'‘’«(\[]*\Z")
_BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n|\f")
_UNFINISHED_WORDS = (
    "a an the of to in on at by for from with and or as that which who is are was were be been has have had "
    "will its their his her this these into than в во на с со к о об от до по для из у за и или а но что как "
    "при не его её их это мен бен пен және үшін туралы бойынша арқылы"
)
_UNFINISHED = frozenset(_UNFINISHED_WORDS.split())
_BACK = 400


def page_lines(text: str) -> tuple[Span, ...]:
    """The page-turn lines of a text, in order, without the white space around them."""
    if not _may_hold_one(text.casefold()):
        return ()
    spans = {Span(*match.span("line")) for match in _PAGE_LINE.finditer(text)}
    spans |= {Span(*match.span()) for match in _INLINE_TURN.finditer(text)}
    spans |= {Span(*match.span(match.lastgroup or 0)) for match in _LONE_NUMBER.finditer(text)}
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    return tuple(kept)


def _may_hold_one(even: str) -> bool:
    """Whether a cue of a page-turn line stands in the text; asked of the words around every quote."""
    latin = "page" in even or "pg" in even or "p." in even
    return latin or "\f" in even or "стр" in even or "бет" in even


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """The text with `spans` overwritten by spaces; every other code point keeps its offset."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        pieces += [text[done : span.start], " " * (span.end - span.start)]
        done = span.end
    return "".join([*pieces, text[done:]])


def column_break(text: str, left: int, right: int) -> bool:
    """Whether a sentence breaks off at `left`, the end of a paragraph, and goes on at `right`, the start of another.

    It must be seen to be unfinished: a small word or a comma before the break, or a small letter or a digit after it.
    Where the text goes on further up (`right` before `left`), it is in another paragraph; else words are put about.
    """
    if right < left and not _BETWEEN_PARAGRAPHS.search(text, right, left):
        return False
    while left < len(text) and text[left] in ",;:–—-”’»)\"'":
        left += 1
    before = text[max(0, left - _BACK) : left].rstrip("’”»\"')] ")
    if (
        not before
        or not _PARAGRAPH_END.match(text, left)
        or not _PARAGRAPH_START.search(text[max(0, right - 20) : right])
    ):
        return False
    if before[-1] in ".!?…:;":
        return False
    last = before.split()[-1].casefold()
    goes_on = text[right : right + 1]
    return last in _UNFINISHED or last.endswith((",", "-")) or goes_on.islower() or goes_on.isdecimal()
