"""A small ledger of our own making, written to a folder: two statements and one set of notes, and what to change in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "claims.yaml": """\
title: The harbour vote
sources: corpus/sources.yaml
include: claims/*.yaml
aliases:
  Harbour Board: [the Board, Harbor Board]
""",
    "claims/vote.yaml": """\
claims:
  - id: turnout
    question: What share of the electorate voted?
    kind: share
    unit: percent
    assertions:
      - source: gazette
        value: 77.1%
        quote: turnout was 77.1% of the electorate
      - source: bulletin
        value: 77%
        quote: turnout reached 77% this year
  - id: marchers
    question: How many people marched?
    kind: count
    unit: people
    assertions:
      - source: gazette
        value: over 600 thousand
        quote: over 600 thousand citizens marched
      - source: bulletin
        value: more than 660,000
        quote: more than 660,000 members marched
    explained: The gazette counts citizens, the bulletin members.
  - id: seats-won
    question: How many seats did the Reform List win?
    kind: seats
    assertions:
      - source: gazette
        value: "84"
        quote: the Reform List won 84 of the 98 seats
  - id: seats-lost
    question: How many seats went to others?
    kind: seats
    assertions:
      - source: letter
        value: "14"
        quote: the other 14 seats
  - id: seats
    question: How many seats are there?
    kind: seats
    assertions:
      - source: gazette
        value: "98"
        quote: 84 of the 98 seats
  - id: chair
    question: Who heads the count?
    kind: name
    assertions:
      - source: gazette
        value: Harbour Board
        quote: the Harbour Board announced the result
      - source: bulletin
        value: Harbor Board
        quote: said the Harbor Board on Tuesday
identities:
  - id: seats-add-up
    says: seats-won + seats-lost = seats
""",
    "corpus/sources.yaml": """\
sources:
  - {id: gazette, title: The result, publisher: Gazette, date: 2024-05-07, kind: news, language: en, file: gazette.txt}
  - {id: bulletin, title: Members vote, publisher: Bulletin, date: 2024-05-08, kind: statement, language: en, file: b.txt}
  - {id: letter, title: A letter, publisher: Gazette, date: 2024-05-09, kind: opinion, language: en, notes: letter.md}
""",
    "corpus/gazette.txt": """\
On Monday the Harbour Board announced the result: turnout was 77.1% of the electorate,
and the Reform List won 84 of the 98 seats. Earlier, over 600 thousand citizens marched
through the port.
""",
    "corpus/b.txt": """\
As for the vote, turnout reached 77% this year, said the Harbor Board on Tuesday.
In March more than 660,000 members marched.
""",
    "corpus/letter.md": """\
# A letter

The writer holds that “the other 14 seats” will be missed.
""",
}


def write_ledger(folder: Path, **changed: tuple[str, str]) -> Path:
    """Write the ledger into `folder`; `changed` maps a file (dots and slashes as `__`) to (old, new) in it."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old, new = changed.pop(name.replace("/", "__").replace(".", "__"), ("", ""))
        assert old in content, f"{old!r} is not in {name}"
        path.write_text(content.replace(old, new, 1) if old else content, encoding="utf-8")
    assert not changed, changed
    return folder / "claims.yaml"
