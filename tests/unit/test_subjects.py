"""Which system or place a figure is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from ics_claims.documents import read_text
from ics_claims.extraction.abroad import names_in
from ics_claims.extraction.claims import extract
from ics_claims.extraction.home import document_subject, read
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.extraction.subjects import Subject, subjects_of
from ics_claims.model import Announcement, Figure
from ics_claims.text import paragraphs, sentences

CASES = Path(__file__).parents[1] / "cases" / "mentions" / "subjects.yml"
SHORT_TEXTS = CASES.with_name("short-texts.yml")
HOMES = yaml.safe_load(CASES.with_name("homes.yml").read_text(encoding="utf-8"))


def cases() -> list[dict[str, Any]]:
    return list(yaml.safe_load(CASES.read_text(encoding="utf-8")))


def announcement(
    text: str, title: str = "", publisher: str = "", published: str = "", body: int = 0
) -> Announcement:
    return Announcement(
        "case",
        "case.md",
        text,
        body,
        "",
        title,
        publisher,
        "text",
        published,
        "stated",
        "",
        "original",
    )


def figure_at(text: str, words: str, start: int = 0) -> Figure:
    found = text.index(words, start)
    counted = not any(mark in words for mark in ("per cent", "£", "days", "weeks"))
    return Figure(found, found + len(words), None, None, "exact", "count" if counted else "percent")


def subjects(document: Announcement, figures: list[Figure], gazetteer: Gazetteer) -> list[Subject]:
    blocks = paragraphs(document.text, document.body)
    found, names = names_in(document, blocks, gazetteer)
    inside = sentences(document.text, blocks)
    return subjects_of(document, blocks, inside, found, figures, names)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"].partition("\n")[0],
            marks=pytest.mark.xfail(reason=case["missed"], strict=True) if "missed" in case else (),
        )
        for case in HOMES
    ],
)
def test_a_text_is_about_a_system_a_place_or_the_country(
    case: dict[str, Any], gazetteer: Gazetteer
) -> None:
    document = announcement(case["text"], case["text"].partition("\n")[0])
    blocks = paragraphs(document.text, 0)
    home = read(document, blocks, *names_in(document, blocks, gazetteer)).home
    assert [home.system_id, home.place] == case["about"]


def test_a_name_within_a_longer_one_abroad_is_not_named(gazetteer: Gazetteer) -> None:
    document = announcement("Leeds has hired 12 nurses who left New South Wales for Leeds.")
    found, names = names_in(document, paragraphs(document.text, 0), gazetteer)
    assert names is gazetteer
    assert [mention.surface for mention in found] == ["Leeds", "Leeds"]


def test_names_of_places_abroad_lie_in_no_circle(gazetteer: Gazetteer) -> None:
    overseas = gazetteer.overseas
    assert overseas is not None
    assert overseas.nation_of("Hobart") == "Australia"
    assert {overseas.nation_of(place) for place in overseas.abroad} <= overseas.nations


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_figures_are_about_what_the_case_says(case: dict[str, Any], gazetteer: Gazetteer) -> None:
    text, figures, start = case["text"], [], 0
    for words, *_ in case["figures"]:
        figures.append(figure_at(text, words, start))
        start = figures[-1].end
    document = announcement(text, case["title"], case["publisher"], case["published"])
    found = subjects(document, figures, gazetteer)
    wanted = [(words, about[0], *about[1:], "")[:3] for words, *about in case["figures"]]
    assert [
        (words, subject.system_id, subject.place)
        for (words, *_), subject in zip(case["figures"], found, strict=True)
    ] == wanted


@pytest.mark.parametrize(
    "case",
    yaml.safe_load(SHORT_TEXTS.read_text(encoding="utf-8")),
    ids=lambda case: case["name"],
)
def test_claims_of_short_texts_are_read_as_a_reader_would(
    case: dict[str, Any], gazetteer: Gazetteer
) -> None:
    text, wanted, found, start = case["text"], [], [], 0
    document = announcement(text, case["title"], case["publisher"], case["published"])
    claims = extract(document, gazetteer).claims
    for words, labels, *about in case["figures"]:
        begin = text.index(words, start)
        start = begin + len(words)
        (claim,) = [c for c in claims if c.start < start and c.end > begin]
        wanted.append([words, *labels.split(), *[*about, "", ""][:2]])
        attributes = [claim.direction, claim.status, claim.kind, claim.system_id, claim.place]
        found.append([words, *attributes])
    assert found == wanted


@pytest.mark.parametrize(
    ("publisher", "system_id", "place"),
    [
        ("NHS Devon", "devon", ""),
        ("NHS Devon Clinical Commissioning Group", "devon", ""),
        ("Healthier Together", "bristol-north-somerset-south-gloucestershire", ""),
        ("Barts Health NHS Trust", "north-east-london", "Barts Health"),
        ("University Hospitals Sussex", "sussex", "University Hospitals Sussex"),
        ("Leeds City Council", "west-yorkshire-harrogate", "Leeds"),
        ("London Ambulance Service", "", "London Ambulance Service"),
        ("University of Birmingham", "england", ""),
        ("NHS England", "england", ""),
        ("Kent Online", "", ""),
        ("", "", ""),
    ],
)
def test_document_of_a_local_publisher_is_about_its_system(
    publisher: str, system_id: str, place: str, gazetteer: Gazetteer
) -> None:
    document = announcement("Waits are down by a fifth.", "Waits are down", publisher)
    found = document_subject(document, paragraphs(document.text), [], gazetteer)
    assert (found.system_id, found.place) == (system_id, place)


def test_without_any_sentence_there_is_nothing_to_fail_on(gazetteer: Gazetteer) -> None:
    assert subjects(announcement(""), [], gazetteer) == []
    assert subjects(announcement("---"), [Figure(0, 1, 1, 1, "exact", "count")], gazetteer) == [
        Subject("", "")
    ]


@pytest.mark.originals
@pytest.mark.parametrize(("kind", "bar"), [("briefs", 0.96), ("originals", 0.95)])
def test_gold_figures_are_about_their_systems(
    kind: str, bar: float, shared: Path, gazetteer: Gazetteer, names: Any
) -> None:
    lines = (shared / "gold" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    ids = {name: system_id for system_id, name in names.system_names.items()}
    ids |= {"North Cumbria": "north-cumbria", "England": "england"}
    right = 0
    for stem in sorted({row["doc"] for row in gold}):
        (path,) = (shared / "announcements" / kind).glob(f"{stem}.*")
        rows = [row for row in gold if row["doc"] == stem]
        figures = [
            Figure(
                row["char_start"],
                row["char_end"],
                row["value_low"],
                row["value_high"],
                row["hedge"],
                row["unit"],
            )
            for row in rows
        ]
        found = subjects(read_text(path, path.name), figures, gazetteer)
        right += sum(
            ids[row["system"]] == subject.system_id
            for row, subject in zip(rows, found, strict=True)
        )
    assert right / len(gold) >= bar
