import pytest

from ics_claims.dates import first_day, last_day, month_name, months_between
from ics_claims.errors import UserError


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2019-06-19", "2019-06-19", "2019-06-19"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2018", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_date_covers_the_days_that_its_precision_allows(date, first, last):
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "19 June 2019", "2019-13", "2019-02-30", "2019-6", "2019-06-1"]
)
def test_what_is_no_date_is_refused_with_the_form_to_use(text):
    with pytest.raises(UserError, match="2019-06-19"):
        last_day(text)


def test_months_run_over_the_new_year_and_include_both_ends():
    assert months_between("2020-11-15", "2021-02") == ["2020-11", "2020-12", "2021-01", "2021-02"]


def test_no_months_lie_before_the_first():
    assert months_between("2020-02", "2020-01-31") == []


def test_a_year_has_no_month_name():
    assert [month_name(date) for date in ("2019-06-19", "2020-12", "2018")] == [
        "June 2019",
        "December 2020",
        "2018",
    ]
