"""The loader: any bytes for a file of the ledger are values or coded faults at places that exist."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.corpus import load_corpus
from kzclaims.decoding import decode
from kzclaims.document import read_document
from kzclaims.errand import Errand
from kzclaims.errors import UsageFault
from kzclaims.ignores import read_ignores
from kzclaims.ledger import load_ledger
from kzclaims.road import walk
from kzclaims.rules import apply_rules
from kzclaims.schema import At
from kzclaims.shapes import PART, REGISTER, ROOT
from tests.faults import cases
from tests.fuzz import oracle
from tests.ledgers import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPES = (ROOT, PART, REGISTER)
NAMES = ("claims.yaml", "claims/odd.yaml", "corpus/sources.yaml")
HOLLOW = (b"sources: corpus/sources.yaml\ninclude: claims/*.yaml\n", b"claims: []\n", b"sources: []\n")
LOADED, WHOLE = 8, 64  # one input in so many is loaded from its folder, or goes the whole road of a check
LEDGER = Path(".fuzz", "loader", "ledger")


def one_input(data: bytes) -> None:
    """The first byte says which file of the ledger the rest is."""
    which, content = (data[0] % len(NAMES) if data else 0), data[1:]
    node, faults = read_document(content, NAMES[which])
    if node is not None:
        SHAPES[which].read(node, At("", faults))
    text = decode(content, NAMES[which])
    if isinstance(text, str):
        list(read_ignores(text, NAMES[which]))
    oracle.told(faults, Path(), {NAMES[which]: content})
    if zlib.crc32(data) % LOADED == 0:
        loaded(write(which, content))
    if zlib.crc32(data) % WHOLE == 0:
        checked(write(which, content))


def write(which: int, content: bytes) -> Path:
    """A ledger that is hollow but for this file, and the texts its seeds speak of."""
    for name, hollow in zip(NAMES, HOLLOW, strict=True):
        (LEDGER / name).parent.mkdir(parents=True, exist_ok=True)
        (LEDGER / name).write_bytes(content if NAMES[which] == name else hollow)
    for name, text in FILES.items():
        if not name.endswith(".yaml") and not (LEDGER / name).exists():
            (LEDGER / name).write_text(text)
    return LEDGER / "claims.yaml"


def loaded(path: Path) -> None:
    ledger = load_ledger(path)
    corpus = load_corpus(ledger, ())
    oracle.told((*ledger.faults, *corpus.faults), Path())


def checked(path: Path) -> None:
    try:
        findings = apply_rules(walk(Errand(path, (), "2030-01-01")))
    except UsageFault:
        return
    oracle.told(findings, Path())


def seeds() -> Iterator[bytes]:
    for case in cases():
        if "made" not in case.written:
            yield bytes([NAMES.index(case.file)]) + case.data
    for number, name in enumerate(("claims.yaml", "claims/vote.yaml", "corpus/sources.yaml")):
        yield bytes([number]) + FILES[name].encode()


def words() -> Iterator[bytes]:
    for seed in seeds():
        yield from seed[1:].split()
    yield from (
        b": ",
        b"- ",
        b"\n  ",
        b"---\n",
        b"...\n",
        b"&a ",
        b"*a",
        b"!!x ",
        b"|\n",
        b">-\n",
        b"\xef\xbb\xbf",
        "\u202e".encode(),
        b"\\ud800",
    )
