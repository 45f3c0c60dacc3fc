import pytest
from frames import announcements, claims, empty, links, systems

from ics_claims import tables as specs
from ics_claims.columns import typed
from ics_claims.errors import UserError
from ics_claims.selection import known_on


def dataset():
    event = {"systems_added": 1, "systems_absorbed": 0, "systems": 1, "people": 1, "england": 1}
    coverage = [
        {"event": "one", "announced_on": "2018-05-24", "claim_ids": "c1"},
        {"event": "two", "announced_on": "2019-06", "claim_ids": ""},
    ]
    finding = {"rule": "r", "severity": "tension", "statement": "s", "evidence": "e"}
    findings = [
        {"finding_id": "early", "claim_ids": "c1"},
        {"finding_id": "both", "claim_ids": "c1 c2"},
        {"finding_id": "register", "claim_ids": ""},
    ]
    return {
        "announcements": announcements(
            {"announcement_id": "early", "published": "2018-05-30"},
            {"announcement_id": "late", "published": "2019-06"},
        ),
        "claims": claims(
            {"announcement_id": "early", "system_id": "dorset"},
            {"announcement_id": "late", "system_id": "dorset"},
        ),
        "mentions": empty("mentions"),
        "excluded": empty("excluded"),
        "systems": systems({"system_id": "dorset", "name": "Dorset", "claims": 2}),
        "links": links({"claim_id": "c2", "other_id": "c1", "relation": "restates"}),
        "coverage": typed(
            specs.COVERAGE, [event | {"basis": "b", "source": "s"} | row for row in coverage], "c"
        ),
        "findings": typed(specs.FINDINGS, [finding | row for row in findings], "f"),
    }


def test_nothing_published_later_is_in_any_table():
    known = known_on(dataset(), "2019-06-29")
    assert list(known["announcements"]["announcement_id"]) == ["early"]
    assert list(known["claims"]["claim_id"]) == ["c1"]
    assert known["links"].empty
    assert list(known["findings"]["finding_id"]) == ["early"]
    assert list(known["coverage"]["event"]) == ["one"]
    assert list(known["systems"]["claims"]) == [1]


def test_a_month_is_known_on_its_last_day():
    known = known_on(dataset(), "2019-06-30")
    assert len(known["claims"]) == 2
    assert len(known["findings"]) == 3
    assert list(known["systems"]["claims"]) == [2]


def test_before_the_first_document_nothing_is_known():
    known = known_on(dataset(), "2017")
    assert all(known[name].empty for name in known if name != "systems")


def test_the_tables_given_stay_as_they_were():
    tables = dataset()
    known_on(tables, "2018-12-31")
    assert len(tables["claims"]) == 2


def test_what_is_no_date_is_refused():
    with pytest.raises(UserError, match="no date"):
        known_on(dataset(), "last June")


def test_marks_and_comparisons_of_later_claims_are_not_known_and_measures_are_counted_anew():
    judged = {
        "checkability": typed(
            specs.CHECKABILITY, [{"claim_id": it, "marks": 1} for it in ("c1", "c2")], "k"
        ),
        "comparisons": typed(
            specs.COMPARISONS,
            [{"claim_id": "c1", "other_id": "c2", "measure_id": "falls", "comparable": True}],
            "m",
        ),
    }
    known = known_on(dataset() | judged, "2018-12-31")
    assert list(known["checkability"]["claim_id"]) == ["c1"]
    assert known["comparisons"].empty
