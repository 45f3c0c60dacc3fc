"""Which systems and places a text names, and where."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ics_claims.documents import read_text
from ics_claims.extraction.mentions import (
    Gazetteer,
    find_mentions,
    resolve_on,
    successor_on,
)
from ics_claims.model import Mention

CASES = Path(__file__).parents[1] / "cases" / "mentions" / "mentions.yml"
PUBLISHED = {
    "nhe-2018-05": "2018-05-30",
    "nhse-2019-06": "2019-06-19",
    "onmedica-2019-06": "2019-06-20",
    "blog-2019-06": "2019-06",
    "nhse-2020-05": "2020-05",
}
SMALL = Gazetteer.build(
    [
        {"alias": "East Dale and West Moor", "system_id": "dales", "kind": "name"},
        {"alias": "EWD", "system_id": "dales", "kind": "abbreviation"},
        {"alias": "Old Dale", "system_id": "old-dale", "kind": "name"},
    ],
    [
        {"place": "Hope", "kind": "town", "system_id": "dales", "ambiguous": "true"},
        {"place": "Marsh", "kind": "town", "system_id": "dales", "share_in_system": "0.5"},
        {"place": "Ford", "qualifier": "North", "kind": "town", "system_id": "dales"},
        {"place": "Ford", "qualifier": "South", "kind": "town", "system_id": "coast"},
    ],
    [
        {
            "system_id": "old-dale",
            "name": "Old Dale",
            "successor_id": "dales",
            "successor_on": "2019-06-19",
        }
    ],
)


def cases() -> list[dict[str, Any]]:
    return list(yaml.safe_load(CASES.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"][:50])
def test_sentence_names_what_the_case_says(case: dict[str, Any], gazetteer: Gazetteer) -> None:
    found = find_mentions(case["text"], gazetteer)
    wanted = [(name[0], name[1], name[2] if len(name) > 2 else "") for name in case["names"]]
    assert sorted((m.surface, m.system_id, m.place) for m in found) == sorted(wanted)
    assert all(case["text"][m.start : m.end] == m.surface for m in found)


def test_every_name_and_alias_is_found_as_its_own_system(gazetteer: Gazetteer, names: Any) -> None:
    for row in names.aliases:
        suffix = " ICS" if row["ambiguous"] == "true" else ""
        found = find_mentions(f"Care in {row['alias']}{suffix} has improved.", gazetteer)
        assert [m.system_id for m in found] == [row["system_id"]], row["alias"]


@pytest.mark.parametrize("suffix", ["ICS", "ICB", "ICP", "STP", "Integrated Care Board"])
def test_suffixes_and_the_prefix_nhs_need_no_alias(suffix: str) -> None:
    (found,) = find_mentions(f"NHS West Moor & East Dale {suffix} met.", SMALL)
    assert (found.surface, found.system_id, found.place) == ("West Moor & East Dale", "dales", "")


def test_place_that_straddles_or_has_a_namesake_lies_in_no_one_system() -> None:
    found = find_mentions("Teams in Marsh and Ford.", SMALL)
    assert [(m.system_id, m.place) for m in found] == [("", "Marsh"), ("", "Ford")]


def test_common_word_is_a_place_only_where_a_preposition_or_body_says_so() -> None:
    assert find_mentions("Hope remains. There is Hope.", SMALL) == []
    assert [m.place for m in find_mentions("Teams in Hope and Hope Hospital.", SMALL)] == [
        "Hope",
        "Hope Hospital",
    ]


@pytest.mark.parametrize(
    ("place", "area", "nation"),
    [
        ("Fife", "Scotland", "Scotland"),
        ("Dundee", "Tayside", "Scotland"),
        ("Merthyr Tydfil", "Cwm Taf", "Wales"),
        ("Newport", "Gwent", "Wales"),
        ("Newport", "Wales", "Wales"),
        ("Omagh", "Western Health and Social Care Trust", "Northern Ireland"),
    ],
)
def test_places_outside_england_lie_in_boards_and_nations(
    place: str, area: str, nation: str, gazetteer: Gazetteer
) -> None:
    assert gazetteer.lies_in(place, area)
    assert gazetteer.nation_of(place) == nation
    assert not gazetteer.lies_in(area, place)


def test_places_in_england_lie_in_no_nation_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    assert gazetteer.nation_of("Leeds") == ""
    assert not gazetteer.lies_in("Leeds", "Wales")


@pytest.mark.parametrize(
    ("published", "system_id", "place"),
    [
        ("2019-06-18", "old-dale", ""),
        ("2019-06-19", "dales", "Old Dale"),
        ("2019-06", "dales", "Old Dale"),
        ("2019-05", "old-dale", ""),
        ("2018", "old-dale", ""),
        ("2020", "dales", "Old Dale"),
        ("", "old-dale", ""),
    ],
)
def test_absorbed_system_is_a_place_of_its_successor_from_the_date(
    published: str, system_id: str, place: str
) -> None:
    mention = Mention(0, 8, "Old Dale", "old-dale")
    seen = successor_on(mention, published, SMALL)
    assert (seen.system_id, seen.place) == (system_id, place)


def test_absorbed_system_called_a_system_stays_one() -> None:
    text = "Old Dale, an integrated care system since 2017, and Old Dale."
    found = resolve_on(find_mentions(text, SMALL), text, "2021-01-01", SMALL)
    assert [(m.system_id, m.place) for m in found] == [("old-dale", ""), ("dales", "Old Dale")]


@given(st.text(alphabet="East Dale andWMor,’'s&-.\n\u00a0 EWDHope🙂"))
def test_mentions_never_overlap_and_quote_the_text(text: str) -> None:
    found = find_mentions(text, SMALL)
    assert all(text[m.start : m.end] == m.surface for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.originals
@pytest.mark.parametrize("kind", ["briefs", "originals"])
def test_every_system_of_the_gold_is_found_and_no_other(
    kind: str, shared: Path, gazetteer: Gazetteer, names: Any
) -> None:
    with (shared / "gold" / f"{kind}.mentions.csv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    called = names.system_names | {"north-cumbria": "North Cumbria"}
    for document in sorted({row["doc"] for row in gold}):
        (path,) = (shared / "announcements" / kind).glob(f"{document}.*")
        text, body = (read := read_text(path, path.name)).text, read.body
        found = resolve_on(find_mentions(text, gazetteer), text, PUBLISHED[document], gazetteer)
        assert {
            (m.start, m.end, called[m.system_id]) for m in found if m.start >= body and not m.place
        } == {
            (int(row["char_start"]), int(row["char_end"]), row["canonical"])
            for row in gold
            if row["doc"] == document
        }
