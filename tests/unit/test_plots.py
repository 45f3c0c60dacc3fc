from pathlib import Path

import pandas as pd
import pytest
from frames import announcements, claims, systems
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ics_claims import headlines, outcomes, overview, plots
from ics_claims.coverage import changes, coverage_by_event, coverage_by_month, with_status
from ics_claims.plots import style
from ics_claims.profiles import _claims_of
from ics_claims.reference import load_reference
from ics_claims.reporting.display import Picture

REFERENCE = load_reference(Path(__file__).resolve().parents[2] / "data" / "reference")
MONEY = {"kind": "investment", "unit": "gbp", "measured": "for a new unit with a long name"}


def some_claims():
    return claims(
        MONEY | {"system_id": "dorset", "status": "achieved", "value_low": 2e6, "value_high": 2e6},
        MONEY | {"system_id": "dorset", "status": "planned", "value_low": 5e6, "value_high": None},
        MONEY | {"system_id": "devon", "status": "planned", "value_low": 4e6, "value_high": 9e6},
        MONEY | {"system_id": "devon", "status": "", "value_low": None, "value_high": 3e7},
    )


def some_outcomes():
    register = systems(
        {"system_id": "dorset", "name": "Dorset"}, {"system_id": "devon", "name": "Devon"}
    )
    return outcomes.outcomes_by_system(some_claims(), register)


def some_money():
    found = some_outcomes()
    bounds = {f"per_head_{end}": found[f"value_{end}"] / 1e6 for end in ("low", "high")}
    return found.assign(**bounds)


def some_compared():
    found = some_outcomes()
    bounds = {f"axis_{end}": found[f"value_{end}"] for end in ("low", "high")}
    axis = [f"A measure with a long name (pounds, level, {result})" for result in found["result"]]
    return found.assign(axis=axis, axis_unit="pounds", **bounds)


def some_totals():
    checks = dict.fromkeys(("figure", "baseline", "comparator", "period", "source"), 1)
    rows = [
        {"by": "system", "name": name, "claims": claims, **checks, "denominator": claims}
        for name, claims in (("Dorset", 12), ("A system with a name as long as they come", 2))
    ]
    return pd.DataFrame(rows)


def some_documents():
    return announcements(
        {"announcement_id": "first", "claims": 12, "excluded": 3},
        {"announcement_id": "second", "claims": 1, "excluded": 0},
    )


def growth(until="2022-07", **options):
    total = {"system_id": "england", "kind": "coverage", "status": "expected"}
    said = claims(total | {"figure": "over 12 million", "value_low": 12e6, "value_high": None})
    read = announcements({"announcement_id": "a", "event": "2018-05"})
    months = coverage_by_month(REFERENCE, until=until, **options)
    events = coverage_by_event(REFERENCE, said, read, until=until, **options)
    return months, with_status(events, said)


def profile_claims():
    tables = {
        "claims": some_claims(),
        "announcements": announcements({"announcement_id": "a"}),
        "links": None,
    }
    return _claims_of(tables, "dorset")


def all_figures():
    months, events = growth()
    counts = outcomes.counts_by_system(some_outcomes())
    title = "A title that says what the chart shows, long enough to need a second line of it"
    return {
        "systems_over_time": plots.systems_over_time(months, events, title),
        "people_over_time": plots.people_over_time(months, events, title),
        "claims_by_document": plots.claims_by_document(some_documents(), title),
        "claims_by_system": plots.claims_by_system(counts, title),
        "comparable_claims": plots.comparable_claims(some_compared(), title),
        "investment_per_head": plots.investment_per_head(some_money(), title),
        "checkable": plots.checkable(some_totals(), title),
        "profile": plots.profile(profile_claims(), title, "2017-06-15"),
    }


def texts(figure):
    return [
        text for text in figure.findobj(lambda it: hasattr(it, "get_fontsize")) if text.get_text()
    ]


def marks(figure):
    """Return (marker, face) of every single mark."""
    lines = [line for axes in figure.axes for line in axes.lines]
    return [
        (line.get_marker(), line.get_markerfacecolor())
        for line in lines
        if line.get_marker() not in ("None", "", None)
    ]


@pytest.mark.parametrize("name", list(plots.__all__))
def test_every_plot_has_its_words(name):
    assert name.endswith("_alt") or f"{name}_alt" in plots.__all__


def marks_of(axes):
    return [
        (line.get_marker(), line.get_markerfacecolor())
        for line in axes.lines
        if line.get_marker() in ("o", "s")
    ]


def test_every_figure_is_narrow_and_its_letters_large_enough_for_a_phone():
    for name, figure in all_figures().items():
        assert figure.get_size_inches()[0] == style.WIDTH, name
        figure.canvas.draw()
        small = [text.get_text() for text in texts(figure) if text.get_fontsize() < style.SMALL]
        assert not small, name


def test_no_words_leave_the_figure():
    for name, figure in all_figures().items():
        figure.canvas.draw()
        box = figure.bbox
        for text in texts(figure):
            if not text.get_visible():
                continue
            extent = text.get_window_extent()
            assert extent.x0 >= -1, (name, text.get_text())
            assert extent.x1 <= box.x1 + 1, (name, text.get_text())


def test_colours_stand_out_from_white():
    def luminance(colour):
        linear = [
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)
        ]
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    for colour in (style.INK, style.MUTED, style.REGISTER, style.CLAIMED):
        assert 1.05 / (luminance(colour) + 0.05) >= 3


def test_the_same_frame_gives_the_same_picture():
    months, events = growth()
    first, second = (
        Picture(plots.people_over_time(months, events, "A title"), "alt", "p").svg for _ in range(2)
    )
    assert first == second


def test_a_result_is_solid_and_a_promise_hollow():
    figure = plots.claims_by_system(outcomes.counts_by_system(some_outcomes()), "A title")
    assert sorted(marks(figure)) == sorted(
        [("o", style.REGISTER), ("o", "white"), ("o", "white"), ("s", "white")]
    )


def test_a_claimed_total_that_is_foreseen_is_hollow():
    months, events = growth()
    diamonds = [
        face for marker, face in marks(plots.people_over_time(months, events, "t")) if marker == "D"
    ]
    promised = [event for event in events["claimed_status"] if event == "promised"]
    assert len(promised) == 1
    assert diamonds.count("white") == 1


def test_an_open_bound_is_an_arrow_and_a_range_a_bar():
    figure = plots.comparable_claims(some_compared(), "A title")
    notes = [note for axes in figure.axes for note in axes.texts]
    reaches = sorted(note.xyann[0] for note in notes if getattr(note, "arrow_patch", None))
    assert len(reaches) == 2
    assert reaches[0] < 0 < reaches[1]
    bars = [line for axes in figure.axes for line in axes.lines if line.get_marker() == "|"]
    assert [sorted(line.get_xdata()) for line in bars] == [[4e6, 9e6]]


def test_results_and_promises_have_panels_of_their_own():
    figure = plots.investment_per_head(some_money(), "A title")
    faces = [{face for _, face in marks_of(axes)} for axes in figure.axes]
    assert sorted(faces, key=str) == sorted([{style.REGISTER}, {"white"}, {"white"}], key=str)
    with pytest.raises(ValueError, match="share no axis"):
        plots.comparable_claims(some_compared().assign(axis="one"), "A title")


def test_bars_of_checkability_are_as_long_as_the_claims_are_many():
    (axes,) = plots.checkable(some_totals(), "A title").axes
    widths = sorted({round(bar.get_width(), 4) for bar in axes.patches})
    assert widths[-1] == pytest.approx(12 * widths[0], rel=1e-3)
    assert {"12 of 12", "1 of 12", "2 of 2", "1 of 2"} <= {text.get_text() for text in axes.texts}


def test_a_plot_without_data_says_so():
    months, events = growth(until="2017-05")
    none = some_outcomes().iloc[:0]
    assert isinstance(plots.people_over_time(months, events, "t"), Figure)
    assert isinstance(plots.systems_over_time(months, events, "t"), Figure)
    assert isinstance(plots.claims_by_system(outcomes.counts_by_system(none), "t"), Figure)
    assert isinstance(plots.comparable_claims(some_compared().iloc[:0], "t"), Figure)
    assert isinstance(plots.investment_per_head(some_money().iloc[:0], "t"), Figure)
    assert isinstance(plots.checkable(some_totals().iloc[:0], "t"), Figure)
    assert isinstance(plots.claims_by_document(some_documents().iloc[:0], "t"), Figure)
    assert isinstance(plots.profile(profile_claims().iloc[:0], "t"), Figure)
    assert "Nothing to show" in plots.people_over_time_alt(months, events)
    assert "Nothing to show" in plots.comparable_claims_alt(some_compared().iloc[:0])
    assert "Nothing to show" in plots.checkable_alt(some_totals().iloc[:0])


def test_one_month_and_a_basis_without_people_can_be_drawn():
    for options in ({"until": "2017-06"}, {"until": "2018-12", "basis": "census_2021"}):
        months, events = growth(**options)
        assert isinstance(plots.people_over_time(months, events, "t"), Figure)
        assert headlines.people_headline(events)


def test_words_for_the_blind_hold_the_figures():
    months, events = growth()
    told = plots.people_over_time_alt(months, events)
    assert "May 2018: register 15.81 million, claimed over 12 million" in told
    assert "April 2021" not in plots.systems_over_time_alt(months, events)
    assert "June 2019: 14 (+3 −3)" in plots.systems_over_time_alt(months, events)
    told = plots.investment_per_head_alt(some_money())
    assert "Dorset: £2 per head, achieved (£2m for a new unit with a long name)" in told
    assert "Dorset, 12 claims: 1 with a figure" in plots.checkable_alt(some_totals())
    assert "first: 12 claims, 3 left out" in plots.claims_by_document_alt(some_documents())


# --- titles and tallies ---


def test_titles_say_what_the_frame_says():
    months, events = growth()
    assert headlines.systems_headline(months) == (
        "Systems grew from 10 in June 2017 to 42 in April 2021"
    )
    assert headlines.people_headline(events) == (
        "Furthest from the register’s 41.5 million: “more than 35 million people” in December 2020"
    )
    assert headlines.investment_headline(some_outcomes()) == (
        "2 of 4 sums of investment named for systems are promised, not spent"
    )
    assert headlines.comparable_headline(some_compared(), some_outcomes()) == (
        "4 of 4 claims can be compared with another, on 3 axes"
    )
    assert headlines.documents_headline(some_documents()) == (
        "2 documents hold 13 claims; 3 other figures left out"
    )
    assert headlines.profile_headline("Dorset", profile_claims()) == (
        "Dorset: 2 claims, 1 achieved, 1 promised"
    )


def test_titles_without_data_claim_nothing():
    months, events = growth(until="2017-05")
    assert headlines.systems_headline(months) == "No integrated care system yet"
    assert headlines.people_headline(events) == "No total was claimed for people covered"


def test_claims_are_tallied_by_kind_and_status_without_repeats():
    tally = overview.claims_by_kind(
        claims(
            {"kind": "digital", "status": "achieved"},
            {"kind": "digital", "status": "achieved", "repeats": "c1"},
            {"kind": "digital", "status": "planned"},
            {"kind": "", "status": ""},
        )
    )
    rows = tally.set_index("kind")
    assert list(rows.loc["digital"]) == [1, 0, 1, 0, 2]
    assert list(rows.loc["not stated"]) == [0, 0, 0, 1, 1]


def test_the_first_month_is_a_change():
    months, _ = growth(until="2017-07")
    assert list(changes(months)["month"]) == ["2017-06"]
