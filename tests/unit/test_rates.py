"""Figures that state one quantity on two footings: a month and a year, a year and in all."""

import pytest

from ics_claims.wording.rates import same_on_one_footing, times_a_year, years_in
from ics_claims.wording.weights import WEIGHTS


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("It offers ", " appointments a month.", 12),
        ("It offers ", " more evening and weekend appointments with GPs each week.", 52),
        ("It saves ", " annually.", 1),
        ("Every day, ", " people call.", 365),
        ("It has an annual budget of ", ".", 1),
        ("It has ", " beds; the ward opened a month ago.", 0),
        ("It has ", " beds.", 0),
    ],
)
def test_how_often_a_year_a_figure_is_reached(before, after, times):
    assert times_a_year(before, after) == times


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("It will spend £7.8m over five years.", 5),
        ("A three-year plan worth £6m.", 3),
        ("It saves £16m over its first 10 years.", 10),
        ("It opened five years ago.", 0),
    ],
)
def test_over_how_many_years_a_figure_is_spread(sentence, years):
    assert years_in(sentence) == years


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ((14_000, 12, 0), (168_000, 1, 0), True),
        ((500, 12, 0), (6_200, 1, 0), True),  # 6,000 a year, rounded
        ((500, 12, 0), (7_000, 1, 0), False),
        ((16e6, 0, 5), (3.2e6, 1, 0), True),
        ((3.2e6, 1, 0), (16e6, 0, 5), True),
        ((300, 0, 0), (3_600, 0, 0), False),
        ((300, 12, 0), (300, 12, 0), False),  # one footing: nothing to convert
    ],
)
def test_values_agree_once_on_one_footing(first, second, same):
    assert same_on_one_footing(*first, *second, 0.05) is same


def test_a_hedged_value_may_be_further_off():
    assert same_on_one_footing(500, 12, 0, 7_000, 1, 0, 0.2)
    assert not same_on_one_footing(500, 12, 0, 8_000, 1, 0, 0.2)


def test_every_piece_of_evidence_has_a_weight():
    figures = "equal-0 equal-1 equal-2 equal-3 rounded near converted complement alike apart"
    others = "other-counted other-subject other-place other-measure other-direction"
    agree = "counted words words-beside no-word subject place measure kind company"
    ones = "one-national one-further"
    unequal = "apart-by slip"
    equal = "equal-size common-other-counted common-no-word equal-alone equal-named"
    relations = "order repeats headline over-time alike-over-time apart-over-time one-quantity"
    assert set(WEIGHTS) == set(
        f"{figures} {others} {agree} {ones} {unequal} {equal} {relations}".split()
    )
