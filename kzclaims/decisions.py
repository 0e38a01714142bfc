"""The log of decisions: append, read, undo, repair.

`claims/decisions.jsonl` is append-only, one JSON object a line, each with its own checksum; undo appends the inverse.
A line is on the disk before `append` returns (journal.py). Order is the order of the lines, never the clock: two
branches merged by union give two runs of lines, in which a number may stand twice, so an undo means the nearest line
above it with that number and subject. A note decides nothing and stands beside what was decided.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import asdict, dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from kzclaims.journal import extend_journal, journal_problem, part_journal, read_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

Verb = Literal["accept", "reject", "defer", "explain", "note", "undo", "redo"]
Subject = tuple[str, tuple[str, ...]]
VERBS: frozenset[str] = frozenset(get_args(Verb))
TURNS = frozenset({"undo", "redo"})
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a claim as a whole, of one match or of one pair.

    `assertions` is empty for the claim as a whole, holds one assertion id for a match and two for a pair.
    `seal` is the fingerprint of the words and values decided on; `number` counts the lines of the log from 1;
    `when` is UTC, RFC 3339; `undoes` is the number of the decision that an undo takes away or a redo brings back.
    `batch` is the number of the first of several made in one step, which are undone as one, else 0; drafts of one step
    share a negative number instead.
    """

    number: int
    claim: str
    assertions: tuple[str, ...]
    verb: Verb
    who: str
    when: str
    why: str
    seal: str
    undoes: int = 0
    batch: int = 0

    @property
    def subject(self) -> Subject:
        """What was decided on, as `standing` names it."""
        return subject(self.claim, *self.assertions)


@dataclass(frozen=True, slots=True)
class Damage:
    """A line of the log that was not read, counted from 1. A torn tail is what a crash left of a line never saved."""

    line: int
    reason: str
    torn: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What a log holds, in the order of its lines, and the lines that cannot be trusted."""

    decisions: tuple[Decision, ...] = ()
    damage: tuple[Damage, ...] = ()


def subject(claim: str, *assertions: str) -> Subject:
    """A claim as a whole, one of its matches or one of its pairs; the order of a pair says nothing."""
    return claim, tuple(sorted(assertions))


def alive(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that are not undone, in the order of the log; two people may stand against each other."""
    return [each for each in _not_undone(decisions) if each.verb != "note"]


def notes(decisions: Sequence[Decision]) -> list[Decision]:
    """The notes that are not undone, in the order of the log."""
    return [each for each in _not_undone(decisions) if each.verb == "note"]


def _not_undone(decisions: Sequence[Decision]) -> Iterator[Decision]:
    turned = _turns(decisions)
    for place, decision in enumerate(decisions):
        if decision.verb not in TURNS and turned.get(place, True):
            yield decision


def standing(decisions: Sequence[Decision]) -> Mapping[Subject, Decision]:
    """The newest decision on each subject that is not undone."""
    return {decision.subject: decision for decision in alive(decisions)}


def last_done(decisions: Sequence[Decision], who: str) -> tuple[Decision, ...]:
    """What the next undo by `who` takes away, the newest first: that person's last step that stands."""
    done, _undone = _stacks(decisions, who)
    return _step([decisions[place] for place in reversed(done)])


def last_undone(decisions: Sequence[Decision], who: str) -> tuple[Decision, ...]:
    """What the next redo by `who` brings back, in order; a new decision leaves nothing to bring back."""
    _done, undone = _stacks(decisions, who)
    return _step([decisions[place] for place in reversed(undone)])


def _step(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The first decision, and what was made in one step with it (a number may stand twice, hence the time)."""
    if not decisions or not decisions[0].batch:
        return tuple(decisions[:1])
    step = decisions[0].batch, decisions[0].when
    return tuple(takewhile(lambda each: (each.batch, each.when) == step, decisions))


def _meant(decisions: Sequence[Decision]) -> Iterator[tuple[int, int]]:
    """The place of each undo and redo, and the place of the decision it turns."""
    at: dict[tuple[int, Subject], int] = {}
    for place, decision in enumerate(decisions):
        if decision.verb not in TURNS:
            at[decision.number, decision.subject] = place
        elif (meant := at.get((decision.undoes, decision.subject))) is not None:
            yield place, meant


def _turns(decisions: Sequence[Decision]) -> dict[int, bool]:
    """For every decision ever turned, by place, whether it stands."""
    return {meant: decisions[place].verb == "redo" for place, meant in _meant(decisions)}


def _stacks(decisions: Sequence[Decision], who: str) -> tuple[list[int], list[int]]:
    """The places of what stands and of what can be brought back, each oldest first, as `who` decided them."""
    meant = dict(_meant(decisions))
    done: dict[int, None] = {}
    undone: dict[int, None] = {}
    for place, decision in enumerate(decisions):
        if decision.verb not in TURNS:
            if decision.who == who:
                done[place] = None
                undone.clear()
        elif place in meant and decisions[meant[place]].who == who:
            gone, back = (done, undone) if decision.verb == "undo" else (undone, done)
            gone.pop(meant[place], None)
            back[meant[place]] = None
    return list(done), list(undone)


def line_of(decision: Decision) -> bytes:
    """One line of the log, its checksum (CRC-32 of the other fields, sorted, compact) last."""
    body = asdict(decision)
    if not decision.batch:
        del body["batch"]
    return _json(body | {"crc": _crc(body)}) + b"\n"


def read_history(data: bytes, first: int = 1) -> History:
    """The decisions in the bytes of a log; `first` is the number of their first line. Never raises."""
    decisions: list[Decision] = []
    damage: list[Damage] = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, first):
        try:
            if line.strip():
                decisions.append(_decision(line))
        except (ValueError, RecursionError) as fault:
            torn = number == first + len(lines) - 1 and _torn(line)
            damage.append(Damage(number, "it was never finished" if torn else str(fault), torn))
    return History(tuple(decisions), tuple(damage))


def _json(value: dict[str, Any], *, ordered: bool = False) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=ordered)
    return written.encode("utf-8", "backslashreplace")  # a lone surrogate becomes its JSON escape


def _crc(body: dict[str, Any]) -> str:
    return f"{zlib.crc32(_json(body, ordered=True)):08x}"


def _torn(line: bytes) -> bool:
    """Whether the bytes are the beginning of a line and not a whole one with something wrong in it."""
    try:
        json.JSONDecoder().raw_decode(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return True
    return False


def _decision(line: bytes) -> Decision:
    try:
        found = json.loads(line.decode("utf-8-sig"))
        sound = isinstance(found, dict) and found.pop("crc", None) == _crc(found)
    except ValueError as fault:
        raise ValueError("it is not one JSON object") from fault
    if not sound:
        raise ValueError("its checksum does not fit its words")
    claim, who, when, why, seal = (_string(found, name) for name in ("claim", "who", "when", "why", "seal"))
    number, undoes, batch = (_number(found, name) for name in ("number", "undoes", "batch"))
    return Decision(number, claim, _assertions(found), _verb(found), who, when, why, seal, undoes, batch)


def _string(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise ValueError(f"its {name} is no text")  # noqa: TRY004 - a fault of the data, told with its line
    return value


def _number(found: dict[str, Any], name: str) -> int:
    value = found.get(name, 0 if name == "batch" else None)
    if type(value) is not int or value < 0:
        raise ValueError(f"its {name} is no whole number")
    return value


def _assertions(found: dict[str, Any]) -> tuple[str, ...]:
    value = found.get("assertions")
    if not isinstance(value, list) or len(value) > 2 or not all(isinstance(name, str) for name in value):
        raise ValueError("its assertions are not a list of up to two ids")
    return tuple(value)


def _verb(found: dict[str, Any]) -> Verb:
    value = found.get("verb")
    if value not in VERBS:
        raise ValueError(f"its verb is none of {', '.join(sorted(VERBS))}")
    return cast("Verb", value)


class DecisionLog:
    """The log on disk. `now` gives the time, UTC, RFC 3339; who drafts a decision stamps it with that.

    Every method but `problem` raises EnvironmentFault for what the disk, the permissions or a lock refuse; the file is
    then as it was before.
    """

    def __init__(self, path: Path, now: Callable[[], str]) -> None:
        self.path = path
        self.now = now
        self._raw = b""
        self._history = History()

    def read(self) -> History:
        """Everything in the log now; a log that is not there is empty."""
        return self._history_of(read_journal(self.path))

    def append(self, drafts: Sequence[Decision]) -> tuple[Decision, ...]:
        """Save `drafts` in order, numbered after what the log holds by then, and return them so numbered."""
        return self._extend(lambda _decisions: drafts)

    def undo(self, who: str) -> tuple[Decision, ...]:
        """Append the inverse of the last step of `who` that stands; returns the undos, none where nothing stands."""
        return self._turn("undo", last_done, who)

    def redo(self, who: str) -> tuple[Decision, ...]:
        """Append what brings back the step `who` undid last; returns the redos, none where nothing was undone."""
        return self._turn("redo", last_undone, who)

    def repair(self) -> tuple[History, Path | None]:
        """Take the lines that can't be trusted out of the log; the others stay byte for byte.

        Returns what the log held, and the new file beside it that holds those lines now: None where all were sound.
        """
        found = History()

        def sort(data: bytes) -> tuple[bytes, bytes]:
            nonlocal found
            found = read_history(data)
            damaged = {each.line for each in found.damage}
            parts: tuple[list[bytes], list[bytes]] = ([], [])
            for number, line in enumerate(_LINE.findall(data), 1):
                parts[number in damaged].append(line)
            return b"".join(parts[0]), b"".join(parts[1])

        aside = part_journal(self.path, sort)
        return found, aside

    def problem(self) -> str:
        """Why nothing could be saved, told before the work starts; empty where nothing stands against it."""
        return journal_problem(self.path)

    def _turn(
        self, verb: Verb, find: Callable[[Sequence[Decision], str], Sequence[Decision]], who: str
    ) -> tuple[Decision, ...]:
        def draft(decisions: Sequence[Decision]) -> Sequence[Decision]:
            now = self.now()
            return [replace(each, verb=verb, when=now, why="", undoes=each.number) for each in find(decisions, who)]

        return self._extend(draft)

    def _extend(self, draft: Callable[[Sequence[Decision]], Sequence[Decision]]) -> tuple[Decision, ...]:
        saved: tuple[Decision, ...] = ()

        def lines(data: bytes) -> tuple[int, Sequence[bytes]]:
            nonlocal saved
            history = self._history_of(data)
            torn = history.damage and history.damage[-1].torn
            kept = data.rfind(b"\n") + 1 if torn else len(data)
            last = max([data.count(b"\n"), *(decision.number for decision in history.decisions)])
            saved = _numbered(draft(history.decisions), last + 1)
            return kept, [line_of(decision) for decision in saved]

        extend_journal(self.path, lines)
        return saved

    def _history_of(self, data: bytes) -> History:
        """What `data` holds; of a log that only grew, only what is new is read."""
        if not (self._raw.endswith(b"\n") and data.startswith(self._raw)):
            self._raw, self._history = b"", History()
        new = read_history(data[len(self._raw) :], self._raw.count(b"\n") + 1)
        self._history = History(self._history.decisions + new.decisions, self._history.damage + new.damage)
        self._raw = data
        return self._history


def _numbered(drafts: Sequence[Decision], first: int) -> tuple[Decision, ...]:
    """The drafts with their numbers, and each step of several with the number of its first."""
    steps: dict[int, int] = {}
    for number, each in enumerate(drafts, first):
        steps.setdefault(each.batch, number)
    return tuple(
        replace(each, number=number, batch=steps[each.batch] if each.batch < 0 else each.batch)
        for number, each in enumerate(drafts, first)
    )
