"""Each claim told as an editor would print it: who, when, of whom, how far apart, how many origins, what of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.agreement import Agreement, Reviewer, Reviewers
from kzclaims.assess import Verdict
from kzclaims.claim import Explanation
from kzclaims.commands.report import rendered
from kzclaims.compare import Relation
from kzclaims.decisions import Decision
from kzclaims.printable import printable
from kzclaims.quote import State
from kzclaims.render.account import account_of, day_words, sentence, untold
from kzclaims.render.excerpt import within
from kzclaims.render.json_text import json_text
from kzclaims.render.lines import ended, listed, spelled
from kzclaims.render.report_html import seen
from kzclaims.text import Location
from tests.builders_render import assessment, comparison, evidence, report, voters

if TYPE_CHECKING:
    from kzclaims.assess import Assessment, Evidence


def said(name: str, value: str, **more: Any) -> Evidence:
    """An assertion in a piece of `Name`, printed on 5 November 2020 unless told otherwise."""
    date, title, publisher = (more.pop(key, None) for key in ("date", "title", "publisher"))
    made = evidence(name, value, **more)
    changed = {"date": date, "title": title, "publisher": publisher}
    return replace(made, source=replace(made.source, **{k: v for k, v in changed.items() if v is not None}))


SAID: list[tuple[str, str, list[Evidence], str]] = [
    ("the paper itself", "count", [said("gazette", "7")], "Gazette (5 November 2020) said 7."),
    ("the narrator is the paper", "count", [said("gazette", "7", speaker="narrator")], "Gazette (5 November 2020) said 7."),
    ("who publishes and speaks is named once", "count", [said("board", "7", speaker="Board")], "Board (5 November 2020) said 7."),
    ("a speaker", "count", [said("gazette", "7", speaker="A. Merle", date="2020-11")], "A. Merle (Gazette, November 2020) said 7."),
    ("no date", "count", [said("gazette", "7", date="")], "Gazette said 7."),
    ("no publisher", "count", [said("gazette", "7", publisher="", title="On “it”")], "“On ‘it’” (5 November 2020) said 7."),
    ("population and time", "count", [said("gazette", "7", scope="citizens", as_of="2020-11")], "Gazette (5 November 2020) said 7 (citizens, as of November 2020)."),
    ("a time in words of its own", "count", [said("gazette", "7", as_of="lately")], "Gazette (5 November 2020) said 7 (as of lately)."),
    ("a spelled figure", "count", [said("gazette", "One"), said("herald", "About two")], "Gazette (5 November 2020) said one; Herald (5 November 2020) said about two."),
    ("a month keeps its capital", "date", [said("gazette", "June 2019")], "Gazette (5 November 2020) said June 2019."),
    ("an answer", "yes-no", [said("gazette", "Yes")], "Gazette (5 November 2020) said yes."),
    ("a name", "name", [said("gazette", "Ada “Ad” Merle")], "Gazette (5 November 2020) said “Ada ‘Ad’ Merle”."),
    ("a value that ends in a mark", "name", [said("gazette", "Who?")], "Gazette (5 November 2020) said “Who?”"),
    ("two say the same", "count", [said("gazette", "7"), said("herald", "7", date="2021")], "Gazette (5 November 2020) and Herald (2021) said 7."),
    ("one says it twice", "count", [said("gazette", "7"), said("gazette", "7")], "Gazette (5 November 2020) said 7."),
    ("many say the same", "count", [said(name, "7", date="") for name in ("a", "b", "c", "d", "e")], "A, B and three others said 7."),
    ("two pieces of one paper on one day", "count", [said("a", "7", publisher="Gazette", title="One"), said("b", "8", publisher="Gazette", title="Two")],
     "Gazette (“One”, 5 November 2020) said 7; Gazette (“Two”, 5 November 2020) said 8."),
    ("too many values", "count", [said(f"s{n}", str(n), date="") for n in range(7)], "S0 said 0; S1 said 1; S2 said 2; S3 said 3; S4 said 4; two more answers stand in the table."),
    ("times give way before values do", "count", [said(f"s{n}", "70", date="", as_of=f"20{n + 10}") for n in range(7)], "S0, S1 and five others said 70."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "kind", "held", "told"), SAID, ids=[case for case, *_ in SAID])
def test_who_says_what(case: str, kind: Any, held: list[Evidence], told: str) -> None:
    assert account_of(assessment("c", *held, kind=kind)).said == told


def pair(relation: Relation, reason: str = "They stand so.", **more: Any) -> Assessment:
    verdict = {Relation.CONTRADICTS: Verdict.CONTRADICT, Relation.DIFFERS: Verdict.DIFFER}.get(relation, Verdict.AGREE)
    gap, points, values = more.pop("gap", None), more.pop("points", None), more.pop("values", ("7", "8"))
    held = [said(name, value) for name, value in zip("ab", values, strict=True)]
    told = comparison(relation, reason, gap, points)
    told = replace(told, **{key: more.pop(key) for key in ("possible", "rule") if key in more})
    return assessment("c", *held, compared=told, verdict=more.pop("verdict", verdict), **more)


COMPARED: list[tuple[str, Assessment, str]] = [
    ("one source", assessment("c", said("a", "7"), verdict=Verdict.SINGLE), "No other source speaks to it."),
    ("a contradiction", pair(Relation.CONTRADICTS, gap="0.5"), "They stand so. They are 50% apart. They can't both be true."),
    ("that is said already", pair(Relation.CONTRADICTS, "1 and 2 can't both be true.", gap="0.5"), "1 and 2 can't both be true. They are 50% apart."),
    ("a difference", pair(Relation.DIFFERS, "They are 9.1% apart.", gap="0.1"), "They are 9.1% apart. Both can be true."),
    ("percentages", pair(Relation.DIFFERS, gap="0.1", points="-3.84"), "They stand so. They are 3.8 percentage points apart. Both can be true."),
    ("one point", pair(Relation.DIFFERS, gap="0.1", points="1"), "They stand so. They are 1 percentage point apart. Both can be true."),
    ("what can't be decided", pair(Relation.DIFFERS, gap="0.1", possible=None), "They stand so. They are 10% apart."),
    ("yes and no", pair(Relation.CONTRADICTS, "One says yes, the other no.", rule="5-other-answer"), "They can't both be true."),
    ("values alike say it themselves", pair(Relation.EQUAL, "Both say 7.", values=("7", "7")), ""),
    ("values written otherwise", pair(Relation.ROUNDS_TO, "8 is 7 rounded."), "8 is 7 rounded."),
    ("another scope", pair(Relation.DIFFERENT_SCOPE, "A reviewer confirmed it: a against b.", verdict=Verdict.SINGLE), "A reviewer confirmed that these measure different things."),
    ("not comparable", pair(Relation.NOT_COMPARABLE, "8 is a date.", verdict=Verdict.UNRESOLVED), "This can't be settled yet. 8 is a date."),
    ("a lost quote", assessment("c", said("a", "7", state=State.LOST, reason="the words stand nowhere"), said("b", "7"), verdict=Verdict.UNRESOLVED),
     "This can't be settled yet. The quote from A (5 November 2020) is in doubt (lost): the words stand nowhere."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "claim", "told"), COMPARED, ids=[case for case, *_ in COMPARED])
def test_how_they_compare_and_whether_both_can_be_true(case: str, claim: Assessment, told: str) -> None:
    assert account_of(claim).compared == told


WITNESSES: list[tuple[list[tuple[str, str]], str]] = [
    ([("a", "x")], ""),
    ([("a", "x"), ("a", "x")], "Two statements in one source."),
    ([("a", "x"), ("b", "y")], "Two sources, two origins."),
    ([("a", "x"), ("b", "x")], "Two sources of one origin, so one witness."),
    ([("a", "x"), ("b", "x"), ("c", "y")], "Three sources, two origins, so two witnesses."),
    ([(f"s{n}", f"o{n}") for n in range(12)], "12 sources, 12 origins."),
]


@pytest.mark.parametrize(("held", "told"), WITNESSES)
def test_how_many_witnesses_there_are(held: list[tuple[str, str]], told: str) -> None:
    claim = assessment("c", *(said(name, "7", origin=origin) for name, origin in held))
    assert account_of(claim).witnesses == told


def decided(verb: Any, seal: str = "seal-of-c", **more: Any) -> Decision:
    return Decision(1, "c", (), verb, more.get("who", "ann"), "2026-01-02T03:04:05Z", more.get("why", ""), seal)


SETTLED: list[tuple[str, Assessment, str]] = [
    ("open", pair(Relation.DIFFERS), "Nobody has settled this yet."),
    ("explained", pair(Relation.DIFFERS, explained="Two “days”."), "A. Reader explains: “Two ‘days’.”"),
    ("accepted", replace(pair(Relation.DIFFERS), decision=decided("accept")), "ann accepted this on 2 January 2026."),
    ("explained by a person", replace(pair(Relation.DIFFERS), decision=decided("explain", why="two\ndays")), "ann explained this on 2 January 2026: “two days”."),
    ("by nobody named", replace(pair(Relation.DIFFERS), decision=decided("accept", who="")), "Somebody accepted this on 2 January 2026."),
    ("rejected", replace(pair(Relation.DIFFERS), decision=decided("reject")), "ann rejected this on 2 January 2026. Nobody has settled this yet."),
    ("put off", replace(pair(Relation.DIFFERS), decision=decided("defer")), "ann put this off on 2 January 2026. Nobody has settled this yet."),
    ("stale", replace(pair(Relation.DIFFERS), decision=decided("accept", "older")), "ann accepted this on 2 January 2026, on words or values that have changed since. Nobody has settled this yet."),
    ("what agrees needs no explanation", pair(Relation.EQUAL, explained="Two days."), ""),
]  # fmt: skip


@pytest.mark.parametrize(("case", "claim", "told"), SETTLED, ids=[case for case, *_ in SETTLED])
def test_what_was_decided_and_why(case: str, claim: Assessment, told: str) -> None:
    assert account_of(claim).settled == told


def side(who: str, verb: Any, *about: str, why: str = "") -> Decision:
    return replace(decided(verb, who=who, why=why), assertions=about)


THREE = assessment(
    "c",
    *(said(name, value) for name, value in (("a", "7"), ("b", "8"), ("c", "9"))),
    compared=comparison(Relation.DIFFERS),
    verdict=Verdict.DIFFER,
)
ANN, BOB = side("ann", "accept", why="Two “days”."), side("bob", "reject")
DISPUTED: list[tuple[str, Assessment, list[tuple[Decision, ...]], str]] = [
    ("the claim", replace(pair(Relation.DIFFERS), decision=BOB), [(ANN, BOB)], "Reviewers disagree: ann accepted this on 2 January 2026 (“Two ‘days’.”) and bob rejected this on 2 January 2026. Nobody has settled this yet."),
    ("the only pair", pair(Relation.DIFFERS), [(side("ann", "explain", "a", "b", why="w"), side("", "reject", "a", "b"))], "Reviewers disagree: ann explained this on 2 January 2026 (“w”) and Somebody rejected this on 2 January 2026. Nobody has settled this yet."),
    ("one pair of three", THREE, [(side("ann", "accept", "a", "c"), side("bob", "reject", "a", "c"))], "Reviewers disagree on 7 and 9: ann accepted this on 2 January 2026 and bob rejected this on 2 January 2026. Nobody has settled this yet."),
    ("a quote", THREE, [(side("ann", "accept", "b"), side("bob", "reject", "b"))], "Reviewers disagree on the quote from {b}: ann accepted this on 2 January 2026 and bob rejected this on 2 January 2026. Nobody has settled this yet."),
    ("what agrees", pair(Relation.EQUAL), [(ANN, BOB)], "Reviewers disagree: ann accepted this on 2 January 2026 (“Two ‘days’.”) and bob rejected this on 2 January 2026."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "claim", "sides", "told"), DISPUTED, ids=[case for case, *_ in DISPUTED])
def test_a_dispute_is_told_with_all_its_sides(
    case: str, claim: Assessment, sides: list[tuple[Decision, ...]], told: str
) -> None:
    voice = account_of(THREE).said.split("; ")[1].removesuffix(" said 8")
    assert account_of(claim, sides).settled == told.format(b=voice)


def test_the_row_of_a_disputed_pair_does_not_take_the_newest_side() -> None:
    sides = (side("ann", "accept", "a", "b"), side("bob", "reject", "a", "b"))
    claim = pair(Relation.DIFFERS)
    claim = replace(claim, pairs=tuple(replace(each, decision=sides[1]) for each in claim.pairs))
    told = str(account_of(claim, [sides]))
    assert not [words for words in untold(claim, claim.pairs[0], told, [sides]) if "bob" in words]
    assert [words for words in untold(claim, claim.pairs[0], "", [sides]) if "ann" in words]


@pytest.mark.parametrize("form", ["text", "html", "md", "json"])
def test_every_format_tells_of_a_dispute(form: str) -> None:
    people = Reviewers((), (), ((ANN, BOB),))
    made = rendered(form, replace(report(pair(Relation.DIFFERS)), reviewers=people))
    assert isinstance(made, str)
    assert "Reviewers disagree: ann accepted" in " ".join(made.split())
    assert "bob rejected" in " ".join(made.split())


def test_what_is_disputed_is_no_review_for_search_engines() -> None:
    settled = replace(pair(Relation.DIFFERS), decision=ANN)
    people = Reviewers((), (), ((BOB, ANN),))
    assert "ClaimReview" in str(rendered("claimreview", report(settled)))
    assert "ClaimReview" not in str(rendered("claimreview", replace(report(settled), reviewers=people)))


def test_some_pairs_settled_and_some_open() -> None:
    held = [said(name, value) for name, value in (("a", "7"), ("b", "8"), ("c", "9"))]
    claim = assessment("c", *held, compared=comparison(Relation.DIFFERS), verdict=Verdict.DIFFER)
    why = Explanation("Two days.", "", ("a", "b"), "", Location("claims.yaml", 3))
    first, *rest = claim.pairs
    told = account_of(replace(claim, pairs=(replace(first, explained=why), *rest))).settled
    assert told == "The ledger explains: “Two days.” Two of three pairs are still open."


@pytest.mark.parametrize("form", ["text", "html", "md", "json", "csv", "claimreview"])
def test_every_format_tells_the_account(form: str) -> None:
    told = str(account_of(voters()))
    made = rendered(form, report(voters()))
    assert isinstance(made, str)
    assert told[:60] in (made if form != "csv" else rendered("json", report(voters()))), told


def test_no_source_is_said_to_be_none() -> None:
    assert str(account_of(assessment("c", verdict=Verdict.SINGLE))) == "No source speaks to this yet."


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_words_make_an_account(value: str, speaker: str, when: str) -> None:
    claim = assessment("c", said("a", value or "x", speaker=speaker, as_of=when), said("b", "7", date=when))
    assert str(account_of(claim)).endswith((".", "?", "!", "…", "”", "’", ")"))


DAYS = [("2020-11-05", "5 November 2020"), ("2020-11", "November 2020"), ("2020", "2020"), ("2020-13", "2020-13"), ("May", "May"), ("", "")]  # fmt: skip


@pytest.mark.parametrize(("written", "told"), DAYS)
def test_a_date_is_told_in_words(written: str, told: str) -> None:
    assert day_words(written) == told


def test_small_words() -> None:
    assert [spelled(n) for n in (0, 1, 10, 11, 1200)] == ["no", "one", "ten", "11", "1,200"]
    assert [listed(list("abcde")[:n], 3) for n in range(6)] == ["", "a", "a and b", "a, b and c", "a, b and two others", "a, b and three others"]  # fmt: skip
    assert [ended(words) for words in ("a", "a.", "“a.”", "“a”", "(a)", "a…", "")] == ["a.", "a.", "“a.”", "“a”.", "(a).", "a…", ""]  # fmt: skip
    assert sentence("the words") == "The words."


PATHS = [("a/b.txt:1:2", "a", "b.txt:1:2"), ("ab/c.txt", "a", "ab/c.txt"), ("a/b.txt", "", "a/b.txt"), ("/x/a/b", "/x/a", "b")]  # fmt: skip


@pytest.mark.parametrize(("place", "root", "told"), PATHS)
def test_a_place_reads_from_the_ledgers_folder(place: str, root: str, told: str) -> None:
    assert within(place, root) == told


PEOPLE = Reviewers(
    (Reviewer("ann", 2, 1, 1, 1, 0), Reviewer("bob", 1, 1, 2, 0, 1)),
    (Agreement("ann", "bob", 4, 3, None),),
    ((replace(decided("accept", why="Two days."), claim="primary-voters"), replace(decided("reject", who="bob"), claim="primary-voters")),),
)  # fmt: skip


@pytest.mark.parametrize("form", ["html", "md"])
def test_reviewers_are_told_of_where_there_are_two(form: str) -> None:
    both = replace(report(voters()), reviewers=PEOPLE)
    made, alone, none = (
        rendered(form, each)
        for each in (both, replace(both, reviewers=Reviewers(PEOPLE.people[:1], (), ())), report(voters()))
    )
    assert isinstance(made, str)
    words = (
        "Reviewers",
        "To settle",
        "ann accepted this on 2 January 2026",
        "bob rejected this on 2 January 2026",
        "undefined",
    )
    assert [word in made for word in words] == [True] * len(words)
    assert "To settle" not in str(alone)
    assert "Reviewers" not in str(none)


@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_a_page_is_made_printable_whatever_it_holds(page: str) -> None:
    assert seen(page) == printable(page)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object()])
def test_what_json_has_no_form_for_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        json_text({"value": value})


def test_json_is_laid_out_as_the_standard_library_does() -> None:
    record = {"a": [1, 2.5, None, True, {}], "b": {}, "c": [], "ключ": 'слово “x” \\ "', "d": [{"e": ("f",)}], 7: -3}  # fmt: skip

    assert json_text(record) == json.dumps(record, ensure_ascii=False, indent=2) + "\n"
