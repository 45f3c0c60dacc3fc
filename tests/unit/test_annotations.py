"""Claims as Web Annotations: the rules of the W3C's model, and each selector against its text."""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest

from ics_claims import tables
from ics_claims.annotations import annotation_collection, annotations_file
from ics_claims.columns import typed
from ics_claims.dataset import read_dataset

# An accent of two code points, a character outside the basic plane (one code point, two UTF-16
# units) and a Windows line break stand before the figures, so that other ways to count differ.
TEXT = (
    "---\nid: x\n---\nCafe\u0301 \U0001f3e5 news\r\nMore than 300 “extra” beds; £1.5m was spent.\n"
)
BEDS, MONEY = TEXT.index("More"), TEXT.index("£")
SHA = "0123456789abcdef" * 4
ANNO = "http://www.w3.org/ns/anno.jsonld"


def claim(claim_id: str, start: int, figure: str, **other: object) -> dict[str, Any]:
    end = start + len(figure)
    return {
        "claim_id": claim_id,
        "announcement_id": "x",
        "paragraph": 2,
        "start": start,
        "end": end,
        "figure": figure,
        "quote": TEXT[BEDS:-1],
        "quote_start": BEDS,
        "quote_end": len(TEXT) - 1,
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[end : end + 32],
        "hedge": "exact",
        "unit": "count",
        "review": "none",
        **other,
    }


def frames(*claims: dict[str, Any]) -> dict[str, pd.DataFrame]:
    announcement = {
        "announcement_id": "x",
        "publisher": "Anyshire <Trust>",
        "title": 'More "beds"',
        "published": "2021-03",
        "published_basis": "inferred",
        "text": "original",
        "path": "data/raw/announcements/a b#1.md",
        "sha256": SHA,
        "words": 9,
        "claims": len(claims),
        "excluded": 0,
    }
    system = {
        "system_id": "anyshire",
        "name": "Anyshire and District",
        "kind": "ics",
        "final": True,
        "confidence": "verified",
        "claims": 1,
    }
    return {
        "announcements": typed(tables.ANNOUNCEMENTS, [announcement], "announcements"),
        "systems": typed(tables.SYSTEMS, [system], "systems"),
        "claims": typed(tables.CLAIMS, list(claims), "claims"),
    }


@pytest.fixture
def built() -> dict[str, pd.DataFrame]:
    money = claim(
        "x-2", MONEY, "£1.5m", value_low=1.5e6, value_high=1.5e6, unit="gbp", repeats="x-1"
    )
    beds = claim(
        "x-1",
        BEDS,
        "More than 300",
        value_low=300,
        hedge="more_than",
        measured="extra beds",
        system_id="anyshire",
        status="achieved",
        kind="activity",
        direction="increase",
        period_start="2021-01",
    )
    return frames(money, beds)


def items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return list(collection["first"]["items"])


def selector(annotation: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = [s for s in annotation["target"]["selector"] if s["type"] == kind]
    return dict(found)


def assert_collection(collection: dict[str, Any]) -> None:
    """Sections 5.1 and 5.2 of the model: collection and page."""
    assert collection["@context"][0] == ANNO
    assert collection["type"] == "AnnotationCollection"
    assert_iri(collection["id"])
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == collection["id"]
    assert collection["last"] == page["id"]
    assert "next" not in page
    assert page["startIndex"] == 0
    assert collection["total"] == len(page["items"]) > 0
    assert "@context" not in page


def assert_annotation(annotation: dict[str, Any]) -> None:
    """Sections 3 and 4: one id, the type, at least one target, one source, known selectors."""
    assert_iri(annotation["id"])
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] in {"describing", "classifying"}
    text_body, value_body = annotation["body"]
    assert text_body["type"] == "TextualBody"
    assert isinstance(text_body["value"], str)
    assert text_body["purpose"] == "describing"
    assert value_body["type"] == ["Dataset", "QuantitativeValue"]
    assert "purpose" not in value_body
    target = annotation["target"]
    assert target["type"] == "SpecificResource"
    assert isinstance(target["source"]["id"], str)
    assert {s["type"] for s in target["selector"]} == {"TextQuoteSelector", "TextPositionSelector"}
    position = selector(annotation, "TextPositionSelector")
    assert 0 <= position["start"] < position["end"]
    assert selector(annotation, "TextQuoteSelector")["exact"]


def assert_iri(text: str) -> None:
    assert ":" in text
    assert not set(text) & set(' <>"{}|\\^`\n')


def assert_terms_defined(node: object, own: set[str]) -> None:
    """Every key is a term of the annotation context or is defined beside it."""
    # The terms of http://www.w3.org/ns/anno.jsonld that this project uses, by hand.
    w3c = set(
        "@context id type label total first last partOf startIndex items motivation body target "
        "purpose format language value source selector exact prefix suffix start end".split()
    )
    if isinstance(node, list):
        for entry in node:
            assert_terms_defined(entry, own)
    elif isinstance(node, dict):
        assert set(node) <= w3c | own
        assert not own & w3c
        for key, entry in node.items():
            if key != "@context":
                assert_terms_defined(entry, own)


def test_the_structure_is_that_of_the_model(built: dict[str, pd.DataFrame]) -> None:
    collection = annotation_collection(built)
    assert_collection(collection)
    for annotation in items(collection):
        assert_annotation(annotation)
    ids = [annotation["id"] for annotation in items(collection)]
    assert len(set(ids)) == len(ids)
    assert_terms_defined(collection, set(collection["@context"][1]))


def test_selectors_find_the_figure_by_code_points(built: dict[str, pd.DataFrame]) -> None:
    for annotation in items(annotation_collection(built)):
        quote = selector(annotation, "TextQuoteSelector")
        position = selector(annotation, "TextPositionSelector")
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert TEXT.count(around) == 1
        assert TEXT.index(around) + len(quote["prefix"]) == position["start"]
    beds = selector(items(annotation_collection(built))[0], "TextPositionSelector")
    # By hand: 14 characters of front matter, 5 for the accented name, " ", one for the hospital,
    # " news" and the line break's two.
    assert beds == {"type": "TextPositionSelector", "start": 28, "end": 41}


def test_every_published_claim_is_where_its_annotation_says() -> None:
    root = Path(__file__).parents[2]
    collection = annotation_collection(read_dataset(root / "data" / "processed"))
    assert_collection(collection)
    for annotation in items(collection):
        assert_annotation(annotation)
        source = annotation["target"]["source"]
        content = (root / "data" / "processed" / unquote(source["id"])).read_bytes()
        assert hashlib.sha256(content).hexdigest() == source["sha256"]
        text = content.decode("utf-8")
        quote = selector(annotation, "TextQuoteSelector")
        position = selector(annotation, "TextPositionSelector")
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_a_claim_in_full(built: dict[str, pd.DataFrame]) -> None:
    first, second = items(annotation_collection(built))
    assert first["id"] == "urn:ics-claims:claim:x-1"
    text, value = first["body"]
    assert text["value"] == "more than 300; extra beds; Anyshire and District; achieved"
    assert value == {
        "type": ["Dataset", "QuantitativeValue"],
        "minValue": 300,
        "unitText": "count",
        "measuredProperty": "extra beds",
        "about": {"id": "urn:ics-claims:system:anyshire", "label": "Anyshire and District"},
        "periodStart": "2021-01",
        "hedge": "more_than",
        "direction": "increase",
        "status": "achieved",
        "kind": "activity",
        "review": "none",
    }
    assert second["body"][0]["value"] == "£1.5m; status not told"
    assert second["body"][1]["repeats"] == first["id"]
    assert (second["body"][1]["minValue"], second["body"][1]["maxValue"]) == (1500000, 1500000)
    assert "about" not in second["body"][1]


def test_the_source_is_the_file_from_where_the_annotations_lie(
    built: dict[str, pd.DataFrame],
) -> None:
    source = items(annotation_collection(built))[0]["target"]["source"]
    assert source["id"] == "../raw/announcements/a%20b%231.md"
    assert unquote(source["id"]) == "../raw/announcements/a b#1.md"
    assert source["sha256"] == SHA
    assert (source["textKind"], source["publishedBasis"]) == ("original", "inferred")
    assert "url" not in source


def test_the_bytes_are_the_same_for_the_same_claims(built: dict[str, pd.DataFrame]) -> None:
    content = annotations_file(built)
    shuffled = built | {"claims": built["claims"].iloc[::-1].reset_index(drop=True)}
    assert annotations_file(shuffled) == content
    assert content.endswith(b"}\n")
    assert b"\r" not in content
    assert json.loads(content) == annotation_collection(built)


def test_no_claim_is_an_empty_collection() -> None:
    collection = annotation_collection(frames())
    assert collection["total"] == 0
    assert "first" not in collection
    assert "last" not in collection


def test_a_claim_without_figure_is_its_phrase() -> None:
    built = frames(claim("x-1", MONEY, "£1.5m"))
    built["claims"] = built["claims"].assign(figure="")
    (annotation,) = items(annotation_collection(built))
    assert selector(annotation, "TextQuoteSelector")["exact"] == "£1.5m"
    text, value = annotation["body"]
    assert text["value"] == "£1.5m; status not told"
    assert "minValue" not in value
