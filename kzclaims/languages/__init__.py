"""The words of each language that numbers are written with: tables only, no code.

A language is one module holding one `Language`; `lexicon` compiles its tables. Words stand in lower case, with ё written
е and every apostrophe straight. In a row, words are parted by spaces and phrases by `|`; a word that ends in `*` stands
for every word that begins so. "(a, b)" below says what stands before and after a row's equals sign. Bounds and units carry the names that `quantity` gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module

CODES = ("en", "ru", "kk")

Rows = str  # rows of "name = words or phrases", parted by line ends or semicolons; a name may have several rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The tables of one language; a table the language has no use for stays empty."""

    code: str
    letters: str = ""  # letters that tell the language from its neighbour
    words: str = ""  # small frequent words that do
    decimal: str  # the decimal mark

    # Numerals by role: ones, teens, tens, hundreds (added), scales (multiplied), vague (a plural base: "thousands"),
    # group (one of it after a hedge, else vague: тысячи), mixed (полтора), pair, abbreviations (after a number), glued (after its last digit), halved (полмиллиона).
    numerals: dict[str, Rows]
    endings: dict[str, str] = field(default_factory=dict)  # class -> "case:ending" of a numeral written "stem+class"
    few: str = ""  # before a scale: a vague amount
    articles: str = ""  # stand for one before a scale
    links: str = ""  # "and" inside a numeral
    extras: Rows = ""  # (share, phrases) added before the scale: "and a half"
    fractions: Rows = ""  # (n, words) that stand alone: half
    denominators: Rows = ""  # (n, words) after a numerator: thirds
    numerators: str = ""  # the only words that may stand before a denominator; empty: any number
    part: str = ""  # пятая часть
    fraction_next: str = ""  # words after a fraction that show it is one; empty: it always is
    fraction_before: str = ""  # words before it that do
    not_fraction: str = ""  # words before it that show it is none: second half
    split_fractions: Rows = ""  # (n, words): numerators after a number in the ablative
    every: str = ""  # every fifth
    in_every: str = ""  # one in five
    nothing: str = ""  # phrases that mean zero
    times: Rows = ""  # (n, words): twice
    ordinals: str = "(?!)"  # a word that makes an ordinal of the numeral before it
    single: str = ""  # forms of "one", often no number
    not_single_before: str = ""
    not_single_after: str = ""
    single_plural: str = ""  # those that count only a unit: одни сутки
    single_needs_unit: bool = False  # or a noun of `people`, or one of the words below
    single_before: str = ""
    single_next: str = ""
    silent: str = ""  # phrases with a numeral in them that state no quantity

    before: Rows = ""  # (bound, phrases) before the number
    after: Rows = ""  # (bound, phrases) after it, its unit or its noun
    case_after: Rows = ""  # ("bound case", phrases): the word before the phrase stands in the case
    infixes: Rows = ""  # (bound, phrases) between a number and its scale: 600 с лишним тысяч
    cases: Rows = ""  # (case, endings that show it)
    negators: str = ""  # turn around the hedge after them
    negators_after: str = ""  # turn around the hedge before them
    light: str = ""  # may stand between a negator and its hedge
    than: str = ""  # after a hedge behind a number it shows that the hedge belongs to the next one
    only: str = ""  # between a negator and a hedge it leaves the hedge as it is: not only more than
    minus: str = ""  # words for the sign
    once_before: str = ""  # words beside "once" that make it a number of times
    once_next: str = ""
    age_hedges: str = ""  # first words of hedges that compare ages: older than
    dollars: Rows = ""  # (currency, letters before $)
    targets: str = ""  # hedges that after a verb of change name where it led: до

    extremes: str = ""  # words of hedges that point no way before a number below zero: up to, до
    units: Rows = ""  # (unit, phrases); "unit:n" multiplies the number by n
    codes: str = ""  # units that are one only in capitals
    own_units: str = ""  # units that go by their own name: mph
    ambiguous: Rows = ""  # (a letter that is a scale, words after it that make it a unit): 30m tall
    fillers: str = ""  # may stand between number and unit
    year_old: str = ""  # phrases after a unit of years that make it an age
    ages_before: str = ""  # phrases before a number that do
    aged: str = ""  # who has an age, where "17-летний" alone does not say so
    not_aged: str = ""  # what is five years old without being a person
    compounds: Rows = ""  # (unit, stems of compound words): пятилетний, 17-летний
    compound_endings: str = ""
    compound_numbers: Rows = ""  # (n, their beginnings)
    halves_of: Rows = ""  # (word, "n unit"): полгода
    genitive: str = ""  # prepositions after which a group is one of it: из тысячи
    hedge_links: str = ""  # may stand between a hedge that ends in "than" and its number: более чем на 10%
    inverted_links: str = ""  # may stand between an inverted noun and its number: лет через десять
    inverted: str = ""  # nouns before a guessed number: лет тридцать

    ranges: Rows = ""  # (opening phrase, joining words)
    closing: str = ""  # joining words that need a closer
    closers: str = ""  # words after the second number without which a pair joined by "and" is no range
    either: str = ""
    limit_links: str = ""  # phrases between two limits that make one range: more than 20 but less than 30
    change_openers: str = ""  # with them from-to tells a change
    changes: str = ""  # verbs of change
    falls: str = ""  # those that go down, and comparatives that do
    factors: Rows = ""  # (n, words); -n is n, or 1/n beside a verb that falls
    doubles: Rows = ""  # (n, words) that are a factor before `double_next`
    double_next: str = ""
    factor_units: str = ""  # after a number: N times
    factor_before: str = ""  # before the number, needed for that
    factor_after: str = ""  # or after the unit
    factor_always: bool = False  # or nothing is needed
    halves: str = ""  # before a half they make it a factor: by half

    months: Rows = ""
    capital_months: str = ""  # months that need their capital letter
    year_words: str = ""  # after a year
    year_before: str = ""  # before a bare year
    year_ordinals: Rows = ""  # (n, ordinals that end a year in words)
    year_zeros: str = ""  # nineteen oh five
    decade_words: str = ""
    decade_endings: str = ""
    thirds: Rows = ""  # (1, 2 or 3; phrases): early, mid, late
    thirds_after: Rows = ""  # the same after the date
    date_before: Rows = ""
    date_after: Rows = ""
    periods: Rows = ""  # (opening phrase, phrases that join two dates)
    moves: str = ""  # verbs after which from-to tells of a date moved
    date_articles: str = ""  # may stand between a joining phrase and its date
    date_links: str = ""
    people: str = ""  # counted so often that four digits before them are no year

    labels: str = ""  # words before a number that is a name: page 5
    capital_labels: str = ""  # those that are one only with a capital letter: Game 7
    glued_before: str = ""  # with a hyphen before digits they make no name: under-18
    factor_marks: str = ""  # on the last digit: 3x
    clock_before: str = ""
    clock_after: str = ""
    clock_leads: str = ""  # phrases before an hour in words: a quarter to
    clock_links: str = ""  # between the minutes and the hour: ten past five
    ordinal_hours: bool = False  # a half or a quarter before an ordinal is a time of day: половина десятого
    ordinal_endings: str = ""  # after digits
    ordinal_any: bool = False  # digits, a hyphen and any other word are an ordinal: 5-сынып
    cardinal_endings: str = ""
    small_cardinal_endings: str = ""  # after a single digit only: 2-х, but 90-х
    win: str = ""  # words near a score
    plural: str = ""  # the head noun of what is counted; empty: the first that is no adjective
    adjective: str = ""
    stops: str = ""  # words that are no part of a noun phrase


def language(code: str) -> Language:
    """The tables of one language; raises LookupError for a code that has none."""
    if code not in CODES:
        raise LookupError(f"no tables for {code!r}: the languages are {', '.join(CODES)}")
    found = import_module(f"kzclaims.languages.{code}").LANGUAGE
    assert isinstance(found, Language)
    return found
