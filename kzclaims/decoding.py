"""Bytes to text: strictly, in UTF-8 or what a source declares. What else they could be is suggested, never decided.

Characters that no reader sees and that change what is read (control characters, the marks that reorder a line, those
that end a line for some programs only, noncharacters) may not stand in a file people read.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.finding import Fault
from kzclaims.text import Location
from kzclaims.values import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENCODINGS = (
    "utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "us-ascii", "windows-1251", "windows-1252", "koi8-r", "koi8-u",
    "kz-1048", "ptcp154", "ibm866", "iso-8859-1", "iso-8859-5", "iso-8859-15", "mac-cyrillic",
)  # fmt: skip
"""What a source's text may be declared to be in; Python knows each by this name."""
ENCODING_PATTERN = r"^[A-Za-z0-9_. -]{1,30}$"
_REPLACEMENT = "\ufffd"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
STAND_IN = "\ufdd0"
"""What stands in a text for a character that was taken out of it, so that places hold; a noncharacter of our own."""
_PLANE_ENDS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_ODD = (
    f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANE_ENDS}"
)
STEERING = re.compile(f"[{_ODD}]")
"""Characters that no file has a need of."""
FORBIDDEN = re.compile(f"[{_ODD}\x0b\x0c\x85\u2028\u2029\ufeff]")
"""These, and what a source's text may hold but no ledger: page breaks, other line ends, marks between words."""
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_LINE_END = re.compile(r"\r\n?|\n")
_YAML_END, _TEXT_END = re.compile(rb"\r\n?|\n"), re.compile(rb"\n")  # a text's lines end as its places are counted
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_NOT_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_NOT_UTF8 = re.compile("[\udc80-\udcff]+")
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_LOW = range(6)  # high bytes of Latin, Greek and Cyrillic letters in UTF-16; no text has these controls
_HIGH = (
    ((2, 3), "utf-32"),
    ((1, 2, 3), "utf-32"),
    ((0, 1), "utf-32"),
    ((0, 1, 2), "utf-32"),
    ((1, 3), "utf-16le"),
    ((0, 2), "utf-16be"),
)
_LOOK = 1 << 16  # bytes that a suggestion is made from
_FEW = 4  # bytes that are damage in a text and no encoding of it


@dataclass(frozen=True, slots=True)
class Guess:
    """What bytes that are not UTF-8 look like, as a clause; `encoding` is out of ENCODINGS, or empty where none fits.

    `partly` says that most of them are UTF-8 after all.
    """

    says: str = ""
    encoding: str = ""
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how many places of it could not be decoded and are U+FFFD now."""

    content: str
    replaced: int = 0


def decode(data: bytes, name: str) -> str | Fault:
    """A ledger's file: strict UTF-8, a leading byte order mark dropped; else a fault that says what to save it as."""
    wide = wide_encoding(data)
    if wide:
        message = f"{name} is in {wide[:6].upper()}, not in UTF-8"
        return Fault("encoding", message, Location(name), "save the file as UTF-8")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        guess = guessed(data)
        save = f"{'write that anew, and ' if guess.partly else ''}save the file as UTF-8"
        place = byte_place(data, error.start, name, _YAML_END)
        return _undecoded(data, error.start, place, f"{guess.says}: {save}" if guess.says else save)


def decode_text(data: bytes, name: str, encoding: str = "", *, damaged: bool = False) -> Decoded | Fault:
    """A source's text, strictly in the encoding declared or in UTF-8; unlike a ledger it may hold any character.

    Where it is declared `damaged`, what can't be decoded is U+FFFD and counted. A byte order mark stays in UTF-8.
    """
    wide = "" if encoding else wide_encoding(data)
    if wide:
        message = f"it is in {wide[:6].upper()}, not in UTF-8"
        return Fault("encoding", message, Location(name), _advice(data, encoding))
    try:
        return Decoded(data.decode(encoding or "utf-8"))
    except UnicodeDecodeError as error:
        if damaged:
            content = data.decode(encoding or "utf-8", "replace")
            own = data.decode(encoding or "utf-8", "backslashreplace").count(_REPLACEMENT)
            return Decoded(content, content.count(_REPLACEMENT) - own)
        place = Location(name) if wide_encoding(data) else byte_place(data, error.start, name, _TEXT_END)
        return _undecoded(data, error.start, place, _advice(data, encoding), encoding)


def _undecoded(data: bytes, at: int, place: Location, hint: str, encoding: str = "") -> Fault:
    wanted = f"{encoding}, as is declared" if encoding else "UTF-8"
    return Fault("encoding", f"byte {at} (0x{data[at]:02x}) is not {wanted}", place, hint)


def read_encoding(text: str) -> str:
    """The encoding a source declares, under its name in ENCODINGS; raises BadValueError for any other."""
    try:
        meant = codecs.lookup(text).name if re.fullmatch(ENCODING_PATTERN, text) else ""
    except LookupError:
        meant = ""
    known = next((name for name in ENCODINGS if codecs.lookup(name).name == meant), None)
    if known is None:
        raise BadValueError(f"{text!r} is no encoding known here", f"write one of {', '.join(ENCODINGS)}")
    return known


def _advice(data: bytes, encoding: str) -> str:
    """What to do about a source's text."""
    guess = guessed(data)
    damaged = "declare `damaged: true` for the source, and they are read as U+FFFD and counted"
    if encoding:
        return f"correct `encoding`, or get a whole copy; else {damaged}"
    if guess.partly:
        return f"{guess.says}: get a whole copy; else {damaged}"
    if guess.encoding:
        return f"{guess.says}: declare `encoding: {guess.encoding}` for the source, or save the file as UTF-8"
    return (
        f"{guess.says or 'it can be in many encodings'}: declare `encoding` for the source, or save the file as UTF-8"
    )


def wide_encoding(data: bytes) -> str:
    """The encoding of bytes that are UTF-16 or UTF-32, by their mark or by their zeros; empty where they are neither."""
    for mark, family in _MARKS:
        if data.startswith(mark):
            return family.lower()
    looked = data[: _LOOK - _LOOK % 4]
    low = [sum(map(looked[n::4].count, _LOW)) * 4 / len(looked) for n in range(4)] if b"\0" in looked else []
    for high, encoding in _HIGH if low else ():
        if min(low[n] for n in high) > 0.5 and max(low[n] for n in range(4) if n not in high) < 0.2:
            return encoding
    return ""


def guessed(data: bytes) -> Guess:
    """What bytes that are not UTF-8 may be, from the letters they would make."""
    wide = wide_encoding(data)
    if wide:
        return Guess(f"this looks like {wide}", wide)
    if b"\0" in data:
        return Guess("this looks like no text at all")
    read = data.decode("utf-8", "surrogateescape")
    bad, good = _NOT_UTF8.findall(read), len(_NOT_ASCII.findall(read))
    count = sum(map(len, bad))
    likely = _eight_bit(b" ".join(run.encode("utf-8", "surrogateescape") for run in bad)[:_LOOK])
    if count < _FEW or good >= count:
        what = "1 byte of it is" if count == 1 else f"{count:,} bytes of it are"
        part = f" and look like {likely}" if likely else ""
        return Guess(f"{what} not UTF-8{part}, the rest is", partly=True)
    return Guess(f"this looks like {likely}", likely) if likely else Guess()


def _eight_bit(data: bytes) -> str:
    """Cyrillic words are runs of high bytes, Latin ones hold a few; most letters of a text are small."""
    high = [byte for byte in data if byte >= 0x80]
    if len(high) < _FEW:
        return ""
    if sum(map(len, _RUN.findall(data))) * 2 < len(high):
        return "windows-1252"
    small = {
        "windows-1251": sum(byte >= 0xE0 for byte in high),
        "koi8-r": sum(0xC0 <= byte <= 0xDF for byte in high),
        "ibm866": sum(0xA0 <= byte <= 0xAF or 0xE0 <= byte <= 0xEF for byte in high),
    }
    likely = max(small, key=lambda name: small[name])
    return likely if small[likely] * 2 > len(high) else ""


def cleaned(text: str, name: str) -> tuple[str, Iterator[Fault]]:
    """The text with every character that may not stand in it made STAND_IN, and a fault for each in turn."""
    if not holds(FORBIDDEN, text):
        return text, iter(())
    return FORBIDDEN.sub(STAND_IN, text), _forbidden_faults(text, name)


def holds(odd: re.Pattern[str], text: str) -> bool:
    """Whether a text holds one of these characters, looked for where there is more than plain ASCII: 0.4 ms a megabyte."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return odd.search(rest.decode("utf-8", "surrogatepass")) is not None


def _forbidden_faults(text: str, name: str) -> Iterator[Fault]:
    ends = [0, *(end.end() for end in _LINE_END.finditer(text))]
    line = 1
    for found in FORBIDDEN.finditer(text):
        while line < len(ends) and ends[line] <= found.start():
            line += 1
        message = f"the character {named(found[0])} can't stand in a file people read"
        yield Fault("encoding", message, Location(name, line, found.start() - ends[line - 1] + 1), "delete it")


def byte_place(data: bytes, offset: int, name: str, line_end: re.Pattern[bytes]) -> Location:
    """The line and column of a byte; the column counts code points as far as they can be read."""
    before = data[:offset].removeprefix(BYTE_ORDER_MARK)
    ends = [0, *(end.end() for end in line_end.finditer(before))]
    return Location(name, len(ends), len(before[ends[-1] :].decode("utf-8", "replace")) + 1)


def named(character: str) -> str:
    """A character that can't be shown, by its code point and, where it has one, its name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
