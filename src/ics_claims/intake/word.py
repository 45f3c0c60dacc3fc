"""The text of a Word file (.docx)."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from ics_claims.errors import UserError, located
from ics_claims.intake.blocks import SUPERSCRIPT
from ics_claims.intake.boilerplate import blocks_without_furniture, normalised
from ics_claims.intake.records import Block, Reading, text_of
from ics_claims.intake.stated import stated_date

if TYPE_CHECKING:
    from docx.document import Document

Element: TypeAlias = "Any"  # lxml has no types

# A file of 20 MB unpacks to this only where it was made to fill the memory.
_LARGEST_UNPACKED = 200 * 1024 * 1024
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FOOTNOTES = "/footnotes"

# What a reader does not see: deleted text, field codes, the second form of a drawing, text boxes
# (read apart, after the paragraph that they hang on).
_HIDDEN = frozenset(
    [f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "txbxContent")]
    + [f"{_MC}Fallback"]
)
_WRITTEN = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_NUMBERED = frozenset(["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"])
_TYPED_MARK = re.compile(r"[•·●○▪◦‣\uf0b7][ \t\u00a0]*")


def read_word(content: bytes, shown: str) -> Reading:
    """Return the reading of a Word file; page headers and footers are not part of it.

    Raises UserError where it is another kind of zip file, broken, or unpacks to more than 200 MB.
    """
    _check_zip(content, shown)
    document = _document(content, shown)
    numbering = _Numbering(document)
    try:
        found = list(_blocks(document.element.body, document, numbering))
    except RecursionError:
        raise _broken(shown, "it is nested too deeply") from None
    blocks = blocks_without_furniture([*found, *_footnotes(document)])
    lines = [line for block in blocks for line in block.text.split("\n")]
    headings = (block.text for block in blocks if block.form == "heading")
    about = document.core_properties
    title = next(headings, "") or (about.title or "").strip() or next(iter(lines), "")
    return Reading(
        normalised(text_of(blocks)),
        normalised(title.replace("\n", " "))[:200],
        stated_date(lines),
        author=normalised((about.author or "").replace("\n", " ")),
    )


def _broken(shown: str, why: str) -> UserError:
    problem = f"this is no sound Word file ({why})"
    return located(shown, None, problem, "open it in Word and save it as .docx again")


def _check_zip(content: bytes, shown: str) -> None:
    """Raise UserError for a zip file that is no Word file, or one made to fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if _DOCUMENT not in names or "[Content_Types].xml" not in names:
                problem = "this is a zip file but no Word file"
                raise located(shown, None, problem, "unpack it and give the announcement in it")
            if sum(member.file_size for member in members) > _LARGEST_UNPACKED:
                problem = "the file unpacks to more than the limit of 200 MB"
                raise located(shown, None, problem, "save only the announcement's text")
            if any(member.flag_bits & 1 for member in members):
                problem = "the file is encrypted"
                raise located(shown, None, problem, "save it without a password")
            # Word writes no document type; entities in one could expand without end.
            if b"<!DOCTYPE" in archive.read(_DOCUMENT):
                raise _broken(shown, "it declares a document type")
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise _broken(shown, str(error).lower()[:80]) from None


def _document(content: bytes, shown: str) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(content))
    except Exception as error:  # the library lets pass whatever its parser met
        raise _broken(shown, type(error).__name__) from None


class _Numbering:
    """Tells bullets from numbers, and counts."""

    def __init__(self, document: Document) -> None:
        self.formats = _formats(document)
        self.styles = {style.style_id: style for style in document.styles}
        self.counts: Counter[tuple[str, str]] = Counter()

    def style(self, paragraph: Element) -> str:
        """Return the English name of a paragraph's style, in lower case."""
        found = self.styles.get(_value(paragraph, "pPr", "pStyle"))
        return (found.name or "").lower() if found is not None else ""

    def marker(self, paragraph: Element) -> str:
        """Return the list mark of a paragraph: '- ', '3. ' or none."""
        number = _value(paragraph, "pPr", "numPr", "numId")
        level = _value(paragraph, "pPr", "numPr", "ilvl") or "0"
        style = self.style(paragraph)
        if number == "0" or not (number or style.startswith("list ")):
            return ""
        form = self.formats.get((number, level), "decimal" if "number" in style else "bullet")
        if form not in _NUMBERED or "continue" in style:
            return "- " if "continue" not in style else ""
        self.counts[number or style, level] += 1
        return f"{self.counts[number or style, level]}. "


def _formats(document: Document) -> dict[tuple[str, str], str]:
    """Return the number format of each list and level: bullet, decimal, …"""
    parts = [
        part for part in document.part.package.iter_parts() if "numbering+xml" in part.content_type
    ]
    root = getattr(parts[0], "element", None) if parts else None
    if root is None:
        return {}
    kinds = {
        (abstract.get(f"{_W}abstractNumId"), level.get(f"{_W}ilvl")): _value(level, "numFmt")
        for abstract in root.iter(f"{_W}abstractNum")
        for level in abstract.iter(f"{_W}lvl")
    }
    return {
        (number.get(f"{_W}numId"), level): form
        for number in root.iter(f"{_W}num")
        for (abstract, level), form in kinds.items()
        if abstract == _value(number, "abstractNumId")
    }


def _value(element: Element, *path: str) -> str:
    found = element.find("/".join(f"{_W}{tag}" for tag in path))
    return "" if found is None else found.get(f"{_W}val") or ""


def _blocks(container: Element, document: Document, numbering: _Numbering) -> Iterator[Block]:
    """Yield paragraphs and tables in their order, also those within controls and text boxes."""
    for child in container:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbering)
            for box in _boxes(child):
                yield from _blocks(box, document, numbering)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, document, numbering)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _blocks(child, document, numbering)


def _boxes(paragraph: Element) -> list[Element]:
    boxes = paragraph.iter(f"{_W}txbxContent")
    return [
        box
        for box in boxes
        if not any(e.tag in (f"{_MC}Fallback", f"{_W}txbxContent") for e in box.iterancestors())
    ]


def _paragraph(paragraph: Element, numbering: _Numbering) -> Iterator[Block]:
    text = "".join(_texts(paragraph)).strip(" \t\n")
    if not any(map(str.isalnum, text)):
        return
    level = _level(numbering.style(paragraph), paragraph)
    marker = numbering.marker(paragraph) if not level else ""
    typed = _TYPED_MARK.match(text)
    if level:
        yield Block(text.replace("\n", " "), "heading", level)
    elif marker or typed:
        bare = text[typed.end() if typed else 0 :]
        yield Block((marker or "- ") + bare.replace("\n", " "), "item")
    else:
        yield Block(text)


def _level(style: str, paragraph: Element) -> int:
    if style == "title":
        return 1
    if match := re.fullmatch(r"heading (\d)", style):
        return min(6, int(match[1]) + 1)
    outline = _value(paragraph, "pPr", "outlineLvl")
    if style == "subtitle" or outline in ("0", "1", "2", "3", "4", "5"):
        return int(outline or 1) + 1 if outline != "0" else 2
    return 0


def _texts(element: Element) -> Iterator[str]:
    """Yield the text that a reader sees in a paragraph, insertions accepted."""
    for child in element:
        if child.tag in _HIDDEN or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            raised = _value(element, "rPr", "vertAlign") == "superscript"
            yield _raised(child.text or "") if raised else child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif child.tag == f"{_W}footnoteReference":
            yield (child.get(f"{_W}id") or "").translate(SUPERSCRIPT)
        else:
            yield from _texts(child)


def _raised(text: str) -> str:
    """Return raised figures as such: run on, a note's number would join the figure before it."""
    return text.translate(SUPERSCRIPT) if re.fullmatch(r"[0-9]+", text.strip()) else text


def _rows(table: Element, document: Document, numbering: _Numbering) -> Iterator[Block]:
    """Yield the rows of a table; a table of one column is a frame around paragraphs."""
    rows = [list(_cells(row)) for row in table.iter(f"{_W}tr") if _nearest_table(row) is table]
    if all(len(row) < 2 for row in rows):
        for cell in (cell for row in rows for cell in row):
            yield from _blocks(cell, document, numbering)
        return
    for row in rows:
        cells = [_cell_text(cell, document, numbering) for cell in row]
        if any(any(map(str.isalnum, cell)) for cell in cells):
            yield Block(" | ".join(cells).strip(), "row")


def _cells(row: Element) -> Iterator[Element]:
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is row:
            yield cell


def _nearest_table(row: Element) -> Element:
    return next(row.iterancestors(f"{_W}tbl"))


def _cell_text(cell: Element, document: Document, numbering: _Numbering) -> str:
    blocks = _blocks(cell, document, numbering)
    return " ".join(" ".join(block.text.split("\n")) for block in blocks)


def _footnotes(document: Document) -> Iterator[Block]:
    """Yield footnotes, each with its number, as they stand at the foot of the page."""
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_FOOTNOTES):
            continue
        for note in parse_xml(relation.target_part.blob).iter(f"{_W}footnote"):
            text = " ".join("".join(_texts(part)) for part in note.iter(f"{_W}p")).strip()
            if any(map(str.isalnum, text)) and note.get(f"{_W}type") in (None, "normal"):
                yield Block(f"{(note.get(f'{_W}id') or '').translate(SUPERSCRIPT)} {text}")
