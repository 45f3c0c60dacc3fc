"""What became of claims on the way: survival by rendition, and quantities stated again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.drift import SURVIVALS
from ics_claims.plots.style import (
    EDGE,
    GRID,
    INK,
    MARKS,
    MUTED,
    NO_CLAIMS,
    REGISTER,
    SMALL,
    TEXT,
    bare,
    blank,
    canvas,
    draw_range,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Solid, hatched and empty tell the three apart without colour.
_LOOKS: dict[str, dict[str, Any]] = {
    "kept": {"facecolor": REGISTER, "edgecolor": REGISTER},
    "changed": {"facecolor": "white", "edgecolor": REGISTER, "hatch": "////"},
    "dropped": {"facecolor": "white", "edgecolor": MUTED},
}
# The table of the page that lists the claims of a bar.
_LISTED = "#table-fates"
_NO_RENDITION = "Nothing to show: no document of this event is made from another."
_NOT_AGAIN = "Nothing to show: no quantity is stated again in a later announcement."
_ROW = 0.4
# Room for dates and for values in words, in shares of the longest line.
_LEFT, _RIGHT = 0.62, 2.0


def survival(renditions: pd.DataFrame, title: str) -> Figure:
    """Return one bar a rendition: its source's claims that it kept, changed and dropped.

    `renditions` has source, rendition, kept, changed, dropped and claims.
    """
    if renditions.empty:
        return blank(title, _NO_RENDITION)
    sheet = canvas(
        title,
        "Claims of the source by what each rendition made of them: kept (solid), changed "
        "(hatched), dropped (empty)",
        "The announcements read; a claim is changed where a figure, hedge, status, scope, period, "
        "attribution or name is.",
        height=0.15 + 1.0 * len(renditions),
    )
    axes = sheet.axes(left=EDGE)
    for place, row in enumerate(records(renditions)):
        _bar(axes, row, place)
    axes.set_xlim(0, max(renditions["claims"]) * 1.02)
    axes.set_ylim(len(renditions) - 0.7, -0.75)
    axes.set_yticks([])
    axes.set_xticks([])
    bare(axes)
    axes.spines["bottom"].set_visible(False)
    return sheet.figure


def survival_alt(renditions: pd.DataFrame) -> str:
    """Return what `survival` shows in words."""
    if renditions.empty:
        return _NO_RENDITION
    told = "; ".join(
        f"{row['rendition']} of {row['claims']} claims of {row['source']} "
        + ", ".join(f"{name} {row[name]}" for name in SURVIVALS)
        for row in records(renditions)
    )
    return f"Stacked bars, one a rendition: claims kept, changed and dropped. {told}."


def over_time(stated: pd.DataFrame, title: str) -> Figure:
    """Return one panel of rows a quantity: its value at each date on a scale of its own.

    Bounds are drawn: an arrow where one is open; achieved solid, promised hollow. Scales start at
    zero and are not shared, as quantities differ in unit.
    """
    if stated.empty:
        return blank(title, _NOT_AGAIN)
    quantities = [records(group) for _, group in stated.groupby("quantity", sort=True)]
    height = sum(_height(rows) for rows in quantities)
    sheet = canvas(
        title,
        "Each quantity on its own scale from zero: ● achieved, ○ promised, □ not stated, "
        "→ at least, ← at most",
        "The announcements read; figures as stated, periods may differ.",
        height=height,
    )
    width, full = sheet.figure.get_size_inches()
    top = full - sheet.top
    for rows in quantities:
        room = _height(rows)
        box = (EDGE / width, (top - room) / full, 1 - 2 * EDGE / width, room / full)
        _quantity(sheet.figure.add_axes(box), rows)
        top -= room
    return sheet.figure


def over_time_alt(stated: pd.DataFrame) -> str:
    """Return what `over_time` shows in words."""
    if stated.empty:
        return NO_CLAIMS
    told = []
    for _, group in stated.groupby("quantity", sort=True):
        rows = records(group)
        steps = ", ".join(
            f"{month_name(row['published'])} {row['value']} ({row['result']})" for row in rows
        )
        told.append(f"{rows[0]['system']}, {rows[0]['measure']}: {steps}")
    return f"Dot and range rows of quantities stated at several dates. {'; '.join(told)}."


def _bar(axes: Axes, row: dict[str, Any], place: int) -> None:
    counts = ", ".join(f"{row[name]} {name}" for name in SURVIVALS)
    axes.text(0, place - 0.53, row["rendition"], va="bottom", size=TEXT, weight="bold", color=INK)
    words = f"of {row['claims']} claims of {row['source']}: {counts}"
    axes.text(0, place - 0.31, words, va="bottom", size=SMALL, color=MUTED)
    left = 0
    for name in SURVIVALS:
        axes.barh(
            place,
            row[name],
            left=left,
            height=0.4,
            linewidth=1.4,
            url=_LISTED,
            **_LOOKS[name],
        )
        left += row[name]


def _height(rows: list[dict[str, Any]]) -> float:
    return 0.5 + _ROW * len(rows)


def _quantity(axes: Axes, rows: list[dict[str, Any]]) -> None:
    """Draw one quantity: system and measure above, a line for each date it was stated at."""
    most = max(max(_closed(row), default=0.0) for row in rows) or 1.0
    axes.set_xlim(-_LEFT * most, _RIGHT * most)
    axes.set_ylim(len(rows) - 0.4, -1.0)
    axes.axvline(0, ymin=0, ymax=len(rows) / (len(rows) + 0.6), color=GRID, linewidth=1)
    axes.text(
        -_LEFT * most,
        -0.72,
        _heading(rows),
        size=TEXT,
        weight="bold",
        color=INK,
        va="center",
    )
    for place, row in enumerate(rows):
        marker, face = MARKS[row["result"]]
        bounds = (row["value_low"], row["value_high"])
        axes.text(-_LEFT * most, place, month_name(row["published"]), size=SMALL, va="center")
        axes.plot([0, max(_closed(row), default=0)], [place, place], color=GRID, linewidth=1.2)
        draw_range(
            axes,
            place,
            bounds,
            vertical=False,
            marker=marker,
            colours=(REGISTER, face),
            leads_to=row["claim_id"],
        )
        _value(axes, row, place)
    axes.axis("off")


def _value(axes: Axes, row: dict[str, Any], place: int) -> None:
    open_above = row["value_high"] != row["value_high"]
    axes.annotate(
        row["value"],
        (max(_closed(row), default=0), place),
        (36 if open_above else 9, 0),
        textcoords="offset points",
        va="center",
        size=SMALL,
        color=INK,
    )


def _heading(rows: list[dict[str, Any]]) -> str:
    text = f"{rows[0]['system']}: {rows[0]['measure']}"
    return text if len(text) <= 56 else f"{text[:55].rstrip()}…"


def _closed(row: dict[str, Any]) -> list[float]:
    return [bound for bound in (row["value_low"], row["value_high"]) if bound == bound]
