"""The lines of a PDF page, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any, TypeAlias

from ics_claims.intake.blocks import SUPERSCRIPT

if TYPE_CHECKING:
    import pdfplumber.page

Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place in points from the top left."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or the rows of a ruled table; `right` is where its column ends."""

    words: tuple[Word, ...]
    page: int
    height: float
    right: float = 0.0
    rows: tuple[str, ...] = ()
    box: Box = (0.0, 0.0, 0.0, 0.0)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0 if self.words else self.box[0]

    @property
    def x1(self) -> float:
        """Its right end."""
        return max((word.x1 for word in self.words), default=self.box[2])

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min((word.top for word in self.words), default=self.box[1])

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max((word.bottom for word in self.words), default=self.box[3])

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes = Counter[float]()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0] if sizes else 0.0

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.words) and all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """Its words; wide gaps, as between the columns of a table, are ' | '."""
        return _written(self.words)


# A gap this many letter sizes wide separates cells rather than words.
_CELL_GAP = 2.2
_JOINED_GAP = 0.12
_BULLET = re.compile(r"[•·●○▪◦‣–—*\uf0b7\uf0a7-]|o|\(?[0-9a-zA-Z]{1,3}[.)]")
# Letters smaller than this share of their line's, and raised, are a note's number.
_RAISED = 0.8
_RAISED_GAP = 0.3
# Lines on both sides of a gap from which it parts columns, and words a line that columns have.
_COLUMN_LINES = 4
_COLUMN_WORDS = 3
_GUTTER = 8.0
# A drawn dot or square is a bullet where it is so small, about as wide as high, and stands so near
# before a line's first word. Browsers print the bullets of lists so.
_DOT_SIZES = (1.5, 7.0)
_DOT_GAP = 30.0
# White space this many letter sizes high ends columns.
_COLUMN_END = 2.5


def lines_of(page: pdfplumber.page.Page, number: int) -> list[Line]:
    """Return the lines of a page, column after column, with ruled tables in their place."""
    height = float(page.height)
    tables = [_table(table, number, height) for table in page.find_tables()]
    tables = [table for table in tables if table.rows]
    found = page.filter(_Undoubled().keeps).extract_words(
        x_tolerance_ratio=0.18, y_tolerance=2, extra_attrs=["size", "fontname"]
    )
    words = [word for word in map(_word, found) if not any(_in(word, t.box) for t in tables)]
    words += _drawn_bullets(page, words)
    lines = [Line(tuple(row), number, height) for row in _rows(words)]
    return _in_columns(sorted([*lines, *tables], key=lambda line: (line.top, line.x0)))


class _Undoubled:
    """Tells letters from their copies: some programs print a letter twice to make it bold.

    The library's own way takes time that grows with the square of a page's letters.
    """

    def __init__(self) -> None:
        self.seen: set[tuple[str, int, int]] = set()

    def keeps(self, item: dict[str, Any]) -> bool:
        """Return whether nothing like `item` was met within about half a point of it."""
        if item.get("object_type") != "char":
            return True
        text, x, y = str(item["text"]), round(2 * item["x0"]), round(2 * item["top"])
        near = ((text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if text.strip() and any(key in self.seen for key in near):
            return False
        self.seen.add((text, x, y))
        return True


def _word(found: dict[str, Any]) -> Word:
    font = str(found["fontname"]).lower()
    return Word(
        str(found["text"]),
        float(found["x0"]),
        float(found["x1"]),
        float(found["top"]),
        float(found["bottom"]),
        round(float(found["size"]), 1),
        any(mark in font for mark in ("bold", "black", "heavy", "semibold", "demi")),
    )


def _drawn_bullets(page: pdfplumber.page.Page, words: Sequence[Word]) -> list[Word]:
    """Return the bullets that are drawn rather than written, as words of the lines they open."""
    found: list[Word] = []
    least, most = _DOT_SIZES
    for shape in (*page.curves, *page.rects):
        x0, x1, top, bottom = (float(shape[edge]) for edge in ("x0", "x1", "top", "bottom"))
        if not (shape["fill"] and least <= x1 - x0 <= most and least <= bottom - top <= most):
            continue
        middle = (top + bottom) / 2
        beside = [word for word in words if word.top <= middle <= word.bottom]
        first = min(beside, key=lambda word: word.x0, default=None)
        if first is not None and 0 < first.x0 - x1 <= _DOT_GAP:
            found.append(Word("•", x0, x1, first.top, first.bottom, first.size, first.bold))
    return found


def _in(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(table: Any, number: int, height: float) -> Line:  # noqa: ANN401 - of pdfplumber
    """Return a ruled table of two columns or more as a line with rows; else one without."""
    cells = [[" ".join((cell or "").split("\n")) for cell in row] for row in table.extract()]
    rows = [[cell.strip() for cell in row] for row in cells if any(cell.strip() for cell in row)]
    ruled = len(rows) > 1 and sum(sum(map(bool, row)) > 1 for row in rows) * 2 > len(rows)
    texts = tuple(" | ".join(row).strip() for row in rows) if ruled else ()
    return Line((), number, height, 0.0, texts, tuple(map(float, table.bbox)))  # type: ignore[arg-type]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Return words by line: those that overlap in height with the line before them."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        if rows and _overlap(spans[-1], word):
            rows[-1].append(word)
            if word.size >= max(w.size for w in rows[-1]):
                spans[-1] = (word.top, word.bottom)
        else:
            rows.append([word])
            spans.append((word.top, word.bottom))
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _overlap(span: tuple[float, float], word: Word) -> bool:
    shared = min(span[1], word.bottom) - max(span[0], word.top)
    return shared >= 0.5 * min(span[1] - span[0], word.bottom - word.top)


def _in_columns(lines: Sequence[Line]) -> list[Line]:
    """Return lines in the order of reading, each with the right edge of its column."""
    gutter = _gutter(lines)
    if gutter is None:
        right = max((line.x1 for line in lines), default=0.0)
        return [replace(line, right=right) for line in lines]
    found: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        crosses = line is None or _crosses(line, gutter)
        if crosses or (run and line and _ends_columns(run, line)):
            found.extend(_columns(run, gutter))
            run = []
        if line is not None and crosses:
            found.append(replace(line, right=max(other.x1 for other in lines)))
        elif line is not None:
            run.append(line)
    return found


def _ends_columns(run: Sequence[Line], line: Line) -> bool:
    return line.top - max(other.bottom for other in run) > _COLUMN_END * max(line.size, 6.0)


def _columns(run: Sequence[Line], gutter: float) -> list[Line]:
    """Return the lines left of the gutter, then those right of it, where both are columns."""
    sides = [
        [part for line in run if (part := _side(line, gutter, right)).words or part.rows]
        for right in (False, True)
    ]
    if all(_is_column(side) for side in sides):
        return [line for side in sides for line in _in_columns(side)]
    right = max((line.x1 for line in run), default=0.0)
    return [replace(line, right=right) for line in run]


def _is_column(side: Sequence[Line]) -> bool:
    return (
        len(side) >= _COLUMN_LINES
        and median(len(line.words) or _COLUMN_WORDS for line in side) >= _COLUMN_WORDS
    )


def _side(line: Line, gutter: float, right: bool) -> Line:
    if line.rows:
        stays = (line.x0 >= gutter) is right
        return line if stays else replace(line, rows=())
    return replace(line, words=tuple(w for w in line.words if (w.x0 >= gutter) is right))


def _crosses(line: Line, gutter: float) -> bool:
    if line.rows:
        return line.x0 < gutter < line.x1
    near = _JOINED_GAP * line.size
    return any(word.x0 - near < gutter < word.x1 + near for word in line.words) or any(
        after.x0 - before.x1 < _GUTTER and before.x1 <= gutter <= after.x0
        for before, after in zip(line.words, line.words[1:], strict=False)
    )


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where most lines have a wide gap with words enough on both sides, if any do."""
    votes: Counter[int] = Counter()
    for line in lines:
        for number, (before, after) in enumerate(zip(line.words, line.words[1:], strict=False)):
            wide = after.x0 - before.x1 >= max(_GUTTER, 0.9 * before.size)
            enough = min(number + 1, len(line.words) - number - 1) >= 2
            if wide and enough:
                votes.update(range(int(before.x1) + 1, int(after.x0)))
    if not votes:
        return None
    best = max(votes.values())
    at = [x for x, count in votes.items() if count == best]
    return float(median(at)) if best >= _COLUMN_LINES else None


def _written(words: Sequence[Word]) -> str:
    size = max((word.size for word in words), default=0.0)
    parts: list[str] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        gap = word.x0 - before.x1 if before else 0.0
        raised = before is not None and _is_raised(word, before, size)
        if before and gap >= _CELL_GAP * size and not _BULLET.fullmatch(before.text):
            parts.append(" | ")
        elif before and gap >= (_RAISED_GAP if raised else _JOINED_GAP) * size:
            parts.append(" ")
        parts.append(word.text.translate(SUPERSCRIPT) if raised else word.text)
    return "".join(parts)


def _is_raised(word: Word, before: Word, size: float) -> bool:
    """Tell whether a word is the small raised number of a note."""
    small = word.size < _RAISED * size and word.text.isdigit()
    return small and word.bottom < before.bottom - 0.1 * size
