"""Claims that share an axis, one panel an axis: a dot or a range each, promises hollow."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.plots.style import (
    EDGE,
    GRID,
    INK,
    LINE,
    MARKS,
    MUTED,
    REGISTER,
    SMALL,
    TEXT,
    Canvas,
    bare,
    blank,
    canvas,
    draw_range,
)
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NO_AXES = "Nothing to show: no two of these claims can share an axis."
NO_MONEY = "Nothing to show: no sum of investment can be put per head."
_KEY = "● achieved, ○ promised; bar a range, → at least, ← at most"
_HEADING_CHARACTERS, _LABEL_CHARACTERS = 58, 64
# Inches: a line of a label, the room for a mark, and the numbers under a panel.
_LABEL, _MARK, _NUMBERS, _GAP = 0.19, 0.3, 0.34, 0.16
# The canvas leaves room for the numbers of one axis, which each panel has itself.
_FOOT = 0.3
_SYSTEM_WIDE = 0.25
# From this part of the longest value on, a label goes to the left of its mark.
_FAR = 0.6


@dataclass(frozen=True, slots=True)
class _Panel:
    """Rows of one axis with its heading; `low` and `high` name the columns of the bounds."""

    heading: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    low: str
    high: str
    unit: str
    limit: float

    @property
    def rows_height(self) -> float:
        return sum(_row_height(row) for row in self.rows)

    @property
    def height(self) -> float:
        return LINE * len(self.heading) + 0.08 + self.rows_height + _NUMBERS + _GAP


def comparable_claims(compared: pd.DataFrame, title: str) -> Figure:
    """Return one panel for each axis of claims that can be compared, each with its own scale.

    `compared` has axis, system, result, claim, claim_id, axis_low, axis_high and axis_unit; a
    missing bound is open, and each row leads to its claim. Raises ValueError where results and
    promises are on one axis.
    """
    if compared.empty:
        return blank(title, NO_AXES)
    found = [
        _panel_of(str(axis), records(rows)) for axis, rows in compared.groupby("axis", sort=False)
    ]
    return _drawn(
        found,
        title,
        f"Claims alike in measure, unit, change, status, denominator and time. {_KEY}",
        "The announcements read; what systems say of themselves. Residents: ONS mid-year "
        "estimates, OGL v3.0.",
    )


def comparable_claims_alt(compared: pd.DataFrame) -> str:
    """Return what `comparable_claims` shows in words."""
    if compared.empty:
        return NO_AXES
    told = [
        f"{axis}: " + ", ".join(f"{row['system']} {row['claim']}" for row in records(rows))
        for axis, rows in compared.groupby("axis", sort=False)
    ]
    return f"Dot and range chart, one panel for claims that can be compared. {'; '.join(told)}."


def investment_per_head(money: pd.DataFrame, title: str) -> Figure:
    """Return sums of investment in pounds per head, results and promises in panels of their own."""
    known = money[money["per_head_low"].notna() | money["per_head_high"].notna()]
    if known.empty:
        return blank(title, NO_MONEY)
    limit = float(known[["per_head_low", "per_head_high"]].max().max())
    names = {"achieved": "Stated as spent or under way", "promised": "Promised"}
    found = [
        _Panel(
            (f"{names.get(str(result), 'Status not stated')}, pounds per head",),
            tuple(records(rows)),
            "per_head_low",
            "per_head_high",
            "gbp",
            limit,
        )
        for result, rows in known.groupby("result", sort=False)
    ]
    return _drawn(
        found,
        title,
        f"One sum a row, never added: purposes and periods differ. {_KEY}",
        "The announcements read. Residents of the system: ONS mid-year estimates, OGL v3.0.",
    )


def investment_per_head_alt(money: pd.DataFrame) -> str:
    """Return what `investment_per_head` shows in words."""
    known = money[money["per_head_low"].notna() | money["per_head_high"].notna()]
    if known.empty:
        return NO_MONEY
    told = "; ".join(
        f"{row['system']}: {_value(row, 'per_head_low', 'per_head_high', 'gbp')} per head, "
        f"{row['result']} ({row['claim']})"
        for row in records(known)
    )
    return f"Dot chart of investment per head, results and promises apart. {told}."


def _panel_of(axis: str, rows: Sequence[dict[str, Any]]) -> _Panel:
    results = {row["result"] for row in rows}
    if len(results) != 1:
        raise ValueError(f"a result and a promise share no axis: {axis}")
    unit = str(rows[0]["unit"])
    bounds = [row[name] for row in rows for name in ("axis_low", "axis_high")]
    limit = max(bound for bound in bounds if bound == bound)
    wrapped = tuple(textwrap.wrap(axis, _HEADING_CHARACTERS))
    return _Panel(wrapped, tuple(rows), "axis_low", "axis_high", unit, limit)


def _drawn(panels: Sequence[_Panel], title: str, subtitle: str, source: str) -> Figure:
    sheet = canvas(title, subtitle, source, height=sum(panel.height for panel in panels) - _FOOT)
    top = sheet.top + 0.05
    for panel in panels:
        _draw_panel(sheet, panel, top)
        top += panel.height
    return sheet.figure


def _draw_panel(sheet: Canvas, panel: _Panel, top: float) -> None:
    """Draw a panel whose heading begins `top` inches from the upper edge."""
    width, height = sheet.figure.get_size_inches()
    sheet.figure.text(
        EDGE / width,
        1 - top / height,
        "\n".join(panel.heading),
        va="top",
        size=TEXT,
        weight="bold",
        color=INK,
        linespacing=1.15,
    )
    begin = top + LINE * len(panel.heading) + 0.08
    axes = sheet.figure.add_axes(
        (
            _SYSTEM_WIDE / width,
            1 - (begin + panel.rows_height) / height,
            (width - _SYSTEM_WIDE - EDGE) / width,
            panel.rows_height / height,
        )
    )
    # An axis of nothing but noughts still needs a length.
    limit = panel.limit or 1
    axes.set_xlim(-limit / 50, limit * 1.3)
    axes.set_ylim(panel.rows_height, 0)
    at = 0.0
    for row in panel.rows:
        _draw_row(axes, panel, row, at)
        at += _row_height(row)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=5)
    axes.xaxis.set_major_formatter(lambda value, _: written_value(value, value, "", panel.unit))
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    bare(axes)


def _draw_row(axes: Axes, panel: _Panel, row: dict[str, Any], at: float) -> None:
    axes.text(
        0,
        at,
        "\n".join(_label(row)),
        transform=axes.get_yaxis_transform(),
        va="top",
        size=SMALL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        url=row["claim_id"],
    )
    y = at + _LABEL * len(_label(row)) + _MARK / 2
    bounds = (row[panel.low], row[panel.high])
    marker, face = MARKS[row["result"]]
    colours = (REGISTER, face)
    draw_range(
        axes, y, bounds, vertical=False, marker=marker, colours=colours, leads_to=row["claim_id"]
    )
    _draw_value(axes, panel, row, y)


def _draw_value(axes: Axes, panel: _Panel, row: dict[str, Any], y: float) -> None:
    """Write a value beside its mark: on the left where the mark stands far to the right."""
    low, high = row[panel.low], row[panel.high]
    closed = [bound for bound in (low, high) if bound == bound]
    on_left = min(closed) > panel.limit * _FAR
    # An arrow of an open bound takes room of its own.
    arrow = low != low if on_left else high != high
    reach = 36 if arrow else 9
    axes.annotate(
        _value(row, panel.low, panel.high, panel.unit),
        (min(closed) if on_left else max(closed), y),
        (-reach if on_left else reach, 0),
        textcoords="offset points",
        ha="right" if on_left else "left",
        va="center",
        size=SMALL,
        color=MUTED,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )


def _value(row: dict[str, Any], low: str, high: str, unit: str) -> str:
    bounds = [_rounded(float(row[name]), unit) for name in (low, high)]
    return written_value(bounds[0], bounds[1], row["hedge"], unit)


def _rounded(value: float, unit: str) -> float | None:
    """Return a value to three figures, money under £100 to the penny; None where open."""
    if value != value:
        return None
    return round(value, 2) if unit == "gbp" and value < 100 else float(f"{value:.3g}")


def _label(row: dict[str, Any]) -> list[str]:
    """Return a claim in at most two lines, its system before it."""
    place = f" ({row['place']})" if row["place"] else ""
    lines = textwrap.wrap(f"{row['system']}{place}: {row['claim']}", _LABEL_CHARACTERS)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1][: _LABEL_CHARACTERS - 2]} …"]


def _row_height(row: dict[str, Any]) -> float:
    return _LABEL * len(_label(row)) + _MARK
