"""What is read from a source file before it becomes an announcement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "markdown", "html", "pdf", "word"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: its text, and whether it is a heading, list item or table row.

    `level` is that of a heading (1 is the title); `link` says that all of it is links.
    """

    text: str
    form: Literal["heading", "item", "row", "prose"] = "prose"
    level: int = 0
    link: bool = False

    @property
    def line(self) -> str:
        """The block as Markdown."""
        return f"{'#' * max(1, self.level)} {self.text}" if self.form == "heading" else self.text


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a source file and what it says of itself; what it does not say is empty.

    `published` is an ISO date that the source states.
    """

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """A source file read and cleaned, with the SHA-256 of its bytes; see `Reading`."""

    text: str
    title: str
    published: str
    form: Form
    source_sha256: str
    publisher: str = ""
    author: str = ""
    url: str = ""


def text_of(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown: a blank line between them, none within a list or a table."""
    parts: list[str] = []
    before = ""
    for block in blocks:
        if parts:
            parts.append("\n" if block.form == before and before in ("item", "row") else "\n\n")
        parts.append(block.line)
        before = block.form
    return "".join(parts)
