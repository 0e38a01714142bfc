"""Two values, compared as a careful editor would. No text is seen here, only what was read from it.

The first test that applies decides; `Comparison.rule` names it.

    1-scope              a reviewer confirmed that the two measure different things     different-scope
    1-malformed          a figure can be read in more than one way                      not-comparable
    1-units, 1-currency  neither unit converts into the other; currencies never do      not-comparable
    1-factor             a change by a factor against a level                           not-comparable
    1-kinds              a date against a figure                                        not-comparable
    1-unread             a name without letters, an answer that is no yes, no or partly not-comparable
    2-as-of              they hold for times that don't overlap (dates, names and
                         answers only where they disagree)                              superseded
    3-same-number        the same number, exactly, under the same class of bound        equal
    3-same-days, 3-same-name, 3-same-answer                                             equal
    4-rounds             the finer one, unhedged, rounds or is cut off to the coarser   rounds-to
    4-coarser-date       the days of one lie within those of the other                  rounds-to
    5-literal-disjoint   what leaves the one true makes the other false                 contradicts
    5-no-common-day, 5-other-name, 5-other-answer                                       contradicts
    6-core-overlap       what a cooperative writer would mean overlaps                  compatible
    6-common-days, 6-partly                                                             compatible
    7-gap                both can be true, but the gap is above the tolerance           differs
    8-otherwise          both can be true, and the gap is within the tolerance          compatible
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kzclaims.names import name_key
from kzclaims.quantity import CalendarDate, Quantity
from kzclaims.weighing.dates import compare_dates
from kzclaims.weighing.days import date_words, spoken
from kzclaims.weighing.quantities import compare_quantities, superseded_reason
from kzclaims.weighing.relation import AGREE, ASIDE, Comparison, Relation, Terms

if TYPE_CHECKING:
    from kzclaims.names import Names
    from kzclaims.quantity import Reading

__all__ = ["AGREE", "ASIDE", "Comparison", "Relation", "Terms", "compare", "compare_names", "compare_yes_no", "turned"]

Answer = Literal["yes", "no", "partly"]
_ANSWERS: dict[Answer, tuple[str, ...]] = {
    "yes": ("yes", "true", "да", "иә", "ия"),
    "no": ("no", "false", "not", "нет", "жоқ"),
    "partly": ("partly", "partially", "in part", "yes and no", "частично", "отчасти", "ішінара", "жартылай"),
}
_EITHER = frozenset({"", "both"})
_SPELLINGS = {spelling: answer for answer, spellings in _ANSWERS.items() for spelling in spellings}


def compare(a: Reading, b: Reading, terms: Terms = Terms()) -> Comparison:
    """Compare two quantities or two dates by the tests above, in their order.

    Swapping the two changes neither the relation nor the reason; `finer` and `entails` follow their sides.
    """
    if _out_of_order(a, b, terms):
        return turned(compare(b, a, _turned_terms(terms)))
    apart = _different_scope(terms)
    if apart:
        return apart
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _noted(compare_quantities(a, b, terms), _scope_note(terms, a.of, b.of))
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        return _noted(_unless_later(compare_dates(a, b), date_words(a), date_words(b), terms), _scope_note(terms))
    reason = "One is a date and the other a figure, so the two can't be compared."
    return Comparison(Relation.NOT_COMPARABLE, reason, rule="1-kinds")


def compare_names(a: str, b: str, names: Names, terms: Terms = Terms()) -> Comparison:
    """Compare two names by their canonical form under the ledger's aliases; names that merely look alike are two."""
    if (a, terms.scopes[0], terms.as_of[0]) > (b, terms.scopes[1], terms.as_of[1]):
        return turned(compare_names(b, a, names, _turned_terms(terms)))
    apart = _different_scope(terms)
    if apart:
        return apart
    first, second = (f"“{' '.join(each.split())}”" for each in (a, b))
    if not (name_key(a) and name_key(b)):
        reason = f"{first} and {second} can't be compared, since one of them holds no letter and no digit."
        return Comparison(Relation.NOT_COMPARABLE, reason, rule="1-unread")
    if names.same(a, b):
        reason = f"Both say {first}." if name_key(a) == name_key(b) else f"{first} and {second} are one name."
        found = Comparison(Relation.EQUAL, reason, possible=True, rule="3-same-name", entails="both")
    else:
        reason = f"{first} and {second} are two names, and no alias of the ledger makes them one."
        found = Comparison(Relation.CONTRADICTS, reason, possible=False, rule="5-other-name")
    return _noted(_unless_later(found, first, second, terms), _scope_note(terms))


def compare_yes_no(a: str, b: str, terms: Terms = Terms()) -> Comparison:
    """Compare two answers of a yes/no question, in English, Russian or Kazakh; what follows a comma explains."""
    if (a, terms.scopes[0], terms.as_of[0]) > (b, terms.scopes[1], terms.as_of[1]):
        return turned(compare_yes_no(b, a, _turned_terms(terms)))
    apart = _different_scope(terms)
    if apart:
        return apart
    first, second = _answer(a), _answer(b)
    if first is None or second is None:
        unread = a if first is None else b
        reason = f"“{' '.join(unread.split())}” is neither yes nor no nor partly, so nothing can be decided."
        return Comparison(Relation.NOT_COMPARABLE, reason, rule="1-unread")
    return _noted(_unless_later(_answers(first, second), f"“{first}”", f"“{second}”", terms), _scope_note(terms))


def _answer(text: str) -> Answer | None:
    return _SPELLINGS.get(name_key(re.split(r"[,;:(.—–]", text, maxsplit=1)[0]))


def _answers(a: Answer, b: Answer) -> Comparison:
    if a == b:
        return Comparison(Relation.EQUAL, f"Both say {a}.", possible=True, rule="3-same-answer", entails="both")
    if "partly" in {a, b}:
        whole = b if a == "partly" else a
        reason = f"One says {whole}, the other only partly, so both can be meant."
        return Comparison(Relation.COMPATIBLE, reason, possible=True, rule="6-partly")
    return Comparison(Relation.CONTRADICTS, "One says yes, the other no.", possible=False, rule="5-other-answer")


def _different_scope(terms: Terms) -> Comparison | None:
    """Only a reviewer's word sets two assertions aside; that their scopes differ is no more than a note."""
    a, b = terms.scopes
    if not terms.scope_confirmed or (a and name_key(a) == name_key(b)):
        return None
    told = f": {a or 'unsaid'} against {b or 'unsaid'}" if a or b else ""
    reason = f"A reviewer confirmed that the two measure different things{told}."
    return Comparison(Relation.DIFFERENT_SCOPE, reason, rule="1-scope")


def _scope_note(terms: Terms, of_a: str = "", of_b: str = "") -> str:
    """What the two are about, where that differs: the ledger's scopes, or else the nouns counted."""
    a, b = terms.scopes if all(terms.scopes) else (of_a, of_b)
    return _against(a, b) if a != b else ""


@lru_cache(maxsize=1024)  # the sources of a ledger count few things
def _against(a: str, b: str) -> str:
    words_a, words_b = name_key(a), name_key(b)
    if not words_a or not words_b or _covers(words_a, words_b) or _covers(words_b, words_a):
        return ""
    return f"{a} against {b}"


def _covers(wide: str, narrow: str) -> bool:
    """Whether each word of the one is among the other's, whatever its ending: deputies, deputy; мест, места."""
    spaced = f" {wide}"
    return all(f" {word[: max(4, len(word) - 3)]}" in spaced for word in narrow.split())


def _unless_later(found: Comparison, a: str, b: str, terms: Terms) -> Comparison:
    """Set a disagreement aside where the two hold for different times; an agreement stays, with a note of the times."""
    reason = superseded_reason(a, b, terms)
    if reason is None or found.relation is Relation.NOT_COMPARABLE:
        return found
    if found.relation in AGREE:
        early, late = sorted(terms.as_of)
        return _noted(found, f"as of {spoken(early)} and as of {spoken(late)}")
    return replace(found, relation=Relation.SUPERSEDED, reason=reason, rule="2-as-of", possible=None, entails="")


def _noted(found: Comparison, note: str) -> Comparison:
    return replace(found, note="; ".join(filter(None, (found.note, note)))) if note else found


def _out_of_order(a: Reading, b: Reading, terms: Terms) -> bool:
    """Whether the canonical order puts the second one first; most figures that differ are told apart by the first."""
    if isinstance(a, Quantity) and isinstance(b, Quantity) and a.low != b.low:
        return a.low > b.low
    return _order(a, terms, 0) > _order(b, terms, 1)


def _order(reading: Reading, terms: Terms, side: Literal[0, 1]) -> tuple[object, ...]:
    """A canonical order of the two sides by all that a sentence may show."""
    said = (terms.scopes[side], terms.as_of[side], reading.written)
    if isinstance(reading, CalendarDate):
        return ("date", reading.low, reading.high, reading.precision, reading.bound, *said)
    measured = (reading.unit, reading.bound, reading.step, reading.fine_step, reading.scaled, reading.of)
    ends = (reading.low_open, reading.high_open)
    return ("quantity", reading.low, reading.high, *measured, reading.readings, *ends, *said)


def turned(found: Comparison) -> Comparison:
    """The same comparison seen from the other side."""
    if not found.finer and found.entails in _EITHER:
        return found
    other: dict[str, Literal["", "a", "b"]] = {"a": "b", "b": "a"}
    entails = found.entails if found.entails == "both" else other.get(found.entails, "")
    return replace(found, finer=other.get(found.finer, ""), entails=entails)


def _turned_terms(terms: Terms) -> Terms:
    (scope_a, scope_b), (as_of_a, as_of_b) = terms.scopes, terms.as_of
    if scope_a == scope_b and as_of_a == as_of_b:
        return terms
    return replace(terms, scopes=(scope_b, scope_a), as_of=(as_of_b, as_of_a))
