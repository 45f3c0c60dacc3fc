"""The words around a figure and what they weigh."""

import pytest

from ics_claims.extraction import kind_words
from ics_claims.extraction.clauses import parse
from ics_claims.extraction.kind_words import likeliest, packed, stem, words_around


def test_words_are_named_by_where_they_stand_and_weaken_with_distance():
    text = "The trust recruited 300 nurses last year."
    reading = parse(text, ((20, 23),))
    found = words_around(reading, 0, "count", (4, 5))
    assert found["before recruit"] == found["after nurs"] == 1
    assert found["before trust"] == pytest.approx(3 / 4)
    assert found["after year"] == pytest.approx(3 / 5)
    expected = {"unit count", "counted nurs", "head nurs", "verb recruit", "after first nurses"}
    assert expected <= found.keys()


def test_words_further_away_than_twelve_are_not_heard():
    text = "It has 5 " + " ".join(["old"] * 12) + " wards."
    found = words_around(parse(text, ((7, 8),)), 0, "count", (3, 3))
    assert "after old" in found
    assert "after ward" not in found


@pytest.mark.parametrize(
    ("strength", "ruled", "kind"),
    [(0.4, "", "outcome"), (2.4, "activity", "activity"), (2.6, "activity", "outcome")],
)
def test_the_rules_have_a_start_that_clear_words_overcome(monkeypatch, strength, ruled, kind):
    weights = {kind_words.BIAS: packed((0.0, 0.0)), "after waits": packed((0.0, 1.0))}
    monkeypatch.setattr(kind_words, "_weights", lambda: (["activity", "outcome"], weights))
    assert likeliest({"after waits": strength, "after unheard": 9.0}, ruled) == kind


def test_inflections_are_one_word():
    assert stem("recruits") == stem("recruited") == stem("recruiting") == "recruit"
    assert stem("gas") == "gas"
