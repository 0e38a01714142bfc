"""Claims, assertions, sources and identities: what a ledger holds, each with its place in the file.

Built once by the ledger and the corpus, altered never. Values stay as the person wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzclaims.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kzclaims.quote import Quote
    from kzclaims.text import Location, Span

Kind = Literal["count", "share", "seats", "money", "duration", "date", "name", "yes-no"]
NUMERIC = frozenset({"count", "share", "seats", "money", "duration"})
READ = NUMERIC | {"date"}
"""The kinds of claims whose values are read as figures or dates; the others are compared as words."""


@record(frozen=True, slots=True)
class Assertion:
    """What one speaker in one source says on a claim.

    `id` is the source's id unless the ledger names it otherwise; `derived` is the keeper's reason why the value is
    not in the quote as words ("counted from the list", "year from the article's date").
    `places` maps a field's name to where it stands in the ledger; "" is the assertion itself.
    """

    id: str
    source: str
    value: str
    quote: Quote | None
    speaker: str
    scope: str
    as_of: str
    derived: str
    note: str
    places: Mapping[str, Location]

    def place(self, name: str = "") -> Location:
        """Where a field stands in the ledger, or the assertion itself where the field is absent."""
        return self.places.get(name, self.places[""])


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a difference is accepted. `between` names two assertions; it is empty where all of a claim is meant.

    `relation` is `different-scope` where a reviewer confirmed that the two measure different things, else empty.
    """

    why: str
    by: str
    between: tuple[str, ...]
    relation: Literal["", "different-scope"]
    place: Location


@dataclass(frozen=True, slots=True)
class Claim:
    """One question with one answer: measure, unit, scope, time."""

    id: str
    question: str
    kind: Kind
    unit: str
    time: str
    topic: str
    tags: tuple[str, ...]
    fixed: bool
    aliases: bool
    tolerance: Decimal | None
    note: str
    assertions: tuple[Assertion, ...]
    explained: tuple[Explanation, ...]
    places: Mapping[str, Location]

    def place(self, name: str = "") -> Location:
        """Where a field stands in the ledger, or the claim itself where the field is absent."""
        return self.places.get(name, self.places[""])


@dataclass(frozen=True, slots=True)
class Identity:
    """Arithmetic that must hold between claims: `a + b = c`, in claim ids and numbers."""

    id: str
    says: str
    note: str
    place: Location


@dataclass(frozen=True, slots=True)
class Source:
    """One published piece. `origin` names who gathered the facts; sources of one origin are one witness.

    `encoding` is what its texts are in, UTF-8 where it is empty; in a `damaged` one what can't be decoded is U+FFFD.
    """

    id: str
    title: str
    publisher: str
    author: str
    date: str
    date_basis: str
    kind: str
    language: str
    origin: str
    url: str
    file: str
    notes: str
    sha256: str
    span: Span | None
    places: Mapping[str, Location]
    encoding: str = ""
    damaged: bool = False

    def place(self, name: str = "") -> Location:
        """Where a field stands in the register, or the source itself where the field is absent."""
        return self.places.get(name, self.places[""])
