"""bytes-replaced: parts of a text that is declared damaged can't be decoded.

Why. Each of these places is read as U+FFFD, so that the rest can be checked. A figure that stood there is gone.

Mend. Get a whole copy of the text, and take `damaged` out of the register.

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
            encoding: us-ascii
    >       damaged: true
    corpus/gazette.txt
        Turnout was 77.1% of the electorate – no more.

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
    corpus/gazette.txt
        Turnout was 77.1% of the electorate – no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ311", "bytes-replaced", Level.NOTE)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fault the readers of files noticed under this rule."""
    yield from RULE.faults(scene)
