"""The workbook: one table a sheet, the same bytes from the same tables, and no cell that runs."""

import io
import re
import zipfile
from html import unescape

import pytest
from frames import announcements, claims, empty, systems

from ics_claims.reporting.workbook import workbook
from ics_claims.tables import TABLES

RUNNABLE = ['=HYPERLINK("http://x.example","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C'"]


def tables(*rows):
    found = {name: empty(name) for name in TABLES}
    return found | {
        "claims": claims(*rows),
        "announcements": announcements({"announcement_id": "a"}),
        "systems": systems({"system_id": "dorset", "name": "Dorset"}),
    }


def opened(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def sheets(parts):
    return re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])


def strings(parts):
    found = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"], re.DOTALL)
    return [unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", it, re.DOTALL))) for it in found]


def test_it_has_a_cover_contents_notes_and_a_sheet_for_each_table():
    found = sheets(opened(workbook(tables({}))))
    assert found[:4] == ["Cover", "Contents", "Notes", "claims"]
    assert set(found[3:]) == set(TABLES)


@pytest.mark.parametrize("text", RUNNABLE)
def test_no_text_can_be_read_as_a_formula(text):
    parts = opened(workbook(tables({"quote": text, "measured": text, "heading": text})))
    pages = [part for name, part in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in page or "<f " in page for page in pages)
    assert not [it for it in strings(parts) if it.startswith(("=", "+", "-", "@", "\t"))]
    assert any(it.lstrip("'").strip() == text.strip() for it in strings(parts))


@pytest.mark.parametrize("text", ["http://x.example/", "[click](http://x.example/)", "internal:A1"])
def test_no_text_becomes_a_link(text):
    parts = opened(workbook(tables({"quote": text})))
    linked = "".join(part for name, part in parts.items() if name.endswith(".rels"))
    assert "x.example" not in linked
    claims_sheet = parts["xl/worksheets/sheet4.xml"]
    assert "<hyperlink" not in claims_sheet


def test_numbers_stay_numbers_and_open_bounds_stay_empty():
    parts = opened(workbook(tables({"value_low": 1234.5, "value_high": None})))
    assert "<v>1234.5</v>" in parts["xl/worksheets/sheet4.xml"]
    assert "nan" not in parts["xl/worksheets/sheet4.xml"].lower()


def test_the_same_tables_give_the_same_bytes():
    assert workbook(tables({})) == workbook(tables({}))


def test_notes_say_that_plans_and_results_are_never_added():
    assert any("Never add them up" in text for text in strings(opened(workbook(tables({})))))
