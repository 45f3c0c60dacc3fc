"""What notebooks show: plain text that is checked, HTML and CSV that can do no harm."""

import csv
import io

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ics_claims.reporting.display import MARK, SVG, Picture, Table, Text
from ics_claims.reporting.render import table_box


def _documents():
    return pd.DataFrame(
        {
            "title": ["Care <b>near</b> home", '=HYPERLINK("x")', None],
            "url": ["https://example.org/a?b=1&c=2", "javascript:alert(1)", "notes.html#top"],
            "people": pd.array([12_000_000, 2018, None], dtype="Int64"),
            "share": [0.125, float("nan"), -4.0],
            "status": ["achieved", "planned", "done"],
        }
    )


def _rows(table):
    return list(csv.reader(io.StringIO(table.csv())))


def test_plain_text_shows_every_row_and_column_aligned():
    frame = pd.DataFrame({"name": ["A", "Longer name"], "people": [950, 12_500]})
    assert Table(frame, "people", "One row is a system.").text().splitlines() == [
        "One row is a system.",
        "",
        "name         people",
        "-----------  ------",
        "A               950",
        "Longer name  12,500",
    ]


def test_plain_text_is_not_cut_however_long():
    quote = "word " * 200 + "end"
    frame = pd.DataFrame({f"column_{n}": [quote] * 150 for n in range(30)})
    text = Table(frame, "long", "Long.").text()
    assert text.count(quote) == 30 * 150
    assert "..." not in text


def test_years_keep_their_shape_and_missing_cells_are_empty():
    lines = Table(_documents(), "documents", "Documents.").text().splitlines()
    assert "12,000,000" in lines[4]
    assert " 2018 " in lines[5]
    assert "nan" not in "".join(lines).lower()
    assert "<NA>" not in "".join(lines)


def test_an_empty_table_says_so():
    table = Table(pd.DataFrame({"a": []}), "empty", "Nothing.")
    assert table.text().endswith("(no rows)")
    assert "No rows." in table.html()


def test_html_shows_text_of_announcements_as_text():
    html = Table(_documents(), "documents", "All <i>documents</i>").html()
    assert "Care &lt;b&gt;near&lt;/b&gt; home" in html
    assert "All &lt;i&gt;documents&lt;/i&gt;" in html


def test_a_linked_column_hides_its_addresses_and_refuses_scripts():
    frame = _documents().assign(title=["First", "Second", "Third"])
    table = Table(frame, "documents", "Documents.", links={"title": "url"})
    html = table.html()
    assert '<a href="https://example.org/a?b=1&amp;c=2">First</a>' in html
    assert ">Second</td>" in html
    assert '<a href="notes.html#top">Third</a>' in html
    assert "javascript:" not in html
    assert table.columns == ["title", "people", "share", "status"]


@pytest.mark.parametrize("href", ["//host/x", "data:text/html,x", "", "JavaScript:x", " file:///x"])
def test_addresses_that_leave_the_report_by_stealth_are_no_links(href):
    frame = pd.DataFrame({"name": ["A"], "href": [href]})
    assert "<a" not in Table(frame, "names", "Names.", links={"name": "href"}).html()


def test_a_link_to_a_column_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="nowhere"):
        Table(_documents(), "documents", "Documents.", links={"title": "nowhere"})


def test_statuses_are_labelled_in_words_and_only_known_ones():
    html = Table(_documents(), "documents", "Documents.").html()
    assert '<span class="pill achieved">achieved</span>' in html
    assert ">done</td>" in html


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_csv_text_that_a_spreadsheet_would_run_is_made_inert(first):
    table = Table(pd.DataFrame({"text": [f"{first}1+1"]}), "texts", "Texts.")
    assert [line for row in _rows(table)[1:] for line in row] == [
        f"'{first}1+1".replace("\r", "\n")
    ]


def test_csv_numbers_stay_numbers_and_are_given_in_full():
    frame = pd.DataFrame({"change": [-4.0, 0.1 + 0.2], "people": [12_000_000, -3]})
    assert _rows(Table(frame, "numbers", "Numbers."))[1:] == [
        ["-4", "12000000"],
        ["0.30000000000000004", "-3"],
    ]


def test_csv_keeps_the_column_of_addresses():
    table = Table(_documents(), "documents", "Documents.", links={"title": "url"})
    assert _rows(table)[0] == ["title", "url", "people", "share", "status"]


@pytest.mark.parametrize("name", ["", "Upper", "a/b", "../a", "a b", "a_b", "-a"])
def test_a_name_that_is_no_file_name_is_refused(name):
    with pytest.raises(ValueError, match="no name for a file"):
        Table(pd.DataFrame(), name, "Nothing.")


def _bars():
    figure = Figure(figsize=(4, 3))
    axes = figure.subplots()
    axes.bar(["a", "b"], [1, 2], label="both")
    axes.legend()
    return figure


def test_the_same_figure_gives_the_same_bytes_and_no_date():
    first, second = (Picture(_bars(), "Two bars.", "bars") for _ in range(2))
    assert first.svg == second.svg
    assert "<svg" in first.svg[:5]
    assert "dc:date" not in first.svg


def test_a_figure_that_differs_gives_other_bytes():
    other = _bars()
    other.axes[0].set_ylim(0, 3)
    assert Picture(_bars(), "Bars.", "bars").svg != Picture(other, "Bars.", "bars").svg


def test_a_picture_carries_its_alt_text_where_nbval_and_the_page_look():
    data, metadata = Picture(_bars(), "Two\n bars.", "bars", "Bars")._repr_mimebundle_()
    assert data["text/plain"] == "Two bars."
    assert metadata[SVG] == {"alt": "Two bars."}
    assert metadata[MARK]["caption"] == "Bars"


def test_a_picture_without_alt_text_is_refused():
    with pytest.raises(ValueError, match="alt text"):
        Picture(_bars(), " ", "bars")


def test_values_in_a_sentence_are_taken_literally():
    text = Text("**{count}** in {title}", count=12_000, title="<b>A*b*_c_ [x](y)")
    data, _ = text._repr_mimebundle_()
    assert data["text/plain"] == "**12,000** in <b>A*b*_c_ [x](y)"
    assert data["text/markdown"] == r"**12,000** in \<b\>A\*b\*\_c\_ \[x\]\(y\)"


def test_a_sentence_without_values_may_hold_braces():
    assert Text("a {b} c").markdown == "a {b} c"


def test_rows_can_be_led_to_by_the_ids_of_a_column():
    frame = pd.DataFrame({"claim_id": ["a<b", "c"], "claim": ["one", "two"]})
    html = Table(frame, "claims", "A caption.", anchors="claim_id").html()
    assert '<tr id="c-a&lt;b">' in html
    assert '<tr id="c-c">' in html
    with pytest.raises(ValueError, match="does not have"):
        Table(frame, "claims", "A caption.", anchors="id")


def _marked():
    """A sheet of 4 by 2 inches whose axes fill it, one unit an inch, with y upwards."""
    figure = Figure(figsize=(4, 2))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 4), ylim=(0, 2))
    return figure, axes


def test_what_leads_somewhere_is_a_link_where_it_is_drawn():
    figure, axes = _marked()
    axes.add_patch(Rectangle((1, 0.5), 2, 1, linewidth=0, url="c1"))
    axes.add_patch(Rectangle((0, 0), 0.5, 0.5, linewidth=0))
    picture = Picture(figure, "Boxes.", "boxes")
    assert picture.links == [["c1", 25.0, 25.0, 50.0, 50.0]]
    assert "c1" not in picture.svg
    assert picture._repr_mimebundle_()[1][MARK]["links"] == picture.links


def test_a_small_mark_is_large_enough_for_a_finger():
    figure, axes = _marked()
    axes.add_patch(Rectangle((2, 1), 0, 0, linewidth=0, url="c1"))
    # 0.3 inches round the middle of 4 by 2 inches.
    assert Picture(figure, "A dot.", "dot").links == [["c1", 46.25, 42.5, 7.5, 15.0]]


def test_a_label_and_its_mark_are_one_link_and_two_rows_are_two():
    figure, axes = _marked()
    for left, bottom, leads_to in ((0, 1.6, "c1"), (3, 1.2, "c1"), (0, 0.6, "c2"), (0, 0, "c2")):
        axes.add_patch(Rectangle((left, bottom), 1, 0.3, linewidth=0, url=leads_to))
    assert Picture(figure, "Rows.", "rows").links == [
        ["c1", 0.0, 5.0, 100.0, 35.0],
        ["c2", 0.0, 55.0, 25.0, 15.0],
        ["c2", 0.0, 85.0, 25.0, 15.0],
    ]


def test_all_numbers_of_a_column_can_lead_to_one_place_but_noughts():
    frame = pd.DataFrame({"kind": ["a", "b"], "claims": [3, 0]})
    html = Table(frame, "kinds", "Kinds.", {"claims": "#table-claims"}).html()
    assert '<a href="#table-claims">3</a>' in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ([["Dorset and a long name", *["1 ●"] * 8], ["Sussex", *["–"] * 8]], True),
        ([["Dorset", *["1 ●"] * 7, "a sentence about it"]], False),
        ([["Dorset", *["1 ●"] * 4]], False),
        ([], False),
    ],
)
def test_a_table_of_many_short_cells_has_upright_headers(rows, grid):
    names = [f"domain-{place}" for place in range(len(rows[0]) if rows else 9)]
    table = Table(pd.DataFrame(rows, columns=names), "matrix", "One row is a system.")
    box = table_box(table.html(), "table-1", "<figcaption>Table 1</figcaption>", "Table 1")
    assert ("grid" in box.split(">")[0]) is grid
