"""What a text gives a reader to check a claim by; sentences are our own."""

import pytest
from frames import claims

from ics_claims import checkability
from ics_claims.columns import records


def marked(quote, figure, unit="percent", **more):
    start = quote.index(figure)
    row = {
        "quote": quote,
        "quote_end": len(quote),
        "figure": figure,
        "start": start,
        "end": start + len(figure),
        "unit": unit,
        "value_low": 1,
        "value_high": 1,
    }
    return records(checkability.checkability(claims(row | more)))[0]


@pytest.mark.parametrize(
    ("quote", "figure", "mark", "words"),
    [
        ("Falls fell by 12% compared with the previous year.", "12%", "baseline",
         "compared with the previous year"),
        ("The stay is down from 9 days to 7 days.", "7 days", "baseline", "down from 9 days"),
        ("Calls are 20% higher than before the pandemic.", "20%", "baseline",
         "than before the pandemic"),
        ("There are 40 more nurses since April 2021.", "40", "baseline", "since April 2021"),
        ("Visits rose 3% year-on-year.", "3%", "baseline", "year-on-year"),
        ("Waits are 6 weeks, against a national average of 9 weeks.", "6 weeks", "comparator",
         "against a national average of 9 weeks"),
        ("Kent cut waits by 8%, more than any other region.", "8%", "comparator",
         "more than any other region"),
        ("Admissions fell by 8% among people with asthma.", "8%", "denominator",
         "among people with asthma"),
        ("Some 8% of patients with diabetes had a check.", "8%", "denominator",
         "of patients with diabetes had a check"),
        ("The trust spends £3 per head.", "£3", "denominator", "per head"),
        ("Stays fell by 9%, according to NHS Digital.", "9%", "source",
         "according to NHS Digital"),
        ("An evaluation by the University of Leeds found 9% fewer stays.", "9%", "source",
         "An evaluation by the University of Leeds"),
    ],
)  # fmt: skip
def test_words_that_help_to_check_a_claim_earn_their_mark(quote, figure, mark, words):
    unit = "gbp" if "£" in figure else "percent"
    row = marked(quote, figure, unit)
    assert row[mark] == words
    assert row["marks"] == 2
    assert row["figure"] == figure


@pytest.mark.parametrize(
    "quote",
    [
        "Falls fell by 12%.",
        "The team is among the best and cut falls by 12%.",
        "We saved 12% to spend elsewhere.",
        "Falls fell by 12% and we are proud of all our staff.",
    ],
)
def test_words_that_do_not_help_earn_none(quote):
    assert marked(quote, "12%")["marks"] == 1


def test_a_claim_can_have_all_six_marks():
    quote = (
        "According to NHS Digital, stays fell by 12% among people with asthma in 2021, "
        "compared with the previous year and with a regional average of 3%."
    )
    row = marked(quote, "12%", period="in 2021", baseline="")
    assert row["source"] and row["baseline"] and row["denominator"] and row["period"]
    row = marked(quote, "12%", period="in 2021", baseline="a regional average of 3%")
    assert row["marks"] == 6
    assert checkability.shown_marks(row) == "●●●●●●"


def test_the_baseline_field_counts_as_comparator_where_it_names_others():
    row = marked("Stays are 9 days.", "9 days", "days", baseline="the national average is 10 days")
    assert (row["baseline"], row["comparator"]) == ("", "the national average is 10 days")


@pytest.mark.parametrize("period", ["to date", "so far", "every week", "now", "daily", ""])
def test_words_without_a_begin_or_an_end_are_no_period(period):
    assert marked("Falls fell by 12%.", "12%", period=period)["period"] == ""


@pytest.mark.parametrize("period", ["in 2021", "over the last year", "by March 2023"])
def test_a_period_that_can_be_looked_up_is_one(period):
    assert marked("Falls fell by 12%.", "12%", period=period)["period"] == period


def test_a_claim_without_a_value_has_no_figure_to_check():
    row = marked("Dozens came.", "Dozens", "count", value_low=None, value_high=None)
    assert row["marks"] == 0
    assert checkability.shown_marks(row) == "○○○○○○"


def test_words_of_another_figure_are_not_this_ones():
    quote = "Falls fell by 5%, and stays by 9% compared with the previous year."
    both = claims(
        *(
            {
                "quote": quote,
                "quote_end": len(quote),
                "figure": figure,
                "start": quote.index(figure),
                "end": quote.index(figure) + 2,
                "unit": "percent",
            }
            for figure in ("5%", "9%")
        )
    )
    baselines = [row["baseline"] for row in records(checkability.checkability(both))]
    assert baselines == ["", "compared with the previous year"]


def test_totals_count_claims_and_marks_and_never_a_share():
    rows = claims(
        {"figure": "1", "period": "in 2021"}, {"figure": "1"}, {"figure": "1", "period": "in 2020"}
    )
    checks = checkability.checkability(rows)
    groups = {"system": {"c1": "Kent", "c2": "Kent", "c3": "Devon"}}
    found = checkability.totals(rows, checks, groups)
    assert list(found["name"]) == ["Devon", "Kent"]
    assert list(found["claims"]) == [1, 2]
    assert list(found["period"]) == [1, 1]
    assert all(str(dtype).startswith("int") for dtype in found.dtypes[2:])
