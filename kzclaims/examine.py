"""A ledger walked and held against every rule: the long way to an outcome, which a cache may spare."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.baseline import BASELINE_NAME, read_baseline
from kzclaims.changed import without_entries
from kzclaims.corpus import TEXTS_FOLDER
from kzclaims.errand import LOG_NAME
from kzclaims.errors import UsageFault
from kzclaims.files import shown
from kzclaims.outcome import Outcome
from kzclaims.road import walk
from kzclaims.rules import checked
from kzclaims.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment
    from kzclaims.baseline import Accepted
    from kzclaims.corpus import Corpus
    from kzclaims.errand import Errand
    from kzclaims.rule import Scene
    from kzclaims.since import Since


def examine(
    errand: Errand,
    seen: Callable[[Sequence[Assessment], int], object],
    *,
    baseline: bool = False,
    since: Since | None = None,
) -> Outcome:
    """What a ledger comes to; `seen` is told of every claim, and `since` leaves out what has not changed with it.

    With `baseline`, what the file beside the ledger accepts is told apart. Raises UsageFault where there is none.
    """
    root = errand.ledger.parent
    accepted = _baseline(root) if baseline else ()
    if baseline and since:
        since = without_entries(since, shown(root, BASELINE_NAME), accepted, root)
    with _uncollected():
        return _outcome(walk(errand, seen, since), accepted)


def _outcome(scene: Scene, accepted: Sequence[Accepted]) -> Outcome:
    result = checked(scene, accepted)
    return Outcome(
        findings=result.findings,
        accepted=result.accepted,
        summary=summary_of(scene.assessments, sum(not result.unread for _, result in scene.identities)),
        claims=tuple((claim.place().path, claim.id) for claim in scene.ledger.claims),
        changed=None if scene.changed is None else len(scene.changed.claims),
        encodings=dict(_encodings(scene.corpus)),
        passed_over=_passed_over(scene),
        files=files_read(scene),
    )


def files_read(scene: Scene) -> tuple[str, ...]:
    """The files that a ledger is made of, whether there or not, and the folder its full texts lie in."""
    ledger, register = scene.ledger, PurePosixPath(scene.ledger.register)
    named = (name for source in scene.corpus.sources.values() for name in (source.file, source.notes) if name)
    beside = [register.parent / name for name in (*named, TEXTS_FOLDER)]
    own = [shown(ledger.root, str(name)) for name in (register, *beside, BASELINE_NAME, LOG_NAME)]
    parts = {claim.place().path for claim in ledger.claims} | {each.place.path for each in ledger.identities}
    return tuple(sorted({ledger.name, *own, *parts, *(fault.place.path for fault in scene.faults)} - {""}))


def _passed_over(scene: Scene) -> frozenset[str]:
    """The claims that were not checked, since nothing of them has changed."""
    if scene.changed is None:
        return frozenset()
    return frozenset(claim.id for claim in scene.ledger.claims) - scene.changed.claims


def _encodings(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """What each text is declared to be in, by its path; also of those that can't be decoded so."""
    for source in corpus.sources.values():
        if source.encoding:
            text = corpus.full_text(source)
            named = source.place("file"), source.place("text")
            paths = [fault.source.path for fault in corpus.faults if fault.source and fault.place in named]
            yield from ((path, source.encoding) for path in [*([text.path] if text else []), *paths])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: records make none, and looking through all of them again costs a tenth of a run."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _baseline(root: Path) -> tuple[Accepted, ...]:
    held = read_baseline(root)
    if held is None:
        raise UsageFault(f"There is no {shown(root, BASELINE_NAME)}.", "`kzclaims baseline` writes one.")
    return held
