"""Every way a quote is got wrong: kinds of alteration, each planted by itself into a true quote.

What may live here: tables of words and functions `(Subject) -> altered wordings`. They know nothing of how quotes are
judged; the tables are their own, so that a word the judge has never heard of is planted all the same. Which figure,
word or letter is altered is chosen by a checksum of the quote, so every run plants the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Subject:
    """A true quote, the other quotes of its own source, and the quotes of other sources."""

    exact: str
    beside: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w.,]*\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DECIMAL = re.compile(r"(?<![\d.,])(\d+)([.,])(\d{1,2})(?![\d.,]*\d)")
_SIGNED = re.compile(r"(?<!\S)[-−–](?=\d)")

_NEXT_SCALE = (
    ("thousand", "million"), ("million", "billion"), ("billion", "million"), ("trillion", "billion"), ("hundred", "thousand"),
    ("тысяч", "миллионов"), ("тысячи", "миллиона"), ("тыс", "млн"), ("млн", "млрд"), ("млрд", "млн"), ("миллионов", "миллиардов"),
    ("миллиона", "миллиарда"), ("миллиардов", "миллионов"), ("мың", "миллион"), ("миллион", "миллиард"), ("миллиард", "миллион"),
)  # fmt: skip
_UNITS = (
    ("%", ""), ("percent", "percentage points"), ("per cent", "points"), ("$", "€"), ("€", "$"), ("£", "$"), ("₸", "₽"), ("dollars", "euros"), ("euros", "dollars"), ("tenge", "roubles"),
    ("years", "months"), ("year", "month"), ("months", "weeks"), ("month", "week"), ("days", "weeks"), ("weeks", "days"), ("hours", "minutes"), ("kilometres", "miles"), ("km", "miles"), ("tonnes", "kilograms"),
    ("seats", "votes"), ("deputies", "parties"), ("candidates", "voters"), ("members", "candidates"), ("people", "households"), ("citizens", "soldiers"), ("parties", "deputies"), ("votes", "seats"),
    ("процентов", "процентных пунктов"), ("долларов", "евро"), ("евро", "долларов"), ("тенге", "рублей"), ("лет", "месяцев"), ("месяцев", "недель"), ("дней", "недель"), ("мандатов", "голосов"), ("человек", "семей"),
    ("пайыз", "пайыздық тармақ"), ("доллар", "еуро"), ("теңге", "рубль"), ("жыл", "ай"), ("адам", "отбасы"),
)  # fmt: skip
_HEDGES = (
    ("more than", "less than"), ("less than", "more than"), ("at least", "at most"), ("at most", "at least"), ("over", "under"), ("under", "over"), ("about", "exactly"), ("around", "exactly"), ("approximately", "exactly"),
    ("nearly", "over"), ("almost", "more than"), ("up to", "at least"), ("some", "exactly"), ("fewer than", "more than"), ("only", "over"), ("a minimum of", "a maximum of"), ("exactly", "about"), ("just", "over"),
    ("более", "менее"), ("свыше", "менее"), ("не менее", "не более"), ("около", "ровно"), ("почти", "более"), ("примерно", "ровно"), ("до", "свыше"),
    ("кемінде", "көп дегенде"), ("шамамен", "дәл"), ("астам", "аз"), ("жуық", "астам"),
)  # fmt: skip
_ALWAYS_HEDGES = frozenset({"more than", "less than", "at least", "at most", "nearly", "almost", "approximately", "более", "почти", "примерно", "кемінде", "шамамен"})  # fmt: skip
_ADDED_HEDGES = {
    "en": ("over", "about", "at least", "nearly"),
    "ru": ("более", "около", "почти"),
    "kk": ("шамамен", "кемінде"),
}
_NEGATIONS = re.compile(r"(?<!\w)(?:not|no|never|without|neither|nor|не|нет|без|никогда|емес|жоқ)\s+|n['’]t(?!\w)", re.IGNORECASE)  # fmt: skip
_AUXILIARY = re.compile(r"(?<!\w)(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might|did|does|do)(?!\w)", re.IGNORECASE)  # fmt: skip
_RUSSIAN_VERB = re.compile(r"(?<!\w)[а-яё]{3,}(?:ла|ли|ло|ал|ил|ет|ют|ит|ят|лся|лась|лись)(?!\w)", re.IGNORECASE)
_TURNING = re.compile(r"(?<!\w)(?:not|no|never|but|although|though|however|if|unless|while|may|might|could|allegedly|reportedly|possibly|despite|except|не|но|однако|если|хотя|может|якобы|возможно|бірақ|егер|емес|мүмкін)(?!\w)", re.IGNORECASE)  # fmt: skip
_GOVERNING = re.compile(r"(?<!\w)(?:not|no|never|without|if|unless|may|might|could|allegedly|reportedly|possibly|almost|nearly|denied|не|если|может|якобы|возможно|почти|егер)\s+", re.IGNORECASE)  # fmt: skip
_SYNONYMS = (
    ("said", "claimed"), ("won", "took"), ("took", "gained"), ("killed", "murdered"), ("died", "perished"), ("elections", "polls"), ("election", "poll"), ("vote", "ballot"), ("parliament", "legislature"), ("people", "persons"),
    ("participated", "competed"), ("resigned", "quit"), ("held", "staged"), ("increased", "rose"), ("party", "movement"), ("country", "nation"), ("government", "cabinet"), ("announced", "declared"), ("large", "big"), ("leader", "head"),
    ("members", "adherents"), ("deputies", "lawmakers"), ("elected", "chosen"), ("protests", "rallies"), ("including", "among them"), ("registered", "enrolled"), ("threshold", "barrier"), ("candidates", "contenders"), ("president", "ruler"),
    ("приняли участие", "участвовали"), ("заявил", "утверждал"), ("погибли", "убиты"), ("выборы", "голосование"), ("партия", "движение"), ("сайлау", "дауыс беру"), ("партиясы", "қозғалысы"),
)  # fmt: skip
_TENSES = (
    ("is", "was"), ("are", "were"), ("was", "is"), ("were", "are"), ("has", "had"), ("have", "had"), ("had", "has"), ("will", "would"), ("would", "will"), ("can", "could"), ("did", "does"), ("can be", "must be"),
)  # fmt: skip
_MONTHS = (
    "January February March April May June July August September October November December",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "first second third fourth fifth sixth seventh eighth",
    "два три четыре пять шесть семь восемь девять десять",
    "екі үш төрт бес алты жеті сегіз тоғыз он",
)
_LATIN, _CYRILLIC = "aceopxyABEHKMOPCTX", "асеорхуАВЕНКМОРСТХ"
_TWINS = dict(zip(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN, strict=True))
_SMALL_WORDS = "this that with from have been were their which what when where will would than them they"
_SMALL = frozenset(_SMALL_WORDS.split())


def planted(subject: Subject) -> Iterator[tuple[str, str]]:
    """(kind, altered wording) for every alteration that the quote lends itself to, each wording once a kind."""
    for kind, plant in KINDS.items():
        for altered in dict.fromkeys(plant(subject)):
            if altered.strip() and " ".join(altered.split()) != " ".join(subject.exact.split()):
                yield kind, altered


def _pick(choices: Sequence[_T], salt: str) -> _T:
    return choices[crc32(salt.encode("utf-8", "surrogatepass")) % len(choices)]


def _with(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _swapped(text: str, table: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The text with one listed word or sign at a time replaced by its partner."""
    for old, new in table:
        edge = (r"(?<!\w)", r"(?!\w)") if old[0].isalpha() else ("", "")
        for match in re.finditer(edge[0] + re.escape(old) + edge[1], text, re.IGNORECASE):
            written = new.capitalize() if match[0][0].isupper() else new
            yield _with(text, *match.span(), written)


def _cycled(rows: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for words in map(str.split, rows) for a, b in zip(words, [*words[1:], words[0]], strict=True))


def _language(text: str) -> str:
    if re.search(r"[әғқңөұүһі]", text, re.IGNORECASE):
        return "kk"
    return "ru" if re.search(r"[а-яё]", text, re.IGNORECASE) else "en"


def _digit(subject: Subject) -> Iterator[str]:
    for figure in _FIGURE.finditer(subject.exact):
        places = [n for n in range(*figure.span()) if subject.exact[n].isdigit()]
        at = _pick(places, subject.exact + figure[0])
        others = [d for d in "123456789" if d != subject.exact[at]]
        yield _with(subject.exact, at, at + 1, _pick(others, figure[0] + subject.exact))


def _mark(subject: Subject) -> Iterator[str]:
    for found in _DECIMAL.finditer(subject.exact):
        yield _with(subject.exact, *found.span(), found[1] + found[3])
        if len(found[1]) > 1:
            yield _with(subject.exact, *found.span(), f"{found[1][:-1]}{found[2]}{found[1][-1]}{found[3]}")
    for figure in _FIGURE.finditer(subject.exact):
        if figure[0].isdigit() and len(figure[0]) in {2, 3}:
            yield _with(subject.exact, *figure.span(), f"{figure[0][:-1]}.{figure[0][-1]}")


def _sign(subject: Subject) -> Iterator[str]:
    for figure in _FIGURE.finditer(subject.exact):
        if figure.start() == 0 or subject.exact[figure.start() - 1].isspace():
            yield _with(subject.exact, figure.start(), figure.start(), "-")
    for sign in _SIGNED.finditer(subject.exact):
        yield _with(subject.exact, *sign.span(), "")


def _magnitude(subject: Subject) -> Iterator[str]:
    yield from _swapped(subject.exact, _NEXT_SCALE)
    yield from _swapped(subject.exact, [(old, "") for old, _ in _NEXT_SCALE])
    word = {"en": "thousand", "ru": "тысяч", "kk": "мың"}[_language(subject.exact)]
    for figure in _FIGURE.finditer(subject.exact):
        if subject.exact[figure.end() : figure.end() + 1] == " ":
            yield _with(subject.exact, figure.end(), figure.end(), f" {word}")
        if "," in figure[0] and figure[0].endswith("000"):
            yield _with(subject.exact, figure.end() - 4, figure.end(), "")


def _hedge_added(subject: Subject) -> Iterator[str]:
    hedges = _ADDED_HEDGES[_language(subject.exact)]
    for figure in _FIGURE.finditer(subject.exact):
        before = subject.exact[: figure.start()]
        if not re.search(rf"(?:{'|'.join(old for old, _ in _HEDGES)})\s+[$€£]?$", before, re.IGNORECASE):
            start = figure.start() - (before[-1:] in {"$", "€", "£", "-", "−"})
            yield _with(subject.exact, start, start, f"{_pick(hedges, subject.exact + figure[0])} ")


def _hedge_dropped(subject: Subject) -> Iterator[str]:
    for old, _ in _HEDGES:
        before = r"(?=\w)" if old in _ALWAYS_HEDGES else r"(?=[$€£]?\d)"
        for match in re.finditer(rf"(?<!\w){old}\s+{before}", subject.exact, re.IGNORECASE):
            yield _with(subject.exact, *match.span(), "")


def _negation_added(subject: Subject) -> Iterator[str]:
    for verb in _AUXILIARY.finditer(subject.exact):
        yield _with(subject.exact, verb.end(), verb.end(), " not")
    for verb in _RUSSIAN_VERB.finditer(subject.exact):
        yield _with(subject.exact, verb.start(), verb.start(), "не ")
    if _language(subject.exact) == "kk":
        yield f"{subject.exact.rstrip(' .')} емес"


def _negation_dropped(subject: Subject) -> Iterator[str]:
    for found in _NEGATIONS.finditer(subject.exact):
        yield _with(subject.exact, *found.span(), "")


@lru_cache(maxsize=8192)
def _plain_words(text: str) -> list[re.Match[str]]:
    return [m for m in _WORD.finditer(text) if m[0].islower() and len(m[0]) > 3 and m[0] not in _SMALL]


@lru_cache(maxsize=8192)
def _names(text: str) -> list[re.Match[str]]:
    return [m for m in _WORD.finditer(text) if m.start() and m[0][0].isupper() and len(m[0]) > 3]


def _other(subject: Subject, word: str, kind: Callable[[str], list[re.Match[str]]]) -> str:
    """A word of the same kind from another source; "" where there is none."""
    stem = word.casefold()[:4]
    words = [w for w in _vocabulary(subject.elsewhere, kind) if w.casefold()[:4] != stem and w not in subject.exact]
    return _pick(words, subject.exact + word) if words else ""


@lru_cache(maxsize=64)
def _vocabulary(quotes: tuple[str, ...], kind: Callable[[str], list[re.Match[str]]]) -> tuple[str, ...]:
    return tuple(sorted({m[0] for quote in quotes for m in kind(quote)}))


def _chosen(found: list[re.Match[str]], salt: str) -> list[re.Match[str]]:
    """At most two of the words, so that long quotes do not outweigh all others."""
    return sorted(found, key=lambda m: crc32(f"{m.start()} {salt}".encode("utf-8", "surrogatepass")))[:2]


def _word(subject: Subject) -> Iterator[str]:
    for match in _chosen(_plain_words(subject.exact), subject.exact):
        if other := _other(subject, match[0], _plain_words):
            yield _with(subject.exact, *match.span(), other)


def _name(subject: Subject) -> Iterator[str]:
    for match in _names(subject.exact):
        if other := _other(subject, match[0], _names):
            yield _with(subject.exact, *match.span(), other)


def _word_added(subject: Subject) -> Iterator[str]:
    words = _plain_words(subject.exact)
    if words and (other := _other(subject, words[-1][0], _plain_words)):
        at = _pick(words, subject.exact).start()
        yield _with(subject.exact, at, at, f"{other} ")


def _word_dropped(subject: Subject) -> Iterator[str]:
    words = [m for m in _plain_words(subject.exact) if any(c.isalnum() for c in subject.exact[m.end() :])]
    for match in _chosen([m for m in words if m.start()], subject.exact):
        yield _with(subject.exact, match.start(), match.end() + 1, "")


def _order(subject: Subject) -> Iterator[str]:
    figures = list(_FIGURE.finditer(subject.exact))
    for a, b in pairwise(figures):
        if a[0] != b[0]:
            yield _with(_with(subject.exact, *b.span(), a[0]), *a.span(), b[0])


def _truncated(subject: Subject) -> Iterator[str]:
    figures = [m for m in _FIGURE.finditer(subject.exact) if len(m[0]) > 1]
    for figure in figures[:1]:
        yield subject.exact[figure.start() + 1 :].lstrip(".,")
    for figure in figures[-1:]:
        yield subject.exact[: figure.end() - 1].rstrip(".,")


def _opening_cut(subject: Subject) -> Iterator[str]:
    for found in _GOVERNING.finditer(subject.exact):
        if len(subject.exact[found.end() :].split()) > 2:
            yield subject.exact[found.end() :]


def _tail(subject: Subject) -> Iterator[str]:
    if subject.elsewhere:
        words = _pick(subject.elsewhere, subject.exact).split()
        yield f"{subject.exact.rstrip('.')} {' '.join(words[-3:])}"
        yield f"{' '.join(words[:3])} {subject.exact}"


def _ellipsis(subject: Subject) -> Iterator[str]:
    for found in _TURNING.finditer(subject.exact):
        before, after = subject.exact[: found.start()].rstrip(), subject.exact[found.end() :].lstrip()
        if len(before.split()) > 1 and len(after.split()) > 1:
            yield f"{before} … {after}"
    for first, second in _halves(subject, subject.elsewhere):
        yield f"{first} … {second}"


def _splice(subject: Subject) -> Iterator[str]:
    for first, second in _halves(subject, subject.beside):
        yield f"{first} {second}"


def _halves(subject: Subject, others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first half of the quote and the second of another, and the other way about."""
    if others:
        ours, theirs = subject.exact.split(), _pick(others, subject.exact).split()
        a, b = len(ours) // 2 + 1, len(theirs) // 2
        yield " ".join(ours[:a]), " ".join(theirs[b:])
        yield " ".join(theirs[: b + 1]), " ".join(ours[a - 1 :])


def _reordered(subject: Subject) -> Iterator[str]:
    words = subject.exact.split()
    if len(words) > 3:
        middle = len(words) // 2
        yield " ".join([*words[middle:], *words[:middle]])
        if all(any(c.isalnum() for c in word) for word in words[middle - 1 : middle + 1]):
            yield " ".join([*words[: middle - 1], words[middle], words[middle - 1], *words[middle + 1 :]])


def _look_alike(subject: Subject) -> Iterator[str]:
    words = [m for m in _WORD.finditer(subject.exact) if len(m[0]) > 3 and any(c in _TWINS for c in m[0])]
    if words:
        word = _pick(words, subject.exact)
        at = _pick([n for n in range(*word.span()) if subject.exact[n] in _TWINS], subject.exact)
        yield _with(subject.exact, at, at + 1, _TWINS[subject.exact[at]])


def _from(table: Sequence[tuple[str, str]]) -> Callable[[Subject], Iterator[str]]:
    return lambda subject: _swapped(subject.exact, table)


KINDS: Mapping[str, Callable[[Subject], Iterator[str]]] = {
    "digit": _digit,
    "number in words": _from(_cycled(_NUMBER_WORDS)),
    "decimal mark": _mark,
    "sign": _sign,
    "magnitude": _magnitude,
    "unit or currency": _from(_UNITS),
    "date": _from(_cycled(_MONTHS)),
    "figures swapped": _order,
    "figure cut": _truncated,
    "hedge added": _hedge_added,
    "hedge dropped": _hedge_dropped,
    "hedge swapped": _from(_HEDGES),
    "negation added": _negation_added,
    "negation dropped": _negation_dropped,
    "opening cut": _opening_cut,
    "tense": _from(_TENSES),
    "word replaced": _word,
    "word added": _word_added,
    "word dropped": _word_dropped,
    "name replaced": _name,
    "look-alike letter": _look_alike,
    "paraphrase": _from(_SYNONYMS),
    "words reordered": _reordered,
    "invented ending": _tail,
    "ellipsis that hides": _ellipsis,
    "two quotes spliced": _splice,
}
"""The kinds by name, in the order they are reported; each yields altered wordings of one quote."""
