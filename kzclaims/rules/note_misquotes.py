"""note-misquotes: the notes quote what the source does not say.

Why. Without the full text the notes are the evidence, so their quotations must be the source's own words.

Mend. Correct the fragment, or take it out of the quotation marks.

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
            notes: gazette.md
    corpus/gazette.md
    >   The paper says that “turnout was 71.1% of the electorate”.

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
            notes: gazette.md
    corpus/gazette.md
        The paper says that “turnout was 77.1% of the electorate”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule, continued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ308", "note-misquotes", Level.ERROR)


def check(scene: Scene) -> Iterator[Finding]:
    """Every fragment of the notes that the full text bears out otherwise or not at all."""
    for misquote in scene.misquotes:
        message = f"the notes on {misquote.source.id} misquote it: {continued(misquote.match.reason)}"
        hint = "correct the fragment, or take it out of the curly quotation marks"
        yield RULE.finding(message, misquote.place, source=misquote.found_at, hint=hint)
