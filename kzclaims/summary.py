"""What one run looked at, in numbers: zero checks is never a pass, so every output says how many there were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Assessment


@dataclass(frozen=True, slots=True)
class Summary:
    """How many of each were checked.

    `quotes_found` are the quotes that have a place, faithful or altered; `texts` and `notes` are the sources that were
    checked against their full text and those checked against reading notes only.
    """

    claims: int = 0
    assertions: int = 0
    quotes_found: int = 0
    pairs: int = 0
    texts: int = 0
    notes: int = 0
    identities: int = 0


def summary_of(assessments: Sequence[Assessment], identities: int = 0) -> Summary:
    """Count what the assessments rest on; `identities` is the number of identities checked beside them."""
    evidence = [one for assessment in assessments for one in assessment.evidence]
    texts = {one.source.id for one in evidence if one.basis == "text"}
    notes = {one.source.id for one in evidence if one.basis == "notes"}
    return Summary(
        claims=len(assessments),
        assertions=len(evidence),
        quotes_found=sum(bool(one.match.spans) for one in evidence),
        pairs=sum(len(assessment.pairs) for assessment in assessments),
        texts=len(texts),
        notes=len(notes - texts),
        identities=identities,
    )
