"""An executed notebook as one HTML page that opens offline, and the files it links to."""

from __future__ import annotations

import base64
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from ics_claims.reporting.display import MARK, SVG
from ics_claims.reporting.provenance import Provenance

TEMPLATES = Path(__file__).parent / "templates"
_TEMPLATE = "report"
# Ids of the layout, which headings must not take.
_RESERVED = {"main", "contents", "about"}
# From so many rows on a table scrolls within its box on a screen, its header in sight.
_TALL = 25
# Up to so many rows a table is not split between printed pages.
_SHORT = 14
# From so many columns on, print takes a smaller size, and turns the page for a long table.
_WIDE = 8
# Where no cell of a wide table but each row's first has more characters, its headers are upright.
_BRIEF = 12
# From so many characters on, a column is prose and needs room to wrap.
_LONG = 42
# A sentence or more: wider still, or the row grows too high.
_LONGEST = 140

_ID_CELL = re.compile(
    r'(<td data-label="(?:(?:claim|other|announcement) ids?|also in)">)([^<>&"]+)</td>'
)
_CAPTION = re.compile(r"\n?<caption>(.*?)</caption>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_DATE = re.compile(r"\d{4}(-\d{2}){1,2}")
_TAG = re.compile(r"<[^>]+>")
_SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)pt"[^>]*?\bheight="([\d.]+)pt"')
_LOCAL_LINK = re.compile(r'<a href="([^":/#]+\.html)(#[^"]*)?">(.*?)</a>', re.DOTALL)
_PIXELS_A_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the report: its file name and its title."""

    href: str
    title: str

    @property
    def stem(self) -> str:
        """The file name without its suffix, which names the files beside the page."""
        return self.href.removesuffix(".html")


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter as shown: its value, what it is, and whether this run set it."""

    name: str
    value: str
    comment: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its link, its HTML, and the files beside it by relative path."""

    link: Link
    html: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Section:
    """Markdown cells and the code cells that follow them; their code folds together."""

    prose: tuple[Any, ...]
    code: tuple[Any, ...]


@dataclass(slots=True)
class _Body:
    """Builds a page's body from cells; the template calls its methods as filters."""

    link: Link
    pages: frozenset[str]
    evidence: Mapping[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    tables_beside: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from ics_claims.reporting.markdown import Prose

        self.prose = Prose(_RESERVED)

    prose: Any = field(init=False)

    def number(self, cells: Sequence[Any]) -> None:
        """Number figures and tables in order, and find the table beside each figure."""
        marks = [mark for cell in cells for mark in _marks(cell)]
        for kind in ("picture", "table"):
            names = [mark["name"] for mark in marks if mark["object"] == kind]
            self.numbers |= {f"{kind}-{name}": place for place, name in enumerate(names, 1)}
        for place, mark in enumerate(marks):
            if mark["object"] == "picture":
                self.tables_beside[mark["name"]] = _nearest_table(marks, place)

    def sections(self, cells: Sequence[Any]) -> list[Section]:
        """Return the cells in sections, empty ones and raw ones left out."""
        found: list[Section] = []
        shown = [cell for cell in cells if cell.source.strip() and cell.cell_type != "raw"]
        for kind, group in itertools.groupby(shown, key=lambda cell: str(cell.cell_type)):
            if kind == "markdown":
                found.append(Section(tuple(group), ()))
            else:
                before = found.pop() if found else Section((), ())
                found.append(Section(before.prose, tuple(group)))
        return found

    def trusted(self, source: str) -> str:
        """Return a Markdown cell as HTML."""
        return self._with_known_links(self.prose.trusted(source))

    def shown(self, output: Any) -> str:  # noqa: ANN401 - a notebook's output
        """Return one output as HTML."""
        if output.output_type == "stream":
            return _stream(output.name, output.text)
        if output.output_type not in ("display_data", "execute_result"):
            return ""
        mark = output.metadata.get(MARK, {})
        data = output.data
        if mark.get("object") == "table":
            return self._table(mark, data)
        if mark.get("object") == "picture":
            return self._picture(mark, data[SVG])
        if "text/markdown" in data:
            return self._generated(data["text/markdown"])
        # Any other HTML may hold text of announcements as it is: its plain form is shown.
        return _preformatted(data.get("text/plain", ""))

    def _generated(self, source: str) -> str:
        if not source.startswith("#"):
            return f'<div class="finding">{self.prose.generated(source)}</div>'
        # A heading that only says again what the page is about is for readers of the notebook.
        text = source.lstrip("# ").replace("\\", "").strip()
        return "" if text in self.link.title else self.prose.generated(source)

    def _table(self, mark: Mapping[str, str], data: Mapping[str, str]) -> str:
        name = mark["name"]
        path = f"tables/{self.link.stem}-{name}.csv"
        # The byte order mark tells spreadsheets that it is UTF-8.
        self.files[path] = data["text/csv"].encode("utf-8-sig")
        identifier = f"table-{name}"
        number = self.numbers.get(identifier, 0)
        heading = (
            f'<figcaption id="{identifier}-caption"><b>Table {number}.</b> '
            f'{escape(mark["caption"])} <a class="file" href="{path}">CSV</a></figcaption>'
        )
        html = self._with_known_links(linked_ids(data["text/html"], self.evidence))
        return table_box(html, identifier, heading, f"Table {number}")

    def _picture(self, mark: Mapping[str, Any], svg: str) -> str:
        name = mark["name"]
        path = f"figures/{self.link.stem}-{name}.svg"
        self.files[path] = svg.encode("utf-8")
        coded = base64.b64encode(svg.encode("utf-8")).decode("ascii")
        caption = f"{escape(mark['caption'])} " if mark["caption"] else ""
        links = "".join(self._area(*area) for area in mark.get("links", ()))
        return (
            f'<figure class="picture" id="figure-{name}">\n<div class="plot">'
            f'<img src="data:{SVG};base64,{coded}" alt="{escape(mark["alt"])}"{_size(svg)}>'
            f"{links}</div>\n"
            f"<figcaption><b>Figure {self.numbers.get(f'picture-{name}', 0)}.</b> {caption}"
            f'{self._numbers_of(name)}<a class="file" href="{path}">SVG</a></figcaption>\n'
            "</figure>"
        )

    def _area(self, target: str, left: float, top: float, width: float, height: float) -> str:
        """Return a link over a mark of a picture; nothing where the report lacks its target."""
        number = self.numbers.get(target.removeprefix("#"), 0)
        if number:
            address, words = target, f"The claims: Table {number}"
        elif target in self.evidence:
            address, words = self.evidence[target], f"{target} in its text"
        else:
            return ""
        return (
            f'<a class="area" href="{escape(address)}" title="{escape(words)}" '
            f'aria-label="{escape(words)}" '
            f'style="left:{left}%;top:{top}%;width:{width}%;height:{height}%"></a>'
        )

    def _numbers_of(self, picture: str) -> str:
        table = self.tables_beside.get(picture, "")
        if not table:
            return ""
        number = self.numbers[f"table-{table}"]
        return (
            f'Numbers: <a href="#table-{table}">Table {number}</a> '
            f'<a class="file" href="tables/{self.link.stem}-{table}.csv">CSV</a> '
        )

    def _with_known_links(self, html: str) -> str:
        """Return `html` with links to pages that this report lacks turned into their text."""
        return _LOCAL_LINK.sub(lambda match: match[0] if match[1] in self.pages else match[3], html)


def render_page(
    executed: Path,
    link: Link,
    pages: Sequence[Link],
    evidence: Mapping[str, str],
    settings: Sequence[Setting],
    provenance: Provenance,
    source: str,
) -> Page:
    """Return the page of an executed notebook.

    `pages` are all of the report, in order; `evidence` maps the id of a claim or an
    announcement to where it stands; `source` is the notebook's path as shown.
    """
    import nbformat

    notebook = nbformat.read(executed, as_version=4)  # type: ignore[no-untyped-call]
    body = _Body(link, _hrefs(pages, evidence), evidence)
    body.number(notebook.cells)
    _drop_title(notebook)
    exporter = _exporter()
    before, after = _neighbours(link, pages)
    resources = {
        "link": link,
        "before": before,
        "after": after,
        "settings": settings,
        "provenance": provenance,
        "body": body,
        "duration": notebook.metadata.get("papermill", {}).get("duration"),
        "source": source,
    }
    # The exporter works on a copy of the resources and hands that back.
    html, used = exporter.from_notebook_node(notebook, resources)
    return Page(link, html, used["body"].files)


def listed_claims(page: Page) -> dict[str, str]:
    """Return the address of the row of each claim that the page lists with an anchor, by its id."""
    return {
        name: f"{page.link.href}#c-{name}" for name in re.findall(r'<tr id="c-([^"]+)">', page.html)
    }


def linked_ids(html: str, evidence: Mapping[str, str]) -> str:
    """Return a table's HTML with each id of a claim or an announcement leading to its evidence."""

    def linked(match: re.Match[str]) -> str:
        ids = (
            f'<a href="{escape(evidence[name])}">{name}</a>' if name in evidence else name
            for name in match[2].split()
        )
        return f"{match[1]}{' '.join(ids)}</td>"

    return _ID_CELL.sub(linked, html)


def render_index(context: Mapping[str, object]) -> str:
    """Return the index page from what the template names."""
    template = _exporter().environment.get_template("index.html.j2")
    return str(template.render(context))


def title_of(notebook: Path) -> str:
    """Return the first heading of a notebook, or its name where it has none."""
    import nbformat

    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    for cell in cells:
        match = re.search(r"^# +(.+?)\s*#*$", cell.source, re.MULTILINE)
        if cell.cell_type == "markdown" and match:
            return match[1].strip()
    return notebook.stem


def table_box(html: str, identifier: str, heading: str, label: str) -> str:
    """Return a table in a box that scrolls sideways where the screen is narrow.

    `html` is a table as `display.Table` makes it; its caption gives way to `heading`.
    """
    table = _CAPTION.sub("", html, count=1)
    table = table.replace(
        '<table class="data">', f'<table class="data" aria-labelledby="{identifier}-caption">', 1
    )
    rows = table.count("<tr") - 1
    tall = " tall" if rows >= _TALL else ""
    classes = ["table", "short" if rows <= _SHORT else "long-table"]
    if table.count("<th ") >= _WIDE:
        classes += ["wide", "grid"] if _is_brief(table) else ["wide"]
    return (
        f'<figure class="{" ".join(classes)}" id="{identifier}">\n{heading}\n'
        f'<div class="scroll{tall}" role="region" tabindex="0" aria-label="{label}">\n'
        f"{_CELL.sub(_with_room, table)}\n</div>\n</figure>"
    )


def _is_brief(table: str) -> bool:
    """Whether there are rows, and all cells but the first of each hold a word or two."""
    cells = [cell for row in table.split("<tr") for cell in _CELL.findall(row)[1:]]
    return bool(cells) and all(len(_TAG.sub("", cell)) <= _BRIEF for cell in cells)


def _with_room(match: re.Match[str]) -> str:
    text = _TAG.sub("", match[1])
    if "class=" in match[0].split(">", 1)[0]:
        return match[0]
    if _DATE.fullmatch(text):
        return match[0].replace("<td", '<td class="date"', 1)
    if len(text) < _LONG:
        return match[0]
    longest = " longest" if len(text) >= _LONGEST else ""
    return match[0].replace("<td", f'<td class="long{longest}"', 1)


def _exporter() -> Any:  # noqa: ANN401 - nbconvert has no types
    from markupsafe import Markup
    from nbconvert.exporters.templateexporter import TemplateExporter

    exporter = TemplateExporter(  # type: ignore[no-untyped-call]
        extra_template_basedirs=[str(TEMPLATES)],
        template_name=_TEMPLATE,
        template_file="page.html.j2",
    )
    # Set before a template is compiled: what is not marked as HTML is escaped.
    exporter.environment.autoescape = True
    exporter.environment.filters["html"] = Markup
    style = (TEMPLATES / _TEMPLATE / "style.css").read_text(encoding="utf-8")
    exporter.environment.globals["style"] = Markup(style)
    return exporter


def _drop_title(notebook: Any) -> None:  # noqa: ANN401
    """Take the first heading of the first level from the cells: the layout shows the title."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and re.search(r"^# ", cell.source, re.MULTILINE):
            cell.source = re.sub(r"^# .*\n?", "", cell.source, count=1, flags=re.MULTILINE)
            return


def _hrefs(pages: Sequence[Link], evidence: Mapping[str, str]) -> frozenset[str]:
    documents = {address.split("#")[0] for address in evidence.values()}
    return frozenset({"index.html", *documents, *(page.href for page in pages)})


def _neighbours(link: Link, pages: Sequence[Link]) -> tuple[Link | None, Link | None]:
    hrefs = [page.href for page in pages]
    if link.href not in hrefs:
        return None, None
    place = hrefs.index(link.href)
    before = pages[place - 1] if place > 0 else None
    return before, pages[place + 1] if place + 1 < len(pages) else None


def _marks(cell: Any) -> Iterator[Mapping[str, str]]:  # noqa: ANN401
    for output in cell.get("outputs", []):
        mark = output.get("metadata", {}).get(MARK, {})
        if mark.get("object") in ("table", "picture"):
            yield mark


def _nearest_table(marks: Sequence[Mapping[str, str]], place: int) -> str:
    """Return the next table after a figure and before another, else the one just before it."""
    for mark in marks[place + 1 :]:
        if mark["object"] == "table":
            return mark["name"]
        break
    before = marks[place - 1] if place else {}
    return before.get("name", "") if before.get("object") == "table" else ""


def _stream(name: str, text: str) -> str:
    if name != "stderr":
        return _preformatted(text)
    return f'<details class="messages"><summary>Messages</summary>{_preformatted(text)}</details>'


def _preformatted(text: str) -> str:
    if not text.strip():
        return ""
    return f'<pre class="output" tabindex="0">{escape(text.rstrip())}</pre>'


def _size(svg: str) -> str:
    match = _SIZE.search(svg)
    if match is None:
        return ""
    width, height = (round(float(points) * _PIXELS_A_POINT) for points in match.groups())
    return f' width="{width}" height="{height}"'
