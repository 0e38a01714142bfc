"""Two wordings side by side: what is the same, and what is quoted otherwise than found.

Words and figures are compared whole, never letter by letter: a change of one digit is another figure. Case, accents
that only stress, hyphens, apostrophes, ligatures, invisible characters and words broken over lines are no difference;
й and и, ғ and г are different letters. Punctuation is none either, but a question mark, and signs that tell of a figure:
a currency, percent, >, ≤, ~ or № before it, + after it, a dash between two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from diff_match_patch import diff_match_patch

from kzclaims.figures import CURRENCIES, FIGURE, SIGNS, TELLING, cyrillic, figure, same_figure, sign
from kzclaims.names import NO_NAMES, Names, name_key
from kzclaims.quote import Edit
from kzclaims.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = "\u0301"
_UNIT = re.compile(
    rf"(?P<word>[^\W\d_](?:[^\W_]++|{_MARK}|['’ʼ`‘]{_MARK}*(?=[^\W\d_]))*+)"
    rf"|(?P<figure>{FIGURE})|(?P<sign>[?？%‰{CURRENCIES}]|{TELLING})"
)
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_SPACED = re.compile(rf"[\d{re.escape(SIGNS + CURRENCIES)}]\s+[\d%‰]|[{_INVISIBLE}]")
_STRESS = range(0x300, 0x370)
_NEGATING_WORDS = "not no non un без не ни"
_NEGATING = frozenset(_NEGATING_WORDS.split())
_SLIPS = {"0": "oо", "1": "liі", "3": "зэ", "5": "s", "6": "б", "8": "bв"}
_POSSESSIVE = re.compile(r"['’ʼ]s\Z", re.IGNORECASE)


class Unit(NamedTuple):
    """One word, figure, sign or name; equal keys are one wording. `span` is in code points of its passage."""

    kind: Literal["word", "figure", "sign", "name"]
    key: str
    written: str
    span: Span


class Wording(NamedTuple):
    """Two passages compared: every run in order, the names that count as one, the slips of the pen read over."""

    edits: tuple[Edit, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    slips: tuple[tuple[str, str], ...] = ()
    literal: bool = False  # nothing differs but white space that no unit can hold


class _Marks(dict[int, str]):
    """Combining marks and invisible characters to one stand-in that the unit pattern knows; the rest to itself."""

    def __missing__(self, point: int) -> str:
        """Look a code point up for the first time; every image is one code point, so offsets stay."""
        category = unicodedata.category(chr(point))
        image = self[point] = _MARK if category[0] == "M" or category == "Cf" else chr(point)
        return image


_MARKS = _Marks()


@lru_cache(maxsize=4096)
def word_key(word: str) -> str:
    """Letters and digits of a word, folded; й, ў and letters of their own stay, stress marks and ё's dots go."""
    kept: list[str] = []
    for c in unicodedata.normalize("NFC", word).casefold():
        if c in "йў":
            kept.append(c)
        else:
            kept += [x for x in unicodedata.normalize("NFKD", c).casefold() if ord(x) not in _STRESS]
    return "".join(c for c in kept if c.isalnum() or unicodedata.category(c)[0] == "M")


@lru_cache(maxsize=256)  # judging one match asks for the same few passages again and again
def units(text: str) -> tuple[Unit, ...]:
    """The words, figures and telling signs of a passage, in order; what nobody sees in them is not in `written`."""
    if _UNSEEN.search(text):
        return _seen_units(text)
    found: list[Unit] = []
    for match in _UNIT.finditer(text if text.isascii() else text.translate(_MARKS)):
        span = Span(*match.span())
        written = text[span.start : span.end]
        if match.lastgroup == "word":
            found.append(Unit("word", word_key(written), written, span))
        elif match.lastgroup == "figure":
            found.append(Unit("figure", "\x00".join(figure(written)), written, span))
        else:
            found.append(Unit("sign", sign(written), written, span))
    return tuple(found)


def _seen_units(text: str) -> tuple[Unit, ...]:
    """The units of a passage that holds characters nobody sees, even inside a figure, at their places in it."""
    places = [i for i, c in enumerate(text) if not _UNSEEN.match(c)]
    seen = units("".join(text[i] for i in places))
    return tuple(unit._replace(span=Span(places[unit.span.start], places[unit.span.end - 1] + 1)) for unit in seen)


def word_diff(quoted: str, found: str) -> tuple[Edit, ...]:
    """Both passages as runs of words; the `quoted` sides joined are `quoted`, the `found` sides `found`."""
    return compare_words(quoted, found).edits


def compare_words(quoted: str, found: str, names: Names = NO_NAMES) -> Wording:
    """Compare two passages as units; a name counts as its other spellings, and each such pair is reported."""
    if same_but_for_space(quoted, found):
        return Wording((Edit("same", quoted, found),), literal=True)
    ours, theirs = _aligned_units(quoted, found, names)
    runs = _runs(ours, theirs, _keys(ours, theirs, comma_decimal=cyrillic(found)))
    slips = tuple(pair for kind, a, b in runs if kind == "slip" for pair in _written_pairs(a, b))
    aliases = tuple(
        (a.written, b.written)
        for kind, left, right in runs
        if kind == "same"
        for a, b in zip(left, right, strict=True)
        if a.kind == "name" and name_key(a.written) != name_key(b.written)
    )
    return Wording(_edits(runs, quoted, found), tuple(dict.fromkeys(aliases)), slips)


def same_but_for_space(quoted: str, found: str) -> bool:
    """Whether the two have the same units for certain, since nothing differs but white space that no unit can hold.

    Only a figure holds white space: between its groups, after its sign or currency, before its percent sign.
    """
    return quoted == found or (quoted.split() == found.split() and not _SPACED.search(quoted))


def _aligned_units(quoted: str, found: str, names: Names) -> tuple[list[Unit], list[Unit]]:
    """The units of both sides, with names made one unit and words that only one side splits made whole."""
    ours, theirs = _with_names(quoted, names), _with_names(found, names)
    if [u.key for u in ours] == [u.key for u in theirs]:
        return ours, theirs
    whole = _joined(theirs, frozenset(u.key for u in ours), found)
    return _joined(ours, frozenset(u.key for u in whole), quoted), whole


@lru_cache(maxsize=16)
def _name_table(names: Names) -> tuple[dict[str, str], dict[str, int]]:
    """Every spelling's key with its canonical key; and for the first word of each, the words of the longest."""
    table = {name_key(spelling): name_key(names.canonical(spelling)) for group in names.groups for spelling in group}
    longest: dict[str, int] = {}
    for key in filter(None, table):
        first, *rest = key.split()
        longest[first] = max(longest.get(first, 0), len(rest) + 1)
    return table, longest


@lru_cache(maxsize=4096)
def _first_word(written: str) -> str:
    """The first word of a name that begins with this one, as the table has it."""
    return name_key(_POSSESSIVE.sub("", written)).partition(" ")[0]


def _with_names(text: str, names: Names) -> list[Unit]:
    """The units of a text, the longest run of words that spells a listed name made one unit."""
    plain = units(text)
    table, longest = _name_table(names)
    found: list[Unit] = []
    i = 0
    while i < len(plain):
        name = _name_at(plain, i, text, table, longest)
        found.append(name[0] if name else plain[i])
        i += name[1] if name else 1
    return found


def _name_at(
    plain: Sequence[Unit], i: int, text: str, table: dict[str, str], longest: dict[str, int]
) -> tuple[Unit, int] | None:
    """The name that starts with unit `i` and the number of its units."""
    for n in range(min(longest.get(_first_word(plain[i].written), 0), len(plain) - i), 0, -1):
        span = Span(plain[i].span.start, plain[i + n - 1].span.end)
        stem = _POSSESSIVE.sub("", text[span.start : span.end])
        if (key := table.get(name_key(stem))) is not None:
            owned = text[span.start + len(stem) : span.end] and "'s"
            return Unit("name", key + owned, text[span.start : span.end], span), n
    return None


def _joined(split: Sequence[Unit], whole: frozenset[str], text: str) -> list[Unit]:
    """The units with every run that spells one word of the other side made one ("rul-", "ing"; "K", "azakh")."""
    longest = max((len(key) for key in whole), default=0)
    made: list[Unit] = []
    i = 0
    while i < len(split):
        n = _run_length(split, i, whole, longest, text)
        span = Span(split[i].span.start, split[i + n - 1].span.end)
        key = "".join(_plain_key(u) for u in split[i : i + n]) if n > 1 else split[i].key
        made.append(split[i] if n == 1 else Unit("word", key, text[span.start : span.end], span))
        i += n
    return made


def _run_length(split: Sequence[Unit], i: int, whole: frozenset[str], longest: int, text: str) -> int:
    """How many units from `i` on spell one whole word: the most, or 1. "not able" never spells "notable"."""
    best, key = 1, ""
    for n, unit in enumerate(split[i:], 1):
        key += _plain_key(unit)
        if unit.kind in ("sign", "name") or len(key) > longest:
            break
        hyphen = n > 1 and "-" in text[split[i + n - 2].span.end : unit.span.start]
        if n > 1 and split[i + n - 2].key in _NEGATING and not hyphen:
            break
        if key in whole:
            best = n
    return best if split[i].kind == "word" or best == 1 else 1


def _plain_key(unit: Unit) -> str:
    return word_key(unit.written) if unit.kind == "figure" else unit.key


def _keys(ours: Sequence[Unit], theirs: Sequence[Unit], *, comma_decimal: bool) -> tuple[list[str], list[str]]:
    """One key a unit on either side; a figure of the text takes the key of the quote's figure it is the same as."""
    quoted = {u.key: figure(u.written) for u in ours if u.kind == "figure"}
    taken: list[str] = []
    for unit in theirs:
        key = unit.key
        if unit.kind == "figure" and key not in quoted:
            own = figure(unit.written)
            same = (k for k, f in quoted.items() if same_figure(f, own, comma_decimal=comma_decimal))
            key = next(same, key)
        taken.append(f"{unit.kind}:{key}")
    return [f"{u.kind}:{u.key}" for u in ours], taken


_Run = tuple[str, list[Unit], list[Unit]]


def _runs(ours: Sequence[Unit], theirs: Sequence[Unit], keys: tuple[list[str], list[str]]) -> list[_Run]:
    """The diff of the keys as runs of units: same, changed, or a slip the reader mends without noticing."""
    if keys[0] == keys[1]:
        return [("same", list(ours), list(theirs))] if ours else []
    runs: list[_Run] = []
    i = j = 0
    for operation, piece in _diff(*keys):
        a = ours[i : i + len(piece)] if operation <= 0 else []
        b = theirs[j : j + len(piece)] if operation >= 0 else []
        i, j = i + len(a), j + len(b)
        if operation and runs and runs[-1][0] == "changed":
            runs[-1] = ("changed", [*runs[-1][1], *a], [*runs[-1][2], *b])
        else:
            runs.append(("changed" if operation else "same", list(a), list(b)))
    return [("slip", a, b) if kind == "changed" and _slipped(a, b) else (kind, a, b) for kind, a, b in runs]


def _diff(a: list[str], b: list[str]) -> list[tuple[int, str]]:
    """diff-match-patch over keys, each key one private code point; no clock, so the result is always the same."""
    points = {key: chr(0x10000 + i) for i, key in enumerate(dict.fromkeys([*a, *b]))}
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    pieces: list[tuple[int, str]] = differ.diff_main(
        "".join(points[k] for k in a), "".join(points[k] for k in b), checklines=False
    )
    return pieces


def _slipped(quoted: Sequence[Unit], found: Sequence[Unit]) -> bool:
    """Whether the text's words are the quote's with one digit read for a letter in each ("ru1ing")."""
    return bool(quoted) and len(quoted) == len(found) and all(map(_slip, quoted, found))


def _slip(quoted: Unit, found: Unit) -> bool:
    ours, theirs = _plain_key(quoted), _plain_key(found)
    if not ours.isalpha() or len(ours) != len(theirs) or not any(c.isalpha() for c in theirs):
        return False
    wrong = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(wrong) == 1 and wrong[0][0] in _SLIPS.get(wrong[0][1], "")


def _written_pairs(a: Sequence[Unit], b: Sequence[Unit]) -> list[tuple[str, str]]:
    return [(x.written, y.written) for x, y in zip(a, b, strict=True)]


def _edits(runs: Sequence[_Run], quoted: str, found: str) -> tuple[Edit, ...]:
    """Runs as text, both sides whole."""
    if not runs:
        return (Edit("same", quoted, found),)
    ours = _extents([a for _, a, _ in runs], len(quoted))
    theirs = _extents([b for _, _, b in runs], len(found))
    return tuple(
        Edit(_edit_kind(kind, a, b), quoted[x.start : x.end], found[y.start : y.end])
        for (kind, a, b), x, y in zip(runs, ours, theirs, strict=True)
    )


def _edit_kind(kind: str, a: Sequence[Unit], b: Sequence[Unit]) -> Literal["same", "replaced", "added", "dropped"]:
    if kind != "changed":
        return "same"
    if a and b:
        return "replaced"
    return "added" if a else "dropped"


def _extents(sides: Sequence[Sequence[Unit]], length: int) -> list[Span]:
    """Where each run's text lies: up to the first unit of the next run; what precedes all units goes with the first."""
    first = next((n for n, side in enumerate(sides) if side), 0)
    extents: list[Span] = []
    end = length
    for n in reversed(range(len(sides))):
        start = 0 if n == first else sides[n][0].span.start if sides[n] else end
        extents.append(Span(start, end))
        end = start
    return extents[::-1]
