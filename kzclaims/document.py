"""YAML to a tree of nodes that know their place, with scalars left as the text they are.

Only libyaml's events are used, under a guard: no anchor, alias or tag, a bounded depth, no key twice. Nothing is ever
constructed from a document (PyYAML's loaders are not called), so a hostile file can't run code or grow.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from kzclaims.files import decode, forbidden_in
from kzclaims.finding import Fault
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 24
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf: the characters written, quotes and escapes resolved."""

    value: str
    place: Location
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order written; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Location

    def get(self, name: str) -> Node | None:
        """The node under a key, or None."""
        return next((node for key, node in self.entries if key.value == name), None)


Node = Scalar | Items | Entries


class _StopError(Exception):
    """Carries the fault that ends the reading of one document."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Reader:
    """Builds the tree from the event stream; the first fault that spoils the structure ends it."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.events = events
        self.faults: list[Fault] = []

    def place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.name, mark.line + 1, mark.column + 1) if mark else Location(self.name)

    def document(self) -> Node | None:
        """The root node of the only document, or None where the file is empty."""
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _StopError(
                        Fault(
                            "yaml-syntax",
                            "a second document starts here",
                            self.place(event),
                            "keep one document in a file: remove the line `---`",
                        )
                    )
                root = self.node(next(self.events), 1)
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        self.guard(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self.node(e, depth + 1) for e in self.until(yaml.SequenceEndEvent)), self.place(event))
        return self.mapping(event, depth)

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def guard(self, event: yaml.Event, depth: int) -> None:
        hint = "write the value out in full"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _StopError(
                Fault("unsafe-yaml", "anchors and aliases (& and *) are not allowed", self.place(event), hint)
            )
        tag = getattr(event, "tag", None)
        if tag:
            raise _StopError(
                Fault(
                    "unsafe-yaml",
                    f"the tag {tag} is not allowed",
                    self.place(event),
                    "remove the tag: every value is text until the schema says otherwise",
                )
            )
        if depth > MAX_DEPTH:
            raise _StopError(
                Fault(
                    "unsafe-yaml", f"nested more than {MAX_DEPTH} levels deep", self.place(event), "a ledger needs six"
                )
            )

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self.place(event)
        bad = forbidden_in(event.value)
        if bad:
            self.faults.append(
                Fault(
                    "encoding",
                    f"the character U+{ord(bad):04X} can't stand in a ledger, even escaped",
                    place,
                    "delete it",
                )
            )
        return Scalar(
            "".join(c for c in event.value if not forbidden_in(c)) if bad else event.value,
            place,
            plain=event.implicit[0],
        )

    def mapping(self, event: yaml.Event, depth: int) -> Entries:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Location] = {}
        for key_event in self.until(yaml.MappingEndEvent):
            key = self.node(key_event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.faults.append(Fault("yaml-syntax", "a key must be a word", key.place, "put quotes around it"))
            elif self.first(key, seen):
                entries.append((key, value))
        return Entries(tuple(entries), self.place(event))

    def first(self, key: Scalar, seen: dict[str, Location]) -> bool:
        """Whether the key is new; two that look the same (composed or not, with invisible characters) are one."""
        same = key.value if key.value.isascii() else _looks(key.value)
        if same in seen:
            self.faults.append(
                Fault(
                    "duplicate-key",
                    f"the key {same!r} stands here a second time; the first is on line {seen[same].line}",
                    key.place,
                    "remove one of the two",
                )
            )
            return False
        seen[same] = key.place
        return True


def _looks(key: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in key if unicodedata.category(c) != "Cf"))


def read_document(data: bytes, name: str) -> tuple[Node | None, list[Fault]]:
    """Parse the bytes of one file; returns the root (None where empty or spoilt) and every fault noticed."""
    text = decode(data, name)
    if isinstance(text, Fault):
        return None, [text]
    marker = _conflict_marker(text, name)
    if marker:
        return None, [marker]
    reader = _Reader(name, yaml.parse(text, Loader=_LOADER))
    try:
        return reader.document(), reader.faults
    except _StopError as stop:
        return None, [*reader.faults, stop.fault]
    except yaml.YAMLError as error:
        return None, [*reader.faults, _syntax_fault(error, text, name)]


def _conflict_marker(text: str, name: str) -> Fault | None:
    if "<<<<<<< " not in text:
        return None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("<<<<<<< "):
            return Fault(
                "yaml-syntax",
                "a merge conflict was left here",
                Location(name, number, 1),
                "keep one side and remove the markers",
            )
    return None


def _syntax_fault(error: yaml.YAMLError, text: str, name: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        message = f"a tab at {line}:{written.index(chr(9)) + 1}; YAML indents with spaces"
        return Fault("yaml-syntax", message, Location(name, line, written.index("\t") + 1), "replace the tab by spaces")
    problem = getattr(error, "problem", None) or str(error)
    hint = "put the value in quotes if it holds `: `, `#` or starts with a mark such as `%`, `@` or a quote"
    return Fault("yaml-syntax", f"this is not YAML: {problem}", Location(name, line, column), hint)
