"""Page lines by their wording, and sentences that columns broke."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.furniture import blanked, column_break, page_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("the party\n\nContinued on Page 5\n has", ["Continued on Page 5"]),
        ("the party Continued on Page 5 has", ["Continued on Page 5"]),
        ("end.\fPage 3\nStart", ["Page 3"]),
        ("a\nPage 3 of 12\nb\nPage 4 of 12\nc", ["Page 3 of 12", "Page 4 of 12"]),
        ("a\n\n- page 3 -\n\nb", ["- page 3 -"]),
        ("а\nстр. 5\nб", ["стр. 5"]),
        ("а\nПродолжение на стр. 5\nб", ["Продолжение на стр. 5"]),
        ("а\nЖалғасы 5-бетте\nә", ["Жалғасы 5-бетте"]),
        ("а\n5-бет\nә", ["5-бет"]),
        ("a\n\n12\n\fb", ["12"]),
        ("a\f 12 \nb", ["12"]),
        ("see page 5 for the figures", []),
        ("a\n84\nb", []),
        ("", []),
    ],
)
def test_page_lines(text: str, lines: list[str]) -> None:
    assert [text[span.start : span.end] for span in page_lines(text)] == lines


@given(
    st.lists(st.sampled_from(["Page 3", "\n", "\f", "12", " ", "word", "стр. 7", "Continued on Page 9", "\r\n"])).map(
        "".join
    )
)
def test_page_lines_are_apart_in_order_and_blanking_moves_nothing(text: str) -> None:
    spans = page_lines(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    clean = blanked(text, spans)
    assert len(clean) == len(text)
    assert [c for n, c in enumerate(clean) if not any(s.start <= n < s.end for s in spans)] == [
        c for n, c in enumerate(text) if not any(s.start <= n < s.end for s in spans)
    ]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("chamber of the|\n\nNext line.\n\n|Kazakh parliament", True),
        ("The party said|\n\nA heading\n\n|it would run", True),
        ("with a total of|\n\nPhoto\n\n|107 seats", True),
        ("in May,|\n\nPhoto\n\n|Parliament rose", True),
        ("It ended.|\n\nPhoto\n\n|it began", False),
        ("The party said|\nA heading\n|it would run", False),
        ("The party said| on Monday\n\n|it would run", False),
        ("The party won|\n\nPhoto\n\n|Elections were held", False),
    ],
)
def test_column_breaks(text: str, *, broken: bool) -> None:
    left = text.index("|")
    right = text.rindex("|") - 1
    assert column_break(text.replace("|", ""), left, right) is broken
