"""Documents of our own making that drift: invented words in the proportions of news text, damaged in known ways.

Every damage keeps where each code point came from, so that the true place of a quote is known to the code point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.fold import letters
from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

Marked = list[tuple[str, int]]
"""Code points, each with its offset in the undamaged document, or -1."""

_SMALL_WORDS = "the of and to in a that for on was is with by as it at from were has his be said had are an which its have who been their will would after this they or one when there where"
_SYLLABLES = "ba be bo da de di do fa fe ga ge ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi za"
_ENDINGS = "n r s t l m d nd rt st ing ed tion ment ly er"
_PLACES = 18_000  # words, about 110 kB
_STRIDE = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Document:
    """An undamaged text and the places of its quotes, none of which overlap."""

    text: str
    quotes: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A quote as it was taken, the offsets where its code points stand now (none where deleted), and whether its words do."""

    quote: str
    there: frozenset[int]
    same: bool


def document(random: Random, words: int = _PLACES) -> Document:
    """A document of `words` words, and a quote of 5 to 40 words, none of which it has twice, in every sixty."""
    text = "\n\n".join(_paragraphs(random, words))
    folded = letters(text)
    found = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
    quotes = []
    for first in range(0, len(found) - _STRIDE, _STRIDE):
        count = random.randint(5, 40)
        start = first + random.randint(0, _STRIDE - count)
        quote = Span(found[start].start, found[start + count - 1].end)
        if folded.count(letters(text[quote.start : quote.end])) == 1:
            quotes.append(quote)
    return Document(text, tuple(quotes))


def _paragraphs(random: Random, words: int) -> Iterator[str]:
    vocabulary = ["".join(random.choices(_SYLLABLES.split(), k=random.randint(1, 4))) + random.choice(_ENDINGS.split()) for _ in range(6000)]  # fmt: skip
    weights = [1 / (n + 10) for n in range(len(vocabulary))]
    phrases = [random.choices(vocabulary, weights, k=random.randint(2, 5)) for _ in range(300)]
    made = 0
    while made < words:
        sentences = []
        for _ in range(random.randint(2, 6)):
            sentence = list(_sentence(random, vocabulary, weights, phrases))
            made += len(sentence)
            sentences.append(" ".join([sentence[0].capitalize(), *sentence[1:]]) + ".")
        yield " ".join(sentences)


def _sentence(
    random: Random, vocabulary: Sequence[str], weights: Sequence[float], phrases: Sequence[list[str]]
) -> Iterator[str]:
    small = _SMALL_WORDS.split()
    for _ in range(random.randint(6, 24)):
        kind = random.random()
        if kind < 0.42:
            yield random.choices(small, [1 / (n + 2) for n in range(len(small))])[0]
        elif kind < 0.47:
            yield random.choice((f"{random.randint(2, 99)}", f"{random.randint(20, 990) / 10}%", f"{random.randint(2, 900)},{random.randint(0, 9)}00", f"{random.randint(1990, 2029)}"))  # fmt: skip
        elif kind < 0.52:
            yield from random.choice(phrases)
        elif kind < 0.58:
            yield random.choices(vocabulary, weights)[0].capitalize()
        else:
            yield random.choices(vocabulary, weights)[0]


def damaged(made: Document, kind: str, random: Random) -> tuple[str, tuple[Case, ...]]:
    """The document with one kind of damage all over it, and its quotes with their true places."""
    marked, quotes = DAMAGES[kind]([(c, n) for n, c in enumerate(made.text)], made, random)
    text = "".join(c for c, _ in marked)
    places: dict[int, list[int]] = {}
    for offset, (c, origin) in enumerate(marked):
        if not c.isspace():
            places.setdefault(origin, []).append(offset)
    return text, tuple(
        _case(made.text[q.start : q.end], [n for o in range(*q) for n in places.get(o, ())], text) for q in quotes
    )


def _case(quote: str, there: Sequence[int], text: str) -> Case:
    same = letters("".join(text[n] for n in there)) == letters(quote)
    return Case(" ".join(quote.split()), frozenset(there), same)


def _replaced(marked: Marked, edits: dict[int, str]) -> Marked:
    """Code points replaced by others that come from the same place; an edit of "" deletes."""
    made: Marked = []
    for c, origin in marked:
        made += [(new, origin) for new in edits.get(origin, c)]
    return made


def _lines(marked: Marked, made: Document, random: Random, hyphen: str = "") -> Marked:
    """Lines of about sixty characters; with `hyphen`, words are parted at their ends."""
    edits: dict[int, str] = {}
    column = 0
    for match in re.finditer(r"\s+|\S+", made.text):
        column = 0 if "\n" in match[0] else column + len(match[0])
        if column < 60:
            continue
        if match[0].isspace():
            edits[match.start()] = random.choice(("\n", " \n", "\n  "))
        elif hyphen and match[0].isalpha() and len(match[0]) > 5:
            at = match.start() + random.randint(2, len(match[0]) - 3)
            edits[at] = made.text[at] + hyphen
        else:
            continue
        column = 0
    return _replaced(marked, edits)


def _columns(marked: Marked, made: Document, random: Random) -> tuple[Marked, Sequence[Span]]:
    """Each quote broken by a column: what follows the break is set after the start of the next paragraph."""
    out: Marked = []
    done = 0
    broken: list[Span] = []
    for quote in made.quotes:
        if quote.start < done:
            continue
        gaps = [
            m.start() + quote.start for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", made.text[quote.start : quote.end])
        ]
        gaps = [g for g in gaps if g - quote.start > 20 and quote.end - g > 20]
        end = made.text.find("\n\n", quote.end)
        start = end + 2
        stop = made.text.find(" ", start + random.randint(60, 500))
        if (
            not gaps
            or end < 0
            or stop < 0
            or made.text.find("\n\n", start, stop) >= 0
            or "\n\n" in made.text[quote.start : quote.end]
        ):
            continue
        cut = random.choice(gaps)
        if cut < done:
            continue
        pause: Marked = [("\n", -1), ("\n", -1)]
        out += [*marked[done:cut], *pause, *marked[start:stop], *pause, *marked[cut + 1 : end], *pause]
        done = stop + 1
        broken.append(quote)
    return out + marked[done:], broken


def _characters(share: float) -> Callable[[Marked, Document, Random], tuple[Marked, Sequence[Span]]]:
    """That share of the letters replaced, dropped or doubled by another; digits stay, so that words alone drift."""

    def damage(marked: Marked, made: Document, random: Random) -> tuple[Marked, Sequence[Span]]:
        edits: dict[int, str] = {}
        for c, origin in marked:
            if c.isalpha() and random.random() < share:
                edits[origin] = random.choice(
                    (random.choice(_LETTERS), random.choice(_LETTERS), "", c + random.choice(_LETTERS))
                )
        return _replaced(marked, edits), made.quotes

    return damage


def _digits(marked: Marked, made: Document, random: Random) -> tuple[Marked, Sequence[Span]]:
    """One digit changed in every quote that has one."""
    edits: dict[int, str] = {}
    changed: list[Span] = []
    for quote in made.quotes:
        digits = [n for n in range(*quote) if made.text[n].isdigit()]
        if digits:
            at = random.choice(digits)
            edits[at] = random.choice([d for d in "123456789" if d != made.text[at]])
            changed.append(quote)
    return _replaced(marked, edits), changed


def _words(marked: Marked, made: Document, random: Random) -> tuple[Marked, Sequence[Span]]:
    """One word of every quote replaced by another of the document."""
    edits: dict[int, str] = {}
    every = re.findall(r"\b[a-z]{4,}\b", made.text)
    changed: list[Span] = []
    for quote in made.quotes:
        words = list(re.finditer(r"\b[a-z]{4,}\b", made.text[quote.start : quote.end]))
        if words:
            word = random.choice(words)
            start, end = word.start() + quote.start, word.end() + quote.start
            edits |= dict.fromkeys(range(start, end), "")
            edits[start] = random.choice([w for w in random.choices(every, k=8) if w != word[0]])
            changed.append(quote)
    return _replaced(marked, edits), changed


def _deleted(marked: Marked, made: Document, _random: Random) -> tuple[Marked, Sequence[Span]]:
    """Every second quote's passage gone."""
    gone = made.quotes[::2]
    return _replaced(marked, {n: "" for quote in gone for n in range(*quote)}), gone


def _rewritten(marked: Marked, made: Document, random: Random) -> tuple[Marked, Sequence[Span]]:
    """Every second quote's passage gone, other words of the document in its place."""
    gone = made.quotes[::2]
    every = made.text.split()
    edits = {n: "" for quote in gone for n in range(*quote)}
    for quote in gone:
        count = len(made.text[quote.start : quote.end].split())
        edits[quote.start] = " ".join(random.choices(every, k=count))
    marks = [(c, -1 if n in edits else n) for c, n in _replaced(marked, edits)]
    return marks, gone


DAMAGES: dict[str, Callable[[Marked, Document, Random], tuple[Marked, Sequence[Span]]]] = {
    "none": lambda marked, made, _: (marked, made.quotes),
    "lines broken": lambda marked, made, random: (_lines(marked, made, random), made.quotes),
    "words parted by hyphens": lambda marked, made, random: (_lines(marked, made, random, "-\n"), made.quotes),
    "hyphens lost": lambda marked, made, random: (_lines(marked, made, random, "\n"), made.quotes),
    "broken by a column": _columns,
    "2% of letters changed": _characters(0.02),
    "5% of letters changed": _characters(0.05),
    "10% of letters changed": _characters(0.10),
    "15% of letters changed": _characters(0.15),
    "20% of letters changed": _characters(0.20),
    "25% of letters changed": _characters(0.25),
    "a word replaced": _words,
    "a digit changed": _digits,
    "passage deleted": _deleted,
    "passage rewritten": _rewritten,
}
GONE = ("passage deleted", "passage rewritten")
