"""text-changed: a text is not the one that was registered.

Why. Quotes were found and decided on in other words than those that stand there now.

Mend. Review the claims of this source again, then register the new SHA-256.

Fails.

    corpus/sources.yaml
        sources:
          - id: gazette
            title: The result
            publisher: The Gazette
            date: 2024-05-07
            kind: news
            language: en
            file: gazette.txt
    >       text: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855

Passes.

    corpus/sources.yaml
        sources:
          - id: gazette
            title: The result
            publisher: The Gazette
            date: 2024-05-07
            kind: news
            language: en
            file: gazette.txt
            text: ea2abb6ff6f4a353e55bbe38b248b93ae2420dab00cb2759bb43e3789a36dcaf
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.drift import counted, fate_of
from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene
    from kzclaims.text import Location

RULE = Rule("KZ307", "text-changed", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every text that is not the registered one, with what became of the source's quotes in it."""
    for finding in RULE.faults(scene):
        became = _became(scene, finding.place)
        yield replace(finding, message=f"{finding.message}{became}")


def _became(scene: Scene, place: Location) -> str:
    """The fates of the quotes of the source whose fingerprint stands at `place`, each quote once."""
    states = {
        evidence.assertion.quote: evidence.match.state
        for assessment in scene.assessments
        for evidence in assessment.evidence
        if evidence.source.place("text") == place and evidence.assertion.quote
    }
    return f"; of its quotes in this ledger: {counted(list(map(fate_of, states.values())))}" if states else ""
