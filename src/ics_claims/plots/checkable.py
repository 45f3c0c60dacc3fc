"""How checkable claims are: for each group, how many claims give each of six things."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.plots.style import (
    EDGE,
    GRID,
    INK,
    MUTED,
    NO_CLAIMS,
    REGISTER,
    SMALL,
    TEXT,
    bare,
    blank,
    canvas,
)
from ics_claims.tables import CHECKS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NAMES = {"denominator": "cohort"}
# The table of the page that lists the claims of a bar with the words that give each mark.
_LISTED = "#table-checkability"
# A column is one wide; its longest bar leaves room for the next.
_LONGEST = 0.82
_ROW, _BAR = 0.66, 0.13


def checkable(totals: pd.DataFrame, title: str, by: str = "system") -> Figure:
    """Return a row a group and a column a mark: of all its claims (outline) those with it (solid).

    Lengths are numbers of claims on one scale, so that small numbers look small. `totals` has by,
    name, claims and a column a mark.
    """
    rows = records(totals[totals["by"] == by])
    if not rows:
        return blank(title, NO_CLAIMS)
    sheet = canvas(
        title,
        f"Claims by {by}: how many give each of six things that a reader would need to check "
        "them; outline all its claims, solid those that give it",
        "The announcements read. No verdict on whether a claim is true.",
        height=0.3 + _ROW * len(rows),
    )
    axes = sheet.axes(left=EDGE)
    most = max(row["claims"] for row in rows)
    for place, row in enumerate(rows):
        _draw_row(axes, row, place * _ROW, most)
    _columns(axes)
    axes.set_ylim(_ROW * len(rows) - 0.14, -0.4)
    return sheet.figure


def checkable_alt(totals: pd.DataFrame, by: str = "system") -> str:
    """Return what `checkable` shows in words."""
    rows = records(totals[totals["by"] == by])
    if not rows:
        return NO_CLAIMS
    told = "; ".join(
        f"{row['name']}, {row['claims']} claims: "
        + ", ".join(f"{row[check]} with a {_NAMES.get(check, check)}" for check in CHECKS)
        for row in rows
    )
    return f"Bar chart of what claims give a reader to check them by. {told}."


def _draw_row(axes: Axes, row: dict[str, Any], top: float, most: int) -> None:
    name = textwrap.shorten(row["name"], 52, placeholder=" …")
    axes.text(0, top, name, va="center", size=TEXT, weight="bold", color=INK)
    y = top + 0.26
    for column, check in enumerate(CHECKS):
        whole, part = (_LONGEST * row[key] / most for key in ("claims", check))
        outline: dict[str, Any] = {
            "facecolor": "white",
            "edgecolor": MUTED,
            "linewidth": 1,
            "zorder": 2,
        }
        axes.barh(y, whole, _BAR, left=column, url=_LISTED, **outline)
        axes.barh(y, part, _BAR, left=column, color=REGISTER, zorder=3, url=_LISTED)
        axes.text(
            column,
            y + 0.16,
            f"{row[check]} of {row['claims']}",
            va="center",
            size=SMALL,
            color=INK if row[check] else MUTED,
        )
    axes.axhline(top + 0.5, color=GRID, linewidth=0.8)


def _columns(axes: Axes) -> None:
    bare(axes)
    axes.set_xlim(0, len(CHECKS))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    for column, check in enumerate(CHECKS):
        axes.text(column, -0.28, _NAMES.get(check, check), va="center", size=SMALL, color=MUTED)
