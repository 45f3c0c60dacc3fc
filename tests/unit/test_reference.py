"""The reference tables, and what is said where they are wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ics_claims.errors import UserError
from ics_claims.reference import (
    ALIASES,
    TABLES,
    Names,
    Reference,
    check_succession,
    load_names,
    load_reference,
)

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"
# Systems after each event, as the announcements and the known lists have it: 10 first systems, 14
# after May 2018, three for three in June 2019, then 18, 29 and 42.
SYSTEMS_AFTER = {
    "2017-06": 10,
    "2018-05": 14,
    "2019-06": 14,
    "2020-05": 18,
    "2020-12": 29,
    "2021-03": 42,
    "2022-07": 42,
}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "reference"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")


def test_there_are_42_final_systems_4_absorbed_ones_and_3_former_partnerships(
    reference: Reference,
) -> None:
    systems = reference.systems
    assert len(systems) == 49
    assert systems["one_of_final_42"].sum() == 42
    absorbed = systems[(systems["successor_id"] != "") & (systems["kind"] != "stp")]
    assert sorted(absorbed["system_id"]) == [
        "berkshire-west",
        "blackpool-fylde-coast",
        "buckinghamshire",
        "north-cumbria",
    ]
    assert (systems["kind"] == "stp").sum() == 3
    assert (systems["kind"] == "devolved").sum() == 2


def test_replaying_the_waves_gives_the_known_numbers_of_systems(reference: Reference) -> None:
    systems: set[str] = set()
    counted = {}
    order = ["2017-06", "2018-blackpool-widening", *list(SYSTEMS_AFTER)[1:]]
    for event in order:
        rows = reference.wave_systems[reference.wave_systems["event_id"] == event]
        absorbed = set(rows[rows["action"] == "absorbed"]["system_id"])
        assert absorbed <= systems
        systems = systems - absorbed | set(rows[rows["action"] == "added"]["system_id"])
        counted[event] = len(systems)
    assert {event: counted[event] for event in SYSTEMS_AFTER} == SYSTEMS_AFTER
    stated = reference.waves.set_index("event_id")["icss_after"].to_dict()
    assert {event: stated[event] for event in SYSTEMS_AFTER} == SYSTEMS_AFTER


@pytest.mark.parametrize(
    "event", ["2017-06", "2018-05", "2019-06", "2020-05", "2020-12", "2021-03"]
)
def test_residents_added_are_the_sum_of_the_populations(event: str, reference: Reference) -> None:
    wave = reference.waves.set_index("event_id").loc[event]
    rows = reference.wave_systems
    added = rows[(rows["event_id"] == event) & (rows["action"] == "added")]["system_id"]
    on = {"2017-06": "2017-06-15", "2020-05": "2020-05", "2020-12": "2020-12"}
    date = on.get(event, wave["effective_on"] or wave["announced_on"])
    populations = reference.populations
    held = populations[
        (populations["basis"] == "ons_mid_year")
        & (populations["reference_date"] == wave["ons_date"])
        & populations["system_id"].isin(added)
        & (populations["area_valid_from"] <= date)
        & ((populations["area_valid_to"] == "") | (populations["area_valid_to"] >= date))
    ]
    assert sorted(held["system_id"]) == sorted(added)
    assert held["population"].sum() == wave["ons_added"]


def test_england_has_one_original_figure_a_year(reference: Reference) -> None:
    england = reference.england
    original = england[england["series"] == "original"].set_index("reference_date")["population"]
    assert original["2017-06-30"] == 55_619_430
    assert original["2019-06-30"] == 56_286_961
    assert original["2020-06-30"] == 56_550_138


def test_codes_are_those_of_their_dates(reference: Reference) -> None:
    codes = reference.system_codes
    sussex = codes[(codes["system_id"] == "sussex") & (codes["scheme"] == "gss")]
    assert dict(zip(sussex["code"], sussex["valid_from"], strict=True)) == {
        "E54000053": "2020-04-01",
        "E54000064": "2024-04-01",
    }
    assert reference.latest_gss_codes()["sussex"] == "E54000064"
    assert "berkshire-west" not in reference.latest_gss_codes()


def test_names_are_read_without_frames_and_agree_with_them(
    names: Names, reference: Reference
) -> None:
    assert [row["alias"] for row in names.aliases] == list(reference.aliases["alias"])
    assert names.system_names["frimley"] == "Frimley Health"


def test_every_table_has_a_description_and_a_line_in_the_readme() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"`{table.name}.csv`" in readme
    assert {path.stem for path in FOLDER.glob("*.csv")} >= {table.name for table in TABLES}


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        (
            "populations.csv",
            "dorset,2019-06-30,ons_mid_year,",
            "dorset,2019-06-30,ons_mid_year,x",
            r"populations.csv:\d+: column 'population' holds 'x\d+', which is no whole number",
        ),
        (
            "wave_systems.csv",
            "2018-05,gloucestershire",
            "2018-05,glostershire",
            r"wave_systems.csv:\d+: unknown system 'glostershire'",
        ),
        (
            "systems.csv",
            "\ndevon,",
            "\ndorset,",
            r"systems.csv:\d+: two rows have the same system_id",
        ),
        (
            "systems.csv",
            "buckinghamshire-oxfordshire-berkshire-west,2019-06-19",
            "bucks,2019-06-19",
            r"systems.csv:\d+: unknown system 'bucks'",
        ),
        (
            "england.csv",
            "verified",
            "certain",
            r"england.csv:2: column 'confidence' holds 'certain' but must be one of verified",
        ),
        (
            "sources.csv",
            "ons-rebasing-bulletin,",
            "ons-bulletin,",
            r"england.csv:\d+: column 'sources' holds the unknown source 'ons-rebasing-bulletin'",
        ),
    ],
)
def test_fault_is_named_with_file_line_and_column(
    file: str, before: str, after: str, message: str, copied: Path
) -> None:
    edit(copied / file, lambda text: text.replace(before, after, 1))
    with pytest.raises(UserError, match=message):
        load_reference(copied)


def test_missing_file_is_named(copied: Path) -> None:
    (copied / "waves.csv").unlink()
    with pytest.raises(UserError, match=r"waves.csv: the file is missing"):
        load_reference(copied)


def test_names_with_an_unknown_system_are_refused(copied: Path) -> None:
    line = '"Old, Name",nowhere,alias,,,false,general-knowledge,from-memory,\n'
    edit(copied / "aliases.csv", lambda text: text + line)
    number = (copied / "aliases.csv").read_text(encoding="utf-8").count("\n")
    message = (
        rf"aliases.csv:{number}: unknown system 'nowhere'; add it to data/reference/systems.csv"
    )
    with pytest.raises(UserError, match=message):
        load_names(copied)


def test_names_without_a_column_are_refused(copied: Path) -> None:
    edit(copied / "aliases.csv", lambda text: text.replace("ambiguous", "unsure", 1))
    with pytest.raises(UserError, match=r"aliases.csv:1: column 'ambiguous' is missing"):
        load_names(copied)
    assert "ambiguous" in ALIASES.names


def system(system_id: str, successor: str = "", on: str = "", since: str = "") -> dict[str, str]:
    return {
        "system_id": system_id,
        "successor_id": successor,
        "successor_on": on,
        "designated_on": since,
    }


def test_chain_of_successors_must_end() -> None:
    systems = [system("a", "b"), system("b", "c"), system("c", "a")]
    with pytest.raises(UserError, match=r"systems.csv:2: 'a' is its own successor by b -> c -> a"):
        check_succession(systems, [2, 3, 4])
    check_succession([system("a", "b"), system("b", "c"), system("c")], [2, 3, 4])


def test_system_cannot_be_designated_after_it_was_absorbed() -> None:
    systems = [system("a", "b", "2018", "2019-06-19"), system("b")]
    with pytest.raises(UserError, match=r"systems.csv:2: 'a' was designated .* after it was abs"):
        check_succession(systems, [2, 3])
    check_succession([system("a", "b", "2018", "2018-05-24"), system("b")], [2, 3])
