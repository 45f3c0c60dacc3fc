"""`ics-claims coverage`: numbers are those of the reference sources, added up by hand."""

import csv
import io
import json
import shutil
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from ics_claims.cli import cli
from ics_claims.dataset import read_dataset
from ics_claims.errors import UserError
from ics_claims.paths import Project

KEYS = [
    "as_of",
    "systems",
    "people_low",
    "people_high",
    "england",
    "share_low",
    "share_high",
    "basis",
    "findings",
]


def printed(*words: str) -> str:
    result = CliRunner().invoke(cli, ["coverage", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def answer(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(*words, "--format", "json"))
    return found


@pytest.mark.parametrize(
    ("as_of", "systems", "low", "high", "england"),
    [
        ("2017-06-15", 10, 10_003_932, 10_003_932, 55_619_430),
        ("2018-12-31", 14, 15_808_759, 15_808_759, 55_619_430),
        ("2019-06-19", 14, 21_072_214, 21_072_214, 55_619_430),
        ("2020-05-31", 18, 27_575_646, 27_575_646, 56_286_961),
        ("2020-12-31", 29, 27_688_629, 41_476_004, 56_550_138),
        ("2021-04-01", 42, 56_550_138, 56_550_138, 56_550_138),
    ],
)
def test_json_has_these_keys_and_the_registers_numbers(
    as_of: str, systems: int, low: int, high: int, england: int
) -> None:
    found = answer("--as-of", as_of)
    assert list(found) == KEYS
    assert (found["as_of"], found["systems"]) == (as_of, systems)
    assert (found["people_low"], found["people_high"], found["england"]) == (low, high, england)
    assert found["share_low"] == pytest.approx(low / england, abs=5e-5)
    assert found["share_high"] == pytest.approx(high / england, abs=5e-5)
    assert found["basis"].startswith("ons_mid_year 20")


def test_before_the_first_announcement_there_is_nothing() -> None:
    found = answer("--as-of", "2017-01-01")
    assert (found["systems"], found["people_low"], found["share_high"]) == (0, 0, 0)
    assert found["findings"] == []
    assert "no event known by then" in printed("--as-of", "2017-01-01")


def test_csv_is_the_same_answer_in_one_row() -> None:
    rows = list(csv.DictReader(io.StringIO(printed("--as-of", "2020-05-31", "--format", "csv"))))
    found = answer("--as-of", "2020-05-31")
    assert len(rows) == 1
    assert list(rows[0]) == KEYS
    assert rows[0]["people_low"] == str(found["people_low"])
    assert rows[0]["findings"].split() == [it["finding_id"] for it in found["findings"]]


def test_text_is_the_ledgers_line_and_its_findings() -> None:
    found = answer("--as-of", "2020-05-31")
    lines = printed("--as-of", "2020-05-31").splitlines()
    assert lines[0].startswith("2020-05-31: 18 systems, 27,575,646 of 56,286,961 people")
    assert "last event: 2020-05, +4 systems" in lines
    assert any("people claimed: “around half”" in line for line in lines)
    assert any("(18 or 20)" in line for line in lines)
    assert f"findings: {len(found['findings'])}" in lines
    for finding in found["findings"]:
        assert any(finding["statement"] in line for line in lines)


def test_a_reading_can_be_chosen() -> None:
    day = ("--as-of", "2021-01-15")
    strict, generous = (answer(*day, "--reading", it) for it in ("strict", "generous"))
    assert (strict["systems"], generous["systems"]) == (18, 29)
    assert strict["people_low"] == strict["people_high"] == 27_688_629
    assert generous["people_low"] == generous["people_high"] == 41_476_004


def test_bases_are_not_mixed() -> None:
    found = answer("--as-of", "2021-04-01", "--basis", "gp_registered")
    assert found["people_low"] == found["england"] == 60_606_345


@pytest.mark.parametrize("as_of", ["2018-06-30", "2019-01-01", "2019-06-30"])
def test_nothing_later_is_told(here: Project, as_of: str) -> None:
    found = answer("--as-of", as_of)
    tables = read_dataset(here.processed)
    announcements = tables["announcements"]
    later = set(announcements.loc[announcements["published"] > as_of, "announcement_id"])
    told = json.dumps(found) + printed("--as-of", as_of)
    assert later
    assert not [name for name in later if name in told]
    findings = tables["findings"].set_index("finding_id")
    assert all(findings.loc[it["finding_id"], "known_from"] <= as_of for it in found["findings"])
    assert found["basis"] <= f"ons_mid_year {as_of}"


def test_all_findings_are_told_in_the_end(here: Project) -> None:
    everything = set(read_dataset(here.processed)["findings"]["finding_id"])
    assert {it["finding_id"] for it in answer("--as-of", "2030")["findings"]} == everything


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as-of", "31 May"), "'31 May' is no date"),
        (("--as-of", "2019-01-01", "--basis", "gp_registered"), "nobody had been counted"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    words: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        CliRunner().invoke(cli, ["coverage", *words], catch_exceptions=False)


def test_bad_reference_data_ends_with_one_line_and_exit_code_2(copy: Project) -> None:
    path = copy.reference / "populations.csv"
    path.write_text(path.read_text("utf-8").replace("STP April 2020", "Atlantis", 1), "utf-8")
    words = [sys.executable, "-m", "ics_claims.cli", "coverage", "--as-of", "2020"]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("error: data/reference/populations.csv:")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_missing_table_is_named(copy: Project) -> None:
    shutil.rmtree(copy.processed)
    with pytest.raises(UserError, match=r"announcements\.csv"):
        CliRunner().invoke(cli, ["coverage", "--as-of", "2020"], catch_exceptions=False)
