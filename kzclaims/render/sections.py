"""What goes where in a report: each claim in one section by its verdict, the largest gap first.

Contradictions and differences come first, then what is open, what has one witness, and what agrees.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from kzclaims.agreement import Reviewers
from kzclaims.assess import NEEDY, Verdict
from kzclaims.compare import AGREE, Relation
from kzclaims.quote import FAITHFUL
from kzclaims.render.lines import count
from kzclaims.render.wording import SUPPORTS
from kzclaims.support import Support

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.claim import Claim, Identity, Source
    from kzclaims.decisions import Decision
    from kzclaims.identity import IdentityResult
    from kzclaims.render.changes import Change
    from kzclaims.render.wording import Sign

    IdentityRow = tuple[Identity, IdentityResult]

NOBODY = Reviewers((), (), ())
SETTLED = frozenset({Support.STATED, Support.DERIVED})
_QUARRELS = frozenset({Verdict.CONTRADICT, Verdict.DIFFER})
APART = frozenset({Relation.DIFFERS, Relation.CONTRADICTS})


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report is made of.

    `sources` is the whole register; `identities` are the ledger's, each with what became of it; `tool` names the
    program and its version, this one where it is empty. `changes` say what became of an older report's claims; None
    where there is none to compare with. `reviewers` are the people of the log of decisions. `root` is the ledger's
    folder as paths of texts have it: they are told as they read from there, wherever the program was called.
    """

    title: str
    sources: tuple[Source, ...]
    assessments: tuple[Assessment, ...]
    tolerance: Decimal = Decimal("0.05")
    points: Decimal = Decimal(1)
    identities: tuple[IdentityRow, ...] = ()
    tool: str = ""
    changes: tuple[Change, ...] | None = None
    reviewers: Reviewers = NOBODY
    root: str = ""


@dataclass(frozen=True, slots=True)
class Sections:
    """The claims of a report by what they ask of a reader.

    `roundings` are the pairs, of any claim, where one figure is the other rounded; `doubtful` the assertions whose
    quote was not found as quoted, or does not say what the assertion states.
    """

    contradictions: tuple[Assessment, ...]
    differences: tuple[Assessment, ...]
    unresolved: tuple[Assessment, ...]
    one_witness: tuple[Assessment, ...]
    agreements: tuple[Assessment, ...]
    roundings: tuple[tuple[Claim, Pair], ...]
    doubtful: tuple[tuple[Claim, Evidence], ...]

    @property
    def in_order(self) -> tuple[tuple[Assessment, ...], ...]:
        """The sections of claims in the order in which a report tells of them; each claim stands in one."""
        return self.contradictions, self.differences, self.unresolved, self.one_witness, self.agreements

    @property
    def claims(self) -> tuple[Assessment, ...]:
        """Every claim in that order."""
        return tuple(chain.from_iterable(self.in_order))


def sections_of(assessments: Iterable[Assessment]) -> Sections:
    """Sort the assessments into sections; within each the largest gap first, then by id."""
    ordered = sorted(assessments, key=lambda a: (-_size(a), a.claim.id))
    by_id = sorted(ordered, key=lambda a: a.claim.id)
    return Sections(
        contradictions=_with(ordered, Verdict.CONTRADICT),
        differences=_with(ordered, Verdict.DIFFER),
        unresolved=_with(by_id, Verdict.UNRESOLVED),
        one_witness=tuple(a for a in by_id if _one_witness(a)),
        agreements=tuple(a for a in by_id if a.verdict is Verdict.AGREE and not _one_witness(a)),
        roundings=tuple((a.claim, p) for a in by_id for p in a.pairs if p.comparison.relation is Relation.ROUNDS_TO),
        doubtful=tuple((a.claim, e) for a in by_id for e in a.evidence if is_doubtful(e)),
    )


def is_doubtful(evidence: Evidence) -> bool:
    """Whether a reader should look at the quote before trusting the value."""
    return evidence.match.state not in FAITHFUL or amiss(evidence) is not None


def amiss(evidence: Evidence) -> Sign | None:
    """What is wrong between quote and value; None where nothing is, or where no words could hold it (a yes or no)."""
    settled = evidence.support in SETTLED or not evidence.support_reason
    return None if settled else SUPPORTS[evidence.support]


def is_settled(assessment: Assessment) -> bool:
    """Whether every pair that differs or contradicts is accepted, by the ledger or by a standing decision."""
    if assessment.verdict not in _QUARRELS:
        return False
    apart = [pair for pair in assessment.pairs if pair.comparison.relation in APART]
    return bool(apart) and all(assessment.accepted(pair) for pair in apart)


def settled_word(assessment: Assessment) -> str:
    """How a claim was settled: `explained` where every pair has a reason, by the ledger or by a person, else `accepted`."""
    whole = assessment.decision is not None and assessment.decision.verb == "explain"
    reasons = (
        pair.explained is not None or whole or (pair.decision is not None and pair.decision.verb == "explain")
        for pair in assessment.pairs
        if pair.comparison.relation in APART
    )  # fmt: skip
    return "explained" if all(reasons) else "accepted"


def telling_pairs(assessment: Assessment) -> tuple[list[Pair], list[Pair]]:
    """The pairs a reader must see, and the rest, which agree or are of another time or scope."""
    telling = [pair for pair in assessment.pairs if pair.comparison.relation in NEEDY]
    return telling, [pair for pair in assessment.pairs if pair.comparison.relation not in NEEDY]


def quiet_words(pairs: Sequence[Pair]) -> str:
    """How many of the quiet pairs agree and how many stand aside: `2 pairs agree, 9 are of another time or scope`."""
    agree = sum(pair.comparison.relation in AGREE for pair in pairs)
    aside = len(pairs) - agree
    told = [count(agree, "pair agrees", "pairs agree")] * bool(agree)
    if aside:
        told.append(count(aside, "is", "are") if agree else count(aside, "pair is", "pairs are"))
        told[-1] += " of another time or scope"
    return ", ".join(told)


def disputes_of(report: Report) -> Mapping[str, list[tuple[Decision, ...]]]:
    """What reviewers hold the opposite of, by the claim's id: for each subject one decision a person."""
    found: dict[str, list[tuple[Decision, ...]]] = defaultdict(list)
    for sides in report.reviewers.disagreements:
        found[sides[0].claim].append(sides)
    return found


def texts_of(report: Report) -> dict[str, str]:
    """The SHA-256 of each source's full text by the source's id: as registered, else of the file at hand."""
    held = {
        each.source.id: each.text.sha256
        for assessment in report.assessments
        for each in assessment.evidence
        if each.basis == "text" and each.text
    }
    registered = {source.id: source.sha256 for source in report.sources if source.sha256}
    return dict(sorted({**held, **registered}.items()))


def _with(assessments: Sequence[Assessment], verdict: Verdict) -> tuple[Assessment, ...]:
    return tuple(a for a in assessments if a.verdict is verdict)


def _one_witness(assessment: Assessment) -> bool:
    """One source, or agreement among sources of one origin, which is one witness all the same."""
    return assessment.verdict is Verdict.SINGLE or (assessment.verdict is Verdict.AGREE and assessment.origins < 2)


def _size(assessment: Assessment) -> Decimal:
    """The largest gap among the pairs that decided the verdict; -1 where no pair has a distance."""
    worst = assessment.worst
    gaps = [
        pair.comparison.gap
        for pair in assessment.pairs
        if worst and pair.comparison.relation is worst.comparison.relation and pair.comparison.gap is not None
    ]
    return max(gaps, default=Decimal(-1))


def in_gravity(identities: Sequence[IdentityRow]) -> list[IdentityRow]:
    """The identities that are broken, then the undecided, then those that hold; within each as the ledger has them."""
    return sorted(identities, key=lambda row: {False: 0, None: 1, True: 2}[row[1].holds])


def headline(sections: Sections) -> str:
    """The verdict on the whole ledger in one sentence."""
    total = len(sections.claims)
    against, apart = len(sections.contradictions), len(sections.differences)
    if not total:
        return "There is no claim to report on."
    if against:
        told = f"The sources contradict each other on {against} of {count(total, 'claim')} and differ on {apart} more."
        return told + _settled(sections)
    if apart:
        told = f"The sources differ on {apart} of {count(total, 'claim')}; none is contradicted."
        return told + _settled(sections)
    if sections.unresolved:
        return f"No claim of {total} is contradicted; {len(sections.unresolved)} can't be settled yet."
    return f"No claim of {total} is contradicted or differs."


def _settled(sections: Sections) -> str:
    found = (*sections.contradictions, *sections.differences)
    settled = [each for each in found if is_settled(each)]
    if not settled:
        return ""
    words = {settled_word(each) for each in settled}
    word = words.pop() if len(words) == 1 else "settled"
    many = f"{len(settled)}" if len(settled) < len(found) else "All"
    return f" {many} of these {'is' if len(settled) == 1 < len(found) else 'are'} {word}."


def basis(report: Report) -> str:
    """What the quotes were checked against, in one sentence."""
    against = {evidence.source.id: evidence.basis for each in report.assessments for evidence in each.evidence}
    texts, notes, none = (sum(basis == kind for basis in against.values()) for kind in ("text", "notes", "none"))
    parts = [
        f"the full text of {count(texts, 'source')}" * bool(texts),
        f"reading notes alone for {count(notes, 'source')}" * bool(notes),
    ]
    known = " and ".join(part for part in parts if part) or "nothing"
    return f"Quotes were checked against {known}" + (f"; for {none} nothing is at hand." if none else ".")


def fingerprint(report: Report) -> str:
    """SHA-256 over the seals of all claims: two reports with the same one rest on the same words and values."""
    sealed = sorted(f"{each.claim.id} {each.seal}" for each in report.assessments)
    return hashlib.sha256("\n".join(sealed).encode()).hexdigest()
