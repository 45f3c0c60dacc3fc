"""Markdown of notebooks and Markdown made from data."""

import pytest

from ics_claims.reporting.markdown import Prose


def test_html_in_generated_text_is_shown_as_text():
    html = Prose(set()).generated("Said **so** <img src=x onerror=alert(1)>")
    assert html.strip() == ("<p>Said <strong>so</strong> &lt;img src=x onerror=alert(1)&gt;</p>")


def test_a_backslash_takes_the_meaning_from_a_character():
    html = Prose(set()).generated(r"\<b\> \*a\* 1 \- 2")
    assert html.strip() == "<p>&lt;b&gt; *a* 1 - 2</p>"


def test_a_notebook_s_own_html_is_kept():
    assert "<abbr>ICS</abbr>" in Prose(set()).trusted("An <abbr>ICS</abbr>")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "vbscript:x", "data:text/html,x"])
def test_links_that_run_something_are_disarmed(url):
    assert url not in Prose(set()).generated(f"[text]({url})")


def test_a_picture_from_elsewhere_becomes_a_link():
    html = Prose(set()).trusted("![A map](https://example.org/map.png)")
    assert "<img" not in html
    assert '<a href="https://example.org/map.png">A map</a>' in html


def test_headings_get_ids_of_their_own_and_leave_the_title_its_level():
    prose = Prose({"main"})
    html = prose.trusted("# Top\n\n## Main\n\n## Main\n\n### People & *places*")
    assert prose.headings == [
        (2, "top", "Top"),
        (2, "main-2", "Main"),
        (2, "main-3", "Main"),
        (3, "people-places", "People &amp; <em>places</em>"),
    ]
    assert '<h3 id="people-places">' in html
    assert "<h1" not in html


def test_tables_are_read():
    assert "<td>1</td>" in Prose(set()).trusted("| a |\n|---|\n| 1 |\n")
