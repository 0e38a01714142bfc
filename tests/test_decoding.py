"""Bytes to text: what is decoded, what is refused at which byte, and what is suggested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.decoding import (
    ENCODINGS,
    FORBIDDEN,
    STAND_IN,
    Decoded,
    cleaned,
    decode,
    decode_text,
    guessed,
    read_encoding,
    wide_encoding,
)
from kzclaims.finding import Fault
from kzclaims.values import BadValueError

RUSSIAN = "Сколько человек голосовало на выборах депутатов? Явка составила 77,1 процента."
KAZAKH = "Сайлауға қанша адам қатысты? Сайлаушылардың үлесі 77,1 пайыз болды."
FRENCH = "Le député a déclaré que l'élection était près d'être terminée, à côté."
ENGLISH = "He said: “the turnout was 77.1%” – “no more”."
LOOKS = [
    (RUSSIAN, "windows-1251", "windows-1251"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (RUSSIAN, "ibm866", "ibm866"),
    (KAZAKH, "kz1048", "windows-1251"),
    (FRENCH, "windows-1252", "windows-1252"),
    (ENGLISH, "windows-1252", "windows-1252"),
    (RUSSIAN, "utf-16", "utf-16"),
    (RUSSIAN, "utf-16-le", "utf-16le"),
    (RUSSIAN, "utf-16-be", "utf-16be"),
    (ENGLISH, "utf-16-be", "utf-16be"),
    (RUSSIAN, "utf-32-le", "utf-32"),
    (ENGLISH, "utf-32-be", "utf-32"),
]


@pytest.mark.parametrize(("text", "encoding", "likely"), LOOKS)
def test_an_encoding_is_suggested_by_its_letters(text: str, encoding: str, likely: str) -> None:
    assert guessed(text.encode(encoding)).encoding == likely


@pytest.mark.parametrize(
    "data", [b"", b"plain", RUSSIAN.encode(), b"a\0b", b"\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256))]
)
def test_what_is_not_wide_is_not_taken_for_it(data: bytes) -> None:
    assert wide_encoding(data) == ""


PARTLY = [
    (f"{RUSSIAN}\n".encode() + b"\xff", "1 byte of it is not UTF-8, the rest is"),
    (RUSSIAN.encode()[:-1] + b"\xff\xfe\n", "2 bytes of it are not UTF-8, the rest is"),
    (RUSSIAN.encode() + RUSSIAN[:30].encode("cp1251"), "26 bytes of it are not UTF-8 and look like windows-1251, the rest is"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "this looks like no text at all"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "says"), PARTLY)
def test_what_is_mostly_utf_8_is_said_to_be(data: bytes, says: str) -> None:
    assert guessed(data).says == says
    assert guessed(data).encoding == ""


OFFSETS = [
    (b"abc\xff", "x:1:4", 3),
    (b"a\nb\xff", "x:2:2", 3),
    (b"a\r\nb\xff", "x:2:2", 4),
    ("йё\xa0".encode() + b"\xff", "x:1:4", 6),
    (b"\xef\xbb\xbfab\xff", "x:1:3", 5),
    (b"\xf0\x9f\x98\x80\xff", "x:1:2", 4),
]


@pytest.mark.parametrize(("data", "place", "byte"), OFFSETS)
def test_a_bad_byte_has_its_line_column_and_offset(data: bytes, place: str, byte: int) -> None:
    for fault in (decode(data, "x"), decode_text(data, "x")):
        assert isinstance(fault, Fault)
        assert (str(fault.place), fault.message) == (place, f"byte {byte} (0xff) is not UTF-8")


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_declared_encoding_is_used_strictly(name: str) -> None:
    text = "abc 77.1" if name in {"us-ascii", "windows-1252", "iso-8859-1", "iso-8859-15"} else "Явка 77,1"
    assert decode_text(text.encode(name), "x", name) == Decoded(text)
    assert read_encoding(name.upper()) == name


DAMAGED = [
    (b"ab\xffc\xfe", "", "ab\ufffdc\ufffd", 2),
    (b"ab\xffc" + "\ufffd".encode(), "utf-8", "ab\ufffdc\ufffd", 1),
    (b"77\x98", "windows-1251", "77\ufffd", 1),
    ("aй".encode("utf-16-le") + b"\x00", "utf-16le", "aй\ufffd", 1),
    (b"whole", "", "whole", 0),
]


@pytest.mark.parametrize(("data", "encoding", "content", "replaced"), DAMAGED)
def test_bytes_are_replaced_on_request_and_counted(data: bytes, encoding: str, content: str, replaced: int) -> None:
    assert decode_text(data, "x", encoding, damaged=True) == Decoded(content, replaced)
    assert isinstance(decode_text(data, "x", encoding), Fault if replaced else Decoded)


@pytest.mark.parametrize(
    "name", ["", "win-1251", "rot13", "hex", "unicode_escape", "utf-8-sig", "idna", "é", "a\0b", "x" * 99, "../x"]
)
def test_no_other_codec_can_be_declared(name: str) -> None:
    with pytest.raises(BadValueError):
        read_encoding(name)


@given(st.text(st.characters(codec="utf-8")))
def test_every_forbidden_character_is_told_and_stood_in_for(text: str) -> None:
    clean, faults = cleaned(text, "x")
    told = list(faults)
    assert len(clean) == len(text)
    assert len(told) == len(FORBIDDEN.findall(text))
    assert clean == FORBIDDEN.sub(STAND_IN, text)
    assert all(f"U+{ord(c):04X}" in fault.message for c, fault in zip(FORBIDDEN.findall(text), told, strict=True))


@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_a_fault_at_a_byte(data: bytes) -> None:
    for found in (decode(data, "x"), decode_text(data, "x")):
        assert isinstance(found, (str, Decoded)) or (found.slug, found.place.path) == ("encoding", "x")
    assert isinstance(decode_text(data, "x", "koi8-r"), Decoded)
