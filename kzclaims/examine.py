"""A ledger walked and held against every rule: the long way to an outcome, which a cache may spare."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kzclaims.baseline import BASELINE_NAME, read_baseline
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
    from kzclaims.since import Lines


def examine(
    errand: Errand,
    seen: Callable[[Sequence[Assessment], int], object],
    *,
    baseline: bool = False,
    since: Lines | None = None,
) -> Outcome:
    """What a ledger comes to; `seen` is told of every claim, and `since` leaves out what has not changed with its lines.

    With `baseline`, what the file beside the ledger accepts is told apart. Raises UsageFault where there is none.
    """
    with _uncollected():
        return _outcome(walk(errand, seen, since), baseline=baseline)


def _outcome(scene: Scene, *, baseline: bool) -> Outcome:
    result = checked(scene, _baseline(scene.ledger.root) if baseline else ())
    return Outcome(
        findings=result.findings,
        accepted=result.accepted,
        summary=summary_of(scene.assessments, len(scene.identities)),
        claims=tuple((claim.place().path, claim.id) for claim in scene.ledger.claims),
        changed=None if scene.changed is None else len(scene.changed.claims),
        encodings=dict(_encodings(scene.corpus)),
    )


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
