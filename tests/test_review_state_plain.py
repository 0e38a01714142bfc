"""Plain mode and where a screen is possible: sentences in, sentences out."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzclaims.decisions import Decision
from kzclaims.tui.plain import _DOES, run_plain
from kzclaims.tui.terminal import Manner, terminal_problem
from tests.builders import NOON, evidence, ledger, log_in, seats
from tests.screens import Table
from tests.talks import Answers, saved, talk

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.assess import Assessment


def test_the_state_and_plain_mode_need_no_toolkit() -> None:
    wanted = "import sys, kzclaims.tui.plain, kzclaims.tui.pages, kzclaims.tui.terminal; print({'textual', 'rich', 'asyncio'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


TERMINALS = [
    (Terminal(), Terminal(), {"TERM": "xterm-256color"}, None),
    (io.StringIO(), Terminal(), {"TERM": "xterm"}, "needs a terminal"),
    (Terminal(), io.StringIO(), {"TERM": "xterm"}, "needs a terminal"),
    (None, None, {"TERM": "xterm"}, "needs a terminal"),
    (Terminal(), Terminal(), {"TERM": "dumb"}, "TERM=dumb"),
    (Terminal(), Terminal(), {}, "cannot show a screen"),
]


@pytest.mark.parametrize(("stdin", "stdout", "environment", "problem"), TERMINALS)
def test_where_there_is_no_terminal_it_says_what_to_do(
    stdin: io.StringIO | None, stdout: io.StringIO | None, environment: dict[str, str], problem: str | None
) -> None:
    found = terminal_problem(stdin, stdout, environment)
    if problem is None:
        assert found is None
    else:
        assert found is not None
        assert problem in found
        assert "--plain" in found


CONVERSATIONS: list[tuple[str, list[tuple[str, str]]]] = [
    ("", []),
    ("q\na\n", []),
    ("a\n", [("dead", "accept")]),
    ("accept\nREJECT\nd\n", [("dead", "accept"), ("voters", "reject"), ("leader", "defer")]),
    ("s\na\n", [("voters", "accept")]),
    ("x they count others\n", [("dead", "explain they count others")]),
    ("explain\nthey count others\n", [("dead", "explain they count others")]),
    ("x\n\na\n", [("dead", "accept")]),
    ("x", []),
    ("nonsense\n?\na\n", [("dead", "accept")]),
    ("a\nz\n", [("dead", "accept"), ("dead", "undo")]),
    ("a\nz\nr\n", [("dead", "accept"), ("dead", "undo"), ("dead", "reject")]),
    ("a\nz\nZ\n", [("dead", "accept"), ("dead", "undo"), ("dead", "redo")]),
    ("z\nZ\n", []),
    ("s\ns\ns\ns\ns\ns\na\n", [("dead", "accept")]),  # those skipped come again
    ("c ask them\na\n", [("dead", "note ask them"), ("dead", "accept")]),
    ("note B: who says so?\n", [("dead beta", "note who says so?")]),
    ("a B\na A C\nr\n", [("dead beta", "accept"), ("dead alpha gamma", "accept"), ("dead", "reject")]),
    ("x A B: a later count\n", [("dead alpha beta", "explain a later count")]),
    ("x A B\na later count\n", [("dead alpha beta", "explain a later count")]),
    ("a Q\na A A\n", []),
    ("mark\nmark\na\nn\nd\ny\n", [("dead", "defer"), ("voters", "defer")]),
    ("mark\nmark\nr A\nd\ny\n", [("leader beta", "reject"), ("dead", "defer"), ("voters", "defer")]),
    ("space\nx\nnobody knows\n", [("dead", "explain nobody knows")]),
    ("tab\na\nr\n", [("dead alpha", "accept"), ("dead beta", "reject")]),
    ("tab\ntab\na\nr\n", [("dead alpha beta", "accept"), ("dead alpha gamma", "reject")]),
    ("tab\ndown\na\nesc\na\n", [("dead beta", "accept"), ("dead", "accept")]),
    ("go seats\na\n", [("seats", "accept")]),
    ("go 6\na\n", [("seats", "accept")]),
    ("go nowhere\n", []),
    ("G\na\ng\na\n", [("seats", "accept"), ("dead", "accept")]),
    ("j\na\n", [("voters", "accept")]),
    ("/ turnout\na\n", [("turnout", "accept")]),
    ("/ nothing holds this\na\n", []),
    ("filter verdict agree\na\n", [("turnout", "accept")]),
    ("f contradict\na\na\na\n", [("dead", "accept")]),  # nothing else is listed, so nothing else is decided on
    ("a\na\na\na\na\na\na\na\n", [(name, "accept") for name in ("dead", "voters", "leader", "turnout", "parties", "seats")]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "decided"), CONVERSATIONS)
def test_plain_mode_asks_line_by_line(answers: str, decided: list[tuple[str, str]], tmp_path: Path) -> None:
    said = talk(tmp_path, answers)
    assert saved(tmp_path) == decided
    assert "How many people died in the unrest? (dead, people, 2021)" in said
    assert "CONTRADICT 27.1 %" in said
    assert said.endswith(f"Saved in this session: {len(decided)} decision{'s' * (len(decided) != 1)}.\n")


TOLD = [
    ("\n", "A, alpha, narrator: 225, as of 2022-01-15, published 2021-01-10. Quote exact. “225 people died”"),
    ("\n", "A and B: CONTRADICT 27.1 %. 225 and 164 cannot both be the number."),
    ("]\n", "Only in A: 225"),
    ("[\n", "pair 3 of 3."),
    ("open B\n", "1: By then the number of dead was 164, according to a channel."),
    ("open B\n", "This claim quotes here “the number of dead was 164”"),
    ("text A 7\n", "Lines 1 to 1 of 1 of corpus/alpha.txt."),
    ("a\ngo 1\n", "Decided before: accepted by ann, 2026-01-02"),
    ("a B\n\n", "“the number of dead was 164” Decided before: accepted by ann, 2026-01-02."),
    ("c so they say\n\n", "Note by ann, 2026-01-02: so they say"),
    ("a\nz\nH\n", "Line 2: undone line 1, dead, by ann, 2026-01-02T12:00:00Z"),
    ("a\nx too few\ngo 1\nh\n", "1 line in the log on dead."),
    ("D\n", "No two people have decided on the same thing yet."),
    ("!\n", "1. error KZ401 contradiction-unexplained: they contradict. claims/a.yaml:3:5"),
    ("copy C\n", "quote: At least 160 people died"),
    ("copy C\n", "id: dead"),
    ("e\n", "claims/topic.yaml:3:5: what is changed there"),
    ("e B\n", "claims/topic.yaml:12:7: what is changed there"),
    ("filter\n", "verdict: contradict 1, differ 1, unresolved 1, agree 2, single source 1"),
    ("list\n", "2. voters: open, DIFFER 9.1 %. How many people voted in the primaries?"),
    ("mark\nlist\n", "1. dead: open, CONTRADICT 27.1 %, marked."),
    ("list 6\n", "6. seats: open, source."),
    ("go partys\n", "There is no claim “partys”; did you mean 'parties'?"),
    ("R\n", "read again. 0 of 6 claims decided"),
    ("tab\n", "Deciding on A."),
    ("G\nj\n", "There is no further one."),
    ("t\n", "no colours"),
]


@pytest.mark.parametrize(("answers", "told"), TOLD)
def test_what_is_asked_for_is_told(answers: str, told: str, tmp_path: Path) -> None:
    assert told in talk(tmp_path, answers)


def test_long_lists_are_told_twenty_at_a_time(tmp_path: Path) -> None:
    many = [replace(seats(), claim=replace(seats().claim, id=f"claim-{number}")) for number in range(45)]
    said = talk(tmp_path, "list\nlist 41\n", many)
    assert "\n20. " in said
    assert "\n21. " not in said
    assert "1 to 20 of 45. `list 21` goes on." in said
    assert "\n45. " in said


def test_equal_pairs_are_told_in_one_sentence(tmp_path: Path) -> None:
    assert "\nEqual: A and B.\n" in talk(tmp_path, "go parties\n")
    assert "\nA and B: agree. Both say 5. Decided before: accepted by ann" in talk(tmp_path, "go parties\na A B\n\n")


def test_people_who_stand_against_each_other_are_both_told(tmp_path: Path) -> None:
    log_in(tmp_path).append([Decision(0, "dead", (), "reject", "bob", NOON, "too many", "seal-1")])
    said = talk(tmp_path, "go dead\na\nD\ngo dead\n")
    assert "ann and bob agree on 0 of 1; Cohen's kappa 0.00" in said
    assert "Disputed, dead: rejected by bob, 2026-01-02: too many; accepted by ann, 2026-01-02" in said
    blind = talk(tmp_path, "D\nH\n", manner=Manner(blind=True))
    assert "bob" not in blind
    assert "Others' decisions are hidden" in blind


def test_what_others_decide_meanwhile_is_told(tmp_path: Path) -> None:
    def decided(line: str) -> None:
        if line == "h\n":
            log_in(tmp_path).append([Decision(0, "dead", (), "reject", "bob", NOON, "", "seal-1")])

    said = io.StringIO()
    assert run_plain(Table(ledger()), log_in(tmp_path), "ann", Manner(), Answers("h\na\n", decided), said) == 0
    assert "the log has changed: 1 line of others." in said.getvalue()
    assert saved(tmp_path) == [("dead", "reject"), ("dead", "accept")]


def test_a_claim_that_changed_since_it_was_said_is_said_again_and_not_decided_on(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text("one", encoding="utf-8")

    def again() -> list[Assessment]:
        seal = f"seal of {file.read_text(encoding='utf-8')}"
        return [replace(each, seal=seal) for each in ledger()]

    said = io.StringIO()
    desk = Table([], again, [file])
    answers = Answers("a\nr\n", lambda _line: file.write_text("another", encoding="utf-8"))
    assert run_plain(desk, log_in(tmp_path), "ann", Manner(), answers, said) == 0
    assert "claims.yaml changed on disk and was read again.\nWhat was said has changed since" in said.getvalue()
    (decision,) = log_in(tmp_path).read().decisions
    assert (decision.verb, decision.seal) == ("reject", "seal of another")


def broken(folder: Path, answers: str) -> tuple[int, str]:
    """A talk in which the log is broken from the first answer on (a folder takes its place) until `mend`."""
    path = log_in(folder).path
    mended = False

    def meanwhile(line: str) -> None:
        nonlocal mended
        if line == "mend\n":
            path.rmdir()
            mended = True
        elif not mended:
            path.mkdir(parents=True, exist_ok=True)

    said = io.StringIO()
    code = run_plain(Table(ledger()), log_in(folder), "ann", Manner(), Answers(answers, meanwhile), said)
    return code, said.getvalue()


@pytest.mark.parametrize("retry", ["R\n", "q\n", "", "r\n"])
def test_what_the_disk_refuses_is_kept_and_saved_once_it_can_be(retry: str, tmp_path: Path) -> None:
    code, said = broken(tmp_path, f"a\nc so it was\nmend\n{retry}")
    assert code == 0
    assert said.count("NOT SAVED: ") >= 2
    verb = "reject" if retry == "r\n" else "accept"
    assert {("dead", verb), ("dead", "note so it was")} == set(saved(tmp_path))
    assert len(saved(tmp_path)) == 2


def test_what_is_never_saved_is_told_at_the_end_with_a_code_of_its_own(tmp_path: Path) -> None:
    code, said = broken(tmp_path, "a\nq\nn\nq\ny\n")
    assert code == 3
    assert said.count("Leave without them? y or n?") == 2
    assert "Saved in this session: 0 decisions.\nNOT SAVED: 1 decision. " in said
    assert said.endswith("NOT SAVED: accepted, dead, by ann, 2026-01-02T12:00:00Z\n")


def test_plain_mode_shows_nothing_unsafe(tmp_path: Path) -> None:
    hostile = evidence("alpha", "\x1b]0;owned\x07", "an \u202e order", "before an \u202e order after \x9b6n")
    said = talk(tmp_path, "open\n]\nc \x1b[2J\nH\ncopy\n\x1b]52\nlist\n", [replace(seats(), evidence=(hostile,))])
    assert not set("\x1b\x07\u202e\x9b") & set(said)


def test_in_ascii_every_mark_is_a_plain_letter(tmp_path: Path) -> None:
    answers = "".join(f"{name}\n" for name in _DOES if name not in {"leave", "interrupt"})
    assert talk(tmp_path, answers, manner=Manner(ascii=True)).isascii()


def test_without_claims_or_answers_it_says_so_and_ends(tmp_path: Path) -> None:
    assert "There is no claim in this ledger yet." in talk(tmp_path, "a\nn\ncopy\nmark\n", [])
    said = io.StringIO()
    assert run_plain(Table(ledger()), log_in(tmp_path), "ann", Manner(), None, said) == 0
    assert "0 of 6 claims decided" in said.getvalue()


def test_an_interrupt_leaves_once_it_is_said_what_is_saved(tmp_path: Path) -> None:
    said = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        run_plain(Table(ledger()), log_in(tmp_path), "ann", Manner(), io.StringIO("a\nctrl+c\nr\n"), said)
    assert said.getvalue().endswith("Saved in this session: 1 decision.\n")


ANY_LINE = st.one_of(
    st.sampled_from(
        [
            *_DOES,
            *"ardxcszZ]/fhHDR![",
            "a B",
            "r A C",
            "x A B: why",
            "x why",
            "go 3",
            "y",
            "n",
            "filter agree",
            "/ dead",
        ]
    ).filter(lambda word: word not in {"leave", "interrupt"}),
    st.text(st.characters(exclude_characters="\n\r"), max_size=8),
)
SAID = {"accepted": "accept", "rejected": "reject", "deferred": "defer", "explained": "explain", "noted": "note"}


@given(lines=st.lists(ANY_LINE, max_size=12))
@example(lines=["accept", "search", "accept", "mark"])  # nothing is listed by then, so nothing is marked
@settings(deadline=None, max_examples=60)
def test_whatever_is_answered_the_log_holds_what_was_said_to_be_decided(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    said = talk(folder, "".join(f"{line}\n" for line in lines if line not in {"q", "ctrl+c"}))
    told = [
        SAID[word] for line in said.splitlines() for word, colon, _ in [line.partition(": ")] if colon and word in SAID
    ]
    held = [each.verb for each in log_in(folder).read().decisions if each.verb not in {"undo", "redo"}]
    steps = [each for each in log_in(folder).read().decisions if each.verb not in {"undo", "redo"}]
    once = [each.verb for place, each in enumerate(steps) if not each.batch or each.batch == each.number]
    assert told == once
    assert len(held) >= len(told)
