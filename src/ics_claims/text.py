"""Paragraphs and sentences of a text, as offsets into it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from ics_claims.model import Paragraph, Sentence

_LINE = re.compile(r"[^\r\n]+")
_ITEM = re.compile(
    r"(?:[-*+•·●○▪◦‣–—][ \t\u00a0]+|\(?[0-9]{1,3}[.)][ \t\u00a0]+|\(?[a-z][)][ \t]+)"
)
_MARKED_HEADING = re.compile(r"#{1,6}[ \t\u00a0]+")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_]{1,150}\1:?$")
# A line longer than this, or of more words, is prose even without a full stop at its end.
_HEADING_LENGTH = 120
_HEADING_WORDS = 18
_NAME_WORDS = 4
_FINAL = (
    ".",
    "!",
    "?",
    ";",
    ",",
    "…",
    '."',
    ".”",
    ".’",
    '!"',
    "!”",
    '?"',
    "?”",
    ",”",
    ".)",
    "-",
    "–",
)
_INTRODUCES = re.compile(r"\b(?:includes?|including|are|is|were|was|will|said|says)\b", re.I)
# Share of lines that go on in lower case from which a text counts as hard-wrapped.
_WRAPPED = 0.3

# The characters of the stop, then at most three closing marks, then space or the end.
_STOP = re.compile(r"[.!?…](?=[\"”’'»)\]*_]{0,3}(?:\s|\Z))")
_CLOSING = "\"”’'»)]*_"
_OPENING = "\"“‘'«([*_"
_LAST_WORD = 24
# Abbreviations that never end a sentence: a name, a number or an example follows.
_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof rev revd hon cllr st ste sir messrs vs v eg ie e.g i.e cf viz approx ca "
    "c fig figs vol pp gen sen rep gov lt col sgt capt maj cmdr supt insp det jan feb apr jun jul "
    "aug "
    "sept sep oct nov dec u.s u.k u.n est dept tel ext ref nos min max al".split()
)
# Abbreviations that go on only where a figure follows.
_BEFORE_FIGURES = frozenset(["no", "p", "para", "art", "sec", "ch", "op"])

Form = Literal["heading", "item", "prose"]


def paragraphs(text: str, body: int = 0) -> list[Paragraph]:
    """Return the headings, list items and prose blocks of `text` from the offset `body` on.

    A line is a block unless the text is hard-wrapped, where lines that go on are joined. Offsets
    leave out indentation, heading marks and list marks; a line without letters or digits is none.
    """
    lines = list(_lines(text, body))
    blocks = _joined(text, lines) if _is_wrapped(text, lines) else ((s, e) for s, e, _ in lines)
    found: list[Paragraph] = []
    section: int | None = None
    for start, end in blocks:
        start, form = _form(text, start, end)
        if form == "heading":
            section = len(found)
            found.append(Paragraph(section, start, end, form, None))
        else:
            found.append(Paragraph(len(found), start, end, form, section))
    return found


def sentences(text: str, paragraphs: Iterable[Paragraph]) -> list[Sentence]:
    """Return the sentences of the `paragraphs` in order; closing quotation marks belong to them."""
    return [
        Sentence(start, end, paragraph.number)
        for paragraph in paragraphs
        for start, end in _sentence_spans(text, paragraph)
    ]


def _lines(text: str, body: int) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of each line with content, and the end of the line break before it."""
    for match in _LINE.finditer(text, body):
        line = match.group()
        stripped = line.strip()
        if any(map(str.isalnum, stripped[:200])) or any(map(str.isalnum, stripped)):
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped), match.start()


def _is_wrapped(text: str, lines: list[tuple[int, int, int]]) -> bool:
    """Tell whether lines are broken at a width rather than at the end of a block."""
    pairs = goes_on = 0
    for (_, end, _), (start, _, _) in itertools.pairwise(lines):
        if _adjacent(text, end, start):
            pairs += 1
            goes_on += text[start].islower() and text[end - 1] not in ".!?:"
    return pairs > 1 and goes_on / pairs >= _WRAPPED


def _adjacent(text: str, end: int, start: int) -> bool:
    """Tell whether no blank line stands between `end` and `start`."""
    between = text[end:start] if start - end < 200 else "\n\n"
    return between.replace("\r\n", "\n").count("\n") == 1


def _joined(text: str, lines: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield blocks of a hard-wrapped text: lines without a blank line or a mark between them."""
    first, last = -1, -1
    for start, end, _ in lines:
        marked = _ITEM.match(text, start) or _MARKED_HEADING.match(text, start)
        heading = first >= 0 and _MARKED_HEADING.match(text, first)
        if first >= 0 and not marked and not heading and _adjacent(text, last, start):
            last = end
            continue
        if first >= 0:
            yield first, last
        first, last = start, end
    if first >= 0:
        yield first, last


def _form(text: str, start: int, end: int) -> tuple[int, Form]:
    """Return the form of a block and the offset after its marks."""
    if mark := _MARKED_HEADING.match(text, start, end):
        return mark.end(), "heading"
    if mark := _ITEM.match(text, start, end):
        return min(mark.end(), end - 1), "item"
    if end - start <= _HEADING_LENGTH and _is_plain_heading(text[start:end]):
        return start, "heading"
    return start, "prose"


def _is_plain_heading(line: str) -> bool:
    """Tell whether a line is a heading by its look: short, capital first, no stop at its end."""
    if _BOLD_LINE.match(line):
        return True
    words = line.split()
    if line.endswith(":"):
        return len(words) <= _NAME_WORDS and line[0].isupper() and not _INTRODUCES.search(line)
    starts = line.lstrip(_OPENING)[:1]
    return (
        len(words) <= _HEADING_WORDS
        and (starts.isupper() or starts.isdigit())
        and not line.endswith(_FINAL)
        and "\n" not in line
    )


def _sentence_spans(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for match in _STOP.finditer(text, start, paragraph.end):
        end = match.end()
        while end < paragraph.end and text[end] in _CLOSING:
            end += 1
        following = _next_word(text, end, paragraph.end)
        if end < paragraph.end and not _ends_here(text, match.start(), start, following):
            continue
        if following > start:
            yield start, end
            start = following
    if start < paragraph.end:
        yield start, paragraph.end


def _next_word(text: str, position: int, limit: int) -> int:
    while position < limit and text[position].isspace():
        position += 1
    return position


def _ends_here(text: str, stop: int, start: int, following: int) -> bool:
    """Tell whether the stop at `stop` ends a sentence, by what stands on both sides."""
    first = text[following : following + 4].lstrip(_OPENING)[:1]
    if first.islower():
        return False
    if text[stop] != ".":
        return True
    before = text[max(start, stop - _LAST_WORD) : stop]
    word = before.split()[-1].lstrip(_OPENING) if before.split() else ""
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    if word.lower() in _BEFORE_FIGURES:
        return not first.isdigit()
    return word.lower() not in _ABBREVIATIONS
