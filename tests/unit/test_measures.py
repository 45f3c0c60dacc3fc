"""Which measure a claim is about; sentences are our own."""

from pathlib import Path

import pytest
from frames import claims

from ics_claims.columns import records
from ics_claims.errors import UserError
from ics_claims.measures import known_domains, load_measures, measures_table, with_measures

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
MEASURES = load_measures(REFERENCE)


def claim(quote, figure, measured="", unit="count", kind="activity", **more):
    start = quote.index(figure)
    return {
        "quote": quote,
        "quote_start": 0,
        "quote_end": len(quote),
        "figure": figure,
        "start": start,
        "end": start + len(figure),
        "measured": measured,
        "unit": unit,
        "kind": kind,
    } | more


def mapped(*rows):
    found = records(with_measures(claims(*rows), MEASURES))
    return [(row["measure_id"], row["measure_words"]) for row in found]


CASES = [
    ("Kent held 500 more GP surgery appointments.", "500", "more GP surgery appointments", "count",
     "gp-appointments", "GP surgery appointments"),
    ("Kent held 500 general practice appointments.", "500", "general practice appointments",
     "count", "gp-appointments", "general practice appointments"),
    ("A further 90 appointments a day at family doctors.", "90", "appointments", "rate",
     "gp-appointments", "appointments … family doctors"),
    ("A&E attendances fell by 4%.", "4%", "A&E attendances", "percent", "ae-attendances",
     "A&E attendances"),
    ("Visits to the emergency department fell by 4%.", "4%", "emergency department visits",
     "percent", "ae-attendances", "emergency department visits"),
    ("Emergency admissions fell by 4%.", "4%", "Emergency admissions", "percent",
     "emergency-admissions", "Emergency admissions"),
    ("Attendances and admissions fell by 4%.", "4%", "attendances and admissions", "percent",
     "ae-attendances-and-admissions", "attendances and admissions"),
    ("Outpatient attendances rose by 4%.", "4%", "Outpatient attendances", "percent",
     "outpatient-appointments", "Outpatient attendances"),
    ("Some 71% of patients were seen within four hours.", "71%", "patients", "percent",
     "four-hour-performance", "seen within four hours"),
    ("Delayed transfers of care dropped by 30%.", "30%", "Delayed transfers of care", "percent",
     "delayed-discharges", "Delayed transfers of care"),
    ("The average length of stay is now 6 days.", "6 days", "average length of stay", "days",
     "length-of-stay", "length of stay"),
    ("There were 40 fewer out-of-area placements.", "40", "out-of-area placements", "count",
     "out-of-area-placements", "out-of-area placements"),
    ("The trust has 120 virtual ward beds.", "120", "virtual ward beds", "count", "virtual-ward",
     "virtual ward beds"),
    ("Some 66% were treated within 62 days.", "66%", "", "percent", "cancer-62-day", "62 days"),
    ("We recruited 35 physician associates.", "35", "physician associates", "count", "new-roles",
     "physician associates"),
    ("The vacancy rate is 8%.", "8%", "vacancy rate", "percent", "vacancies", "vacancy rate"),
    ("The plan saves £4m.", "£4m", "", "gbp", "savings", "saves"),
    ("We are investing £4m in stroke care.", "£4m", "", "gbp", "service-investment", "investing"),
    ("A £9m health centre opens in May.", "£9m", "health centre", "gbp", "capital-investment",
     "health centre"),
    ("The deficit was £9m.", "£9m", "deficit", "gbp", "financial-position", "deficit"),
    ("Flu jabs were given to 900 people.", "900", "people", "count", "vaccinations", "Flu jabs"),
    ("Its 51 primary care networks meet.", "51", "primary care networks", "count",
     "primary-care-networks", "primary care networks"),
    ("Ambulance handover delays fell by 9%.", "9%", "Ambulance handover delays", "percent",
     "ambulance-handover-delays", "Ambulance handover"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "figure", "measured", "unit", "measure", "words"), CASES)
def test_a_claim_maps_to_its_measure_by_its_words(quote, figure, measured, unit, measure, words):
    assert mapped(claim(quote, figure, measured, unit)) == [(measure, words)]


@pytest.mark.parametrize(
    ("quote", "figure", "measured"),
    [
        ("There were 60 fewer attendances.", "60", "attendances"),
        ("The choir sang 12 songs.", "12", "songs"),
    ],
)
def test_what_names_no_measure_maps_to_none(quote, figure, measured):
    assert mapped(claim(quote, figure, measured)) == [("", "")]


def test_a_sum_of_money_is_never_of_a_measure_that_counts():
    quote = "Preventing 30 strokes would save £1m."
    rows = (claim(quote, "30", "strokes"), claim(quote, "£1m", "strokes", "gbp"))
    assert [measure for measure, _ in mapped(*rows)] == ["strokes-prevented", "savings"]


def test_what_another_figure_counts_is_not_this_ones():
    quote = "We freed 20 sessions of GP time and saw 30 things."
    rows = (claim(quote, "20", "sessions of GP time"), claim(quote, "30", "things"))
    assert [measure for measure, _ in mapped(*rows)] == ["gp-time", ""]


def test_residents_are_people_served_only_where_the_claim_is_of_coverage():
    quote = "It serves 900,000 residents."
    assert mapped(claim(quote, "900,000", "residents", kind="coverage"))[0][0] == "people-served"
    assert mapped(claim(quote, "900,000", "residents", kind="outcome"))[0][0] == ""


def test_a_reviewed_measure_is_kept():
    row = claim("Kent held 5 GP appointments.", "5", "GP appointments", measure_id="births")
    assert mapped(row)[0][0] == "births"


def test_every_claim_is_counted_once_and_none_is_lost():
    rows = [
        claim(*case[:4], announcement_id=f"document-{place}") for place, case in enumerate(CASES)
    ]
    rows.append(claim("The choir sang 12 songs.", "12", "songs"))
    found = with_measures(claims(*rows), MEASURES)
    table = measures_table(MEASURES, found)
    assert len(found) == len(rows)
    assert int(table["claims"].sum()) == len(CASES)


def test_the_measures_cover_what_announcements_are_about():
    needed = {
        "general-practice-access", "urgent-care", "cancer", "mental-health", "hospital-flow",
        "prevention", "workforce", "digital-records", "investment", "coverage",
    }  # fmt: skip
    assert needed <= set(MEASURES.domains)
    assert {measure.domain for measure in MEASURES.measures} == set(MEASURES.domains)
    assert len(MEASURES.measures) >= 60


def test_no_two_measures_have_a_synonym_in_common():
    by_phrase = {}
    for measure in MEASURES.measures:
        for phrase in measure.phrases:
            by_phrase.setdefault(phrase, []).append((measure.measure_id, measure.kinds))
    shared = {
        phrase: found
        for phrase, found in by_phrase.items()
        if len(found) > 1 and not any(kinds for _, kinds in found)
    }
    assert not shared


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("better: higher", "better: up", r"measures.yml:\d+: better 'up' is unknown"),
        ("units: [count]", "units: [number]", r"measures.yml:\d+: units 'number' is unknown"),
        ('"{gp} appointment"', '"{doc} appointment"', r"measures.yml:\d+: no spelling 'doc'"),
        ("spellings:", "spelling:", "the section 'spellings' is missing"),
        ("- id: primary-care-appointments", "- id: gp-appointments", "stands twice"),
        ("domains:", "domains: [", "no valid YAML"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_line(tmp_path, old, new, message):
    text = (REFERENCE / "measures.yml").read_text("utf-8").replace(old, new, 1)
    (tmp_path / "measures.yml").write_text(text, "utf-8")
    with pytest.raises(UserError, match=message):
        load_measures(tmp_path)


def test_an_unknown_domain_is_refused_with_the_nearest():
    table = measures_table(MEASURES, with_measures(claims(), MEASURES))
    assert known_domains(table, ["cancer"]) == ["cancer"]
    with pytest.raises(UserError, match="did you mean 'urgent-care'"):
        known_domains(table, ["urgentcare"])
