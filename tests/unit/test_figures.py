import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ics_claims.extraction.figures import find_figures
from ics_claims.model import HEDGES, UNITS

CASES = Path(__file__).parent.parent / "cases" / "figures"


def cases():
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['text'][:60]}")


def as_written(text):
    return [
        [text[f.start : f.end], f.value_low, f.value_high, f.hedge, f.unit]
        for f in find_figures(text)
    ]


def rounded(row):
    return [round(x, 6) if isinstance(x, float | int) else x for x in row]


@pytest.mark.parametrize("case", list(cases()))
def test_figures_of_a_sentence(case):
    found = [rounded(row) for row in as_written(case["text"])]
    assert found == [rounded(row) for row in case["figures"]]


# Pieces from which texts are made that are nearly figures.
PIECES = st.sampled_from(
    "1 0 12 1,000 1.5 999 2018 2018-19 £ $ % - – — to and in out of one two three twenty hundred "
    "thousand million m bn k a half third quarter twice doubled more than over under up or so plus "
    "every week per 1,000 aged years days -year-old ( ) [ ] . , ; : ' ’ “ / @ www. http:// ½ ² ٣ "
    "\n \r\n \t \u00a0 \u202f \u200b \ud800 İ ß".split(" ")
)
NEARLY = st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)


def check(text):
    figures = find_figures(text)
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        bounds = [b for b in (figure.value_low, figure.value_high) if b is not None]
        assert bounds and all(math.isfinite(b) and b >= 0 for b in bounds)
        assert bounds == sorted(bounds)
        assert figure.hedge in HEDGES and figure.unit in UNITS
        written = text[figure.start : figure.end]
        assert written == written.strip()


@given(st.text(st.characters(), max_size=200))
def test_any_text_gives_ordered_spans_inside_it(text):
    check(text)


@settings(max_examples=400)
@given(NEARLY)
def test_nearly_figures_give_ordered_spans_inside_the_text(text):
    check(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,1,",
        "1 000 ",
        "one in ",
        "more than ",
        "twenty-",
        "1-",
        "1.",
        "@",
        "a1@",
        "(1",
        "0123 ",
    ],
)
def test_long_monotony_ends(piece):
    check(piece * (100_000 // len(piece)))
