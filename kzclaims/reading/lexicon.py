"""The tables of one or two languages, compiled for looking up words and phrases. Built once, when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kzclaims.languages import Language, language
from kzclaims.reading.digits import VULGAR
from kzclaims.reading.phrases import Phrases, numbers, rows_of, split


class Numeral(NamedTuple):
    """A word of a numeral: its role (see `Language.numerals`), its number and its case, empty where it shows none."""

    role: str
    number: Decimal
    case: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What `Language` holds, compiled; where two languages are joined, both.

    `words`, `stems`, `phrases`, `values` and `names` hold its tables by their field's name, as sets of words, phrases
    of one word, phrases, words with numbers and words with names. `nouns` holds
    the patterns of head nouns and of what comes before them, for words in Latin letters (True) and others. `starts` are the words a reading can begin with.
    """

    codes: tuple[str, ...]
    decimal: str
    numerals: dict[str, Numeral]
    compounds: dict[str, tuple[Decimal, str]]
    words: dict[str, frozenset[str]]
    stems: dict[str, Phrases]
    phrases: dict[str, Phrases]
    values: dict[str, dict[str, Decimal]]
    names: dict[str, dict[str, str]]
    months: dict[str, int]
    ranges: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    joins: frozenset[str]
    periods: tuple[tuple[tuple[str, ...], Phrases], ...]
    ordinals: re.Pattern[str]
    nouns: dict[bool, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]
    ambiguous: dict[str, frozenset[str]]
    starts: frozenset[str]
    known: frozenset[str]
    signs: frozenset[str]
    flags: frozenset[str]

    def currency(self, word: str) -> bool:
        """Whether a mark is the sign of a currency."""
        return word in self.signs


# Which fields of `Language` are compiled how.
_WORDS = """
    few articles links fraction_next fraction_before not_fraction numerators part every single not_single_before
    not_single_after negators light fillers either change_openers double_next factor_before factor_after halves
    year_words year_before decade_endings date_links clock_before ordinal_endings cardinal_endings
    small_cardinal_endings stops labels decade_words glued_before factor_marks targets minus only than once_before
    once_next inverted age_hedges closing genitive hedge_links inverted_links capital_months words codes capital_labels extremes date_articles year_zeros
    clock_links single_before single_next single_plural
"""
_STEMS = "moves changes falls win aged not_aged people closers negators_after decade_words factor_units"
_PHRASES = "limit_links silent in_every nothing year_old clock_after"
_ROWS = "year_ordinals infixes extras date_after thirds_after"
_BACK = "before date_before thirds"
_VALUES = "fractions denominators split_fractions times factors doubles"
_FLAGS = ("ordinal_hours", "single_needs_unit", "factor_always", "ordinal_any")


@cache
def lexicon(codes: tuple[str, ...]) -> Lexicon:
    """The compiled tables of the languages, the first of which gives the decimal mark."""
    spoken = [language(code) for code in codes]
    words = {name: frozenset(" ".join(getattr(one, name) for one in spoken).split()) for name in _WORDS.split()}
    values = {name: numbers(";".join(getattr(one, name) for one in spoken)) for name in _VALUES.split()}
    numerals = {word: numeral for one in spoken for word, numeral in _numerals(one).items()}
    compounds = {word: found for one in spoken for word, found in _compounds(one).items()}
    months = {word: int(n) for one in spoken for n, row in rows_of(one.months) for word in row.split()}
    phrases = _phrases(spoken)
    ranges = tuple((split(name), frozenset(row.split())) for one in spoken for name, row in rows_of(one.ranges))
    starts = _starts(numerals, values, words) | set(compounds) | set(months) | phrases["nothing"].keys()
    return Lexicon(
        codes=codes,
        decimal=spoken[0].decimal,
        numerals=numerals,
        compounds=compounds,
        words=words,
        stems={name: _stems(spoken, name) for name in _STEMS.split()},
        phrases=phrases,
        values=values,
        names=_names(spoken),
        months=months,
        ranges=ranges,
        joins=frozenset().union(*(joins for _, joins in ranges)),
        periods=_periods(spoken),
        ordinals=re.compile("|".join(f"(?:{one.ordinals})" for one in spoken)),
        nouns={one.code == "en": (_pattern(one.plural), _pattern(one.adjective)) for one in spoken},
        ambiguous={name: frozenset(row.split()) for one in spoken for name, row in rows_of(one.ambiguous)},
        starts=frozenset(starts),
        known=frozenset(starts | phrases["units"].keys() | phrases["before"].keys()),
        signs=frozenset(_signs(spoken)),
        flags=frozenset(flag for one in spoken for flag in _FLAGS if getattr(one, flag)),
    )


def _stems(spoken: list[Language], name: str) -> Phrases:
    return Phrases((name, "", getattr(one, name).replace(" ", "|")) for one in spoken)


def _names(spoken: list[Language]) -> dict[str, dict[str, str]]:
    """The tables that give words a name: endings their case, letters before $ their currency, compound ends a unit."""
    endings = [pair.partition(":") for one in spoken for row in one.endings.values() for pair in row.split()]
    return {
        "endings": {ending: case for case, _, ending in endings},
        "case_endings": {ending: case for one in spoken for case, row in rows_of(one.cases) for ending in row.split()},
        "dollars": {word: code for one in spoken for code, row in rows_of(one.dollars) for word in row.split()},
        "compound_ends": {end: unit for one in spoken for end, unit in _compound_ends(one).items()},
    }


def _periods(spoken: list[Language]) -> tuple[tuple[tuple[str, ...], Phrases], ...]:
    """The words that open a period, with those that join its dates; a join is named where closing words must follow."""
    return tuple(
        (
            split(opening),
            Phrases([("", "", joins), ("closing", "", " | ".join(one.closing.split()) if not opening else "")]),
        )
        for one in spoken
        for opening, joins in rows_of(one.periods)
    )


def _signs(spoken: list[Language]) -> set[str]:
    """The signs of currencies, each the first in its unit's row."""
    rows = [row for one in spoken for unit, row in rows_of(one.units) if unit.isupper()]
    return {row[0] for row in rows if not row[0].isalnum()}


def _pattern(source: str) -> re.Pattern[str] | None:
    return re.compile(source) if source else None


def _phrases(spoken: list[Language]) -> dict[str, Phrases]:
    made = {name: Phrases((name, "", getattr(one, name)) for one in spoken) for name in _PHRASES.split()}
    made["clock_leads"] = Phrases((("clock", "", one.clock_leads) for one in spoken), backward=True)
    made["ages_before"] = Phrases((("age", "", one.ages_before) for one in spoken), backward=True)
    for name in _ROWS.split():
        made[name] = Phrases((key, "", row) for one in spoken for key, row in rows_of(getattr(one, name)))
    for name in _BACK.split():
        rows = [(key, "", row) for one in spoken for key, row in rows_of(getattr(one, name))]
        made[name] = Phrases(rows, backward=True)
    after = [(bound, "", row) for one in spoken for bound, row in rows_of(one.after)]
    for one in spoken:
        for key, row in rows_of(one.case_after):
            bound, case = key.split()
            after.append((bound, case, row))
    made["after"] = Phrases(after)
    units = [(unit, "", row) for one in spoken for unit, row in rows_of(one.units)]
    made["units"] = Phrases([*units, *((word, "", word) for one in spoken for word in one.own_units.split())])
    return made


def _numerals(one: Language) -> dict[str, Numeral]:
    found: dict[str, Numeral] = {}
    for role, rows in one.numerals.items():
        for number, row in rows_of(rows):
            for form in row.split():
                stem, _, ending_class = form.partition("+")
                found[stem] = Numeral(role, Decimal(number), "about" if role == "pair" else "")
                for case, _, ending in (pair.partition(":") for pair in one.endings.get(ending_class, "").split()):
                    found[stem + ending] = Numeral(role, Decimal(number), case)
    return found


def _compound_ends(one: Language) -> dict[str, str]:
    """Ends of compound words and their unit: летний and its cases."""
    endings = one.compound_endings.split()
    return {stem + ending: unit for unit, row in rows_of(one.compounds) for stem in row.split() for ending in endings}


def _compounds(one: Language) -> dict[str, tuple[Decimal, str]]:
    """Whole compound words with their number and unit: пятилетний, полгода."""
    ends = _compound_ends(one)
    beginnings = numbers(one.compound_numbers)
    found = {start + end: (number, unit) for start, number in beginnings.items() for end, unit in ends.items()}
    for word, row in rows_of(one.halves_of):
        number, unit = row.split()
        found[word] = (Decimal(number), unit)
    return found


def _starts(
    numerals: dict[str, Numeral], values: dict[str, dict[str, Decimal]], words: dict[str, frozenset[str]]
) -> set[str]:
    glued = {word for word, numeral in numerals.items() if numeral.role in ("glued", "abbreviations")}
    starts = set(numerals) - glued | words["every"] | set(VULGAR)
    for name in ("fractions", "times", "factors", "doubles"):
        starts |= set(values[name])
    return starts | {word for word in values["denominators"] if words["articles"] and word.isascii()}
