"""Ignores written into the ledger's files: `# kzclaims: ignore[KZ301] -- reason`, at the end of a line or above it.

An ignore speaks of its own line, or, where it has a line to itself, of the next line that holds more than a comment.
Without a reason it takes nothing away. A comment may hold several; capitals make no difference. Comments are looked for outside scalars only, as YAML's parser marks them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from kzclaims.decoding import cleaned, decode
from kzclaims.document import MAX_DEPTH
from kzclaims.files import read_file
from kzclaims.finding import Fault
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kzclaims.finding import Finding

_WORD = b"kzclaims:"
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*kzclaims:(?P<rest>.*?)(?=\s#\s*kzclaims:|$)", re.IGNORECASE)
_IGNORE = re.compile(r"\s*ignore\s*\[(?P<rules>[^\]]*)\]\s*(?:(?:--|—)\s*(?P<reason>.*))?", re.IGNORECASE)
_BLOCK = frozenset("|>")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LASTING = ("KZ0", "KZ5")
"""No ignore and no baseline takes these away: a file that can't be read is not checked at all, and hygiene is about
the ignores themselves."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the rules it names (none where it can't be read), its reason, and the line it speaks of."""

    rules: tuple[str, ...]
    reason: str
    place: Location
    line: int


@dataclass(frozen=True, slots=True)
class Unused:
    """A rule that an ignore names in vain; empty where the comment names none."""

    ignore: Ignore
    rule: str


def ignores_in(paths: Iterable[str]) -> tuple[Ignore, ...]:
    """Every ignore in the files at `paths`; a file that can't be read holds none, and its own fault says so."""
    found: list[Ignore] = []
    for path in sorted(set(paths)):
        data = read_file(Path(path), Location(path), path)
        if isinstance(data, Fault) or _WORD not in data.lower():
            continue
        text = decode(data, path)
        found.extend(() if isinstance(text, Fault) else read_ignores(cleaned(text, path)[0], path))
    return tuple(found)


def read_ignores(text: str, path: str) -> Iterator[Ignore]:
    """The ignores in the text of one YAML file, in order; none where it is not YAML."""
    covers = _scalars(text)
    if covers is None:
        return
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for found in _COMMENT.finditer(line):
            if not covers(number, found.start()):
                alone = line.lstrip().startswith("#")
                target = _next_line(lines, number) if alone else number
                yield _ignore(found["rest"], Location(path, number + 1, found.start() + 1), target + 1)


def without_ignored(findings: Sequence[Finding], ignores: Sequence[Ignore]) -> tuple[list[Finding], tuple[Unused, ...]]:
    """The findings that no ignore takes away, and what the ignores with a reason name in vain."""
    at: dict[tuple[str, int], list[Ignore]] = {}
    for ignore in ignores:
        if ignore.reason:
            at.setdefault((ignore.place.path, ignore.line), []).append(ignore)
    kept: list[Finding] = []
    used: set[tuple[Location, str]] = set()
    for finding in findings:
        here = at.get((finding.place.path, finding.place.line), ())
        names = {finding.code, finding.slug}
        hits = {(ignore.place, name) for ignore in here for name in names.intersection(ignore.rules)}
        if hits and not finding.code.startswith(LASTING):
            used |= hits
        else:
            kept.append(finding)
    vain = [Unused(i, name) for i in ignores for name in i.rules or ("",) if (i.place, name) not in used]
    return kept, tuple(each for each in vain if each.ignore.reason or not each.rule)


def _ignore(rest: str, place: Location, line: int) -> Ignore:
    found = _IGNORE.fullmatch(rest.rstrip())
    rules = tuple(name.strip() for name in found["rules"].split(",") if name.strip()) if found else ()
    return Ignore(rules, ((found["reason"] or "").strip() if found else ""), place, line)


def _next_line(lines: Sequence[str], number: int) -> int:
    """The first line below that holds more than a comment; the last one where there is none."""
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and not lines[below].lstrip().startswith("#"):
            return below
    return len(lines) - 1


def _scalars(text: str) -> Callable[[int, int], bool] | None:
    """Whether a line and a column, both from 0, lie within a scalar; None where the text is not YAML, or too deep."""
    spans: dict[int, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return None
            if isinstance(event, yaml.ScalarEvent):
                start, end = event.start_mark, event.end_mark
                assert start is not None, event
                assert end is not None, event
                first = (start.line + 1, 0) if event.style in _BLOCK else (start.line, start.column)
                for line in range(first[0], end.line + 1):
                    spans.setdefault(line, []).append((first, (end.line, end.column)))
    except yaml.YAMLError:
        return None
    return lambda line, column: any(first <= (line, column) < last for first, last in spans.get(line, ()))
