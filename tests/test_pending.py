"""What a person put off or rejected is told by `check` for as long as it stands on what is there now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import pytest
from click.testing import CliRunner

from kzclaims.cli import cli
from kzclaims.decisions import Decision
from kzclaims.finding import Level
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from tests.builders import NOON, log_in
from tests.ledgers import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.decisions import DecisionLog, Verb


class Row(NamedTuple):
    """Decisions, `claim[/assertion[/assertion]] verb [why]` each, and what is told: `line slug: message`."""

    name: str
    decided: tuple[str, ...]
    told: tuple[str, ...] = ()


ROWS = (
    Row("a claim put off", ("turnout defer the count goes on",), (
        "2 undecided: the claim as a whole was put off by ann on 2026-01-02: the count goes on",)),
    Row("a match put off, without a reason", ("turnout/bulletin defer",), (
        "12 undecided: the match of bulletin was put off by ann on 2026-01-02",)),
    Row("a pair put off, at the later of the two", ("turnout/bulletin/gazette defer",), (
        "11 undecided: the pair gazette and bulletin was put off by ann on 2026-01-02",)),
    Row("a pair that the ledger explains", ("marchers/bulletin/gazette defer",)),
    Row("a match of a claim that was accepted", ("turnout/gazette defer", "turnout accept")),
    Row("a match of a claim that was put off too", ("turnout/gazette defer", "turnout defer"), (
        "2 undecided: the claim as a whole was put off by ann on 2026-01-02",
        "9 undecided: the match of gazette was put off by ann on 2026-01-02")),
    Row("put off, and decided since", ("turnout defer", "turnout accept")),
    Row("a claim rejected", ("chair reject nobody heads it",), (
        "46 rejected: the claim as a whole was rejected by ann on 2026-01-02: nobody heads it",)),
    Row("a match rejected", ("seats-won/gazette reject it was 85",), (
        "31 rejected: the match of gazette was rejected by ann on 2026-01-02: it was 85",)),
    Row("a pair rejected that the ledger explains", ("marchers/bulletin/gazette reject",), (
        "22 rejected: the pair gazette and bulletin was rejected by ann on 2026-01-02",)),
    Row("a match of a claim that was accepted all the same", ("turnout/gazette reject", "turnout accept"), (
        "9 rejected: the match of gazette was rejected by ann on 2026-01-02",)),
    Row("rejected, and accepted since", ("turnout reject", "turnout accept")),
    Row("a note decides nothing", ("turnout note look again",)),
    Row("accepted and explained", ("turnout accept", "chair explain two spellings")),
)  # fmt: skip


def decide(log: DecisionLog, folder: Path, words: str, seal: str | None = None) -> None:
    """Write one decision on what is there now, or under another seal."""
    about, verb, why = (*words.split(" ", 2), "")[:3]
    claim, *assertions = about.split("/")
    seals = {each.claim.id: each.seal for each in walk(Errand(folder / "claims.yaml", ())).assessments}
    kind = cast("Verb", verb)
    log.append([Decision(0, claim, tuple(assertions), kind, "ann", NOON, why, seals[claim] if seal is None else seal)])


def told(folder: Path) -> list[str]:
    findings = apply_rules(walk(Errand(folder / "claims.yaml", ())))
    return [f"{f.place.line} {f.slug}: {f.message}" for f in findings]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_stands_is_told(tmp_path: Path, row: Row) -> None:
    write_ledger(tmp_path)
    before = told(tmp_path)
    for words in row.decided:
        decide(log_in(tmp_path), tmp_path, words)
    assert sorted(set(told(tmp_path)) - set(before)) == sorted(row.told)


@pytest.mark.parametrize("verb", ["defer", "reject"])
def test_what_was_undone_is_told_no_more(tmp_path: Path, verb: str) -> None:
    write_ledger(tmp_path)
    before, log = told(tmp_path), log_in(tmp_path)
    decide(log, tmp_path, f"turnout {verb}")
    assert told(tmp_path) != before
    log.undo("ann")
    assert told(tmp_path) == before


@pytest.mark.parametrize("verb", ["defer", "reject"])
def test_what_was_decided_on_other_words_is_stale_and_nothing_else(tmp_path: Path, verb: str) -> None:
    write_ledger(tmp_path)
    before = told(tmp_path)
    decide(log_in(tmp_path), tmp_path, f"turnout {verb}", seal="0123456789abcdef")
    assert [each.split()[1] for each in told(tmp_path) if each not in before] == ["stale-decision:"]


def test_a_difference_nobody_has_seen_is_told_once(tmp_path: Path) -> None:
    write_ledger(
        tmp_path, claims__vote__yaml=("    explained: The gazette counts citizens, the bulletin members.\n", "")
    )
    slugs = [each.split()[1] for each in told(tmp_path)]
    assert slugs.count("difference-unexplained:") == 1
    assert "undecided:" not in slugs


def test_a_match_put_off_names_the_passage(tmp_path: Path) -> None:
    write_ledger(tmp_path)
    decide(log_in(tmp_path), tmp_path, "turnout/bulletin defer")
    finding = next(f for f in apply_rules(walk(Errand(tmp_path / "claims.yaml", ()))) if f.slug == "undecided")
    assert finding.source is not None
    assert finding.source.path.endswith("b.txt")
    assert finding.level is Level.NOTE


def test_status_counts_claims_that_were_put_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KZCLAIMS_TEXTS", raising=False)
    for words in ("turnout defer", "turnout/gazette defer"):
        decide(log_in(tmp_path), tmp_path, words)
    assert "Next: kzclaims review (1 claim waits for a person)" in CliRunner().invoke(cli, []).output
    decide(log_in(tmp_path), tmp_path, "chair defer")
    assert "Next: kzclaims review (2 claims wait for a person)" in CliRunner().invoke(cli, []).output
    decide(log_in(tmp_path), tmp_path, "chair reject")
    assert "Next: kzclaims check (1 finding to mend)" in CliRunner().invoke(cli, []).output
