"""The drift that readers found in the five documents, row by row."""

import json
import re

import pytest

from ics_claims import drift
from ics_claims.columns import records

pytestmark = pytest.mark.originals

# The first table of drift.md: source claim, claim that renders it (or none), codes it must carry.
ONMEDICA = {
    "nhse-2019-06-1": ("onmedica-2019-06-1", "denominator status-to-achieved"),
    "nhse-2019-06-3": ("onmedica-2019-06-4", "status-to-achieved attribution-gained"),
    "nhse-2019-06-2": ("", "dropped"),
    "nhse-2019-06-4": ("onmedica-2019-06-5", "hedge-added status-to-achieved attribution-gained"),
    "nhse-2019-06-5": ("onmedica-2019-06-3", "period-dropped"),
    "nhse-2019-06-6": ("onmedica-2019-06-6", ""),
    "nhse-2019-06-7": ("onmedica-2019-06-7", ""),
    "nhse-2019-06-8": ("onmedica-2019-06-8", ""),
    "nhse-2019-06-9": ("onmedica-2019-06-9", "attribution-gained period-dropped"),
    "nhse-2019-06-10": ("", "dropped"),
    "nhse-2019-06-11": ("", "dropped"),
    "nhse-2019-06-12": ("onmedica-2019-06-10", "attribution-gained"),
}
BLOG = {
    "nhse-2019-06-1": ("", "dropped"),
    "nhse-2019-06-3": ("", "dropped"),
    "nhse-2019-06-2": ("", "dropped"),
    "nhse-2019-06-4": ("blog-2019-06-2", "scope"),
    "nhse-2019-06-5": ("blog-2019-06-1", "period-dropped"),
    "nhse-2019-06-6": ("blog-2019-06-3", "hedge-dropped name"),
    "nhse-2019-06-7": ("blog-2019-06-4", ""),
    "nhse-2019-06-8": ("blog-2019-06-5", "legal-term"),
    "nhse-2019-06-9": ("blog-2019-06-6", ""),
    "nhse-2019-06-10": ("", "dropped"),
    "nhse-2019-06-11": ("", "dropped"),
    "nhse-2019-06-12": ("blog-2019-06-7", "status-to-promised"),
}
# The second table: earlier claim, later claim, codes.
LATER = {
    "nhse-2019-06-9": ("nhe-2018-05-10", "figure period"),
    "nhse-2019-06-10": ("nhe-2018-05-14", "figure-rounded hedge-floor-to-ceiling period-changed"),
    "nhse-2019-06-11": ("nhe-2018-05-15", "period-changed"),
}
# The series of section 4: one quantity at two dates.
SERIES = {
    ("nhe-2018-05-6", "nhse-2019-06-2"),
    ("nhse-2019-06-1", "nhse-2020-05-7"),
    ("nhe-2018-05-3", "nhse-2019-06-7"),
    ("nhse-2019-06-7", "nhse-2020-05-5"),
    ("nhe-2018-05-1", "nhse-2019-06-5"),
    ("nhse-2019-06-5", "nhse-2020-05-2"),
}


@pytest.fixture(scope="module")
def gold(shared):
    lines = (shared / "gold" / "briefs.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def ids(gold, built):
    """The gold id of each claim found, by the characters of its figure."""
    found = {}
    for claim in records(built.tables["claims"]):
        for row in gold:
            meets = row["char_start"] < claim["end"] and claim["start"] < row["char_end"]
            if row["doc"] == claim["announcement_id"] and meets:
                found.setdefault(claim["claim_id"], row["id"])
    return found


@pytest.fixture(scope="module")
def links(built, ids):
    """The links by gold ids: (claim, other) to relation and codes."""
    return {
        (ids.get(link["claim_id"], ""), ids.get(link["other_id"], "")): link
        for link in records(built.tables["links"])
    }


def test_the_tables_here_name_every_row_of_drift_md(shared):
    text = (shared / "gold" / "drift.md").read_text("utf-8")
    first, second = text.split("## 1.")[1].split("## 2.")[0], text.split("## 2.")[1]
    rows = re.findall(r"^\| \d+ \| `(nhse-2019-06-\d+)`", first, re.M)
    assert rows == list(ONMEDICA) == list(BLOG)
    later = re.findall(r"^\| \d+ \| `(nhe-[\d-]+)`.*?\| `(nhse-[\d-]+)`", second, re.M)
    assert dict(map(reversed, later)) == {one: other for one, (other, _) in LATER.items()}


@pytest.mark.parametrize(
    ("rendition", "rows"), [("onmedica-2019-06", ONMEDICA), ("blog-2019-06", BLOG)]
)
def test_each_row_of_the_first_table_is_found(built, ids, rendition, rows):
    survival = {
        ids[row["claim_id"]]: row
        for row in records(built.tables["survival"])
        if row["announcement_id"] == rendition
    }
    for source, (told, codes) in rows.items():
        row = survival[source]
        assert ids.get(row["other_id"], "") == told, source
        assert set(codes.split()) <= set(row["codes"].split()), source


def test_of_41_claims_one_rendition_carries_9_and_the_other_7(built):
    survival = built.tables["survival"]
    carried = survival[survival["survival"] != "dropped"]["announcement_id"].value_counts()
    assert dict(carried) == {"onmedica-2019-06": 9, "blog-2019-06": 7}
    assert dict(survival["announcement_id"].value_counts()) == {
        "onmedica-2019-06": 41,
        "blog-2019-06": 41,
    }


@pytest.mark.parametrize("later", LATER)
def test_each_row_of_the_second_table_is_found(links, later):
    earlier, codes = LATER[later]
    link = links[later, earlier]
    assert link["relation"] == "restates"
    for code in codes.split():
        assert any(found.startswith(code) for found in link["codes"].split()), code


def test_the_national_series_are_continued(links):
    found = {
        (one, other) for (other, one), link in links.items() if link["relation"] == "continues"
    }
    assert found >= SERIES


def test_no_more_than_one_link_in_ten_is_wrong_and_one_in_ten_is_missing(gold, links):
    wanted = {(row["id"], row[name]) for row in gold for name in ("same_as", "repeats")}
    wanted = {pair for pair in wanted if pair[1]}
    found = {pair for pair, link in links.items() if link["relation"] != "continues"}
    assert len(wanted) == 33
    assert len(found & wanted) / len(found) >= 0.9
    assert len(found & wanted) / len(wanted) >= 0.9


# Of section "Claims without a figure that drifted": words of the brief's phrase, and the status.
TAKEN_OVER = {
    ("extra home visits", "Extra home visits"): "achieved → planned",
    ("makes their care better", "drastically better"): "achieved → expected",
}


@pytest.mark.parametrize("words", TAKEN_OVER)
def test_changes_without_a_figure_that_drifted_are_followed(built, words):
    rows = drift.without_figures(built.tables)
    of_blog = rows[rows["announcement_id"] == "blog-2019-06"]
    found = [
        row["status"]
        for row in records(of_blog)
        if words[0] in row["earlier_words"] and words[1] in row["later_words"]
    ]
    assert found == [TAKEN_OVER[words]]
