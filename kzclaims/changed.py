"""Which claims have to be checked again where some lines of a ledger's files have changed, and what to tell of them.

A claim has changed where a line of its entry has, or anything of a source it speaks from, or a decision on it, also one
that was taken away; a line of the ledger's own settings concerns every claim. An identity has changed with its entry and
with any of its claims.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.baseline import entries_in
from kzclaims.corpus import TEXTS_FOLDER
from kzclaims.decisions import read_history
from kzclaims.errors import UsageFault
from kzclaims.files import shown
from kzclaims.since import WHOLE
from kzclaims.weighing.formula import IdentityFormula, parse_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kzclaims.baseline import Accepted
    from kzclaims.claim import Claim, Identity
    from kzclaims.corpus import Corpus
    from kzclaims.decisions import Decision
    from kzclaims.finding import Finding
    from kzclaims.ledger import Ledger
    from kzclaims.since import Lines, Since
    from kzclaims.text import Location

_ALWAYS = ("KZ0", "KZ1", "KZ2")
"""Every file is read whole whatever has changed, and a change in one place shows as a fault in another."""
_ONLY_WHOLE = "stale-baseline"
"""Only who has checked everything can tell that something accepted is there no longer."""
_END = 1 << 31


class Entry(NamedTuple):
    """One claim, identity or source: where it begins, and the last line that is known to be its own."""

    what: str
    name: str
    start: Location
    last: int


class Places(NamedTuple):
    """Where to look besides: the log of decisions, by its path as findings show it, and the folders of full texts."""

    log: str
    folders: Sequence[Path]


@dataclass(frozen=True, slots=True)
class Changes:
    """The claims and identities that have changed, by id; those that have to be `read` for them; and every line meant."""

    claims: frozenset[str]
    identities: frozenset[str]
    read: frozenset[str]
    lines: Lines

    def tells(self, finding: Finding) -> bool:
        """Whether a finding is about something that has changed, or about a file or a reference."""
        if finding.slug == _ONLY_WHOLE:
            return False
        if finding.code.startswith(_ALWAYS) or finding.claim in self.claims:
            return True
        return any(_meets(self.lines, place.path, range(place.line, place.line + 1)) for place in _places(finding))


def changes(ledger: Ledger, corpus: Corpus, decisions: Sequence[Decision], places: Places, since: Since) -> Changes:
    """What of a ledger has changed with what differs from a commit."""
    lines = since.lines
    spans = list(_spans(ledger, corpus))
    touched = {(entry.what, entry.name) for entry, span in spans if _meets(lines, entry.start.path, span)}
    sources = {name for what, name in touched if what == "source"} | _rewritten(corpus, lines)
    if _texts_differ(ledger, places.folders, lines):
        sources |= {source.id for source in corpus.sources.values() if source.sha256}
    named_claims = since.claims | _decided(decisions, places.log, since)
    every = _settings_changed(ledger, spans, lines)
    claims = {c.id for c in ledger.claims if every or c.id in named_claims or _concerned(c, touched, sources)}
    named = {identity.id: _named(identity) for identity in ledger.identities}
    identities = {name for name, ids in named.items() if ("identity", name) in touched or ids & claims}
    meant = {("claim", name) for name in claims} | {("identity", name) for name in identities} | touched
    return Changes(
        claims=frozenset(claims),
        identities=frozenset(identities),
        read=frozenset(claims.union(*(named[name] for name in identities))),
        lines=_joined(lines, ((entry.start.path, span) for entry, span in spans if (entry.what, entry.name) in meant)),
    )


def without_entries(since: Since, path: str, entries: Iterable[Accepted], root: Path) -> Since:
    """What differs, and with it the claims of what a baseline accepted before and no longer does.

    `path` is the baseline's as findings show it, `entries` what it holds now. What speaks of no claim concerns its file.
    """
    try:
        before = entries_in(since.before.get(path) or b"", path)
    except UsageFault:
        return since  # what could not be read accepted nothing
    left = {each.fingerprint for each in entries}
    gone = [each for each in before if each.fingerprint not in left]
    files = {shown(root, each.path): [WHOLE] for each in gone if not each.claim}
    return replace(since, lines={**since.lines, **files}, claims=frozenset(each.claim for each in gone))


def _decided(decisions: Sequence[Decision], log: str, since: Since) -> set[str]:
    """The claims with a decision that is new, or moved, or gone; the number of one says little of its line."""
    if log not in since.before:
        return set()
    before = read_history(since.before[log]).decisions
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, decisions, strict=False))
    first = len(list(same))
    return {decision.claim for decision in (*before[first:], *decisions[first:])}


def _texts_differ(ledger: Ledger, folders: Iterable[Path], lines: Lines) -> bool:
    """Whether a file differs where full texts lie; which source one belonged to that is gone, nobody can tell."""
    beside = ledger.root / PurePosixPath(ledger.register).parent / TEXTS_FOLDER
    homes = {PurePath(os.path.relpath(folder)) for folder in (*folders, beside)}
    return any(PurePath(os.path.relpath(path)).parent in homes for path in lines)


def _concerned(claim: Claim, touched: set[tuple[str, str]], sources: set[str]) -> bool:
    return ("claim", claim.id) in touched or any(each.source in sources for each in claim.assertions)


def _named(identity: Identity) -> set[str]:
    formula = parse_identity(identity.says)
    return set(formula.claims) if isinstance(formula, IdentityFormula) else set()


def _entries(ledger: Ledger, corpus: Corpus) -> Iterator[Entry]:
    for claim in ledger.claims:
        own = [claim.places, *(each.places for each in claim.assertions)]
        lines = [place.line for places in own for place in places.values()]
        yield Entry("claim", claim.id, claim.place(), max([*lines, *(each.place.line for each in claim.explained)]))
    for identity in ledger.identities:
        yield Entry("identity", identity.id, identity.place, identity.place.line)
    for source in corpus.sources.values():
        yield Entry("source", source.id, source.place(), max(place.line for place in source.places.values()))


def _spans(ledger: Ledger, corpus: Corpus) -> Iterator[tuple[Entry, range]]:
    """Every entry with its lines: up to the next one of its file, in the ledger's root only as far as it is known to go.

    In the root settings may follow, and a line of theirs concerns more than the entry above it.
    """
    entries = sorted(_entries(ledger, corpus), key=lambda entry: entry.start)
    for entry, after in pairwise([*entries, None]):
        assert entry is not None
        ends = after.start.line if after and after.start.path == entry.start.path else _END
        ends = min(ends, entry.last + 1) if entry.start.path == ledger.name else ends
        yield entry, range(entry.start.line, max(ends, entry.start.line + 1))


def _settings_changed(ledger: Ledger, spans: Sequence[tuple[Entry, range]], lines: Lines) -> bool:
    """Whether a line of the ledger's root has changed that belongs to none of its entries."""
    own = [span for entry, span in spans if entry.start.path == ledger.name]
    changed = lines.get(ledger.name, ())
    return any(not any(span.start <= each.start and each.stop <= span.stop for span in own) for each in changed)


def _rewritten(corpus: Corpus, lines: Lines) -> set[str]:
    """The sources whose notes or text have changed anywhere."""
    held = {name: (text.path,) for name, text in corpus.files.items()}
    for name, notes in corpus.notes.items():
        held[name] = (*held.get(name, ()), notes.text.path)
    return {name for name, paths in held.items() if any(path in lines for path in paths)}


def _places(finding: Finding) -> Iterator[Location]:
    yield finding.place
    if finding.source is not None:
        yield finding.source


def _meets(lines: Lines, path: str, span: range) -> bool:
    return any(each.start < span.stop and span.start < each.stop for each in lines.get(path, ()))


def _joined(lines: Lines, more: Iterable[tuple[str, range]]) -> Lines:
    joined = {path: list(ranges) for path, ranges in lines.items()}
    for path, span in more:
        joined.setdefault(path, []).append(span)
    return joined
