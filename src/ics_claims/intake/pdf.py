"""The text of a PDF: its lines, freed of page furniture, joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ics_claims.errors import UserError, located
from ics_claims.intake.boilerplate import blocks_without_furniture, normalised
from ics_claims.intake.lines import Line, lines_of
from ics_claims.intake.records import Reading, text_of
from ics_claims.intake.reflow import blocks_of, without_frames
from ics_claims.intake.stated import stated_date

if TYPE_CHECKING:
    import pdfplumber.pdf

_LARGEST_UNPACKED = 200 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_OCR = "run text recognition on it, or copy the announcement into a text file"
# A letter that a font does not map to text.
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_TITLES = re.compile(r"microsoft word|\.(?:docx?|pdf|indd|pptx?)\s*$|untitled|document\d*$", re.I)


def read_pdf(content: bytes, shown: str) -> Reading:
    """Return the reading of a PDF with a text layer; hyphenated and wrapped lines are joined.

    Raises UserError where it is encrypted, broken, a scan, or unpacks to more than 200 MB.
    """
    _check_streams(content, shown)
    with _quiet(), _opened(content, shown) as document:
        try:
            lines, letters = _pages(document)
            about = {str(key): str(value) for key, value in (document.metadata or {}).items()}
        except RecursionError:
            raise _broken(shown) from None
        except Exception as error:  # the library lets pass whatever its parser met
            raise _unreadable(error, content, shown) from None
    _check_text(letters, shown)
    blocks = blocks_without_furniture(blocks_of(without_frames(lines)))
    texts = [line for block in blocks for line in block.text.split("\n")]
    named = about.get("Title", "").strip()
    title = next((block.text for block in blocks if block.form == "heading"), "")
    title = title or ("" if _TITLES.search(named) else named) or next(iter(texts), "")
    return Reading(
        normalised(text_of(blocks)), normalised(title.replace("\n", " "))[:200], stated_date(texts)
    )


@contextmanager
def _opened(content: bytes, shown: str) -> Iterator[pdfplumber.pdf.PDF]:
    import pdfplumber

    try:
        document = pdfplumber.open(io.BytesIO(content))
        encrypted = document.doc.encryption is not None
    except Exception as error:  # the library lets pass whatever its parser met
        raise _unreadable(error, content, shown) from None
    with document:
        if encrypted:
            raise _locked(shown)
        yield document


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser's remarks on a file's drawing out of the terminal."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _pages(document: pdfplumber.pdf.PDF) -> tuple[list[list[Line]], str]:
    """Return the lines of each page, and all letters as they are drawn."""
    pages: list[list[Line]] = []
    letters: list[str] = []
    for page in document.pages:
        letters.extend(str(char["text"]) for char in page.chars)
        pages.append(lines_of(page, len(pages) + 1))
        page.close()
    if not document.pages:
        raise ValueError("no pages")
    return pages, "".join(letters)


def _check_text(letters: str, shown: str) -> None:
    mapped = _UNMAPPED.sub("", letters)
    if len(mapped) < len(letters) / 2:
        problem = "its letters cannot be read (the fonts do not say which they are)"
        raise located(shown, None, problem, _OCR)
    if not any(map(str.isalnum, mapped)):
        problem = "the PDF has no text layer, only pictures (a scan?)"
        raise located(shown, None, problem, _OCR)


def _check_streams(content: bytes, shown: str) -> None:
    """Raise UserError where compressed parts unpack to more than the memory should hold."""
    total = 0
    for match in _STREAM.finditer(content):
        try:
            unpacking = zlib.decompressobj()
            rest = content[match.end() : content.find(b"endstream", match.end()) + 1 or None]
            total += len(unpacking.decompress(rest, _LARGEST_UNPACKED - total + 1))
        except zlib.error:
            continue
        if total > _LARGEST_UNPACKED:
            problem = "the file unpacks to more than the limit of 200 MB"
            raise located(shown, None, problem, "save only the announcement's pages")


def _unreadable(error: Exception, content: bytes, shown: str) -> UserError:
    if isinstance(error, UserError):
        return error
    return _locked(shown) if _ENCRYPTED.search(content) else _broken(shown)


def _locked(shown: str) -> UserError:
    return located(shown, None, "the PDF is encrypted", "save a copy without a password")


def _broken(shown: str) -> UserError:
    return located(shown, None, "the PDF is broken", "download it again, or save it as text")
