"""A text that is named on the command line: a file or standard input, decoded as it is declared there, or as UTF-8."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kzclaims.decoding import decode_text, guessed, read_encoding
from kzclaims.errors import UsageFault
from kzclaims.files import TEXT_LIMIT, read_file
from kzclaims.finding import Fault
from kzclaims.text import Location, Text
from kzclaims.values import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_INPUT = "-"


def encoding_option(tells: str, *names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that says what a text is in; its value is one of ENCODINGS, or empty."""
    return click.option(*(names or ("--encoding",)), metavar="NAME", default="", callback=_encoding, help=tells)


def _encoding(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    try:
        return read_encoding(given) if given else ""
    except BadValueError as bad:
        raise click.BadParameter(f"{bad}; {bad.hint}.") from bad


def bytes_given(name: str, limit: int = 0) -> bytes:
    """The bytes of a file, or of standard input (-); raises UsageFault. `limit` is in bytes, 0 for that of every text."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    if not name or "\0" in name:
        raise UsageFault(f"{name!r} can't be the name of a file.", "Name one that is there, or - for standard input.")
    data = read_file(Path(name), Location(name), name, limit or TEXT_LIMIT)
    if isinstance(data, Fault):
        raise UsageFault(f"{data.message}.", data.hint)
    return data


def text_given(name: str, data: bytes, encoding: str = "") -> Text:
    """The text those bytes are in `encoding`, else in UTF-8; raises UsageFault, which says what they look like."""
    decoded = decode_text(data, name, encoding)
    if isinstance(decoded, Fault):
        where = "standard input" if name == STANDARD_INPUT else name
        raise UsageFault(f"{where} can't be read as text: {decoded.message}.", _advice(data, encoding))
    return Text(name, decoded.content, hashlib.sha256(data).hexdigest())


def _advice(data: bytes, encoding: str) -> str:
    guess = guessed(data)
    if encoding:
        return "Name what it is in with --encoding, or get a whole copy of it."
    if guess.encoding:
        return f"{guess.says[:1].upper()}{guess.says[1:]}: say --encoding {guess.encoding}, or save it as UTF-8."
    if guess.says:
        return f"{guess.says[:1].upper()}{guess.says[1:]}."
    return "Name what it is in with --encoding, or save it as UTF-8."
