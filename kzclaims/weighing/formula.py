"""Identities as they are written: `nur-otan-seats + others = all-seats`, `turnout of registered = voters`.

    identity = side "=" side            side = ["-"] term {("+" | "-") term}
    term     = operand ["of" operand]   operand = claim id | number | number "%"

Claim ids may hold hyphens and dots, so an operator stands between spaces. `x of y` takes a share of y. Numbers are exact
and take the unit of their side; claims are taken as far as their words reach, so parts that miss their sum by rounding
hold. Nothing is executed: the words are read by the table above and by nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\S+")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,30})(\.\d{1,30})?(%?)")
_SIGNS: dict[str, Literal[1, -1]] = {"+": 1, "-": -1, "−": -1, "–": -1}
MAX_LETTERS = 4000


@dataclass(frozen=True, slots=True)
class Amount:
    """A number written in an identity; `percent` where it carries the sign."""

    number: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class ClaimId:
    """A claim named in an identity."""

    id: str


Operand = Amount | ClaimId


@dataclass(frozen=True, slots=True)
class Term:
    """One summand with its sign; `share` is what stands before `of`, a share of `value`."""

    sign: Literal[1, -1]
    value: Operand
    share: Operand | None = None


@dataclass(frozen=True, slots=True)
class IdentityFormula:
    """Two sums that must be equal."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims named, each once, in order."""
        operands = [each for term in self.left + self.right for each in (term.share, term.value)]
        return tuple(dict.fromkeys(each.id for each in operands if isinstance(each, ClaimId)))


@dataclass(frozen=True, slots=True)
class IdentityFault:
    """What is wrong with an identity as written, and where: an offset in code points, from 0."""

    message: str
    column: int


class _BadIdentityError(Exception):
    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.fault = IdentityFault(message, column)


def parse_identity(says: str) -> IdentityFormula | IdentityFault:
    """Read an identity, or say what is wrong with it and at which column."""
    if len(says) > MAX_LETTERS:
        return IdentityFault(f"an identity has at most {MAX_LETTERS:,} characters", MAX_LETTERS)
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(says)]
    equals = [n for n, (word, _) in enumerate(tokens) if word == "="]
    try:
        if len(equals) != 1:
            raise _equals_fault(tokens, equals, len(says))
        middle = tokens[equals[0]][1]
        left = tuple(_side(tokens[: equals[0]], middle))
        right = tuple(_side(tokens[equals[0] + 1 :], len(says)))
    except _BadIdentityError as bad:
        return bad.fault
    return IdentityFormula(left, right)


def _equals_fault(tokens: list[tuple[str, int]], equals: list[int], end: int) -> _BadIdentityError:
    if equals:
        return _BadIdentityError("an identity has one “=”, and this is a second", tokens[equals[1]][1])
    glued = next((at + word.index("=") for word, at in tokens if "=" in word), None)
    if glued is not None:
        return _BadIdentityError("“=” needs a space on each side", glued)
    return _BadIdentityError("an identity needs a “=” between its two sides", end)


def _side(tokens: list[tuple[str, int]], end: int) -> Iterator[Term]:
    """The terms of one side; `end` is where the side stops."""
    at = 0
    first = True
    while first or at < len(tokens):
        sign: Literal[1, -1] = 1
        if at < len(tokens) and tokens[at][0] in _SIGNS and (not first or _SIGNS[tokens[at][0]] < 0):
            sign, at = _SIGNS[tokens[at][0]], at + 1
        elif not first:
            word, column = tokens[at]
            raise _BadIdentityError(f"put “+”, “-” or “of” with spaces before {word!r}", column)
        value, at = _operand(tokens, at, end), at + 1
        share = None
        if at < len(tokens) and tokens[at][0] == "of":
            share, value, at = value, _operand(tokens, at + 1, end), at + 2
        yield Term(sign, value, share)
        first = False


def _operand(tokens: list[tuple[str, int]], at: int, end: int) -> Operand:
    if at >= len(tokens):
        raise _BadIdentityError("a claim id or a number is missing here", end)
    word, column = tokens[at]
    number = _NUMBER.fullmatch(word)
    if number:
        return Amount(Decimal(number[1].replace(",", "") + (number[2] or "")), bool(number[3]))
    if _ID.fullmatch(word) and word != "of":
        return ClaimId(word)
    if word in _SIGNS or word == "of":
        raise _BadIdentityError(f"a claim id or a number is missing before {word!r}", column)
    if word[0] in _SIGNS and len(word) > 1:
        raise _BadIdentityError(f"{word[0]!r} needs a space after it", column)
    glued = next((n for n, letter in enumerate(word) if letter in "+−–"), None)
    if glued is not None:
        raise _BadIdentityError(f"{word[glued]!r} needs a space on each side", column + glued)
    if any(letter in "()*/" for letter in word):
        raise _BadIdentityError(f"{word!r}: only sums, differences and shares (“of”) can be written here", column)
    hint = ", which is in small letters" if _ID.fullmatch(word.lower()) else ""
    raise _BadIdentityError(f"{word!r} is neither a number nor a claim id{hint}", column)
