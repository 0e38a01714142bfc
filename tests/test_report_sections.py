"""What goes where in a report, what its first lines say, and who agrees with whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzclaims.assess import Assessment, Verdict
from kzclaims.claim import Identity
from kzclaims.compare import Relation
from kzclaims.identity import IdentityResult
from kzclaims.quote import State
from kzclaims.render.matrix import Cell, matrix_of
from kzclaims.render.sections import basis, fingerprint, headline, in_gravity, sections_of
from kzclaims.support import Support
from kzclaims.text import Location
from tests.builders_render import assessment, comparison, evidence, report, vote_share, voters


def claim(name: str, verdict: Verdict, relation: Relation, gap: str | None = None) -> Assessment:
    return assessment(
        name, evidence("a", "1"), evidence("b", "2"), compared=comparison(relation, gap=gap), verdict=verdict
    )


def ids(assessments: tuple[Assessment, ...]) -> list[str]:
    return [each.claim.id for each in assessments]


def test_the_largest_gap_stands_first_and_what_has_none_comes_last() -> None:
    told = sections_of(
        claim(name, Verdict.CONTRADICT, Relation.CONTRADICTS, gap)
        for name, gap in (("small", "0.06"), ("none", None), ("large", "0.5"), ("also-small", "0.06"))
    )
    assert ids(told.contradictions) == ["large", "also-small", "small", "none"]


def test_every_claim_stands_in_one_section() -> None:
    one_origin = assessment("wire", evidence("a", "1", origin="agency"), evidence("b", "1", origin="agency"))
    given = [
        claim("against", Verdict.CONTRADICT, Relation.CONTRADICTS),
        claim("apart", Verdict.DIFFER, Relation.DIFFERS),
        claim("open", Verdict.UNRESOLVED, Relation.NOT_COMPARABLE),
        claim("agreed", Verdict.AGREE, Relation.EQUAL),
        assessment("alone", evidence("a", "1"), verdict=Verdict.SINGLE),
        one_origin,
    ]
    told = sections_of(given)
    sections = (told.contradictions, told.differences, told.unresolved, told.one_witness, told.agreements)
    assert [ids(each) for each in sections] == [["against"], ["apart"], ["open"], ["alone", "wire"], ["agreed"]]


def test_roundings_are_listed_whatever_the_verdict() -> None:
    disputed = replace(vote_share(), verdict=Verdict.CONTRADICT)
    assert [(of.id, pair.a.assertion.value) for of, pair in sections_of([disputed]).roundings] == [
        ("vote-share", "82.2%")
    ]


DOUBTS = [
    (State.EXACT, Support.STATED, False),
    (State.FOLDED, Support.DERIVED, False),
    (State.ALTERED, Support.STATED, True),
    (State.LOST, Support.STATED, True),
    (State.EXACT, Support.HEDGE_DROPPED, True),
    (State.EXACT, Support.DIFFERS, True),
    (State.EXACT, Support.UNREAD, True),
]


@pytest.mark.parametrize(("state", "support", "doubtful"), DOUBTS)
def test_a_quote_to_look_at(state: State, support: Support, doubtful: bool) -> None:  # noqa: FBT001  (a table's column)
    told = sections_of([assessment("c", evidence("a", "1", state=state, support=support))])
    assert bool(told.doubtful) is doubtful


def test_a_yes_or_no_is_never_in_the_words_and_no_doubt() -> None:
    answer = evidence("a", "yes", support=Support.UNREAD, support_reason="")
    assert sections_of([assessment("c", answer)]).doubtful == ()


def test_what_is_broken_stands_before_what_holds() -> None:
    rows = [
        (Identity(name, "a = b", "", Location("claims.yaml", 3)), IdentityResult(holds, "It is so."))
        for name, holds in (("holds", True), ("open", None), ("broken", False), ("broken-too", False))
    ]
    assert [identity.id for identity, _ in in_gravity(rows)] == ["broken", "broken-too", "open", "holds"]


EXPLAINED = [
    (["why", "why"], " All of these are explained."),
    (["why", ""], " 1 of these is explained."),
    (["", ""], ""),
]


@pytest.mark.parametrize(("reasons", "said"), EXPLAINED)
def test_the_first_line_says_how_many_are_explained(reasons: list[str], said: str) -> None:
    claims = [
        assessment(
            f"c{n}",
            evidence("a", "1"),
            evidence("b", "2"),
            compared=comparison(Relation.DIFFERS),
            verdict=Verdict.DIFFER,
            explained=why,
        )
        for n, why in enumerate(reasons)
    ]
    assert headline(sections_of(claims)) == f"The sources differ on 2 of 2 claims; none is contradicted.{said}"


HEADLINES = [
    ([], "There is no claim to report on."),
    (
        [
            claim("x", Verdict.CONTRADICT, Relation.CONTRADICTS),
            claim("y", Verdict.DIFFER, Relation.DIFFERS),
        ],
        "The sources contradict each other on 1 of 2 claims and differ on 1 more.",
    ),
    ([claim("y", Verdict.DIFFER, Relation.DIFFERS)], "The sources differ on 1 of 1 claim; none is contradicted."),
    (
        [claim("z", Verdict.UNRESOLVED, Relation.NOT_COMPARABLE)],
        "No claim of 1 is contradicted; 1 can't be settled yet.",
    ),
    ([claim("w", Verdict.AGREE, Relation.EQUAL)], "No claim of 1 is contradicted or differs."),
]


@pytest.mark.parametrize(("given", "said"), HEADLINES)
def test_the_first_line_is_the_verdict(given: list[Assessment], said: str) -> None:
    assert headline(sections_of(given)) == said


def test_the_basis_names_full_texts_notes_and_what_is_missing() -> None:
    mixed = assessment(
        "c", evidence("a", "1"), evidence("b", "1", basis="notes"), evidence("d", "1", basis="none", content="-")
    )
    assert basis(report(mixed)) == (
        "Quotes were checked against the full text of 1 source and reading notes alone for 1 source; "
        "for 1 nothing is at hand."
    )
    assert basis(report()) == "Quotes were checked against nothing."


def test_the_fingerprint_follows_the_seals_and_not_the_order() -> None:
    first, second = voters(), vote_share()
    assert fingerprint(report(first, second)) == fingerprint(report(second, first))
    assert fingerprint(report(first)) != fingerprint(report(replace(first, seal="changed")))


def test_the_matrix_counts_pairs_both_ways_and_a_source_against_itself() -> None:
    twice = assessment("c", evidence("a", "1"), evidence("a", "2"), evidence("b", "1"))
    told = matrix_of([twice, claim("d", Verdict.CONTRADICT, Relation.CONTRADICTS)])
    assert told.sources == ("a", "b")
    assert told.at("a", "a") == Cell(agree=1)
    assert told.at("a", "b") == told.at("b", "a") == Cell(agree=2, contradict=1)
    assert told.at("a", "b").marks == ("✗\u00a01", "=\u00a02")
    assert told.at("b", "b") == Cell()


WORST = [
    (Cell(1, 1, 1, 1), "contradict"),
    (Cell(1, 1, 0, 1), "differ"),
    (Cell(1, 0, 0, 1), "agree"),
    (Cell(0, 0, 0, 1), "aside"),
    (Cell(), ""),
]


@pytest.mark.parametrize(("cell", "worst"), WORST)
def test_a_cell_is_called_by_its_gravest_pair(cell: Cell, worst: str) -> None:
    assert cell.worst == worst
