"""The words that turn a statement round, in English, Russian and Kazakh: negations, conditions, contrasts, hedges.

Tables of rows; a pattern matches whole words. Numeric hedges are those of the quantity reader's languages, named here
once more only to call a changed word by its kind.
"""

from __future__ import annotations

import re

_NEGATIONS = (
    "not no never neither nor none nobody nothing nowhere cannot without hardly scarcely barely false untrue",
    "не ни нет никогда никто ничто нельзя без нигде никакой никаких никак вряд едва неправда",
    "емес жоқ ешқашан ешкім ештеңе ешбір бірде-бір",
)
_NEGATED_ENDINGS = r"\w+n['’]t", r"\w+(?:сыз|сіз)"
_ENDINGS = ("n", "сыз", "сіз")  # of a word, or of what stands before its apostrophe
_DENIALS = (
    "denied denies deny denying rejected rejects refuted refutes disputed disputes dismissed doubt doubts doubted failed fails refused unlikely untrue false myth rumour rumours rumor rumors",
    "отрицает отрицал отрицала отрицают опроверг опровергла опровергли опровергает неверно ложь ложно неправда миф сомневается сомнительно якобы",
    "теріске жалған өтірік",
)
_CONDITIONS = (
    "if unless whether except",
    "если разве ли кроме",
    "егер егерде",
)
_CONDITION_PHRASES = (
    r"only\s+if", r"provided\s+that", r"providing\s+that", r"assuming(?:\s+that)?", r"supposing(?:\s+that)?", r"as\s+long\s+as", r"in\s+case", r"on\s+condition", r"in\s+the\s+event", r"subject\s+to",
    r"при\s+условии", r"в\s+случае", r"за\s+исключением", r"пока\s+не", r"до\s+тех\s+пор",
    r"жағдайда", r"шартымен", r"болмаса",
)  # fmt: skip
_CONTRASTS = (
    "but although though however while whereas despite yet except nevertheless nonetheless still instead",
    "но однако хотя а зато тогда впрочем несмотря вопреки",
    "бірақ алайда дегенмен ал әйтсе қарамастан",
)
_HEDGES = (
    "over more above least most under less fewer below nearly almost about around roughly approximately some up exactly precisely exceeding slightly just only minimum maximum estimated circa plus",
    "более больше свыше выше около почти примерно порядка приблизительно менее меньше ниже минимум максимум ровно чуть до точно только лишь всего",
    "астам аса артық көп жуық таяу шамамен жуықтап кемінде кем аз дейін дәл тура ғана асты",
)
_COMPLEMENTS = "that whether what что чтобы будто ли"
_DOUBTS = (
    "may might could allegedly alleged reportedly supposedly possibly perhaps probably likely apparently purportedly presumably maybe potentially almost nearly virtually practically",
    "возможно вероятно якобы может могут мог могла могли могло предположительно видимо наверное будто почти практически",
    "мүмкін ықтимал шығар болар сияқты болжам дерлік",
)


def _pattern(*rows: str, also: tuple[str, ...] = ()) -> re.Pattern[str]:
    words = sorted({word for row in rows for word in row.split()}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join([*also, *map(re.escape, words)])})(?![\w])", re.IGNORECASE)


_WORD = re.compile(r"\w+")
_TURNING = frozenset(word for row in (*_NEGATIONS, *_CONDITIONS, *_DOUBTS) for word in _WORD.findall(row))
_TURNING |= {word[0] for phrase in _CONDITION_PHRASES if (word := _WORD.match(phrase))}

NEGATION = _pattern(*_NEGATIONS, also=_NEGATED_ENDINGS)
DENIAL = _pattern(*_NEGATIONS, *_DENIALS, also=_NEGATED_ENDINGS)
CONDITION = _pattern(*_CONDITIONS, also=_CONDITION_PHRASES)
CONTRAST = _pattern(*_CONTRASTS)
HEDGE = _pattern(*_HEDGES, *_DOUBTS)
DOUBT = _pattern(*_DOUBTS)
_BACKWARDS = "|".join(word[::-1] for word in _COMPLEMENTS.split())
_COMPLEMENT = re.compile(rf"[\s,“”\"«‘'(]*(?:{_BACKWARDS})(?:[\s,]|\Z)", re.IGNORECASE)
NOT_A_NEGATION = re.compile(r"(?<!\w)(?:not\s+only|not\s+just|не\s+только|nothing\s+but)[\s“”\"«]*$", re.IGNORECASE)
AFTERTHOUGHT_NEGATION = re.compile(r"[\s”\"»’)]*(?:[^\W\d_]+\s+){0,2}(?:емес|жоқ)(?!\w)", re.IGNORECASE)
AFTERTHOUGHT_DOUBT = re.compile(r"[\s”\"»’)]*(?:болуы\s+)?(?:мүмкін|шығар|ықтимал)(?!\w)", re.IGNORECASE)
CUT_PREFIX = re.compile(
    r"(?<!\w)(?:non|un|anti|ex|pseudo|quasi|semi|half|не|анти|экс|псевдо|полу|бес)[-‐‑]$", re.IGNORECASE
)


def may_turn(words: str) -> bool:
    """Whether a negation, a condition or a doubt may stand in a few words; False is certain."""
    return any(word in _TURNING or word.endswith(_ENDINGS) for word in _WORD.findall(words.casefold()))


def before_complement(text: str) -> str | None:
    """What stands before the word that joins a clause to it at the end of `text`; None where no such word stands there."""
    found = _COMPLEMENT.match(text[::-1])  # read backwards, since it is the last word
    return text[: len(text) - found.end()] if found else None
