"""The rules against the list of what a careful reader found in the publishers' own texts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ics_claims.columns import records
from ics_claims.paths import Project
from ics_claims.pipeline import build

ROOT = Path(__file__).parents[2]
# The rules that are about each item of the list, decided by reading both.
ABOUT = {
    1: {"count-not-carried", "count-against-register"},
    2: {"announced-in-year"},
    3: {"since-year"},
    4: {"absorbed-counted-twice"},
    5: {"people-on-the-new-systems"},
    6: {"share-against-people"},
    7: {"total-against-increments"},
    8: {"hedge-lost", "total-against-increments"},
    9: {"figures-of-another-area", "comparator-without-figure", "per-cent-or-points"},
    10: {"promise-under-successes"},
    11: {"floor-became-ceiling"},
    12: {"restated-without-period"},
    13: {"joined-or-will-join"},
    14: {"joined-or-will-join"},
    15: {"below-the-floor"},
    16: {"level-or-change"},
    17: {"patients-or-people"},
    18: {"wider-than-the-system"},
    19: {"legal-word-changed"},
    20: {"too-many-for-the-population"},
    21: {"whole-of-an-area", "counted-but-never-listed"},
}
_QUOTED = re.compile(r"“([^”]*)” \((\S+) (\d+):(\d+)\)")
# Quotes of an item that a finding must lead to; some items have only one.
_SIDES = 2


class Known(NamedTuple):
    """An item of the list: its quotes as words, document, first and last character."""

    number: int
    quotes: list[tuple[str, str, int, int]]


def _items(page: str) -> Iterator[Known]:
    for part in re.split(r"^## (?=\d)", page.split("## Checked")[0], flags=re.M)[1:]:
        quotes = [(q, d, int(a), int(z)) for q, d, a, z in _QUOTED.findall(part)]
        yield Known(int(part.split(".")[0]), quotes)


def _with_originals(shared: Path, folder: Path) -> tuple[Project, dict[str, int]]:
    """Return a project on the publishers' texts where at hand, and where each one's text begins."""
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "data" / "reference" / "corrections.yml").write_text("[]\n")
    begins = {}
    for path in (folder / "data" / "raw" / "announcements").glob("*.md"):
        original = shared / "announcements" / "originals" / f"{path.stem}.txt"
        if original.exists():
            brief = path.read_text("utf-8")
            front = brief[: brief.index("\n---\n", 4) + 5].replace("text: brief", "text: original")
            with original.open(encoding="utf-8", newline="") as file:
                path.write_text(front + file.read(), "utf-8", newline="")
            begins[path.stem] = len(front)
    return Project(folder), begins


def _led_to(
    finding: dict[str, Any], item: Known, texts: dict[str, str], begins: dict[str, int]
) -> set[int]:
    """Return the quotes of an item that a finding leads to, by their place.

    By offsets where the publisher's text was read, else by the figure that the quote holds.
    """
    hits = set()
    for passage in finding["passages"].split():
        document, span = passage.rsplit(":", 1)
        start, end = map(int, span.split("-"))
        for place, (words, of, first, last) in enumerate(item.quotes):
            if of != document:
                continue
            shift = begins.get(document)
            figure = texts[document][start:end].lower()
            by_figure = shift is None and figure in words.lower()
            by_offset = shift is not None and start - shift < last and first < end - shift
            by_sentence = shift is None and len(figure) > len(words) and _shares(words, figure)
            if by_figure or by_offset or by_sentence:
                hits.add(place)
    return hits


def _shares(words: str, sentence: str) -> bool:
    """Whether a sentence of a brief holds most of the longer words of a quote."""
    wanted = set(re.findall(r"\w{5,}", words.lower()))
    return bool(wanted) and len(wanted & set(re.findall(r"\w+", sentence))) >= len(wanted) / 2


@pytest.fixture(scope="module")
def judged(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[int], list[Any]]:
    """The numbers of the items that were found, and the findings that are about none."""
    project, begins = _with_originals(shared, tmp_path_factory.mktemp("known"))
    built = build(project)
    texts = {document.announcement_id: document.text for document in built.announcements}
    found = records(built.tables["findings"])
    items = list(_items((shared / "gold" / "inconsistencies.md").read_text("utf-8")))
    about: set[str] = set()
    numbers = []
    for item in items:
        sides = min(_SIDES, len(item.quotes))
        led_to = {
            finding["finding_id"]: _led_to(finding, item, texts, begins)
            for finding in found
            if finding["rule"] in ABOUT[item.number]
        }
        about |= {finding_id for finding_id, hits in led_to.items() if hits}
        numbers += [item.number] if len(set().union(*led_to.values())) >= sides else []
    return numbers, [finding for finding in found if finding["finding_id"] not in about]


@pytest.mark.originals
def test_most_of_what_a_reader_found_is_found(judged: tuple[list[int], list[Any]]) -> None:
    numbers, others = judged
    print(f"{len(numbers)} of 21 found: {numbers}")
    print(f"{len(others)} findings about none of them:")
    for finding in others:
        print(f"- {finding['rule']}: {finding['statement']}")
    assert len(numbers) >= 17


@pytest.mark.originals
def test_what_else_is_found_has_been_read_and_holds(judged: tuple[list[int], list[Any]]) -> None:
    # Read one by one: the press of March 2021, changes of status that the page on drift lists, and
    # the rounder of two numbers in one release.
    read = {"total-against-increments", "status-changed", "headline-against-body"}
    assert {finding["rule"] for finding in judged[1]} <= read | {"joined-or-will-join"}
    assert len(judged[1]) <= 8
