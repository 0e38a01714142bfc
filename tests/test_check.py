"""What `check` says of a ledger when one thing in it is changed: the rule, the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzclaims.finding import Finding, Level
from kzclaims.road import Errand, walk
from kzclaims.rules import SLUGS, apply_rules, load_rules
from tests.ledgers import FILES, write_ledger


def findings_of(ledger: Path) -> list[Finding]:
    return [f for f in apply_rules(walk(Errand(ledger, ()))) if f.level >= Level.WARNING]


def test_the_ledger_as_it_is_has_nothing_to_mend(tmp_path: Path) -> None:
    assert findings_of(write_ledger(tmp_path)) == []


VOTE, REGISTER, GAZETTE, LETTER, ROOT = (
    "claims__vote__yaml",
    "corpus__sources__yaml",
    "corpus__gazette__txt",
    "corpus__letter__md",
    "claims__yaml",
)
CHANGES = [
    (VOTE, "value: 77%", "value: 79%", "value-differs-from-quote", "value: 79%"),
    (VOTE, "value: over 600 thousand", "value: 600 thousand", "hedge-dropped", "value: 600 thousand"),
    (VOTE, "value: over 600 thousand", "value: under 600 thousand", "hedge-dropped", "value: under 600"),
    (VOTE, "value: 77%", "value: 77.1%", "value-sharpened", "quote: turnout reached|-1"),
    (VOTE, "reached 77% this", "reached 79% this", "quote-altered", "reached 79% this"),
    (VOTE, "over 600 thousand citizens", "600 thousand citizens", "quote-altered", "quote: 600 thousand"),
    (VOTE, "the other 14 seats", "the other 15 seats", "quote-altered", "the other 15 seats"),
    (VOTE, "turnout reached 77% this year", "the weather was quite fine in all harbours", "quote-lost", "weather"),
    (VOTE, "    explained: The gazette counts citizens, the bulletin members.\n", "", "difference-unexplained", "value: more than 660,000"),
    (VOTE, "says: seats-won +", "says: seats-won -", "identity-broken", "says: seats-won -"),
    (VOTE, "says: seats-won +", "says: seats-one +", "unknown-claim", "says: seats-one +"),
    (VOTE, "source: letter", "source: leter", "unknown-source", "source: leter"),
    (VOTE, "kind: share", "kind: shares", "bad-choice", "kind: shares"),
    (VOTE, "value: Harbor Board", "value: Port Office", "contradiction-unexplained", "value: Port Office"),
    (VOTE, "value: Harbor Board", "value: Port Office", "value-differs-from-quote", "value: Port Office"),
    (VOTE, "value: 77%", "value: many", "bad-value", "value: many"),
    (GAZETTE, "84 of the 98", "86 of the 98", "quote-altered", "quote: the Reform List won"),
    (GAZETTE, "over 600 thousand", "nearly 600 thousand", "quote-altered", "quote: over 600 thousand"),
    (LETTER, "14 seats", "12 seats", "quote-altered", "quote: the other 14 seats"),
    (REGISTER, "file: b.txt", "file: ../b.txt", "path-outside", "file: ../b.txt"),
    (REGISTER, "file: b.txt", "file: c.txt", "unreadable-file", "file: c.txt"),
    (REGISTER, "date: 2024-05-08", "date: 2024-15-08", "bad-date", "2024-15-08"),
    (REGISTER, "file: b.txt", f"file: b.txt, text: {'0' * 64}", "text-changed", "000000"),
    (ROOT, "title: The harbour vote", "titel: The harbour vote", "unknown-field", "titel"),
    (ROOT, "include: claims/*.yaml", "include: other/*.yaml", "unreadable-file", "include"),
    (ROOT, "include: claims/*.yaml", "include: /etc/*.yaml", "path-outside", "include"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "slug", "at"), CHANGES)
def test_one_change_is_found_at_its_line(tmp_path: Path, file: str, old: str, new: str, slug: str, at: str) -> None:
    ledger = write_ledger(tmp_path, **{file: (old, new)})
    found = [f for f in findings_of(ledger) if f.slug == slug]
    assert found, [(f.slug, f.message) for f in findings_of(ledger)]
    words, _, by = at.partition("|")
    lines = Path(found[0].place.path).read_text().split("\n")
    assert words in lines[found[0].place.line - 1 - int(by or 0)], (found[0], lines[found[0].place.line - 1])
    assert found[0].hint


def test_a_change_in_a_text_names_its_line_there(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, corpus__gazette__txt=("84 of the 98", "86 of the 98"))
    found = next(f for f in findings_of(ledger) if f.slug == "quote-altered")
    assert found.source is not None
    assert (Path(found.source.path).name, found.source.line) == ("gazette.txt", 2)


def test_findings_are_the_same_every_time(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path, claims__vote__yaml=("value: 77%", "value: 79%"))
    assert findings_of(ledger) == findings_of(ledger)


def test_each_rule_has_its_own_code_and_its_page() -> None:
    modules = list(load_rules())
    codes = [m.RULE.code for m in modules]
    assert [m.RULE.slug for m in modules] == list(SLUGS)
    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes)
    assert all("Why." in (m.__doc__ or "") and "Mend." in (m.__doc__ or "") for m in modules)


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_of_rubbish_is_a_finding_and_the_rest_is_checked(tmp_path: Path, name: str) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / name).write_bytes(b"\xff\xfe\x00[[[[")
    assert findings_of(ledger)
