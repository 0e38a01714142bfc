"""Ignores in the ledger's files: where they are seen, which line they speak of, and what they take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.ignores import Ignore, ignores_in, read_ignores
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from kzclaims.text import Location
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

READ = [
    ("a: 1  # kzclaims: ignore[KZ301] -- why\n", [(("KZ301",), "why", 1, 1)]),
    ("# kzclaims: ignore[KZ301] -- why\na: 1\n", [(("KZ301",), "why", 1, 2)]),
    ("# kzclaims: ignore[KZ301] -- why\n\n# a remark\na: 1\n", [(("KZ301",), "why", 1, 4)]),
    ("# kzclaims: ignore[a] -- x\n# kzclaims: ignore[b] -- y\na: 1\n", [(("a",), "x", 1, 3), (("b",), "y", 2, 3)]),
    ("a: 1  # kzclaims: ignore[KZ301, quote-lost] -- why\n", [(("KZ301", "quote-lost"), "why", 1, 1)]),
    ("a: 1  #kzclaims:ignore[KZ301]--why -- not\n", [(("KZ301",), "why -- not", 1, 1)]),
    ("a: 1  # kzclaims: ignore[KZ301] — why\n", [(("KZ301",), "why", 1, 1)]),
    ("a: 1  # kzclaims: ignore[KZ301]\n", [(("KZ301",), "", 1, 1)]),
    ("a: 1  # kzclaims: ignore[KZ301] --  \n", [(("KZ301",), "", 1, 1)]),
    ("a: 1  # kzclaims: ignore -- all of it\n", [((), "", 1, 1)]),
    ("a: 1  # kzclaims: ignroe[KZ301] -- why\n", [((), "", 1, 1)]),
    ("a: 1  # kzclaims: ignore[KZ301] because\n", [((), "", 1, 1)]),
    ("a: 1#kzclaims: ignore[KZ301] -- no comment\n", []),
    ("a: '# kzclaims: ignore[KZ301] -- in quotes'\n", []),
    ('a: "one\n  # kzclaims: ignore[KZ301] -- in quotes"\n', []),
    ("a: |\n  one\n  # kzclaims: ignore[KZ301] -- in a block\n\n  # kzclaims: ignore[KZ301] -- too\nb: 1\n", []),
    ("a: >\n  one\n# kzclaims: ignore[x] -- after a block\nb: 1\n", [(("x",), "after a block", 3, 4)]),
    ("a: |  # kzclaims: ignore[x] -- at its head\n  one\n", [(("x",), "at its head", 1, 1)]),
    ("a: one\n  two  # kzclaims: ignore[x] -- after a long one\n", [(("x",), "after a long one", 2, 2)]),
    ("a: [one,  # kzclaims: ignore[x] -- in a list\n  two]\n", [(("x",), "in a list", 1, 1)]),
    ("a: 1  # kzclaims: ignore[a] -- r # kzclaims: ignore[b] -- q\n", [(("a",), "r", 1, 1), (("b",), "q", 1, 1)]),
    ("# kzclaims: ignore[a] -- r  #kzclaims:ignore[b]\na: 1\n", [(("a",), "r", 1, 2), (("b",), "", 1, 2)]),
    ("a: 1  # kzclaims: ignore[a] # kzclaims: ignore[b] -- q\n", [(("a",), "", 1, 1), (("b",), "q", 1, 1)]),
    ("a: 1  # kzclaims: ignore[a] -- see # 4, kzclaims: no\n", [(("a",), "see # 4, kzclaims: no", 1, 1)]),
    ("a: '# kzclaims: ignore[a] -- r'  # kzclaims: ignore[b] -- q\n", [(("b",), "q", 1, 1)]),
    ("# a remark # kzclaims: ignore[a] -- r\na: 1\n", [(("a",), "r", 1, 2)]),
    ("a: 1  # KZCLAIMS: ignore[KZ301] -- why\n", [(("KZ301",), "why", 1, 1)]),
    ("a: 1  # Kzclaims: Ignore[KZ301] -- Why\n", [(("KZ301",), "Why", 1, 1)]),
    ("a: 1  # KZCLAIMS: ignored -- why\n", [((), "", 1, 1)]),
    ("# kzclaims: ignore[x] -- the last line\n", [(("x",), "the last line", 1, 2)]),
    ("a: [  # kzclaims: ignore[x] -- not YAML\n", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: list[tuple[tuple[str, ...], str, int, int]]) -> None:
    found = [(i.rules, i.reason, i.place.line, i.line) for i in read_ignores(text, "a.yaml")]
    assert found == expected


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab:-|>'\"[]{}#, \n\tж", max_size=60))
def test_a_comment_appended_to_any_yaml_never_stops_the_run(text: str) -> None:
    assert all(isinstance(i, Ignore) for i in read_ignores(f"{text}\n# kzclaims: ignore[x] -- y\n", "a.yaml"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["k{}: v", "k{}: |\n  block", "k{}: 'quoted'", "k{}:\n  - one\n  - two"]), min_size=1))
def test_every_comment_between_keys_is_seen_and_speaks_of_the_next(keys: list[str]) -> None:
    text = "".join(f"# kzclaims: ignore[x] -- y\n{key.format(n)}\n" for n, key in enumerate(keys))
    lines = text.split("\n")
    assert [lines[i.line - 1].partition(":")[0] for i in read_ignores(text, "a.yaml")] == [
        f"k{n}" for n in range(len(keys))
    ]


def test_a_file_that_is_not_there_or_no_text_holds_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff kzclaims: \x00")
    assert ignores_in([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), str(tmp_path)]) == ()


WRONG = ("value: 77%", "value: 79%")
LINES = [
    ("value: 79%  # KZCLAIMS: ignore[KZ304] -- the chart says so", [], []),
    (
        "value: 79%  # kzclaims: ignore[KZ301] -- no # kzclaims: ignore[KZ304] -- the chart says so",
        ["KZ502"],
        ["line 11 has no finding of KZ301"],
    ),
    (
        "value: 79%  # kzclaims: ignore[KZ304] -- so # kzclaims: ignore[KZ301] -- no",
        ["KZ502"],
        ["line 11 has no finding of KZ301"],
    ),
    ("value: 79%  # kzclaims: ignore[KZ304] -- the chart says so", [], []),
    ("value: 79%  # kzclaims: ignore[value-differs-from-quote] -- the chart says so", [], []),
    ("# kzclaims: ignore[KZ304] -- the chart says so\n        value: 79%", [], []),
    ("value: 79%  # kzclaims: ignore[KZ304]", ["KZ304", "KZ501"], ["KZ304 is not ignored: no reason is given"]),
    ("value: 79%  # kzclaims: ignore[KZ301] -- no", ["KZ304", "KZ502"], ["line 11 has no finding of KZ301"]),
    ("value: 79%  # kzclaims: ignore[KZ304, KZ301] -- half", ["KZ502"], ["line 11 has no finding of KZ301"]),
    ("value: 79%  # kzclaims: ignore[KZ394] -- no", ["KZ304", "KZ502"], ["there is no rule 'KZ394'"]),
    ("value: 79%  # kzclaims: ignore[KZ3] -- too much", ["KZ304", "KZ502"], ["there is no rule 'KZ3'"]),
    ("value: 79%  # kzclaims: ignore[KZ002] -- no", ["KZ304", "KZ502"], ["KZ002 can't be ignored"]),
    ("value: 79%  # kzclaims: ignore[KZ502] -- no", ["KZ304", "KZ502"], ["KZ502 can't be ignored"]),
    ("value: 79%  # kzclaims: ignore", ["KZ304", "KZ502"], ["this comment can't be read"]),
]


@pytest.mark.parametrize(("written", "codes", "messages"), LINES)
def test_what_is_taken_away(tmp_path: Path, written: str, codes: list[str], messages: list[str]) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=(WRONG[0], written))
    found = [f for f in apply_rules(walk(Errand(ledger, ()))) if f.code in {"KZ304", "KZ501", "KZ502"}]
    assert sorted({f.code for f in found}) == codes
    assert [f.message for f in found if f.code.startswith("KZ5")] == messages


def test_a_file_that_is_spoilt_can_not_be_ignored(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / "claims.yaml").write_text("# kzclaims: ignore[KZ001, yaml-syntax] -- later\ntitle: [\n")
    assert "yaml-syntax" in {f.slug for f in apply_rules(walk(Errand(ledger, ())))}


def test_the_place_of_an_ignore_is_that_of_its_comment(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1 # kzclaims: ignore[x] -- y\n")
    assert [i.place for i in ignores_in([str(path)])] == [Location(str(path), 1, 6)]
