"""The committed tables: current, anchored, valid, and the same however often they are built."""

import hashlib
import json
from pathlib import Path

import frictionless
import pytest

from ics_claims.columns import records
from ics_claims.dataset import DESCRIPTOR, dataset_files, dictionary_of, read_dataset, write_dataset
from ics_claims.paths import Project
from ics_claims.pipeline import Built, build


def test_committed_tables_are_what_the_raw_data_yield(built: Built, here: Project) -> None:
    for name, content in dataset_files(built.tables).items():
        assert (here.processed / name).read_bytes() == content, (
            f"data/processed/{name} is stale: run 'ics-claims build' and commit it"
        )
    committed = {path.name for path in here.processed.iterdir()}
    assert committed == set(dataset_files(built.tables))


def test_a_second_build_gives_the_same_bytes(built: Built, here: Project) -> None:
    assert dataset_files(build(here).tables) == dataset_files(built.tables)


def test_every_anchor_slices_back_to_its_figure(here: Project) -> None:
    tables = read_dataset(here.processed)
    texts = {
        row["announcement_id"]: (here.root / row["path"]).read_bytes().decode("utf-8")
        for row in records(tables["announcements"])
    }
    claims = records(tables["claims"])
    assert {claim["announcement_id"] for claim in claims} == set(texts)
    for claim in claims:
        text = texts[claim["announcement_id"]]
        start, end = claim["start"], claim["end"]
        assert text[start:end] == claim["figure"]
        assert text[claim["quote_start"] : claim["quote_end"]] == claim["quote"]
        assert claim["quote_start"] <= start < end <= claim["quote_end"]
        assert text[:start].endswith(claim["prefix"]) and text[end:].startswith(claim["suffix"])
    for table, column in (("mentions", "surface"), ("excluded", "figure"), ("changes", "phrase")):
        for row in records(tables[table]):
            assert texts[row["announcement_id"]][row["start"] : row["end"]] == row[column]


def test_hashes_are_those_of_the_files(here: Project) -> None:
    for row in records(read_dataset(here.processed)["announcements"]):
        content = (here.root / row["path"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(content).hexdigest()


def test_every_announcement_and_every_system_it_names_has_a_row(here: Project) -> None:
    tables = read_dataset(here.processed)
    files = {path.stem for path in here.announcements.glob("*.md")}
    assert set(tables["announcements"]["announcement_id"]) == files
    assert len(files) == 5
    # Named in the five briefs, by reading them.
    named = {
        "buckinghamshire-oxfordshire-berkshire-west",
        "dorset",
        "gloucestershire",
        "greater-manchester",
        "hertfordshire-west-essex",
        "humber-coast-vale",
        "north-cumbria",
        "north-east-north-cumbria",
        "south-east-london",
        "south-west-london",
        "suffolk-north-east-essex",
        "surrey-heartlands",
        "sussex",
        "west-yorkshire-harrogate",
    }
    assert named <= set(tables["mentions"]["system_id"])
    assert named <= set(tables["systems"]["system_id"])


def test_the_register_holds_the_42_and_the_absorbed(here: Project) -> None:
    systems = read_dataset(here.processed)["systems"]
    assert int(systems["final"].sum()) == 42
    absorbed = systems[(systems["successor_id"] != "") & (systems["kind"] == "ics")]
    assert set(absorbed["system_id"]) == {
        "berkshire-west",
        "blackpool-fylde-coast",
        "buckinghamshire",
        "north-cumbria",
    }


def test_the_package_is_valid_by_the_frictionless_tool(here: Project) -> None:
    report = frictionless.Package(str(here.processed / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_the_frictionless_tool_sees_a_broken_table(here: Project, tmp_path: Path) -> None:
    for path in here.processed.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    claims = tmp_path / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",achieved,", ",certain,", 1), "utf-8")
    assert not frictionless.Package(str(tmp_path / DESCRIPTOR)).validate().valid


def test_the_descriptor_holds_each_files_hash(here: Project) -> None:
    descriptor = json.loads((here.processed / DESCRIPTOR).read_text("utf-8"))
    for resource in descriptor["resources"]:
        content = (here.processed / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)


def test_what_is_written_reads_back_and_only_changes_are_written(
    built: Built, tmp_path: Path
) -> None:
    assert len(write_dataset(built.tables, tmp_path)) == len(dataset_files(built.tables))
    assert dataset_files(read_dataset(tmp_path)) == dataset_files(built.tables)
    assert write_dataset(built.tables, tmp_path) == []


def test_a_table_that_breaks_its_spec_leaves_the_folder_as_it_was(
    built: Built, tmp_path: Path
) -> None:
    write_dataset(built.tables, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    claims = built.tables["claims"].assign(status="certain")
    with pytest.raises(Exception, match="'certain' but must be one of achieved"):
        write_dataset(built.tables | {"claims": claims}, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_data_dictionary_is_current(here: Project) -> None:
    dictionary = (here.root / "docs" / "data-dictionary.md").read_text("utf-8")
    assert dictionary == dictionary_of(), "run 'ics-claims dictionary > docs/data-dictionary.md'"
