"""What holds of every comparison, whatever the values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kzclaims.compare import AGREE, Comparison, Relation, Terms, compare
from kzclaims.quantity import Bound, CalendarDate, Quantity, Reading
from kzclaims.weighing.intervals import Interval, core, literal
from kzclaims.weighing.quantities import same_at_once, weighed
from kzclaims.weighing.wording import decimal
from tests.compare_builder import NOWHERE, coarse_step, date_value, fine_step

HEDGED = [bound for bound in Bound if bound not in {Bound.RANGE, Bound.EITHER_OR, Bound.VAGUE, Bound.FACTOR}]
UNITS = [
    "count",
    "percent",
    "percentage-point",
    "EUR",
    "USD",
    "year",
    "month",
    "week",
    "day",
    "celsius",
    "age",
    "ratio",
]
WIDER = [
    (Bound.EXACTLY, Bound.NONE),
    (Bound.NONE, Bound.ABOUT),
    (Bound.EXACTLY, Bound.ABOUT),
    (Bound.JUST_OVER, Bound.OVER),
    (Bound.OVER, Bound.AT_LEAST),
    (Bound.NEARLY, Bound.UNDER),
    (Bound.UNDER, Bound.AT_MOST),
]
numbers = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(0, 1200), st.integers(-2, 4)
) | st.integers(0, 130).map(Decimal)


@st.composite
def quantities(draw: st.DrawFn, units: st.SearchStrategy[str] = st.sampled_from(UNITS)) -> Quantity:
    low, scaled, unit = draw(numbers), draw(st.booleans()), draw(units)
    bound = draw(st.sampled_from([*HEDGED, Bound.RANGE, Bound.VAGUE, Bound.FACTOR]))
    high = low
    if bound in {Bound.RANGE, Bound.VAGUE}:
        high = low + draw(st.integers(1, 50))
    if bound is Bound.FACTOR:
        unit = "ratio"
    scale = 1000 if scaled else 1
    steps = coarse_step(low) * scale, fine_step(low) * scale
    return Quantity("words", NOWHERE, "quantity", low * scale, high * scale, *steps, bound, unit, scaled, "")


POINTS = ["2016", "2016-03", "2016-03-09", "2016-04", "2020-05", "1990s", "2010s", "--11-25", "--11", "--02-29"]
SPANS = ["2017..2020", "--12-20..--01-10", "since 2019-06", "after 2016-03", "until 2019", "before 2016-03-09"]
dates = st.sampled_from([date_value(each) for each in [*POINTS, *SPANS, "around 2016", "around 2016-03"]])
readings: st.SearchStrategy[Reading] = quantities() | dates
both = st.tuples(quantities(), quantities()) | st.tuples(dates, dates) | st.tuples(readings, readings)
terms = st.builds(
    Terms,
    tolerance=st.sampled_from([Decimal(0), Decimal("0.05"), Decimal("0.3"), Decimal(1)]),
    points=st.sampled_from([Decimal(0), Decimal(1), Decimal(3)]),
    sharp=st.booleans(),
    scopes=st.tuples(*[st.sampled_from(["", "citizens", "members"])] * 2),
    scope_confirmed=st.booleans(),
    as_of=st.tuples(*[st.sampled_from(["", "2019", "2019-06", "2020-05-01", "soon"])] * 2),
)


def seen_from_b(found: Comparison) -> Comparison:
    other = {"a": "b", "b": "a"}
    return replace(
        found,
        finer="a" if found.finer == "b" else "b" if found.finer == "a" else "",
        entails=other.get(found.entails, found.entails),  # type: ignore[arg-type]
    )


@given(both, terms)
def test_the_order_of_the_two_changes_only_the_sides(pair: tuple[Reading, Reading], given_terms: Terms) -> None:
    a, b = pair
    turned = replace(given_terms, scopes=given_terms.scopes[::-1], as_of=given_terms.as_of[::-1])
    assert compare(b, a, turned) == seen_from_b(compare(a, b, given_terms))


@given(readings, st.booleans())
def test_a_value_equals_itself(value: Reading, fixed: bool) -> None:  # noqa: FBT001 - hypothesis hands it over
    found = compare(value, value, Terms(sharp=fixed))
    assert found.relation is Relation.EQUAL
    assert found.finer == ""


@given(both, terms)
def test_facts_and_relation_never_quarrel(pair: tuple[Reading, Reading], given_terms: Terms) -> None:
    found = compare(*pair, given_terms)
    assert found.rule
    assert found.reason.endswith(".")
    assert "\n" not in found.reason
    if found.relation is Relation.CONTRADICTS:
        assert found.possible is False
    if found.relation in AGREE or found.relation is Relation.DIFFERS:
        assert found.possible
    assert bool(found.finer) == (found.relation is Relation.ROUNDS_TO)


@settings(max_examples=300)
@given(quantities(), quantities(), st.sampled_from(WIDER), terms)
def test_widening_a_hedge_makes_no_contradiction_of_an_agreement(
    a: Quantity, b: Quantity, wider: tuple[Bound, Bound], given_terms: Terms
) -> None:
    assume(a.low == a.high and a.low > 0)
    narrow, wide = (replace(a, bound=bound) for bound in wider)
    if compare(narrow, replace(b, unit=a.unit), given_terms).relation in AGREE:
        assert compare(wide, replace(b, unit=a.unit), given_terms).relation is not Relation.CONTRADICTS


CONVERSIONS = [("year", "month", 12), ("week", "day", 7), ("kilometre", "metre", 1000)]


def converted(value: Quantity, unit: str, times: int) -> Quantity:
    return replace(
        value,
        low=value.low * times,
        high=value.high * times,
        step=value.step * times,
        fine_step=value.fine_step * times,
        unit=unit,
        scaled=True,  # the steps are what they were, however many zeros the product shows
    )


@given(quantities(), quantities(), st.sampled_from(CONVERSIONS), terms)
def test_units_that_convert_exactly_change_nothing(
    a: Quantity, b: Quantity, conversion: tuple[str, str, int], given_terms: Terms
) -> None:
    coarse, fine, times = conversion
    assume(Bound.FACTOR not in {a.bound, b.bound})
    # One step for both: which zeros were written to be read is told by decimal digits, and twelve months have none.
    a, b = (replace(each, unit=coarse, fine_step=each.step, scaled=True) for each in (a, b))
    found = compare(a, b, given_terms)
    for other in (
        compare(converted(a, fine, times), b, given_terms),
        compare(a, converted(b, fine, times), given_terms),
    ):
        assert (other.relation, other.gap, other.possible) == (found.relation, found.gap, found.possible)
        assert (other.finer, other.entails, other.rule) == (found.finer, found.entails, found.rule)


@given(quantities(), st.booleans())
def test_the_core_lies_within_the_literal(value: Quantity, fixed: bool) -> None:  # noqa: FBT001 - as above
    assert core(value, fixed=fixed).within(literal(value, fixed=fixed))


ends = st.none() | st.integers(-3, 3).map(Fraction)
intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans())
GRID = [Fraction(n, 4) for n in range(-16, 17)]


def members(interval: Interval) -> set[Fraction]:
    """The numbers of a quarter grid that lie in it, by the definition of each end."""
    return {
        x
        for x in GRID
        if (interval.low is None or x > interval.low or (x == interval.low and not interval.low_open))
        and (interval.high is None or x < interval.high or (x == interval.high and not interval.high_open))
    }


@given(intervals, intervals)
def test_intervals_are_sets_of_numbers(a: Interval, b: Interval) -> None:
    assert members(a.common(b)) == members(a) & members(b)
    assert a.overlaps(b) == bool(members(a) & members(b))
    assert a.within(b) == (members(a) <= members(b))
    assert members(a) | members(b) <= members(a.hull(b))
    assert members(a.negative()) == {-x for x in members(a)}


@given(intervals.filter(members), intervals.filter(members), st.data())
def test_sums_and_products_hold_every_sum_and_product(a: Interval, b: Interval, data: st.DataObject) -> None:
    x, y = (data.draw(st.sampled_from(sorted(members(each)))) for each in (a, b))
    assert a.plus(b).holds(x + y)
    if x >= 0 and y >= 0:
        assert a.times(b).holds(x * y)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_a_figure_stays_exact(number: Decimal) -> None:
    assert decimal(Fraction(number)) == number


def test_a_date_never_meets_a_figure() -> None:
    day: CalendarDate = date_value("2019")
    number = Quantity("2019", NOWHERE, "quantity", Decimal(2019), Decimal(2019), Decimal(1), Decimal(1))
    assert compare(day, number).relation is Relation.NOT_COMPARABLE


@given(quantities(), terms, st.sampled_from([1, -1]))
def test_what_is_the_same_at_once_is_what_the_tests_say(quantity: Quantity, terms: Terms, sign: int) -> None:
    low, high = sorted((quantity.low * sign, quantity.high * sign))
    quantity = replace(quantity, low=low, high=high)
    again = replace(quantity, written="other words", of="seats")
    assert same_at_once(quantity, again, terms) in {None, weighed(quantity, again, terms)}
    plain = quantity.number and quantity.bound is not Bound.FACTOR
    assert not plain or same_at_once(quantity, again, Terms())
