"""The reader and the JSON Schema of a field refuse and accept the same, as far as a parser of YAML leaves it to be told.

Editors and check-jsonschema see scalars that a parser has typed, by YAML 1.2 or 1.1; the reader sees them as written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from kzclaims.document import read_document
from kzclaims.schema import DATE, ID, POINTS, SHARE, WORDS, At, Kind
from kzclaims.shapes import CLAIM, EXPLANATION, FULL_TEXT, PART, QUOTE, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable


SHA256 = FULL_TEXT.known["sha256"].kind
SPAN = FULL_TEXT.known["span"].kind
ENCODING = SOURCE.known["encoding"].kind
FIXED = CLAIM.known["fixed"].kind
KINDS: dict[str, Kind] = {
    "text": WORDS, "id": ID, "date": DATE, "share": SHARE, "points": POINTS, "sha256": SHA256, "flag": FIXED,
    "choice": CLAIM.known["kind"].kind, "tags": CLAIM.known["tags"].kind, "span": SPAN, "quote": QUOTE,
    "explanation": EXPLANATION, "pair": EXPLANATION.known["between"].kind, "encoding": ENCODING, "claims": PART,
}  # fmt: skip


def _as_written(_loader: Any, node: Any) -> Any:
    return node.value


class _Newer(SafeConstructor):
    """YAML 1.2. Dates stay text, as in every editor: JSON has none."""


class _Older(yaml.SafeLoader):
    """YAML 1.1, in which yes is true and 12:30 a number; dates stay text as well."""


_Newer.add_constructor("tag:yaml.org,2002:timestamp", _as_written)
_Older.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def newer(text: str) -> Any:
    """What a parser of YAML 1.2 makes of a text."""
    parser = YAML(typ="safe", pure=True)
    parser.Constructor = _Newer
    return parser.load(text)


def older(text: str) -> Any:
    """What a parser of YAML 1.1 makes of a text."""
    return yaml.load(text, Loader=_Older)


def reader_takes(kind: Kind, text: str) -> bool:
    """Whether the reader finds nothing wrong."""
    node, faults = read_document(f"it: {text}\n".encode(), "x.yaml")
    assert node is not None
    at = At("", faults)
    at.read(kind, node.entries[0][2], "it")  # type: ignore[union-attr]
    return not faults


def schema_takes(kind: Kind, value: Any) -> bool:
    """Whether the JSON Schema does, as it is written to a file."""
    schema = json.loads(json.dumps(kind.schema()))
    return jsonschema.Draft7Validator(schema).is_valid(value)


SAME = {
    "text": ["words", '""', '" "', "7", "1.5", "true", "yes", "2020-01-01", "12:30", "'\\t'", "[a]", "{a: b}", "[]", "0x1F"],
    "id": ["a", "A", "7", "-7", "-.5", "1e3", "2020-01-01", '""', '" a"', "a b", "yes", "x" * 64, "x" * 65, "../a", "[a]"],
    "date": [
        "2020", "2020-06", "2020-06-30", '"2020"', '" 2020-06 "', "2020-13", "2020-00", "2020-06-31", "2021-02-29",
        "2020-02-29", "1900-02-29", "2000-02-29", "2021-02-30", "2020-02-30", "2020-12-31", "2020-11-31", "2020-1-1",
        "20200101", "'0000'", "'0999'", "-2020", "2020.5", "10000", "May 2020", "8/5/2020", "true", '""', "[2020]", "'٢٠٢٠'",
        "0004-02-29", "2020-01-01T10:00:00Z",
    ],
    "share": [
        "5%", "5 %", "0.05", "0", "1", "1.0", "3", "1.01", "100%", "100.0%", "100.1%", "101%", "-1%", "-0%", "+5%", ".5",
        "'0.05'", "'3'", "' 5% '", "05%", "5%%", "'%'", "abc", "true", '""', "1e-3%", "nan%", "99.99%", "-0.5", ".inf", "-.inf",
        "[5%]", "٥%", f"0.{'1' * 40}%", f"0.{'1' * 38}%",
    ],
    "points": [
        "1", "0.5", "'1'", "' 1 '", "'+.5'", "'5.'", "'.'", "'05'", "'0.5'", "'1e400'", "'1_000'", "abc", "true", '""', ".inf",
        "9" * 60, f"'{'9' * 5000}'", "100", "101", "-1", "'100.0'", "'100.1'", "-0", f"'{'9' * 41}'", "'٥'", "[1]", "5%",
    ],
    "sha256": ["a" * 64, "A" * 64, "a" * 63, "a" * 65, f"'{'1' * 64}'", "1" * 64, "true", '""', "-1"],
    "flag": ["true", "false", '"true"', "'false'", "0", "1", "'yes'", "'True'", '""', "no!", "[true]", "maybe"],
    "choice": ["count", "counts", "Count", "'count'", '""', "1", "[count]"],
    "tags": ["a", "[a, b]", "[]", "[a, '']", "''", "[[a]]", "{a: b}", "7"],
    "span": ["[0, 7]", "['0', '7']", "[0, 1.5]", "[-1, 7]", "[a, 7]", f"[0, {10**12}]", f"[0, {10**12 - 1}]", "[true, 7]", "[0]", "[7, 7]", "[0, 7, 9]", "[]"],
    "quote": ["words", "''", "{exact: words}", "{exact: ''}", "{prefix: words}", "{exact: a, prefix: ''}", "[words]"],
    "explanation": ["because", "' '", "{why: because, by: ann}", "{by: ann}", "{why: because, as: different-scope}"],
    "pair": ["[a, b]", "[a]", "[a, a]", "[a, b, c]", "[]", "a"],
    "encoding": ["koi8-r", "KOI8_R", "1251", "'кои8'", '""', f"'{'x' * 31}'", "[koi8-r]"],
    "claims": ["{}", "{claims: []}", "{claims: none}", "{claim: []}"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SAME.items() for text in texts])
@pytest.mark.parametrize("parser", [newer, older])
def test_the_json_schema_takes_what_the_reader_takes_and_nothing_else(
    name: str, text: str, parser: Callable[[str], Any]
) -> None:
    kind = KINDS[name]
    assert schema_takes(kind, parser(text)) is reader_takes(kind, text)


def test_each_kind_has_values_on_either_side() -> None:
    for name, texts in SAME.items():
        assert {reader_takes(KINDS[name], text) for text in texts} == {True, False}, name


# What a parser has made of a scalar so that its spelling is lost, and what the two say then. The schema takes what can
# have been written well, but for null: an empty value is far more often the reason than the word.
LOST = [
    ("flag", "True", newer, False, True),
    ("flag", "TRUE", newer, False, True),
    ("flag", "yes", older, False, True),
    ("flag", "yes", newer, False, False),
    ("id", "True", newer, False, True),
    ("id", "+7", newer, False, True),
    ("date", "+2020", newer, False, True),
    ("date", "999", newer, False, True),
    ("date", "0999", newer, True, True),
    ("points", "007", newer, False, True),
    ("points", "1_0", older, False, True),
    ("points", "1_0", newer, False, True),
    ("share", "1e-3", newer, False, True),
    ("span", "[0, 1e3]", newer, False, True),
    ("encoding", "utf-9", newer, False, True),
    ("text", "null", newer, True, False),
    ("text", "~", newer, True, False),
    ("text", "", newer, False, False),
]


@pytest.mark.parametrize(("name", "text", "parser", "read", "taken"), LOST)
def test_a_lost_spelling_is_given_the_benefit_of_the_doubt(
    name: str, text: str, parser: Callable[[str], Any], *, read: bool, taken: bool
) -> None:
    assert reader_takes(KINDS[name], text) is read
    assert schema_takes(KINDS[name], parser(text)) is taken


TEXTS = {
    "id": st.text("az09._-A й", max_size=6),
    "date": st.from_regex(r" ?[0-2][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?", fullmatch=True),
    "share": st.from_regex(r" ?[+-]?[0-9]{0,3}\.?[0-9]{0,2} ?%?", fullmatch=True) | st.text("019.%+- ", max_size=6),
    "points": st.from_regex(r" ?[+-]?[0-9]{0,3}\.?[0-9]{0,2} ?", fullmatch=True) | st.text("019.+- ", max_size=6),
    "flag": st.sampled_from(["true", "false"]) | st.text("truefals ", max_size=5),
    "text": st.text(" \u00a0\u2003a7", max_size=4),
    "sha256": st.text("0af", min_size=63, max_size=65),
}


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=300)
@given(data=st.data())
def test_of_what_stands_in_quotes_nothing_is_lost(name: str, data: st.DataObject) -> None:
    text = data.draw(TEXTS[name])
    kind = KINDS[name]
    assert schema_takes(kind, text) is reader_takes(kind, json.dumps(text, ensure_ascii=False))


@pytest.mark.parametrize("year", [1, 4, 100, 400, 1900, 1999, 2000, 2004, 2020, 2021, 2100, 2400, 9999])
def test_the_schema_knows_the_calendar(year: int) -> None:
    for month in range(14):
        for day in range(33):
            text = f"{year:04}-{month:02}-{day:02}"
            assert schema_takes(DATE, text) is reader_takes(DATE, text), text
