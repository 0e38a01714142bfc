"""A record as JSON text: readable letters stay letters, what nobody sees is escaped, nothing is lost."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

from kzclaims.printable import printable

_LITERALS = {True: "true", False: "false", None: "null"}


def json_text(record: Any, *, indent: int | None = 2) -> str:
    r"""`record` as JSON, ending in a line feed; control, bidi and other unseen characters become `\uXXXX`.

    So the text is safe on a terminal and in UTF-8 (lone surrogates included), and reads back to the same record. It is laid
    out as `json.dumps` does, which takes three times as long where there is an indent. Raises ValueError for NaN and
    infinity, TypeError for what JSON has no form for.
    """
    if indent is None:
        return _seen(json.dumps(record, ensure_ascii=False, allow_nan=False)) + "\n"
    return _laid_out(record, "\n", " " * indent) + "\n"


def _laid_out(value: Any, edge: str, step: str) -> str:
    """A value with its parts one to a line; `edge` is the line end and the indent it stands at."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        inner = edge + step
        parts = [f"{_string(_key(key))}: {_laid_out(held, inner, step)}" for key, held in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{edge}}}" if parts else "{}"
    if isinstance(value, (list, tuple)):
        inner = edge + step
        parts = [_laid_out(held, inner, step) for held in value]
        return f"[{inner}{f',{inner}'.join(parts)}{edge}]" if parts else "[]"
    if value is None or isinstance(value, bool):
        return _LITERALS[value]
    return json.dumps(value, allow_nan=False)


def _key(key: Any) -> str:
    """A key as JSON has it: text."""
    return key if isinstance(key, str) else json.dumps(key)


def _string(text: str) -> str:
    written: str = encode_basestring(text)
    return written if written.isascii() and written.isprintable() else _seen(written)


def _seen(written: str) -> str:
    """JSON with every unseen character escaped."""
    if printable(written) == written:
        return written
    unseen = {ord(c): json.dumps(c)[1:-1] for c in set(written) if c != "\n" and printable(c) != c}
    return written.translate(unseen)
