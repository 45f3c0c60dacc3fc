"""The blocks of an HTML tree: headings, paragraphs, list items and table rows in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from ics_claims.intake.records import Block

Element: TypeAlias = "Any"  # lxml has no types

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form header hgroup hr legend li main ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
SUPERSCRIPT = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Stands for a line break that the page asks for, while other white space is made one.
_BREAK = "\x1f"
_MARK = re.compile(r"[•·●○▪◦‣–-][ \t\u00a0]*")


class _Collector:
    """Gathers running text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.marker = ""

    def add(self, text: str | None, link: bool) -> None:
        if text:
            self.parts.append(text.replace(_BREAK, ""))
            self.linked += len("".join(text.split())) if link else 0

    def end(self, level: int = 0) -> None:
        """End the block; what it holds is a heading of `level`, else an item or prose."""
        text = _SPACE.sub(" ", "".join(self.parts)).strip(" " + _BREAK)
        linked, self.parts, self.linked = self.linked, [], 0
        if not any(map(str.isalnum, text)):
            return
        link = linked >= len("".join(text.split()))
        if level or self.marker:
            line = re.sub(rf" ?{_BREAK}+ ?", " ", text)
            bare = line if level else self.marker + _MARK.sub("", line, count=1)
            self.blocks.append(Block(bare, "heading" if level else "item", level, link))
            self.marker = ""
        else:
            for part in re.split(rf" ?(?:{_BREAK} ?){{2,}}", text):
                lines = re.sub(rf" ?{_BREAK} ?", "\n", part).strip()
                self.blocks.extend([Block(lines, link=link)] if lines else [])


def blocks_in(root: Element) -> list[Block]:
    """Return the blocks of `root`; raises RecursionError where it is absurdly deep."""
    collector = _Collector()
    _walk(root, collector, False)
    collector.end()
    return collector.blocks


def prose_length(element: Element) -> int:
    """Return the number of characters of an element that are text, not links or white space."""
    total = sum(len("".join(text.split())) for text in _texts(element))
    return total - sum(len("".join("".join(link.itertext()).split())) for link in element.iter("a"))


def _texts(element: Element) -> Iterator[str]:
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag not in (
            "script",
            "style",
            "noscript",
            "template",
        ):
            yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _walk(element: Element, to: _Collector, link: bool) -> None:
    tag = element.tag
    if tag in _HEADINGS:
        to.end()
        _inside(element, to, link)
        to.end(_HEADINGS[tag])
    elif tag == "table" and _is_data(element):
        to.end()
        to.blocks.extend(_rows(element))
    elif tag in ("ul", "ol"):
        to.end()
        _list(element, to, link)
        to.end()
    elif tag == "br":
        to.add(None, link)
        to.parts.append(_BREAK)
    elif tag == "sup":
        to.add(_superscript("".join(element.itertext())), link)
    elif tag in ("del", "s", "strike"):
        return
    elif tag == "q":
        to.add("“", link)
        _inside(element, to, link)
        to.add("”", link)
    elif tag in _BLOCKS:
        to.end()
        _inside(element, to, link)
        to.end()
    else:
        _inside(element, to, link or tag == "a")


def _inside(element: Element, to: _Collector, link: bool) -> None:
    to.add(element.text, link)
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, to, link)
        to.add(child.tail, link)


def _list(element: Element, to: _Collector, link: bool) -> None:
    """Collect list items, numbered as a browser numbers them."""
    start = element.get("start") or ""
    number = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
    for child in element:
        if child.tag == "li":
            to.end()
            to.marker = f"{number}. " if element.tag == "ol" else "- "
            number += 1
            _inside(child, to, link)
            to.end()
            to.marker = ""
        elif isinstance(child.tag, str):
            _walk(child, to, link)
        to.add(child.tail, link)


def _superscript(text: str) -> str:
    """Return raised figures as such: run on, a note's number would join the figure before it."""
    bare = text.strip().strip("[]")
    return bare.translate(SUPERSCRIPT) if re.fullmatch(r"[0-9+()-]+", bare) else text


def _is_data(table: Element) -> bool:
    """Tell whether a table holds data rather than the layout of a page or mail."""
    if (
        table.get("role") == "presentation"
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    return any(len(_cells(row)) > 1 for row in table.iter("tr"))


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _rows(table: Element) -> Iterator[Block]:
    for caption in table.iter("caption"):
        yield from blocks_in(caption)
    for row in table.iter("tr"):
        cells = [_cell(cell) for cell in _cells(row)]
        if any(any(map(str.isalnum, cell)) for cell in cells):
            yield Block(" | ".join(cells).strip(), "row")


def _cell(cell: Element) -> str:
    return " ".join(block.text.replace("\n", " ") for block in blocks_in(cell))
