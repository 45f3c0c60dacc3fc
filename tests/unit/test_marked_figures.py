import re
from pathlib import Path

import pytest

from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.filters import claimable
from ics_claims.text import paragraphs, sentences

CASES = Path(__file__).parent.parent / "cases" / "figures"
MARK = re.compile(r"([\[{])([^\[\]{}|]+)\|([^\]}]+)[\]}]")
READING = re.compile(
    r"(?P<sign>>=|<=|<~|[=><~]|(?=[0-9.]+\.\.))(?P<low>[0-9]*\.?[0-9]+)(?:\.\.(?P<high>[0-9.]+))?"
    r"(?P<unit>c|%|pp|£|y|mo|w|d|h|mi|r|/)"
)
HEDGES = {
    "=": "exact", ">": "more_than", ">=": "at_least", "~": "about", "<~": "nearly",
    "<=": "up_to", "<": "less_than", "": "between",
}  # fmt: skip
UNITS = {
    "c": "count", "%": "percent", "pp": "percentage_points", "£": "gbp", "y": "years",
    "mo": "months", "w": "weeks", "d": "days", "h": "hours", "mi": "minutes", "r": "ratio",
    "/": "rate",
}  # fmt: skip


def lines(folder):
    return [
        pytest.param(line, id=f"{path.stem}: {line[:60]}")
        for path in sorted((CASES / folder).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def reading(written):
    """Return bounds, hedge and unit of a reading such as ">=12%"."""
    match = READING.fullmatch(written)
    assert match, f"cannot read {written!r}"
    low, sign = float(match["low"]), match["sign"]
    high = float(match["high"]) if match["high"] else low
    low_bound = None if sign in {"<~", "<=", "<"} else low
    high_bound = None if sign in {">", ">="} else high
    return low_bound, high_bound, HEDGES[sign], UNITS[match["unit"]]


def unmarked(line):
    """Return the text without its marks, its figures with their readings, and the claims."""
    figures = [(written, *reading(read)) for _, written, read in MARK.findall(line)]
    claims = [written for mark, written, _ in MARK.findall(line) if mark == "["]
    return MARK.sub(r"\2", line), figures, claims


def found(text):
    def rounded(bound):
        return bound if bound is None else round(bound, 6)

    return [
        (text[f.start : f.end], rounded(f.value_low), rounded(f.value_high), f.hedge, f.unit)
        for f in find_figures(text)
    ]


@pytest.mark.parametrize("line", [*lines("marked"), *lines("news")])
def test_quantities_of_a_line(line):
    text, figures, _ = unmarked(line)
    assert found(text) == figures


@pytest.mark.parametrize("line", lines("marked"))
def test_claims_of_a_line(line):
    text, _, claims = unmarked(line)
    blocks = paragraphs(text)
    kept, _ = claimable(text, find_figures(text), blocks, sentences(text, blocks))
    assert [text[f.start : f.end] for f in kept] == claims
