"""A claim told as an editor would print it: who says what, when and of whom; how far apart; how many origins; what of it.

The ledger's own words stay as they are: values, scopes, reasons. Nothing is weighed here, and nobody is elected winner.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.assess import Verdict
from kzclaims.claim import NUMERIC
from kzclaims.compare import AGREE, Relation
from kzclaims.decisions import subject
from kzclaims.quote import FAITHFUL
from kzclaims.render.lines import ended, listed, spelled
from kzclaims.render.wording import NARRATOR, STATES, rounded
from kzclaims.weighing.days import as_of_days, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.compare import Comparison
    from kzclaims.decisions import Decision

    Disputes = Sequence[Sequence[Decision]]

_VALUES, _VOICES, _REASONS, _SIDES = 5, 3, 2, 5  # told in full; the tables below hold all
_NEEDY = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.NOT_COMPARABLE})
_PLAIN = ("other-answer", "same-answer")  # rules whose reason says no more than the two answers do
_DONE = {"accept": "accepted this", "explain": "explained this", "reject": "rejected this", "defer": "put this off"}


class Account(NamedTuple):
    """The sentences of one claim, in the order in which they are read; the last is empty where there is nothing to settle."""

    said: str
    compared: str
    witnesses: str
    settled: str

    def __str__(self) -> str:
        """All of them as one paragraph."""
        return " ".join(filter(None, self))


def account_of(assessment: Assessment, disputes: Disputes = ()) -> Account:
    """The account of a claim: its values with those who give them, the worst pair's reason, witnesses, decisions.

    `disputes` are what reviewers hold the opposite of, on the claim, its quotes or its pairs: one decision a person.
    """
    settled = " ".join(_settled(assessment, disputes))
    if not assessment.evidence:
        return Account("No source speaks to this yet.", "", "", settled)
    return Account(_said(assessment), _compared(assessment), _witnesses(assessment), settled)


@lru_cache(maxsize=4096)  # a source's date stands in every claim it speaks to
def day_words(written: str) -> str:
    """A date of the register or the ledger in words: `2020-11-05` as `5 November 2020`; any other as it is written."""
    return spoken(written) if as_of_days(written) else written


def inner(words: str) -> str:
    """Words as one line within curly quotation marks: their own become single ones."""
    return " ".join(words.split()).replace("“", "‘").replace("”", "’")


def _said(assessment: Assessment) -> str:
    """Who says what: `A (Gazette, 5 May 2024) said 84; B (…) and C (…) said 85 (registered).`."""
    names = _names(assessment.evidence)
    groups = _groups(assessment, names, with_terms=True)
    if len(groups) > _VALUES and len(plain := _groups(assessment, names, with_terms=False)) <= _VALUES:
        groups = plain
    told = [f"{listed(list(voices), _VOICES)} said {value}" for value, voices in list(groups.items())[:_VALUES]]
    left = len(groups) - len(told)
    more = f"; {spelled(left)} more {'answer stands' if left == 1 else 'answers stand'} in the table" if left else ""
    return ended("; ".join(told) + more)


def answers(assessment: Assessment) -> dict[str, list[str]]:
    """The ids of the assertions that say the same thing in the same words, of the same population and time."""
    ids = {each.assertion.id: each.assertion.id for each in assessment.evidence}
    return {value: list(held) for value, held in _groups(assessment, ids, with_terms=True).items()}


def _groups(assessment: Assessment, names: Mapping[str, str], *, with_terms: bool) -> dict[str, dict[str, None]]:
    groups: dict[str, dict[str, None]] = {}
    for each in _worst_first(assessment):
        value = _value(assessment, each) + (_terms(each) if with_terms else "")
        groups.setdefault(value, {})[names[each.assertion.id]] = None
    return groups


def _worst_first(assessment: Assessment) -> list[Evidence]:
    """The evidence with the two sides of the pair that decided in front, else in the ledger's order."""
    pair = assessment.worst
    if pair is None or pair.comparison.relation not in _NEEDY:
        return list(assessment.evidence)
    return [pair.a, pair.b, *(each for each in assessment.evidence if each is not pair.a and each is not pair.b)]


def _names(evidence: Sequence[Evidence]) -> dict[str, str]:
    """How each assertion's voice is named; pieces of one publisher and date by their titles, where both speak alike."""
    plain = {each.assertion.id: _voice(each) for each in evidence}
    pieces = {(plain[each.assertion.id], each.source.id) for each in evidence}
    if len(pieces) == len(set(plain.values())):
        return plain
    shared = Counter(voice for voice, _ in pieces)
    return {
        each.assertion.id: _voice(each, titled=shared[plain[each.assertion.id]] > 1 and bool(each.source.title))
        for each in evidence
    }


def voice_of(evidence: Evidence) -> tuple[str, str]:
    """Who speaks, and in which paper where that is somebody else: the paper itself where the ledger names nobody."""
    source = evidence.source
    return _who_and_where(evidence.assertion.speaker, source.publisher, source.title, source.id)


@lru_cache(maxsize=4096)  # a source speaks to many claims, in few voices
def _who_and_where(speaker: str, publisher: str, title: str, source: str) -> tuple[str, str]:
    who, paper = " ".join(speaker.split()), publisher or (f"“{inner(title)}”" if title else source)
    return (paper, "") if who in {"", NARRATOR, publisher} else (who, paper)


def _voice(evidence: Evidence, *, titled: bool = False) -> str:
    """`A. Speaker (Gazette, 5 May 2024)`, with the title of the piece where that is asked for."""
    who, paper = voice_of(evidence)
    title = evidence.source.title if titled and evidence.source.publisher else ""
    return _placed(who, paper, title, evidence.source.date)


@lru_cache(maxsize=4096)  # as above
def _placed(who: str, paper: str, title: str, date: str) -> str:
    where = ", ".join(filter(None, (paper, f"“{inner(title)}”" * bool(title), day_words(date))))
    return f"{who} ({where})" if where else who


def _value(assessment: Assessment, evidence: Evidence) -> str:
    """The value as it reads within a sentence: names in quotation marks, a spelled figure without its capital."""
    value = " ".join(evidence.assertion.value.split())
    if value[:1].isdigit():
        return value if assessment.claim.kind != "name" else f"“{inner(value)}”"
    if assessment.claim.kind == "name":
        return f"“{inner(value)}”"
    first = value.partition(" ")[0]
    small = assessment.claim.kind in NUMERIC and len(first) > 1 and first.isalpha() and first.istitle()
    return value[0].lower() + value[1:] if small or value.title() in {"Yes", "No", "Partly"} else value


def _terms(evidence: Evidence) -> str:
    said = evidence.assertion
    if not said.scope and not said.as_of:
        return ""
    parts = [" ".join(said.scope.split()), f"as of {day_words(said.as_of)}" if said.as_of else ""]
    held = ", ".join(filter(None, parts))
    return f" ({held})" if held else ""


def _compared(assessment: Assessment) -> str:
    """How they stand to one another: the deciding pair's reason, how far apart, and whether both can be true."""
    if assessment.verdict in {Verdict.CONTRADICT, Verdict.DIFFER} and assessment.worst:
        return _apart(assessment.worst)
    if assessment.verdict is Verdict.UNRESOLVED:
        return f"This can't be settled yet. {_obstacle(assessment)}".rstrip()
    if assessment.sources == 1 and len(assessment.evidence) == 1:
        return "No other source speaks to it."
    return " ".join(_reasons(assessment))


def _apart(pair: Pair) -> str:
    found = pair.comparison
    told = [] if found.rule.endswith(_PLAIN) else [ended(found.reason)]
    reason = "".join(told)
    if found.gap and "apart" not in reason:
        told.append(f"They are {_distance(found)} apart.")
    if found.possible is False and "can't both be true" not in reason:
        told.append("They can't both be true.")
    if found.possible and "Both can be true" not in reason:
        told.append("Both can be true.")
    return " ".join(told)


def _distance(comparison: Comparison) -> str:
    if comparison.points is None:
        return f"{rounded((comparison.gap or Decimal(0)) * 100)}%"
    return points_words(comparison.points)


def points_words(points: Decimal) -> str:
    """How far two percentages are apart, as running text has it: `1 percentage point`, `3.8 percentage points`."""
    shown = rounded(abs(points))
    return f"{shown} percentage {'point' if shown == '1' else 'points'}"


def _obstacle(assessment: Assessment) -> str:
    """Why nothing can be decided: two values that can't be compared, or the first quote that is not as it was quoted."""
    worst = assessment.worst
    if worst and worst.comparison.relation is Relation.NOT_COMPARABLE:
        return ended(worst.comparison.reason)
    for each in assessment.evidence:
        if each.match.state not in FAITHFUL:
            state = STATES[each.match.state]
            why = f": {each.match.reason}" if each.match.reason else ""
            return ended(f"The quote from {_voice(each)} is in doubt ({state.word}){why}")
    return ""


def _reasons(assessment: Assessment) -> Iterator[str]:
    """Why values that are not written alike agree all the same, or stand apart without a quarrel."""
    told: dict[tuple[Relation, str], str] = {}
    for pair in assessment.pairs:
        found = pair.comparison
        if found.relation not in AGREE or not _alike(assessment, pair):
            told.setdefault((found.relation, found.rule), ended(found.reason))
    if (scope := next((key for key in told if key[0] is Relation.DIFFERENT_SCOPE), None)) is not None:
        told[scope] = "A reviewer confirmed that these measure different things."  # the scopes stand with the values
    yield from list(told.values())[:_REASONS]


def _alike(assessment: Assessment, pair: Pair) -> bool:
    a, b = pair.a.assertion.value, pair.b.assertion.value
    return a == b or _value(assessment, pair.a) == _value(assessment, pair.b)


def _witnesses(assessment: Assessment) -> str:
    """How many sources and origins: `Two sources, two origins.`."""
    sources, origins, statements = assessment.sources, assessment.origins, len(assessment.evidence)
    if sources == 1:
        return f"{spelled(statements).capitalize()} statements in one source." if statements > 1 else ""
    if origins == 1:
        return f"{spelled(sources).capitalize()} sources of one origin, so one witness."
    few = f", so {spelled(origins)} witnesses" if origins < sources else ""
    return f"{spelled(sources).capitalize()} sources, {spelled(origins)} origins{few}."


def _settled(assessment: Assessment, disputes: Disputes) -> Iterator[str]:
    """What the ledger and people say of what is apart, and how much nobody has settled."""
    apart = [pair for pair in assessment.pairs if pair.comparison.relation in _NEEDY]
    if not apart and assessment.decision is None and not disputes:
        return
    if assessment.decision is not None and not _dispute(assessment, disputes):
        yield decision_words(assessment.decision, assessment.seal)
    told = [dispute_words(assessment, sides) for sides in disputes]
    yield from dict.fromkeys([*told, *(said for pair in apart for said in settlings(assessment, pair, disputes))])
    left = len(assessment.open_pairs)
    if left and left < len(apart):
        yield f"{spelled(left).capitalize()} of {spelled(len(apart))} pairs {'is' if left == 1 else 'are'} still open."
    elif left:
        yield "Nobody has settled this yet."


def untold(assessment: Assessment, pair: Pair, told: str, disputes: Disputes = ()) -> list[str]:
    """What is to say of a pair beyond its two sides and what an account has told already, each as a sentence."""
    found = pair.comparison
    words = [] if found.rule.endswith(_PLAIN) or ended(found.reason) in told else [ended(found.reason)]
    if found.note and not all(part in told for part in found.note.split(" against ")):
        words.append(ended(f"Of note: {found.note}"))
    return [*words, *(each for each in settlings(assessment, pair, disputes) if each not in told)]


def settlings(assessment: Assessment, pair: Pair, disputes: Disputes) -> list[str]:
    """What the ledger and people say of a pair, each as a sentence: the newest decision, or all sides of a dispute."""
    told = []
    if pair.explained and pair.comparison.relation not in AGREE:  # what explains a whole claim stands on all its pairs
        told.append(ended(f"{pair.explained.by or 'The ledger'} explains: “{inner(pair.explained.why)}”"))
    if sides := _dispute(assessment, disputes, pair.a.assertion.id, pair.b.assertion.id):
        told.append(dispute_words(assessment, sides))
    elif pair.decision:
        told.append(decision_words(pair.decision, assessment.seal))
    return told


def _dispute(assessment: Assessment, disputes: Disputes, *assertions: str) -> Sequence[Decision]:
    """The sides of the dispute on the claim as a whole or on a pair; none where nobody disagrees."""
    about = subject(assessment.claim.id, *assertions)
    return next((sides for sides in disputes if sides[0].subject == about), ())


def dispute_words(assessment: Assessment, sides: Sequence[Decision]) -> str:
    """Who holds what against whom: `Reviewers disagree: Ann accepted this on 2 January 2026 (“…”) and Bob …`."""
    said = listed([_side(each) for each in sides], _SIDES)
    return f"Reviewers disagree{_disputed(assessment, sides[0].assertions)}: {said}."


def _side(decision: Decision) -> str:
    why = f" (“{inner(decision.why)}”)" if decision.why else ""
    return f"{_done(decision)}{why}"


def _disputed(assessment: Assessment, assertions: Sequence[str]) -> str:
    """What a dispute is about where that is neither the claim as a whole nor its only pair."""
    held = [each for each in assessment.evidence if each.assertion.id in assertions]
    if len(assertions) == 1:
        return "".join(f" on the quote from {_voice(each)}" for each in held)
    return (
        f" on {' and '.join(_value(assessment, each) for each in held)}" if held and len(assessment.pairs) > 1 else ""
    )


def decision_words(decision: Decision, seal: str) -> str:
    """A decision as a sentence: `Ann explained this on 2 January 2026: “…”`, and whether it still holds."""
    why = f": “{inner(decision.why)}”" if decision.why else ""
    late = "" if decision.seal == seal else ", on words or values that have changed since"
    return ended(f"{_done(decision)}{late}{why}")


def _done(decision: Decision) -> str:
    done = _DONE.get(decision.verb, decision.verb)
    return f"{decision.who or 'Somebody'} {done} on {day_words(decision.when[:10])}"


def sentence(words: str) -> str:
    """Words as a sentence: with a large first letter and an end."""
    return ended(words[:1].upper() + words[1:])
