"""The baseline: findings that were accepted as they stood, so that a run fails on new ones only. It can only shrink."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzclaims.errors import UsageFault, unwritten
from kzclaims.files import read_beneath, shown, there
from kzclaims.finding import Fault
from kzclaims.fingerprint import beneath, fingerprints, steady
from kzclaims.ignores import LASTING
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kzclaims.finding import Finding

BASELINE_NAME = "claims/baseline.json"
_FIELDS = ("fingerprint", "code", "path", "claim", "message")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One finding of a baseline as its file tells it, and the line it stands on there."""

    fingerprint: str
    code: str
    path: str
    claim: str
    message: str
    place: Location


@dataclass(frozen=True, slots=True)
class Weighed:
    """Findings held against a baseline: those that are new, those it accepts, and what of it no finding meets."""

    new: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    stale: tuple[Accepted, ...]


def acceptable(finding: Finding) -> bool:
    """Whether a baseline may hold it: what keeps a file from being checked at all must be mended."""
    return not finding.code.startswith(LASTING)


def weighed(findings: Sequence[Finding], baseline: Sequence[Accepted], root: Path) -> Weighed:
    """Sort findings into new and accepted, in their order."""
    known = {each.fingerprint for each in baseline}
    prints = dict(zip(fingerprints(findings, root), findings, strict=True))
    held = {each for each in known.intersection(prints) if acceptable(prints[each])}
    return Weighed(
        tuple(finding for each, finding in prints.items() if each not in held),
        tuple(finding for each, finding in prints.items() if each in held),
        tuple(each for each in baseline if each.fingerprint not in held),
    )


def baseline_text(findings: Iterable[Finding], root: Path) -> str:
    """The file for these findings: JSON, one finding a line, so that a merge sees which."""
    listed = list(findings)
    rows = [
        dict(
            zip(
                _FIELDS,
                (mark, f.code, beneath(f.place.path, root), f.claim, steady(f.message, root)),
                strict=True,
            )
        )
        for mark, f in zip(fingerprints(listed, root), listed, strict=True)
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    return f'{{"version": 1, "findings": [\n{lines}\n]}}\n'


def save_baseline(findings: Iterable[Finding], root: Path) -> None:
    """Write the baseline, whole or not at all; raises EnvironmentFault where the disk refuses."""
    path = root / BASELINE_NAME
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(baseline_text(findings, root))
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
        raise UsageFault(f"{name} can't be read: {data.message}.", "Restore it from version control, or remove it.")
    try:
        rows = json.loads(data)["findings"]
        lines = _lines(data)
        return tuple(_accepted(row, Location(name, lines.get(row["fingerprint"], 1), 1)) for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageFault(
            f"{name} is no baseline of this program.", "Restore it from version control, or remove it."
        ) from error


def _accepted(row: dict[str, Any], place: Location) -> Accepted:
    fields: dict[str, str] = {name: row[name] for name in _FIELDS}
    if not all(isinstance(each, str) for each in fields.values()):
        raise ValueError("every field of a baseline is a text")
    return Accepted(**fields, place=place)


def _lines(data: bytes) -> dict[str, int]:
    """On which line each fingerprint stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        mark = line.partition('"fingerprint": "')[2].partition('"')[0]
        if mark:
            found[mark] = number
    return found
