"""The log of decisions: append, read, undo.

`claims/decisions.jsonl` is append-only, one JSON object a line, each with its own checksum; undo appends the inverse.
A line is on the disk before `append` returns (journal.py). Order is the order of the lines, never the clock: two
branches merged by union give two runs of lines, in which a number may stand twice, so an undo means the nearest line
above it with that number and subject.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from kzclaims.journal import extend_journal, journal_problem, read_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

Verb = Literal["accept", "reject", "defer", "explain", "undo", "redo"]
Subject = tuple[str, tuple[str, ...]]
VERBS: frozenset[str] = frozenset(get_args(Verb))
TURNS = frozenset({"undo", "redo"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a claim as a whole, of one match or of one pair.

    `assertions` is empty for the claim as a whole, holds one assertion id for a match and two for a pair.
    `seal` is the fingerprint of the words and values decided on; `number` counts the lines of the log from 1;
    `when` is UTC, RFC 3339; `undoes` is the number of the decision that an undo takes away or a redo brings back.
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
    turned = _turns(decisions)
    return [
        decision for place, decision in enumerate(decisions) if decision.verb not in TURNS and turned.get(place, True)
    ]


def standing(decisions: Sequence[Decision]) -> Mapping[Subject, Decision]:
    """The newest decision on each subject that is not undone."""
    return {decision.subject: decision for decision in alive(decisions)}


def last_done(decisions: Sequence[Decision], who: str) -> Decision | None:
    """What the next undo by `who` takes away: that person's newest decision that stands."""
    done, _undone = _stacks(decisions, who)
    return decisions[done[-1]] if done else None


def last_undone(decisions: Sequence[Decision], who: str) -> Decision | None:
    """What the next redo by `who` brings back; a new decision leaves nothing to bring back."""
    _done, undone = _stacks(decisions, who)
    return decisions[undone[-1]] if undone else None


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
    number, undoes = (_number(found, name) for name in ("number", "undoes"))
    return Decision(number, claim, _assertions(found), _verb(found), who, when, why, seal, undoes)


def _string(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise ValueError(f"its {name} is no text")  # noqa: TRY004 - a fault of the data, told with its line
    return value


def _number(found: dict[str, Any], name: str) -> int:
    value = found.get(name)
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

    def undo(self, who: str) -> Decision | None:
        """Append the inverse of the newest decision of `who` that stands; returns the undo, or None without one."""
        return self._turn("undo", last_done, who)

    def redo(self, who: str) -> Decision | None:
        """Append what brings back the decision `who` undid last; returns the redo, or None without one."""
        return self._turn("redo", last_undone, who)

    def problem(self) -> str:
        """Why nothing could be saved, told before the work starts; empty where nothing stands against it."""
        return journal_problem(self.path)

    def _turn(
        self, verb: Verb, find: Callable[[Sequence[Decision], str], Decision | None], who: str
    ) -> Decision | None:
        def draft(decisions: Sequence[Decision]) -> Sequence[Decision]:
            meant = find(decisions, who)
            return [replace(meant, verb=verb, when=self.now(), why="", undoes=meant.number)] if meant else []

        return next(iter(self._extend(draft)), None)

    def _extend(self, draft: Callable[[Sequence[Decision]], Sequence[Decision]]) -> tuple[Decision, ...]:
        saved: tuple[Decision, ...] = ()

        def lines(data: bytes) -> tuple[int, Sequence[bytes]]:
            nonlocal saved
            history = self._history_of(data)
            torn = history.damage and history.damage[-1].torn
            kept = data.rfind(b"\n") + 1 if torn else len(data)
            last = max([data.count(b"\n"), *(decision.number for decision in history.decisions)])
            drafts = draft(history.decisions)
            saved = tuple(replace(each, number=number) for number, each in enumerate(drafts, last + 1))
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
