"""The index page: what it counts and what it picks."""

from pathlib import Path

from ics_claims.columns import typed
from ics_claims.reporting.overview import overview, summary_of
from ics_claims.tables import TABLES

NOTEBOOKS = Path(__file__).parents[1] / "fixtures" / "notebooks"


def _finding(number, rule, severity):
    return {
        "finding_id": f"f{number:02}",
        "rule": rule,
        "severity": severity,
        "statement": f"Statement {number:02}",
        "evidence": "both sides",
    }


def _overview(findings):
    rows = {"findings": findings}
    tables = {name: typed(table, rows.get(name, []), name) for name, table in TABLES.items()}
    return overview(tables, [], {}, 12)


def test_one_rule_that_finds_much_does_not_hide_the_others():
    many = [_finding(n, "heading", "contradiction") for n in range(20)]
    html = _overview([*many, _finding(20, "total", "tension")])["findings"]
    assert [n for n in range(21) if f"Statement {n:02}" in html] == [0, 1, 2, 20]
    assert "Shown are 4 of 21" in html


def test_a_few_findings_are_all_shown_the_gravest_first():
    few = [_finding(1, "a", "ambiguity"), _finding(2, "a", "tension"), _finding(3, "a", "tension")]
    html = _overview([*few, _finding(4, "a", "contradiction")])["findings"]
    places = [html.index(f"Statement {n:02}") for n in (4, 2, 3, 1)]
    assert places == sorted(places)
    assert "Shown are" not in html


def test_no_findings_is_said_in_words():
    assert "Nothing was found" in _overview([])["findings"]


def test_findings_are_counted_by_severity_in_words():
    found = [_finding(n, "a", "ambiguity") for n in range(2)]
    numbers = {number.label: number for number in _overview(found)["headline"]}
    assert numbers["findings"].detail == "2 ambiguities"
    assert numbers["documents"].value == "0"


def test_a_page_is_summed_up_by_the_first_paragraph_of_its_notebook():
    summary = summary_of(NOTEBOOKS / "02_growth.ipynb")
    assert summary == "How many systems were there?"
