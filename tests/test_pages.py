"""Pages: an offset of a file stands where the parser of YAML says it does, whatever the line ends and the characters."""

from __future__ import annotations

import re
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.decoding import FORBIDDEN
from kzclaims.text import Location, Places, page_of

LINE_END = re.compile(r"\r\n?|\n")
TEXTS = st.text(alphabet="ab:-[]{},?'\"|>#&* \n\r\té€\U0001f600", max_size=60)


def test_a_cleaned_text_has_no_line_ends_but_those_of_yaml() -> None:
    """What `str.splitlines` takes for a line's end and YAML does not is forbidden in a ledger."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    ends = {line[-1] for line in every.splitlines(keepends=True)[:-1]}
    assert {end for end in ends if not FORBIDDEN.match(end)} == {"\n", "\r"}


@given(TEXTS)
def test_an_offset_has_its_line_and_column(text: str) -> None:
    page = page_of("x.yaml", text)
    begins = [0, *(end.end() for end in LINE_END.finditer(text))]
    for offset in range(len(text) + 1):
        line = sum(begin <= offset for begin in begins)
        assert page.location(offset) == Location("x.yaml", line, offset - begins[line - 1] + 1)


@pytest.mark.parametrize("name", ["CSafeLoader", "SafeLoader"])
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_an_offset_stands_where_the_parser_says(name: str, text: str) -> None:
    """But for nothing at the end of a last line without an end, which the parser says to be on the next line."""
    loader = getattr(yaml, name, None) or pytest.skip("PyYAML was built without libyaml")
    page, last = page_of("x.yaml", text), len(LINE_END.findall(text))
    try:
        for event in iter(loader(text).get_event, None):
            for mark in (event.start_mark, event.end_mark):
                expected = Location("x.yaml", mark.line + 1, mark.column + 1)
                assert page.location(mark.index) == (expected if mark.line <= last else page.location(len(text)))
    except yaml.YAMLError:
        return


@given(st.lists(st.dictionaries(st.sampled_from(["", "id", "value", "quote"]), st.integers(0, 20)), max_size=5))
def test_the_places_of_many_records_are_on_one_page(records: list[dict[str, int]]) -> None:
    page = page_of("x.yaml", "a\nbc\r\n" * 4)
    places = [Places(page, tuple(each), each.values()) for each in records]
    for each, record in zip(places, records, strict=True):
        assert each == {name: page.location(offset) for name, offset in record.items()}
        assert list(each) == list(record)
        assert "zzz" not in each
