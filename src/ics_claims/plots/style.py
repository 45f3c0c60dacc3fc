"""What all pictures share: sheet, words, colours, and how bounds are drawn."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ics_claims.dates import first_day
from ics_claims.outcomes import ACHIEVED, NOT_STATED, PROMISED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito's blue and vermilion hold 3:1 on white and differ for every kind of colour vision:
# https://jfly.uni-koeln.de/color/
INK, MUTED, GRID, REGISTER, CLAIMED = "#1a1a1a", "#595959", "#d9d9d9", "#0072B2", "#D55E00"
# The blue thinned: what the readings of the register leave open, and tiles filled before.
BAND = "#BBDAEE"

NO_CLAIMS = "Nothing to show: no such claim in the documents read."
# Solid is achieved and hollow promised; a square where the text does not tell.
MARKS = {ACHIEVED: ("o", REGISTER), PROMISED: ("o", "white"), NOT_STATED: ("s", "white")}

# Inches and points; 5.4 inches shown 358 pixels wide (a phone) leave letters of 10 points 9 pixels.
WIDTH, EDGE, LINE = 5.4, 0.12, 0.235
TITLE, TEXT, SMALL = 13, 11, 10
# A mark in a subtitle stays on the line of the word that explains it.
_KEY = re.compile(r"([●○□◆◇→←↑]) ")
_TITLE_CHARACTERS, _TEXT_CHARACTERS, _SMALL_CHARACTERS = 48, 61, 64


@dataclass(frozen=True)
class Canvas:
    """A figure with its words set, and the room left between them in inches."""

    figure: Figure
    top: float
    bottom: float

    def axes(self, left: float) -> Axes:
        """Return axes in that room, `left` inches from the edge."""
        width, height = self.figure.get_size_inches()
        return self.figure.add_axes(
            (
                left / width,
                self.bottom / height,
                (width - left - EDGE) / width,
                (height - self.top - self.bottom) / height,
            )
        )


def canvas(title: str, subtitle: str, source: str, height: float) -> Canvas:
    """Return a white figure with title, subtitle and source line around `height` inches."""
    from matplotlib.figure import Figure

    lines = textwrap.wrap(title, _TITLE_CHARACTERS)
    under = textwrap.wrap(_KEY.sub("\\1\N{NO-BREAK SPACE}", subtitle), _TEXT_CHARACTERS)
    foot = textwrap.wrap(source, _SMALL_CHARACTERS)
    top = EDGE + 1.08 * LINE * len(lines) + 0.83 * LINE * len(under) + 0.1
    bottom = 0.34 + 0.8 * LINE * len(foot) + EDGE
    full = top + height + bottom
    figure = Figure(figsize=(WIDTH, full), facecolor="white")
    x = EDGE / WIDTH
    text: dict[str, Any] = {"ha": "left", "linespacing": 1.15}
    figure.text(
        x,
        1 - EDGE / full,
        "\n".join(lines),
        va="top",
        size=TITLE,
        weight="bold",
        color=INK,
        **text,
    )
    below = 1 - (EDGE + 1.08 * LINE * len(lines)) / full
    figure.text(x, below, "\n".join(under), va="top", size=TEXT, color=MUTED, **text)
    figure.text(x, EDGE / 2 / full, "\n".join(foot), va="bottom", size=SMALL, color=MUTED, **text)
    return Canvas(figure, top, bottom)


def bare(axes: Axes) -> None:
    """Take from axes what is no data: spines, ticks and names."""
    import seaborn as sns

    sns.despine(ax=axes, left=True)
    axes.set_xlabel("")
    axes.set_ylabel("")
    axes.tick_params(labelsize=TEXT, length=0, colors=INK)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_color(MUTED)


def day_of(date: str) -> Any:  # noqa: ANN401 - a timestamp, which axes take as a position
    """Return where the first day that `date` can mean lies on an axis."""
    import pandas as pd

    return pd.Timestamp(first_day(date))


def draw_range(
    axes: Axes,
    place: Any,  # noqa: ANN401 - a position, number or day
    bounds: tuple[float, float],
    *,
    vertical: bool,
    marker: str,
    colours: tuple[str, str],
    leads_to: str = "",
) -> None:
    """Draw bounds: a mark where they meet, a capped bar between, an arrow where one is open.

    NaN is open. `colours` are of edge and face; a bar with a white face is dashed. `leads_to` is
    an id or an anchor, as `Picture` takes them.
    """
    closed = [bound for bound in bounds if bound == bound]
    edge, face = colours
    places: Sequence[Any] = [place] * len(closed)
    x, y = (places, closed) if vertical else (closed, places)
    if len(set(closed)) == 2:
        cap = "_" if vertical else "|"
        line = (0, (2, 1.5)) if face == "white" else "-"
        look: dict[str, Any] = {"marker": cap, "markersize": 10, "color": edge, "mew": 2.2}
        axes.plot(x, y, linestyle=line, linewidth=2.2, url=leads_to, **look)
        return
    if len(closed) == 1:
        reach = 30 if bounds[0] == bounds[0] else -30
        axes.annotate(
            "",
            (x[0], y[0]),
            (0, reach) if vertical else (reach, 0),
            textcoords="offset points",
            arrowprops={"arrowstyle": "<|-", "color": edge, "linewidth": 2, "shrinkB": 0},
            url=leads_to,
        )
    mark: dict[str, Any] = {"mfc": face, "mec": edge, "mew": 1.8, "url": leads_to}
    axes.plot(x[:1], y[:1], marker=marker, markersize=7.5, linestyle="none", zorder=5, **mark)


def year_ticks(axes: Axes) -> None:
    """Put a tick and its number at each New Year."""
    import matplotlib.dates as mdates

    axes.xaxis.set_major_locator(mdates.YearLocator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))  # type: ignore[no-untyped-call]


def blank(title: str, reason: str) -> Figure:
    """Return a figure that says why there is nothing to draw."""
    return canvas(title, reason, "", height=0.1).figure


def draw_mark(
    axes: Axes,
    x: Any,  # noqa: ANN401 - a position
    y: float,
    result: str,
    leads_to: str = "",
) -> None:
    """Draw one claim: solid where achieved, hollow where promised, a square where not stated."""
    marker, face = MARKS[result]
    axes.plot(
        x,
        y,
        marker=marker,
        markersize=7.5,
        markerfacecolor=face,
        markeredgecolor=REGISTER,
        markeredgewidth=1.8,
        clip_on=False,
        url=leads_to,
    )
