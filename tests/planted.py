"""Twelve kinds of defect to plant in a copy of our ledger, each with where it must be found and what may follow from it.

A defect changes one line, or two, and moves none. Where it stands and what a check says of it are both derived from the
ledger itself, so that a claim more is a place more.
"""

from __future__ import annotations

import os
import re
from calendar import month_name
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.claim import NUMERIC
from kzclaims.quantity import Bound, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.rule import Scene
    from kzclaims.text import Location

ROOT = Path(__file__).parent.parent
Place = tuple[str, int]
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Defect:
    """What to write where, what must be found there, and what else a person would agree follows from it.

    `lines` gives new lines by file and number; `found` are (slug, file, line) that a check must say, one of the slugs
    at each place; `follows` are the slugs it may say besides, of the claims in `claims` alone.
    """

    lines: dict[Place, str]
    found: dict[Place, frozenset[str]]
    follows: frozenset[str]
    claims: frozenset[str]


# Whoever misreads one figure of a claim sees it at odds with the others, and the sums it stands in don't add up.
_AT_ODDS = frozenset({"contradiction-unexplained", "difference-unexplained", "unit-mismatch", "identity-broken"})


def at(location: Location) -> Place:
    """A place as the defects name it: the file below the ledger's folder, and the line."""
    return os.path.relpath(location.path, ROOT), location.line


def _line(place: Place) -> str:
    return (ROOT / place[0]).read_text(encoding="utf-8").split("\n")[place[1] - 1]


def _replaced(place: Place, field_name: str, change: Callable[[str], str]) -> dict[Place, str]:
    """The line at `place` with the words after `field_name:` changed; empty where the change changes nothing."""
    line = _line(place)
    head, mark, tail = line.partition(f"{field_name}:")
    new = f"{head}{mark}{change(tail)}"
    return {place: new} if mark and new != line else {}


def _written(place: Place, field_name: str, words: str) -> dict[Place, str]:
    """The line at `place` with other words after `field_name:`."""
    return _replaced(place, field_name, lambda _: f" {words}")


def _other_digit(words: str) -> str:
    """The words with their first digit changed."""
    return _DIGIT.sub(lambda digit: str((int(digit[0]) + 1) % 10 or 1), words, count=1)


def _other_last_digit(words: str) -> str:
    """The words with their last digit changed."""
    return _other_digit(words[::-1])[::-1]


def _evidence(scene: Scene) -> Iterator[tuple[Assessment, Evidence]]:
    for assessment in scene.assessments:
        for evidence in assessment.evidence:
            yield assessment, evidence


def _stated(scene: Scene) -> Iterator[tuple[Assessment, Evidence]]:
    """The assertions whose value stands in the quote as a figure or a date."""
    for assessment, evidence in _evidence(scene):
        if evidence.value is not None and not evidence.assertion.derived:
            yield assessment, evidence


def _defect(
    assessment: Assessment, lines: dict[Place, str], slugs: str, follows: Iterable[str] = ()
) -> Iterator[Defect]:
    """One defect at each of its lines, with what follows where a figure is misread."""
    if lines:
        found = dict.fromkeys(lines, frozenset(slugs.split()))
        yield Defect(lines, found, _AT_ODDS.union(follows), frozenset({assessment.claim.id}))


def wrong_digit_in_value(scene: Scene) -> Iterator[Defect]:
    for number, (assessment, evidence) in enumerate(_stated(scene)):
        change = _other_last_digit if number % 2 else _other_digit
        lines = _replaced(at(evidence.assertion.place("value")), "value", change)
        yield from _defect(assessment, lines, "value-differs-from-quote value-sharpened bad-value")


def wrong_digit_in_quote(scene: Scene) -> Iterator[Defect]:
    for assessment, evidence in _stated(scene):
        place = at(evidence.assertion.place("quote"))
        name = "exact" if "exact:" in _line(place) else "quote"
        lines = _replaced(place, name, _other_digit)
        yield from _defect(assessment, lines, "quote-altered", ["value-differs-from-quote", "value-sharpened"])


def wrong_digit_in_note(scene: Scene) -> Iterator[Defect]:
    """A digit of a fragment: it misquotes the full text; without that, the quotes that rest on it are found altered."""
    for name, notes in scene.corpus.notes.items():
        full = scene.corpus.full_text(scene.corpus.sources[name]) is not None
        for span in notes.fragments:
            digit = _DIGIT.search(notes.text.content, span.start, span.end)
            if not digit:
                continue
            resting = [
                (assessment.claim.id, evidence)
                for assessment, evidence in _evidence(scene)
                if evidence.text is notes.text and any(s.start <= digit.start() < s.end for s in evidence.match.spans)
            ]
            place = notes.text.location(digit.start())
            new = _put(_line(at(place)), (place.column - 1, place.column), str((int(digit[0]) + 1) % 10))
            found = {at(e.assertion.place("quote")): frozenset({"quote-altered"}) for _, e in resting}
            if full:
                found = {at(notes.text.location(span.start)): frozenset({"note-misquotes"})}
            if found:
                claims = frozenset(claim for claim, _ in resting)
                yield Defect({at(place): new}, found, frozenset(), claims)


def unknown_source(scene: Scene) -> Iterator[Defect]:
    for assessment, evidence in _evidence(scene):
        place = at(evidence.assertion.place("source"))
        lines = _replaced(place, "source", lambda w: w.replace("-", "_", 1))
        yield from _defect(assessment, lines, "unknown-source", ["unknown-claim", "single-origin"])


def duplicate_id(scene: Scene) -> Iterator[Defect]:
    """A claim that takes the id of the claim before it."""
    for one, other in zip(scene.assessments, scene.assessments[1:], strict=False):
        lines = _written(at(other.claim.place("id")), "id", one.claim.id)
        for defect in _defect(other, lines, "duplicate-id", ["unknown-claim"]):
            yield Defect(defect.lines, defect.found, defect.follows, frozenset({one.claim.id, other.claim.id}))


def duplicate_key(scene: Scene) -> Iterator[Defect]:
    """A remark or a speaker whose key became that of the value."""
    for assessment, evidence in _evidence(scene):
        if not evidence.assertion.speaker:
            continue
        place = at(evidence.assertion.place("speaker"))
        new = _line(place).replace("speaker:", "source:", 1)
        yield Defect({place: new}, {place: frozenset({"duplicate-key"})}, frozenset(), frozenset({assessment.claim.id}))


_HEDGED = {Bound.OVER, Bound.AT_LEAST, Bound.AT_MOST, Bound.NEARLY, Bound.ABOUT, Bound.UNDER}
_HEDGE = re.compile(
    r"(?i)\b(?:over|more than|no more than|no less than|at least|at most|nearly|almost|about|under|fewer than|less than)\s+"
)


def dropped_hedge(scene: Scene) -> Iterator[Defect]:
    """A hedge that the value leaves out, or the quote."""
    for assessment, evidence in _stated(scene):
        value = evidence.value
        bare = any(
            q.bound is Bound.NONE and value and (q.low, q.high) == (value.low, value.high) for q in evidence.stated
        )
        if isinstance(value, Quantity) and value.bound in _HEDGED and not bare:
            lines = _replaced(at(evidence.assertion.place("value")), "value", lambda w: _HEDGE.sub("", w, count=1))
            yield from _defect(assessment, lines, "hedge-dropped")
            lines = _replaced(at(evidence.assertion.place("quote")), "quote", lambda w: _HEDGE.sub("", w, count=1))
            yield from _defect(assessment, lines, "quote-altered quote-lost", ["hedge-dropped"])


def sharpened_value(scene: Scene) -> Iterator[Defect]:
    """A value with a digit more than the quote has: 48.3% for 48%, 3 March 2019 for March 2019, March 2016 for 2016."""
    for assessment, evidence in _stated(scene):
        value = evidence.value
        if isinstance(value, Quantity) and (value.unit != "percent" or value.low != value.high):
            continue
        lines = _replaced(at(evidence.assertion.place("value")), "value", _sharper)
        bare = not isinstance(value, Quantity) or value.bound is Bound.NONE
        yield from _defect(assessment, lines, "value-sharpened" if bare else "value-differs-from-quote")


def _sharper(words: str) -> str:
    """One step more precise; the same where there is none."""
    if re.fullmatch(rf" (?:{'|'.join(month_name[1:])}) \d{{4}}", words):
        return f" 3{words}"
    if re.fullmatch(r" \d{4}", words):
        return f" March{words}"
    return re.sub(r"(\.\d+)?\s?%", lambda found: f"{found[1] or '.'}3%", words)


def broken_identity(scene: Scene) -> Iterator[Defect]:
    """Fifty too many on the left and every number one off; where each claim has one exact figure, also on the right, and
    every sign turned: a source that says "at least 3" makes almost any sum possible.
    """
    for identity, _ in scene.identities:
        place = at(identity.place)
        head, mark, says = _line(place).partition("says: ")
        named = frozenset(re.findall(r"[a-z][\w-]+", says))
        left, equals, right = says.partition(" = ")
        broken = [f"{left} + 50{equals}{right}", f"50 + {left}{equals}{right}"]
        broken += [_put(says, n.span(), str(int(n[0]) + 1)) for n in re.finditer(r"(?<= )\d+(?= )", says)]
        if all(_exact(a) for a in scene.assessments if a.claim.id in named):
            broken += [f"{left}{equals}{right} + 50", f"{left}{equals}50 + {right}"]
            broken += [_put(says, sign.span(), "-") for sign in re.finditer(r"(?<= )\+(?= )", says)]
        for new in broken:
            yield Defect({place: f"{head}{mark}{new}"}, {place: frozenset({"identity-broken"})}, frozenset(), named)


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _exact(assessment: Assessment) -> bool:
    """Whether everybody who gives a figure gives the same one, with no hedge."""
    values = {(e.value.low, e.value.high) for e in assessment.evidence if e.value}
    return len(values) == 1 and all(low == high for low, high in values)


def swapped_source(scene: Scene) -> Iterator[Defect]:
    """Two assertions of a claim whose sources change places, neither of which says much of the other's words."""
    for assessment in scene.assessments:
        times = Counter(each.source.id for each in assessment.evidence)
        for pair in assessment.pairs:
            a, b = pair.a, pair.b
            several = times[a.source.id] + times[b.source.id] > 2  # one of them would be a duplicate id
            if several or _says(scene, a, b) or _says(scene, b, a):
                continue
            lines = {
                **_written(at(a.assertion.place("source")), "source", b.source.id),
                **_written(at(b.assertion.place("source")), "source", a.source.id),
            }
            found = {at(e.assertion.place("quote")): frozenset({"quote-lost", "quote-altered"}) for e in (a, b)}
            follows = _AT_ODDS | {"unknown-claim", "future-date", "single-origin"}
            yield Defect(lines, found, follows, frozenset({assessment.claim.id}))


def _says(scene: Scene, holder: Evidence, other: Evidence) -> bool:
    """Whether one fragment of the notes on a source holds half of the words that another one is quoted with."""
    assert other.assertion.quote is not None
    wanted = set(_WORD.findall(other.assertion.quote.exact.casefold()))
    fragments = (set(_WORD.findall(words.casefold())) for _, words in scene.corpus.notes[holder.source.id].quoted())
    return any(2 * len(wanted & words) >= len(wanted) for words in fragments)


def future_date(scene: Scene) -> Iterator[Defect]:
    """A source of the future, and words that hold as of a day after they were published."""
    for source in scene.corpus.sources.values():
        lines = _replaced(at(source.place("date")), "date", lambda w: w.replace("20", "22", 1))
        yield Defect(lines, dict.fromkeys(lines, frozenset({"future-date"})), frozenset(), frozenset())
    for assessment, evidence in _evidence(scene):
        if evidence.assertion.as_of:
            lines = _replaced(at(evidence.assertion.place("as_of")), "as_of", lambda w: w.replace("202", "203", 1))
            yield from _defect(assessment, lines, "future-date")


def unit_mismatch(scene: Scene) -> Iterator[Defect]:
    """A share that became a number of seats, euros that became dollars, years that became months."""
    turned = (("%", " seats"), ("€", "$"), ("years", "months"), ("decades", "weeks"), ("months", "years"))
    for assessment, evidence in _stated(scene):
        if assessment.claim.kind not in NUMERIC:
            continue
        place = at(evidence.assertion.place("value"))
        for old, new in turned:
            lines = _replaced(place, "value", lambda w: w.replace(old, new))  # noqa: B023
            if lines:
                yield from _defect(assessment, lines, "value-differs-from-quote unit-mismatch bad-value")
                break
        else:
            lines = _replaced(place, "value", lambda w: re.sub(r"(\d)(?=$)", r"\1%", w))
            yield from _defect(assessment, lines, "value-differs-from-quote unit-mismatch")


KINDS: dict[str, Callable[[Scene], Iterator[Defect]]] = {
    "wrong digit in a value": wrong_digit_in_value,
    "wrong digit in a quote": wrong_digit_in_quote,
    "wrong digit in a note": wrong_digit_in_note,
    "unknown source": unknown_source,
    "duplicate id": duplicate_id,
    "duplicate key": duplicate_key,
    "dropped hedge": dropped_hedge,
    "sharpened value": sharpened_value,
    "broken identity": broken_identity,
    "swapped source": swapped_source,
    "future date": future_date,
    "unit mismatch": unit_mismatch,
}
