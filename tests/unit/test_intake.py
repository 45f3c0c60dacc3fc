"""Files of every type in, announcements out; what cannot be read is refused in one sentence."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml import OxmlElement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ics_claims.documents import read_announcement
from ics_claims.errors import UserError
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.intake import (
    Intake,
    add,
    announcement_file,
    draft_case,
    new_id,
    preview,
    read_any,
)
from ics_claims.intake.boilerplate import is_furniture, normalised
from ics_claims.intake.stated import stated_date
from ics_claims.model import Claim, Period
from ics_claims.paths import Project

# A line of a page: left, height from the bottom, size, text, bold.
Line = tuple[float, float, float, str, bool]


def line(x: float, y: float, text: str, size: float = 11, bold: bool = False) -> Line:
    return (x, y, size, text, bold)


def lines(y: float, *texts: str, x: float = 72) -> list[Line]:
    """Lines 14 points apart, the first at height `y`."""
    return [line(x, y - 14 * number, text) for number, text in enumerate(texts)]


def pdf(pages: list[list[Line]], trailer: bytes = b"", drawn: bytes = b"") -> bytes:
    """A PDF 1.4 in Helvetica; `drawn` is added to the first page, `trailer` to the trailer."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [b"", b"", font % b"Helvetica", font % b"Helvetica-Bold"]
    kids = []
    for page in pages:
        shown = [
            b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
            % (2 if bold else 1, size, x, y, text.encode("cp1252").replace(b"(", b"\\("))
            for x, y, size, text, bold in page
        ]
        stream = b"\n".join([*shown, drawn if not kids else b""])
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
        )
        + b"startxref\n%d\n%%%%EOF\n" % len(content)
    )


def read(folder: Path, name: str, content: str | bytes) -> Intake:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_any(path, name)


def refusal(folder: Path, name: str, content: str | bytes) -> str:
    with pytest.raises(UserError) as caught:
        read(folder, name, content)
    return str(caught.value)


def word(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


# --- text and Markdown ---------------------------------------------------------------------------


def test_text_keeps_every_line_of_the_announcement_and_its_spaces(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "a.txt",
        "\ufeffMore beds\r\n\r\n4 March 2021  \r\n"
        "We opened 1\u00a0000 “beds”.\r\n- cafe\u0301 open\r\n  - in town\r\n",
    )
    assert (
        found.text
        == "More beds\n\n4 March 2021\nWe opened 1\u00a0000 “beds”.\n- café open\n  - in town"
    )
    assert (found.title, found.published, found.form) == ("More beds", "2021-03-04", "text")


def test_text_loses_buttons_counters_notices_and_menus_only(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "a.txt",
        """Skip to main content
Home
About us
News
Contact us

More beds for Somewhere
COMMENTS 0
Share this page on Facebook
We use cookies to make this website work. By going on you accept them.

Share of people seen: 40 per cent.
Print runs of 300 leaflets were ordered.
Page 2 of 3
40
Comments from patients were kind.
© 2021 Somewhere NHS Trust
""",
    )
    assert found.text.split("\n") == [
        "More beds for Somewhere",
        "",
        "Share of people seen: 40 per cent.",
        "Print runs of 300 leaflets were ordered.",
        "40",
        "Comments from patients were kind.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3 comments",
        "Comments (12)",
        "Tweet",
        "Share this article via email and WhatsApp",
        "Accept all cookies",
        "Home > News > 2021 > More beds",
        "- Back to top",
        "Page 3",
        "- 3 -",
        "3 min read",
        "Sign up for our monthly newsletter",
        "Home | News | Contact us",
    ],
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 nurses",
        "Print",
        "Home | 40 | 50",
        "Next year 40 beds will open.",
        "Share your story with us by ringing 111",
        "Comments",
        "(c) 40 new beds",
        "Cookies and cake were served to 300 staff.",
        "Related pages of the plan set out 12 aims.",
        "Page 3 of the plan lists 40 aims.",
        "Register your interest in one of 60 posts",
        "40",
    ],
)
def test_not_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_markdown_keeps_headings_lists_and_tables(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "a.md",
        """---
title: "More beds"
date: 2021-03-04T10:00:00Z
---
More beds
=========

See [the plan](https://example.org/300) and **40** beds.<!-- 99 hidden -->

| Place | Beds |
|-------|-----:|
| North | 25   |

**What changed**
* 12 nurses
""",
    )
    assert found.text == (
        "# More beds\n\nSee the plan and 40 beds.\n\nPlace | Beds\nNorth | 25\n\n"
        "**What changed**\n* 12 nurses"
    )
    assert (found.title, found.published) == ("More beds", "2021-03-04")


def test_a_rule_at_the_top_of_markdown_is_no_front_matter(tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", "---\nWe opened: 40 beds.\n---\nMore follow.\n")
    assert "We opened: 40 beds." in found.text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Wednesday 19th June 2019", "2019-06-19"),
        ("Published: 3 Mar 2021, 10:30am", "2021-03-03"),
        ("03/04/2021", "2021-04-03"),
        ("June 2020", "2020-06"),
        ("March 4, 2021", "2021-03-04"),
        ("31 February 2021", ""),
        ("It opens on 3 March 2021", ""),
        ("3 March 2021 is the day", ""),
    ],
)
def test_a_stated_date_stands_alone_on_its_line(text: str, date: str) -> None:
    assert stated_date(["A headline", text]) == date


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


# --- HTML ----------------------------------------------------------------------------------------

PAGE = """<!doctype html><html><head><meta charset="utf-8">
<title>Forty beds open | NHS Somewhere</title>
<meta property="og:site_name" content="NHS Somewhere">
<meta property="article:published_time" content="2021-03-04T09:00:00+00:00">
<script>document.write("<p>999 written</p>")</script></head>
<body class="has-menu"><a class="skip-link" href="#c">Skip to main content</a>
<div id="cookie-banner"><p>We set 44 cookies to make this site better for you.</p></div>
<header><nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav></header>
<div class="breadcrumb"><a href="/">Home</a> <a href="/n">News</a></div>
BEGIN<h1>Forty beds open</h1><p>4 March 2021</p>
<div class="share-buttons"><a>Facebook</a><a>Twitter</a></div>
<p>More than&nbsp;1&nbsp;000 people<sup><a href="#f1">2</a></sup> were <b>helped</b> at home,
saving &pound;2.5m.</p>
<h2>What <em>changed</em></h2>
<ul><li>Waits fell by 12%</li><li><p>Over 300 calls</p></li>
<li>Staff:<ol><li>7 nurses<li>2 GPs</ol></li></ul>
<table><caption>Beds by place</caption><tr><th>Place</th><th>Beds</th></tr>
<tr><td>North</td><td>25</td></tr><tr><td>South</td><td></td></tr></table>
<p>Line one<br>line two</p><blockquote>“We hired 9 more,” she said.</blockquote>
<div>Loose words on 6 wards</div><p>0 Comments</p>END
<h3>Related news</h3><ul><li><a href="/x">77 other beds</a><li><a href="/y">88 more</a></ul>
<footer><p>© 2021 NHS Somewhere, 55 High Street</p></footer></body></html>"""

ARTICLE = """# Forty beds open

4 March 2021

More than\u00a01\u00a0000 people² were helped at home, saving £2.5m.

## What changed

- Waits fell by 12%
- Over 300 calls
- Staff:
1. 7 nurses
2. 2 GPs

Beds by place

Place | Beds
North | 25
South |

Line one
line two

“We hired 9 more,” she said.

Loose words on 6 wards"""


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("", ""),
        ("<main>", "</main>"),
        ("<article>", "</article>"),
        ('<div role="main"><div>', "</div></div>"),
        ('<form action="/"><div class="social-care-news">', "</div></form>"),
        ("<div><section>", "</section></div>"),
    ],
)
def test_a_page_gives_its_article_whole_and_nothing_else(
    tmp_path: Path, opening: str, closing: str
) -> None:
    found = read(tmp_path, "a.html", PAGE.replace("BEGIN", opening).replace("END", closing))
    assert found.text == ARTICLE
    assert found.title == "Forty beds open"
    assert (found.published, found.publisher) == ("2021-03-04", "NHS Somewhere")


def test_links_to_other_pages_are_left_out_amid_the_text(tmp_path: Path) -> None:
    links = '<h3>Related articles</h3><ul><li><a href="/x">77 other beds</a></li></ul>'
    names = '<li><a href="/n">North</a></li><li><a href="/s">South</a></li>'
    own = f"<p>The new systems are:</p><ul>{names}</ul>"
    opening = f"<h1>Forty beds</h1><p>{'Beds are open. ' * 9}</p>"
    page = f"<main>{opening}{links}<p>More will follow.</p>{own}</main>"
    text = read(tmp_path, "a.html", f"<html><body>{page}</body></html>").text
    assert "77" not in text
    assert "Related" not in text
    assert text.endswith("More will follow.\n\nThe new systems are:\n\n- North\n- South")


def test_cards_of_other_articles_are_left_out(tmp_path: Path) -> None:
    cards = "".join(
        f'<article><a href="/{n}">Story {n}</a><p>We built {n} homes.</p></article>'
        for n in (71, 72)
    )
    long = "Beds are open to all of us. " * 9
    page = f"<main><article><h1>Forty beds</h1><p>{long}</p></article>{cards}</main>"
    text = read(tmp_path, "a.html", f"<html><body>{page}</body></html>").text
    assert "Beds are open" in text
    assert "homes" not in text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("latin1", "utf-8")],
)
def test_the_declared_charset_is_honoured(tmp_path: Path, declared: str, encoding: str) -> None:
    head = f'<html><head><meta charset="{declared}"></head>'
    page = f"{head}<body><p>Savings of £2m – “so far” – are the result.</p>"
    assert "Savings of £2m – “so far”" in read(tmp_path, "a.htm", page.encode(encoding)).text


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (b"", "not UTF-8, and no charset declared"),
        (b'<meta charset="rot13">', "not in the charset that it declares, 'rot13'"),
        (b'<meta charset="utf-8">', "not in the charset that it declares, 'utf-8'"),
    ],
)
def test_a_page_in_no_known_charset_is_refused(tmp_path: Path, head: bytes, problem: str) -> None:
    page = b"<html><head>" + head + b"</head><body><p>Savings of \xa32m are the result.</p>"
    assert problem in refusal(tmp_path, "a.html", page)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home page of the whole service</a></nav></body>",
        "<!doctype html><html><body>"
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<html><body><form><label>User</label><input>"
        "<button>Log in to your own account here</button></form></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    assert "a.html: no article found on the page; save the page" in refusal(
        tmp_path, "a.html", page
    )


def test_entities_are_not_expanded_and_deep_pages_are_refused(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<html><body><p>We opened forty beds in the town this year &b; &f;</p></body></html>"
    )
    text = read(tmp_path, "a.xhtml", bomb).text
    assert "forty beds" in text
    assert "boom" not in text
    assert "root:" not in text
    deep = "<html><body>" + "<div>" * 5000 + "<p>We opened forty beds in the town.</p>"
    assert "nested" in refusal(tmp_path, "b.html", deep)


# --- PDF -----------------------------------------------------------------------------------------


def framed(number: int, *groups: list[Line]) -> list[Line]:
    """A page of three with a running head and a page number."""
    frame = [line(72, 815, "Somewhere media release", 8), line(280, 28, f"Page {number} of 3", 8)]
    return [*frame, *(item for group in groups for item in group)]


def test_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    first = framed(
        1,
        [line(72, 750, "Forty more beds for Somewhere", 20)],
        lines(725, "4 March 2021"),
        lines(
            690,
            "Somewhere has now opened 40 beds in its community hospi-",
            "tals, and more than 1,200 people will be seen with all the",
            "speed they need. A new twenty-",
            "five bed unit follows, with a joined-",
            "up team, who will save £2.5m–",
            "£3m in a year.",
        ),
        [line(72, 590, "What has changed", bold=True)],
        lines(570, "• Waits fell by 12 per cent for people who need a new hip or", "a knee"),
        lines(542, "• Over 300 calls a week"),
        lines(500, "The team now works in all the surgeries of the town and will"),
    )
    second = framed(
        2,
        lines(770, "see people at home."),
        lines(730, "A second paragraph stands alone."),
        [line(72, 700, "It saw 300"), line(124.5, 704, "2", 6), line(132, 700, "people.")],
    )
    found = read(tmp_path, "a.pdf", pdf([first, second, framed(3, lines(700, "The end is here."))]))
    assert found.text.split("\n\n") == [
        "# Forty more beds for Somewhere",
        "4 March 2021",
        "Somewhere has now opened 40 beds in its community hospitals, and more than 1,200 people "
        "will be seen with all the speed they need. A new twenty-five bed unit follows, with a "
        "joined-up team, who will save £2.5m–£3m in a year.",
        "## What has changed",
        "- Waits fell by 12 per cent for people who need a new hip or a knee\n"
        "- Over 300 calls a week",
        "The team now works in all the surgeries of the town and will see people at home.",
        "A second paragraph stands alone.",
        "It saw 300² people.",
        "The end is here.",
    ]
    assert (found.title, found.published) == ("Forty more beds for Somewhere", "2021-03-04")


def test_letters_printed_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    page = [line(72.3 * shift, 700, "We will call 11 towns.", 7) for shift in (1, 1.004)]
    assert read(tmp_path, "a.pdf", pdf([page])).text == "We will call 11 towns."


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = lines(
        680,
        "Left column text that runs on",
        "for several lines of about thirty",
        "letters each, so that it looks",
        "like prose, with 10 beds.",
    )
    right = lines(
        677,
        "Right column text that runs on",
        "for several lines of the same",
        "length and comes after it in",
        "reading, with 20 nurses.",
        x=320,
    )
    found = read(
        tmp_path,
        "a.pdf",
        pdf([[*lines(720, "A line above both of the columns stands here."), *left, *right]]),
    )
    assert found.text.split("\n\n")[1:] == [
        "Left column text that runs on for several lines of about thirty letters each, so that it "
        "looks like prose, with 10 beds.",
        "Right column text that runs on for several lines of the same length and comes after it in "
        "reading, with 20 nurses.",
    ]


def test_what_a_browser_prints_at_the_edges_is_left_out(tmp_path: Path) -> None:
    page = [
        line(24, 822, "30/11/2026, 10:59 Teams at work | NHS Suffolk", 8),
        *lines(700, "The teams visited 40 people on 30/11/2026, 10:59 on the clock.", x=40),
        line(24, 20, "https://example.org/news/teams-at-work 1/1", 8),
    ]
    found = read(tmp_path, "a.pdf", pdf([page]))
    assert found.text == "The teams visited 40 people on 30/11/2026, 10:59 on the clock."


def test_bullets_that_are_drawn_as_dots_are_bullets(tmp_path: Path) -> None:
    page = [
        line(40, 760, "Teams at work", 18, bold=True),
        *lines(700, "The board names three results of the teams, of which it says:", x=40),
        *lines(680, "52 care homes have a clinician", "waits are down to four weeks", x=64),
        *lines(640, "The board meets on Friday and will publish more.", x=40),
    ]
    squares = [b"52 %d 4 4 re f" % y for y in (682, 668)]
    # A rule, a large box and a square inside a line are no bullets.
    others = [b"40 655 200 0.5 re f", b"40 780 20 20 re f", b"150 684 4 4 re f"]
    found = read(tmp_path, "a.pdf", pdf([page], drawn=b"\n".join([*squares, *others])))
    assert [block for block in found.text.split("\n") if block.startswith("- ")] == [
        "- 52 care homes have a clinician",
        "- waits are down to four weeks",
    ]
    without = read(tmp_path, "b.pdf", pdf([page], drawn=b"\n".join(others)))
    assert "- " not in without.text


def test_tables_of_a_pdf_are_rows_with_rules_and_without(tmp_path: Path) -> None:
    rules = [b"%d 600 m %d 660 l S" % (x, x) for x in (72, 200, 330)]
    rules += [b"72 %d m 330 %d l S" % (y, y) for y in (600, 620, 640, 660)]
    cells = [("System", "Beds", 646), ("North", "25", 626), ("South side", "1,500", 606)]
    ruled = [line(x, y, text) for a, b, y in cells for x, text in ((80, a), (210, b))]
    open_rows = [
        line(x, y, text)
        for a, b, y in (("Place", "Staff", 500), ("East", "7", 486))
        for x, text in ((80, a), (300, b))
    ]
    page = [*lines(720, "A table stands below."), *ruled, *open_rows]
    found = read(tmp_path, "a.pdf", pdf([page], drawn=b"0.5 w\n" + b"\n".join(rules)))
    assert found.text == (
        "A table stands below.\n\nSystem | Beds\nNorth | 25\nSouth side | 1,500\n"
        "Place | Staff\nEast | 7"
    )


def test_a_number_alone_is_a_page_number_only_at_the_edge_and_in_step(tmp_path: Path) -> None:
    pages = [
        [*lines(700, f"Text of page {n} stands here.", "40"), line(290, 30, str(n))] for n in (1, 2)
    ]
    pages[1].append(line(72, 40, "60"))
    text = read(tmp_path, "a.pdf", pdf(pages)).text
    assert text.count("40") == 2
    assert "60" in text
    assert not [part for part in text.split("\n") if part in ("1", "2")]


def rc4(key: bytes, data: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked_without_password() -> bytes:
    """The trailer of a PDF that opens without a password but may not be copied from.

    ISO 32000-1, 7.6.3.3 and 7.6.3.4: key and user entry of revision 2 for an empty password.
    """
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    owner, rights, name = bytes(32), (-4).to_bytes(4, "little", signed=True), b"\0"
    key = hashlib.md5(padding + owner + rights + name).digest()[:5]
    user = rc4(key, padding).hex().encode()
    return (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <"
        + owner.hex().encode()
        + b"> /U <"
        + user
        + b"> /P -4 >> /ID [<00><00>]"
    )


ENCRYPTION = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <"
    + b"00" * 32
    + b"> /U <"
    + b"11" * 32
    + b"> /P -4 >> /ID [<00><00>]"
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            pdf([[]], drawn=b"10 10 100 100 re f"),
            "a.pdf: the PDF has no text layer, only pictures (a scan?); "
            "run text recognition on it, or copy the announcement into a text file",
        ),
        (
            pdf([lines(700, "We opened 40 beds.")], trailer=ENCRYPTION),
            "a.pdf: the PDF is encrypted; save a copy without a password",
        ),
        (
            pdf([lines(700, "We opened 40 beds.")], trailer=locked_without_password()),
            "a.pdf: the PDF is encrypted; save a copy without a password",
        ),
        (
            pdf([lines(700, "We opened 40 beds.")], trailer=b"/Encrypt << /Filter /Standard >>"),
            "a.pdf: the PDF is encrypted; save a copy without a password",
        ),
        (b"%PDF-1.4\nnothing", "a.pdf: the PDF is broken; download it again, or save it as text"),
        (
            pdf([lines(700, "We opened 40 beds.")])[:700],
            "a.pdf: the PDF is broken; download it again, or save it as text",
        ),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    assert refusal(tmp_path, "a.pdf", content) == sentence


# --- Word ----------------------------------------------------------------------------------------


def tracked(tag: str, leaf: str, text: str) -> object:
    change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(leaf)
    words.text = text
    run.append(words)
    change.append(run)
    return change


def test_a_word_file_gives_what_a_reader_sees(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Running head 99"
    document.add_heading("Forty beds open", 0)
    document.add_paragraph("4 March 2021")
    paragraph = document.add_paragraph("More than 1\u00a0000 people")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" were helped, saving ")
    paragraph.add_run("£2").bold = True
    paragraph.add_run(".5m.")
    paragraph._p.append(tracked("w:ins", "w:t", " We hired 12 nurses."))
    paragraph._p.append(tracked("w:del", "w:delText", " We hired 98 nurses."))
    paragraph._p.append(tracked("w:moveFrom", "w:t", " We moved 97 nurses."))
    document.add_heading("What changed", 1)
    for text in ("Waits fell by 12%", "Over 300 calls"):
        document.add_paragraph(text, style="List Bullet")
    for text in ("a plan", "a team"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Place", "Beds", "North", "25"), strict=True):
        cell.text = text
    document.add_table(rows=1, cols=1).cell(0, 0).text = "A framed note on 6 wards."
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    document.element.body.insert(2, control)
    control.append(content)
    content.append(document.element.body[1])
    found = read(tmp_path, "a.docx", word(document))
    assert found.text == (
        "# Forty beds open\n\n4 March 2021\n\n"
        "More than 1\u00a0000 people² were helped, saving £2.5m. We hired 12 nurses.\n\n"
        "## What changed\n\n- Waits fell by 12%\n- Over 300 calls\n1. a plan\n2. a team\n\n"
        "Place | Beds\nNorth | 25\n\nA framed note on 6 wards."
    )
    assert (found.title, found.published) == ("Forty beds open", "2021-03-04")


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def spoilt(name: str, content: bytes) -> bytes:
    """A Word file with one member put in its place or added."""
    document = docx.Document()
    document.add_paragraph("We opened 40 beds.")
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(document))) as whole,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in whole.namelist():
            if member != name:
                copy.writestr(member, whole.read(member))
        copy.writestr(name, content)
    return buffer.getvalue()


def test_a_zip_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.docx", zipped(readme=b"40 beds")) == (
        "a.docx: this is a zip file but no Word file; unpack it and give the announcement in it"
    )
    assert "no sound Word file" in refusal(tmp_path, "a.docx", zipped(readme=b"40 beds")[:40])
    assert "no sound Word file" in refusal(
        tmp_path, "a.docx", spoilt("word/document.xml", b"<broken")
    )


def test_a_word_file_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    bomb = spoilt("word/media/image1.bin", b"\0" * (201 * 1024 * 1024))
    assert len(bomb) < 1_000_000
    assert "unpacks to more than the limit of 200 MB" in refusal(tmp_path, "a.docx", bomb)
    entities = b'<!DOCTYPE x [<!ENTITY a "boom">]><w:document>&a;</w:document>'
    assert "declares a document type" in refusal(
        tmp_path, "b.docx", spoilt("word/document.xml", entities)
    )


# --- any file ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "a.txt: the file is empty; check that it was saved whole"),
        ("a.txt", b"\xef\xbb\xbf \n", "a.txt: the file is empty; check that it was saved whole"),
        ("a.txt", b"ok\n\xa340 beds", "a.txt:2: not UTF-8; save the file as UTF-8 text"),
        ("a.md", b"ok\n40\0beds", "a.md:2: this is no text but binary data; save it as UTF-8 text"),
        ("a.txt", b"***\n---\n", "a.txt: no text found in it; check that it is the announcement"),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
            "a.doc: this is an old Word file (.doc) or one with a password; "
            "save it as .docx without a password",
        ),
        (
            "a.rtf",
            b"{\\rtf1 40 beds}",
            "a.rtf: this is rich text (.rtf); save it as .docx, PDF or text",
        ),
        (
            "a.png",
            b"\x89PNG\r\n",
            "a.png: files ending in '.png' are not read; "
            "give text (.txt), Markdown (.md), HTML, PDF or Word (.docx)",
        ),
        (
            "a",
            b"40 beds",
            "a: files without an ending are not read; "
            "give text (.txt), Markdown (.md), HTML, PDF or Word (.docx)",
        ),
        (
            "a.pdf",
            b"<html>",
            "a.pdf: the name ends in .pdf but the file is no PDF file; "
            "check that it was downloaded whole",
        ),
    ],
)
def test_refusals_say_what_to_do(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    assert refusal(tmp_path, name, content) == sentence


def test_a_large_file_a_folder_a_pipe_and_no_file_are_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name, sentence in {
        "large.txt": "the file has 200 MB, more than the limit of 20 MB; "
        "save only the announcement, without pictures",
        "pipe.txt": "this is no ordinary file; name a file",
        "folder.txt": "this is a folder; name one file",
        "none.txt": "no such file; check the path",
    }.items():
        with pytest.raises(UserError) as caught:
            read_any(tmp_path / name, name)
        assert str(caught.value) == f"{name}: {sentence}"


def test_the_content_tells_the_type_where_the_name_does_not(tmp_path: Path) -> None:
    assert read(tmp_path, "page.txt", PAGE).form == "html"
    assert read(tmp_path, "print.txt", pdf([lines(700, "We opened 40 beds.")])).form == "pdf"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx"]),
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))
    ),
    st.sampled_from(
        [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><body><p>", b"---\n", b"<table><tr><td>"]
    ),
)
def test_no_file_crashes_it(tmp_path: Path, suffix: str, content: bytes, start: bytes) -> None:
    try:
        found = read(tmp_path, f"a{suffix}", start + content)
    except UserError as error:
        assert str(error).startswith(f"a{suffix}:")
    else:
        assert found.text == normalised(found.text)


# --- the announcement's file ---------------------------------------------------------------------

HOSTILE = 'A "title": with \\ #marks\u2028---\n---\x85 and: {braces} \ud800'


def intake(text: str = "We opened 40 beds.") -> Intake:
    return Intake(text, "More beds", "2021-03-04", "text", "0" * 64)


@pytest.mark.parametrize(
    "text", ["We opened 40 beds.", "---\nWe opened: 40\n---\n\nMore.", "--- 40"]
)
def test_the_front_matter_reads_back_whatever_the_values_and_text(
    tmp_path: Path, text: str
) -> None:
    content = announcement_file(
        intake(text),
        announcement_id="somewhere-2021-03",
        title=HOSTILE,
        publisher="Yes",
        kind="press release",
        published="2021-03-04",
        published_basis="inferred",
        published_note="No day: 'about' the 4th",
    )
    path = tmp_path / "a.md"
    path.write_bytes(content.encode())
    found = read_announcement(path, "a.md")
    assert found.text[found.body :] == f"\n{text}\n"
    assert found.title == 'A "title": with \\ #marks\u2028--- ---\x85 and: {braces} ?'
    assert (found.publisher, found.published, found.published_basis) == (
        "Yes",
        "2021-03-04",
        "inferred",
    )
    assert (found.source_sha256, found.text_kind, found.event) == ("0" * 64, "original", "")


@pytest.mark.parametrize(
    ("publisher", "published", "taken", "expected"),
    [
        ("NHS Devon", "2021-03-04", [], "nhs-devon-2021-03"),
        (
            "NHS Devon Integrated Care Board",
            "2021-03",
            ["nhs-devon-2021-03"],
            "nhs-devon-2021-03-2",
        ),
        ("NHS Devon ICB", "2021", ["nhs-devon-2021", "nhs-devon-2021-2"], "nhs-devon-2021-3"),
        ("The King’s Fund", "2019-01-02", [], "kings-fund-2019-01"),
        (
            "Royal Somewhere University Hospitals NHS Foundation Trust",
            "2020-05",
            [],
            "royal-somewhere-university-hospitals-2020-05",
        ),
        ("Cyngor Môn & Co", "2020", [], "cyngor-mon-and-co-2020"),
        ("Здоровье", "2020-01", [], "announcement-2020-01"),
    ],
)
def test_ids_tell_publisher_and_month(
    publisher: str, published: str, taken: list[str], expected: str
) -> None:
    assert new_id(publisher, published, taken) == expected


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    (root / "data" / "raw" / "announcements").mkdir(parents=True)
    return Project(root)


def files(project: Project) -> list[str]:
    return sorted(path.name for path in project.announcements.iterdir())


def source(tmp_path: Path, text: str = "More beds\n\n4 March 2021\n\nWe opened 40 beds.\n") -> Path:
    path = tmp_path / "source.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_add_writes_one_file_that_reads_back(tmp_path: Path, project: Project) -> None:
    path = add(project, source(tmp_path), publisher="NHS Somewhere")
    assert files(project) == ["nhs-somewhere-2021-03.md"]
    found = read_announcement(path, "a.md")
    assert (found.title, found.published, found.published_basis) == (
        "More beds",
        "2021-03-04",
        "stated",
    )
    assert found.text[found.body :] == "\nMore beds\n\n4 March 2021\n\nWe opened 40 beds.\n"
    second = add(
        project,
        source(tmp_path, "Other news\n\nWe hired 9.\n"),
        publisher="NHS Somewhere",
        published="2021-03",
    )
    assert second.name == "nhs-somewhere-2021-03-2.md"
    assert read_announcement(second, "b.md").published_basis == "inferred"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "it does not say who published it; give --publisher NAME"),
        ({"publisher": "NHS X", "published": "soon"}, "'soon' is no date"),
        ({"publisher": "NHS X", "announcement_id": "../x"}, "the id '../x' is no id"),
        (
            {"publisher": "NHS X", "derived_from": "nothing"},
            "names 'nothing', which is no announcement",
        ),
    ],
)
def test_a_refused_source_leaves_nothing_behind(
    tmp_path: Path, project: Project, facts: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence.replace(".", r"\.")):
        add(project, source(tmp_path), **facts)
    assert files(project) == []


def test_nothing_is_added_twice_or_overwritten(tmp_path: Path, project: Project) -> None:
    here = source(tmp_path)
    path = add(project, here, publisher="NHS Somewhere")
    before = path.read_bytes()
    with pytest.raises(UserError, match="already added as nhs-somewhere-2021-03; remove"):
        add(project, here, publisher="Another")
    with pytest.raises(UserError, match="already added as nhs-somewhere-2021-03"):
        add(project, path, publisher="Another")
    with pytest.raises(UserError, match="there is already an announcement 'nhs-somewhere-2021-03'"):
        add(
            project,
            source(tmp_path, "Other news of 9 June\n"),
            publisher="NHS Somewhere",
            published="2021",
            announcement_id="nhs-somewhere-2021-03",
        )
    assert files(project) == [path.name]
    assert path.read_bytes() == before


def test_the_original_of_a_brief_is_sent_to_the_originals(tmp_path: Path, project: Project) -> None:
    path = add(project, source(tmp_path), publisher="NHS Somewhere")
    path.write_text(path.read_text().replace('text: "original"', 'text: "brief"'))
    with pytest.raises(
        UserError, match="which is a brief of it; put the file into data/raw/originals/"
    ):
        add(project, source(tmp_path), publisher="NHS Somewhere")


# --- what a reader checks ------------------------------------------------------------------------


def claim(text: str, figure: str, **fields: object) -> Claim:
    start = text.index(figure)
    facts: dict[str, object] = dict.fromkeys(
        ["direction", "kind", "baseline", "attributed_to", "heading", "rule", "place"], ""
    )
    facts |= {"claim_id": "c", "announcement_id": "a", "paragraph": 1, "start": start}
    facts |= {
        "end": start + len(figure),
        "figure": figure,
        "quote_start": 0,
        "quote_end": len(text),
    }
    facts |= {"value_low": 40.0, "value_high": None, "hedge": "more_than", "unit": "count"}
    facts |= {"measured": "beds", "system_id": "devon", "status": "achieved", "period": Period("")}
    return Claim(**(facts | fields))  # type: ignore[arg-type]


def test_the_preview_marks_figures_and_names_the_status_in_words_and_colour(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    content = announcement_file(
        intake("We \x1b[31mopened over 40 beds\u202e.\nMore."),
        announcement_id="a",
        title="t",
        publisher="p",
        kind="k",
        published="2021",
    )
    path.write_bytes(content.encode())
    found = read_announcement(path, "a.md")
    start = found.text.index("We ")
    one = claim(found.text, "over 40", quote_start=start, quote_end=len(found.text) - 1)
    head, facts, sentence = preview(found, [one])
    assert head.plain == "a: 1 claims"
    assert facts.plain == "line 12  achieved  more than 40 count; beds; devon"
    assert sentence.plain == "    We \ufffd[31mopened [[over 40]] beds\ufffd. More."
    assert [str(span.style) for span in facts.spans] == ["dim", "green"]
    assert [str(span.style) for span in sentence.spans] == ["bold underline green"]
    assert preview(found, [])[0].plain == "a: no claims found"


def test_a_drafted_case_reads_back_with_its_marks() -> None:
    names = Gazetteer.build([])
    text = draft_case("The council spent £3m on homes: all of it last year.", names)
    assert yaml.safe_load(text) == [
        {
            "text": "The council spent [[£3m]] on homes: all of it last year.",
            "is": "level achieved investment",
        }
    ]
    assert "# £3m: 3,000,000 (3000000.0 to 3000000.0, exact); gbp" in text
    listed = yaml.safe_load(draft_case("recruit [[40]] nurses", names, lead_in="The board will:"))
    assert listed[0]["form"] == "item"
    assert listed[0]["lead_in"] == "The board will:"
    assert listed[0]["is"] == "increase planned workforce"


def test_a_drafted_case_says_what_it_could_not_tell() -> None:
    names = Gazetteer.build([])
    marked = draft_case("It was [[lovely]] weather.", names)
    assert yaml.safe_load(marked) == [{"text": "It was [[lovely]] weather.", "is": "? ? ?"}]
    two = yaml.safe_load(draft_case("The [[good]] and [[fine]] weather: so it was.", names))
    assert two[0]["text"] == "The [[good]] and [[fine]] weather: so it was."
    assert "no figure found" in draft_case("It was lovely.", names)
