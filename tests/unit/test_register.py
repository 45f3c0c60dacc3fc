"""Expected numbers are those of the reference sources, added up by hand or from the rows."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ics_claims.errors import UserError
from ics_claims.reference import load_reference
from ics_claims.register import (
    changed_on,
    england_on,
    population_on,
    reference_date_on,
    register_on,
    systems_on,
)
from ics_claims.selection import reference_known_on

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"
REFERENCE = load_reference(FOLDER)
FINAL = sorted(systems_on(REFERENCE, "2022-07-01")["system_id"])
ABSORBED = ["berkshire-west", "blackpool-fylde-coast", "buckinghamshire", "north-cumbria"]


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbered(date):
    return {it: len(systems_on(REFERENCE, date, it)) for it in ("strict", "generous")}


# --- which systems, by either reading ---


@pytest.mark.parametrize(
    ("date", "strict", "generous"),
    [
        ("2017-06-15", 10, 10),
        ("2018-05-24", 14, 14),
        ("2019-06-19", 14, 14),
        ("2020-03-31", 14, 14),
        ("2020-04-01", 14, 15),
        ("2020-05-01", 18, 18),
        ("2020-12-01", 18, 29),
        ("2021-03-31", 18, 29),
        ("2021-04-01", 42, 42),
    ],
)
def test_both_readings_are_carried_where_sources_differ(date, strict, generous):
    assert numbered(date) == {"strict": strict, "generous": generous}


def test_the_widening_of_blackpool_is_early_or_late():
    wide, narrow = "lancashire-south-cumbria", "blackpool-fylde-coast"
    for date, reading, there, gone in [
        ("2018-01-01", "generous", wide, narrow),
        ("2018-01-01", "strict", narrow, wide),
        ("2018-08-31", "strict", narrow, wide),
        ("2018-09-01", "strict", wide, narrow),
    ]:
        present = set(systems_on(REFERENCE, date, reading)["system_id"])
        assert there in present
        assert gone not in present


def test_a_change_has_one_date_where_sources_agree():
    for change in ("designated", "absorbed"):
        strict, generous = (changed_on(REFERENCE, change, it) for it in ("strict", "generous"))
        differ = {it for it in generous if strict[it] != generous[it]}
        dated = {row["system_id"] for row in rows("datings") if row["change"] == change}
        assert differ <= dated
    assert strict["north-cumbria"] == "2019-06-19"


def test_a_system_is_never_counted_beside_its_successor():
    systems = REFERENCE.systems.copy()
    systems.loc[systems["system_id"].isin(ABSORBED), "successor_on"] = "2030"
    present = set(systems_on(replace(REFERENCE, systems=systems), "2021-04-01")["system_id"])
    assert present == set(FINAL)


# --- what they are called, made of, and how many people they have ---


def test_a_day_has_names_codes_areas_and_people_of_that_day():
    before = register_on(REFERENCE, "2019-06-19").set_index("system_id")
    after = register_on(REFERENCE, "2022-07-01").set_index("system_id")
    assert before.loc["west-yorkshire-harrogate", "gss_code"] == "E54000005"
    assert after.loc["west-yorkshire-harrogate", "gss_code"] == "E54000054"
    assert before.loc["west-yorkshire-harrogate", "name"] == "West Yorkshire and Harrogate"
    assert after.loc["west-yorkshire-harrogate", "name"] == "West Yorkshire"
    taken = before.loc["buckinghamshire-oxfordshire-berkshire-west", "absorbed"]
    assert taken == "berkshire-west buckinghamshire"
    assert after.loc["derbyshire", "area"] == "ICB July 2022"
    assert before.loc["dorset", "population"] == 770_689


def test_what_a_system_becomes_is_told_before_it_does():
    first = register_on(REFERENCE, "2018-06-01").set_index("system_id")
    assert first.loc["north-cumbria", "becomes"] == "north-east-north-cumbria"
    assert first.loc["north-cumbria", "becomes_on"] == "2019-06-19"


def test_the_strict_reading_keeps_the_area_of_the_announcement():
    asked = (["blackpool-fylde-coast"], "2018-05-24", "ons_mid_year", 2017)
    assert population_on(REFERENCE, *asked, "strict")["population"].sum() == 309_751
    assert population_on(REFERENCE, *asked)["population"].sum() == 330_581


def summed_by_hand(systems, date, counted_on):
    """Return the sum of the rows of populations.csv that hold on a date, read as text."""
    total = 0
    for row in rows("populations"):
        if row["basis"] == "ons_mid_year" and row["reference_date"] == counted_on:
            begun = row["area_valid_from"] <= date
            ended = row["area_valid_to"] and row["area_valid_to"] < date
            if row["system_id"] in systems and begun and not ended:
                total += int(row["population"])
    return total


@pytest.mark.parametrize(
    ("event", "date", "counted_on", "expected"),
    [
        ("2017-06", "2017-06-15", "2017-06-30", 10_003_932),
        ("2018-05", "2018-05-24", "2017-06-30", 15_808_759),
        ("2019-06", "2019-06-19", "2017-06-30", 21_072_214),
        ("2020-05", "2020-05-01", "2019-06-30", 27_575_646),
        ("2020-12", "2020-12-01", "2020-06-30", 41_476_004),
        ("2021-03", "2021-04-01", "2020-06-30", 56_550_138),
    ],
)
def test_each_total_is_the_sum_of_the_rows(event, date, counted_on, expected):
    present = set()
    order = ["2017-06", "2018-blackpool-widening", "2018-05", "2019-06", "2020-05", "2020-12"]
    for known in [*order, "2021-03"]:
        for row in (it for it in rows("wave_systems") if it["event_id"] == known):
            if row["action"] == "added":
                present.add(row["system_id"])
            else:
                present.discard(row["system_id"])
        if known == event:
            break
    assert summed_by_hand(present, date, counted_on) == expected
    systems = systems_on(REFERENCE, date)["system_id"]
    people = population_on(REFERENCE, systems, date, "ons_mid_year")
    assert people["population"].sum() == expected
    assert set(people["reference_date"]) == {counted_on}


# --- for any register ---


@st.composite
def registers(draw):
    """Return the reference with any systems designated on any of some days, and absorbed later."""
    days = ["2018-05-01", "2020-05-01", "2021-04-01", "2022-07-01"]
    systems = REFERENCE.systems.copy()
    chosen = draw(st.lists(st.sampled_from([*FINAL, *ABSORBED]), unique=True))
    systems["designated_on"] = [
        draw(st.sampled_from(days)) if it in chosen else "" for it in systems["system_id"]
    ]
    gone = draw(st.lists(st.sampled_from(ABSORBED), unique=True))
    systems["successor_on"] = [
        draw(st.sampled_from(days)) if it in gone else "" for it in systems["system_id"]
    ]
    return replace(REFERENCE, systems=systems)


@settings(max_examples=60, deadline=None)
@given(
    registers(),
    st.sampled_from(["2018-06-01", "2020-06-01", "2021-05-01", "2022-08-01"]),
    st.sampled_from(["ons_mid_year", "gp_registered", "census_2021"]),
    st.sampled_from(["strict", "generous"]),
)
def test_coverage_never_exceeds_england(reference, date, basis, reading):
    systems = systems_on(reference, date, reading)["system_id"]
    people = population_on(reference, systems, date, basis, "latest", reading)["population"].sum()
    assert people <= england_on(reference, basis, reference_date_on(reference, date, basis))


@settings(max_examples=30, deadline=None)
@given(registers(), st.sampled_from(["2020-06-01", "2021-05-01", "2022-08-01"]))
def test_coverage_is_england_when_all_42_are_in(reference, date):
    systems = reference.systems.copy()
    systems.loc[systems["system_id"].isin(FINAL), "designated_on"] = "2020-05-01"
    full = replace(reference, systems=systems, datings=reference.datings.iloc[:0])
    present = systems_on(full, date)["system_id"]
    assert sorted(present) == FINAL
    for basis in ("ons_mid_year", "gp_registered", "census_2021"):
        people = population_on(full, present, date, basis)["population"].sum()
        assert people == england_on(full, basis, reference_date_on(full, date, basis))


# --- as known on a day ---


def test_nothing_announced_or_counted_later_is_known():
    known = reference_known_on(REFERENCE, "2019-01-01")
    assert list(known.waves["event_id"]) == ["2017-06", "2018-05", "2018-blackpool-widening"]
    assert set(known.wave_systems["event_id"]) == set(known.waves["event_id"])
    assert known.systems["designated_on"].max() < "2019"
    assert set(known.systems.loc[known.systems["kind"] != "stp", "successor_id"]) == {
        "",
        "lancashire-south-cumbria",
    }
    assert known.systems["wave"].max() == 2
    assert known.systems["statutory_on"].max() == ""
    assert known.populations["reference_date"].max() <= "2019-01-01"
    assert known.england["reference_date"].max() <= "2019-01-01"
    assert len(systems_on(known, "2022-07-01")) == 14


def test_a_designation_is_known_when_it_is_announced_not_when_it_took_effect():
    assert "sussex" not in set(
        systems_on(reference_known_on(REFERENCE, "2020-05-30"), "2020-05-30")["system_id"]
    )
    assert "sussex" in set(
        systems_on(reference_known_on(REFERENCE, "2020-05-31"), "2020-05-31")["system_id"]
    )


def test_all_is_known_in_the_end_and_little_at_first():
    late = reference_known_on(REFERENCE, "2030")
    for name in ("systems", "waves", "wave_systems", "england", "datings"):
        assert getattr(late, name).equals(getattr(REFERENCE, name)), name
    # What is announced without a date cannot be placed, and is left out.
    assert len(late.populations) == (REFERENCE.populations["reference_date"] != "").sum()
    early = reference_known_on(REFERENCE, "2016-12-31")
    assert early.waves.empty
    assert systems_on(early, "2022-07-01").empty
    assert reference_date_on(early, "2016-12-31", "ons_mid_year") == "2017-06-30"


def test_a_basis_nobody_had_counted_is_refused_in_a_sentence():
    known = reference_known_on(REFERENCE, "2019-01-01")
    with pytest.raises(UserError, match="nobody had been counted as 'gp_registered' by then"):
        reference_date_on(known, "2019-01-01", "gp_registered")
    assert population_on(known, ["dorset"], "2019", "gp_registered")["population"].isna().all()


# --- bad reference data ---


@pytest.fixture
def copied(tmp_path):
    return Path(shutil.copytree(FOLDER, tmp_path / "reference"))


def edited(folder, name, before, after):
    path = folder / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if before in line)
    lines[place] = lines[place].replace(before, after, 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    return place + 1


@pytest.mark.parametrize(
    ("name", "before", "after", "reason"),
    [
        (
            "systems",
            ",north-east-north-cumbria,2019-06-19",
            ",nowhere,2019-06-19",
            "unknown system 'nowhere'",
        ),
        (
            "systems",
            'north-cumbria,"West, North and East Cumbria",ics',
            'north-cumbria,"West, North and East Cumbria",devolvd',
            "column 'kind' holds 'devolvd'",
        ),
        (
            "systems",
            "2019-06-19,day,,",
            "2016-06-19,day,,",
            r"was designated \(2017-06-15\) after it was absorbed \(2016-06-19\)",
        ),
        (
            "populations",
            "STP April 2020",
            "Atlantis 2020",
            "column 'area' holds 'Atlantis 2020.*', which is no known area",
        ),
        ("datings", "2018,2018-09", "2019,2018-09", "has an earliest date after the latest"),
        (
            "wave_systems",
            "2018-05,gloucestershire,added",
            "2018-05,gloucestershire,absorbed",
            "'gloucestershire' is absorbed but has no successor_on",
        ),
        ("tiles", "dorset,", "dorzet,", "unknown system 'dorzet'"),
    ],
)
def test_bad_data_is_refused_with_file_row_and_reason(copied, name, before, after, reason):
    line = edited(copied, name, before, after)
    with pytest.raises(UserError, match=rf"data/reference/{name}.csv:{line}: .*{reason}"):
        load_reference(copied)


def test_a_cycle_of_successors_is_refused(copied):
    path = copied / "systems.csv"
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.split("\n") if line.startswith("north-east-north-cumbria,"))
    cells = next(csv.reader([row]))
    header = next(csv.reader([text.split("\n")[0]]))
    cells[header.index("successor_id")] = "north-cumbria"
    cells[header.index("successor_on")] = "2021"
    turned = ",".join(f'"{cell}"' for cell in cells)
    path.write_text(text.replace(row, turned), encoding="utf-8")
    with pytest.raises(UserError, match=r"systems.csv:\d+: .* is its own successor by .*cumbria"):
        load_reference(copied)


@pytest.mark.parametrize("people", ["773838", "773839"])
def test_two_rows_for_the_same_area_and_date_are_refused(copied, people):
    path = copied / "populations.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    place = next(n for n, it in enumerate(lines) if it.startswith("dorset,2019-06-30,ons_mid"))
    again = lines[place].replace("773839", people).replace("2017-04-01", "2018-04-01")
    lines.insert(place + 1, again)
    path.write_text("\n".join(lines), encoding="utf-8")
    reason = f"'dorset' has {people} people on 2019-06-30 .* and 773839 in another row"
    with pytest.raises(UserError, match=rf"populations.csv:{place + 2}: {reason}"):
        load_reference(copied)


def test_every_final_system_has_a_place_of_its_own_on_the_map():
    tiles = {row["system_id"]: (row["row"], row["column"]) for row in rows("tiles")}
    successors = {row["system_id"]: row["successor_id"] for row in rows("systems")}
    assert sorted(it for it in tiles if it in FINAL) == FINAL
    assert len({tiles[it] for it in FINAL}) == 42
    for system_id in ABSORBED:
        assert tiles[system_id] == tiles[successors[system_id]]
