"""England as tiles, one an area, filling up announcement by announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.plots.growth import JOINED_LISTED
from ics_claims.plots.style import (
    BAND,
    CLAIMED,
    GRID,
    INK,
    MUTED,
    REGISTER,
    SMALL,
    TEXT,
    blank,
    canvas,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NO_TILES = "Nothing to show: no system had been announced by this day."
# Fill, edge, letters, line and its width by state: told apart by lightness, not by hue alone.
_STYLES: dict[str, tuple[str, str, str, Any, float]] = {
    "new": (REGISTER, REGISTER, "white", "-", 0.9),
    "covered": (BAND, BAND, INK, "-", 0.9),
    "part": ("white", REGISTER, INK, "-", 2),
    "unsure": ("white", REGISTER, INK, (0, (2, 1.5)), 2),
    "not yet": ("white", GRID, MUTED, "-", 0.9),
}
_LETTERS = 8
_TILE_HEIGHT, _PANEL_TITLE, _GAP = 0.34, 0.46, 0.05


def tile_map(tiles: pd.DataFrame, title: str) -> Figure:
    """Return a map of named tiles for each event: dark where new, light where covered before.

    Outlined tiles hold a system of part of the area, dashed ones depend on the reading; a thick
    border and bold letters mark what was asked to be highlighted. A tile leads to the table of
    events, whose rows lead to what announced them.
    """
    if tiles.empty:
        return blank(title, NO_TILES)
    panels = list(tiles.groupby("event", sort=False))
    rows = int(tiles["row"].max()) + 1
    panel = rows * _TILE_HEIGHT + _PANEL_TITLE
    sheet = canvas(
        title,
        "England’s 42 areas by announcement, one tile each, roughly where they lie. Dark: new; "
        f"light: before; white: not yet; outlined: a system in part of it{_unsure_note(tiles)}",
        "Register: designations as announced by NHS England and the press of the day.",
        height=panel * len(panels),
    )
    axes = sheet.axes(left=0.12)
    axes.set_axis_off()
    axes.set_xlim(0, int(tiles["column"].max()) + 1)
    axes.set_ylim(panel * len(panels), 0)
    for place, (_, of_event) in enumerate(panels):
        _panel(axes, records(of_event), panel * place)
    return sheet.figure


def tile_map_alt(tiles: pd.DataFrame) -> str:
    """Return what `tile_map` shows in words."""
    if tiles.empty:
        return NO_TILES
    told = []
    for _, of_event in tiles.groupby("event", sort=False):
        rows = records(of_event)
        new = ", ".join(row["label"].replace("- ", "") for row in rows if row["state"] == "new")
        filled = sum(row["state"] in ("new", "covered") for row in rows)
        told.append(f"{_heading(rows[0])}: {filled} of {len(rows)} tiles full, new {new}")
    return f"Tile maps of England’s 42 areas after each announcement. {'; '.join(told)}."


def _panel(axes: Axes, rows: list[dict[str, Any]], top: float) -> None:
    axes.text(0, top + 0.18, _heading(rows[0]), va="top", size=TEXT + 1, weight="bold", color=INK)
    # What is marked comes last, so that no neighbour covers its border.
    for row in sorted(rows, key=lambda row: bool(row["highlighted"])):
        _tile(axes, row, top + _PANEL_TITLE)


def _tile(axes: Axes, row: dict[str, Any], top: float) -> None:
    from matplotlib.patches import Rectangle

    fill, edge, letters, line, thick = _STYLES[row["state"]]
    x, y = float(row["column"]), top + row["row"] * _TILE_HEIGHT
    marked = bool(row["highlighted"])
    corner, height = (x + _GAP / 2, y + _GAP / 3), _TILE_HEIGHT - _GAP / 1.5
    axes.add_patch(
        Rectangle(
            corner,
            1 - _GAP,
            height,
            facecolor=fill,
            edgecolor=edge,
            linewidth=thick,
            linestyle=line,
            url=JOINED_LISTED,
        )
    )
    if marked:
        axes.add_patch(
            Rectangle(corner, 1 - _GAP, height, fill=False, edgecolor=CLAIMED, linewidth=2.6)
        )
    axes.text(
        x + 0.5,
        y + _TILE_HEIGHT / 2,
        "\n".join(_lines(row["label"])),
        ha="center",
        va="center",
        size=SMALL,
        linespacing=0.92,
        color=letters,
        weight="bold" if marked else "normal",
    )


def _lines(label: str) -> list[str]:
    """Return a label on one line where it fits, else on two of the most even lengths."""
    words = label.split()
    if len(label) <= _LETTERS or len(words) < 2:
        return [label]
    splits = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(splits, key=lambda lines: max(map(len, lines))))


def _heading(row: dict[str, Any]) -> str:
    return f"{month_name(row['announced_on'])}: {row['systems']} systems"


def _unsure_note(tiles: pd.DataFrame) -> str:
    return "; dashed: sources differ" if (tiles["state"] == "unsure").any() else ""
