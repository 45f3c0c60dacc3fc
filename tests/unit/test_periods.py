"""Expressions of time: where they stand, which figure they belong to, and which days they mean."""

import pytest

from ics_claims.extraction.periods import find_periods, period_of, resolve

FOUND = [
    ("Over the last year waits fell.", ["Over the last year"]),
    ("It will open by 2027 and serve the town within two years.", ["by 2027", "within two years"]),
    ("To date, 40 staff have joined.", ["To date"]),
    ("It saw 90 people in the first six months.", ["in the first six months"]),
    ("Spending during 2021-22 rose.", ["during 2021-22"]),
    ("Since April the team has met every week.", ["Since April", "every week"]),
    ("Between January and March 2023 it fell.", ["Between January and March 2023"]),
    ("So far this year, none has closed.", ["So far this year"]),
    ("Work ends by the end of the month.", ["by the end of the month"]),
    ("Last winter was hard, as was Q2.", ["Last winter"]),
    ("In the year to March 2024 it grew.", ["In the year to March 2024"]),
    ("Figures for the 12 months to June 2022", ["for the 12 months to June 2022"]),
    ("It was announced today.", ["today"]),
    ("In Q2 2022 it rose, and again this financial year.", ["In Q2 2022", "this financial year"]),
    ("On 1 July 2022 the board took over.", ["On 1 July 2022"]),
    ("It may grow and march on.", []),
    ("They may help 400 people.", []),
    ("Patients are seen within 14 days of referral.", []),
    ("The over-75s clinic has 2,019 patients.", []),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_expressions_are_found_as_written(text, wanted):
    assert [text[start:end] for start, end in find_periods(text, 0, len(text))] == wanted


def test_only_the_asked_stretch_is_searched():
    text = "In 2019 it rose; in 2020 it fell."
    assert [text[s:e] for s, e in find_periods(text, 16, len(text))] == ["in 2020"]


BELONGS = [
    ("To date the service has seen 300 people.", "300", "To date"),
    ("With 4 sites by 2026, it aims to hire 90 nurses every year.", "90", "every year"),
    ("With 4 sites by 2026, it aims to hire 90 nurses every year.", "4", "by 2026"),
    ("It saved 20 days and 4 beds over the next two years.", "20", "over the next two years"),
    ("They join the 12 boards, which were named in 2018, and two trusts.", "two", ""),
    ("It has 70 beds.", "70", ""),
]


@pytest.mark.parametrize(("sentence", "figure", "wanted"), BELONGS)
def test_a_period_belongs_to_the_figure_of_its_clause(sentence, figure, wanted):
    others = [word for word in ("300", "4 ", "90", "20 ", "12 ", "two", "70") if word in sentence]
    spans = sorted(
        (sentence.index(word), sentence.index(word) + len(word.strip()))
        for word in others
        if word != "two" or figure == "two"
    )
    start = sentence.index(figure)
    number = [span[0] for span in spans].index(start)
    assert period_of(sentence, tuple(spans), number) == wanted


RESOLVED = [
    # As written, published, first day, last day, precision. The dates are from the calendar.
    ("in 2018", "2019-06-19", "2018-01-01", "2018-12-31", "year"),
    ("by 2021", "2019-06-19", "", "2021-12-31", "year"),
    ("during 2018-19", "2020-05", "2018-04-01", "2019-03-31", "month"),
    ("by the end of 2023/24", "2022-01-05", "", "2024-03-31", "month"),
    ("over the last year", "2018-05-30", "2017-05-30", "2018-05-30", "day"),
    ("over the next three years", "2018-05-30", "2018-05-30", "2021-05-30", "day"),
    ("last month", "2024-01-09", "2023-12-01", "2023-12-31", "month"),
    ("last month", "2024", "", "", ""),
    ("last year", "2019-06-19", "2018-01-01", "2018-12-31", "year"),
    ("by the end of the month", "2019-06-19", "", "2019-06-30", "month"),
    ("this financial year", "2019-03-31", "2018-04-01", "2019-03-31", "month"),
    ("this financial year", "2019-04-01", "2019-04-01", "2020-03-31", "month"),
    ("in the year to March 2024", "2024-05", "2023-04-01", "2024-03-31", "month"),
    ("in the 12 months to June 2022", "2022-08", "2021-07-01", "2022-06-30", "month"),
    ("between January and March 2023", "2023-05", "2023-01-01", "2023-03-31", "month"),
    ("between November and February 2023", "2023-05", "2022-11-01", "2023-02-28", "month"),
    ("since April", "2019-06-19", "2019-04-01", "2019-06-19", "month"),
    ("last winter", "2019-06-19", "2018-12-01", "2019-02-28", "month"),
    ("next summer", "2019-06-19", "2020-06-01", "2020-08-31", "month"),
    ("on 1 July 2022", "2022-06", "2022-07-01", "2022-07-01", "day"),
    ("today", "2019-06-19", "2019-06-19", "2019-06-19", "day"),
    ("today", "2019-06", "", "", ""),
    ("yesterday", "2024-03-01", "2024-02-29", "2024-02-29", "day"),
    ("last week", "2018-05-30", "2018-05-21", "2018-05-27", "day"),
    ("to date", "2019-06", "", "2019-06-30", "month"),
    ("in the first quarter of 2023/24", "2023-09", "2023-04-01", "2023-06-30", "month"),
    ("every week", "2019-06-19", "", "", ""),
    ("in the first six months", "2019-06-19", "", "", ""),
    ("on 31 February 2020", "2020-03-01", "", "", ""),
    ("", "2019-06-19", "", "", ""),
    ("in 2018", "", "2018-01-01", "2018-12-31", "year"),
]


@pytest.mark.parametrize(("written", "published", "start", "end", "precision"), RESOLVED)
def test_dates_follow_from_the_publication_date(written, published, start, end, precision):
    found = resolve(written, published)
    assert (found.text, found.start, found.end, found.precision) == (written, start, end, precision)
