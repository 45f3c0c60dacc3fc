"""What changed between two statements of one claim, one field at a time."""

import pytest
from frames import CLAIM

from ics_claims.model import CHANGE_CODES
from ics_claims.wording.changes import changes, surroundings
from ics_claims.wording.marked import marked

EMPTY = dict.fromkeys(
    "kind status direction system_id place period period_start period_end attributed_to heading "
    "measured".split(),
    "",
)
TERMS = [{"term": "devolved", "mistaken_for": "delegated", "difference": "who may take it back"}]


def claim(name, quote="It has 300 beds.", figure="300", value=300.0, **fields):
    start = quote.index(figure)
    return (
        CLAIM
        | EMPTY
        | {"claim_id": name, "announcement_id": name, "quote": quote, "figure": figure}
        | {"start": start, "end": start + len(figure), "quote_end": len(quote)}
        | {"value_low": value, "value_high": value, "measured": "beds"}
        | fields
    )


def codes(before, after, mentions=()):
    earlier, later = claim("a", **before), claim("b", **after)
    around = surroundings([earlier, later], mentions, TERMS)
    return [code for code, _ in changes(earlier, later, around)]


NONE = float("nan")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ({}, {}, None),
        ({}, {"value": 420.0}, "figure"),
        ({"value": 318.0}, {}, "figure-rounded"),
        ({"hedge": "more_than", "value_high": NONE}, {}, "hedge-dropped"),
        ({}, {"hedge": "about"}, "hedge-added"),
        (
            {"hedge": "more_than", "value_high": NONE},
            {"hedge": "nearly", "value_low": NONE},
            "hedge-floor-to-ceiling",
        ),
        (
            {"hedge": "up_to", "value_low": NONE},
            {"hedge": "at_least", "value_high": NONE},
            "hedge-ceiling-to-floor",
        ),
        ({"hedge": "about"}, {"hedge": "more_than", "value_high": NONE}, "hedge-changed"),
        ({"status": "expected"}, {"status": "achieved"}, "status-to-achieved"),
        ({"status": "achieved"}, {"status": "planned"}, "status-to-promised"),
        ({"status": "expected"}, {"status": "planned"}, "status-changed"),
        ({"status": ""}, {"status": "planned"}, None),
        ({"direction": "increase"}, {"direction": "decrease"}, "direction"),
        ({"system_id": "dorset"}, {"system_id": "sussex"}, "subject"),
        (
            {"system_id": "dorset", "place": "Poole"},
            {"system_id": "dorset", "place": ""},
            "scope",
        ),
        ({"measured": "people"}, {"measured": "patients"}, "denominator"),
        ({"measured": "people"}, {"measured": "residents"}, None),
        ({"period": "last year"}, {"period": ""}, "period-dropped"),
        ({"period": ""}, {"period": "since May"}, "period-added"),
        ({"period": "by 2020"}, {"period": "by 2022"}, "period-changed"),
        ({"heading": "Achieved to date"}, {}, "period-dropped"),
        (
            {"period": "by 2020", "period_end": "2020-12-31"},
            {"period": "by the end of 2020", "period_end": "2020-12-31"},
            None,
        ),
        ({}, {"attributed_to": "The board"}, "attribution-gained"),
        ({}, {"heading": "Successes highlighted by Dorset Council"}, "attribution-gained"),
        ({"attributed_to": "The board"}, {}, "attribution-lost"),
        ({"attributed_to": "The board"}, {"attributed_to": "A union"}, "attribution-changed"),
        (
            {"quote": "The 300 devolved bodies.", "measured": "devolved bodies"},
            {"quote": "The 300 delegated bodies.", "measured": "delegated bodies"},
            "legal-term",
        ),
    ],
)
def test_each_change_has_its_code(before, after, code):
    assert codes(before, after) == ([code] if code else [])


def named(document, surface):
    return {
        "announcement_id": document,
        "system_id": "north-south",
        "place": "",
        "start": 0,
        "end": len(surface),
        "surface": surface,
    }


@pytest.mark.parametrize(
    ("surface", "changed"),
    [
        ("South and North", True),
        ("North and West", True),
        ("North and South ICS", False),
        ("North", False),
        ("NAS", False),
    ],
)
def test_a_name_in_another_order_or_other_words_is_a_change(surface, changed):
    about = {"system_id": "north-south", "quote": f"{surface} has 300 beds."}
    before = {"system_id": "north-south", "quote": "North and South has 300 beds."}
    found = codes(before, about, [named("a", "North and South"), named("b", surface)])
    assert ("name" in found) == changed


def test_the_people_of_all_put_on_a_few_is_a_change_of_scope():
    whole = claim("a", "All systems serve 900 people.", "900", 900.0, kind="coverage")
    quote = "The 3 new areas serve 900 people."
    few = claim("b", quote, "3", 3.0, kind="structure", measured="new areas")
    on_few = claim("b", quote, "900", 900.0, kind="coverage")
    around = surroundings([whole, few, on_few], [], [])
    found = changes(whole, on_few, around)
    assert [code for code, _ in found] == ["scope"]
    assert found[0][1].endswith("→ 3 new areas")


def test_every_code_is_of_the_closed_set():
    source = [*CHANGE_CODES]
    assert len(source) == len(set(source))
    assert all(code in CHANGE_CODES for code in codes({"value": 1.0}, {"hedge": "about"}))


def test_marked_words_are_those_the_other_sentence_lacks_and_join_to_the_sentence():
    before = claim("a", "Patients keep 300 beds near home.")
    after = claim("b", "Patients lose 300 beds near home.")
    first, second = marked(before, after, "")
    assert [text.strip() for text, mark in first if mark] == ["keep"]
    assert [text.strip() for text, mark in second if mark] == ["lose"]
    assert "".join(text for text, _ in first) == before["quote"]
    figure_too, _ = marked(before, after, "hedge-dropped")
    assert [text.strip() for text, mark in figure_too if mark] == ["keep", "300"]
