from pathlib import Path

import pytest
from frames import announcements, claims, empty, links, systems

from ics_claims import outcomes
from ics_claims.errors import UserError
from ics_claims.profiles import profile
from ics_claims.reference import load_reference
from ics_claims.values import written_value

REFERENCE = load_reference(Path(__file__).resolve().parents[2] / "data" / "reference")
REGISTER = systems(
    {"system_id": "dorset", "name": "Dorset"},
    {"system_id": "somerset", "name": "Somerset"},
    {"system_id": "england", "name": "England", "kind": "country"},
)
DORSET = {"system_id": "dorset", "kind": "outcome", "status": "achieved"}


def by_system(*rows, linked=None):
    return outcomes.outcomes_by_system(claims(*rows), REGISTER, linked)


@pytest.mark.parametrize(
    ("low", "high", "hedge", "unit", "written"),
    [
        (300, None, "more_than", "count", "more than 300"),
        (None, 200, "nearly", "count", "nearly 200"),
        (2_500_000, 2_500_000, "exact", "gbp", "£2.5m"),
        (22_000_000, 22_000_000, "about", "gbp", "about £22m"),
        (1_200_000_000, 1_200_000_000, "exact", "gbp", "£1.2bn"),
        (950, 950, "exact", "gbp", "£950"),
        (40_000, 40_000, "exact", "count", "40,000"),
        (3_150_000, None, "at_least", "count", "at least 3.15 million"),
        (2, 2, "exact", "percent", "2%"),
        (10, 15, "between", "percent", "10% to 15%"),
        (1.2, 1.2, "exact", "percentage_points", "1.2 percentage points"),
        (9.2, 9.2, "exact", "days", "9.2 days"),
        (1, 1, "exact", "hours", "1 hour"),
        (0.333333, 0.333333, "exact", "ratio", "one in 3"),
        (0.5, 0.5, "about", "ratio", "about one in 2"),
        (2, 2, "exact", "ratio", "2 times"),
        (0.375, 0.375, "exact", "ratio", "0.375 of all"),
        (None, 30, "up_to", "minutes", "up to 30 minutes"),
        (float("nan"), 5, "less_than", "count", "less than 5"),
        (None, None, "exact", "count", ""),
    ],
)
def test_a_value_keeps_its_hedge_and_unit(low, high, hedge, unit, written):
    assert written_value(low, high, hedge, unit) == written


def test_coverage_structure_and_cohorts_are_no_outcomes():
    kinds = ["coverage", "structure", "cohort", "", "digital"]
    found = by_system(*(DORSET | {"kind": kind} for kind in kinds))
    assert list(found["kind"]) == ["digital"]


def test_results_come_before_promises_and_promises_never_among_results():
    found = by_system(
        DORSET | {"status": "planned"},
        DORSET | {"status": "achieved"},
        DORSET | {"status": ""},
        DORSET | {"status": "expected"},
    )
    assert list(found["result"]) == ["achieved", "promised", "promised", "not stated"]
    assert list(outcomes.results_of(found, "achieved")["claim_id"]) == ["c2"]
    assert set(outcomes.results_of(found, "promised")["status"]) == {"planned", "expected"}


def test_a_result_that_there_is_not_is_refused():
    with pytest.raises(UserError, match="achieved, promised, not stated"):
        outcomes.results_of(by_system(DORSET), "all")


def test_systems_come_by_name_then_the_country_and_then_what_names_none():
    found = by_system(
        DORSET | {"system_id": ""},
        DORSET | {"system_id": "england"},
        DORSET | {"system_id": "somerset"},
        DORSET,
    )
    assert list(found["system"]) == ["Dorset", "Somerset", "England", outcomes.NO_SYSTEM]


def test_a_claim_that_is_said_again_is_one_claim():
    rendered = links({"claim_id": "c3", "other_id": "c1", "relation": "renders"})
    found = by_system(
        DORSET,
        DORSET | {"repeats": "c1"},
        DORSET | {"announcement_id": "blog"},
        linked=rendered,
    )
    assert list(found["claim_id"]) == ["c1"]
    assert list(found["also_in"]) == ["blog"]


def test_a_restatement_of_a_later_year_is_a_claim_of_its_own():
    restated = links({"claim_id": "c2", "other_id": "c1", "relation": "restates"})
    assert len(by_system(DORSET, DORSET, linked=restated)) == 2


def test_a_rendition_of_something_that_is_not_known_stands_for_itself():
    rendered = links({"claim_id": "c1", "other_id": "gone", "relation": "renders"})
    assert list(by_system(DORSET, linked=rendered)["claim_id"]) == ["c1"]


def test_open_bounds_stay_open():
    row = by_system(DORSET | {"value_low": 300, "value_high": None, "hedge": "more_than"}).iloc[0]
    assert row["value_low"] == 300
    assert row["value_high"] != row["value_high"]
    assert row["value"] == "more than 300"


def test_claims_are_counted_and_values_never_added():
    found = by_system(
        DORSET | {"value_low": 5, "value_high": 5},
        DORSET | {"value_low": 7, "value_high": 7},
        DORSET | {"status": "planned"},
    )
    counts = outcomes.counts_by_system(found)
    assert list(zip(counts["result"], counts["claims"], strict=True)) == [
        ("achieved", 2),
        ("promised", 1),
    ]


# --- one system ---


def profiled(system_id, *rows):
    tables = {
        "systems": systems(
            {"system_id": "new", "name": "New", "designated_on": "2019-06-19"},
            {"system_id": "old", "name": "Old", "successor_id": "new", "successor_on": "2019"},
        ),
        "announcements": announcements({"announcement_id": "a"}),
        "claims": claims(*rows),
        "links": empty("links"),
    }
    return profile(REFERENCE, tables, system_id)


def test_a_profile_tells_where_a_system_came_from_and_went():
    assert list(profiled("new").lineage.iloc[0]) == ["grew from", "Old", "2019"]
    assert list(profiled("old").lineage.iloc[0]) == ["went into", "New", "2019"]


def test_a_profile_has_every_claim_about_the_system_and_no_other():
    about = {"system_id": "new", "kind": "coverage", "status": "achieved"}
    found = profiled("new", about, about | {"system_id": "old"}, about | {"repeats": "c1"}).claims
    assert list(found["claim_id"]) == ["c1"]
    assert list(found["published"]) == ["2019-06-19"]


def test_a_profile_holds_people_served_against_the_register():
    said = {
        "system_id": "dorset",
        "measure_id": "people-served",
        "kind": "coverage",
        "status": "achieved",
        "value_low": 800_000,
        "value_high": None,
    }
    tables = {
        "systems": systems({"system_id": "dorset", "name": "Dorset"}),
        "announcements": announcements({"announcement_id": "a"}),
        "claims": claims(said, said | {"place": "Poole"}, said | {"measure_id": "falls"}),
        "links": links({"claim_id": "c2", "other_id": "c1", "relation": "repeats"}),
    }
    found = profile(REFERENCE, tables, "dorset")
    (row,) = found.coverage.to_dict("records")
    # data/reference/populations.csv: Dorset had 770,689 residents in mid-2017.
    assert (row["claim_id"], row["register"], row["difference_low"]) == ("c1", 770_689, 29_311)
    assert row["difference_high"] != row["difference_high"]
    assert list(found.drift["claim_id"]) == ["c2"]


def test_a_system_without_claims_still_has_a_profile():
    assert profiled("old").claims.empty


def test_a_profile_shows_populations_with_the_area_they_hold_for():
    tables = {
        "systems": systems({"system_id": "surrey-heartlands", "name": "Surrey Heartlands"}),
        "announcements": announcements(),
        "claims": claims(),
        "links": empty("links"),
    }
    people = profile(REFERENCE, tables, "surrey-heartlands").populations
    mid_2019 = people[(people["basis"] == "ons_mid_year") & (people["counted_on"] == "2019-06-30")]
    assert list(mid_2019["people"]) == [854_561, 1_049_170]
    assert list(mid_2019["area_to"]) == ["2020-03-31", ""]


def test_an_unknown_system_is_refused_with_the_nearest():
    with pytest.raises(UserError, match="did you mean 'new'"):
        profiled("neww")


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        ("a population", "40 population"),
        ("The wards", "40 wards"),
        ("another ward", "40 another ward"),
    ],
)
def test_a_label_leaves_out_the_article(measured, said):
    row = {
        "value_low": 40,
        "value_high": 40,
        "hedge": "exact",
        "unit": "count",
        "status": "achieved",
    }
    row |= dict.fromkeys(
        "system_id kind direction place period announcement_id claim_id quote".split(), ""
    )
    assert outcomes.outcome_of(row | {"measured": measured, "figure": "40"}, {})["claim"] == said
