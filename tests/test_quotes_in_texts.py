"""Quotes of five to twelve words from the full texts, wherever KZCLAIMS_TEXTS keeps them: each is found where it stands."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest

from kzclaims.furniture import blanked, page_lines
from kzclaims.judge import find_quotes, prepare
from kzclaims.quote import FAITHFUL, Quote, State
from kzclaims.text import Span

TEXTS = sorted(Path(os.environ["KZCLAIMS_TEXTS"]).glob("*.txt")) if os.environ.get("KZCLAIMS_TEXTS") else []
pytestmark = [pytest.mark.texts, pytest.mark.skipif(not TEXTS, reason="KZCLAIMS_TEXTS names no full texts")]


def mended(text: str) -> str:
    """What a person copies: words whole again, white space plain."""
    text = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-z])", "", text)
    return " ".join(re.sub(r"\b([A-Z])\n\n(?=[a-z])", r"\1", text).split())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_run_of_words_is_found_where_it_stands(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    text, body = prepare(content), blanked(content, page_lines(content))
    words = [Span(*match.span()) for match in re.finditer(r"\S+", body)]
    chosen = random.Random(path.name)
    states: list[State] = []
    for _ in range(120):
        count = chosen.randint(5, 12)
        first = chosen.randrange(len(words) - count)
        place = Span(words[first].start, words[first + count - 1].end)
        matches = find_quotes(Quote(mended(body[place.start : place.end])), text)
        assert any(span.overlaps(place) for match in matches for span in match.spans), place
        states.append(matches[0].state)
    assert State.LOST not in states
    assert sum(state in FAITHFUL or state is State.AMBIGUOUS for state in states) >= 110
