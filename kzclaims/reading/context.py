"""What readings are made of: the tokens of one context with the tables they are read by, and a figure found there."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzclaims.reading.dates import Day
    from kzclaims.reading.lexicon import Lexicon
    from kzclaims.reading.tokens import Token
    from kzclaims.text import Span

_ONE = Decimal(1)


class Figure(NamedTuple):
    """A number as written at tokens [start, end), before its unit and hedges are known.

    `coefficient` times `scale` is the number where it is written so ("5 thousand"), so that a range can share the
    scale; else `scale` is 1. `times` is what its unit multiplied it by (decades). `hedge` is one that stands inside ("70 с лишним лет"). `case` is the case its last word shows. `bound` and `unit` are set where the numeral itself
    says them ("hundreds of", "half").
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


class Read(NamedTuple):
    """One reading: a figure with its bound and what it counts, or a day, at a span of the text.

    `low_open` and `high_open` say that an end of a range is left out: more than 20 but less than 30.
    """

    span: Span
    figure: Figure | None = None
    bound: str = "none"
    of: str = ""
    day: Day | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(slots=True)
class Context:
    """The tokens of one context with the tables they are read by.

    `words` are the tokens' words; the tokens are closed by empty ones, so a look before the first finds nothing.
    `cased` is the working copy with its capitals. `whole` says that the text is one value, so that a lone "one" counts.
    """

    tokens: list[Token]
    words: list[str]
    cased: str
    lexicon: Lexicon
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
        return i > 0 and self.tokens[i].start == self.tokens[i - 1].end

    def has(self, table: str, i: int) -> bool:
        """Whether the word of token i stands in a table of words."""
        return self.words[i] in self.lexicon.words[table]
