"""Frames of the drift notebook, and one claim traced, from a release, its copy and a later one."""

import json

import pytest
from frames import announcements, claims, empty, systems
from matplotlib.figure import Figure

from ics_claims import drift, plots, trace
from ics_claims import tables as specs
from ics_claims.columns import typed
from ics_claims.errors import UserError
from ics_claims.reporting.display import SideBySide
from ics_claims.wording import link_claims, survival, with_repeats


def said(document, quote, figure, value, **fields):
    start = quote.index(figure)
    place = {"start": start, "end": start + len(figure), "quote_end": len(quote)}
    named = {"announcement_id": document, "quote": quote, "figure": figure}
    return named | place | {"value_low": value, "value_high": value, "kind": "activity"} | fields


@pytest.fixture
def tables():
    beds = {"measured": "beds", "system_id": "dorset"}
    read = announcements(
        {"announcement_id": "release", "event": "one", "published": "2019-01-01"},
        {"announcement_id": "copy", "event": "one", "derived_from": "release"},
        {"announcement_id": "later", "event": "two", "published": "2021-01"},
    )
    found = claims(
        said("release", "Dorset opened 300 beds.", "300", 300, status="achieved", **beds),
        said("release", "It hired 45 porters.", "45", 45, measured="porters", system_id="dorset"),
        said("copy", "Dorset will open 300 beds.", "300", 300, status="expected", **beds),
        said("later", "Dorset opened 410 beds.", "410", 410, status="achieved", **beds),
    )
    links = link_claims(found, read)
    found = with_repeats(found, links)
    return {
        "announcements": read,
        "claims": found,
        "links": links,
        "survival": survival(found, read, links),
        "systems": systems({"system_id": "dorset", "name": "Dorset"}),
        "findings": empty("findings"),
    }


def test_survival_counts_kept_changed_and_dropped(tables):
    rows = drift.survival_by_rendition(tables, "one").to_dict("records")
    assert rows == [
        {
            "source": "release",
            "rendition": "copy",
            "kept": 0,
            "changed": 1,
            "dropped": 1,
            "claims": 2,
        }
    ]
    changes = drift.codes_by_rendition(tables)
    assert dict(zip(changes["change"], changes["copy"], strict=True)) == {
        "dropped": 1,
        "status-to-promised": 1,
    }
    assert list(drift.dropped(tables)["measured"]) == ["porters"]
    assert drift.survival_by_rendition(tables, "two").empty


def test_the_event_is_the_largest_or_as_given(tables):
    read = tables["announcements"]
    assert drift.event_chosen(read, "largest") == "one"
    assert drift.event_chosen(read, "two") == "two"
    assert drift.event_chosen(read, "") == ""
    with pytest.raises(UserError, match="did you mean 'one'"):
        drift.event_chosen(read, "on")


def test_a_quantity_over_time_has_each_statement_once_by_date(tables):
    stated = drift.over_time(tables)
    assert list(stated["value"]) == ["300", "410"]
    assert list(stated["published"]) == ["2019-01-01", "2021-01"]
    assert set(stated["quantity"]) == {1}
    assert set(stated["measure"]) == {"beds"}


def test_side_by_side_marks_and_escapes(tables):
    pairs = drift.side_by_side(tables, ("renders",))
    assert list(pairs["changed"]) == ["status: result became promise: achieved → expected"]
    pairs["later_words"] = [[("a <b> ", False), ("<script>", True)]]
    shown = SideBySide(pairs, "pairs", "One row is a pair.", ["earlier_words", "later_words"])
    assert "a &lt;b&gt; <mark>&lt;script&gt;</mark>" in shown.html()
    assert "<script>" not in shown.html()
    assert "a <b> <script>" in shown.text()
    assert "a <b> <script>" in shown.csv()


def test_plots_show_every_row_and_say_so_in_words(tables):
    renditions, stated = drift.survival_by_rendition(tables), drift.over_time(tables)
    title = drift.survival_headline(renditions)
    assert title == "copy carries 1 of 2 claims of release, 1 of them changed"
    assert isinstance(plots.survival(renditions, title), Figure)
    assert "kept 0, changed 1, dropped 1" in plots.survival_alt(renditions)
    later = drift.over_time_headline(stated)
    assert later == "1 of 1 quantities stated again came with another figure or bound"
    assert isinstance(plots.over_time(stated, later), Figure)
    assert "January 2019 300 (achieved), January 2021 410 (achieved)" in plots.over_time_alt(stated)


def test_nothing_to_show_is_said(tables):
    nothing = {**tables, "links": empty("links"), "survival": empty("survival")}
    for frame, plot in (
        (drift.survival_by_rendition(nothing), plots.survival),
        (drift.over_time(nothing), plots.over_time),
    ):
        assert frame.empty
        assert isinstance(plot(frame, "Nothing"), Figure)
    assert drift.side_by_side(nothing, ("renders",)).empty
    assert drift.survival_headline(drift.survival_by_rendition(nothing))


def test_a_claim_is_traced_to_its_sentence_links_and_findings(tables):
    finding = {"claim_ids": "c3 c1", "rule": "r", "severity": "tension"}
    words = {"statement": "They differ.", "evidence": "300 and 300", "finding_id": "f"}
    findings = typed(specs.FINDINGS, [finding | words], "findings")
    found = trace.trace(tables | {"findings": findings}, "c1")
    assert found["quote"] == "Dorset opened 300 beds."
    assert [(link["relation"], link["claim_id"]) for link in found["links"]] == [
        ("is rendered by", "c3"),
        ("is restated by", "c4"),
    ]
    assert [row["statement"] for row in found["findings"]] == ["They differ."]
    assert json.loads(trace.as_json(found)) == found
    assert trace.as_csv(found).count("\n") == 4
    assert "is rendered by c3 “300”" in trace.as_text(found)


def test_an_unknown_claim_is_refused_with_the_nearest_ids(tables):
    with pytest.raises(UserError, match=r"no claim 'c9'; the nearest ids are c\d"):
        trace.trace(tables, "c9")


def test_csv_of_a_trace_runs_no_formula(tables):
    found = trace.trace(tables, "c1") | {"quote": "=1+1"}
    assert "'=1+1" in trace.as_csv(found)


def test_every_claim_of_a_source_has_its_fate_in_each_rendition(tables):
    listed = drift.fates(tables)[["rendition", "survival", "value", "measured", "other_value"]]
    assert listed.to_numpy().tolist() == [
        ["copy", "changed", "300", "beds", "300"],
        ["copy", "dropped", "45", "porters", ""],
    ]
    assert drift.fates(tables, "two").empty


def changed(document, start, phrase, **fields):
    return {
        "claim_id": f"{document}-{start}",
        "announcement_id": document,
        "start": start,
        "paragraph": 1,
        "end": start + len(phrase),
        "phrase": phrase,
        "quote": f"{phrase} across the county.",
        "direction": "increase",
        "status": "achieved",
    } | fields


def test_changes_without_a_figure_are_followed_into_renditions(tables):
    rows = [
        changed("release", 200, "faster access to crisis care"),
        changed("release", 300, "fewer cancelled operations", direction="decrease"),
        changed("copy", 40, "access to crisis care will be faster", status="expected"),
        changed("copy", 90, "more cancelled operations"),
        changed("later", 10, "fewer cancelled operations", direction="decrease"),
    ]
    found = drift.without_figures(tables | {"changes": typed(specs.CHANGES, rows, "changes")})
    assert found.to_dict("records") == [
        {
            "announcement_id": "copy",
            "earlier_words": "faster access to crisis care",
            "later_words": "access to crisis care will be faster",
            "status": "achieved → expected",
            "claim_ids": "release-200 copy-40",
        }
    ]
