"""Claimed changes without a figure, and what is none."""

import pytest

from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.unquantified import find_unquantified
from ics_claims.text import paragraphs, sentences


def changes(text):
    blocks = paragraphs(text)
    found = find_unquantified(text, blocks, sentences(text, blocks), find_figures(text))
    for change in found:
        assert text[change.start : change.end] == change.measured
    return found


CLAIMED = [
    # A sentence, a stretch that the phrase must hold, direction, status.
    (
        "Waiting times for scans have improved across the county.",
        "improved",
        "decrease",
        "achieved",
    ),
    ("Access to physiotherapy has improved since the move.", "improved", "increase", "achieved"),
    (
        "The team has cut unnecessary admissions from care homes.",
        "admissions",
        "decrease",
        "achieved",
    ),
    ("The new rota will reduce delays for patients.", "delays", "decrease", "expected"),
    ("Partners are working together to improve quality of care.", "quality", "increase", "planned"),
    ("The trust aims to reduce variation between wards.", "variation", "decrease", "planned"),
    (
        "There have been fewer cancelled operations on both sites.",
        "operations",
        "decrease",
        "achieved",
    ),
    ("Families will get better support after a stroke.", "support", "increase", "expected"),
    (
        "Patients no longer need to travel to the city for treatment.",
        "travel",
        "decrease",
        "achieved",
    ),
    ("Older people are staying independent for longer.", "independent", "increase", "achieved"),
    ("The pilot led to a reduction in emergency admissions.", "admissions", "decrease", "achieved"),
    ("Nurses can now respond faster to calls from patients.", "faster", "increase", "achieved"),
    (
        "Fewer patients are having their operations cancelled on the day.",
        "Fewer patients",
        "decrease",
        "achieved",
    ),
    ("Ambulance delays outside the hospital have eased.", "delays", "decrease", "achieved"),
    ("Length of stay is coming down.", "Length of stay", "decrease", "achieved"),
    ("It should mean better continuity of care.", "continuity", "increase", "expected"),
    (
        "The strategy aims to narrow the gap in life expectancy between rich and poor.",
        "the gap in life expectancy",
        "decrease",
        "planned",
    ),
    (
        "Productivity has recovered since the strikes ended.",
        "Productivity",
        "increase",
        "achieved",
    ),
    ("Waiting lists have shrunk.", "Waiting lists", "decrease", "achieved"),
    ("Patients say they feel safer on the ward.", "feel safer", "increase", "achieved"),
    (
        "Out-of-hours calls dropped sharply after the service began.",
        "calls dropped",
        "decrease",
        "achieved",
    ),
]


@pytest.mark.parametrize(("text", "stretch", "direction", "status"), CLAIMED)
def test_a_claimed_change_is_found_with_direction_and_status(text, stretch, direction, status):
    (found,) = changes(text)
    assert stretch in found.measured
    assert (found.direction, found.status) == (direction, status)


@pytest.mark.parametrize(
    "text",
    [
        "The board meets on the second Tuesday of the month.",
        "Attendances at the hospital fell by 12%.",
        "The service helped 400 people to get better care.",
        "The chair thanked staff and volunteers for their work.",
        "Better care closer to home",
        "To find out more about the service, visit our website.",
        "For more information contact the press office.",
        "We would like to hear from more people with experience of the service.",
        "She has worked in the NHS all her life and lives in York.",
        "The trust is more than a hospital, its chair said.",
        "All patients are asked to bring a list of their medicines.",
        "The lower ground floor is closed for building work.",
        "Shares in the company fell on Friday.",
        "",
    ],
)
def test_what_states_no_change_or_has_its_own_figure_is_none(text):
    assert changes(text) == []


def test_an_endless_sentence_is_read_in_part():
    assert changes("better care and " * 20_000)
