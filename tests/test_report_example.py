"""The published report of our ledger: as the ledger is now, and without a sentence that is not ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.example_report import EXAMPLE, ROOT, example_report
from tests.test_report_html import Page

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_published_report_is_as_the_ledger_is() -> None:
    told = example_report()
    assert EXAMPLE.exists(), "run `make example-report`"
    assert EXAMPLE.read_bytes() == told, "docs/example-report.html is out of date: run `make example-report`"
    assert len(told) < 1_000_000


def test_it_is_built_from_the_notes_whatever_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for sha in re.findall(r"sha256: ([0-9a-f]{64})", (ROOT / "corpus" / "sources.yaml").read_text()):
        (tmp_path / sha).write_text("some text")
    before = example_report()
    monkeypatch.setenv("KZCLAIMS_TEXTS", str(tmp_path))
    assert example_report() == before
    page = Page(before.decode())
    assert not re.search(r"checked against the full text|(?<!/)/(work|home|root|tmp)/", page.text)


def test_no_passage_of_it_is_longer_than_a_dozen_words_of_the_notes() -> None:
    passages = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", example_report().decode(), re.DOTALL)
    assert passages
    longest = max(passages, key=lambda words: len(Page(words).text.split()))
    assert len(Page(longest).text.split()) <= 12, longest
