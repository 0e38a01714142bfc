"""What plain mode answers to those who ask and decide nothing: claims, lists, histories, texts, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.counts import count
from kzclaims.tui import spoken
from kzclaims.tui.answers import OWN, read_number, read_subject
from kzclaims.tui.evidence import letter_of

if TYPE_CHECKING:
    from kzclaims.assess import Assessment, Evidence
    from kzclaims.tui.actions import Action
    from kzclaims.tui.state import Review
    from kzclaims.tui.talk import Talk
    from kzclaims.tui.threads import Desk


class Telling:
    """One review told over a talk; `told` is the claim last said, by its id and seal: what a decision may be on."""

    def __init__(self, desk: Desk, review: Review, talk: Talk) -> None:
        self.desk = desk
        self.review = review
        self.talk = talk
        self.told: tuple[str, str] | None = None

    def claim(self, _words: str = "") -> None:
        """The selected claim."""
        current = self.review.current
        if current is None:
            nothing = self.review.narrowed()
            self.talk.say(f"Nothing is listed ({nothing}); `back` lists all." if nothing else "There is no claim.")
            return
        self.talk.say("")
        for line in spoken.claim_words(self.review.book, current):
            self.talk.say(line)
        self.told = key_of(current)

    def listed(self, words: str) -> None:
        """The claims that are listed, from the selected one on or from a number."""
        lines = spoken.listed_words(self.review)
        narrowed = self.review.narrowed()
        total = count(len(self.review.assessments), "claim is", "claims are")
        self.talk.say(f"{len(lines)} of {total} listed{narrowed and f', {narrowed}'}.")
        self.talk.some(lines, words, "list")

    def problems(self, words: str) -> None:
        """The findings of the ledger."""
        lines = spoken.finding_words(self.desk.findings)
        self.talk.say(f"{count(len(lines), 'problem')}.")
        self.talk.some(lines, words, "problems")

    def history(self, words: str) -> None:
        """Everything said of the selected claim, undone or not."""
        if current := self.review.current:
            self._records(current.claim.id, words, "history")

    def session(self, words: str) -> None:
        """Everything said of the ledger."""
        self._records("", words, "session")

    def _records(self, claim: str, words: str, name: str) -> None:
        lines = spoken.record_words(self.review.book.history(claim))
        self.talk.say(f"{count(len(lines), 'line')} in the log{claim and f' on {claim}'}.")
        self.talk.some(lines, words, name)

    def disagreements(self, words: str) -> None:
        """How far people agree, and where they stand against each other."""
        book = self.review.book
        if book.blind:
            self.talk.say("Others' decisions are hidden in a blind review; start it without --blind to settle.")
            return
        lines = spoken.disagreement_words(book.disagreements(), book.agreements())
        self.talk.some(lines, words, "disagreements")

    def pair(self, step: int) -> None:
        """The next pair, or the one before, with both passages."""
        self.review.choose_pair(step)
        self.talk.say(f"{self.review.message}.")
        current, pair = self.review.current, self.review.current_pair
        if current and pair:
            self.talk.say(spoken.pair_words(self.review.book, current, pair))
            for line in spoken.passage_words(current, pair):
                self.talk.say(line)

    def source(self, words: str) -> None:
        """A source's text around the match of an assertion, or from a line on."""
        name, first = read_number(words)
        current, evidence = self.review.current, self.chosen(name)
        if current and evidence:
            for line in spoken.text_words(current, evidence, self.review.assessments, first):
                self.talk.say(line)
            letter = letter_of(current, evidence)
            self.talk.say(f"`open {letter}` and a number begins at another line.")

    def copies(self, words: str) -> None:
        """What the screen copies, said: a line can be copied by whatever reads it."""
        review, evidence = self.review, self.chosen(words)
        if review.current is None or evidence is None:
            return
        before = review.pane, review.assertion
        if words:
            review.pane, review.assertion = "assertions", review.current.evidence.index(evidence)
        for line in spoken.copy_words(review):
            self.talk.say(line)
        review.pane, review.assertion = before

    def chosen(self, words: str) -> Evidence | None:
        """The assertion whose letter is given, else the selected one; says so where there is none."""
        current = self.review.current
        subject = read_subject(words, current, reason=False) if current else "There is no claim."
        if isinstance(subject, str) or current is None:
            self.talk.say(str(subject))
            return None
        found = [each for each in current.evidence if each.assertion.id in subject.ids[:1]]
        evidence = found[0] if found else self.review.current_evidence
        if evidence is None:
            self.talk.say("No source speaks to this claim yet.")
        return evidence

    def help(self, _words: str = "") -> None:
        """Every action by name and key, then what plain mode has of its own."""
        for name, group in self.review.actions.groups.items():
            self.talk.say(f"{name}:")
            for action in group:
                self.talk.say(f"{' or '.join(words_for(action))}: {_HELP.get(action.name, action.help)}")
        self.talk.say("Of plain mode alone:")
        for word, does in OWN.items():
            self.talk.say(f"{word}: {does}")
        for line in _GRAMMAR.splitlines():
            self.talk.say(line)


def words_for(action: Action) -> list[str]:
    """What a person types for an action: its name, its footer's word, those of its keys that are one character."""
    return list(dict.fromkeys([action.name, action.label or action.name, *(k for k in action.keys if len(k) == 1)]))


def key_of(assessment: Assessment) -> tuple[str, str]:
    """What tells a claim as it is now from what it was."""
    return assessment.claim.id, assessment.seal


# What an action does where there is no screen, if that is something else.
_HELP = {
    "accept": "what is said is right as it stands",
    "reject": "it is wrong and must be mended in the ledger",
    "problems": "say the findings of check: errors, warnings and notes; a number says where to begin",
    "mark": "mark the claim; accept, reject, defer, explain and note then go for all that are marked",
    "page_down": "ten down",
    "page_up": "ten up",
    "next_pane": "what is decided on: the claim, then one assertion, then a pair",
    "previous_pane": "the same, the other way round",
    "next_pair": "say the next two assertions with their passages",
    "previous_pair": "say the two before",
    "open": "say the source's text around the match: open B, or open B 40 from line 40 on",
    "back": "decide on claims again; then list all of them, marks taken away",
    "search": "list only claims that hold these words: search harbour vote",
    "filter": "say what the list can be narrowed by; filter verdict contradict narrows it, the same again takes it off",
    "copy": "say the quote, the citation, the id and the place, for copying",
    "edit": "open the ledger in your editor at the line, or say the place",
    "theme": "nothing: there are no colours here",
    "command_palette": "every action by name, as help",
}
_GRAMMAR = """\
What is decided on is the claim that was said last. A letter makes it one assertion, two make it the pair: accept B, or reject A C, or explain A C: they count other people.
Without letters and a colon all words are the reason. An empty line says the claim again. Every decision is on the disk before it is said to be made.
"""
