"""The report for the web of data: every quote is found again, and nobody's rating is invented."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.assess import Verdict
from kzclaims.compare import Relation
from kzclaims.decisions import Decision
from kzclaims.quote import Match, State
from kzclaims.render.report_annotations import report_annotations
from kzclaims.render.report_claimreview import report_claimreview
from tests.annotation_anchoring import match_quote
from tests.builders_render import assessment, comparison, evidence, report, vote_share, voters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.assess import Assessment
    from kzclaims.render.sections import Report


def annotated(made: Report) -> Any:
    told = json.loads(report_annotations(made))
    schema = json.loads(files("kzclaims.schemas").joinpath("report-annotations-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema)
    return told


def targets(told: Any) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The SHA-256 and the two selectors of every target."""
    for item in told["first"]["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            digest = target["source"]["id"].removeprefix("ni:///sha-256;")
            quoted, placed = target["selector"]
            yield base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex(), quoted, placed


def found_again(made: Report) -> int:
    """How many targets the rules of the Hypothesis client find where the report says; all of them must be."""
    texts = {e.text.sha256: e.text.content for a in made.assessments for e in a.evidence if e.text}
    number = 0
    for sha, quoted, placed in targets(annotated(made)):
        span = (placed["start"], placed["end"])
        words = (quoted["exact"], quoted["prefix"], quoted["suffix"])
        assert texts[sha][slice(*span)] == quoted["exact"]
        assert match_quote(texts[sha], *words, span[0]) == span
        number += 1
    return number


def test_the_rules_find_every_quote_again() -> None:
    assert found_again(report(voters(), vote_share())) == 4


LINES = st.text("ab 7,.é😀\n", min_size=1, max_size=80)


@settings(deadline=None, max_examples=60)
@given(LINES, st.data())
def test_a_quote_is_found_again_wherever_it_stands(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    held = evidence("a", "7", content=content, quote=content[start:end], spans=((start, end),))
    assert found_again(report(assessment("c", held))) == 1


def test_a_quote_in_two_parts_has_two_targets_and_a_lost_one_none() -> None:
    parted = evidence(
        "a", "7", content="seven mem-\nPage 3\nbers voted", quote="seven members", spans=((0, 9), (18, 22))
    )
    lost = replace(evidence("b", "8"), match=Match(State.LOST))
    told = annotated(report(assessment("c", parted, lost)))
    assert told["total"] == 1
    assert [quoted["exact"] for _, quoted, _ in targets(told)] == ["seven mem", "bers"]


def test_ids_depend_on_what_is_said_alone() -> None:
    first, second = (
        report_annotations(report(*order)) for order in ((voters(), vote_share()), (vote_share(), voters()))
    )
    assert first == second
    ids = [item["id"] for item in json.loads(first)["first"]["items"]]
    assert len(set(ids)) == 4


def apart(**more: Any) -> Assessment:
    return replace(voters(), **more)


def decided(verb: Any, seal: str = "seal-of-primary-voters", assertions: tuple[str, ...] = ()) -> Decision:
    return Decision(
        1, "primary-voters", assertions, verb, "A. Reader", "2026-01-02T03:04:05Z", "Two populations.", seal
    )


def on_pair(decision: Decision) -> Assessment:
    return apart(pairs=tuple(replace(pair, decision=decision) for pair in voters().pairs))


REVIEWED = [
    ("nobody looked", voters(), "Claim"),
    ("they agree", vote_share(), "Claim"),
    ("explained in the ledger", assessment(
        "c", evidence("a", "1"), evidence("b", "2"), compared=comparison(Relation.DIFFERS), verdict=Verdict.DIFFER, explained="why"
    ), "ClaimReview"),
    ("a decision on the claim", apart(decision=decided("accept")), "ClaimReview"),
    ("a decision on the pair", on_pair(decided("explain", assertions=("observers", "interview"))), "ClaimReview"),
    ("a decision on what has changed since", apart(decision=decided("accept", "another"), stale=True), "Claim"),
    ("rejected", apart(decision=decided("reject")), "Claim"),
    ("deferred", apart(decision=decided("defer")), "Claim"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "claim", "type_"), REVIEWED, ids=[case for case, _, _ in REVIEWED])
def test_only_what_a_person_settled_is_a_review(case: str, claim: Assessment, type_: str) -> None:
    (node,) = json.loads(report_claimreview(report(claim)))["@graph"]
    assert node["@type"] == type_
    assert "ratingValue" not in json.dumps(node)


def test_a_review_carries_the_persons_own_word_and_reason() -> None:
    (node,) = json.loads(report_claimreview(report(apart(decision=decided("explain")))))["@graph"]
    assert node["author"] == [{"@type": "Person", "name": "A. Reader"}]
    assert node["datePublished"] == "2026-01-02T03:04:05Z"
    assert node["reviewRating"] == {"@type": "Rating", "alternateName": "explained"}
    assert node["reviewBody"].endswith("A. Reader explained this on 2 January 2026: “Two populations.”")
    pieces = node["itemReviewed"]["appearance"]
    assert [piece["hasPart"]["name"] for piece in pieces] == ["more than 660,000", "over 600 thousand"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://a@b.example"])
def test_only_plain_web_addresses_are_told(url: str) -> None:
    made = report(assessment("c", evidence("a", "7", url=url)))
    assert url not in report_annotations(made)
    assert url not in report_claimreview(made)
