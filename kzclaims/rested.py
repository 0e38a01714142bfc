"""What the entries of a baseline rest on, and which of those that no finding meets were really looked at again.

Only what was looked at can be called mended. A file that is broken, a full text that is not at hand, or notes that are
passed over because the full text is, hide a finding and mend nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.files import shown
from kzclaims.finding import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kzclaims.baseline import Accepted
    from kzclaims.corpus import Corpus
    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

    Rests = Callable[[str, str, str], dict[str, str]]

_SHAPE = ("KZ0", "KZ1", "KZ2")
_NOTHING_LOST = frozenset({"future-date", "mixed-scripts", "orphan-decision"})
"""Of the faults of a file, those that take nothing away from what is read of it."""
_BESIDE = "file"  # a text that belongs to the ledger, and is at hand wherever the ledger is


def rests_in(scene: Scene) -> Rests:
    """What findings rest on in a scene: told of a code, a claim and a file's path, the sources and what was at hand.

    They are those of the claim, or of a finding of none those with notes at that path, by id; `file` where a text belongs
    to the ledger, `text` where a folder of full texts holds it, `notes` else. Paths are as findings show them. What is
    wrong with a file's shape rests on none.
    """
    corpus = scene.corpus
    spoken: dict[str, set[str]] = {}
    for claim in scene.ledger.claims:
        spoken.setdefault(claim.id, set()).update(one.source for one in claim.assertions)
    noted: dict[str, set[str]] = {}
    for name, notes in corpus.notes.items():
        noted.setdefault(notes.text.path, set()).add(name)

    def rests(code: str, claim: str, path: str) -> dict[str, str]:
        ids = (spoken.get(claim) if claim else noted.get(path)) or set()
        registered = ids.intersection(corpus.sources) if not code.startswith(_SHAPE) else ()
        return {name: _at_hand(corpus, name) for name in sorted(registered)}

    return rests


def mended(unmet: Iterable[Accepted], scene: Scene, findings: Sequence[Finding]) -> tuple[Accepted, ...]:
    """Those entries whose file, sources and texts were looked at again, and found without fault.

    `findings` are those that no baseline accepts, the ignored ones included. A fault that was accepted with the entry
    stood there when that was found, and hides nothing.
    """
    broken = {f.place.path for f in findings if _hides(f)}
    if broken.intersection(_grounds(scene)):
        return ()
    rests = rests_in(scene)
    return tuple(each for each in unmet if _looked_at(each, scene, broken, rests))


def _hides(finding: Finding) -> bool:
    """Whether a finding says that something of a file may not have been read."""
    grave = finding.level >= Level.WARNING and finding.slug not in _NOTHING_LOST
    return grave and finding.code.startswith(_SHAPE)


def _grounds(scene: Scene) -> tuple[str, str, str]:
    """The files that everything rests on: where one of them is broken, any finding may be gone."""
    return scene.ledger.name, shown(scene.ledger.root, scene.ledger.register), scene.log


def _looked_at(entry: Accepted, scene: Scene, broken: set[str], rests: Rests) -> bool:
    path = shown(scene.ledger.root, entry.path)
    if path in broken or (broken and entry.code.startswith("KZ2")):  # a reference has its other end elsewhere
        return False
    now = rests(entry.code, entry.claim, path)
    if entry.rests is None:
        return not any(held == "notes" and scene.corpus.sources[name].sha256 for name, held in now.items())
    return all(now[name] in {held, _BESIDE} for name, held in entry.rests.items() if name in now)


def _at_hand(corpus: Corpus, name: str) -> str:
    if name in corpus.files:
        return _BESIDE
    return "text" if corpus.full_text(corpus.sources[name]) else "notes"
