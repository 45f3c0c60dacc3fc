"""How much documents and systems claim: claims counted, never what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ics_claims.columns import records
from ics_claims.outcomes import OUTCOME_KINDS
from ics_claims.plots.style import (
    EDGE,
    GRID,
    INK,
    MUTED,
    NO_CLAIMS,
    REGISTER,
    TEXT,
    bare,
    blank,
    canvas,
    draw_mark,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure

# Marks of one cell stand four in a line, a fifth of a column apart.
_MARKS_A_LINE, _MARK_STEP = 4, 0.2


def claims_by_document(documents: pd.DataFrame, title: str) -> Figure:
    """Return two bars a document: claims found (solid) and figures left out (hollow, hatched).

    `documents` has announcement_id, claims and excluded.
    """
    import seaborn as sns

    if documents.empty:
        return blank(title, NO_CLAIMS)
    long = documents.melt("announcement_id", ["claims", "excluded"], "what", "figures")
    sheet = canvas(
        title,
        "Figures in each document: claims found, and figures left out with a reason",
        "The announcements read, as briefs or originals.",
        height=0.4 + 0.82 * len(documents),
    )
    axes = sheet.axes(left=EDGE)
    sns.barplot(
        long,
        x="figures",
        y="announcement_id",
        hue="what",
        palette={"claims": REGISTER, "excluded": "#ffffff"},
        width=0.52,
        ax=axes,
        legend=False,
        saturation=1,
    )
    _document_bars(axes, documents)
    return sheet.figure


def claims_by_document_alt(documents: pd.DataFrame) -> str:
    """Return what `claims_by_document` shows in words."""
    if documents.empty:
        return NO_CLAIMS
    told = "; ".join(
        f"{row['announcement_id']}: {row['claims']} claims, {row['excluded']} left out"
        for row in records(documents)
    )
    return f"Bar chart of figures in each document, claims found and figures left out. {told}."


def claims_by_system(counts: pd.DataFrame, title: str) -> Figure:
    """Return systems by kinds of claim: one dot a claim, solid achieved, hollow promised."""
    if counts.empty:
        return blank(title, NO_CLAIMS)
    systems = list(dict.fromkeys(counts["system"]))
    sheet = canvas(
        title,
        "One mark a claim, by system and kind: ● achieved, ○ promised, □ not stated",
        "The announcements read; what systems say of themselves, not measured results.",
        height=0.47 + sum(_row_height(counts, system) for system in systems),
    )
    axes = sheet.axes(left=EDGE)
    top = 0.0
    for system in systems:
        _system_row(axes, counts[counts["system"] == system], system, top)
        top += _row_height(counts, system)
    axes.set_ylim(top - 0.15, -0.62)
    _kind_axis(axes)
    return sheet.figure


def claims_by_system_alt(counts: pd.DataFrame) -> str:
    """Return what `claims_by_system` shows in words."""
    if counts.empty:
        return NO_CLAIMS
    told = []
    for system in dict.fromkeys(counts["system"]):
        rows = records(counts[counts["system"] == system])
        told.append(
            f"{system}: "
            + ", ".join(f"{row['claims']} {row['kind']} {row['result']}" for row in rows)
        )
    return (
        "Dot chart of the number of claims by system and kind, achieved solid and promised "
        f"hollow. {'; '.join(told)}."
    )


def _document_bars(axes: Axes, documents: pd.DataFrame) -> None:
    """Outline and hatch the bars of figures left out, and label all."""
    found, left_out = cast("list[BarContainer]", axes.containers)
    for name, bar in zip(documents["announcement_id"], found, strict=True):
        bar.set_url(name)
    for bar in left_out:
        bar.set(edgecolor=MUTED, hatch="////", linewidth=1.2)
    axes.bar_label(
        found, [f"{count} claims" for count in documents["claims"]], padding=4, size=TEXT, color=INK
    )
    axes.bar_label(
        left_out,
        [f"{count} left out" for count in documents["excluded"]],
        padding=4,
        size=TEXT,
        color=MUTED,
    )
    for place, name in enumerate(documents["announcement_id"]):
        axes.text(0, place - 0.3, name, va="bottom", size=TEXT, weight="bold", color=INK)
    axes.set_yticks([])
    axes.set_xlim(0, axes.get_xlim()[1] * 1.3)
    axes.set_ylim(len(documents) - 0.6, -0.62)
    bare(axes)


def _row_height(counts: pd.DataFrame, system: str) -> float:
    """Return the height of a system's row: its name, and as many lines as its longest cell."""
    of_system = counts[counts["system"] == system]
    most = int(of_system.groupby("kind")["claims"].sum().max())
    return 0.62 + 0.24 * ((most - 1) // _MARKS_A_LINE)


def _system_row(axes: Axes, counts: pd.DataFrame, system: str, top: float) -> None:
    axes.text(0, top, system, va="center", size=TEXT, weight="bold", color=INK)
    axes.axhline(top - 0.22, color=GRID, linewidth=0.8)
    for column, kind in enumerate(OUTCOME_KINDS):
        results = [
            row["result"]
            for row in records(counts[counts["kind"] == kind])
            for _ in range(row["claims"])
        ]
        for number, result in enumerate(results):
            line, place = divmod(number, _MARKS_A_LINE)
            draw_mark(axes, column + 0.06 + place * _MARK_STEP, top + 0.27 + 0.24 * line, result)
        if not results:
            axes.text(column, top + 0.27, "–", va="center", size=TEXT, color=MUTED)


def _kind_axis(axes: Axes) -> None:
    bare(axes)
    axes.set_xlim(0, len(OUTCOME_KINDS))
    axes.set_yticks([])
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    for column, kind in enumerate(OUTCOME_KINDS):
        axes.text(column, -0.42, kind, va="center", size=TEXT, color=MUTED)
