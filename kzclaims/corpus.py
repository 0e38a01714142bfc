"""The sources: their register, the notes on them, and the full texts at hand, recognised by fingerprint.

A full text is whatever file has the SHA-256 the register names; its name does not matter.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.claim import Source
from kzclaims.document import read_document
from kzclaims.files import TEXT_LIMIT, decode, files_in, read_beneath, read_file, shown
from kzclaims.finding import Fault
from kzclaims.notes import Notes, notes_of
from kzclaims.schema import At, Values
from kzclaims.shapes import REGISTER
from kzclaims.text import Location, Span, Text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.ledger import Ledger

TEXTS_FOLDER = "texts"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The sources by id, and what can be read of each: `texts` by SHA-256, `notes` and `files` by source id."""

    sources: Mapping[str, Source]
    texts: Mapping[str, Text]
    notes: Mapping[str, Notes]
    files: Mapping[str, Text]
    faults: tuple[Fault, ...]

    def full_text(self, source: Source) -> Text | None:
        """The source's whole text, where it is at hand."""
        return self.files.get(source.id) or self.texts.get(source.sha256)


def load_corpus(ledger: Ledger, folders: Sequence[Path]) -> Corpus:
    """Read the register, the notes and the published files beneath the ledger, and the full texts in `folders`."""
    faults: list[Fault] = []
    sources = {s.id: s for s in _sources(ledger, faults)}
    beside = ledger.root / PurePosixPath(ledger.register).parent
    notes: dict[str, Notes] = {}
    files: dict[str, Text] = {}
    for source in sources.values():
        for name, field in ((source.notes, "notes"), (source.file, "file")):
            text = _beside(beside, name, source.place(field), faults) if name else None
            if text and field == "notes":
                notes[source.id] = notes_of(text)
            elif text:
                files[source.id] = text
                _check_fingerprint(source, text, faults)
    wanted = {s.sha256 for s in sources.values() if s.sha256}
    texts = _recognised([*folders, beside / TEXTS_FOLDER], wanted, faults)
    faults.extend(_check_spans(sources.values(), texts))
    return Corpus(sources, texts, notes, files, tuple(faults))


def _sources(ledger: Ledger, faults: list[Fault]) -> Iterator[Source]:
    data = read_beneath(ledger.root, ledger.register, ledger.register_place)
    if isinstance(data, Fault):
        faults.append(data)
        return
    node, found = read_document(data, shown(ledger.root, ledger.register))
    faults.extend(found)
    values = REGISTER.read(node, At("", faults)) if node else None
    seen: dict[str, Location] = {}
    for each in values.get("sources", ()) if values else ():
        if not each.get("id"):
            continue
        source = _source(each)
        if source.id in seen:
            hint = "give one of the two another id"
            message = f"the source {source.id!r} stands already at {seen[source.id]}"
            faults.append(Fault("duplicate-id", message, source.place("id"), hint))
            continue
        seen[source.id] = source.place("id")
        yield source


def _source(values: Values) -> Source:
    text = values.get("text", Values({}, {}))
    bounds = text.get("span", ())
    words = ("id", "title", "publisher", "author", "date", "date_basis", "kind", "language", "url", "file", "notes")
    return Source(
        **{name: values.get(name) for name in words},
        origin=values.get("origin") or values.get("publisher") or values.get("id"),
        sha256=text.get("sha256"),
        span=Span(*bounds) if len(bounds) == 2 else None,
        places=values.places,
    )


def _beside(folder: Path, name: str, place: Location, faults: list[Fault]) -> Text | None:
    """One text that belongs to the ledger."""
    data = read_beneath(folder, name, place, TEXT_LIMIT)
    text = data if isinstance(data, Fault) else _text(data, shown(folder, name))
    if isinstance(text, Fault):
        faults.append(text)
        return None
    return text


def _text(data: bytes, name: str) -> Text | Fault:
    """Decode a text; unlike a ledger it may hold control and format characters, which the skins make visible."""
    try:
        return text_of(name, data)
    except UnicodeDecodeError:
        fault = decode(data, name)
        assert isinstance(fault, Fault)  # what is not UTF-8 there is not here either
        return fault


def _check_fingerprint(source: Source, text: Text, faults: list[Fault]) -> None:
    if source.sha256 and source.sha256 != text.sha256:
        message = f"{text.path} is not the text that was registered: its SHA-256 is {text.sha256}"
        faults.append(
            Fault("text-changed", message, source.place("text"), "review its claims, then register the new SHA-256")
        )


def _recognised(folders: Sequence[Path], wanted: set[str], faults: list[Fault]) -> dict[str, Text]:
    """Every file of the folders whose fingerprint is wanted; a folder that is not there holds none."""
    texts: dict[str, Text] = {}
    for path in sorted(path for folder in folders for path in files_in(folder)) if wanted else ():
        data = read_file(path, Location(path.name), path.name)
        if isinstance(data, Fault):
            faults.append(data)
            continue
        fingerprint = hashlib.sha256(data).hexdigest()
        if fingerprint in wanted and fingerprint not in texts:
            text = _text(data, path.name)
            if isinstance(text, Fault):
                faults.append(text)
            else:
                texts[fingerprint] = text
    return texts


def _check_spans(sources: Iterable[Source], texts: Mapping[str, Text]) -> Iterator[Fault]:
    """A piece's span must lie within its text."""
    for source in sources:
        text, span = texts.get(source.sha256), source.span
        if text and span and not 0 <= span.start < span.end <= len(text.content):
            message = f"the span {list(span)} does not lie within the text, which has {len(text.content)} code points"
            yield Fault("bad-value", message, source.place("text"), "give [start, end) in code points")
