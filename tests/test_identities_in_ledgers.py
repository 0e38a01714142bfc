"""What `check` says of a ledger's arithmetic: which figures break it, and nothing of what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kzclaims.finding import Level
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from tests.ledgers import FILES, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.finding import Finding

VOTE, ROOT, REGISTER = "claims/vote.yaml", "claims.yaml", "corpus/sources.yaml"
SAYS = "says: seats-won + seats-lost = seats"
WON = 'source: gazette\n        value: "84"\n'
LATER = '      - source: bulletin\n        value: "86"\n        quote: the Reform List has 86 seats\n'
BULLETIN = "On the hill the Reform List has 86 seats.\n"


def found(folder: Path, *edits: tuple[str, str, str]) -> list[Finding]:
    """The findings of the small ledger with each (file, old, new) replaced once."""
    path = write_ledger(folder)
    for name, old, new in edits:
        content = (folder / name).read_text(encoding="utf-8")
        assert old in content, old
        (folder / name).write_text(content.replace(old, new, 1), encoding="utf-8")
    return [*apply_rules(walk(Errand(path, ())))]


@dataclass(frozen=True)
class Row:
    """Edits of the small ledger, and the codes of all errors that follow."""

    what: str
    edits: tuple[tuple[str, str, str], ...]
    codes: tuple[str, ...]


WRONG = (VOTE, SAYS, "says: seats-won + seats-lost = seats + 1")
UNREAD = [
    Row("a kind misspelt", ((VOTE, "kind: seats", "kind: seat"),), ("KZ104",)),
    Row("an id misspelt", ((VOTE, "id: seats-won", "id: Seats-won"),), ("KZ105",)),
    Row("no id", ((VOTE, "id: seats-won\n    question", "question"),), ("KZ102",)),
    Row("the field of the id misspelt", ((VOTE, "id: seats-won", "idd: seats-won"),), ("KZ101", "KZ102")),
    Row("no question", ((VOTE, "    question: How many seats did the Reform List win?\n", ""),), ("KZ102",)),
    Row("one id twice", ((VOTE, "id: turnout", "id: seats"),), ("KZ201",)),
    Row("one id twice, later", ((VOTE, "id: chair", "id: seats"),), ("KZ201",)),
    Row("a claim that is a word", ((VOTE, "  - id: chair", "  - seats\n  - id: chair"), (VOTE, "= seats\n", "= chairs\n")), ("KZ103",)),
    Row("a value that is a list", ((VOTE, 'value: "84"', "value: [84]"),), ("KZ103",)),
    Row("a value that is no figure", ((VOTE, 'value: "84"', "value: many"),), ("KZ105",)),
    Row("a figure among two that can't be read", ((VOTE, f"{WON}", f"{WON.replace('84', 'many')}"), WRONG), ("KZ105",)),
    Row("an alias for an assertion", ((VOTE, "      - source: letter", "      - *x\n      - source: letter"), WRONG), ("KZ004",)),
    Row("a misspelt `assertions`", ((VOTE, "assertions:\n      - source: letter", "asertions:\n      - source: letter"),), ("KZ101", "KZ102")),
    Row("an unregistered source", ((VOTE, "source: letter", "source: leter"),), ("KZ202",)),
    Row("a misspelt `claims`", ((VOTE, "claims:\n", "clams:\n"),), ("KZ101",)),
    Row("`claims` that is no list", ((VOTE, FILES[VOTE].partition("identities")[0], "claims: none\n"),), ("KZ103",)),
    Row("two keys `claims`", ((VOTE, "identities:", "claims: []\nidentities:"), (VOTE, "= seats\n", "= chairs\n")), ("KZ002",)),
    Row("a misspelt `include`", ((ROOT, "include: claims/*.yaml", f"inclde: x\nidentities: [{{id: i, {SAYS}}}]"),), ("KZ101",)),
    Row("a file that is not there", ((ROOT, "claims/*.yaml", f"claims/x.yaml\nidentities: [{{id: i, {SAYS}}}]"),), ("KZ005",)),
    Row("a register that can't be parsed", ((REGISTER, "sources:", 'sources: "'),), ("KZ001",)),
]  # fmt: skip


@pytest.mark.parametrize("row", UNREAD, ids=lambda row: row.what)
def test_of_an_identity_with_a_claim_that_was_not_read_nothing_is_said(tmp_path: Path, row: Row) -> None:
    codes = {each.code for each in found(tmp_path, *row.edits) if each.level is Level.ERROR}
    assert codes - {"KZ202"} == set(row.codes) - {"KZ202"}
    assert codes >= set(row.codes)


KNOWN = [
    Row("a claim nobody wrote", ((VOTE, "= seats\n", "= chairs\n"),), ("KZ203",)),
    Row("a fault elsewhere", ((VOTE, "id: turnout", "id: turnout\n    tolerance: 7"), WRONG), ("KZ105", "KZ404")),
    Row("a source unknown elsewhere", ((VOTE, "source: gazette", "source: gazete"), WRONG), ("KZ202", "KZ404")),
    Row("a claim left out elsewhere", ((VOTE, "kind: share", "kind: shares"), (VOTE, "= seats\n", "= chairs\n")), ("KZ104", "KZ203")),
    Row("not arithmetic", ((VOTE, SAYS, "says: seats-won + = seats"),), ("KZ404",)),
    Row("a name in a sum", ((VOTE, "= seats\n", "= chair\n"),), ("KZ404",)),
]  # fmt: skip


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row.what)
def test_what_is_wrong_with_an_identity_is_said_beside_other_faults(tmp_path: Path, row: Row) -> None:
    assert {each.code for each in found(tmp_path, *row.edits) if each.level is Level.ERROR} == set(row.codes)


SECOND = ((VOTE, "the Reform List won 84 of the 98 seats\n", f"the Reform List won 84 of the 98 seats\n{LATER}    explained: Two days.\n"), ("corpus/b.txt", "As for", f"{BULLETIN}As for"))  # fmt: skip


SHORT = (VOTE, SAYS, "says: seats-won + seats-lost = 99")


@pytest.mark.parametrize(
    ("edits", "level", "message", "hint"),
    [
        (SECOND, Level.NOTE, "it holds: 84 + 14 = 98, but never with 86 for seats-won (bulletin).", "bulletin"),
        (
            (*SECOND, SHORT),
            Level.ERROR,
            "the left side is 98 and the right side 99; without letter it could hold.",
            "letter",
        ),
        ((WRONG,), Level.ERROR, "but the left side is 98 and the right side 99.", "correct the figure"),
    ],
)
def test_the_figure_that_breaks_a_sum_is_named(
    tmp_path: Path, edits: tuple[tuple[str, str, str], ...], level: Level, message: str, hint: str
) -> None:
    (finding,) = [each for each in found(tmp_path, *edits) if each.code == "KZ404"]
    assert finding.level is level
    assert message in finding.message
    assert hint in finding.hint
    line = (tmp_path / VOTE).read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
    assert "says:" in line


def test_what_can_not_be_reckoned_is_a_note_that_blames_no_figure(tmp_path: Path) -> None:
    sums = " + ".join(f"c{n}" for n in range(30))
    claims = "".join(
        f"  - id: c{n}\n    question: How many?\n    kind: count\n    fixed: true\n    explained: Two days.\n    assertions:\n"
        f"      - {{source: gazette, id: a, value: '{3**n + 7:,}', quote: 84 of the 98 seats}}\n"
        f"      - {{source: gazette, id: b, value: '{2**n:,}', quote: 84 of the 98 seats}}\n"
        for n in range(30)
    )
    edits = (VOTE, "claims:\n", f"claims:\n{claims}"), (VOTE, SAYS, f"says: {sums} = {2**31 + 1:,}")
    (finding,) = [each for each in found(tmp_path, *edits) if each.code == "KZ404"]
    assert finding.level is Level.NOTE
    assert "more than are reckoned" in finding.message
    assert "correct" not in finding.hint


EXPLAINED = "    explained: The gazette counts citizens, the bulletin members.\n"
PAIRS = [
    ("two of the claim's", "[gazette, bulletin]", ()),
    ("one", "[gazette]", ("KZ105", "KZ402")),
    ("three", "[gazette, bulletin, letter]", ("KZ105", "KZ402")),
    ("one twice", "[gazette, gazette]", ("KZ105", "KZ402")),
    ("none", "[]", ("KZ105", "KZ402")),
    ("no list", "gazette", ("KZ103", "KZ402")),
    ("one that is no id", "[gazette, Bulletin]", ("KZ105", "KZ402")),
    ("one nobody wrote", "[gazette, bulletn]", ("KZ203", "KZ402")),
]


@pytest.mark.parametrize(("between", "codes"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_an_explanation_is_between_two_assertions(tmp_path: Path, between: str, codes: tuple[str, ...]) -> None:
    entry = f"    explained:\n      - why: They count different people.\n        between: {between}\n"
    said = found(tmp_path, (VOTE, EXPLAINED, entry))
    assert {each.code for each in said if each.code != "KZ302"} == set(codes)
    assert [each.place.line for each in said if each.code in {"KZ103", "KZ105", "KZ203"}] == (
        [26] if len(codes) > 1 else []
    )


def test_an_explanation_of_an_assertion_left_out_for_its_faults_is_not_told_of_as_well(tmp_path: Path) -> None:
    entry = "    explained:\n      - {why: They count different people., between: [gazette, bulletin]}\n"
    said = found(tmp_path, (VOTE, EXPLAINED, entry), (VOTE, "value: more than 660,000", "value: []"))
    assert {each.code for each in said} == {"KZ103"}


NAMES = [
    ("another's spelling", "Harbour Board: [the Board]\n  City Board: [The Board]", [6]),
    ("another's name", "Harbour Board: [City Board]\n  City Board: []", [6]),
    ("a name listed under another", "City Board: []\n  Harbour Board: City Board", [6]),
    ("the same but for marks and case", "Harbour Board: [Nur-Otan]\n  City Board:\n    - X\n    - nur otan", [8]),
    ("twice under one name", "Harbour Board: [the Board, The Board, harbour board]", []),
    ("none", "Harbour Board: [the Board]\n  City Board: [the City]", []),
]


@pytest.mark.parametrize(("aliases", "lines"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_spelling_stands_for_one_name(tmp_path: Path, aliases: str, lines: list[int]) -> None:
    said = found(tmp_path, (ROOT, "Harbour Board: [the Board, Harbor Board]", aliases))
    assert [each.place.line for each in said if each.code == "KZ105"] == lines
    assert all("on line 5," in each.message for each in said if each.code == "KZ105")
