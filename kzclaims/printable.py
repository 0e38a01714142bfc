"""The one sanitiser in front of everything shown on a terminal.

Texts come from anywhere and may hold escape sequences that drive the terminal, bidirectional controls that reorder
what is read (Trojan Source, CVE-2021-42574) and characters nobody sees. One code point becomes one code point, so
that offsets into a text hold in what is shown of it.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"

# Unicode 16: categories Cc, Cs, Zl, Zp and Cf (without the prepended marks of Arabic, Syriac and Kaithi numbers, which
# are seen), the noncharacters, and Default_Ignorable_Code_Point of DerivedCoreProperties.txt.
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
) + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_BAD = re.compile(f"[{_UNSEEN}]")
# Marks that attach to any letter: no script stacks more than a handful, a line of five hundred is an attack.
_STACKED = re.compile(
    "(?<=[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{8})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_LINE_END = re.compile(r"\r(?=\n)")


def printable(text: str, *, tab: str = "\t", newline: str = "\n") -> str:
    """`text` with everything unseen or harmful replaced, code point for code point; doing it twice changes nothing.

    C0 controls and DEL become their pictures (`␛`), everything else unseen U+FFFD. `tab` and `newline` are one
    code point each and stand for tabs and line feeds; the CR of a CRLF becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    seen = _BAD.sub(_picture, _LINE_END.sub(" ", text))
    seen = _STACKED.sub(REPLACEMENT, seen)
    return seen.replace("\t", tab).replace("\n", newline)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == 0x7F else REPLACEMENT
