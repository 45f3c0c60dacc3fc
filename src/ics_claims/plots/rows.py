"""Claims as labelled rows: on a scale of their common unit, or by the time they were made."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.plots.style import (
    CLAIMED,
    GRID,
    INK,
    MARKS,
    MUTED,
    NO_CLAIMS,
    REGISTER,
    SMALL,
    bare,
    blank,
    canvas,
    day_of,
    draw_mark,
    draw_range,
    year_ticks,
)
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_UNITS = {
    "gbp": "pounds",
    "count": "number",
    "percent": "per cent",
    "rate": "number a period",
    "percentage_points": "percentage points",
}


def outcomes_by_system(outcomes: pd.DataFrame, title: str, source: str = "") -> Figure:
    """Return one row a claim on a scale of their common unit: solid achieved, hollow promised.

    Bounds are drawn: an arrow where one is open. Raises ValueError where the claims are of several
    kinds or units, which no axis can hold.
    """
    if outcomes.empty:
        return blank(title, NO_CLAIMS)
    kind, unit = _common(outcomes, "kind"), _common(outcomes, "unit")
    sheet = canvas(
        title,
        f"Claims of the kind “{kind}” by system, {_UNITS.get(unit, unit)}, log scale: "
        "● achieved, ○ promised, → at least, ← at most",
        source or "The announcements read; amounts as stated, periods differ.",
        height=0.55 + sum(_claim_height(row) for row in records(outcomes)),
    )
    axes = sheet.axes(left=0.25)
    axes.set_xscale("log")
    _value_limits(axes, outcomes)
    top = 0.0
    for row in records(outcomes):
        _value_row(axes, row, top)
        top += _claim_height(row)
    axes.set_ylim(top, -0.45)
    axes.set_yticks([])
    axes.xaxis.set_major_formatter(lambda value, _: _axis_value(value, unit))
    bare(axes)
    return sheet.figure


def outcomes_by_system_alt(outcomes: pd.DataFrame) -> str:
    """Return what `outcomes_by_system` shows in words."""
    if outcomes.empty:
        return NO_CLAIMS
    told = "; ".join(
        f"{row['system']}: {row['claim']} ({row['result']})" for row in records(outcomes)
    )
    return f"Dot and range chart, one row a claim, achieved solid and promised hollow. {told}."


def profile(claims: pd.DataFrame, title: str, designated_on: str = "") -> Figure:
    """Return a system's claims by the time they were published, one row a claim, by kind.

    A line runs on to the end of the period that a claim is for, where it says one.
    """
    if claims.empty:
        return blank(title, NO_CLAIMS)
    sheet = canvas(
        title,
        "One row a claim, where it was published: ● achieved, ○ promised, □ not stated; "
        "a line leads to the end of its period",
        "The announcements read; what is said of the system, not measured results.",
        height=0.55 + sum(_claim_height(row) for row in records(claims)),
    )
    axes = sheet.axes(left=0.25)
    top = 0.0
    for row in records(claims):
        _claim_row(axes, row, top)
        top += _claim_height(row)
    if designated_on:
        _designation(axes, designated_on, top)
    axes.set_ylim(top, -0.45)
    axes.set_yticks([])
    _years(axes, claims, designated_on)
    return sheet.figure


def profile_alt(name: str, claims: pd.DataFrame) -> str:
    """Return what `profile` shows in words."""
    if claims.empty:
        return NO_CLAIMS
    told = "; ".join(
        f"{month_name(row['published'])}: {row['claim']} ({row['kind']}, {row['result']})"
        for row in records(claims)
    )
    return f"Timeline of what is claimed about {name}, one row a claim. {told}."


def _common(outcomes: pd.DataFrame, column: str) -> str:
    values = sorted(set(outcomes[column]))
    if len(values) != 1:
        raise ValueError(
            f"claims of several {column}s share no axis: {', '.join(values) or 'none'}"
        )
    return str(values[0])


def _value_limits(axes: Axes, outcomes: pd.DataFrame) -> None:
    """Leave a third of a decade on both sides, where arrows of open bounds go."""
    bounds = [*outcomes["value_low"].dropna(), *outcomes["value_high"].dropna()]
    axes.set_xlim(min(bounds) / 2, max(bounds) * 2)
    axes.grid(axis="x", color=GRID, linewidth=0.8)


def _value_row(axes: Axes, row: dict[str, Any], top: float) -> None:
    """Write system and claim over the claim's bounds."""
    lines = _label_lines(row)
    _label(axes, lines, top)
    marker, face = MARKS[row["result"]]
    bounds = (row["value_low"], row["value_high"])
    y = _mark_place(lines, top)
    draw_range(axes, y, bounds, vertical=False, marker=marker, colours=(REGISTER, face))


def _label_lines(row: dict[str, Any]) -> list[str]:
    """Return a claim in at most two lines, with its system where the row names one."""
    text = f"{row['system']}: {row['claim']}" if "system" in row else row["claim"]
    lines = textwrap.wrap(text, 60)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]


def _label(axes: Axes, lines: list[str], top: float) -> None:
    axes.text(
        0,
        top - 0.3,
        "\n".join(lines),
        transform=axes.get_yaxis_transform(),
        va="top",
        size=SMALL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )


def _mark_place(lines: list[str], top: float) -> float:
    return top - 0.2 + 0.18 * len(lines)


def _axis_value(value: float, unit: str) -> str:
    return written_value(value, value, "exact", unit)


def _claim_height(row: dict[str, Any]) -> float:
    return 0.4 + 0.18 * len(_label_lines(row))


def _claim_row(axes: Axes, row: dict[str, Any], top: float) -> None:
    """Write the claim over its mark; a line leads to the end of its period."""
    lines = _label_lines(row)
    _label(axes, lines, top)
    on, y = day_of(row["published"]), _mark_place(lines, top)
    if row["period_end"]:
        axes.plot([on, day_of(row["period_end"])], [y, y], color=REGISTER, linewidth=1.6)
    draw_mark(axes, on, y, row["result"])
    axes.annotate(
        row["kind"],
        (on, y),
        (9, 0),
        textcoords="offset points",
        va="center",
        size=SMALL,
        color=MUTED,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
    )


def _designation(axes: Axes, designated_on: str, bottom: float) -> None:
    axes.axvline(day_of(designated_on), color=CLAIMED, linestyle=(0, (5, 3)), linewidth=1.4)
    axes.annotate(
        f"designated {month_name(designated_on)}",
        (day_of(designated_on), bottom),
        (5, 5),
        textcoords="offset points",
        size=SMALL,
        color=CLAIMED,
    )


def _years(axes: Axes, claims: pd.DataFrame, designated_on: str) -> None:
    dates = [*claims["published"], *claims["period_end"], designated_on]
    years = [int(date[:4]) for date in dates if date]
    axes.set_xlim(day_of(f"{min(years)}"), day_of(f"{max(years) + 1}-02"))
    year_ticks(axes)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    bare(axes)
