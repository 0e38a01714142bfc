"""The rows T of the list of faults as a table: a claim, the text of its source, and what is found of the two."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults import ODD, claim_text
from tests.ledgers import FILES, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

TOWER = "\u0301" * 500
REGISTER, TEXT = "corpus/sources.yaml", "corpus/odd.txt"
SEATS = "the Reform List won 84 of the seats"
RUSSIAN = "Партия получила ещё 84 места, заявил чиновник из района. Явка составила 77,1 процента, сказали в комиссии.\n"
KAZAKH = "Партия 84 орын алды, деп хабарлады үкімет өкілі. Бұл іс туралы айтылды, сайлау өткен күні.\n"
MESTA, ORYN = "получила ещё 84 места, заявил чиновник из района", "84 орын алды, деп хабарлады үкімет өкілі"


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the text of its source, and what is found in the two files; nothing where both say the same."""

    row: str
    name: str
    text: str | bytes
    quote: str = SEATS
    value: str = '"84"'
    kind: str = "count"
    language: str = "en"
    declared: str = ""
    finds: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.row} {self.name}"


def russian(
    row: str, name: str, text: bytes | str, *finds: str, quote: str = MESTA, value: str = '"84"', declared: str = ""
) -> Case:
    return Case(row, name, text, quote, value, "count", "ru", declared, finds)


def measured(name: str, written: str, value: str, *finds: str) -> Case:
    """A figure as a text writes it, and the value a claim gives for it."""
    text = f"He said turnout was {written} of the electorate."
    return Case("T2", name, text, f'"turnout was {written} of the electorate"', f'"{value}"', finds=finds)


def hidden(point: int, name: str) -> list[Case]:
    """One character nobody sees in a word and in a figure: of the quote, written or as an escape, and of the text."""
    c, told = chr(point), f"U+{point:04X} {name} | delete them"
    plain = f"And {SEATS}."
    seen = (f"hidden-characters 8:23 {told}", f"hidden-characters 8:16 {told}", f"hidden-characters 8:37 {told}")
    if point == 0xFEFF:
        says = f"the character U+FEFF {name} can't stand in a"
        seen = (f"encoding 8:23 {says}", f"encoding 8:16 {says}", f"encoding 8:37 {says}")
    return [
        Case("T4", f"U+{point:04X} in the quote", plain, f"the Ref{c}orm List won 84 of the seats", finds=seen[:1]),
        Case("T4", f"U+{point:04X} as an escape", plain, f'"the Ref\\u{point:04x}orm List won 84 of the seats"', finds=seen[1:2]),
        Case("T4", f"U+{point:04X} in a figure of the quote", plain, f"the Reform List won 8{c}4 of the seats", finds=seen[2:]),
        Case("T4", f"U+{point:04X} in the text", f"And the Ref{c}orm List won 8{c}4 of the seats."),
    ]  # fmt: skip


def steered(row: str, name: str, text: str, *told: str) -> Case:
    finds = tuple(f"hidden-characters 5:97 {each}" for each in told)
    return Case(row, name, text, finds=finds)


def named(row: str, name: str, value: str, quote: str, text: str, *finds: str) -> Case:
    return Case(row, name, text, quote, value, "name", "ru", "", finds)


DIFFERS = "value-differs-from-quote 7:16"
MIXED = "write it in one script"
CASES = [
    russian("T1", "a text decomposed", decomposed(RUSSIAN)),
    russian("T1", "a claim decomposed", RUSSIAN, quote=decomposed(MESTA)),
    russian("T1", "both decomposed", decomposed(RUSSIAN), quote=decomposed(MESTA)),
    measured("ten squared is not 102", "10²", "102", f"{DIFFERS} the value is '102', but the quote says '10²'"),
    measured("ten squared", "10²", "10²"),
    measured("a half is not 12", "½", "12", f"{DIFFERS} the value is '12', but the quote says '½'"),
    measured("a half", "½", "half"),
    measured("a number of a list is no figure", "№5", "5", f"{DIFFERS} no figure that could be '5'"),
    measured("full-width digits", "１２３", "123"),
    measured("thousands by U+00A0", "600\u00a0000", "600,000"),
    measured("thousands by U+202F", "600\u202f000", "600,000"),
    measured("thousands by U+2009", "600\u2009000", "600,000"),
    measured("Arabic-Indic digits", "١٢٣", "123"),
    measured("U+2212 for a minus", "−5", "-5"),
    measured("U+2212 is no plus", "−5", "5", f"{DIFFERS} the value is '5', but the quote says '−5'"),
    Case("T3", "letters whose lower case is longer", f"İ ı ß ﬁ Ǆ ẞ İİİ ﬃ: and {SEATS}. İ"),
    Case("T3", "letters whose lower case is longer within", "And the ReforM LİST ﬁrst won 84 seats ẞo far.", "the reform li̇st first won 84 seats sso far"),
    Case("T3", "Kazakh І and і", f"ІІІ іі ІС. {KAZAKH}", ORYN, language="kk"),
    *hidden(0x200B, "ZERO WIDTH SPACE"),
    *hidden(0x200C, "ZERO WIDTH NON-JOINER"),
    *hidden(0x200D, "ZERO WIDTH JOINER"),
    *hidden(0x2060, "WORD JOINER"),
    *hidden(0xFEFF, "ZERO WIDTH NO-BREAK SPACE"),
    *hidden(0x00AD, "SOFT HYPHEN"),
    Case("T5", "U+202E in a claim", f"And {SEATS}.", f"the \u202e{SEATS[4:]}", finds=("encoding 8:20 U+202E RIGHT-TO-LEFT OVERRIDE can't stand in a file people read | delete it",)),
    Case("T5", "U+202E as an escape in a claim", f"And {SEATS}.", f'"the \\u202e{SEATS[4:]}"', finds=("encoding 8:16 U+202E RIGHT-TO-LEFT OVERRIDE can't stand in a ledger, even escaped | delete it",)),
    Case("T5", "U+2066 in a claim", f"And {SEATS}.", f"the \u2066{SEATS[4:]}", finds=("encoding 8:20 U+2066 LEFT-TO-RIGHT ISOLATE can't stand",)),
    steered("T5", "U+202E in a text", f"And \u202e{SEATS}\u202c.", "corpus/odd.txt holds characters that steer what is shown, 2 in all: U+202E RIGHT-TO-LEFT OVERRIDE, U+202C POP DIRECTIONAL FORMATTING | read the passage with care"),
    steered("T5", "U+2066 in a text", f"And \u2066{SEATS}.", "1 in all: U+2066 LEFT-TO-RIGHT ISOLATE | read the passage with care"),
    Case("T5", "Arabic letters", f"قال: {SEATS}. وشكرا"),
    named("T6", "Nазарбаев with a Latin N", "Назарбаев", "заявил Nазарбаев в парламенте", "Так заявил Назарбаев в парламенте.", "quote-altered 8:16 “Nазарбаев” mixes scripts: “N” (U+004E, Latin)", f"mixed-scripts 8:23 the word “Nазарбаев” mixes letters of two scripts: “N” (U+004E, Latin) | {MIXED}", f"{DIFFERS} Назарбаев"),
    named("T6", "Nазарбаев with a Latin N in the text too", "Nазарбаев", "заявил Nазарбаев в парламенте", "Так заявил Nазарбаев в парламенте.", f"mixed-scripts 7:16 “N” (U+004E, Latin) | {MIXED}", f"mixed-scripts 8:23 “N” (U+004E, Latin) | {MIXED}"),
    named("T6", "Назарбаев, and Nазарбаев in the text alone", "Назарбаев", "заявил Назарбаев в парламенте", "Так заявил Nазарбаев в парламенте.", "quote-altered 8:16 In the text “Nазарбаев” mixes scripts: “N” (U+004E, Latin)"),
    named("T6", "paypal with a Cyrillic а", "paypal", "оплатил через pаypal на сайте", "Он оплатил через paypal на сайте.", f"{DIFFERS} paypal", "quote-altered 8:16 “pаypal” mixes scripts: “а” (U+0430, Cyrillic)", f"mixed-scripts 8:31 the word “pаypal” mixes letters of two scripts: “а” (U+0430, Cyrillic) | {MIXED}"),
    named("T6", "іс wholly Cyrillic", "іс", "Бұл іс туралы айтылды", KAZAKH),
    named("T6", "ic wholly Latin is not іс", "іс", "Бұл ic туралы айтылды", KAZAKH, f"{DIFFERS} іс", "quote-altered 8:16 The quote's letters are Latin, the text's are Cyrillic"),
    named("T6", "units in Greek letters", "μm", "длина 5 μm и 7 kΩ в отчёте", "Итак, длина 5 μm и 7 kΩ в отчёте."),
    Case("T7", "a lone surrogate as an escape", f"And {SEATS}.", f'"\\ud800{SEATS}"', finds=("yaml-syntax 8:19 this escape names no character | write the character itself",)),
    Case("T7", "a lone surrogate in bytes", f"And \ud800{SEATS}.".encode("utf-8", "surrogatepass"), finds=("encoding 5:97 corpus/odd.txt can't be read: byte 4 (0xed) is not UTF-8 | `damaged: true`",)),
    Case("T7", "a noncharacter in a claim", f"And {SEATS}.", f"the \ufdd0{SEATS[4:]}", finds=("encoding 8:20 the character U+FDD0 can't stand",)),
    steered("T7", "noncharacters in a text", f"And \ufffe\U0010ffff{SEATS}.", "2 in all: U+FFFE, U+10FFFF | read the passage with care"),
    steered("T7", "control characters in a text", f"And \x00\x1b\x9b{SEATS}.", "3 in all: U+0000, U+001B, U+009B | read the passage with care"),
    Case("T7", "a tower of marks in a text", f"And the Reform{TOWER} List won 84 of the seats."),
    Case("T7", "a tower of marks in a claim", f"And {SEATS}.", f"the Reform{TOWER} List won 84 of the seats"),
    russian("T8", "cp1251 undeclared", RUSSIAN.encode("cp1251"), "encoding 5:97 corpus/odd.txt can't be read: byte 0 (0xcf) is not UTF-8 | this looks like windows-1251: declare `encoding: windows-1251` for the source"),
    russian("T8", "koi8-r undeclared", RUSSIAN.encode("koi8-r"), "encoding 5:97 byte 0 (0xf0) is not UTF-8 | this looks like koi8-r: declare `encoding: koi8-r` for the source"),
    russian("T8", "utf-16 undeclared", RUSSIAN.encode("utf-16"), "encoding 5:97 it is in UTF-16, not in UTF-8 | this looks like utf-16: declare `encoding: utf-16`"),
    russian("T8", "utf-16 without a mark undeclared", RUSSIAN.encode("utf-16-be"), "encoding 5:97 it is in UTF-16, not in UTF-8 | declare `encoding: utf-16be`"),
    russian("T8", "one bad byte", RUSSIAN.encode() + b"\xff\n", "encoding 5:97 byte 188 (0xff) is not UTF-8 | 1 byte of it is not UTF-8, the rest is: get a whole copy; else declare `damaged: true`"),
    russian("T8", "mixed in one file", RUSSIAN.encode() + RUSSIAN.encode("cp1251")[:40], "encoding 5:97 byte 188 (0xcf) is not UTF-8 | 31 bytes of it are not UTF-8 and look like windows-1251, the rest is"),
    russian("T8", "cp1251 declared", RUSSIAN.encode("cp1251"), declared="windows-1251"),
    russian("T8", "cp1251 declared under another name", RUSSIAN.encode("cp1251"), declared="CP1251"),
    russian("T8", "koi8-r declared", RUSSIAN.encode("koi8-r"), declared="koi8-r"),
    russian("T8", "utf-16 declared", RUSSIAN.encode("utf-16"), declared="utf-16"),
    russian("T8", "declared to be what it is not", RUSSIAN.encode("cp1251"), "encoding 5:97 byte 0 (0xcf) is not us-ascii, as is declared | correct `encoding`, or get a whole copy", declared="us-ascii"),
    russian("T8", "an encoding nobody knows", RUSSIAN, "bad-choice 5:116 'win' is no encoding known here | write one of utf-8, utf-16", declared="win"),
    russian("T8", "one bad byte, declared damaged", RUSSIAN.encode() + b"\xff\n", "bytes-replaced 5:132 1 place of corpus/odd.txt can't be decoded, and is read as U+FFFD | get a whole copy", declared="utf-8, damaged: true"),
    russian("T8", "mixed in one file, declared damaged", RUSSIAN.encode() + RUSSIAN.encode("cp1251")[:40], "bytes-replaced 5:132 31 places of corpus/odd.txt can't be decoded, and are read as U+FFFD", declared="utf-8, damaged: true"),
    russian("T8", "whole, declared damaged", RUSSIAN + "\ufffd", declared="utf-8, damaged: true"),
]  # fmt: skip


def write_case(case: Case, folder: Path) -> Path:
    """The ledger with one discrepancy planted in it, and a source and a claim of the case's own."""
    ledger = write_ledger(folder, claims__vote__yaml=("value: 77%", "value: 79%"))
    head = "  - {id: odd, title: Odd one, publisher: Odd, date: 2024-05-10, kind: news, language: "
    declared = f", encoding: {case.declared}" if case.declared else ""
    row = f"{head}{case.language}, file: odd.txt{declared}}}\n"
    (folder / REGISTER).write_text(FILES[REGISTER] + row, encoding="utf-8")
    (folder / TEXT).write_bytes(case.text if isinstance(case.text, bytes) else case.text.encode())
    claim = claim_text(kind=case.kind, value=case.value, quote=case.quote)
    (folder / ODD).write_text(claim.replace("source: gazette", "source: odd", 1), encoding="utf-8")
    return ledger
