"""One table of fields: it yields the reading of a node, the faults with their place, and the JSON Schema.

A `Shape` is a record's table of fields. Reading one turns a mapping into plain Python values plus the place of each;
every fault names the path it stands at. Nothing is guessed: a scalar is text until its field says otherwise.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from kzclaims.document import Entries, Items, Node, Refused, Scalar
from kzclaims.finding import MOST_FAULTS, Fault, note
from kzclaims.names import name_key
from kzclaims.record import record
from kzclaims.text import Places
from kzclaims.values import (
    DATE_SCHEMA,
    POINTS_SCHEMA,
    SHARE_SCHEMA,
    TEXT_SCHEMA,
    BadValueError,
    read_date_text,
    read_points,
    read_share,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kzclaims.text import Location, Page

ID_PATTERN = r"[a-z0-9][a-z0-9._-]{0,63}"
_ID = re.compile(ID_PATTERN)


class Kind(Protocol):
    """The type of a field: how a node is read, and what the JSON Schema says of it."""

    def read(self, node: Node, at: At) -> Any:
        """The value of `node`, or None with a fault recorded in `at`."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the type."""


class At:
    """Where the reading stands: the steps down to it, and the faults so far."""

    __slots__ = ("faults", "steps")

    def __init__(self, path: str, faults: list[Fault]) -> None:
        self.faults = faults
        self.steps: list[str | int] = [path] if path else []

    def read(self, kind: Kind, node: Node, step: str | int) -> Any:
        """The value of a node one step further down; None for one that the document refused, which has been told."""
        if isinstance(node, Refused):
            return None
        self.steps.append(step)
        value = kind.read(node, self)
        self.steps.pop()
        return value

    def fault(self, slug: str, message: str, place: Location, hint: str = "") -> Any:
        """Record one fault, with the path it stands at; returns None, the value of a field that is faulty."""
        path = ".".join(map(str, self.steps))
        note(self.faults, Fault(slug, f"{path}: {message}" if path else message, place, hint))

    @property
    def full(self) -> bool:
        """Whether the file has more faults than are told, so that nothing needs to be found out about another."""
        return len(self.faults) > MOST_FAULTS


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is not empty; `check` turns it into a value or raises BadValueError, and `json` says so to editors."""

    check: Callable[[str], Any] | None = None
    slug: str = "bad-value"
    json: Mapping[str, Any] = field(default_factory=lambda: TEXT_SCHEMA)

    def read(self, node: Node, at: At) -> Any:
        """The text, or what `check` makes of it."""
        if not isinstance(node, Scalar):
            return at.fault("wrong-type", "a text is wanted here", node.place, "write one text, no list and no mapping")
        if not node.value.strip():
            return at.fault("missing-field", "the value is empty", node.place, "write the value, or remove the field")
        try:
            return self.check(node.value) if self.check else node.value
        except BadValueError as bad:
            return at.fault(self.slug, str(bad), node.place, bad.hint)

    def schema(self) -> dict[str, Any]:
        """Numbers and dates are text as well; editors that type them are not contradicted."""
        return dict(self.json)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, at: At) -> Any:
        """The word, where it is one of the options."""
        word = WORDS.read(node, at)
        if word is None or word in self.options:
            return word
        hint = did_you_mean(word, self.options) or "write one of these words"
        return at.fault("bad-choice", f"{word!r} is none of {', '.join(self.options)}", node.place, hint)

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`, no other spelling."""

    def read(self, node: Node, at: At) -> Any:
        """The truth value."""
        word = WORDS.read(node, at)
        if word in {"true", "false"}:
            return word == "true"
        hint = "write `true` or `false`"
        return word and at.fault("wrong-type", f"true or false is wanted here, not {word!r}", node.place, hint)

    def schema(self) -> dict[str, Any]:
        """A boolean, in quotes or not."""
        return {"enum": [True, False, "true", "false"]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one type; with `lone`, a single value stands for a list of one, and a `pair` is two that differ."""

    item: Kind
    lone: bool = False
    pair: bool = False

    def read(self, node: Node, at: At) -> Any:
        """A tuple of the items that could be read; a record that could not stands as an empty one."""
        if not isinstance(node, Items):
            if self.lone:
                only = None if isinstance(node, Refused) else self.item.read(node, at)
                return () if only is None else (only,)
            return at.fault("wrong-type", "a list is wanted here", node.place, "write lines that start with `- `")
        read = [at.read(self.item, each, number) for number, each in enumerate(node.items, 1)]
        if None in read:
            return self._patched(node, read)
        if self.pair and (len(read) != 2 or read[0] == read[1]):
            told = f"{read[0]!r} twice" if len(read) == 2 else str(len(read))
            message = f"two that differ are wanted here, not {told}"
            return at.fault("bad-value", message, node.place, "name both of them")
        return tuple(read)

    def _patched(self, node: Items, read: Sequence[Any]) -> Any:
        """The items without those that could not be read, which have been told; a pair that lacks one is none."""
        if self.pair:
            return None
        if not isinstance(self.item, Shape):
            return tuple([each for each in read if each is not None])
        pairs = zip(node.items, read, strict=True)
        return tuple([Values({}, n.page, (n.start,)) if each is None else each for n, each in pairs])

    def schema(self) -> dict[str, Any]:
        """An array, or the lone item."""
        many: dict[str, Any] = {"type": "array", "items": self.item.schema()}
        if self.pair:
            many |= {"minItems": 2, "maxItems": 2, "uniqueItems": True}
        return {"anyOf": [self.item.schema(), many]} if self.lone else many


@dataclass(frozen=True, slots=True)
class MapOf:
    """Any keys, each with a value of one type; read as a tuple of (key, value)."""

    item: Kind

    def read(self, node: Node, at: At) -> Any:
        """Pairs in the order written."""
        if not isinstance(node, Entries):
            return at.fault("wrong-type", "a mapping is wanted here", node.place, "write lines of `name: ...`")
        read = [(key, at.read(self.item, each, key)) for key, _, each in node.entries]
        return tuple([(key, each) for key, each in read if each is not None])

    def schema(self) -> dict[str, Any]:
        """An object with free keys."""
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Spellings(MapOf):
    """Names, each with its other spellings; a spelling of two of them would be taken for whichever stands first."""

    def read(self, node: Node, at: At) -> Any:
        """Pairs in the order written; a spelling under a second name is a fault at its place."""
        owners: dict[str, tuple[str, int]] = {}
        for name, start, held in node.entries if isinstance(node, Entries) else ():
            several = held.items if isinstance(held, Items) else (held,)
            spellings = [(each.value, each.start) for each in several if isinstance(each, Scalar)]
            for spelling, where in [(name, start), *spellings]:
                owner, line = owners.setdefault(name_key(spelling), (name, node.page.location(where).line))
                if owner != name:
                    message = f"{spelling!r} stands under {owner!r} already, on line {line}, and can't be {name!r} too"
                    at.fault("bad-value", message, node.page.location(where), "leave it under one of the two")
        return MapOf.read(self, node, at)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape."""

    name: str
    kind: Kind
    help: str
    required: bool = False
    example: Any = None


@record(frozen=True, slots=True)
class Values:
    """What a mapping held: values by field name, and the offsets of the mapping and of each value on their page."""

    values: dict[str, Any]
    page: Page | None = None
    starts: Sequence[int] = ()

    def get(self, name: str, default: Any = "") -> Any:
        """The value of a field, or `default` where it is absent or faulty."""
        value = self.values.get(name)
        return default if value is None else value

    @property
    def places(self) -> Mapping[str, Location]:
        """Where each field stands, kept for good; "" is the mapping itself."""
        return Places(self.page, ("", *self.values), self.starts) if self.page else {}


@dataclass(frozen=True, slots=True)
class Shape:
    """A record's table of fields; `lone` names the field that a bare text stands for."""

    name: str
    fields: tuple[Field, ...] = field(default_factory=tuple)
    lone: str = ""
    known: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    required: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Name the fields once, for all the records there are."""
        object.__setattr__(self, "known", {each.name: each for each in self.fields})
        object.__setattr__(self, "required", tuple(each.name for each in self.fields if each.required))

    def read(self, node: Node, at: At) -> Any:
        """Read a mapping into Values by the table; unknown fields and missing ones are faults, the rest is kept."""
        if isinstance(node, Scalar) and self.lone:
            node = Entries(node.start, node.page, ((self.lone, node.start, node),))
        if not isinstance(node, Entries):
            return at.fault(
                "wrong-type", f"{article(self.name)} is wanted here", node.place, "write lines of `field: value`"
            )
        values: dict[str, Any] = {}
        starts = [node.start]
        for key, start, value in node.entries:
            known = self.known.get(key)
            if known is None:
                self._unknown(key, node.page.location(start), at)
                continue
            name = known.name  # a file's own string for it would be kept for every field there is
            values[name] = at.read(known.kind, value, name)
            starts.append(value.start)
        for name in self.required:
            if name not in values:
                at.fault("missing-field", f"this {self.name} has no {name!r}", node.place, f"add `{name}: ...`")
        return Values(values, node.page, starts)

    def _unknown(self, key: str, place: Location, at: At) -> None:
        if not at.full:
            known = f"{article(self.name)} has the fields {', '.join(self.known)}"
            message = f"{article(self.name)} has no field {key!r}"
            at.fault("unknown-field", message, place, did_you_mean(key, self.known) or known)

    def schema(self) -> dict[str, Any]:
        """An object with the fields of the table and no others."""
        properties: dict[str, Any] = {}
        for each in self.fields:
            properties[each.name] = {"description": each.help, **each.kind.schema()}
            if each.example is not None:
                properties[each.name]["examples"] = [each.example]
        record = {
            "type": "object",
            "properties": properties,
            "required": list(self.required),
            "additionalProperties": False,
        }
        lone = next((each.kind.schema() for each in self.fields if each.name == self.lone), None)
        return {"anyOf": [lone, record]} if lone else record


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """A hint naming the nearest option, or '' where none is near."""
    near = difflib.get_close_matches(word, list(options), n=1)
    return f"did you mean {near[0]!r}?" if near else ""


def article(name: str) -> str:
    """A shape's name as a sentence has it: `a claim`, `an assertion`."""
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


@lru_cache(maxsize=1024)
def read_id(text: str) -> str:
    """An id: lower-case letters, digits, dots, hyphens and underscores, at most 64.

    It is one string for all the places that name one source.
    """
    if not _ID.fullmatch(text):
        raise BadValueError(f"{text!r} can't be an id", "use lower-case letters, digits, `-`, `.` and `_`, at most 64")
    return text


WORDS = Words()
ID = Words(read_id, json={**TEXT_SCHEMA, "pattern": f"^{ID_PATTERN}$", "minimum": 0})
POINTS = Words(read_points, json=POINTS_SCHEMA)
SHARE = Words(read_share, json=SHARE_SCHEMA)
DATE = Words(read_date_text, slug="bad-date", json=DATE_SCHEMA)
