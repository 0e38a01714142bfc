"""claims.yaml and the files it includes, read into a Ledger; what is wrong is kept as faults, the rest is kept too."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.claim import Assertion, Claim, Explanation, Identity
from kzclaims.document import BYTES_A_NODE, MOST_NODES, Entries, Items, read_document
from kzclaims.files import LEDGER_LIMIT, matching, outside, read_beneath, shown
from kzclaims.finding import Fault
from kzclaims.names import Names, names_of
from kzclaims.quote import Quote
from kzclaims.schema import At, Values, article
from kzclaims.shapes import PART, ROOT
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.schema import Shape

DEFAULT_REGISTER = "corpus/sources.yaml"
DEFAULT_TOLERANCE = Decimal("0.05")
DEFAULT_POINTS = Decimal(1)
_HIDING = frozenset({"yaml-syntax", "duplicate-key", "encoding", "unsafe-yaml", "unreadable-file", "path-outside"})
_AT_THE_TOP = tuple(f"{article(shape.name)} has no field" for shape in (ROOT, PART))


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as its files say it; `root` is the folder of claims.yaml, `name` how that file is shown.

    `max_size` is how many bytes a file may have; 0 leaves it to what the file is. `unread` are the ids of the claims of
    which something was left out for its faults, or that two share; "" stands for claims whose ids can't be known.
    """

    root: Path
    name: str
    title: str
    tolerance: Decimal
    points: Decimal
    languages: tuple[str, ...]
    names: Names
    register: str
    register_place: Location
    claims: tuple[Claim, ...]
    identities: tuple[Identity, ...]
    faults: tuple[Fault, ...]
    max_size: int = 0
    unread: frozenset[str] = frozenset()


def load_ledger(path: Path, max_size: int = 0) -> Ledger:
    """Read the ledger at `path`; an unreadable root gives a ledger without claims that says why in its faults."""
    name = shown(path.parent, path.name)
    faults: list[Fault] = []
    unread: set[str] = set()
    root = _read(path.parent, path.name, Location(name), ROOT, faults, max_size) or Values({})
    places = {"": Location(name), **root.places}
    claims = list(_claims(root, "", faults, unread))
    identities = list(_identities(root))
    for part, place in _parts(path.parent, root, places.get("include", places[""]), faults):
        values = _read(path.parent, part, place, PART, faults, max_size)
        if values:
            claims.extend(_claims(values, PurePosixPath(part).stem, faults, unread))
            identities.extend(_identities(values))
    unread |= _unique(((each.id, each.place("id")) for each in claims), "claim", faults)
    unread.update("" for fault in faults if _hides_claims(fault))
    _unique(((each.id, each.place) for each in identities), "identity", faults)
    settings = root.get("settings", Values({}))
    return Ledger(
        root=path.parent,
        name=name,
        title=root.get("title", ""),
        tolerance=settings.get("tolerance", DEFAULT_TOLERANCE),
        points=settings.get("points", DEFAULT_POINTS),
        languages=settings.get("languages", ()),
        names=names_of((shown_name, *spellings) for shown_name, spellings in root.get("aliases", ())),
        register=root.get("sources", DEFAULT_REGISTER),
        register_place=places.get("sources", places[""]),
        claims=tuple(claims),
        identities=tuple(identities),
        faults=tuple(faults),
        max_size=max_size,
        unread=frozenset(unread),
    )


def _hides_claims(fault: Fault) -> bool:
    """Whether there may be claims that were not read because of a fault in a file."""
    misspelt = fault.slug == "unknown-field" and fault.message.startswith(_AT_THE_TOP)
    return misspelt or fault.slug in _HIDING


def _read(root: Path, name: str, place: Location, shape: Shape, faults: list[Fault], max_size: int) -> Values | None:
    """Read one file by its shape; whatever is wrong goes into `faults`. An included file must hold something."""
    data = read_beneath(root, name, place, max_size or LEDGER_LIMIT)
    if isinstance(data, Fault):
        faults.append(data)
        return None
    node, found = read_document(data, shown(root, name), max(MOST_NODES, max_size // BYTES_A_NODE))
    values: Values | None = shape.read(node, At("", found)) if node else None
    if node is None and shape is PART and all(fault.slug == "hidden-characters" for fault in found):
        hint = "write `claims:` into it, or take it out of `include`"
        found.append(Fault("missing-field", "this file is empty", Location(shown(root, name)), hint))
    faults.extend(_attributed(found, node, values) if found and values and isinstance(node, Entries) else found)
    return values


def _attributed(faults: Iterable[Fault], root: Entries, values: Values) -> Iterator[Fault]:
    """The faults of one file, each with the id of the claim that it stands in; its file's own keys stand further left."""
    starts: dict[Location, str] = {}
    names = {each.starts[0]: each.get("id") for each in values.get("claims", ())}
    for key, start, held in root.entries:
        starts[root.page.location(start)] = ""
        if key == "claims" and isinstance(held, Items):
            starts |= {each.place: names.get(each.start, "") for each in held.items}
    places = sorted(starts)
    for fault in faults:
        before = bisect_right(places, fault.place) if fault.place.column > root.place.column else 0
        yield replace(fault, claim=starts[places[before - 1]]) if before else fault


def _parts(root: Path, values: Values, place: Location, faults: list[Fault]) -> Iterator[tuple[str, Location]]:
    """The included files, sorted within each pattern, none twice; `place` is where the ledger names them."""
    seen: set[str] = set()
    for pattern in values.get("include", ()):
        if outside(root, pattern.replace("*", "x")):
            faults.append(
                Fault("path-outside", f"{pattern!r} leads out of the ledger's folder", place, "use a relative path")
            )
            continue
        found, unread = matching(root, pattern, place) if "*" in pattern else ([pattern], [])
        faults.extend(unread)
        if not found and not unread:
            faults.append(Fault("unreadable-file", f"no file is named {pattern}", place, "correct or remove the line"))
        for name in found:
            if name not in seen:
                seen.add(name)
                yield name, place


def _unique(named: Iterable[tuple[str, Location]], what: str, faults: list[Fault]) -> set[str]:
    """Say of every id that stands a second time where the first is; returns those ids."""
    seen: dict[str, Location] = {}
    twice: set[str] = set()
    for name, place in named:
        if name in seen:
            message = f"the {what} {name!r} stands already at {seen[name]}"
            hint, claim = "give one of the two another id", name if what == "claim" else ""
            faults.append(Fault("duplicate-id", message, place, hint, claim=claim))
            twice.add(name)
        seen.setdefault(name, place)
    return twice


def _claims(values: Values, topic: str, faults: list[Fault], unread: set[str]) -> Iterator[Claim]:
    """The claims that have all they need; one that lacks an id, a question or a kind is left to its faults.

    The ids of those that are left out, or of which an assertion is, are added to `unread`.
    """
    if values.get("claims", None) is None and "claims" in values.values:
        unread.add("")
    for each in values.get("claims", ()):
        if not (each.get("id") and each.get("question") and each.get("kind")):
            unread.add(each.get("id"))
            continue
        assertions = tuple(_assertions(each, faults))
        if each.get("assertions", None) is None or len(assertions) < len(each.get("assertions", ())):
            unread.add(each.get("id"))
        yield Claim(
            id=each.get("id"),
            question=each.get("question"),
            kind=each.get("kind"),
            unit=each.get("unit"),
            time=each.get("time"),
            topic=topic,
            tags=each.get("tags", ()),
            fixed=each.get("fixed", default=False),
            aliases=each.get("aliases", default=True),
            tolerance=each.get("tolerance", None),
            note=each.get("note"),
            assertions=assertions,
            explained=tuple(_explanations(each, assertions, faults)),
            places=each.places,
        )


def _assertions(claim: Values, faults: list[Fault]) -> Iterator[Assertion]:
    seen: set[str] = set()
    for each in claim.get("assertions", ()):
        source, value = each.get("source"), each.get("value")
        if not (source and value):
            continue
        name = each.get("id") or source
        if name in seen:
            hint = f"add `id: {name}-2` to one of the two"
            message = f"a second assertion is called {name!r}"
            faults.append(Fault("duplicate-id", message, each.places[""], hint, claim=claim.get("id")))
            continue
        seen.add(name)
        yield Assertion(
            id=name,
            source=source,
            value=value,
            quote=_quote(each),
            speaker=each.get("speaker"),
            scope=each.get("scope"),
            as_of=each.get("as_of"),
            derived=each.get("derived"),
            note=each.get("note"),
            places=each.places,
        )


def _quote(values: Values) -> Quote | None:
    quote = values.get("quote", None)
    exact = quote.get("exact") if quote else ""
    return Quote(exact, quote.get("prefix"), quote.get("suffix")) if exact else None


def _explanations(claim: Values, assertions: tuple[Assertion, ...], faults: list[Fault]) -> Iterator[Explanation]:
    known = {a.id for a in assertions}
    left_out = {a.get("id") or a.get("source") for a in claim.get("assertions", ())} - known
    for each in claim.get("explained", ()):
        between = each.get("between", ())
        if not between and "between" in each.values:
            continue
        for name in between if "" not in left_out else ():
            if name not in known | left_out:
                message, hint = f"the claim has no assertion {name!r}", f"it has {', '.join(sorted(known))}"
                faults.append(Fault("unknown-claim", message, each.places["between"], hint, claim=claim.get("id")))
        if each.get("why"):
            yield Explanation(each.get("why"), each.get("by"), between, each.get("as"), each.places[""])


def _identities(values: Values) -> Iterator[Identity]:
    for each in values.get("identities", ()):
        if each.get("id") and each.get("says"):
            yield Identity(each.get("id"), each.get("says"), each.get("note"), each.places["says"])
