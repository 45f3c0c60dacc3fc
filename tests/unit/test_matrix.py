"""Systems by domains, what is chosen, promises, axes: a plan and a result are never one number."""

from itertools import product
from pathlib import Path

import pytest
from frames import announcements, claims, empty, links, systems

from ics_claims import axes, checkability, matrix, promises
from ics_claims.columns import records, typed
from ics_claims.comparison import comparisons
from ics_claims.errors import UserError
from ics_claims.headings import is_success_heading
from ics_claims.measures import load_measures, measures_table
from ics_claims.normalised import people_of
from ics_claims.plots import comparable_claims, investment_per_head
from ics_claims.reference import load_reference
from ics_claims.tables import MENTIONS

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"
REFERENCE = load_reference(FOLDER)
MEASURES = load_measures(FOLDER)
FALLS = {"measure_id": "falls", "system_id": "dorset", "status": "achieved", "kind": "outcome"}
MONEY = {"measure_id": "service-investment", "unit": "gbp", "kind": "investment"}
YEAR = {"period_start": "2018-04-01", "period_end": "2019-03-31", "period": "in 2018/19"}


def tables(*rows, linked=None, named=("devon",)):
    said = claims(*rows)
    mentioned = [
        {"announcement_id": "a", "start": place, "end": place + 1, "surface": "X", "system_id": it}
        for place, it in enumerate(named)
    ]
    register = ("dorset", "devon", "somerset")
    return {
        "claims": said,
        "links": linked if linked is not None else empty("links"),
        "announcements": announcements(
            {"announcement_id": "a", "publisher": "NHS Kent"},
            {"announcement_id": "b", "published": "2021-03-01", "publisher": "The Paper"},
        ),
        "measures": measures_table(MEASURES, said),
        "checkability": checkability.checkability(said),
        "systems": systems(
            *({"system_id": it, "name": it.title()} for it in register),
            {"system_id": "england", "name": "England", "kind": "country"},
        ),
        "mentions": typed(MENTIONS, mentioned, "mentions"),
    }


def shown(found, **parameters):
    return matrix.chosen(matrix.every_claim(found), found, **parameters)


def test_results_and_promises_are_counted_apart_in_each_cell():
    found = tables(FALLS, FALLS | {"status": "planned"}, FALLS | {"status": "expected"}, FALLS)
    table = matrix.matrix(shown(found), found).set_index("system")
    assert table.loc["Dorset", "community-care"] == "2 ● 2 ○"


def test_a_system_that_is_only_named_has_a_row_of_dashes():
    found = tables(FALLS)
    table = matrix.matrix(shown(found), found).set_index("system")
    assert list(table.index) == ["Devon", "Dorset"]
    assert table.loc["Devon", "community-care"] == "–"


def test_a_cell_leads_to_the_first_of_its_claims():
    found = tables(FALLS | {"system_id": "somerset"}, FALLS | {"status": "planned"}, FALLS)
    table = matrix.matrix(shown(found), found).set_index("system")
    assert table.loc["Dorset", "community-care_address"] == "#c-c3"
    assert table.loc["Devon", "community-care_address"] == ""
    assert matrix.addresses(table.reset_index())["community-care"] == "community-care_address"


def test_claims_without_a_measure_or_system_have_a_place_of_their_own():
    found = tables(FALLS | {"measure_id": ""}, FALLS | {"system_id": ""})
    table = matrix.matrix(shown(found), found).set_index("system")
    assert table.loc["Dorset", "no measure"] == "1 ●"
    assert table.loc["(no system named)", "community-care"] == "1 ●"


def test_a_claim_said_again_is_one_claim():
    rendered = links({"claim_id": "c2", "other_id": "c1", "relation": "renders"})
    found = tables(FALLS, FALLS | {"announcement_id": "b"}, linked=rendered)
    assert list(shown(found)["also_in"]) == ["b"]


@pytest.mark.parametrize(
    ("parameters", "kept"),
    [
        ({}, ["c1", "c2", "c3", "c4"]),
        ({"domains": ["investment"]}, ["c3"]),
        ({"systems": ["somerset"]}, ["c4"]),
        ({"status": "promised"}, ["c2"]),
        ({"status": "achieved", "min_checkability": 2}, ["c4"]),
        ({"min_checkability": 6}, []),
    ],
)
def test_parameters_choose_claims(parameters, kept):
    found = tables(
        FALLS,
        FALLS | {"status": "planned"},
        FALLS | MONEY,
        FALLS | YEAR | {"system_id": "somerset"},
    )
    assert sorted(shown(found, **parameters)["claim_id"]) == kept


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"domains": ["cancr"]}, "did you mean 'cancer'"),
        ({"systems": ["dorst"]}, "did you mean 'dorset'"),
        ({"status": "both"}, "all, achieved, promised, not stated"),
        ({"min_checkability": 7}, "0 to 6"),
    ],
)
def test_what_there_is_not_is_refused(parameters, message):
    with pytest.raises(UserError, match=message):
        shown(tables(FALLS), **parameters)


# --- nobody can put a plan and a result together ---


def every_status():
    rows = [
        FALLS | YEAR | {"status": status, "system_id": system, "unit": unit, "direction": direction}
        for status in ("achieved", "expected", "planned", "")
        for system in ("dorset", "somerset")
        for unit in ("count", "percent")
        for direction in ("decrease", "level")
    ]
    rows += [
        FALLS | YEAR | MONEY | {"status": status, "system_id": system}
        for status in ("achieved", "planned", "")
        for system in ("dorset", "somerset")
    ]
    return tables(*rows)


ALL_PARAMETERS = [
    {"domains": domains, "systems": named, "status": status, "min_checkability": marks}
    for domains, named, status, marks in product(
        ([], ["community-care"], ["investment", "community-care"]),
        ([], ["dorset"], ["dorset", "somerset"]),
        ("all", "achieved", "promised", "not stated"),
        (0, 1, 2, 3),
    )
]


def test_no_parameter_puts_a_plan_and_a_result_on_one_axis_or_in_one_number():
    found = every_status()
    result_of = {row["claim_id"]: row["result"] for row in records(shown(found))}
    seen = set()
    for parameters in ALL_PARAMETERS:
        claims_chosen = shown(found, **parameters)
        if (ids := tuple(claims_chosen["claim_id"])) in seen:
            continue
        seen.add(ids)
        compared = axes.comparable(claims_chosen, found, REFERENCE)
        for _, rows in compared.groupby("axis"):
            assert rows["result"].nunique() == 1, parameters
        comparable_claims(compared, "Title")
        money = axes.per_head(claims_chosen, found, REFERENCE)
        assert money["claim_id"].is_unique, parameters
        investment_per_head(money, "Title")
        for frame in (compared, money):
            for row in records(frame):
                assert row["result"] == result_of[row["claim_id"]], parameters
        cells = matrix.matrix(claims_chosen, found)
        for value in cells.drop(columns=[c for c in cells if c.endswith("_address")]).to_numpy():
            numbers = [part for part in " ".join(value[1:]).split() if part.isdigit()]
            symbols = [part for part in " ".join(value[1:]).split() if part in "●○□"]
            assert len(numbers) == len(symbols), parameters
    assert len(seen) > 10


def test_claims_of_each_status_are_on_axes_at_all():
    found = every_status()
    compared = axes.comparable(shown(found), found, REFERENCE)
    assert set(compared["result"]) == {"achieved", "promised"}


def test_no_frame_has_a_mean_or_a_sum_of_what_is_claimed():
    found = every_status()
    for frame in (
        matrix.matrix(shown(found), found),
        axes.comparable(shown(found), found, REFERENCE),
        axes.per_head(shown(found), found, REFERENCE),
        promises.promise_shares(found),
        comparisons(found, people_of(found["claims"], found["announcements"], REFERENCE)),
    ):
        assert not any(word in name for name in frame for word in ("mean", "average", "sum"))


def test_a_picture_refuses_a_plan_and_a_result_on_one_axis():
    found = every_status()
    compared = axes.comparable(shown(found), found, REFERENCE).assign(axis="one")
    with pytest.raises(ValueError, match="share no axis"):
        comparable_claims(compared, "Title")


def test_every_claim_is_on_an_axis_or_listed_with_a_reason():
    found = every_status()
    chosen = shown(found)
    on_axes = set(axes.comparable(chosen, found, REFERENCE)["claim_id"])
    apart = axes.apart(chosen, found, REFERENCE)
    assert on_axes | set(apart["claim_id"]) == set(chosen["claim_id"])
    assert not on_axes & set(apart["claim_id"])
    assert all(apart["why"])


def test_a_claim_apart_is_held_against_the_one_that_fails_fewest_conditions():
    found = tables(
        FALLS | YEAR,
        FALLS | YEAR | {"system_id": "somerset", "status": "planned", "unit": "percent"},
        FALLS | YEAR | {"system_id": "somerset", "status": "planned", "announcement_id": "b"},
        FALLS | {"measure_id": ""},
    )
    rows = {row["claim_id"]: row for row in records(axes.apart(shown(found), found, REFERENCE))}
    assert rows["c1"]["other_id"] == "c3"
    assert rows["c1"]["why"] == "status: achieved v promised"
    assert rows["c4"]["why"] == "maps to no measure"


# --- promises ---


def test_promises_under_successes_are_counted_and_named():
    found = tables(
        FALLS | {"status": "planned", "heading": "Our successes so far"},
        FALLS | {"status": "planned", "heading": "What comes next"},
        FALLS | {"status": "planned", "heading": "Our successes so far", "kind": "cohort"},
        FALLS | {"heading": "Our successes so far"},
        FALLS | {"repeats": "c1", "status": "planned"},
    )
    row = records(promises.promise_shares(found))[0]
    assert (row["claims"], row["achieved"], row["promised"]) == (4, 1, 3)
    assert row["promised_share"] == "3 of 4"
    assert (row["promises_under_successes"], row["claim_ids"]) == (1, "c1")


@pytest.mark.parametrize(
    "heading", ["Successes to date", "What we have achieved", "Key achievements", "Results so far"]
)
def test_headings_of_successes_are_told(heading):
    assert is_success_heading(heading)


@pytest.mark.parametrize("heading", ["Next steps", "Our plans for 2023", "About us", ""])
def test_other_headings_are_not(heading):
    assert not is_success_heading(heading)


def test_a_promise_that_is_taken_up_leads_to_the_later_claim_and_others_show_their_due_date():
    promised = FALLS | {"status": "planned"}
    restated = links({"claim_id": "c3", "other_id": "c1", "relation": "restates"})
    found = tables(
        promised,
        promised | {"period_end": "2022-03"},
        FALLS | {"announcement_id": "b"},
        linked=restated,
    )
    rows = records(promises.promises(found))
    assert [row["claim_id"] for row in rows] == ["c2", "c1"]
    assert (rows[0]["due"], rows[0]["taken_up_as"]) == ("2022-03", "not taken up")
    assert (rows[1]["other_id"], rows[1]["became"]) == ("c3", "achieved")
    assert list(promises.promises(found, shown(found, status="achieved"))["claim_id"]) == []
