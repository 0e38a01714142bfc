"""A record as JSON text: readable letters stay letters, what nobody sees is escaped, nothing is lost."""

from __future__ import annotations

import json
from typing import Any

from kzclaims.printable import printable


def json_text(record: Any, *, indent: int | None = 2) -> str:
    r"""`record` as JSON, ending in a line feed; control, bidi and other unseen characters become `\uXXXX`.

    So the text is safe on a terminal and in UTF-8 (lone surrogates included), and reads back to the same record.
    """
    text = json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False)
    unseen = {ord(c): json.dumps(c)[1:-1] for c in set(text) if c != "\n" and printable(c) != c}
    return text.translate(unseen) + "\n"
