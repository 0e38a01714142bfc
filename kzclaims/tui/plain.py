"""The review asked line by line, for screen readers, dumb terminals and pipes: sentences, no glyphs, no cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kzclaims.printable import printable
from kzclaims.quote import FAITHFUL
from kzclaims.tui.evidence import letter_of
from kzclaims.tui.lines import collapsed
from kzclaims.tui.passages import passage_of
from kzclaims.tui.signs import decision_words, match_sign, relation_sign, verdict_sign
from kzclaims.tui.state import Review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from kzclaims.assess import Assessment, Evidence
    from kzclaims.decisions import DecisionLog, Verb

NOT_SAVED = 3
_VERBS = {"a": "accept", "r": "reject", "d": "defer", "x": "explain"}
_OTHERS = {"s": "skip", "z": "undo", "y": "redo", "?": "help", "q": "quit"}
_WORDS = (
    {word: word for word in (*_VERBS.values(), *_OTHERS.values())} | _VERBS | _OTHERS | {"redo": "redo", "Z": "redo"}
)
_QUESTION = "accept, reject, defer, explain, skip, undo, quit or help? "
_HELP = (
    "accept: what is said is right as it stands. reject: it is wrong and must be mended in the ledger. "
    "defer: ask again another day. explain: accept the difference and say why, as in: explain they count different "
    "people. skip: decide nothing now. undo and redo: take back your last decision, or bring it back. quit: leave; "
    "all decisions are saved. The first letter is enough; z is undo."
)


def run_plain(
    assessments: Sequence[Assessment],
    log: DecisionLog,
    who: str,
    stdin: TextIO,
    stdout: TextIO,
    *,
    blind: bool = False,
) -> int:
    """Ask about every open claim in turn until the answers end; 0, or 3 with decisions that could not be saved.

    Raises EnvironmentFault where the log cannot be read.
    """
    review = Review(assessments, log, who, blind=blind)
    conversation = Conversation(review, stdin, stdout)
    conversation.say(_state(review))
    if review.book.read_only:
        conversation.say(f"Read-only: {review.book.read_only}. Nothing can be decided.")
    conversation.hold()
    conversation.say(_state(review))
    if not review.book.unsaved:
        return 0
    conversation.say(f"NOT SAVED: {len(review.book.unsaved)} decisions. {review.book.fault}")
    return NOT_SAVED


class Conversation:
    """Questions on one stream, answers on another."""

    def __init__(self, review: Review, stdin: TextIO, stdout: TextIO) -> None:
        self.review = review
        self._stdin = stdin
        self._stdout = stdout

    def say(self, words: str, end: str = "\n") -> None:
        """One safe line."""
        self._stdout.write(printable(words, tab=" ", newline=" ") + end)
        self._stdout.flush()

    def hold(self) -> None:
        """Ask about each open claim once; what was undone is asked again."""
        review = self.review
        skipped: set[str] = set()
        while claim := next((each for each in review.shown if _waits(review, each, skipped)), None):
            review.show(claim.claim.id)
            for line in claim_words(review, claim):
                self.say(line)
            if not self._answered(claim.claim.id, skipped):
                return

    def _answered(self, claim: str, skipped: set[str]) -> bool:
        """Ask until something is done about the claim; whether to go on to another."""
        while True:
            self.say(_QUESTION, end="")
            line = self._stdin.readline()
            word, _, rest = line.strip().partition(" ")
            meant = _WORDS.get(word) or _WORDS.get(word.casefold(), "")
            if not line or meant == "quit":
                return False
            if meant == "skip":
                skipped.add(claim)
                return True
            if meant in {"undo", "redo"}:
                self._turn(meant, skipped)
                return True
            if meant in _VERBS.values() and self._decided(cast("Verb", meant), rest):
                return True
            if not meant or meant == "help":
                self.say(_HELP)

    def _turn(self, meant: str, skipped: set[str]) -> None:
        self.review.undo() if meant == "undo" else self.review.redo()
        self.say(f"{self.review.message}.")
        if meant == "undo" and self.review.current:
            skipped.discard(self.review.current.claim.id)

    def _decided(self, verb: Verb, why: str) -> bool:
        if verb == "explain" and not why.strip():
            self.say("Why is it as it is? An empty line leaves it. ", end="")
            why = self._stdin.readline()
            if not why.strip():
                return False
        saved = self.review.decide(verb, why)
        self.say(f"{self.review.message}." if saved else f"NOT SAVED: {self.review.book.fault or self.review.message}")
        return saved


def _waits(review: Review, assessment: Assessment, skipped: set[str]) -> bool:
    return assessment.claim.id not in skipped and review.is_open(assessment)


def _state(review: Review) -> str:
    total, waiting = len(review.assessments), review.count("open")
    if not total:
        return "There is no claim in this ledger yet."
    return f"{review.count('decided')} of {total} claims decided, {review.count('deferred')} put off, {waiting} open."


def claim_words(review: Review, assessment: Assessment) -> Iterator[str]:
    """The claim, its verdict, every assertion, every pair that is not simply equal, and what was decided before."""
    yield ""
    yield f"{collapsed(assessment.claim.question)} ({assessment.claim.id})"
    yield f"{verdict_sign(assessment).word}. {collapsed(assessment.sentence)}"
    for evidence in assessment.evidence:
        yield _evidence_words(assessment, evidence)
    for pair in assessment.pairs:
        letters = f"{letter_of(assessment, pair.a)} and {letter_of(assessment, pair.b)}"
        explained = f" The ledger explains: {collapsed(pair.explained.why)}" if pair.explained else ""
        yield f"{letters}: {relation_sign(pair.comparison).word}. {collapsed(pair.comparison.reason)}{explained}"
    stale = review.book.on(assessment).stale
    for decision in review.book.voices(assessment):
        yield f"Decided before: {decision_words(decision, stale=stale)}"


def _evidence_words(assessment: Assessment, evidence: Evidence) -> str:
    said, match = evidence.assertion, evidence.match
    scope = f", {said.scope}" if said.scope else ""
    as_of = f", as of {said.as_of}" if said.as_of else ""
    doubt = f" ({collapsed(match.reason)})" if match.state not in FAITHFUL and match.reason else ""
    passage = passage_of(evidence)
    found = f" “{passage.found}”" if passage else ""
    who = f"{evidence.source.id}, {said.speaker or 'narrator'}"
    return f"{letter_of(assessment, evidence)}, {who}: {said.value}{scope}{as_of}. Quote {match_sign(evidence).word}{doubt}.{found}"
