"""What notebooks show: tables, pictures and sentences that a report can lay out.

Each object gives its plain text, which nbval compares strictly, and the form that a browser shows.
Pictures are SVG: sharp in print and at any width, a tenth of the size of a PNG at print density,
and text, so that nbval compares every mark of a chart, which it does not do for PNG.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from ics_claims.model import STATUSES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox

# Key of the outputs' metadata that tells the renderer which object made them.
MARK = "ics-claims"
SVG = "image/svg+xml"

# Inches; at a phone's width of 358 pixels for 5.4 inches a finger needs about so much.
_TOUCH = 0.3
# Inches between a label and its mark at most, one above the other.
_BESIDE = 0.2

Bundle = tuple[dict[str, str], dict[str, Any]]
Area = list[str | float]

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~$<>&-])")
_HREF = re.compile(r"(https?://|#|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)).+", re.DOTALL)
_SEVERITIES = ("contradiction", "tension", "ambiguity")
_PILLS = {"status": STATUSES, "severity": _SEVERITIES}


class Table:
    """A frame to show: plain text and HTML for reading, CSV with the values in full.

    `name` (lower case, hyphens) names its CSV file; the caption says what a row is. `links` maps a
    column to the column that holds its addresses, which is then not shown itself: web addresses,
    paths within the report and `#anchors` become links, anything else stays text. An `#anchor` in
    place of a column is where all its cells lead but noughts. `anchors` names the column whose
    values, after "c-", are the ids of the rows, so that links can lead to them.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        name: str,
        caption: str,
        links: Mapping[str, str] | None = None,
        anchors: str = "",
    ) -> None:
        self.frame = frame
        self.name = _checked_name(name)
        self.caption = caption
        self.links = dict(links or {})
        self.anchors = anchors
        named = {it for it in self.links.values() if not it.startswith("#")}
        absent = {*self.links, *named, *filter(None, [anchors])} - set(frame.columns)
        if absent:
            raise ValueError(f"table '{name}' links columns it does not have: {sorted(absent)}")

    @property
    def columns(self) -> list[str]:
        """The columns shown, in order."""
        hidden = set(self.links.values()) - set(self.links)
        return [str(column) for column in self.frame.columns if column not in hidden]

    def text(self) -> str:
        """Return caption, header and all rows in aligned columns, nothing cut."""
        columns = [self._cells(name) for name in self.columns]
        widths = [
            max(map(len, [name, *cells])) for name, cells in zip(self.columns, columns, strict=True)
        ]
        right = [self._numeric(name) for name in self.columns]
        rows = [self.columns, ["-" * width for width in widths], *zip(*columns, strict=True)]
        lines = [_aligned(row, widths, right) for row in rows]
        return "\n".join([self.caption, "", *lines, *([] if len(self.frame) else ["(no rows)"])])

    def html(self) -> str:
        """Return a table element; every cell is escaped."""
        head = "".join(
            f'<th scope="col"{_numeric_class(self._numeric(name))}>{_label(name)}</th>'
            for name in self.columns
        )
        columns = [self._html_cells(name) for name in self.columns]
        cells = zip(*columns, strict=True) if columns else []
        rows = "\n".join(
            f"<tr{identifier}>{''.join(row)}</tr>"
            for identifier, row in zip(self._row_ids(), cells, strict=True)
        )
        if not len(self.frame):
            rows = f'<tr><td colspan="{max(len(self.columns), 1)}">No rows.</td></tr>'
        return (
            f'<table class="data">\n<caption>{escape(self.caption)}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        )

    def csv(self) -> str:
        """Return all columns as CSV, numbers in full, text that a spreadsheet would run quoted."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([inert(str(name)) for name in self.frame.columns])
        columns = [list(self.frame[name]) for name in self.frame.columns]
        writer.writerows([_raw(value) for value in row] for row in zip(*columns, strict=True))
        return out.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Bundle:  # noqa: ANN401
        data = {"text/plain": self.text(), "text/html": self.html(), "text/csv": self.csv()}
        mark = {"object": "table", "name": self.name, "caption": self.caption}
        return data, {MARK: mark}

    def _row_ids(self) -> list[str]:
        if not self.anchors:
            return [""] * len(self.frame)
        return [f' id="c-{escape(_shown_text(value))}"' for value in self.frame[self.anchors]]

    def _cells(self, name: str) -> list[str]:
        return [_shown(value) for value in self.frame[name]]

    def _inner(self, name: str) -> list[str]:
        return [_pill(name, text) for text in self._cells(name)]

    def _numeric(self, name: str) -> bool:
        values = [value for value in self.frame[name] if not _missing(value)]
        return bool(values) and all(_is_number(value) for value in values)

    def _hrefs(self, name: str) -> list[str]:
        address = self.links[name]
        if address.startswith("#"):
            return ["" if text == "0" else address for text in self._cells(name)]
        return [_shown_text(value) for value in self.frame[address]]

    def _html_cells(self, name: str) -> list[str]:
        attributes = _numeric_class(self._numeric(name))
        inner = self._inner(name)
        if name in self.links:
            inner = [_link(href, text) for href, text in zip(self._hrefs(name), inner, strict=True)]
        return [f'<td{attributes} data-label="{_label(name)}">{content}</td>' for content in inner]


class SideBySide(Table):
    """A table some of whose columns hold texts in pieces, with the pieces marked that differ.

    A cell of a column in `marked` is a list of (text, whether it is marked). Plain text and CSV
    have the whole text; HTML has `mark` elements, every piece escaped.
    """

    def __init__(self, frame: pd.DataFrame, name: str, caption: str, marked: Sequence[str]) -> None:
        self.pieces = {column: list(frame[column]) for column in marked}
        whole = {
            column: ["".join(text for text, _ in cell) for cell in cells]
            for column, cells in self.pieces.items()
        }
        super().__init__(frame.assign(**whole), name, caption)

    def _inner(self, name: str) -> list[str]:
        if name not in self.pieces:
            return super()._inner(name)
        return ["".join(_piece(text, mark) for text, mark in cell) for cell in self.pieces[name]]


class Picture:
    """A figure to show, as SVG with the alt text of the plot's author.

    The same figure gives the same bytes. `name` (lower case, hyphens) names its file; `caption`
    stands under it and may be empty where the figure has its title within. Artists whose url is
    the id of a claim or an announcement, or an anchor of the page, are links in a report. The
    figure is closed.
    """

    def __init__(self, figure: Figure, alt: str, name: str, caption: str = "") -> None:
        if not alt.strip():
            raise ValueError(f"picture '{name}' needs an alt text that says what it shows")
        self.alt = " ".join(alt.split())
        self.name = _checked_name(name)
        self.caption = caption
        targets = _targets(figure)
        self.svg = _svg_of(figure)
        self.links = _areas(figure, targets)
        _close(figure)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Bundle:  # noqa: ANN401
        mark: dict[str, Any] = {"object": "picture", "name": self.name, "caption": self.caption}
        mark |= {"alt": self.alt, "links": self.links}
        return {"text/plain": self.alt, SVG: self.svg}, {MARK: mark, SVG: {"alt": self.alt}}


class Text:
    """A sentence to show, in Markdown; `{name}` in it is replaced by the value, taken literally.

    `Text("**{count}** claims in {title}", count=3, title=title)`: no character of a value is read
    as Markdown or HTML.
    """

    def __init__(self, markdown: str, **values: object) -> None:
        literal = {name: _literal(_shown(value)) for name, value in values.items()}
        plain = {name: _shown(value) for name, value in values.items()}
        self.markdown = markdown.format(**literal) if values else markdown
        self.plain = markdown.format(**plain) if values else markdown

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Bundle:  # noqa: ANN401
        data = {"text/plain": self.plain, "text/markdown": self.markdown}
        return data, {MARK: {"object": "text"}}


def _checked_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"'{name}' is no name for a file: use lower case, digits and hyphens")
    return name


def _aligned(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = [
        cell.rjust(width) if to_right else cell.ljust(width)
        for cell, width, to_right in zip(row, widths, right, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _missing(value: object) -> bool:
    return value is None or str(value) in ("<NA>", "nan", "NaT")


def _is_number(value: object) -> bool:
    import numbers

    return isinstance(value, numbers.Number) and not isinstance(value, bool)


def _shown(value: object) -> str:
    """Return a cell as read: digits grouped from five on, so that years keep their shape."""
    if _missing(value):
        return ""
    if str(value) in ("True", "False") and not isinstance(value, str):
        return "yes" if value else "no"
    if not _is_number(value):
        return " ".join(str(value).split())
    number = float(str(value))
    if not number.is_integer():
        return f"{number:,.1f}" if abs(number) >= 100_000 else f"{number:.6g}"
    return f"{number:,.0f}" if abs(number) >= 10_000 else f"{number:.0f}"


def _shown_text(value: object) -> str:
    return "" if _missing(value) else str(value).strip()


def _raw(value: object) -> str:
    if _missing(value):
        return ""
    if str(value) in ("True", "False") and not isinstance(value, str):
        return str(value).lower()
    if _is_number(value):
        text = str(value)
        return text.removesuffix(".0")
    # A lone carriage return would stand unquoted, and readers take it for the end of the row.
    return inert(str(value).replace("\r\n", "\n").replace("\r", "\n"))


def inert(text: str) -> str:
    """Return `text`, with an apostrophe before it where a spreadsheet could run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _label(name: str) -> str:
    return escape(name.replace("_", " "))


def _numeric_class(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _pill(column: str, text: str) -> str:
    if text in _PILLS.get(column, ()):
        return f'<span class="pill {text}">{text}</span>'
    return escape(text)


def _piece(text: str, mark: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if mark and text.strip() else escape(text)


def _link(href: str, content: str) -> str:
    if not content or not _HREF.fullmatch(href):
        return content
    return f'<a href="{escape(href)}">{content}</a>'


def _literal(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _svg_of(figure: Figure) -> str:
    import matplotlib as mpl

    out = io.StringIO()
    # A fixed salt and no metadata: ids are otherwise random and the date is the run's.
    with mpl.rc_context({"svg.hashsalt": MARK, "svg.fonttype": "path"}):
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(out, format="svg", metadata=nothing)
    svg = out.getvalue()
    return svg[svg.index("<svg") :]


def _targets(figure: Figure) -> list[tuple[Artist, str]]:
    """Return the artists that lead somewhere, and take their urls: a file on its own has none."""
    found = [(artist, str(artist.get_url())) for artist in figure.findobj() if artist.get_url()]
    for artist, _ in found:
        artist.set_url(None)
    return found


def _areas(figure: Figure, targets: Sequence[tuple[Artist, str]]) -> list[Area]:
    """Return (target, left, top, width, height) of each, in hundredths of the drawn figure.

    What follows itself in the same row, as a label and its mark do, is one area; none is too small
    to touch.
    """
    from matplotlib.transforms import Bbox

    # SVG has points for dots: at another density letters would be measured as they are not drawn.
    figure.set_dpi(72)
    joined: list[tuple[str, Bbox]] = []
    for artist, target in targets:
        box = artist.get_window_extent()
        if joined and joined[-1][0] == target and _one_row(joined[-1][1], box):
            box = Bbox.union([joined.pop()[1], box])
        joined.append((target, box))
    return [[target, *_box_in_hundredths(figure, box)] for target, box in joined]


def _one_row(before: Bbox, box: Bbox) -> bool:
    between = max(before.y0, box.y0) - min(before.y1, box.y1)
    return bool(between <= _BESIDE * 72)


def _box_in_hundredths(figure: Figure, box: Bbox) -> list[float]:
    width, height = (max(side, _TOUCH * figure.dpi) for side in (box.width, box.height))
    whole, full = figure.bbox.size
    left, top = (box.x0 + box.x1 - width) / 2, full - (box.y0 + box.y1 + height) / 2
    sides = (left / whole, top / full, width / whole, height / full)
    return [round(100 * float(side), 2) for side in sides]


def _close(figure: Figure) -> None:
    """Take the figure from pyplot, if it is there, so that no notebook shows it twice."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)
