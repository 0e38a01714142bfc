"""One place judged: whether the words there are the quote's, and what state that makes of the quote."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from kzclaims.fold import letters
from kzclaims.matching.changes import changed_state, hedge_at, mended, one_change, only_decisive
from kzclaims.matching.clause import outside
from kzclaims.matching.passage import moved, passage_at, words_after, words_before
from kzclaims.matching.places import MOST, exact_places, near_places, needed
from kzclaims.names import name_key
from kzclaims.quote import Match, State
from kzclaims.record import record
from kzclaims.text import Span
from kzclaims.words import compare_words, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.matching.passage import Passage
    from kzclaims.matching.places import Place, Searchable
    from kzclaims.names import Names
    from kzclaims.quote import Edit, Quote
    from kzclaims.words import Wording

    _Ruled = tuple[tuple[Edit, ...], State, str]

_SPELLINGS = 32
_THIN, _FULL = 0.5, 0.9  # a third this weak is not there; thirds this strong make up for it
_SPLICE = 0.9  # what pieces that do not belong together must score to be shown at all
_HOPELESS = 0.55
_PHRASE, _MORE = 12, 8  # letters of a phrase that proves nothing where it recurs; letters beside it that do


@record(frozen=True, slots=True)
class Search:
    """What a search is made with."""

    quote: Quote
    searchable: Searchable
    names: Names
    languages: Sequence[str]
    low: int
    high: int


def places_of(search: Search, part: str, most: int = MOST) -> tuple[Place, ...]:
    """The places of one part: as spelt, in the ledger's other spellings of its names, or near."""
    body, low, high = search.searchable.body, search.low, search.high
    found = {
        place.pieces[0].found: place
        for spelling in _spellings(part, search.names)
        for place in exact_places(letters(spelling), search.searchable, low, high, most)
    }
    return tuple(found.values()) or near_places(letters(part), body, low, high)


@lru_cache(maxsize=64)
def _keys_of(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The keys of each group's spellings, the longest first; a quote is looked for in many fragments."""
    return tuple(tuple(sorted(dict.fromkeys(map(name_key, group)), key=len, reverse=True)) for group in groups)


@lru_cache(maxsize=256)
def _spellings(part: str, names: Names) -> tuple[str, ...]:
    """The part, and the part with each name in it spelt in every other listed way."""
    choices: list[list[str]] = []
    rest = f" {name_key(part)} "
    for keys in _keys_of(names.groups):
        held = next((key for key in keys if f" {key} " in rest), None)
        if held:
            choices.append([held, *(key for key in keys if key != held)])
    made = [part]
    for chosen in islice(product(*choices), _SPELLINGS):
        spelt = rest
        for original, other in zip(choices, chosen, strict=True):
            spelt = spelt.replace(f" {original[0]} ", f" {other} ")
        made.append(spelt)
    return tuple(made)


class Stand(NamedTuple):
    """A place that one part of a quote is looked at in."""

    search: Search
    part: str
    place: Place


def match_at(search: Search, part: str, place: Place) -> Match:
    """What stands at one place, judged; LOST where it is too unlike the quote to be a match at all."""
    return matches_at([Stand(search, part, place)])[0]


def matches_at(stands: Sequence[Stand]) -> list[Match]:
    """What stands at each of some places, judged; one step is taken for all before the next, which takes a third less."""
    hopeful = [each for each in stands if each.place.score >= _HOPELESS]
    passages = [passage_at(place, part, search.searchable) for search, part, place in hopeful]
    fitted = [_fitted(each.search, each.part, passage) for each, passage in zip(hopeful, passages, strict=True)]
    ruled = [_ruled(each, *fit) for each, fit in zip(hopeful, fitted, strict=True)]
    matches = map(_match, hopeful, fitted, ruled)
    return [next(matches) if each.place.score >= _HOPELESS else _lost(each) for each in stands]


def _ruled(stand: Stand, passage: Passage, wording: Wording) -> _Ruled | None:
    """What is edited, and the state with its reason; None where the passage is not the quote's place."""
    edits = tuple(replace(e, quoted=e.quoted.strip(), found=e.found.strip()) for e in wording.edits if e.kind != "same")
    if edits and not _is_there(stand, passage, wording):
        return None
    return edits, *_state(stand.search, stand.part, passage, edits)


def _match(stand: Stand, fit: tuple[Passage, Wording], ruled: _Ruled | None) -> Match:
    if ruled is None:
        return _lost(stand)
    passage, wording = fit
    edits, state, reason = ruled
    like = 1.0 if wording.literal else _likeness(stand.part, passage.words)
    return Match(
        state=state,
        score=round(min(stand.place.score, like), 4),
        spans=passage.spans,
        edits=edits,
        reason=reason or mended(stand.part, passage, wording),
        skipped=passage.skipped,
        aliases=wording.aliases,
    )


def _lost(stand: Stand) -> Match:
    return Match(State.LOST, stand.place.score)


def _likeness(part: str, words: str) -> float:
    """How like the letters of the two are, from 0 to 1."""
    return fuzz.ratio(letters(part), letters(words)) / 100


def _fitted(search: Search, part: str, passage: Passage) -> tuple[Passage, Wording]:
    """The passage with its ends set by whole words: letters alone may have placed them a word too early or too late."""
    wording = compare_words(part, passage.words, search.names)
    for left, right in _overhang(wording.edits):
        other = moved(passage, left, right, search.searchable)
        otherwise = compare_words(part, other.words, search.names)
        if _agreement(otherwise) > _agreement(wording):
            passage, wording = other, otherwise
    for left, right in _hedges_beside(passage, wording.edits, search.searchable):
        passage = moved(passage, left, right, search.searchable)
        wording = compare_words(part, passage.words, search.names)
    return passage, wording


def _hedges_beside(passage: Passage, edits: Sequence[Edit], searchable: Searchable) -> Iterator[tuple[int, int]]:
    """Words of the text's own hedge before and after the passage, where the quote has put another in its place."""
    if _adds_a_hedge(edits[0]) and (by := hedge_at(units(words_before(passage, searchable))[::-1])):
        yield by, 0
    if _adds_a_hedge(edits[-1]) and (by := hedge_at(units(words_after(passage, searchable)))):
        yield 0, by


def _adds_a_hedge(edit: Edit) -> bool:
    return edit.kind == "added" and 0 < hedge_at(units(edit.quoted)[::-1]) == len(units(edit.quoted))


def _overhang(edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """By how many words the first and the last run, where they differ, are longer in the quote than in the text."""
    for edit, sides in ((edits[0], (1, 0)), (edits[-1], (0, 1))):
        if edit.kind != "same" and (by := len(units(edit.quoted)) - len(units(edit.found))):
            yield sides[0] * by, sides[1] * by


def _agreement(wording: Wording) -> tuple[int, int]:
    """(words that are the same; words of the text that are not, counted down)."""
    same = sum(len(units(e.found)) for e in wording.edits if e.kind == "same")
    return same, -sum(len(units(e.found)) for e in wording.edits if e.kind != "same")


def _state(search: Search, part: str, passage: Passage, edits: tuple[Edit, ...]) -> tuple[State, str]:
    """The state of one part at its passage; the reason is empty where the words are the same."""
    body = search.searchable.body.original
    if edits:
        state, reason = changed_state(part, passage.words, edits, search.languages)
        thin = min(_thirds(part, passage.words)) < _THIN
        return state, reason + (" A third of it is not there at all." if thin else "")
    if passage.spliced:
        return State.ALTERED, "The quote joins words that stand in two places into one sentence."
    first, last = passage.spans[0], passage.spans[-1]
    if first.start <= last.start:
        first = last = Span(first.start, last.end)
    if ruling := outside(body, first, last, part, search.languages):
        return ruling
    text = search.searchable.text
    whole = len(passage.spans) == 1 and text[first.start : first.end] == search.quote.exact.strip()
    return (State.EXACT, "The characters stand in the text as quoted.") if whole else (State.FOLDED, "")


def _is_there(stand: Stand, passage: Passage, wording: Wording) -> bool:
    """Whether a passage with other words is the quote's place all the same."""
    search, part, place = stand
    if place.score == 1.0 or only_decisive(wording.edits, search.languages):
        return True
    like = _holds(part, place, passage) or one_change(wording.edits)
    return like and not _commonplace(wording.edits, search.searchable.body.letters)


def _commonplace(edits: Sequence[Edit], text: str) -> bool:
    """Whether all that the quote shares with the passage is one phrase that the text has in several places."""
    same = sorted((letters(e.found) for e in edits if e.kind == "same"), key=len, reverse=True)
    if not same or len(same[0]) < _PHRASE or sum(map(len, same[1:])) >= _MORE:
        return False
    first = text.find(same[0])
    return text.find(same[0], first + 1) >= 0


def _holds(part: str, place: Place, passage: Passage) -> bool:
    """Whether a passage with other words is like enough to be the quote's, and not only in one stretch of it."""
    wanted = _SPLICE if passage.spliced else needed(len(letters(part)))
    weakest, middle, _ = sorted(_thirds(part, passage.words))
    return place.score >= wanted and (weakest >= _THIN or middle >= _FULL)


def _thirds(quoted: str, found: str) -> list[float]:
    """How well each third of the quote is borne out by the words found."""
    ours, theirs = letters(quoted), letters(found)
    third = max(1, len(ours) // 3)
    return [fuzz.partial_ratio(part, theirs) / 100 for part in (ours[:third], ours[third:-third], ours[-third:])]
