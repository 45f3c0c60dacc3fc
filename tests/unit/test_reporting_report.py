"""A whole report, made once from small notebooks: complete, offline, safe, and well formed."""

import csv
import io
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ics_claims.columns import typed
from ics_claims.errors import RunFailedError, UserError
from ics_claims.model import Announcement
from ics_claims.paths import Project
from ics_claims.reporting import folders
from ics_claims.reporting.publish import jobs_of, write_report
from ics_claims.tables import TABLES

NOTEBOOKS = Path(__file__).parents[1] / "fixtures" / "notebooks"
VOID = {"meta", "img", "br", "hr", "link", "input", "col"}

pytestmark = pytest.mark.xdist_group("reporting")

HASH = "0" * 64
TEXT = "14 systems and 9 more"
DOCUMENT = {
    "announcement_id": "doc-1",
    "event": "event-1",
    "publisher": "NHS Example",
    "title": "Care <script>alert(1)</script> & more",
    "published": "2018-05-23",
    "published_basis": "stated",
    "url": "https://example.org/doc-1",
    "text": "brief",
    "path": "data/raw/announcements/doc-1.md",
    "sha256": HASH,
    "words": 12,
    "claims": 2,
    "excluded": 0,
}
ANNOUNCEMENT = Announcement(
    announcement_id="doc-1",
    path=DOCUMENT["path"],
    text=TEXT,
    body=0,
    sha256=HASH,
    title=DOCUMENT["title"],
    publisher="NHS Example",
    kind="",
    published="2018-05-23",
    published_basis="stated",
    event="event-1",
    text_kind="brief",
)
SYSTEM = {"kind": "ics", "final": True, "confidence": "verified"}
CLAIM = {
    "announcement_id": "doc-1",
    "paragraph": 1,
    "start": 0,
    "end": 2,
    "figure": "14",
    "quote": "14 systems",
    "quote_start": 0,
    "quote_end": 10,
    "hedge": "exact",
    "unit": "count",
    "review": "none",
}
FINDING = {
    "finding_id": "finding-1",
    "rule": "total",
    "severity": "contradiction",
    "statement": "The list has one system less than its heading says.",
    "claim_ids": "c1 c2",
    "evidence": "14 − 13 = 1",
}
ROWS = {
    "announcements": [DOCUMENT],
    "systems": [
        SYSTEM | {"system_id": "north", "name": "North & Vale", "claims": 1},
        SYSTEM | {"system_id": "south", "name": "South", "claims": 1},
        SYSTEM | {"system_id": "west", "name": "West", "claims": 0},
        SYSTEM | {"system_id": "england", "name": "England", "kind": "country", "claims": 0},
    ],
    "claims": [
        CLAIM | {"claim_id": "c1", "system_id": "north", "status": "achieved"},
        CLAIM
        | {"claim_id": "c2", "system_id": "south", "status": "planned", "start": 15, "end": 16},
    ],
    "findings": [FINDING],
}


class Page(HTMLParser):
    """A page's ids, links, sources and texts; raises where a tag is closed out of turn."""

    def __init__(self, path):
        super().__init__()
        self.open, self.ids, self.references = [], [], []
        self.links, self.sources, self.alts, self.headings = [], [], [], []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        assert len(names) == len(attrs), f"an attribute of <{tag}> stands twice"
        if tag not in VOID:
            self.open.append(tag)
        if "id" in names:
            self.ids.append(names["id"])
        self.references += names.get("aria-labelledby", "").split()
        self.links += [names["href"]] if tag == "a" else []
        self.sources += [names[key] for key in ("src", "srcset", "data", "poster") if key in names]
        self.alts += [names["alt"]] if tag == "img" else []
        assert tag not in {"script", "iframe", "object", "embed", "link", "base", "form"}
        assert not any(name.startswith("on") for name in names)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def _tables(rows=ROWS):
    return {name: typed(table, rows.get(name, []), name) for name, table in TABLES.items()}


def _project(root, *names):
    for folder in ("data/raw/announcements", "data/reference", "notebooks", "reports"):
        (root / folder).mkdir(parents=True)
    (root / "data/raw/announcements/doc-1.md").write_text(TEXT)
    for name in names:
        shutil.copy(NOTEBOOKS / f"{name}.ipynb", root / "notebooks")
    return Project(root)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    project = _project(root, "01_documents", "02_growth", "05_one_system")
    stream = io.StringIO()
    index = write_report(project, _tables(), {"as_of": "2019-01-01"}, stream, [ANNOUNCEMENT])
    assert stream.getvalue().count("ran ") == 4
    return index.parent


@pytest.fixture(scope="module")
def pages(report):
    return {path.name: Page(path) for path in sorted(report.glob("*.html"))}


def test_there_is_a_page_a_notebook_and_a_system_with_a_claim(pages):
    assert sorted(pages) == [
        "01-documents.html",
        "02-growth.html",
        "05-one-system-north.html",
        "05-one-system-south.html",
        "announcement-doc-1.html",
        "index.html",
    ]
    assert set(pages) - {"index.html"} <= set(pages["index.html"].links)


def test_nothing_is_asked_of_any_host(report, pages):
    for name, page in pages.items():
        assert all(source.startswith("data:image/svg+xml;base64,") for source in page.sources), name
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert policy in page.source
        assert "@import" not in page.source
        assert not re.search(r"(?<!set_)url\(", page.source)
    for figure in report.glob("figures/*.svg"):
        assert not re.search(r'(?:xlink:)?href="(?!#)', figure.read_text())


def test_every_local_link_leads_somewhere(report, pages):
    for page in pages.values():
        for link in page.links:
            if link.startswith("https://"):
                continue
            path, _, anchor = link.partition("#")
            assert not path or (report / path).is_file(), link
            assert not anchor or anchor in pages.get(path, page).ids, link


def test_marks_of_a_picture_lead_to_the_claim_and_to_the_table(pages):
    areas = re.findall(r'<a class="area" href="([^"]+)"', pages["02-growth.html"].source)
    assert areas == ["announcement-doc-1.html#c1", "#table-systems"]


def test_pages_are_well_formed(pages):
    for name, page in pages.items():
        assert page.source.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
        assert len(set(page.ids)) == len(page.ids), name
        assert set(page.references) <= set(page.ids), name
        assert page.headings.count(1) == 1
        assert page.headings[0] == 1 or page.headings.index(1) == 0
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), name
        assert page.links[0] == "#main"


def test_the_author_s_alt_text_stands_at_the_figure(pages):
    assert pages["02-growth.html"].alts == ["Bars: 8 systems, then 14, until 2019-01-01 & so on."]


def test_table_and_csv_stand_beside_the_figure(report, pages):
    source = pages["02-growth.html"].source
    caption = source.split("<b>Figure 1.</b>")[1].split("</figcaption>")[0]
    assert 'href="#table-systems">Table 1</a>' in caption
    assert 'href="tables/02-growth-systems.csv">CSV</a>' in caption
    content = (report / "tables" / "02-growth-systems.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(content)))[1:] == [
        ["first", "8", "achieved", "c1 c2"],
        ["second", "14", "planned", "zz"],
    ]


def test_no_code_is_shown_unless_unfolded(pages):
    source = pages["01-documents.html"].source
    outside = re.sub(r"<details class=\"code\">.*?</details>", "", source, flags=re.DOTALL)
    assert "import pandas" in source
    assert "import pandas" not in outside
    assert "<details open" not in source


def test_the_id_of_a_claim_leads_to_its_words(pages):
    growth, announcement = pages["02-growth.html"], pages["announcement-doc-1.html"]
    places = [link for link in growth.links if link.startswith("announcement-doc-1.html#")]
    assert [link.split("#")[1] for link in places] == ["c1", "c1", "c2"]
    assert {"c1", "c2"} <= set(announcement.ids)
    assert ">zz</td>" in growth.source
    assert "announcement-doc-1.html#c1" in pages["index.html"].links


def test_a_heading_that_repeats_the_title_is_left_out(pages):
    assert "<h2 id=" in pages["05-one-system-south.html"].source.split("<main")[1]
    assert "north-vale" not in pages["05-one-system-north.html"].ids
    assert "north-vale" in pages["05-one-system-south.html"].ids


def test_text_of_announcements_stays_text(pages):
    for name in ("index.html", "01-documents.html"):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[name].source
    assert "&lt;b&gt;A *starred* title&lt;/b&gt;" in pages["01-documents.html"].source
    # An output that brings HTML of its own is shown by its plain text.
    assert "&lt;IPython.core.display.HTML object&gt;" in pages["01-documents.html"].source


def test_contents_list_the_headings(pages):
    contents = pages["01-documents.html"].source.split('id="contents"')[1].split("</nav>")[0]
    assert re.findall(r'href="#([^"]+)">([^<]+)<', contents) == [
        ("documents", "Documents"),
        ("findings", "Findings"),
        ("at-odds", "At odds"),
    ]


def test_the_footer_says_what_the_page_was_made_from(pages):
    footer = pages["02-growth.html"].source.split("<footer")[1]
    assert "notebooks/02_growth.ipynb" in footer
    assert re.search(r"data/raw/announcements/doc-1\.md</span> <code>[0-9a-f]{64}<", footer)
    assert "papermill 2." in footer
    assert "not under version control" in footer or "commit" in footer
    assert re.search(r"<code>as_of</code></dt><dd><b>2019-01-01</b> .*set for this run", footer)
    assert re.search(r"<code>least</code></dt><dd><b>1</b> <span class=\"comment\">", footer)


def test_no_path_of_this_machine_stands_in_a_page(report, pages):
    for page in pages.values():
        assert str(report.parents[1]) not in page.source


def test_the_index_gives_the_headline_numbers(pages):
    found = re.findall(r"<dt><b>(\w+)</b>([^<]*)</dt><dd>([\d,]+)</dd>", pages["index.html"].source)
    assert found == [
        ("documents", "of 2018", "1"),
        ("events", "that they announce", "1"),
        ("claims", "1 achieved, 1 planned", "2"),
        ("systems", "with a claim, of 3 registered", "2"),
        ("findings", "1 contradiction", "1"),
    ]


def test_the_published_tables_stand_in_the_report_as_they_are(report):
    processed = report.parents[1] / "data" / "processed"
    for name in [*(f"{table}.csv" for table in TABLES), "datapackage.json"]:
        assert (report / "data" / name).read_bytes() == (processed / name).read_bytes()


def test_the_index_leads_to_the_workbook(report, pages):
    assert "claims.xlsx" in pages["index.html"].links
    assert zipfile.is_zipfile(report / "claims.xlsx")


def test_nothing_is_left_but_the_report(report):
    names = sorted(path.name for path in report.parent.iterdir())
    assert names == [".lock", report.name, "latest"]
    assert sorted(path.name for path in report.iterdir() if path.is_dir()) == [
        "data",
        "figures",
        "tables",
    ]


def test_a_notebook_that_stops_leaves_the_last_report(tmp_path):
    project = _project(tmp_path, "stops")
    (project.notebooks / "stops.ipynb").rename(project.notebooks / "01_stops.ipynb")
    with folders.partial(project.reports, "before") as folder:
        (folder / "index.html").write_text("whole")
        folders.put_in_place(folder, project.reports, "before")

    with pytest.raises(RunFailedError, match="the last report was kept"):
        write_report(project, _tables(), {}, io.StringIO(), [])

    assert (project.reports / "latest" / "index.html").read_text() == "whole"
    names = sorted(path.name for path in project.reports.iterdir())
    assert names == [".failed", ".lock", "before", "latest"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"as_off": "2019-01-01"}, "did you mean 'as_of'"),
        ({"least": "many"}, "must be a whole number"),
        ({"system_id": "nroth"}, "did you mean 'north'"),
        ({"system_id": "west"}, "the systems with a claim are north, south"),
    ],
)
def test_a_wrong_parameter_stops_before_anything_is_written(tmp_path, given, message):
    project = _project(tmp_path, "02_growth", "05_one_system")
    with pytest.raises(UserError, match=message):
        write_report(project, _tables(), given, io.StringIO(), [])
    assert list(project.reports.iterdir()) == []
    assert not project.processed.exists()


def test_a_system_given_keeps_to_its_profile():
    notebooks = [NOTEBOOKS / "01_documents.ipynb", NOTEBOOKS / "05_one_system.ipynb"]
    jobs = jobs_of(notebooks, _tables(), {"system_id": "south"})
    assert [(job.output_name, job.title, dict(job.parameters)) for job in jobs] == [
        ("01-documents", "Documents read", {}),
        ("05-one-system-south", "System profile: South", {"system_id": "south"}),
    ]
