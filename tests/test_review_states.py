"""What the screen is told of a ledger that lacks something: each state says what is missing and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.commands.review import _Desk
from kzclaims.road import Errand
from kzclaims.tui.drawing import nothing_listed
from kzclaims.tui.state import Review
from tests.builders import log_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment

CLAIM = """claims:
  - id: seats
    question: How many seats are there?
    kind: count
    assertions:
      - {source: alpha, value: "107", quote: 107 seats}
"""
REGISTER = "sources:\n  - {id: alpha, title: T, publisher: P, date: 2021-01-10, kind: news, language: en"
GOOD = {
    "claims.yaml": CLAIM,
    "corpus/sources.yaml": REGISTER + ", file: alpha.txt}\n",
    "corpus/alpha.txt": "The chamber has 107 seats.\n",
}
ABSENT = {"corpus/sources.yaml": REGISTER + "}\n"}
NOTES = {
    "corpus/sources.yaml": REGISTER + ", notes: alpha.md}\n",
    "corpus/alpha.md": "# alpha\n\nIt says “107 seats”.\n",
}

STATES: list[tuple[str, Mapping[str, str], int, str]] = [
    ("all is well", GOOD, 1, ""),
    ("no claims", GOOD | {"claims.yaml": "claims: []\n"}, 0, ""),
    ("an empty corpus", GOOD | {"corpus/sources.yaml": "sources: []\n"}, 1, "no source is registered"),
    ("no text and no notes", GOOD | ABSENT, 1, "1 of 1 source is not checked"),
    ("notes only", GOOD | NOTES, 1, "1 of 1 source is checked on notes"),
    (
        "a broken file beside a good one",
        GOOD | {"claims.yaml": CLAIM + "include: [bad.yaml]\n", "bad.yaml": "claims: ["},
        1,
        "bad.yaml; the findings say why",
    ),
    ("a broken ledger", GOOD | {"claims.yaml": "claims: ["}, 0, "claims.yaml; the findings say why"),
]


def desk_on(folder: Path, files: Mapping[str, str]) -> tuple[_Desk, Sequence[Assessment]]:
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    desk = _Desk(Errand(folder / "claims.yaml", ()))
    return desk, desk.walk(lambda _found, _total: None)


@pytest.mark.parametrize(("state", "files", "claims", "said"), STATES, ids=[each[0] for each in STATES])
def test_what_is_missing_is_said_before_the_work_starts(
    state: str, files: Mapping[str, str], claims: int, said: str, tmp_path: Path
) -> None:
    desk, found = desk_on(tmp_path, files)
    assert len(found) == claims
    assert said in " ".join(desk.notices)
    assert bool(desk.notices) == bool(said)


def test_without_claims_the_list_says_what_to_do(tmp_path: Path) -> None:
    _desk, found = desk_on(tmp_path, GOOD | {"claims.yaml": "claims: []\n"})
    said = " ".join(nothing_listed(Review(found, log_in(tmp_path), "ann")))
    assert "There is no claim in this ledger yet." in said
    assert "press R" in said


def test_every_file_that_was_read_is_watched(tmp_path: Path) -> None:
    desk, _found = desk_on(tmp_path, GOOD | NOTES)
    watched = {path.resolve() for path in desk.files()}
    for name in ("claims.yaml", "corpus/sources.yaml", "corpus/alpha.md"):
        assert (tmp_path / name).resolve() in watched
    desk, _found = desk_on(tmp_path, GOOD)
    assert (tmp_path / "corpus/alpha.txt").resolve() in {path.resolve() for path in desk.files()}
