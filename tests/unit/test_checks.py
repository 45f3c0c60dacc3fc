"""What the rules read from a claim, and how findings are worded, ranked and dated."""

from math import inf

import pytest
from frames import announcements, claims, empty, links

from ics_claims.checks import Lists, find, load_lists
from ics_claims.checks.quantities import bounds, counts_systems, of_joining, overlap, role, step
from ics_claims.checks.record import Finding, Passage, day_name, in_words, label, listed
from ics_claims.columns import records
from ics_claims.errors import UserError


def claim(sentence, **fields):
    """A claim whose figure stands in square brackets in its sentence."""
    start, end = sentence.index("["), sentence.index("]") - 1
    quote = sentence.replace("[", "").replace("]", "")
    row = {"quote": quote, "figure": quote[start:end], "start": start, "end": end,
           "quote_end": len(quote), "suffix": quote[end : end + 32]}  # fmt: skip
    return records(claims(row | fields))[0]


def number(text, value, **fields):
    return claim(f"[{text}] people", value_low=value, value_high=value) | fields


@pytest.mark.parametrize(
    ("text", "value", "last_digit"),
    [
        ("14.5 million", 14_500_000, 100_000),
        ("3.15m", 3_150_000, 10_000),
        ("21 million", 21_000_000, 1_000_000),
        ("six million", 6_000_000, 1_000_000),
        ("250,000", 250_000, 10_000),
        ("1,234", 1234, 1),
        ("20 million", 20_000_000, 10_000_000),
        ("42", 42, 0),
    ],
)
def test_the_last_digit_written_says_how_far_a_number_is_rounded(text, value, last_digit):
    assert step(number(text, value)) == pytest.approx(last_digit)


def test_in_a_sum_millions_are_given_to_the_million():
    assert step(number("20 million", 20_000_000), strict=True) == 1_000_000
    assert step(number("1.5 million", 1_500_000), strict=True) == pytest.approx(100_000)


def test_words_of_a_bound_leave_it_open():
    nan = float("nan")
    floor = number("more than 12 million", 12_000_000, value_high=nan, hedge="more_than")
    ceiling = number("nearly 200", 200, value_low=nan, hedge="nearly")
    assert bounds(floor) == (12_000_000, inf)
    assert bounds(ceiling) == (0, 200)


def test_about_is_within_a_tenth_and_a_rounded_number_within_half_its_last_digit():
    assert bounds(number("about 2 million", 2_000_000, hedge="about")) == (1_500_000, 2_500_000)
    assert bounds(number("around 1.8m", 1_800_000, hedge="about")) == (1_620_000, 1_980_000)
    assert bounds(number("1.8m", 1_800_000)) == (1_750_000, 1_850_000)
    assert bounds(number("42", 42)) == (42, 42)


def test_intervals_overlap_where_they_touch():
    assert overlap((1, 2), (2, 3))
    assert not overlap((1, 2), (2.1, 3))


SYSTEM = {"system_id": "england", "kind": "structure"}


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("[Four] new integrated care systems were named.", "added"),
        ("They join the [14] existing systems.", "existing"),
        ("They follow the [eight] areas already at work.", "existing"),
        ("[13] areas are yet to follow.", "remaining"),
        ("That leaves [12] areas.", "remaining"),
        ("That brings the total to [29] systems.", "total"),
        ("There are now [29] integrated care systems.", "total"),
        ("They join [two] devolved health systems of Greater Manchester and Surrey.", "existing"),
    ],
)
def test_what_a_number_of_systems_stands_for(sentence, meant):
    found = claim(sentence, **SYSTEM)
    assert counts_systems(found)
    assert role(found) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "The area has [71] primary care networks.",
        "It brings together [14] local authorities of the area.",
        "The system has [six] CCGs.",
        "Care is planned in [three] places.",
    ],
)
def test_bodies_within_a_system_are_no_systems(sentence):
    assert not counts_systems(claim(sentence, **SYSTEM))


def test_people_of_systems_that_join_are_not_those_of_all():
    assert of_joining(claim("Eleven new systems, which serve [14 million] people, were named."))
    assert of_joining(claim("[14 million] people will be served by eleven new systems."))
    assert not of_joining(claim("[41 million] people are served since eleven systems were added."))
    assert not of_joining(claim("Integrated care systems serve [41 million] people."))


def test_a_document_is_named_by_publisher_kind_and_date():
    row = {"publisher": "A paper", "kind": "news article", "published": "2020-05-09"}
    assert label(row) == "A paper’s news article of 9 May 2020"
    assert label(row | {"publisher": "(not named in it)", "published": "2020-05"}) == (
        "an unnamed publisher’s news article of May 2020"
    )
    assert day_name("2020") == "2020"


def test_lists_and_counts_are_spelt_out():
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert in_words(claim("The [four] new ‘integrated care systems’, as we said.")) == (
        "“four new integrated care systems”"
    )


def _tables(rows, pairs=(), documents=({"announcement_id": "a"},)):
    return {
        "announcements": announcements(*documents),
        "claims": claims(*rows),
        "links": links(*pairs),
        "mentions": empty("mentions"),
        "coverage": empty("coverage"),
    }


PROMISE = {"heading": "Our successes", "status": "planned", "kind": "workforce"}


def test_findings_are_ranked_by_severity_and_size(reference):
    rows = [
        PROMISE,
        PROMISE | {"heading": "Results so far"},
        PROMISE | {"heading": "Results so far", "status": "achieved"},
        {"kind": "outcome", "unit": "percent", "baseline": "than elsewhere", "quote_start": 9},
    ]
    found = find(_tables(rows), (), reference, Lists())
    of_documents = found[found["claim_ids"] != ""]
    assert list(found["rank"]) == list(range(1, len(found) + 1))
    # All of the first list are plans, half of the second; an ambiguity comes last.
    assert list(of_documents["claim_ids"]) == ["c1", "c2", "c4"]


def test_a_finding_is_known_from_the_last_thing_it_rests_on(reference):
    documents = (
        {"announcement_id": "a", "published": "2019-06-19"},
        {"announcement_id": "b", "published": "2020-05", "derived_from": "a"},
    )
    rows = [
        {"status": "achieved", "kind": "activity"},
        {"status": "expected", "kind": "activity", "announcement_id": "b"},
    ]
    pair = {"claim_id": "c2", "other_id": "c1", "relation": "renders"}
    found = find(_tables(rows, (pair,), documents), (), reference, Lists())
    changed = found[found["rule"] == "status-changed"]
    assert list(changed["known_from"]) == ["2020-05-31"]
    assert list(changed["passages"]) == ["a:0-1 b:0-1"]


def test_the_press_of_december_2020_leaves_six_million_out(reference):
    # 21 million in June 2019, six million more in May 2020, 14 to 14.5 million more: at least 41.
    found = find(_tables([]), (), reference, Lists())
    chain = [row for row in records(found) if "35.00 million" in row["statement"]]
    december = [row for row in chain if "press of December 2020 gives" in row["statement"]]
    assert len(december) == 1
    assert "21.00 million + 6.00 million + 14.00 million = 41.00 million" in december[0]["evidence"]
    assert "difference 6.00 million" in december[0]["evidence"]
    assert december[0]["known_from"] >= "2020-12-31"
    assert "lower bound" in december[0]["reading"]


def test_the_id_of_a_finding_stays_while_others_come_and_go():
    one = Finding("rule", "tension", "A statement.", (Passage("a", 0, 4, "c1"),), "1 + 1 = 3")
    other = Finding("rule", "tension", "Reworded.", (Passage("a", 9, 13, "c1"),), "1 + 1 = 3")
    assert one.finding_id == other.finding_id
    assert one.claim_ids == "c1"


def test_a_list_with_a_share_above_one_is_refused(tmp_path):
    (tmp_path / "legal_terms.csv").write_text("term,mistaken_for,difference,source,confidence\n")
    (tmp_path / "prevalence.csv").write_text(
        "group,share,source,confidence\ncolds,7,a book,from-memory\n"
    )
    with pytest.raises(UserError, match=r"prevalence\.csv"):
        load_lists(tmp_path)
