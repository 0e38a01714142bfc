"""Formats for programs on standard output: whole and in UTF-8, whatever the locale says the stream is in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kzclaims.render.formats import FOR_PEOPLE
from tests.command_line import FORMATS, coded, environment, launched
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

STREAMS = ("ascii", "latin-1", "cp1251", "koi8-r", "utf-8", "utf-16")
OUTSIDE = "Сколько — \U0001f5f3 ‘қ’?"  # beyond Latin-1, beyond Cyrillic code pages, beyond the first plane


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "right").parent


@pytest.fixture
def worded(tmp_path: Path) -> Path:
    """A ledger with findings in words that no small encoding has."""
    ledger = write_ledger(
        tmp_path / "words", claims__vote__yaml=("id: turnout\n", f"id: turnout\n    {OUTSIDE}: yes\n")
    )
    return ledger.parent


def is_whole(form: str, written: bytes) -> None:
    text = written.decode("utf-8")
    if form == "junit":
        ET.fromstring(written)
    elif form != "github":
        json.loads(text)
    assert "\U0001f5f3" in text, text
    assert "\\U" not in text


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in FOR_PEOPLE])
def test_a_format_for_programs_is_whole_whatever_the_stream_is_in(form: str, worded: Path) -> None:
    for stream in STREAMS:
        done = launched(
            "check", "--format", form, "--output", f"{form}=out", cwd=worded, env=environment(PYTHONIOENCODING=stream)
        )
        coded(done, 1)
        is_whole(form, done.stdout)
        assert done.stdout == (worded / "out").read_bytes()


RECORDS = [
    ["compare", "более 600 тысяч", "over 600 thousand", "--format", "json"],
    ["read", "более 600 тысяч", "--format", "jsonl"],
    ["report", "--format", "json"],
    ["report", "--format", "claimreview"],
    ["report", "--format", "annotations"],
    ["texts", "--format", "json"],
    ["schema"],
]


@pytest.mark.parametrize("words", RECORDS, ids=" ".join)
def test_every_record_is_json_in_utf8_whatever_the_stream_is_in(words: list[str], right: Path) -> None:
    done = [launched(*words, cwd=right, env=environment(PYTHONIOENCODING=each)) for each in STREAMS]
    assert [coded(each, 0) for each in done] == [""] * len(STREAMS)
    (said,) = {each.stdout for each in done}
    assert json.loads(said.decode("utf-8"))


def test_what_people_read_is_in_what_their_terminal_shows(worded: Path) -> None:
    done = launched("check", "--format", "concise", cwd=worded, env=environment(PYTHONIOENCODING="cp1251"))
    assert "Сколько" in done.stdout.decode("cp1251")
