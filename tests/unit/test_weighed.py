"""The words around a figure, what the rules say of it, and what both weigh."""

import pytest

from ics_claims.extraction import weighed
from ics_claims.extraction.clauses import parse
from ics_claims.extraction.weighed import (
    COLUMNS,
    chosen,
    likeliest,
    packed,
    ruled,
    stem,
    words_around,
)


def test_words_are_named_by_where_they_stand_and_weaken_with_distance():
    text = "The trust recruited 300 nurses last year."
    reading = parse(text, ((20, 23),))
    found = words_around(reading, 0, "count", 300.0, (4, 5))
    assert found["before recruit"] == found["after nurs"] == 1
    assert found["before trust"] == pytest.approx(3 / 4)
    assert found["after year"] == pytest.approx(3 / 5)
    expected = {"unit count", "counted nurs", "head nurs", "verb recruit", "after first nurses"}
    expected.add("count of 3 digits")
    assert expected <= found.keys()


def test_words_further_away_than_twelve_are_not_heard():
    text = "It has 5 " + " ".join(["old"] * 12) + " wards."
    found = words_around(parse(text, ((7, 8),)), 0, "count", None, (3, 3))
    assert "after old" in found
    assert "after ward" not in found


def test_the_rules_say_each_value_alone_by_its_unit_and_together():
    values = {"status": "planned", "direction": "level", "kind": "workforce"}
    rules = {"status": "aim", "direction": "none", "kind": "noun:nurses"}
    found = ruled(values, rules, "count")
    assert set(found.values()) == {1.0}
    expected = {"status planned", "kind workforce count", "direction by none",
                "ruled planned level workforce"}  # fmt: skip
    assert expected <= found.keys()


def weights(**values):
    """Weights in hundredths, by column."""
    return packed(values.get(column, 0) for column in COLUMNS)


def weigh(monkeypatch, found, **table):
    monkeypatch.setattr(weighed, "_weights", lambda: {weighed.BIAS: 0} | table)
    return likeliest(found)


@pytest.mark.parametrize(
    ("strength", "kind"), [(0.4, "activity"), (0.49, "activity"), (0.51, "outcome")]
)
def test_clear_words_overrule_a_rule(monkeypatch, strength, kind):
    table = {"kind by noun": weights(activity=100), "after": weights(outcome=200)}
    found = {"kind by noun": 1.0, "after": strength, "unheard": 9.0}
    assert weigh(monkeypatch, found, **table)[2] == kind


def test_each_field_is_weighed_by_its_own_columns(monkeypatch):
    table = {
        "one": weights(planned=-400, expected=-200, achieved=-250, decrease=5, cohort=90),
        "two": weights(expected=-300, level=1, increase=7, cohort=-100, digital=-9),
    }
    both = {"one": 1.0, "two": 1.0}
    # achieved -2.50, expected -5.00, planned -4.00; increase .07, decrease .05, level .01;
    # cohort -.10, digital -.09, the other kinds 0.
    assert weigh(monkeypatch, both, **table) == ("achieved", "increase", "coverage")
    assert weigh(monkeypatch, {"one": 1.0}, **table) == ("expected", "decrease", "cohort")


@pytest.mark.parametrize(
    ("achieved", "expected", "planned", "status"),
    [
        (0, 0, -900, ""),
        (9, 0, -900, ""),
        (-900, 11, 0, "expected"),
        (0, 0, 11, "planned"),
        (20, 0, 15, ""),
    ],
)
def test_a_status_that_is_as_likely_as_another_is_left_empty(achieved, expected, planned, status):
    sums = dict.fromkeys(COLUMNS, 0) | {
        "achieved": achieved, "expected": expected, "planned": planned,
    }  # fmt: skip
    assert chosen(list(sums.values()))[0] == status


def test_inflections_are_one_word():
    assert stem("recruits") == stem("recruited") == stem("recruiting") == "recruit"
    assert stem("gas") == "gas"
