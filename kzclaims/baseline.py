"""The baseline: findings that were accepted as they stood, so that a run fails on new ones only. It can only shrink."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kzclaims.errors import UsageFault, unwritten
from kzclaims.files import read_beneath, shown, there
from kzclaims.finding import Fault
from kzclaims.fingerprint import beneath, fingerprints, steady
from kzclaims.ignores import LASTING
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from kzclaims.finding import Finding

BASELINE_NAME = "claims/baseline.json"
_FIELDS = ("fingerprint", "code", "path", "claim", "message")
_VERSION = 1
_RESTORE = "Restore it from version control, or remove it."


@dataclass(frozen=True, slots=True)
class Accepted:
    """One finding of a baseline as its file tells it, and the line it stands on there.

    `rests` says which sources it was found with, by id, and what of each was at hand (see kzclaims.rested); None where
    the file is older than that. `path` is seen from the folder of claims.yaml.
    """

    fingerprint: str
    code: str
    path: str
    claim: str
    message: str
    place: Location
    rests: Mapping[str, str] | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Findings held against a baseline: those that are new, those it accepts, and what of it no finding meets.

    That none meets it is not yet that it was mended: what it speaks of may not have been looked at.
    """

    new: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    unmet: tuple[Accepted, ...]


def acceptable(finding: Finding) -> bool:
    """Whether a baseline may hold it: what keeps a file from being checked at all must be mended."""
    return not finding.code.startswith(LASTING)


def weighed(findings: Sequence[Finding], baseline: Sequence[Accepted], root: Path) -> Weighed:
    """Sort findings into new and accepted, in their order."""
    if not baseline:
        return Weighed(tuple(findings), (), ())
    known = {each.fingerprint for each in baseline}
    marks = zip(fingerprints(findings, root), fingerprints(map(_as_before, findings), root), strict=True)
    met = [next((mark for mark in pair if mark in known), "") for pair in marks]
    pairs = [(each, mark if acceptable(each) else "") for each, mark in zip(findings, met, strict=True)]
    held = {mark for _, mark in pairs}
    return Weighed(
        tuple(finding for finding, mark in pairs if not mark),
        tuple(finding for finding, mark in pairs if mark),
        tuple(each for each in baseline if each.fingerprint not in held),
    )


def _as_before(finding: Finding) -> Finding:
    """A finding as older baselines hold it, which knew no claim of what is wrong with the shape of one."""
    return replace(finding, claim="") if finding.code.startswith(("KZ1", "KZ2")) else finding


def entries_of(
    findings: Iterable[Finding], root: Path, rests: Callable[[Finding], Mapping[str, str]]
) -> tuple[Accepted, ...]:
    """Findings as a baseline accepts them; `rests` tells what each was found with."""
    listed = list(findings)
    return tuple(
        Accepted(
            fingerprint=mark,
            code=each.code,
            path=beneath(each.place.path, root),
            claim=each.claim,
            message=steady(each.message, root),
            place=each.place,
            rests=rests(each),
        )
        for mark, each in zip(fingerprints(listed, root), listed, strict=True)
    )


def baseline_text(entries: Iterable[Accepted]) -> str:
    """The file for these entries: JSON, one a line, so that a merge sees which; what stands twice is written once."""
    rows = {each.fingerprint: {name: getattr(each, name) for name in _FIELDS} | _told(each) for each in entries}
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows.values())
    return f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n'


def _told(entry: Accepted) -> dict[str, Any]:
    return {} if entry.rests is None else {"rests": dict(entry.rests)}


def save_baseline(entries: Iterable[Accepted], root: Path) -> None:
    """Write the baseline, whole or not at all; raises EnvironmentFault where the disk refuses."""
    path = root / BASELINE_NAME
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(baseline_text(entries))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise unwritten(path, error) from error


def read_baseline(root: Path) -> tuple[Accepted, ...] | None:
    """The baseline beside the ledger in `root`, None where there is none; raises UsageFault where it can't be read."""
    name = shown(root, BASELINE_NAME)
    if not there(root / BASELINE_NAME):
        return None
    data = read_beneath(root, BASELINE_NAME, Location(name))
    if isinstance(data, Fault):
        raise UsageFault(f"{name} can't be read: {data.message}.", _RESTORE)
    return entries_in(data, name)


def entries_in(data: bytes, name: str) -> tuple[Accepted, ...]:
    """The entries in the bytes of a baseline, `name` as findings show it; raises UsageFault where they hold none."""
    try:
        record = json.loads(data)
        rows, lines = record["findings"], _lines(data)
        _check_version(record["version"], name)
        return tuple(_accepted(row, Location(name, lines.get(row["fingerprint"], 1), 1)) for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageFault(f"{name} is no baseline of this program.", _RESTORE) from error


def _check_version(version: object, name: str) -> None:
    if type(version) is not int or version < _VERSION:
        raise ValueError(version)
    if version > _VERSION:
        hint = "Use the release that wrote it, or a newer one."
        raise UsageFault(f"{name} is of version {version:,}, which this program does not know.", hint)


def _accepted(row: dict[str, Any], place: Location) -> Accepted:
    fields: dict[str, str] = {name: row[name] for name in _FIELDS}
    rests: dict[str, str] | None = dict(row["rests"]) if "rests" in row else None
    if not all(isinstance(each, str) for each in [*fields.values(), *(rests or {}).values()]):
        raise ValueError("every field of a baseline is a text")
    return Accepted(**fields, place=place, rests=rests)


def _lines(data: bytes) -> dict[str, int]:
    """On which line each fingerprint stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        mark = line.partition('"fingerprint": "')[2].partition('"')[0]
        if mark:
            found[mark] = number
    return found
