"""The command that compares the claims of a domain, on the committed tables."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from ics_claims import tables
from ics_claims.cli import cli
from ics_claims.columns import records
from ics_claims.errors import UserError


def compare(*arguments: str) -> str:
    return CliRunner().invoke(cli, ["compare", *arguments], catch_exceptions=False).output


def test_every_claim_of_the_domain_is_there_on_an_axis_or_with_a_reason() -> None:
    rows = json.loads(compare("--domain", "urgent-care", "--format", "json"))
    assert rows
    for row in rows:
        assert row["domain"] == "urgent-care"
        assert bool(row["axis"]) != bool(row["why"])
        assert row["quote"] and row["claim_id"]


def test_the_three_forms_hold_the_same_claims() -> None:
    as_json = json.loads(compare("--domain", "investment", "--format", "json"))
    as_csv = list(csv.DictReader(io.StringIO(compare("--domain", "investment", "--format", "csv"))))
    as_text = compare("--domain", "investment")
    ids = [row["claim_id"] for row in as_json]
    assert ids == [row["claim_id"] for row in as_csv]
    assert all(name in as_text for name in ids)


def test_each_axis_holds_results_or_promises_never_both() -> None:
    for domain in ("coverage", "investment", "digital-records"):
        rows = json.loads(compare("--domain", domain, "--format", "json"))
        by_axis: dict[str, set[str]] = {}
        for row in rows:
            by_axis.setdefault(row["axis"], set()).add(row["result"])
        assert all(len(found) == 1 for axis, found in by_axis.items() if axis)


def test_an_unknown_domain_is_one_sentence_with_the_nearest() -> None:
    with pytest.raises(UserError, match="did you mean 'urgent-care'") as raised:
        compare("--domain", "urgent")
    assert "\n" not in str(raised.value)


def test_every_claim_maps_to_a_known_measure_or_is_listed_as_unmapped(built) -> None:
    measures = set(built.tables["measures"]["measure_id"])
    claims = built.tables["claims"]
    unmapped = claims["measure_id"] == ""
    assert set(claims.loc[~unmapped, "measure_id"]) <= measures
    assert all(claims.loc[~unmapped, "measure_words"] != "")
    assert int(built.tables["measures"]["claims"].sum()) + int(unmapped.sum()) == len(claims)
    # Measures are of the field's whole language: of the documents read, nine in ten map.
    assert unmapped.mean() < 0.1


def test_one_measure_for_two_names_of_appointments_and_two_for_attendances_and_admissions(
    built,
) -> None:
    by_words = {
        row["measure_words"].lower(): row["measure_id"] for row in records(built.tables["claims"])
    }
    assert by_words["gp surgery appointments"] == by_words["general practice appointments"]
    assert by_words["a&e attendances"] != by_words["a&e attendances and admissions"]


def test_every_system_that_is_named_has_its_row_in_the_matrix(built) -> None:
    from ics_claims.matrix import every_claim, matrix

    found = matrix(every_claim(built.tables), built.tables)
    names = dict(
        zip(built.tables["systems"]["system_id"], built.tables["systems"]["name"], strict=True)
    )
    mentioned = set(built.tables["mentions"]["system_id"]) - {""}
    assert {names[it] for it in mentioned} <= set(found["system"])
    assert not (found == "").drop(columns=[c for c in found if c.endswith("_address")]).any().any()


def test_each_claim_has_its_marks_and_no_comparison_names_a_repeat(built) -> None:
    assert list(built.tables["checkability"]["claim_id"]) == list(
        built.tables["claims"]["claim_id"]
    )
    claims = built.tables["claims"].set_index("claim_id")
    for row in records(built.tables["comparisons"]):
        for name in (row["claim_id"], row["other_id"]):
            assert claims.loc[name, "repeats"] == ""
        assert row["comparable"] == (row["fails"] == "")
    assert set(tables.CHECKS) < set(built.tables["checkability"].columns)
