"""From a file of any known type to its text; what cannot be read is refused in one sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from ics_claims.errors import UserError, located
from ics_claims.intake.records import Form, Intake, Reading

# An announcement is a few pages; what is larger is something else.
LARGEST = 20 * 1024 * 1024

_SUFFIXES: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "word",
}
_NAMES: dict[Form, str] = {"pdf": "PDF", "word": "Word (.docx)"}
_KNOWN = "give text (.txt), Markdown (.md), HTML, PDF or Word (.docx)"
_SAVE_AS = "save it as .docx, PDF or text"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def read_any(path: Path, shown: str) -> Intake:
    """Return the cleaned text of a text, Markdown, HTML, PDF or Word file.

    Nothing is fetched and nothing in the file is run. Raises UserError where the file is missing,
    too large, empty, of no known type, broken, encrypted or without text; `shown` names it there.
    """
    content = content_of(path, shown)
    form = form_of(content, path.suffix.lower(), shown)
    reading = _reader(form)(content, shown)
    if not any(map(str.isalnum, reading.text)):
        raise located(shown, None, "no text found in it", "check that it is the announcement")
    return Intake(
        text=reading.text,
        title=reading.title,
        published=reading.published,
        form=form,
        source_sha256=hashlib.sha256(content).hexdigest(),
        publisher=reading.publisher,
        author=reading.author,
        url=reading.url,
    )


def content_of(path: Path, shown: str) -> bytes:
    """Return the bytes of a file of at most 20 MB; else raise UserError, before reading it."""
    try:
        if path.is_dir():
            raise located(shown, None, "this is a folder", "name one file")
        if path.exists() and not path.is_file():
            raise located(shown, None, "this is no ordinary file", "name a file")
        size = path.stat().st_size
        if size > LARGEST:
            problem = f"the file has {size / 1024**2:,.0f} MB, more than the limit of 20 MB"
            raise located(shown, None, problem, "save only the announcement, without pictures")
        content = path.read_bytes()
    except FileNotFoundError:
        raise located(shown, None, "no such file", "check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise located(shown, None, f"it cannot be read ({reason})", "name a file") from None
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise located(shown, None, "the file is empty", "check that it was saved whole")
    return content


def form_of(content: bytes, suffix: str, shown: str) -> Form:
    """Return the type of a file by its first bytes, then by the ending of its name."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "word"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if refused := _refused(content, suffix, shown):
        raise refused
    if _HTML.match(content[:4096]):
        return "html"
    return _SUFFIXES[suffix]


def _refused(content: bytes, suffix: str, shown: str) -> UserError | None:
    """Return the refusal of a type that cannot be read, with what to do instead."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        problem = "this is an old Word file (.doc) or one with a password"
        return located(shown, None, problem, "save it as .docx without a password")
    if content.startswith(b"{\\rtf"):
        return located(shown, None, "this is rich text (.rtf)", _SAVE_AS)
    form = _SUFFIXES.get(suffix)
    if form in _NAMES:
        problem = f"the name ends in {suffix} but the file is no {_NAMES[form]} file"
        return located(shown, None, problem, "check that it was downloaded whole")
    if form is None and not _HTML.match(content[:4096]):
        ending = f"files ending in '{suffix}'" if suffix else "files without an ending"
        return located(shown, None, f"{ending} are not read", _KNOWN)
    return None


def _reader(form: Form) -> Callable[[bytes, str], Reading]:
    """Return the reader of a type; its library is loaded only when needed."""
    if form == "html":
        from ics_claims.intake.html import read_html

        return read_html
    if form == "pdf":
        from ics_claims.intake.pdf import read_pdf

        return read_pdf
    if form == "word":
        from ics_claims.intake.word import read_word

        return read_word
    from ics_claims.intake.plain import read_markdown, read_plain

    return read_markdown if form == "markdown" else read_plain
