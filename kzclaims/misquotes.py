"""The notes' own quotations, held against the full texts that are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.judge import find_each, search_for
from kzclaims.quote import FAITHFUL, Match, Quote, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.claim import Source
    from kzclaims.corpus import Corpus
    from kzclaims.names import Names
    from kzclaims.shelf import Shelf
    from kzclaims.text import Location


@dataclass(frozen=True, slots=True)
class Misquote:
    """A fragment of the notes that does not stand so in the full text; `found_at` is the nearest passage, if any."""

    source: Source
    fragment: str
    place: Location
    match: Match
    found_at: Location | None


def misquotes(corpus: Corpus, names: Names, shelf: Shelf) -> Iterator[Misquote]:
    """Every quoted fragment of the notes whose words the full text does not bear out.

    A fragment that stands in several places is no misquotation.
    """
    for source in corpus.sources.values():
        notes, text = corpus.notes.get(source.id), corpus.full_text(source)
        if notes is None or text is None:
            continue
        searchable, quoted, languages = shelf.ready(text), list(notes.quoted()), (source.language,)
        searches = [
            search_for(Quote(fragment), searchable, names=names, within=source.span, languages=languages)
            for _, fragment in quoted
        ]
        for (span, fragment), (match, *_) in zip(quoted, find_each(searches), strict=True):
            if match.state in FAITHFUL or match.state is State.AMBIGUOUS:
                continue
            found = text.location(match.spans[0].start) if match.spans else None
            yield Misquote(source, fragment, notes.text.location(span.start), match, found)
