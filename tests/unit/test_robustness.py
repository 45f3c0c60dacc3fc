import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ics_claims.extraction.claims import extract
from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement
from ics_claims.paths import project
from ics_claims.reference import load_names
from ics_claims.text import paragraphs, sentences

CASES = Path(__file__).parent.parent / "cases" / "figures" / "must_not_crash.txt"
# Characters on which readings of text trip: halves of pairs, marks without a width, odd digits.
ODD = st.sampled_from("\ud800\udfff\u200b\u200d\u2060\u202e\u200f\u0301\u0308\x00\u2028\x85٣²½İß﷽")
# Words of the rules, in any order.
WORDS = st.sampled_from(
    "300 12% £5m one two twenty more than over aged years weeks a week in to and out of between "
    "from , . ; ( ) | - – points votes Leeds Dorset ICS the former latter will has fell rose "
    "better fewer waits per 1,000 half doubled 2019-06-19 111 \n # - target England:".split(" ")
)
TEXTS = (
    st.text(st.characters() | ODD, max_size=300)
    | st.lists(WORDS, max_size=60).map(" ".join)
    | st.lists(WORDS | ODD, max_size=60).map("".join)
)


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.of(load_names(project().reference))


def check(text, gazetteer):
    found = extract(
        Announcement(
            "x", "x.md", text, 0, "", "", "NHS England", "news", "2019-06-19", "stated",
            "2019-06", "original",
        ),
        gazetteer,
    )  # fmt: skip
    figures = {(f.start, f.end) for f in find_figures(text)}
    end = 0
    for claim in found.claims:
        assert (claim.start, claim.end) in figures
        assert text[claim.start : claim.end] == claim.figure
        assert end <= claim.start and claim.quote_start <= claim.start < claim.end
        assert claim.end <= claim.quote_end <= len(text)
        end = claim.end
        bounds = [b for b in (claim.value_low, claim.value_high) if b is not None]
        assert bounds and bounds == sorted(bounds) and all(map(math.isfinite, bounds))
    for span in (*found.changes, *found.mentions, *found.excluded):
        assert 0 <= span.start < span.end <= len(text)
    blocks = paragraphs(text)
    ends = [0]
    for sentence in sentences(text, blocks):
        assert ends[-1] <= sentence.start < sentence.end <= len(text)
        ends.append(sentence.end)
    return found


def escaped(line):
    return line.encode("latin-1", "backslashreplace").decode("unicode_escape")


@pytest.mark.parametrize("line", CASES.read_text(encoding="utf-8").splitlines()[2:])
def test_must_not_crash(line, gazetteer):
    check(escaped(line), gazetteer)
    check(escaped(line) + " " + escaped(line), gazetteer)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_any_text_can_be_extracted(text, gazetteer):
    check(text, gazetteer)


@pytest.mark.parametrize(
    "piece",
    ["1", "1,1,", "one in ", "more than ", "120 beds, ", "((12) ", "- - ", "12\n", "a. ", "| 5% "],
)
def test_long_monotony_can_be_extracted(piece, gazetteer):
    check(piece * (2_000 // len(piece)), gazetteer)


def test_a_megabyte_of_digits_is_no_figure(gazetteer):
    assert check("1" * 1_000_000, gazetteer).claims == ()
