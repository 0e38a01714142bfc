"""What readings are made of: the tokens of one context with the tables they are read by, and a figure found there."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kzclaims.reading.digits import literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.reading.dates import Day
    from kzclaims.reading.lexicon import Lexicon
    from kzclaims.reading.sides import Sides

_ZERO, _ONE = Decimal(0), Decimal(1)


class Figure(NamedTuple):
    """A number as written at tokens [start, end), before its unit and hedges are known.

    `coefficient` times `scale` is the number where it is written so ("5 thousand"), so that a range can share the
    scale; else `scale` is 1. `times` is what its unit multiplied it by (decades). `hedge` is one that stands inside
    ("70 с лишним лет"). `case` is the case its last word shows. `bound` and `unit` are set where the numeral itself says
    them ("hundreds of", "half").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    fine: Decimal
    scaled: bool = False
    coefficient: Decimal = _ONE
    scale: Decimal = _ONE
    times: Decimal = _ONE
    bound: str = ""
    unit: str = ""
    case: str = ""
    hedge: str = ""
    readings: tuple[Decimal, ...] = ()
    digits: bool = False


def in_digits(i: int, written: str, decimal: str) -> Figure | None:
    """The figure at token i whose digits are one number; `decimal` is the language's decimal mark."""
    found = _in_digits(written, decimal)
    return Figure._make((i, i + 1, *found)) if found else None


@lru_cache(maxsize=4096)
def _in_digits(written: str, decimal: str) -> tuple[Any, ...]:
    """What there is to a figure in digits but its place; empty where it is none, or could be several."""
    found = literal(written, decimal)
    if found is None or found.readings:
        return ()
    number = found.number or _ZERO
    return Figure(0, 1, number, number, found.step, found.fine, coefficient=found.number, digits=True)[2:]


class Read(NamedTuple):
    """One reading at tokens [start, end): a figure with its bound and what it counts, or a day.

    `low_open` and `high_open` say that an end of a range is left out: more than 20 but less than 30.
    """

    start: int
    end: int
    figure: Figure | None = None
    bound: str = "none"
    of: str = ""
    day: Day | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(slots=True)
class Context:
    """The tokens of one context with the tables they are read by.

    `kinds`, `words`, `starts` and `ends` are those of `Tokens`.
    `cased` is the working copy with its capitals. `whole` says that the text is one value, so that a lone "one" counts.
    """

    kinds: Sequence[str]
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    cased: str
    lexicon: Lexicon
    sides: Sides
    whole: bool = False
    years: bool = True
    used: int = 0  # tokens before this one belong to earlier readings
    targets: set[int] = field(default_factory=set)  # tokens that lead to the target of a change (fell to)

    def role(self, i: int) -> str:
        """The role of the numeral at token i, or empty."""
        numeral = self.lexicon.numerals.get(self.words[i])
        return numeral.role if numeral else ""

    def glued(self, i: int) -> bool:
        """Whether no space stands between token i and the one before it."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def written(self, i: int) -> str:
        """Token i with its capitals."""
        return self.cased[self.starts[i] : self.ends[i]]

    def has(self, table: str, i: int) -> bool:
        """Whether the word of token i stands in a table of words."""
        return self.words[i] in self.lexicon.words[table]
