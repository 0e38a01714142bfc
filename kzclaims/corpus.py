"""The sources: their register, the notes on them, and the full texts at hand, recognised by fingerprint.

A full text is whatever file has the SHA-256 the register names; its name does not matter.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.claim import Source
from kzclaims.decoding import STEERING, decode_text, holds, named
from kzclaims.document import read_document
from kzclaims.files import LEDGER_LIMIT, TEXT_LIMIT, files_in, read_beneath, read_file, shown
from kzclaims.finding import Fault
from kzclaims.notes import Notes, notes_of
from kzclaims.schema import At, Values
from kzclaims.shapes import REGISTER
from kzclaims.text import Location, Span, Text

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
            text = _beside(beside, name, source, field, ledger.max_size, faults) if name else None
            if text and field == "notes":
                notes[source.id] = notes_of(text)
            elif text:
                files[source.id] = text
                _check_fingerprint(source, text, faults)
    wanted = _wanted(sources.values(), faults)
    texts = _recognised([*folders, beside / TEXTS_FOLDER], wanted, ledger.max_size, faults)
    faults.extend(_check_spans(sources.values(), texts))
    return Corpus(sources, texts, notes, files, tuple(faults))


def _sources(ledger: Ledger, faults: list[Fault]) -> Iterator[Source]:
    data = read_beneath(ledger.root, ledger.register, ledger.register_place, ledger.max_size or LEDGER_LIMIT)
    if isinstance(data, Fault):
        faults.append(data)
        return
    name = shown(ledger.root, ledger.register)
    node, found = read_document(data, name)
    values = REGISTER.read(node, At("", found)) if node else None
    if node is None and all(fault.slug == "hidden-characters" for fault in found):
        hint = "write `sources:` into it, and register what the ledger quotes"
        found.append(Fault("missing-field", "this file is empty", Location(name), hint))
    faults.extend(found)
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
    text = values.get("text", Values({}))
    bounds = text.get("span", ())
    words = ("id", "title", "publisher", "author", "date", "date_basis", "kind", "language", "url", "file", "notes")
    return Source(
        **{name: values.get(name) for name in words},
        origin=values.get("origin") or values.get("publisher") or values.get("id"),
        sha256=text.get("sha256"),
        span=Span(*bounds) if len(bounds) == 2 else None,
        places=values.places,
        encoding=values.get("encoding"),
        damaged=values.get("damaged", default=False),
    )


def _beside(folder: Path, name: str, source: Source, field: str, max_size: int, faults: list[Fault]) -> Text | None:
    """One text that belongs to the ledger; `field` is the field of the source that names it."""
    data = read_beneath(folder, name, source.place(field), max_size or TEXT_LIMIT)
    if isinstance(data, Fault):
        faults.append(data)
        return None
    return _text(data, shown(folder, name), source, field, faults)


def _text(data: bytes, name: str, source: Source, field: str, faults: list[Fault]) -> Text | None:
    """Decode a text as its source declares; notes are the keeper's own, and always UTF-8.

    Unlike a ledger it may hold control and format characters, which the skins make visible.
    """
    declared = field != "notes"
    decoded = decode_text(data, name, source.encoding * declared, damaged=source.damaged and declared)
    if isinstance(decoded, Fault):
        message = f"{name} can't be read: {decoded.message}"
        faults.append(replace(decoded, message=message, place=source.place(field), source=decoded.place))
        return None
    text = Text(name, decoded.content, hashlib.sha256(data).hexdigest())
    faults.extend(_remarks(text, decoded.replaced, source, field))
    return text


def _remarks(text: Text, replaced: int, source: Source, field: str) -> Iterator[Fault]:
    """What a reader of the text should know of its characters."""
    if replaced:
        places = "1 place" if replaced == 1 else f"{replaced:,} places"
        message = f"{places} of {text.path} can't be decoded, and {'is' if replaced == 1 else 'are'} read as U+FFFD"
        hint, at = "get a whole copy of the text", text.location(text.content.index("\ufffd"))
        yield Fault("bytes-replaced", message, source.place("damaged"), hint, at)
    first = STEERING.search(text.content) if holds(STEERING, text.content) else None
    if first:
        found = Counter(STEERING.findall(text.content))
        some = ", ".join(named(c) for c, _ in found.most_common(3)) + (", and others" if len(found) > 3 else "")
        message = f"{text.path} holds characters that steer what is shown, {found.total():,} in all: {some}"
        hint = "read the passage with care: they are shown as signs, and passed over where a quote is looked for"
        yield Fault("hidden-characters", message, source.place(field), hint, text.location(first.start()))


def _check_fingerprint(source: Source, text: Text, faults: list[Fault]) -> None:
    if source.sha256 and source.sha256 != text.sha256:
        message = f"{text.path} is not the text that was registered: its SHA-256 is {text.sha256}"
        faults.append(
            Fault("text-changed", message, source.place("text"), "review its claims, then register the new SHA-256")
        )


def _wanted(sources: Iterable[Source], faults: list[Fault]) -> dict[str, Source]:
    """The fingerprints of the register, each with the source that says how the text is to be read."""
    wanted: dict[str, Source] = {}
    for source in sources:
        first = wanted.setdefault(source.sha256, source) if source.sha256 else source
        if (source.encoding, source.damaged) != (first.encoding, first.damaged):
            message = f"{source.id} and {first.id} are in one text, and declare it to be encoded in two ways"
            faults.append(Fault("bad-value", message, source.place("encoding"), "declare the same for both"))
    return wanted


def _recognised(
    folders: Sequence[Path], wanted: Mapping[str, Source], max_size: int, faults: list[Fault]
) -> dict[str, Text]:
    """Every file of the folders whose fingerprint is wanted; a folder that is not there holds none."""
    texts: dict[str, Text] = {}
    for path in sorted(_held(folders, faults)) if wanted else ():
        data = read_file(path, Location(path.name), path.name, max_size or TEXT_LIMIT)
        if isinstance(data, Fault):
            faults.append(data)
            continue
        fingerprint = hashlib.sha256(data).hexdigest()
        if fingerprint in wanted and fingerprint not in texts:
            text = _text(data, path.name, wanted[fingerprint], "text", faults)
            if text:
                texts[fingerprint] = text
    return texts


def _held(folders: Iterable[Path], faults: list[Fault]) -> Iterator[Path]:
    """The files of all the folders; one that can't be looked into is told."""
    for folder in folders:
        files = files_in(folder)
        if isinstance(files, Fault):
            faults.append(files)
        else:
            yield from files


def _check_spans(sources: Iterable[Source], texts: Mapping[str, Text]) -> Iterator[Fault]:
    """A piece's span must lie within its text."""
    for source in sources:
        text, span = texts.get(source.sha256), source.span
        if text and span and not 0 <= span.start < span.end <= len(text.content):
            message = f"the span {list(span)} does not lie within the text, which has {len(text.content)} code points"
            yield Fault("bad-value", message, source.place("text"), "give [start, end) in code points")
