"""Claims as labelled rows, by the time they were made."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.plots.style import (
    CLAIMED,
    GRID,
    INK,
    MUTED,
    NO_CLAIMS,
    REGISTER,
    SMALL,
    bare,
    blank,
    canvas,
    day_of,
    draw_mark,
    year_ticks,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


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


def _label_lines(row: dict[str, Any]) -> list[str]:
    """Return a claim in at most two lines, with its system where the row names one."""
    text = f"{row['system']}: {row['claim']}" if "system" in row else row["claim"]
    lines = textwrap.wrap(text, 60)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]


def _label(axes: Axes, lines: list[str], top: float, leads_to: str) -> None:
    axes.text(
        0,
        top - 0.3,
        "\n".join(lines),
        transform=axes.get_yaxis_transform(),
        va="top",
        size=SMALL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        url=leads_to,
    )


def _mark_place(lines: list[str], top: float) -> float:
    return top - 0.2 + 0.18 * len(lines)


def _claim_height(row: dict[str, Any]) -> float:
    return 0.4 + 0.18 * len(_label_lines(row))


def _claim_row(axes: Axes, row: dict[str, Any], top: float) -> None:
    """Write the claim over its mark; a line leads to the end of its period."""
    lines = _label_lines(row)
    _label(axes, lines, top, row["claim_id"])
    on, y = day_of(row["published"]), _mark_place(lines, top)
    if row["period_end"]:
        axes.plot([on, day_of(row["period_end"])], [y, y], color=REGISTER, linewidth=1.6)
    draw_mark(axes, on, y, row["result"], row["claim_id"])
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
