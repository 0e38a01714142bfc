"""Finders of quotes side by side: ours, and the peers where the extra `bench` is installed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rapidfuzz import fuzz

from kzclaims.judge import find_quote, prepare
from kzclaims.quote import FAITHFUL, Quote, State
from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_SCORE = 62.0  # the least likeness at which our own search accepts a long quote


@dataclass(frozen=True, slots=True)
class Answer:
    """What a finder says of one quote."""

    spans: tuple[Span, ...]
    silent: bool
    lost: bool


class Finder(Protocol):
    """Makes a text ready, and then answers for any number of quotes."""

    def __call__(self, text: str) -> Callable[[str], Answer]:
        """A search in one text."""


def ours(text: str) -> Callable[[str], Answer]:
    """kzclaims."""
    searchable = prepare(text)

    def search(quote: str) -> Answer:
        match = find_quote(Quote(quote), searchable)
        silent = match.state in FAITHFUL or match.state is State.AMBIGUOUS
        return Answer(match.spans, silent, match.state is State.LOST)

    return search


def alignment(text: str) -> Callable[[str], Answer]:
    """rapidfuzz `partial_ratio_alignment` on lower-case text; silent at 100."""
    lower = text.lower()

    def search(quote: str) -> Answer:
        found = fuzz.partial_ratio_alignment(quote.lower(), lower, score_cutoff=_SCORE)
        if found is None:
            return Answer((), silent=False, lost=True)
        return Answer((Span(found.dest_start, found.dest_end),), silent=found.score == 100.0, lost=False)

    return search


def validator(text: str) -> Callable[[str], Answer]:
    """linkml-reference-validator: a verdict, and where it has none the nearest text it suggests."""
    from linkml_reference_validator.models import ReferenceContent, ReferenceValidationConfig  # noqa: PLC0415
    from linkml_reference_validator.validation.supporting_text_validator import (  # noqa: PLC0415
        SupportingTextValidator,
    )

    checker = SupportingTextValidator(ReferenceValidationConfig())
    reference = ReferenceContent(reference_id="file:text", content=text, content_type="full_text")

    def search(quote: str) -> Answer:
        match = checker.find_text_in_reference(quote, reference)
        near = text.find(match.matched_text or match.best_match or "\0")
        spans = (Span(near, near + len(match.matched_text or match.best_match or "")),) if near >= 0 else ()
        return Answer(spans, silent=match.found, lost=not match.found and not match.best_match)

    return search


def finders() -> dict[str, Finder]:
    """The finders that are installed, by name; ours first."""
    found: dict[str, Finder] = {"kzclaims": ours, "rapidfuzz": alignment}
    try:
        import linkml_reference_validator  # noqa: F401, PLC0415
    except ImportError:
        print("linkml-reference-validator is not installed: pip install '.[bench]'")
    else:
        found["linkml-reference-validator"] = validator
    return found
