"""How the number of systems and of people covered grew."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.outcomes import PROMISED
from ics_claims.plots.style import (
    BAND,
    CLAIMED,
    GRID,
    INK,
    MUTED,
    REGISTER,
    SMALL,
    TEXT,
    bare,
    blank,
    canvas,
    day_of,
    draw_range,
    year_ticks,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Tables of the page: each event with the claims behind its total, or the press of the day.
TOTALS_LISTED, JOINED_LISTED = "#table-residuals-by-event", "#table-systems-by-event"
NO_MONTHS = "Nothing to show: no system had been announced by this day."
_BASES = {
    "ons_mid_year": "residents, ONS mid-year estimates",
    "gp_registered": "patients registered with a GP, January 2021",
    "census_2021": "usual residents, census of March 2021",
}
BASIS_SOURCES = {
    "ons_mid_year": "Register: ONS mid-year estimates (original series), OGL v3.0.",
    "gp_registered": "Register: NHS Digital, patients registered at a GP practice.",
    "census_2021": "Register: ONS, Census 2021, areas of April 2024, OGL v3.0.",
}


def systems_over_time(months: pd.DataFrame, events: pd.DataFrame, title: str) -> Figure:
    """Return the number of systems by month as steps, each event with what joined and went."""
    if months.empty:
        return blank(title, NO_MONTHS)
    sheet = canvas(
        title,
        "Integrated care systems in England by the register, "
        f"{_span(months)}; + joined, − absorbed: its line runs into the larger one"
        f"{_band_note(months, 'systems')}",
        "Register: designations as announced by NHS England and the press of the day.",
        height=3.8,
    )
    axes = sheet.axes(left=0.45)
    _band(axes, months, "systems")
    _steps(axes, months, "systems")
    for event in _moves(events):
        _event_label(axes, months, event)
    for event in records(events[events["systems_absorbed"] > 0]):
        _join(axes, months, event)
    axes.set_ylim(0, 47)
    _time_axis(axes, months)
    return sheet.figure


def systems_over_time_alt(months: pd.DataFrame, events: pd.DataFrame) -> str:
    """Return what `systems_over_time` shows in words."""
    if months.empty:
        return NO_MONTHS
    steps = "; ".join(
        f"{month_name(event['announced_on'])}: {event['systems']} ({_joined(event)})"
        for event in _moves(events)
    )
    joins = "; ".join(
        f"{event['absorbed_names']} into larger systems ({month_name(event['announced_on'])})"
        for event in records(events)
        if event.get("absorbed_names")
    )
    return (
        f"Step chart of the number of integrated care systems in England, {_span(months)}. "
        f"After each announcement: {steps}."
        + (f" Absorbed: {joins}." if joins else "")
        + _band_in_words(months, "systems", str)
    )


def people_over_time(months: pd.DataFrame, events: pd.DataFrame, title: str) -> Figure:
    """Return people covered: the register as steps, claimed totals as bounds, England on top.

    A diamond is a stated figure, hollow where it is expected; a bar is a range, an arrow an open
    bound.
    """
    if months.empty:
        return blank(title, NO_MONTHS)
    basis = _basis(months)
    sheet = canvas(
        title,
        f"Millions of people covered in England, {_span(months)}: {_BASES[basis]}. "
        f"Claimed: ◆ present, ◇ expected, bar a range, ↑ at least{_band_note(months, 'people')}",
        f"{BASIS_SOURCES[basis]} Claims: the announcements read, and the press of the day.",
        height=4.4,
    )
    axes = sheet.axes(left=0.45)
    _england_line(axes, months)
    _band(axes, months, "people")
    _steps(axes, months, "people")
    first, last = day_of(months["month"].iloc[0]), day_of(months["month"].iloc[-1])
    for event in _with_claimed_total(events):
        late = day_of(event["announced_on"]) > first + (last - first) * 0.8
        _claimed_total(axes, event, to_the_left=bool(late))
    _register_label(axes, months)
    axes.set_ylim(0, 64e6)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value / 1e6:.0f}")
    _time_axis(axes, months)
    return sheet.figure


def people_over_time_alt(months: pd.DataFrame, events: pd.DataFrame) -> str:
    """Return what `people_over_time` shows in words."""
    if months.empty:
        return NO_MONTHS
    told = "; ".join(
        f"{month_name(event['announced_on'])}: register {_millions(event['people'])}, claimed "
        f"{event['people_claimed'] or 'no total'}"
        for event in records(events)
    )
    return (
        f"Step line of people covered by integrated care systems in England, {_span(months)}, "
        f"on the basis {_BASES[_basis(months)]}, with claimed totals as marks and the whole of "
        f"England as a dashed ceiling. {told}.{_band_in_words(months, 'people', _millions)}"
    )


def _span(months: pd.DataFrame) -> str:
    return f"{month_name(months['month'].iloc[0])} to {month_name(months['month'].iloc[-1])}"


def _basis(months: pd.DataFrame) -> str:
    return str(months["basis"].iloc[0]).split()[0]


def _millions(people: Any) -> str:  # noqa: ANN401 - a cell, which may be missing
    import pandas as pd

    return "not known" if pd.isna(people) else f"{people / 1e6:.2f} million"


def _steps(axes: Axes, months: pd.DataFrame, column: str) -> None:
    import seaborn as sns

    known = months.dropna(subset=[column])
    drawn = known.assign(on=known["month"].map(day_of), drawn=known[column].astype("float64"))
    sns.lineplot(
        drawn,
        x="on",
        y="drawn",
        drawstyle="steps-post",
        color=REGISTER,
        linewidth=2.6,
        ax=axes,
        estimator=None,
        legend=False,
    )


def _band(axes: Axes, months: pd.DataFrame, column: str) -> None:
    """Shade what lies between the two readings of the register, from dashed edge to line."""
    low, high = f"{column}_low", f"{column}_high"
    if not _is_banded(months, column):
        return
    known = months.dropna(subset=[low, high])
    days = [day_of(month) for month in known["month"]]
    least, most = (list(known[name].astype("float64")) for name in (low, high))
    axes.fill_between(days, least, most, step="post", color=BAND, linewidth=0)
    edge = [it if it < top else float("nan") for it, top in zip(least, most, strict=True)]
    axes.step(days, edge, where="post", color=REGISTER, linestyle=(0, (2, 1.5)), linewidth=1.6)


def _is_banded(months: pd.DataFrame, column: str) -> bool:
    low, high = f"{column}_low", f"{column}_high"
    return low in months and bool((months[low] != months[high]).any())


def _band_note(months: pd.DataFrame, column: str) -> str:
    return "; shaded where sources differ on dates or areas" if _is_banded(months, column) else ""


def _band_in_words(months: pd.DataFrame, column: str, written: Callable[[Any], str]) -> str:
    """Return the months in which the readings differ, as one sentence each."""
    if not _is_banded(months, column):
        return ""
    low, high = months[f"{column}_low"], months[f"{column}_high"]
    differ = months[(low != high).fillna(False).astype(bool)]
    told = [
        f"{month_name(row['month'])}, {written(row[f'{column}_low'])} "
        f"or {written(row[f'{column}_high'])}"
        for row in records(differ)
    ]
    return f" Sources differ on dates or areas, so that both are shaded: {'; '.join(told)}."


def _join(axes: Axes, months: pd.DataFrame, event: dict[str, Any]) -> None:
    """Draw a line for each absorbed system, running into the step, and name them below."""
    since = months[months["month"] >= event["announced_on"][:7]]
    if since.empty:
        return
    on, systems = day_of(since["month"].iloc[0]), float(since["systems"].iloc[0])
    number = int(event["systems_absorbed"])
    for place in range(number):
        offset = (-3 - 6 * place, -26)
        axes.annotate(
            "",
            (on, systems),
            offset,
            textcoords="offset points",
            arrowprops={
                "arrowstyle": "-",
                "connectionstyle": "arc3,rad=-0.25",
                "color": CLAIMED,
                "linewidth": 1.6,
            },
        )
    axes.annotate(
        "\n".join(textwrap.wrap(event.get("absorbed_names", ""), 16)),
        (on, systems),
        (-4, -28),
        textcoords="offset points",
        ha="center",
        va="top",
        size=SMALL,
        color=CLAIMED,
    )


def _time_axis(axes: Axes, months: pd.DataFrame) -> None:
    import pandas as pd

    first, last = day_of(months["month"].iloc[0]), day_of(months["month"].iloc[-1])
    # Room for words on both sides, more on the right, where labels stand.
    room = max((last - first) / 12, pd.Timedelta(days=60))
    axes.set_xlim(first - room / 2, last + room)
    year_ticks(axes)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    bare(axes)


def _moves(events: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the events that change the number of systems or swap some for others."""
    changed = (events["systems_added"] > 0) | (events["systems_absorbed"] > 0)
    return [event for event in records(events[changed]) if len(event["announced_on"]) > 4]


def _joined(event: dict[str, Any]) -> str:
    absorbed = f" −{event['systems_absorbed']}" if event["systems_absorbed"] else ""
    return f"+{event['systems_added']}{absorbed}"


def _event_label(axes: Axes, months: pd.DataFrame, event: dict[str, Any]) -> None:
    """Write the number over its step and what moved beside it."""
    systems = event["systems"]
    since = (months["month"] >= event["announced_on"][:7]) & (months["systems"] == systems)
    if not since.any():
        return
    on = day_of(months.loc[since, "month"].iloc[0])
    axes.plot(on, systems, marker="o", color=REGISTER, markersize=6, url=JOINED_LISTED)
    axes.annotate(
        f"{systems}",
        (on, systems),
        (0, 7),
        textcoords="offset points",
        ha="right",
        size=TEXT,
        weight="bold",
        color=INK,
    )
    # Where the readings differ the band is to the right of the step.
    row = months[since].iloc[0]
    banded = row.get("systems_low", systems) != row.get("systems_high", systems)
    axes.annotate(
        _joined(event),
        (on, systems),
        (-4, -15) if banded else (4, -15),
        textcoords="offset points",
        ha="right" if banded else "left",
        size=SMALL,
        color=MUTED,
    )


def _england_line(axes: Axes, months: pd.DataFrame) -> None:
    days = [day_of(month) for month in months["month"]]
    axes.step(
        days, list(months["england"]), where="post", color=INK, linestyle=(0, (5, 3)), linewidth=1.4
    )
    axes.annotate(
        "England",
        (days[0], months["england"].iloc[0]),
        (0, 5),
        textcoords="offset points",
        size=TEXT,
        color=INK,
    )


def _register_label(axes: Axes, months: pd.DataFrame) -> None:
    known = months.dropna(subset=["people"])
    if len(known):
        axes.annotate(
            "register",
            (day_of(known["month"].iloc[0]), float(known["people"].iloc[0])),
            (2, 17),
            textcoords="offset points",
            size=TEXT,
            weight="bold",
            color=REGISTER,
        )


def _with_claimed_total(events: pd.DataFrame) -> list[dict[str, Any]]:
    bounded = events["people_claimed_low"].notna() | events["people_claimed_high"].notna()
    return records(events[bounded])


def _claimed_total(axes: Axes, event: dict[str, Any], to_the_left: bool) -> None:
    on = day_of(event["announced_on"])
    low, high = event["people_claimed_low"], event["people_claimed_high"]
    colours = (CLAIMED, "white" if event["claimed_status"] == PROMISED else CLAIMED)
    ids = event["claim_ids"].split()
    leads_to = ids[0] if len(ids) == 1 else TOTALS_LISTED
    draw_range(axes, on, (low, high), vertical=True, marker="D", colours=colours, leads_to=leads_to)
    axes.annotate(
        "\n".join(textwrap.wrap(_short(event["people_claimed"]), 22)),
        (on, low if low == low else high),
        (-9, 4) if to_the_left else (9, -4),
        textcoords="offset points",
        ha="right" if to_the_left else "left",
        va="bottom" if to_the_left else "top",
        size=SMALL,
        color=CLAIMED,
    )


def _short(written: str) -> str:
    """Return what stands before the first bracket or slash, as a label."""
    for mark in (" (", " /"):
        written = written.split(mark)[0]
    return f"“{written}”"
