"""What changed words amount to: another figure, another hedge, a negation, or other words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kzclaims.figures import figure
from kzclaims.matching.decisive import CONDITION, CONTRAST, HEDGE, NEGATION
from kzclaims.matching.scripts import looks_alike, script_notes
from kzclaims.quantity import Quantity, read_quantities
from kzclaims.quote import State
from kzclaims.words import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.matching.passage import Passage
    from kzclaims.quantity import Reading
    from kzclaims.quote import Edit
    from kzclaims.words import Unit, Wording

Ruling = tuple[State, str]
_SHOWN = 3
_HEDGE_WORDS = 3
_LONGEST = 80
_SAME_LEAST = 2
_CHANGED = 4
_SMALL_CHANGE, _ONE_IN, _ONE_LETTERS = 2, 4, 16  # words; words the same; letters of these
_SMALL_WORDS = (
    "a an the than at of to and did do does had has have been was were is are with any и с со а что чем және мен"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def changed_state(quoted: str, found: str, edits: Sequence[Edit], languages: Sequence[str] = ()) -> Ruling:
    """The state of a quote whose words differ from the text's by `edits` (those that differ, at least one)."""
    said = described(edits)
    for edit in edits:
        if (
            edit.kind == "replaced"
            and _digits(edit.quoted)
            and _digits(edit.found)
            and _digits(edit.quoted) != _digits(edit.found)
        ):
            return State.VALUE_CHANGED, said
    values, bounds = _readings_differ(quoted, found, languages)
    if values:
        return State.VALUE_CHANGED, said
    if bounds:
        return State.HEDGE_CHANGED, said
    for edit in edits:
        ours, theirs = _words(NEGATION.findall(edit.quoted)), _words(NEGATION.findall(edit.found))
        if len(ours) != len(theirs):
            return State.ALTERED, f"A negation is {'added' if len(ours) > len(theirs) else 'left out'}. {said}"
    if any(_words(HEDGE.findall(edit.quoted)) != _words(HEDGE.findall(edit.found)) for edit in edits):
        return State.HEDGE_CHANGED, said
    return State.ALTERED, said


def described(edits: Sequence[Edit]) -> str:
    """The edits as one sentence, and what of them the eye does not see."""
    said = [_described(edit) for edit in edits[:_SHOWN]]
    more = len(edits) - _SHOWN
    rest = f", and {more} more {'change' if more == 1 else 'changes'}" if more > 0 else ""
    notes = script_notes(edits)
    return f"The quote {'; it '.join(said)}{rest}.{' ' if notes else ''}{notes}"


def only_decisive(edits: Sequence[Edit], languages: Sequence[str] = ()) -> bool:
    """Whether nothing differs but figures, hedges, negations and the like, so that this is the place all the same.

    `edits` are all runs, the same ones too.
    """
    same = sum(len(units(e.found)) for e in edits if e.kind == "same")
    kinds = ["same" if e.kind == "replaced" and looks_alike(e) else e.kind for e in edits]
    sides = (
        _undecided([(kind, getattr(e, side)) for kind, e in zip(kinds, edits, strict=True)], languages)
        for side in ("quoted", "found")
    )
    changed = sum(len(units(e.found)) for e in edits if e.kind != "same")
    return same >= _SAME_LEAST and changed <= max(_CHANGED, 2 * same) and not any(sides)


def one_change(edits: Sequence[Edit]) -> bool:
    """Whether all words stand there in order but for one small change, so that a short quote too has its place."""
    changed = [edit for edit in edits if edit.kind != "same"]
    same = [unit for edit in edits if edit.kind == "same" for unit in units(edit.quoted)]
    small = all(max(len(units(edit.quoted)), len(units(edit.found))) <= _SMALL_CHANGE for edit in changed)
    return len(changed) == 1 and small and len(same) >= _ONE_IN and sum(len(u.key) for u in same) >= _ONE_LETTERS


def hedge_at(words: Sequence[Unit]) -> int:
    """How many words the hedge takes that a run of words, outwards from a figure, begins with; 0 where there is none."""
    length = 0
    for number, word in enumerate(words[:_HEDGE_WORDS], 1):
        if HEDGE.fullmatch(word.written):
            length = number
        elif word.written.casefold() not in _SMALL:
            break
    return length


def _undecided(runs: Sequence[tuple[str, str]], languages: Sequence[str]) -> bool:
    """Whether a changed run of one side holds a word that belongs to no figure and turns nothing round."""
    figures = [reading.span for reading in read_quantities("".join(text for _, text in runs), languages)]
    start = 0
    for kind, text in runs:
        for unit in units(text) if kind != "same" else ():
            span = unit.span.shifted(start)
            if not _decisive(unit) and not any(f.start <= span.start and span.end <= f.end for f in figures):
                return True
        start += len(text)
    return False


def _decisive(unit: Unit) -> bool:
    patterns = (HEDGE, NEGATION, CONDITION, CONTRAST)
    return (
        unit.kind in ("figure", "sign")
        or unit.written.casefold() in _SMALL
        or any(pattern.fullmatch(unit.written) for pattern in patterns)
    )


def mended(quoted: str, passage: Passage, wording: Wording) -> str:
    """What was read over between the quote and the same words in the text, as a sentence."""
    notes = [
        note
        for note, holds in (
            ("page lines or other columns between them are skipped", bool(passage.skipped)),
            ("names are spelt otherwise", bool(wording.aliases)),
            (
                "the text has slips of the scanner: " + ", ".join(f"“{b}”" for _, b in wording.slips),
                bool(wording.slips),
            ),
            ("invisible characters are passed over", _invisible(quoted) or _invisible(passage.words)),
        )
        if holds
    ]
    return "The words are the same" + ("; " + "; ".join(notes) if notes else ", but for their setting") + "."


def _invisible(text: str) -> bool:
    return not text.isascii() and any(unicodedata.category(c) == "Cf" for c in set(text))


def _words(found: Sequence[str]) -> list[str]:
    return [word.casefold() for word in found]


def _digits(text: str) -> list[tuple[str, str]]:
    return [figure(u.written)[:2] for u in units(text) if u.kind == "figure"]


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _described(edit: Edit) -> str:
    if edit.kind == "replaced":
        return f"has “{_shown(edit.quoted)}” where the text has “{_shown(edit.found)}”"
    return f"adds “{_shown(edit.quoted)}”" if edit.kind == "added" else f"leaves out “{_shown(edit.found)}”"


def _readings_differ(quoted: str, found: str, languages: Sequence[str]) -> tuple[bool, bool]:
    """Whether the figures of the two differ in value, unit or order, and whether their hedges do."""
    ours, theirs = read_quantities(quoted, languages), read_quantities(found, languages)
    a, b = [_value(r) for r in ours], [_value(r) for r in theirs]
    values = a != b and (sorted(a, key=str) == sorted(b, key=str) or (bool(set(a) - set(b)) and bool(set(b) - set(a))))
    bounds = a == b and any(x.bound is not y.bound for x, y in zip(ours, theirs, strict=True))
    return values, bounds


def _value(reading: Reading) -> tuple[object, ...]:
    if isinstance(reading, Quantity):
        return reading.low, reading.high, reading.unit
    return reading.low, reading.high
