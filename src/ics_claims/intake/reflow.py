"""From the lines of pages to paragraphs, headings, list items and rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ics_claims.intake.lines import Line
from ics_claims.intake.records import Block

_EDGE = 0.12
_NUMBER = re.compile(r"\d{1,4}")
_PAGE = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/|\|) ?(?:\d{1,4}|p ?a ?g ?e))?", re.I)

# What browsers print at a page's edges: "30/11/2026, 10:59 Title" and "https://… 1/2".
_PRINTED = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?(?: .*)?|"
    r"(?:https?|file)://\S*(?: \|)? \d{1,3}/\d{1,3}"
)
_BULLET = re.compile(r"(?:[•·●○▪◦‣*\uf0b7\uf0a7\uf0d8]|o(?= [A-Z0-9£])|[–—-](?= ))[ \t\u00a0]*")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|\(?[a-z]\)|\([ivx]+\)|[ivx]+\))\s+")
_STOPS = (".", "!", "?", ":", ";", "”", '"', "…")
# Lines of a paragraph stand at most this many letter sizes apart, from top to top.
_LEADING = 1.9
_LARGER = 1.12
_HEADING_WORDS = 25
# First halves after which a hyphen at a line's end is the word's own, unless an ending follows.
_COMPOUND = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|half|quarter|third|long|short|well|self|non|cross|multi|high|low|full|part|"
    r"face|day|year|week|month|same|first|second|system|place|person|patient|community|evidence|"
    r"home|hospital|nurse|all|real|large|small|single|joined|front|follow|drop|decision|cost|world|"
    r"award|ground|best|better|hard|life)",
    re.I,
)
_ENDING = re.compile(
    r"(?:ly|ers?|est|ings?|ed|ments?|(?:ner)?ships?|ners?|als?|ally|ary|ages?|ity|able|ful|ness|"
    r"lights?|wide|times?|being|ple|plied|plying|atic\w*|i[sz]\w+|hood|less|s|y)\b"
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is usual in a document: letter size, and its words in lower case."""

    size: float
    words: frozenset[str]
    bold: bool


def without_frames(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return all lines but page numbers and those that are repeated or printed at pages' edges."""
    edges = [[line for line in page if _at_edge(line)] for page in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    needed = max(2, len(pages) / 2)
    offsets = _number_offsets(edges)
    return [
        line
        for page in pages
        for line in page
        if not (
            _at_edge(line)
            and not line.rows
            and (
                _is_repeated(line, seen, needed)
                or _is_page_number(line, offsets)
                or _PRINTED.fullmatch(line.text)
            )
        )
    ]


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return blocks: wrapped lines joined, hyphens of line breaks taken out, headings marked."""
    look = _look(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    levels = _levels(groups, look)
    return [block for group in groups for block in _blocks(group, look, levels)]


def _at_edge(line: Line) -> bool:
    return line.bottom <= _EDGE * line.height or line.top >= (1 - _EDGE) * line.height


def _is_repeated(line: Line, seen: Counter[str], needed: float) -> bool:
    """Tell whether a line with words in it stands at the edge of enough pages."""
    return seen[_key(line)] >= needed and any(map(str.isalpha, line.text))


def _key(line: Line) -> str:
    """Return a line without the number that changes from page to page, at its start or end."""
    return re.sub(r"^\d{1,4}\b|\b\d{1,4}$|(?<=page )\d+", "#", line.text.strip(), flags=re.I)


def _number_offsets(edges: Sequence[Sequence[Line]]) -> set[int]:
    """Return by how much the numbers that stand alone at the edges differ from their pages'."""
    offsets = Counter(
        int(line.text) - line.page
        for page in edges
        for line in page
        if _NUMBER.fullmatch(line.text.strip())
    )
    needed = max(2, len(edges) - 2)
    return {0} | {offset for offset, count in offsets.items() if count >= needed}


def _is_page_number(line: Line, offsets: set[int]) -> bool:
    text = line.text.strip(" -–—|[]")
    if not _PAGE.fullmatch(text):
        return False
    return not _NUMBER.fullmatch(text) or int(text) - line.page in offsets


def _look(lines: Iterable[Line]) -> _Look:
    sizes: Counter[float] = Counter()
    bold = 0
    words: set[str] = set()
    for line in lines:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.bold else 0
        words.update(re.findall(r"\w+(?:-\w+)*", line.text.lower()))
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return _Look(size, frozenset(words), bold * 2 > sum(sizes.values()))


def _goes_on(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line goes on with the paragraph of the lines before it."""
    last = group[-1]
    if last.rows or line.rows or " | " in last.text or " | " in line.text:
        return False
    if _starts_item(line, last) or abs(last.size - line.size) > 0.6 or last.bold != line.bold:
        return (
            abs(last.size - line.size) <= 0.6
            and not _starts_item(line, last)
            and _midway(last, line)
        )
    if last.page != line.page or line.top < last.top:
        return _midway(last, line)
    if line.top - last.top > _usual_step(group, last):
        return False
    return _filled(last, line) or (_midway(last, line) and last.size <= line.size)


def _midway(last: Line, line: Line) -> bool:
    """Tell whether a sentence stops short at a line's end and goes on in the next line."""
    if last.text.endswith(_STOPS):
        return False
    return line.text[:1].islower() or last.text.endswith(("-", "–", "—", "/", ",", "&"))


def _usual_step(group: Sequence[Line], last: Line) -> float:
    steps = [b.top - a.top for a, b in pairwise(group) if b.page == a.page]
    steps = [step for step in steps if step > 0]
    return 1.3 * median(steps) if steps else _LEADING * max(last.size, 1.0)


def _filled(last: Line, line: Line) -> bool:
    """Tell whether the next line's first word had no room at the end of the last line."""
    first = line.words[0]
    return last.x1 + 0.25 * last.size + (first.x1 - first.x0) > last.right - 0.5 * last.size


def _starts_item(line: Line, last: Line) -> bool:
    text = line.text
    if mark := _BULLET.match(text):
        return mark[0][0] not in "–—-*o" or last.text.endswith(_STOPS) or not _filled(last, line)
    begun = bool(_BULLET.match(last.text) or _NUMBERED.match(last.text))
    fresh = begun or last.text.endswith(_STOPS) or not _filled(last, line)
    return bool(_NUMBERED.match(text)) and fresh


def _levels(groups: Iterable[Sequence[Line]], look: _Look) -> dict[float, int]:
    """Return the heading level of each letter size larger than usual; the largest is the title."""
    sizes = {group[0].size for group in groups if group[0].size > _LARGER * look.size}
    ordered = sorted(sizes, reverse=True)
    return {size: min(number, 3) for number, size in enumerate(ordered, start=1)}


def _blocks(group: Sequence[Line], look: _Look, levels: dict[float, int]) -> Iterator[Block]:
    if group[0].rows:
        for row in group[0].rows:
            yield Block(row, "row")
        return
    text = _joined([line.text for line in group], look.words)
    if not any(map(str.isalnum, text)):
        return
    level = _heading_level(group, text, look, levels)
    if " | " in text:
        yield Block(text, "row")
    elif mark := _BULLET.match(text):
        yield Block("- " + text[mark.end() :], "item")
    elif level:
        yield Block(text, "heading", level)
    else:
        yield Block(text, "item" if _NUMBERED.match(text) else "prose")


def _heading_level(group: Sequence[Line], text: str, look: _Look, levels: dict[float, int]) -> int:
    if len(text.split()) > _HEADING_WORDS or text.endswith((".", ";", ",")):
        return 0
    level = levels.get(group[0].size, 0)
    bold = all(line.bold for line in group) and not look.bold and not text.endswith(":")
    return level or (2 if bold and re.search(r"[^\W\d_]{2}", text) else 0)


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text.endswith("\u00ad"):
            text = text[:-1] + line
        elif re.search(r"\w[-‐]$", text):
            text = _rejoined(text, line, words)
        elif re.search(r"\w[–—/]$", text) and re.match(r"[£$€]?\w", line):
            text += line
        else:
            text += " " + line
    return text


def _rejoined(text: str, line: str, words: frozenset[str]) -> str:
    """Return text and line joined at a hyphen, which stays where it is the word's own."""
    first = re.findall(r"\w+", text)[-1]
    second = re.match(r"\w+", line)
    if second is None:
        return f"{text} {line}"
    if f"{first}-{second[0]}".lower() in words:
        return text + line
    if f"{first}{second[0]}".lower() in words:
        return text[:-1] + line
    # A hanging hyphen: 'short- and long-term'.
    if second[0].lower() in ("and", "or", "to"):
        return f"{text} {line}"
    compound = _COMPOUND.fullmatch(first) and not _ENDING.match(line)
    own = first[-1].isdigit() or not line[0].islower() or compound
    return text + line if own else text[:-1] + line
