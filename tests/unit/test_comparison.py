"""Which claims can share an axis, and what fails where they cannot."""

from pathlib import Path

import pandas as pd
import pytest
from frames import announcements, claims, empty, links, systems

from ics_claims.columns import records, typed
from ics_claims.comparison import comparisons, failures, groups_of, side_of
from ics_claims.measures import load_measures, measures_table
from ics_claims.normalised import forms_of, people_of
from ics_claims.reference import load_reference
from ics_claims.tables import COMPARISONS

REFERENCE = load_reference(Path(__file__).resolve().parents[2] / "data" / "reference")
MEASURES = load_measures(Path(__file__).resolve().parents[2] / "data" / "reference")
YEAR = {"period_start": "2021-04-01", "period_end": "2022-03-31", "period": "in 2021/22"}
CUT = {
    "measure_id": "ae-attendances",
    "unit": "percent",
    "direction": "decrease",
    "status": "achieved",
    "kind": "outcome",
    "value_low": 5,
    "value_high": 5,
    "quote": "Attendances fell by 5%",
    "figure": "5%",
    "start": 20,
    "end": 22,
    "quote_end": 22,
    **YEAR,
}


def side(over="time", known=True, published="2022-06-01", **changes):
    row = records(claims(CUT | {"system_id": "dorset"} | changes))[0]
    return side_of(row, over, published, known, [row])


def failed(**changes):
    return [words.split(":")[0] for words in failures(side(), side(system_id="devon", **changes))]


def test_two_claims_alike_in_everything_share_an_axis():
    assert failed() == []


@pytest.mark.parametrize(
    ("changes", "conditions"),
    [
        ({"measure_id": "emergency-admissions"}, ["measure"]),
        ({"measure_id": ""}, ["measure"]),
        ({"unit": "count"}, ["unit", "change"]),
        ({"unit": "percentage_points"}, ["unit", "change"]),
        ({"direction": "increase"}, ["change"]),
        ({"direction": "level"}, ["change"]),
        ({"status": "planned"}, ["status"]),
        ({"status": "expected"}, ["status"]),
        ({"status": ""}, ["status"]),
        ({"measured": "attendances of people aged over 75"}, ["denominator"]),
        ({"period_start": "", "period_end": ""}, ["period"]),
        ({"period_start": "", "period_end": "2022-03-31"}, ["period"]),
        ({"period_start": "2019-01-01", "period_end": "2019-06-30"}, ["period"]),
        ({"known": False}, ["population"]),
        ({"place": "Exeter", "known": False}, ["population"]),
    ],
)
def test_what_differs_is_named(changes, conditions):
    assert failed(**changes) == conditions


@pytest.mark.parametrize(
    "window",
    [
        {"period_start": "2022-01-01", "period_end": "2022-06-30"},
        {"period_start": "2018-04-01", "period_end": "2019-03-31"},
        {"period_start": "2020-01", "period_end": "2020-12"},
    ],
)
def test_periods_that_overlap_or_are_of_one_length_can_be_compared(window):
    assert failed(**window) == []


def test_two_claims_whose_status_is_not_told_are_not_alike():
    unknown = side(status="")
    assert failures(unknown, unknown) == ["status: not stated"]


def test_rates_of_different_times_are_of_different_units():
    weekly = side(unit="rate", period="every week", direction="level")
    monthly = side(unit="rate", period="a month", direction="level")
    assert failures(weekly, monthly) == ["unit: number a week v number a month"]


def test_a_stock_without_a_period_is_of_the_day_it_was_published():
    stock = {"direction": "level", "period_start": "", "period_end": "", "unit": "count"}
    one = side("moment", published="2019-06-19", **stock)
    other = side("moment", published="2020-05", **stock)
    assert one.window == ("2019-06-19", "2019-06-19")
    assert other.window == ("2020-05-01", "2020-05-31")
    assert failures(one, side("moment", published="2019-06-20", **stock)) == []
    assert side("time", **stock).window == ("", "")
    assert side("moment", status="planned", **stock).window == ("", "")


def measures():
    return measures_table(MEASURES, claims())


def tables(*rows, linked=None):
    register = [{"system_id": name, "name": name} for name in ("dorset", "devon", "somerset")]
    return {
        "claims": claims(*rows),
        "links": linked if linked is not None else empty("links"),
        "announcements": announcements(
            {"announcement_id": "a"}, {"announcement_id": "b", "published": "2021-03-01"}
        ),
        "measures": measures(),
        "systems": systems(*register, {"system_id": "england", "name": "England"}),
        "mentions": empty("mentions"),
    }


def people(found):
    return people_of(found["claims"], found["announcements"], REFERENCE)


def compared(*rows, linked=None):
    found = tables(*rows, linked=linked)
    return comparisons(found, people(found))


def test_the_table_has_each_pair_of_one_measure_once_with_what_fails():
    table = compared(
        CUT | {"system_id": "dorset"},
        CUT | {"system_id": "somerset"},
        CUT | {"system_id": "somerset", "status": "planned", "announcement_id": "b"},
        CUT | {"system_id": "dorset", "measure_id": "falls", "announcement_id": "b"},
    )
    assert list(zip(table["claim_id"], table["other_id"], strict=True)) == [
        ("c1", "c2"),
        ("c1", "c3"),
        ("c2", "c3"),
    ]
    assert list(table["comparable"]) == [True, False, False]
    assert table["fails"][1] == "status: achieved v promised"


def test_england_repeats_and_claims_without_a_system_are_not_compared():
    table = compared(
        CUT | {"system_id": "dorset"},
        CUT | {"system_id": "england"},
        CUT,
        CUT | {"system_id": "somerset", "repeats": "c1"},
    )
    assert table.empty


def test_two_claims_of_one_document_about_one_system_are_one_account():
    assert compared(CUT | {"system_id": "dorset"}, CUT | {"system_id": "dorset"}).empty


def test_a_group_has_only_claims_that_each_can_be_compared_with_each():
    pairs = [("c1", "c2", True), ("c2", "c3", True), ("c1", "c3", False), ("c4", "c5", False)]
    table = typed(
        COMPARISONS,
        [
            {"claim_id": one, "other_id": other, "measure_id": "falls", "comparable": together}
            for one, other, together in pairs
        ],
        "comparisons",
    )
    assert groups_of(table, ["c1", "c2", "c3", "c4", "c5"]) == [["c1", "c2"]]


# --- normalised forms ---


def forms(people=500_000, over="time", **changes):
    row = records(claims({"kind": "activity", "unit": "count"} | changes))[0]
    return forms_of(row, {"people": people, "basis": "ONS"}, over)


def test_a_count_over_two_years_is_put_per_year_and_per_1000_residents():
    two = {"period_start": "2020-04-01", "period_end": "2022-03-31"}
    found = forms(value_low=20_000, value_high=20_000, **two)
    assert found["per_year_low"] == 10_000
    assert found["per_1000_low"] == 20
    assert found["per"] == "1,000 residents a year"


def test_a_rate_a_week_is_put_per_year():
    found = forms(value_low=7, value_high=7, unit="rate", period="every week")
    assert found["per_year_low"] == pytest.approx(365.2425)


def test_an_open_bound_stays_open():
    found = forms(value_low=20_000, value_high=None, **YEAR)
    assert found["per_1000_low"] == 40
    assert found["per_1000_high"] != found["per_1000_high"]


def test_what_was_counted_over_months_is_not_stretched_to_a_year():
    found = forms(value_low=100, value_high=100, period_start="2021-01-01", period_end="2021-06-30")
    assert found["per_year_low"] != found["per_year_low"]
    assert found["per"] == "1,000 residents in the period"


def test_what_was_counted_over_a_time_not_told_is_put_per_nothing():
    found = forms(value_low=100, value_high=100)
    assert found["per"] == found["residents"] == ""
    assert found["per_1000_low"] != found["per_1000_low"]
    assert forms(value_low=100, value_high=100, over="moment")["per_1000_low"] == 0.2


def test_money_goes_per_head_and_nothing_without_a_population():
    money = {"unit": "gbp", "kind": "investment", "value_low": 1e6, "value_high": 2e6}
    found = forms(**money)
    assert (found["per_head_low"], found["per_head_high"]) == (2, 4)
    assert forms(people=None, **money)["per_head_low"] != forms(people=None)["per_head_low"]
    assert forms(people=pd.NA, **money)["per"] == ""


def test_a_share_or_a_duration_is_put_per_nothing():
    for unit in ("percent", "days", "ratio"):
        assert forms(unit=unit, value_low=5, value_high=5, **YEAR)["per"] == ""


def test_residents_are_those_of_the_systems_area_when_it_was_published():
    found = tables({"system_id": "dorset"}, {"system_id": "dorset", "place": "Poole"}, {})
    rows = records(people(found))
    # data/reference/populations.csv: Dorset, mid-2017, the latest estimate before June 2019.
    assert rows[0]["people"] == 770_689
    assert rows[0]["basis"] == "770,689, ONS mid-2017"
    assert [row["basis"] for row in rows[1:]] == ["", ""]
    assert people(found)["people"].isna().tolist() == [False, True, True]


def test_links_are_only_needed_for_what_is_said_again():
    rendered = links({"claim_id": "c2", "other_id": "c1", "relation": "renders"})
    table = compared(
        CUT | {"system_id": "dorset"},
        CUT | {"system_id": "dorset", "announcement_id": "b"},
        CUT | {"system_id": "somerset"},
        linked=rendered,
    )
    assert list(zip(table["claim_id"], table["other_id"], strict=True)) == [("c1", "c3")]
