"""Every two assertions of a claim, compared; what says the same on the same terms is compared once."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from kzclaims.compare import Comparison, Relation, Terms, compare, compare_names, compare_yes_no, turned
from kzclaims.decisions import subject
from kzclaims.names import NO_NAMES
from kzclaims.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.claim import Claim, Explanation
    from kzclaims.decisions import Decision, Subject
    from kzclaims.evidence import Evidence
    from kzclaims.ledger import Ledger

_Concern = tuple[int, bool, Decimal]
_GRAVITY = {Relation.CONTRADICTS: 4, Relation.DIFFERS: 3, Relation.NOT_COMPARABLE: 2, Relation.COMPATIBLE: 1}


@record(frozen=True, slots=True)
class Pair:
    """Two assertions of one claim, compared; `explained` is the ledger's own reason why a difference is accepted."""

    a: Evidence
    b: Evidence
    comparison: Comparison
    explained: Explanation | None
    decision: Decision | None


def pairs_of(
    claim: Claim, evidence: Sequence[Evidence], ledger: Ledger, standing: Mapping[Subject, Decision]
) -> list[Pair]:
    """Each two of a claim's assertions, what needs a person most first, else in the ledger's order."""
    alike = _alike(evidence)
    known: dict[tuple[int, int, str | None], tuple[_Concern, Comparison]] = {}
    pairs = []
    for (i, a), (j, b) in combinations(zip(alike, evidence, strict=True), 2):
        explained = _explained(claim, a, b) if claim.explained else None
        said = None if explained is None else explained.relation
        found = known.get((i, j, said))
        if found is None:
            back = known.get((j, i, said))
            comparison = turned(back[1]) if back else _compared(claim, ledger, a, b, apart=said == "different-scope")
            found = known[i, j, said] = _concern(comparison, explained), comparison
        decision = standing.get(subject(claim.id, a.assertion.id, b.assertion.id)) if standing else None
        pairs.append((found[0], Pair(a, b, found[1], explained, decision)))
    pairs.sort(key=itemgetter(0), reverse=True)
    return [pair for _, pair in pairs]


def _alike(evidence: Sequence[Evidence]) -> list[int]:
    """A number for each assertion; those that say the same of the same scope and time have the same one."""
    numbers: dict[tuple[object, str, str], int] = {}
    said = ((e.value or e.assertion.value, e.assertion.scope, e.assertion.as_of) for e in evidence)
    return [numbers.setdefault(each, len(numbers)) for each in said]


def _explained(claim: Claim, a: Evidence, b: Evidence) -> Explanation | None:
    ids = {a.assertion.id, b.assertion.id}
    return next((e for e in claim.explained if not e.between or set(e.between) == ids), None)


def _compared(claim: Claim, ledger: Ledger, a: Evidence, b: Evidence, *, apart: bool) -> Comparison:
    """Two assertions compared on the claim's terms; `apart`: a reviewer said that their scopes are two."""
    first, second = a.assertion, b.assertion
    terms = Terms(
        tolerance=ledger.tolerance if claim.tolerance is None else claim.tolerance,
        points=ledger.points,
        sharp=claim.fixed,
        scopes=(first.scope, second.scope),
        scope_confirmed=apart and first.scope != second.scope,
        as_of=(first.as_of, second.as_of),
    )
    if claim.kind == "name":
        return compare_names(first.value, second.value, ledger.names if claim.aliases else NO_NAMES, terms)
    if claim.kind == "yes-no":
        return compare_yes_no(first.value, second.value, terms)
    if a.value is None or b.value is None:
        unread = first.value if a.value is None else second.value
        return Comparison(Relation.NOT_COMPARABLE, f"“{unread}” can't be read as a value.", rule="unread")
    return compare(a.value, b.value, terms)


def _concern(comparison: Comparison, explained: Explanation | None) -> _Concern:
    """How much a pair needs a person: the graver relation first, unexplained before explained, then the larger gap."""
    return _GRAVITY.get(comparison.relation, 0), explained is None, comparison.gap or Decimal(0)
