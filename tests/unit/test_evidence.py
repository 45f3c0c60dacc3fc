"""An announcement's page: its text with each claim marked in place, whatever the text holds."""

from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

from ics_claims import tables
from ics_claims.columns import records, typed
from ics_claims.model import Announcement
from ics_claims.reporting.evidence import evidence_page, evidence_pages, link_to, page_of

FRONT = "---\nid: x\n---\n"
BODY = """\
# More beds for Anyshire

More than 300 beds were opened & £1.5m was spent.

- Two wards will open
- Three clinics may open

1. Four vans are planned
"""
VOID = {"meta", "br", "img", "link", "hr", "input"}


class Reader(HTMLParser):
    """Reads a page into its elements; fails where tags cross."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def values(self, attribute: str) -> list[str]:
        return [str(a[attribute]) for _, a in self.elements if a.get(attribute) is not None]

    def words(self, tag: str) -> list[str]:
        return [text for path, text in self.texts if tag in path]


def claim(claim_id: str, figure: str, text: str, **other: object) -> dict[str, Any]:
    start = text.index(figure)
    return {
        "claim_id": claim_id,
        "announcement_id": "x",
        "paragraph": 1,
        "start": start,
        "end": start + len(figure),
        "figure": figure,
        "quote": figure,
        "quote_start": start,
        "quote_end": start + len(figure),
        "hedge": "exact",
        "unit": "count",
        "review": "none",
        **other,
    }


def announcement(**other: object) -> dict[str, Any]:
    row = {
        "announcement_id": "x",
        "publisher": "Anyshire Trust",
        "title": "More beds",
        "published": "2021-03-04",
        "published_basis": "stated",
        "url": "https://example.org/beds?a=1&b=2",
        "text": "brief",
        "path": "data/raw/announcements/x.md",
        "sha256": "ab" * 32,
        "words": 9,
        "claims": 1,
        "excluded": 0,
        **other,
    }
    frame = typed(tables.ANNOUNCEMENTS, [row], "announcements")
    return records(frame)[0]


def systems() -> pd.DataFrame:
    row = {
        "system_id": "anyshire",
        "name": "Anyshire and District",
        "kind": "ics",
        "final": True,
        "confidence": "verified",
        "claims": 1,
    }
    return typed(tables.SYSTEMS, [row], "systems")


def page(
    text: str, *claims: dict[str, Any], document: dict[str, Any] | None = None, **more: Any
) -> str:
    frame = typed(tables.CLAIMS, list(claims), "claims")
    return evidence_page(document or announcement(), text, len(FRONT), frame, systems(), **more)


def article(html: str) -> Reader:
    """The announcement's own text on its page."""
    section = html.split('<div class="announcement">')[1].split("</section>")[0]
    return Reader(section[: section.rindex("</div>")])


def marked(html: str) -> str:
    """The text as shown, each marked piece in brackets, its letter and number after ^."""
    parts = []
    for path, text in article(html).texts:
        parts.append(f"[{text}]" if "mark" in path else f"^{text}" if "sup" in path else text)
    return "".join(parts).strip()


@pytest.fixture
def full() -> str:
    text = FRONT + BODY
    return page(
        text,
        claim(
            "x-1",
            "More than 300",
            text,
            value_low=300,
            hedge="more_than",
            status="achieved",
            system_id="anyshire",
            kind="activity",
            period="this year",
            period_start="2021",
            period_end="2021",
            period_precision="year",
            measured="beds",
            rule="tense",
        ),
        claim("x-2", "£1.5m", text, value_low=1.5e6, value_high=1.5e6, unit="gbp"),
        claim("x-3", "Two", text, value_low=2, value_high=2, status="expected", repeats="x-1"),
        claim("x-4", "Four", text, value_low=4, value_high=4, status="planned", review="flagged"),
    )


def test_each_claim_is_marked_in_place(full: str) -> None:
    assert marked(full).splitlines() == [
        "More beds for Anyshire",
        "[More than 300]^A1 beds were opened & [£1.5m]^?2 was spent.",
        "",
        "[Two]^E3 wards will open",
        "Three clinics may open",
        "1. [Four]^P4 vans are planned",
    ]


def test_marks_bear_id_and_status_and_the_letter_says_it_too(full: str) -> None:
    marks = [a for tag, a in Reader(full).elements if tag == "mark" and "id" in a]
    assert [(a["id"], a["class"]) for a in marks] == [
        ("x-1", "status-achieved"),
        ("x-2", "status-none"),
        ("x-3", "status-expected"),
        ("x-4", "status-planned"),
    ]
    labels = [
        a["aria-label"] for tag, a in Reader(full).elements if tag == "a" if "aria-label" in a
    ]
    assert labels == [
        "claim 1, achieved",
        "claim 2, no status",
        "claim 3, expected",
        "claim 4, planned",
    ]


def test_headings_and_lists_keep_their_form(full: str) -> None:
    tags = [tag for tag, _ in article(full).elements if tag in ("h3", "p", "ul", "li")]
    assert tags == ["h3", "p", "ul", "li", "li", "li"]


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique(full: str) -> None:
    reader = Reader(full)
    ids = reader.values("id")
    assert len(set(ids)) == len(ids)
    inner = [href[1:] for href in reader.values("href") if href.startswith("#")]
    assert set(inner) <= set(ids)
    for claim_id in ("x-1", "x-2", "x-3", "x-4"):
        assert claim_id in inner
        assert f"row-{claim_id}" in inner
    for ref in [*reader.values("aria-labelledby")]:
        assert ref in ids


def test_the_page_asks_nothing_of_any_host(full: str) -> None:
    reader = Reader(full)
    assert reader.values("src") == []
    assert {tag for tag, _ in reader.elements} & {"script", "link", "iframe", "object"} == set()
    assert "url(" not in full
    assert "@import" not in full


def test_the_table_says_what_was_read(full: str) -> None:
    cells = " ".join(" ".join(Reader(full).words("tbody")).split())
    assert "A1 More than 300 beds more than 300 300 to open more than, count" in cells
    assert "Anyshire and District achieved activity this year 2021 tense" in cells
    assert "£1.5m £1.5m 1,500,000 exact, gbp not told not told" in cells
    assert "repeats claim 1" in cells
    assert "flagged by a reviewer" in cells


def test_the_facts_say_where_it_comes_from(full: str) -> None:
    facts = " ".join(" ".join(Reader(full).words("dl")).split())
    assert "Publisher Anyshire Trust" in facts
    assert "Published 4 March 2021, stated in the document" in facts
    assert "Text here brief" in facts
    assert "SHA-256 of the file " + "ab" * 32 in facts
    assert "Author" not in facts
    assert "https://example.org/beds?a=1&b=2" in Reader(full).values("href")
    assert "not a quotation of the publisher" in full


def test_an_original_says_so() -> None:
    html = page(FRONT + BODY, document=announcement(text="original", published="2021-03"))
    assert "publisher’s own text" in html
    assert "March 2021, stated" in html
    assert "not a quotation" not in html
    assert "No claim was found" in html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//example.org/x",
        "file:///etc/passwd",
        "https:alert(1)",
        "http://[half",
        "https://example.org/ onclick=alert(1)",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    reader = Reader(page(FRONT + BODY, document=announcement(url=url)))
    assert all(href.startswith(("#", "index.html")) for href in reader.values("href"))
    shown = "".join(reader.words("dl"))
    assert " ".join(url.split()) in " ".join(shown.split())


def test_a_web_address_is_escaped_in_its_link() -> None:
    url = 'https://example.org/"onmouseover="alert(1)'
    reader = Reader(page(FRONT + BODY, document=announcement(url=url)))
    assert url in reader.values("href")
    assert reader.values("onmouseover") == []


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;{{ 7*7 }}'


def test_text_from_an_announcement_is_text_everywhere() -> None:
    text = FRONT + f"{HOSTILE} says 300 beds.\n\n- {HOSTILE}\n\n# {HOSTILE}\n"
    hostile = dict.fromkeys(("title", "publisher", "author", "kind", "event", "url"), HOSTILE)
    fields = dict.fromkeys(
        ("measured", "system_id", "place", "period", "rule", "attributed_to", "baseline"), HOSTILE
    )
    findings = [
        {
            "severity": HOSTILE,
            "statement": HOSTILE,
            "evidence": HOSTILE,
            "reading": HOSTILE,
            "claim_ids": "x-1",
        }
    ]
    excluded = [{"announcement_id": "x", "start": 1, "figure": HOSTILE, "reason": HOSTILE}]
    html = page(
        text,
        claim("x-1", "300", text, **fields),
        claim("x-2", HOSTILE, text),
        document=announcement(derived_from=HOSTILE, **hostile),
        findings=pd.DataFrame(findings),
        excluded=pd.DataFrame(excluded),
    )
    reader = Reader(html)
    assert {tag for tag, _ in reader.elements} & {"script", "img"} == set()
    names = {name for _, attributes in reader.elements for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    assert "49" not in "".join(reader.words("title"))
    assert HOSTILE in "".join(reader.words("h1"))
    assert marked(html).count("<script>alert(1)</script>") == 3


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        # Figures by offsets into "abcdefghij".
        ([(0, 4), (4, 8)], "[abcd]^?1[efgh]^?2ij"),
        ([(0, 6), (2, 4)], "[ab][cd]^?2[ef]^?1ghij"),
        ([(0, 5), (3, 8)], "[abc][de]^?1[fgh]^?2ij"),
        ([(2, 5), (2, 5)], "ab[cde]^?1^?2fghij"),
        ([(2, 4), (2, 6)], "ab[cd]^?1[ef]^?2ghij"),
        ([(0, 10)], "[abcdefghij]^?1"),
    ],
)
def test_overlapping_and_adjacent_claims_never_cross(
    spans: list[tuple[int, int]], shown: str
) -> None:
    text = FRONT + "abcdefghij"
    at = len(FRONT)
    claims = [
        claim(f"x-{n}", "abcdefghij"[start:end], text) | {"start": at + start, "end": at + end}
        for n, (start, end) in enumerate(spans, 1)
    ]
    html = page(text, *claims)
    assert marked(html) == shown
    ids = Reader(html).values("id")
    for entry in claims:
        assert ids.count(entry["claim_id"]) == 1


def test_a_claim_outside_the_text_shown_keeps_its_row_and_id() -> None:
    text = FRONT + "Beds.\n"
    html = page(text, claim("x-1", "Beds", text) | {"start": 900, "end": 904})
    assert Reader(html).values("id").count("x-1") == 1
    assert "not in the text shown" in html
    assert "<mark id" not in html


def test_a_claim_of_no_character_keeps_its_row_and_id() -> None:
    text = FRONT + "Beds.\n"
    html = page(text, claim("x-1", "eds", text) | {"end": len(FRONT) + 1})
    assert Reader(html).values("id").count("x-1") == 1
    assert marked(html) == "Beds."


def test_a_claim_over_two_paragraphs_is_marked_in_both() -> None:
    text = FRONT + "There are ten\nmore beds here.\n"
    html = page(text, claim("x-1", "ten\nmore", text))
    assert marked(html) == "There are [ten]\n[more]^?1 beds here."
    assert Reader(html).values("id").count("x-1") == 1


def test_characters_that_no_page_may_hold_are_replaced() -> None:
    text = FRONT + "Beds\x00 and \ud800 and \x1b[31m 300.\n"
    html = page(text, claim("x-1", "300", text), document=announcement(title="a\x00b\udfff"))
    html.encode("utf-8")
    assert "\x00" not in html
    assert marked(html) == "Beds\ufffd and \ufffd and \ufffd[31m [300]^?1."


def test_findings_lead_to_both_claims() -> None:
    text = FRONT + BODY
    findings = [
        {
            "severity": "tension",
            "statement": "Not both.",
            "reading": "",
            "evidence": "1 < 2",
            "claim_ids": "x-1 y-1",
        },
        {"severity": "tension", "statement": "Elsewhere.", "evidence": "-", "claim_ids": "y-1"},
    ]
    other = claim("y-1", "Two", text) | {"announcement_id": "y"}
    html = page(text, claim("x-1", "Three", text), other, findings=pd.DataFrame(findings))
    hrefs = Reader(html).values("href")
    assert "announcement-x.html#x-1" in hrefs
    assert "announcement-y.html#y-1" in hrefs
    assert "Not both." in html
    assert "Elsewhere." not in html
    assert "[Two]" not in marked(html)


def test_what_was_left_out_is_listed_with_its_reason() -> None:
    rows = [
        {"announcement_id": "x", "start": 9, "figure": "111", "reason": "service number"},
        {"announcement_id": "y", "start": 1, "figure": "999", "reason": "service number"},
    ]
    html = page(FRONT + BODY, excluded=pd.DataFrame(rows))
    assert "111: service number" in html
    assert "999" not in "".join(Reader(html).words("section"))


def test_links_from_elsewhere() -> None:
    assert link_to("town-2021-1a2b", "town-2021") == "announcement-town-2021.html#town-2021-1a2b"
    assert page_of("../a b") == "announcement-..%2Fa%20b.html"


def test_a_page_for_each_announcement() -> None:
    document = Announcement(
        announcement_id="x",
        path="x.md",
        text=FRONT + BODY,
        body=len(FRONT),
        sha256="ab" * 32,
        title="More beds",
        publisher="Anyshire Trust",
        kind="blog",
        published="2021",
        published_basis="inferred",
        event="",
        text_kind="brief",
    )
    row = claim("x-1", "Two", FRONT + BODY)
    frames = {
        "announcements": pd.DataFrame([announcement()]),
        "systems": systems(),
        "claims": typed(tables.CLAIMS, [row], "claims"),
    }
    pages = evidence_pages(frames, [document])
    assert list(pages) == ["announcement-x.html"]
    assert "[Two]^?1 wards" in marked(pages["announcement-x.html"])


def test_a_claim_leads_back_to_where_the_report_lists_it() -> None:
    text = FRONT + "Four new beds opened.\n"
    said = claim("c-1", "Four", text)
    html = page(text, said, listed={"c-1": "03-x.html#c-c-1"})
    assert '<a href="03-x.html#c-c-1">among all claims</a>' in html
    assert "among all claims" not in page(text, said)
