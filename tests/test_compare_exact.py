"""Exact numbers: each short way to reckon with them held against the long one, in fractions, and nowhere a float."""

from __future__ import annotations

import ast
import re
import unicodedata
from dataclasses import fields, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kzclaims
from kzclaims.compare import Terms, compare
from kzclaims.names import name_key
from kzclaims.quantity import Bound, Quantity
from kzclaims.weighing.exact import Number, exact, less, magnitude, quotient
from kzclaims.weighing.intervals import Interval, core, literal, rounding_step
from kzclaims.weighing.units import COUNTED
from kzclaims.weighing.weigh import Side, Weighing, tolerance_of, weigh
from kzclaims.weighing.widths import AT, WIDTHS, Band, Reach
from kzclaims.weighing.wording import decimal, phrase
from tests.compare_builder import quantity
from tests.test_compare_laws import quantities

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.integers(-(10**15), 10**15).map(Decimal)
NUMBERS: st.SearchStrategy[Number] = st.integers(-(10**9), 10**9) | st.fractions(max_denominator=10**6)
SIGNED = st.builds(
    lambda held, below: replace(held, low=-held.high, high=-held.low) if below else held, quantities(), st.booleans()
)


@given(DECIMALS)
def test_a_number_is_itself_and_an_int_where_it_is_whole(number: Decimal) -> None:
    assert exact(number) == Fraction(number)
    assert isinstance(exact(number), int) == (Fraction(number).denominator == 1)


@given(st.integers(), st.integers(min_value=1))
def test_a_quotient_is_that_of_fractions(above: int, below: int) -> None:
    assert quotient(above, below) == Fraction(above, below)
    assert type(quotient(above, below)) in {int, Fraction}


@given(NUMBERS, NUMBERS)
def test_numbers_are_ordered_as_fractions_are(a: Number, b: Number) -> None:
    assert less(a, b) == (Fraction(a) < Fraction(b))
    assert magnitude(a) == abs(Fraction(a))


@given(NUMBERS, st.sampled_from([0, 2, 4]))
def test_a_decimal_is_written_as_the_division_writes_it(number: Number, digits: Literal[0, 2, 4]) -> None:
    context = Context(prec=digits, rounding=ROUND_HALF_UP) if digits else Context(prec=40)
    assert repr(decimal(number, digits)) == repr(context.divide(Decimal(number.numerator), Decimal(number.denominator)))


def distance(reach: Reach, number: Fraction, step: Fraction) -> Fraction:
    """What the table says of one end, in fractions."""
    if reach.flat is not None:
        return Fraction(reach.flat, 100)
    wide = Fraction(reach.steps, 100) * step
    if number:
        wide = max(wide, Fraction(reach.floor, 100) * abs(number))
        wide = wide if reach.cap is None else min(wide, Fraction(reach.cap, 100) * abs(number))
    return wide


def reaching(held: Quantity, band: Band, step: Fraction) -> Interval:
    """A band around a quantity, in fractions."""
    number = Fraction(held.low)
    if held.bound in {Bound.RANGE, Bound.VAGUE} or held.low != held.high:
        return Interval(number, Fraction(held.high), band.low_open, band.high_open)
    if not step and held.bound is Bound.NONE:
        return Interval(number, number)
    if (number < 0 and held.bound in {Bound.NONE, Bound.NEARLY}) or (not number and held.bound is Bound.NEARLY):
        return around(-number, step, band, Fraction(0)).negative()
    bare = (band.low_open and band.below is AT) or (band.high_open and band.above is AT)
    return around(number, step, band, Fraction(bare and held.unit in COUNTED))


def around(number: Fraction, step: Fraction, band: Band, least: Fraction) -> Interval:
    """The two ends of a band, `least` from the number where they leave it at all."""
    below, above = (
        None if reach is None else Fraction(0) if reach is AT else max(distance(reach, number, step), least)
        for reach in (band.below, band.above)
    )
    low, high = None if below is None else number - below, None if above is None else number + above
    return Interval(low, high, band.low_open, band.high_open)


@settings(max_examples=400)
@given(SIGNED, st.booleans())
def test_widths_reckoned_in_ints_are_those_of_the_table(held: Quantity, fixed: bool) -> None:  # noqa: FBT001 - hypothesis
    step = Fraction(rounding_step(held, fixed=fixed))
    assert literal(held, fixed=fixed) == reaching(held, WIDTHS[held.bound].literal, step)
    assert core(held, fixed=fixed) == reaching(held, WIDTHS[held.bound].core, step)


def numbers_of(found: object) -> list[object]:
    """Every number that a weighing holds, however deep."""
    if isinstance(found, tuple):
        return [number for each in found for number in numbers_of(each)]
    if isinstance(found, Weighing | Side | Interval):
        return [number for field in fields(found) for number in numbers_of(getattr(found, field.name))]
    return [] if found is None or isinstance(found, bool | str | Quantity) else [found]


@settings(max_examples=300)
@given(SIGNED, SIGNED, st.sampled_from(["0", "0.05", "0.3", "1"]), st.booleans())
def test_a_weighing_holds_no_float(a: Quantity, b: Quantity, share: str, fixed: bool) -> None:  # noqa: FBT001 - as above
    found = weigh(a, b, tolerance_of(Decimal(share), Decimal(1)), fixed=fixed)
    if found is not None:
        held = [*numbers_of(found), found.ratio or 0, found.points or 0]
        assert {type(each) for each in held} <= {int, Fraction}
        gap = Fraction(found.distance) / max(abs(Fraction(each)) for each in found.near) if found.distance else 0
        immaterial = gap <= Fraction(share) or (found.points is not None and found.points <= 1)
        assert (found.gap, found.material) == (gap, not immaterial)


PLACES = sorted(Path(kzclaims.__file__).parent.glob("weighing/*.py"))
HOLDERS = [Path(kzclaims.__file__).parent / name for name in ("identity.py", "tui/strips.py")]


@pytest.mark.parametrize("path", [*PLACES, *HOLDERS], ids=lambda path: path.name)
def test_no_number_is_divided_with_a_stroke(path: Path) -> None:
    """Two ints so divided make a float, which no type checker minds where any number is taken."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    sums = (node for node in nodes if isinstance(node, ast.BinOp | ast.AugAssign))
    assert not [node.lineno for node in sums if isinstance(node.op, ast.Div)]


NOUNS = st.lists(st.sampled_from(["seats", "seat", "deputies", "deputy", "of", "мест", "места", "the"]), max_size=3)


@given(NOUNS.map(" ".join), NOUNS.map(" ".join))
def test_what_two_figures_count_is_noted_where_neither_has_the_words_of_the_other(one: str, other: str) -> None:
    def covers(wide: list[str], narrow: list[str]) -> bool:
        return all(any(each.startswith(word[: max(4, len(word) - 3)]) for each in wide) for word in narrow)

    a, b = replace(quantity("84"), of=one), replace(quantity("90"), of=other)
    words = one.split(), other.split()
    silent = not all(words) or covers(*words) or covers(words[1], words[0])
    assert compare(a, b, Terms()).note == ("" if silent else f"{one} against {other}")


def test_a_key_has_the_letters_and_digits_of_every_script() -> None:
    every = " ".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    folded = re.sub("['’ʼ‘`]", "", unicodedata.normalize("NFKC", every).casefold())
    assert name_key(every).split() == "".join(each if each.isalnum() else " " for each in folded).split()


@given(quantities(), st.sampled_from(["20", "20.0", "2E+1"]))
def test_a_figure_is_worded_alike_however_its_decimal_is_written(held: Quantity, number: str) -> None:
    told = {phrase(replace(held, low=Decimal(each), high=Decimal(each))) for each in ("20", number)}
    assert len(told) == 1
