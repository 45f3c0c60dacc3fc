"""The ledger's rows: how far each claim is from the register, and what documents say alone."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.outcomes import PROMISED
from ics_claims.plots.growth import BASIS_SOURCES, TOTALS_LISTED
from ics_claims.plots.style import (
    CLAIMED,
    EDGE,
    GRID,
    INK,
    MUTED,
    REGISTER,
    SMALL,
    TEXT,
    WIDTH,
    bare,
    blank,
    canvas,
    draw_range,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NO_TOTALS = "Nothing to show: no total had been claimed by this day."
NO_COUNTS = "Nothing to show: no document read by this day counts systems or people."

# The table of the page with the claims behind each event's totals.
_LISTED = "#table-claimed-alone"
_ROW = 0.78
_HELD = {
    "yes": "holds",
    "no": "does not hold",
    "in one reading": "holds in one reading",
    "": "cannot be told",
}


def residuals(events: pd.DataFrame, title: str) -> Figure:
    """Return one row an event: claimed less register in people, as bounds round the register."""
    rows = _with_residual(events)
    if not rows:
        return blank(title, NO_TOTALS)
    sheet = canvas(
        title,
        "Claimed total less the register, millions of people: ◆ present, ◇ expected, bar a "
        "range, → at least; then whether it holds within its own hedge and rounding",
        f"{BASIS_SOURCES[rows[0]['basis'].split()[0]]} Claims: the announcements read, and the "
        "press of the day.",
        height=_ROW * len(rows) + 0.1,
    )
    axes = sheet.axes(left=0.25)
    for place, row in enumerate(rows):
        _residual(axes, row, place)
    axes.axvline(0, color=REGISTER, linewidth=2.2, zorder=1.6)
    _people_axis(axes, [it for row in rows for it in _known(row, "residual")], len(rows))
    return sheet.figure


def residuals_alt(events: pd.DataFrame) -> str:
    """Return what `residuals` shows in words."""
    rows = _with_residual(events)
    if not rows:
        return NO_TOTALS
    told = "; ".join(
        f"{month_name(row['announced_on'])}, {row['people_claimed']}: "
        f"{_span_in_words(row, 'residual')}, {_HELD[row['holds']]}"
        for row in rows
    )
    return f"Row chart of claimed totals less the register’s people, one row an event. {told}."


def claims_alone(alone: pd.DataFrame, title: str) -> Figure:
    """Return, for each event, systems and people as the documents alone claim them."""
    if alone.empty:
        return blank(title, NO_COUNTS)
    rows = records(alone)
    sheet = canvas(
        title,
        "Totals as claimed in the documents read, nothing else. Systems: bar from the devolved "
        "counted as inside (□) to all added up (■). People in millions: ◆ stated, → at least",
        f"The announcements read: {'; '.join(alone['documents'])}.",
        height=2 * _ROW * len(rows) + 0.9,
    )
    half = (sheet.figure.get_size_inches()[1] - sheet.top - sheet.bottom) / 2
    upper = _half(sheet.figure, sheet.bottom + half + 0.2, half - 0.2)
    lower = _half(sheet.figure, sheet.bottom, half - 0.4)
    for place, row in enumerate(rows):
        _systems(upper, row, place)
        _people(lower, row, place)
    upper.set_xlim(0, 45)
    _finish(upper, len(rows))
    _people_axis(lower, [0, 32e6, *(it for row in rows for it in _known(row, "people_claimed"))],
                 len(rows))  # fmt: skip
    return sheet.figure


def claims_alone_alt(alone: pd.DataFrame) -> str:
    """Return what `claims_alone` shows in words."""
    if alone.empty:
        return NO_COUNTS
    told = "; ".join(
        f"{month_name(row['published'])}: {_systems_in_words(row)}, people "
        f"{row['people_claimed'] or 'not stated'}, share {row['share_claimed'] or 'not stated'}"
        for row in records(alone)
    )
    return f"Row chart of systems and people as the documents alone claim them. {told}."


def _with_residual(events: pd.DataFrame) -> list[dict[str, Any]]:
    known = events["residual_low"].notna() | events["residual_high"].notna()
    return records(events[known])


def _residual(axes: Axes, row: dict[str, Any], place: int) -> None:
    written = textwrap.shorten(row["people_claimed"], 34, placeholder=" …")
    _row_label(axes, f"{month_name(row['announced_on'])}: “{written}”", _HELD[row["holds"]], place)
    face = "white" if row.get("claimed_status") == PROMISED else CLAIMED
    _diamond(axes, place, (row["residual_low"], row["residual_high"]), face, TOTALS_LISTED)


def _systems(axes: Axes, row: dict[str, Any], place: int) -> None:
    _row_label(axes, f"{month_name(row['published'])}: systems", _systems_in_words(row), place)
    ends = [row["systems_claimed_generous"], row["systems_claimed_strict"]]
    if any(str(end) == "<NA>" for end in ends):
        return
    y = place + 0.62
    axes.plot([float(end) for end in ends], [y, y], color=CLAIMED, linewidth=2.2, url=_LISTED)
    for end, face in zip(ends, ("white", CLAIMED), strict=True):
        look: dict[str, Any] = {"marker": "s", "mfc": face, "mec": CLAIMED, "mew": 1.8}
        axes.plot(float(end), y, markersize=8, url=_LISTED, **look)


def _people(axes: Axes, row: dict[str, Any], place: int) -> None:
    written = row["people_claimed"] or "people not stated"
    share = f"share: “{row['share_claimed']}”" if row["share_claimed"] else ""
    _row_label(axes, f"{month_name(row['published'])}: {written}", share, place)
    bounds = (row["people_claimed_low"], row["people_claimed_high"])
    if _known(row, "people_claimed"):
        _diamond(axes, place, bounds, CLAIMED, _LISTED)


def _diamond(axes: Axes, place: int, bounds: tuple[float, float], face: str, leads_to: str) -> None:
    """Draw what is claimed under the label of its row."""
    colours = (CLAIMED, face)
    draw_range(
        axes, place + 0.62, bounds, vertical=False, marker="D", colours=colours, leads_to=leads_to
    )


def _row_label(axes: Axes, left: str, right: str, place: int) -> None:
    transform = axes.get_yaxis_transform()
    axes.text(0, place + 0.12, left, transform=transform, va="top", size=SMALL, color=INK)
    axes.text(
        1, place + 0.12, right, transform=transform, va="top", ha="right", size=SMALL, color=MUTED
    )


def _half(figure: Figure, bottom: float, height: float) -> Axes:
    width, full = figure.get_size_inches()
    return figure.add_axes((0.25 / width, bottom / full, (WIDTH - 0.25 - EDGE) / width,
                            height / full))  # fmt: skip


def _people_axis(axes: Axes, values: list[float], rows: int) -> None:
    """Set the scale round the values with room for arrows on the right."""
    least, most = min([*values, 0.0]), max([*values, 0.0])
    room = (most - least) / 8 or 1e6
    axes.set_xlim(least - room / 2, most + room)
    axes.xaxis.set_major_formatter(lambda value, _: _signed(value / 1e6))
    _finish(axes, rows)


def _signed(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def _finish(axes: Axes, rows: int) -> None:
    axes.set_ylim(rows, 0)
    axes.set_yticks([])
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    bare(axes)
    axes.tick_params(labelsize=TEXT)


def _known(row: dict[str, Any], name: str) -> list[float]:
    bounds = (row[f"{name}_low"], row[f"{name}_high"])
    return [bound for bound in bounds if bound == bound]


def _span_in_words(row: dict[str, Any], name: str) -> str:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    ends = [f"{it:+,.0f}".replace("-", "−") for it in (low, high) if it == it]
    if low != low:
        return f"at most {ends[0]}"
    if high != high:
        return f"at least {ends[0]}"
    return ends[0] if low == high else f"{ends[0]} to {ends[1]}"


def _systems_in_words(row: dict[str, Any]) -> str:
    strict, generous = row["systems_claimed_strict"], row["systems_claimed_generous"]
    if str(strict) == "<NA>":
        return "not counted"
    return f"{strict}" if strict == generous else f"{generous} or {strict}"
