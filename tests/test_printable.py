from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.printable import REPLACEMENT, printable

CASES = [
    ("plain", "plain"),
    ("", ""),
    ("\x1b]0;owned\x07", "␛]0;owned␇"),
    ("\x1b[2J", "␛[2J"),
    ("\x9b31m", "\ufffd31m"),
    ("a\x00b\x7fc", "a␀b␡c"),
    ("over\rwritten", "over␍written"),
    ("a line\r\nanother\n", "a line \nanother\n"),
    ("a\tb", "a\tb"),
    ("form\x0cfeed", "form␌feed"),
    ("admin\u202eresu", "admin\ufffdresu"),
    ("\u2066isolated\u2069", "\ufffdisolated\ufffd"),
    ("zero\u200bwidth\ufeff", "zero\ufffdwidth\ufffd"),
    ("soft\u00adhyphen", "soft\ufffdhyphen"),
    ("two\u2028lines", "two\ufffdlines"),
    ("\ud800", "\ufffd"),
    ("\ufffe\U0010ffff", "\ufffd\ufffd"),
    ("tag\U000e0041", "tag\ufffd"),
    ("сәл астам 60 мың", "сәл астам 60 мың"),
    ("سنة ٢٠٢١", "سنة ٢٠٢١"),
    ("é e\u0301 й", "é e\u0301 й"),
    ("一二三 🙂", "一二三 🙂"),
    ("no\u00a0break\u202fspaces", "no\u00a0break\u202fspaces"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_what_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_tabs_and_line_ends_are_replaced_on_request() -> None:
    assert printable("a\tb\r\nc\n", tab=" ", newline="¶") == "a b ¶c¶"


def test_a_tower_of_marks_is_cut_down() -> None:
    assert printable("Z" + "\u0301" * 500) == "Z" + "\u0301" * 8 + REPLACEMENT * 492


def test_every_unseen_code_point_is_replaced() -> None:
    # The prepended marks of numbers are of category Cf and yet seen.
    seen = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    unseen = [
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and code not in seen | {0x09, 0x0A}
    ]
    assert [hex(code) for code in unseen if printable(chr(code)) == chr(code)] == []


def test_nothing_that_is_seen_is_replaced() -> None:
    seen = {"L", "N", "P", "S"}
    default_ignorable = {0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFFC}
    changed = [
        hex(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code))[0] in seen and printable(chr(code)) != chr(code)
    ]
    assert set(changed) <= {hex(code) for code in default_ignorable}


@given(st.text(st.characters(codec=None, categories=None)))
def test_offsets_hold_and_twice_is_once(text: str) -> None:
    once = printable(text)
    assert len(once) == len(text)
    assert printable(once) == once
    assert all(
        character.isprintable() or character in "\t\n" or character.isspace() or ord(character) > 0x377
        for character in once
    )
    assert not any(unicodedata.category(character) in {"Cs", "Zl", "Zp"} for character in once)
    assert not any(unicodedata.category(character) == "Cc" and character not in "\t\n" for character in once)
