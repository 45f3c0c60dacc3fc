from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.filters import claimable, find_excluded
from ics_claims.text import paragraphs, sentences

CASES = Path(__file__).parent.parent / "cases" / "figures" / "claimable"


def cases():
    return [
        pytest.param(case, id=f"{path.stem}: {case['text'][:60]}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def split(text):
    blocks = paragraphs(text)
    return claimable(text, find_figures(text), blocks, sentences(text, blocks))


@pytest.mark.parametrize("case", cases())
def test_claims_and_the_rest(case):
    text = case["text"]
    claims, left_out = split(text)
    assert [text[f.start : f.end] for f in claims] == case["claims"]
    assert [(text[x.start : x.end], x.reason) for x in left_out] == list(case["not"].items())


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from("1 5 (the aged over 12 years ) . \n".split(" "))).map(" ".join)
)
def test_every_figure_is_a_claim_or_left_out(text):
    claims, left_out = split(text)
    spans = sorted((x.start, x.end) for x in [*claims, *left_out])
    assert spans == [(f.start, f.end) for f in find_figures(text)]
    for excluded in find_excluded(text, find_figures(text)):
        assert 0 <= excluded.start < excluded.end <= len(text) and excluded.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 19 June 2019.", [("19 June 2019", "date")]),
        ("It has been so since 2017.", [("2017", "year")]),
        ("The 2018-19 accounts are out.", [("2018-19", "financial year")]),
        ("Call 0300 123 4567.", [("0300 123 4567", "phone")]),
        ("Write to LS1 4AP today.", [("LS1 4AP", "postcode")]),
        ("Ring NHS 111 or dial 999.", [("111", "name"), ("999", "service number")]),
        ("1. Prevention", [("1", "list number")]),
        ("See https://example.org/2020 now.", [("2020", "web address")]),
        ("It is the 21st today.", [("21st", "ordinal")]),
        ("Doors open at 10.30am.", [("10.30am", "time of day")]),
        ("COVID-19 came.", [("19", "name")]),
        ("Rates of 12 per 1,000 are high.", [("1,000", "denominator")]),
        ("It has 40 beds.", []),
    ],
)
def test_numbers_that_are_no_quantities(text, expected):
    assert [
        (text[x.start : x.end], x.reason) for x in find_excluded(text, find_figures(text))
    ] == expected
