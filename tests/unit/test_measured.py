"""What a figure without a noun beside it counts: named elsewhere in its sentence or before it."""

from __future__ import annotations

import pytest

from ics_claims.extraction.claims import extract
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement
from ics_claims.paths import project
from ics_claims.reference import load_names

# A text, and what each of its claims measures in order; empty where the text does not name it.
CASES = [
    # The whole comes first and the part without its noun.
    ("Of the 85 nurses promised, 58 are in post.", ["nurses", "nurses"]),
    ("In the end 27 people were made redundant, while 59 left.", ["people", "people"]),
    ("The bus saw 300 people, 44 of whom were smokers.", ["people", "people"]),
    ("They hired 40 nurses, six of them from overseas.", ["nurses", "nurses"]),
    ("Two of the five theatres have closed.", ["theatres", "theatres"]),
    # The later figure is set beside the earlier one.
    ("The clinic held 90 sessions, compared with 61 last year.", ["sessions", "sessions"]),
    ("The team made 900 visits, 14% up on last year.", ["visits", "visits"]),
    # The subject says what stood, went or took so much or so long.
    ("Bed occupancy went from 91% to 84%.", ["Bed occupancy", "Bed occupancy"]),
    ("The average handover took 38 minutes in May.", ["The average handover"]),
    ("Vacancies should settle at about 6%.", ["Vacancies"]),
    # What a change is in, where another figure stands before it.
    (
        "It has brought 300 more visits and a fall to 4% in the share of beds that are shut.",
        ["more visits", "the share of beds"],
    ),
    ("There were 90 new posts and a rise to 71% in uptake.", ["new posts", "uptake"]),
    # The object of what brings it there.
    ("It will bring the wait for a scan down to 20 weeks.", ["the wait for a scan"]),
    ("The board wants smoking prevalence below 5%.", ["smoking prevalence"]),
    # A label before a colon, and the noun before "of".
    ("Health visitors in post: 64.", ["Health visitors in post"]),
    ("The hospital has a catchment of 240,000.", ["a catchment"]),
    ("Staff opened the shared plan 9,000 times.", ["the shared plan"]),
    ("It has a record, which clinicians have viewed 40,000 times.", [""]),
    ("The plans have been opened 40,000 times.", ["The plans"]),
    ("Paying them off cost £3 million.", ["Paying them"]),
    ("The programme has cost £3 million.", ["The programme"]),
    # Verbs of opinion belong to those asked.
    ("We found that 40% of patients say they were helped.", ["patients"]),
    # The sentence before says it.
    (
        "The wait for a hearing aid was nine weeks. It is now five days.",
        ["The wait for a hearing aid"] * 2,
    ),
    ("We treated 900 patients. The target of 960 was missed.", ["patients", "patients"]),
    ("The service has 64 beds. Twelve of these are closed.", ["beds", "beds"]),
    ("The trust employs 500 nurses. It was rung 900 times.", ["nurses", ""]),
    # Another paragraph says nothing of it, nor does a figure of another kind.
    ("The trust employs 500 nurses.\n\nIn all, 90 have left.", ["nurses", ""]),
    ("The trust employs 500 nurses. It is now nine weeks.", ["nurses", ""]),
]


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.of(load_names(project().reference))


@pytest.mark.parametrize(("text", "measured"), CASES)
def test_what_a_figure_measures_is_found(text, measured, gazetteer):
    announcement = Announcement(
        "x", "x.md", text, 0, "", "", "", "news", "2019-06-19", "stated", "2019-06", "original"
    )
    found = extract(announcement, gazetteer).claims
    assert [claim.measured for claim in found] == measured
