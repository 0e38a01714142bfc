"""YAML to a tree of nodes that know their place, with scalars left as the text they are.

Only libyaml's events are used, under a guard: no anchor, alias or tag, a bounded depth, no key twice. Nothing is ever
constructed from a document (PyYAML's loaders are not called), so a hostile file can't run code or grow. What is refused
is a fault, and the rest of the file is read all the same.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from kzclaims.decoding import BYTE_ORDER_MARK, FORBIDDEN, STAND_IN, cleaned, decode, named
from kzclaims.finding import MOST_FAULTS, Fault, note
from kzclaims.record import record
from kzclaims.scripts import mixed_words, told
from kzclaims.syntax import conflict_fault, syntax_fault
from kzclaims.text import Location, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

    from kzclaims.text import Page

MAX_DEPTH = 24
MOST_NODES = 500_000
BYTES_A_NODE = 10  # a ledger has 15 to 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_JOINED = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"  # pictures that a joiner makes one of
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\uffa0"
    f"\ufff9-\ufffb\U000e0000-\U000e0fff]|(?<![{_JOINED}])\u200d"
)
"""Characters nobody sees that change nothing of what is read (Default_Ignorable_Code_Point, without those of pictures)."""


@record(frozen=True, slots=True)
class _Placed:
    """What starts at an offset of a page. Hardly any place is asked for, so each is made when it is."""

    start: int
    page: Page

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.page.location(self.start)


@record(frozen=True, slots=True)
class Scalar(_Placed):
    """A leaf: the characters written, quotes and escapes resolved."""

    value: str


@record(frozen=True, slots=True)
class Items(_Placed):
    """A list."""

    items: tuple[Node, ...]


@record(frozen=True, slots=True)
class Entries(_Placed):
    """A mapping, in the order written: each key, which is unique, with its offset and the node under it."""

    entries: tuple[tuple[str, int, Node], ...]


@record(frozen=True, slots=True)
class Refused(_Placed):
    """A node that was not read; its fault has been told."""


Node = Scalar | Items | Entries | Refused


class _StopError(Exception):
    """The reading of a document can't go on; why is told."""


class _Reader:
    """Builds the tree of at most `most` nodes from the event stream; `text` is what the events were made from."""

    def __init__(self, name: str, text: str, faults: list[Fault], most: int) -> None:
        self.page = page_of(name, text)
        self.text = text
        self.faults = faults
        self.most = self.left = most
        self.cleaned = STAND_IN in text
        self.events: Iterator[Event] = iter(_LOADER(text).get_event, None)

    def place(self, event: Event) -> Location:
        assert event.start_mark is not None
        return self.page.location(event.start_mark.index)

    def fault(self, slug: str, message: str, place: Location, hint: str) -> None:
        note(self.faults, Fault(slug, message, place, hint))

    def document(self) -> Node | None:
        """The root node of the first document, or None where the file is empty."""
        root: Node | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    hint = "keep one document in a file: remove the line `---`"
                    message = "a second document starts here, and is not read"
                    self.fault("yaml-syntax", message, self.place(event), hint)
                    return root
                root = self.node(next(self.events), 1)
        return root

    def node(self, event: Event, depth: int) -> Node:
        mark = event.start_mark
        assert mark is not None
        if isinstance(event, ScalarEvent):
            return Scalar(mark.index, self.page, self.words(event))
        self.left -= 1
        if self.left < 0:
            raise self.too_many(event)
        if isinstance(event, AliasEvent):
            self.unsafe("anchors and aliases (& and *) are not allowed", event)
            return Refused(mark.index, self.page)
        self.guard(event)
        if depth > MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep, so the file is not read"
            raise self.stop(message, event, "a ledger needs six levels")
        if isinstance(event, SequenceStartEvent):
            return Items(mark.index, self.page, self.items(depth + 1))
        return Entries(mark.index, self.page, self.entries(depth + 1))

    def words(self, event: ScalarEvent) -> str:
        self.left -= 1
        if self.left < 0:
            raise self.too_many(event)
        if event.anchor or event.tag:
            self.guard(event)
        value: str = event.value
        return value if value.isascii() and value.isprintable() else self.seen(value, event)

    def items(self, depth: int) -> tuple[Node, ...]:
        items = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self.node(event, depth))
        return tuple(items)

    def unsafe(self, message: str, event: Event, hint: str = "write the value out in full") -> None:
        self.fault("unsafe-yaml", message, self.place(event), hint)

    def stop(self, message: str, event: Event, hint: str) -> _StopError:
        self.unsafe(message, event, hint)
        return _StopError()

    def too_many(self, event: Event) -> _StopError:
        message = f"more than {self.most:,} values stand in this file, so it is not read"
        return self.stop(message, event, "split the file; no ledger holds a value in every few bytes")

    def guard(self, event: Event) -> None:
        if getattr(event, "anchor", None):
            self.unsafe("anchors and aliases (& and *) are not allowed", event)
        tag = getattr(event, "tag", None)
        if tag:
            hint = "remove the tag: every value is text until the schema says otherwise"
            self.unsafe(f"the tag {tag.replace('tag:yaml.org,2002:', '!!')} is not allowed", event, hint)

    def seen(self, value: str, event: ScalarEvent) -> str:
        """The value without what may not stand in it, told; and a word on what nobody sees in the rest."""
        for odd in dict.fromkeys(FORBIDDEN.findall(value)):
            if odd != STAND_IN or not self.cleaned:
                message = f"the character {named(odd)} can't stand in a ledger, even escaped"
                self.fault("encoding", message, self.place(event), "delete it")
        value = FORBIDDEN.sub("", value)
        hidden = dict.fromkeys(_HIDDEN.findall(value))
        if hidden:
            message = f"characters nobody sees stand here: {', '.join(map(named, hidden))}"
            hint = "delete them, unless the source is written so; they are passed over"
            self.fault("hidden-characters", message, self.at(event, next(iter(hidden))), hint)
        for word, odd in dict.fromkeys(mixed_words(value)):
            message = f"the word “{word}” mixes letters of two scripts: {told(odd)}"
            hint = "write it in one script, with a hyphen before an ending of another; it is never taken for its look-alike"
            self.fault("mixed-scripts", message, self.at(event, word, word.index(odd[0])), hint)
        return value

    def at(self, event: ScalarEvent, words: str, further: int = 0) -> Location:
        """Where words of a scalar stand in the file, so many characters on; the scalar's place where they are escaped."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        found = self.text.find(words, start.index, end.index)
        return self.page.location(found + further if found >= 0 else start.index)

    def entries(self, depth: int) -> tuple[tuple[str, int, Node], ...]:
        entries: list[tuple[str, int, Node]] = []
        seen: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, ScalarEvent):
                assert event.start_mark is not None
                key, start = self.words(event), event.start_mark.index
                value = self.node(next(self.events), depth)
                first = seen.setdefault(key if key.isascii() else _looks(key), start)
                if first != start:  # no two keys of a mapping start at one offset
                    self.again(key, start, first)
                elif key != "<<" or not _refused(value):
                    entries.append((key, start, value))
            elif isinstance(event, MappingEndEvent):
                break
            else:
                self.no_key(event, depth)
        return tuple(entries)

    def again(self, key: str, start: int, first: int) -> None:
        line = self.page.location(first).line
        message = f"the key {_looks(key)!r} stands here a second time; the first is on line {line}"
        self.fault("duplicate-key", message, self.page.location(start), "remove one of the two")

    def no_key(self, event: Event, depth: int) -> None:
        """Read past a key that is no word, and what stands under it."""
        key = self.node(event, depth)
        self.node(next(self.events), depth)
        if not isinstance(key, Refused):
            self.fault("yaml-syntax", "a key must be a word", key.place, "put quotes around it")


def read_document(data: bytes, name: str, most: int = MOST_NODES) -> tuple[Node | None, list[Fault]]:
    """Parse the bytes of one file, of `most` nodes; returns the root (None where empty or spoilt) and every fault."""
    decoded = decode(data, name)
    if isinstance(decoded, Fault):
        return None, [decoded]
    text, odd = cleaned(decoded, name)
    faults: list[Fault] = []
    for fault in islice(odd, MOST_FAULTS + 1):
        note(faults, fault)
    if data.startswith(BYTE_ORDER_MARK):
        message = f"the file begins with a byte order mark ({named(chr(0xFEFF))}), which is passed over"
        note(faults, Fault("hidden-characters", message, Location(name, 1, 1), "save the file as UTF-8 without a mark"))
    marker = conflict_fault(text, name)
    if marker:
        return None, [*faults, marker]
    try:
        root = _Reader(name, text, faults, most).document()
    except _StopError:
        return None, faults
    except yaml.YAMLError as error:
        return None, [*faults, syntax_fault(error, text, name)]
    return (None if _refused(root) else root), faults


def _looks(key: str) -> str:
    """What a key looks like: two that look the same (composed or not, with invisible characters) are one."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", key))


def _refused(node: Node | None) -> bool:
    return isinstance(node, Refused)
