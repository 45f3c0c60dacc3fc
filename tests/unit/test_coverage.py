"""Expected numbers are those of the reference sources (waves, README), added up by hand."""

from pathlib import Path

import pytest
from frames import announcements, claims

from ics_claims import coverage, growth
from ics_claims.columns import checked
from ics_claims.errors import UserError
from ics_claims.reference import load_reference
from ics_claims.register import england_on, population_on, reference_date_on, systems_on
from ics_claims.tables import COVERAGE

REFERENCE = load_reference(Path(__file__).resolve().parents[2] / "data" / "reference")
NO_CLAIMS, NO_DOCUMENTS = claims(), announcements()


def ledger(**options):
    frame = coverage.coverage_by_event(REFERENCE, NO_CLAIMS, NO_DOCUMENTS, **options)
    return frame.set_index("event")


def event_of(claimed, documents=None, event="2019-06"):
    read = announcements(*(documents or [{"announcement_id": "a", "event": event}]))
    about_england = [{"system_id": "england", "kind": "coverage"} | claim for claim in claimed]
    frame = coverage.coverage_by_event(REFERENCE, claims(*about_england), read)
    return frame.set_index("event").loc[event]


def bounds(row, name="people_claimed"):
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return (None if low != low else low, None if high != high else high)


# --- the register ---


@pytest.mark.parametrize(
    ("date", "systems"),
    [
        ("2017-06-14", 0),
        ("2017-06-15", 10),
        ("2018-05-24", 14),
        ("2019-06-18", 14),
        ("2019-06-19", 14),
        ("2020-05", 18),
        ("2020-12", 29),
        ("2021-03-31", 29),
        ("2021-04-01", 42),
        ("2022-07-01", 42),
    ],
)
def test_the_register_replays_the_designations(date, systems):
    assert len(systems_on(REFERENCE, date)) == systems


def test_an_absorbed_system_is_gone_on_the_day_its_successor_begins():
    before = set(systems_on(REFERENCE, "2019-06-18")["system_id"])
    after = set(systems_on(REFERENCE, "2019-06-19")["system_id"])
    absorbed = {"north-cumbria", "buckinghamshire", "berkshire-west"}
    assert absorbed <= before
    assert not absorbed & after
    assert "north-east-north-cumbria" in after - before


def test_a_population_holds_for_the_area_of_the_date():
    def people(date):
        frame = population_on(
            REFERENCE, ["north-east-north-cumbria"], date, "ons_mid_year", year=2019
        )
        return frame["population"].iloc[0]

    assert people("2019-06-19") == 3_143_155
    assert people("2020-04-01") == 2_989_312


def test_a_population_the_sources_lack_is_missing_not_nought():
    frame = population_on(REFERENCE, ["north-cumbria"], "2019-01-01", "census_2021")
    assert frame["population"].isna().all()


def test_england_is_taken_from_the_series_that_the_systems_are_sums_of():
    assert england_on(REFERENCE, "ons_mid_year", "2020-06-30") == 56_550_138
    assert england_on(REFERENCE, "gp_registered", "2021-01-01") == 60_606_345


@pytest.mark.parametrize(
    ("date", "year", "expected"),
    [
        ("2019-06-19", "latest", "2017-06-30"),
        ("2019-07-01", "latest", "2019-06-30"),
        ("2019-06-19", "nearest", "2019-06-30"),
        ("2017-06-15", "latest", "2017-06-30"),
        ("2019-06-19", 2020, "2020-06-30"),
    ],
)
def test_the_estimate_is_chosen_by_the_year_asked_for(date, year, expected):
    assert reference_date_on(REFERENCE, date, "ons_mid_year", year) == expected


def test_an_unknown_basis_or_year_is_refused_with_those_there_are():
    with pytest.raises(UserError, match="ons_mid_year, gp_registered, census_2021"):
        population_on(REFERENCE, [], "2020-01-01", "gp")
    with pytest.raises(UserError, match="2017, 2019, 2020"):
        reference_date_on(REFERENCE, "2020-01-01", "ons_mid_year", 2018)


# --- the ledger beside the register ---


def test_systems_after_each_event():
    after = ledger()["systems"]
    waves = ["2017-06", "2018-05", "2019-06", "2020-05", "2020-12", "2021-03"]
    assert list(after[waves]) == [10, 14, 14, 18, 29, 42]
    assert dict(after) == dict(
        zip(REFERENCE.waves["event_id"], REFERENCE.waves["icss_after"], strict=True)
    )


def test_people_after_each_event_are_the_residents_of_waves():
    people = ledger()["people"]
    assert people["2017-06"] == 10_003_932
    assert people["2018-blackpool-widening"] == 11_370_862
    assert people["2018-05"] == 15_808_759
    assert people["2019-06"] == 21_072_214
    assert people["2020-05"] == 27_575_646
    assert people["2020-12"] == 41_476_004
    assert people["2021-03"] == 56_550_138
    assert ledger()["share"]["2020-12"] == pytest.approx(0.7334, abs=5e-5)


def test_may_2018_without_the_widening_of_blackpool_has_14_44_million():
    systems = set(systems_on(REFERENCE, "2018-05-24")["system_id"])
    narrow = systems - {"lancashire-south-cumbria"} | {"blackpool-fylde-coast"}
    people = population_on(REFERENCE, sorted(narrow), "2017-06-15", "ons_mid_year", 2017)
    assert people["population"].sum() == 14_441_829


def test_the_bases_are_never_mixed():
    registered = ledger(basis="gp_registered")
    assert registered.loc["2020-12", "people"] == 44_749_834
    assert registered.loc["2021-03", "people"] == registered.loc["2021-03", "england"] == 60_606_345


def test_a_basis_without_a_figure_for_an_absorbed_system_gives_no_people():
    counted = ledger(basis="census_2021")
    assert counted["people"].isna()["2017-06"]
    assert counted.loc["2021-03", "people"] == counted.loc["2021-03", "england"]


def test_months_and_events_agree():
    months = coverage.coverage_by_month(REFERENCE, until="2022-07").set_index("month")
    assert len(months) == 62
    for event, month in [("2019-06", "2019-06"), ("2020-05", "2020-05"), ("2021-03", "2021-04")]:
        assert months.loc[month, "people"] == ledger().loc[event, "people"]


def test_only_months_with_a_change_are_changes():
    months = coverage.coverage_by_month(REFERENCE, until="2018-12")
    changed = coverage.changes(months)
    assert list(changed["month"]) == ["2017-06", "2018-01", "2018-05"]


def test_nothing_announced_later_is_in_the_ledger():
    assert list(ledger(until="2019-06-18").index) == [
        "2017-06",
        "2018-blackpool-widening",
        "2018-05",
    ]
    assert "2020-05" not in ledger(until="2020-05-30").index
    assert "2020-05" in ledger(until="2020-05-31").index


# --- where sources differ ---


def test_people_of_may_2018_span_the_two_areas_of_blackpool():
    row = ledger().loc["2018-05"]
    assert (row["people_low"], row["people"], row["people_high"]) == (
        14_441_829,
        15_808_759,
        15_808_759,
    )
    assert (row["share_low"], row["share_high"]) == (0.2597, 0.2842)


@pytest.mark.parametrize(("reading", "people"), [("strict", 14_441_829), ("generous", 15_808_759)])
def test_one_reading_has_one_number(reading, people):
    row = ledger(reading=reading).loc["2018-05"]
    assert (row["people_low"], row["people"], row["people_high"]) == (people,) * 3


def test_events_on_which_sources_agree_have_one_number():
    agreed = ledger().loc[["2017-06", "2019-06", "2020-05", "2020-12", "2021-03"]]
    assert (agreed["people_low"] == agreed["people_high"]).all()


def test_months_hold_the_eleven_of_december_2020_open_until_april():
    months = coverage.coverage_by_month(REFERENCE, until="2021-04").set_index("month")
    open_months = months[months["systems_low"] != months["systems_high"]]
    assert list(open_months.index) == ["2020-04", "2020-12", "2021-01", "2021-02", "2021-03"]
    assert list(open_months.loc["2021-01", ["systems_low", "systems_high"]]) == [18, 29]
    assert months.loc["2020-12", "people_low"] == months.loc["2020-11", "people"]
    assert months.loc["2020-12", "people_high"] == 41_476_004


def test_an_unknown_reading_is_refused_with_those_there_are():
    with pytest.raises(UserError, match="no reading 'kind': use one of strict, generous, both"):
        ledger(reading="kind")


# --- the ledger beside the claims ---


def test_a_floor_stays_open_above():
    row = event_of(
        [{"figure": "over 9 million", "value_low": 9e6, "value_high": None, "hedge": "more_than"}]
    )
    assert bounds(row) == (9e6, None)
    assert bounds(row, "residual") == (9e6 - 21_072_214, None)
    assert row["claim_ids"] == "c1"
    assert row["source"] == "announcements read: a"


def test_several_statements_hold_together_where_they_can():
    row = event_of(
        [
            {"figure": "over 20 million", "value_low": 20e6, "value_high": None},
            {"figure": "21 million", "value_low": 21e6, "value_high": 21e6},
            {"figure": "Over 20 million", "value_low": 20e6, "value_high": None},
        ]
    )
    assert bounds(row) == (21e6, 21e6)
    assert row["people_claimed"] == "over 20 million; 21 million"


def test_statements_that_cannot_hold_together_keep_both_ends():
    row = event_of(
        [
            {"figure": "19 million", "value_low": 19e6, "value_high": 19e6},
            {"figure": "22 million", "value_low": 22e6, "value_high": 22e6},
        ]
    )
    assert bounds(row) == (19e6, 22e6)


@pytest.mark.parametrize(
    "not_a_total",
    [
        {"direction": "increase"},
        {"place": "the new areas"},
        {"system_id": "dorset"},
        {"kind": "structure"},
        {"measured": "schools"},
        {"quote": "Four further systems, serving 21 people", "start": 30, "quote_start": 0},
    ],
)
def test_a_figure_of_those_who_join_or_of_something_else_is_no_total(not_a_total):
    row = event_of([{"figure": "5 million", "value_low": 5e6, "value_high": 5e6} | not_a_total])
    assert row["claim_ids"] == ""
    assert row["source"].startswith("press of the day")


def test_a_sentence_about_new_systems_does_not_taint_the_next_one():
    quote = "Three new areas were named. In all, 21 million people are covered"
    claim = {"quote": quote, "start": quote.index("21"), "value_low": 21e6, "value_high": 21e6}
    assert event_of([claim | {"measured": "people"}])["claim_ids"] == "c1"


def test_a_rendition_counts_only_where_nothing_else_was_read():
    said = [
        {"announcement_id": "release", "value_low": 21e6, "value_high": 21e6},
        {"announcement_id": "blog", "value_low": 3e6, "value_high": 3e6},
    ]
    release = {"announcement_id": "release", "event": "2019-06"}
    blog = {"announcement_id": "blog", "event": "2019-06", "derived_from": "release"}
    assert bounds(event_of(said, [release, blog])) == (21e6, 21e6)
    assert bounds(event_of(said[1:], [blog | {"derived_from": "lost"}])) == (3e6, 3e6)


def test_a_share_becomes_people_of_england_on_the_same_basis():
    third = {"unit": "percent", "value_low": 30, "value_high": 30, "measured": "of people"}
    assert bounds(event_of([third])) == (16_685_829, 16_685_829)


def test_a_share_hedged_with_about_has_the_bounds_of_its_event():
    half = {"unit": "ratio", "value_low": 0.5, "value_high": 0.5, "hedge": "about"}
    low, high = bounds(event_of([half], event="2020-05"))
    assert (low, high) == (round(0.45 * 56_286_961), round(0.55 * 56_286_961))


def test_the_press_of_the_day_stands_in_and_says_so():
    row = ledger().loc["2020-12"]
    assert row["people_claimed"] == "more than 35 million people"
    assert bounds(row) == (35e6, None)
    assert row["residual_low"] == 35_000_000 - 41_476_004
    assert row["source"].startswith("press of the day: ")


def test_system_counts_are_told_as_written():
    structure = {"kind": "structure", "measured": "new systems"}
    row = event_of(
        [
            structure | {"figure": "Four"},
            structure | {"figure": "14", "measured": "systems announced before"},
            structure | {"figure": "four", "measured": "more systems", "repeats": "c1"},
            structure | {"figure": "45", "measured": "surgeries"},
        ]
    )
    assert row["systems_claimed"] == "Four new systems; 14 systems announced before"


def test_a_claimed_total_that_is_foreseen_is_promised():
    claimed = claims({"status": "expected"}, {"status": "achieved"})
    events = ledger().assign(claim_ids=["c1 c2", "c2", *[""] * 6])
    statuses = coverage.with_status(events, claimed)["claimed_status"]
    assert list(statuses)[:3] == ["promised", "achieved", ""]
    assert list(statuses)[5] == "press"


def test_the_published_ledger_keeps_its_spec():
    checked(COVERAGE, ledger().reset_index()[COVERAGE.names], "coverage")


# --- systems as claimed, added up ---


def counts(*parts, event="2020-05"):
    """Return the event's row for structure claims written as (figure, value, words, changes)."""
    said = []
    for figure, value, words, rest in parts:
        quote = f"{rest.pop('before', 'There are')} {figure} {words} in all respects alike"
        said.append(
            {"kind": "structure", "figure": figure, "value_low": value, "value_high": value}
            | {
                "measured": words,
                "quote": quote,
                "start": quote.index(figure),
                "direction": "level",
            }
            | rest
        )
    row = event_of(said, event=event)
    return row["systems_claimed_strict"], row["systems_claimed_generous"]


def new(figure, value, **changes):
    return (figure, value, "new systems", {"direction": "increase"} | changes)


def test_devolved_systems_are_added_as_written_or_taken_to_be_inside():
    parts = [
        new("five", 5),
        ("9", 9, "systems announced earlier", {"before": "These join"}),
        ("two", 2, "devolved systems", {"before": "as well as"}),
    ]
    assert counts(*parts) == (16, 14)


def test_a_part_that_is_said_twice_is_added_once():
    parts = [
        new("Five", 5),
        new("five", 5, repeats="c1"),
        new("five", 5),
        ("nine", 9, "existing systems", {}),
    ]
    assert counts(*parts) == (14, 14)


def test_what_is_left_and_what_is_part_of_the_new_are_not_added():
    parts = [
        new("five", 5),
        ("nine", 9, "existing systems", {}),
        ("3", 3, "remaining areas", {}),
        ("two", 2, "other partnerships", {}),
    ]
    assert counts(*parts) == (14, 14)


def test_a_total_that_is_stated_is_not_added_to():
    parts = [
        new("11", 11),
        ("29", 29, "systems", {"before": "This brings the total number to"}),
    ]
    assert counts(*parts) == (29, 29)


def test_what_is_left_is_no_total_either():
    left = ("13", 13, "remaining areas", {})
    assert all(str(number) == "<NA>" for number in counts(new("five", 5), left))


def test_new_systems_alone_are_no_total():
    assert all(str(number) == "<NA>" for number in counts(new("five", 5)))


# --- sums, shares and whether a claim holds ---


def test_sums_of_hedged_figures_stay_intervals():
    total = {"value_low": 20e6, "value_high": 20e6, "figure": "20 million"}
    more = {"value_low": 6e6, "value_high": None, "hedge": "more_than", "measured": "more people"}
    about = {"system_id": "england", "kind": "coverage"}
    said = claims(
        about | total | {"announcement_id": "a"},
        about | more | {"announcement_id": "b", "direction": "increase"},
    )
    read = announcements(
        {"announcement_id": "a", "event": "2019-06"}, {"announcement_id": "b", "event": "2020-05"}
    )
    frame = coverage.coverage_by_event(REFERENCE, said, read).set_index("event")
    assert bounds(frame.loc["2019-06"], "summed") == (20e6, 20e6)
    assert bounds(frame.loc["2020-05"], "added_claimed") == (6e6, None)
    assert bounds(frame.loc["2020-05"], "summed") == (26e6, None)
    # The press of December 2020: 14 to 14.5 million more.
    assert bounds(frame.loc["2020-12"], "summed") == (40e6, None)


def test_those_who_join_are_the_sum_of_their_own_populations_once_each():
    joining = {"kind": "coverage", "measured": "people", "event": "2019-06"}
    own = [
        ("north-east-north-cumbria", "over 3m", 3e6, None, "more_than"),
        ("north-east-north-cumbria", "3.1m", 3.1e6, 3.1e6, "exact"),
        ("south-east-london", "2m", 2e6, 2e6, "exact"),
        ("buckinghamshire-oxfordshire-berkshire-west", "nearly 2m", None, 2e6, "nearly"),
    ]
    joining = [
        {
            "system_id": it,
            "figure": f,
            "value_low": lo,
            "value_high": hi,
            "hedge": h,
            "measured": "",
        }
        for it, f, lo, hi, h in own
    ]
    assert bounds(event_of(joining), "added_claimed") == (None, 7.1e6)
    assert event_of(joining[:3])["added_claimed_low"] == 6.7e6, "the press of the day"


@pytest.mark.parametrize(
    ("low", "high", "unit", "hedge", "expected"),
    [
        (21e6, 21e6, "count", "exact", "yes"),  # to the million: 20.5 to 21.5
        (22e6, 22e6, "count", "exact", "no"),
        (21.1e6, 21.1e6, "count", "exact", "yes"),  # 21.05 to 21.15
        (21.2e6, 21.2e6, "count", "exact", "no"),
        (20e6, None, "count", "more_than", "yes"),
        (21.5e6, None, "count", "more_than", "no"),
        (None, 21e6, "count", "nearly", "no"),
        (20e6, 20e6, "count", "about", "yes"),  # a tenth either way
        (1 / 3, 1 / 3, "ratio", "exact", "yes"),  # nearer to a third than to a half or a quarter
        (0.5, 0.5, "ratio", "exact", "no"),
        (38, 38, "percent", "exact", "yes"),
        (40, 40, "percent", "exact", "no"),
    ],
)
def test_a_claim_holds_within_its_own_hedge_and_rounding(low, high, unit, hedge, expected):
    claim = {"value_low": low, "value_high": high, "unit": unit, "hedge": hedge, "measured": ""}
    assert event_of([claim])["holds"] == expected


def test_a_claim_between_the_readings_holds_in_one():
    claim = {"value_low": 15e6, "value_high": None, "hedge": "more_than"}
    row = event_of([claim], event="2018-05")
    assert row["holds"] == "in one reading"
    assert row["residual_low"] == 15_000_000 - 15_808_759
    assert row["residual_percent_low"] == -5.1


def test_every_statement_must_hold_not_only_the_one_shown():
    total = {"value_low": 21e6, "value_high": 21e6}
    half = {"unit": "ratio", "value_low": 0.5, "value_high": 0.5, "hedge": "exact"}
    row = event_of([total, half])
    assert row["people_claimed_low"] == 21e6
    assert bounds(row, "share_claimed") == (0.5, 0.5)
    assert row["holds"] == "no"


# --- nothing twice, nothing too early ---


def test_no_claim_is_counted_twice_across_headline_body_and_renditions():
    total = {"value_low": 21e6, "value_high": 21e6, "figure": "21 million"}
    more = {"value_low": 6e6, "value_high": 6e6, "direction": "increase", "measured": "people"}
    said = [
        total | {"announcement_id": "release"},
        total | {"announcement_id": "release", "repeats": "c1"},
        total | {"announcement_id": "blog"},
        more | {"announcement_id": "release"},
        more | {"announcement_id": "release", "repeats": "c4"},
        more | {"announcement_id": "blog"},
    ]
    release = {"announcement_id": "release", "event": "2019-06"}
    blog = {"announcement_id": "blog", "event": "2019-06", "derived_from": "release"}
    row = event_of(said, [release, blog])
    assert bounds(row) == (21e6, 21e6)
    assert bounds(row, "added_claimed") == (6e6, 6e6)
    assert row["claim_ids"] == "c1 c2"
    assert row["other_claim_ids"] == "c4 c5"


def test_the_documents_alone_convert_and_add_nothing():
    said = claims(
        *[
            {"system_id": "england", "kind": "coverage"} | it
            for it in (
                {"unit": "ratio", "value_low": 0.5, "value_high": 0.5, "figure": "half"},
                {"announcement_id": "b", "value_low": 9e6, "value_high": 9e6},
            )
        ]
    )
    read = announcements(
        {"announcement_id": "a", "event": "2020-05", "published": "2020-05"},
        {"announcement_id": "b", "event": "2018-05", "published": "2018-05-30"},
    )
    alone = coverage.claims_alone(said, read).set_index("event")
    assert list(alone.index) == ["2018-05", "2020-05"]
    assert bounds(alone.loc["2018-05"]) == (9e6, 9e6)
    assert bounds(alone.loc["2020-05"]) == (None, None)
    assert alone.loc["2020-05", "share_claimed"] == "half"
    assert "people" not in alone.columns


# --- as known on a day ---


def empty_tables():
    from frames import empty

    from ics_claims.tables import TABLES

    return {name: empty(name) for name in TABLES}


def test_growth_as_of_2019_ends_there():
    late = {"system_id": "england", "kind": "coverage", "value_low": 21e6, "value_high": 21e6}
    tables = empty_tables() | {
        "claims": claims(late),
        "announcements": announcements({"announcement_id": "a", "event": "2019-06"}),
    }
    found = growth.growth(REFERENCE, tables, "2019-01-01")
    assert list(found.events["event"]) == ["2017-06", "2018-blackpool-widening", "2018-05"]
    assert found.months["month"].max() == "2019-01"
    assert found.months["systems"].max() == 14
    assert set(found.events["basis"]) == {"ons_mid_year 2017-06-30"}
    assert found.alone.empty
    assert found.behind.empty
    assert set(found.tiles["event"]) == {"2017-06", "2018-05"}


def test_tiles_fill_up_wave_by_wave():
    tiles = growth.growth(REFERENCE, empty_tables(), "2022-07-31").tiles
    whole = tiles[tiles["state"].isin(["new", "covered"])].groupby("event", sort=False).size()
    # Seven of the first ten are final; Blackpool's tile is open in May 2018; then all are whole.
    assert list(whole) == [7, 10, 14, 18, 29, 42]
    state = tiles.set_index(["event", "system_id"])["state"]
    assert state["2017-06", "buckinghamshire-oxfordshire-berkshire-west"] == "part"
    assert state["2018-05", "lancashire-south-cumbria"] == "unsure"
    assert state["2019-06", "lancashire-south-cumbria"] == "covered"
    assert state["2021-03", "devon"] == "new"
    assert (tiles.groupby("event").size() == 42).all()


def test_highlighted_systems_are_marked_and_unknown_ones_refused():
    tiles = growth.growth(REFERENCE, empty_tables(), "2017-12-31", highlight=["dorset"]).tiles
    assert list(tiles.loc[tiles["highlighted"], "system_id"]) == ["dorset"]
    with pytest.raises(UserError, match="no system 'dorzet' to highlight: did you mean 'dorset'"):
        growth.growth(REFERENCE, empty_tables(), "2017-12-31", highlight=["dorzet"])
