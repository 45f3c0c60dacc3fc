"""A figure with what stands around it: what the rules on claims look at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ics_claims.extraction.units import DURATIONS
from ics_claims.model import Figure, Paragraph, Sentence

# Characters looked at on either side of a figure, within its sentence.
_REACH = 90
_PHRASE = 40
_LAST_LETTERS = re.compile(r"(?s:.*)(?<![a-z])([a-z]+)")
_SEPARATOR = re.compile(r"[|•·]| {2,}| [-–—] ")


@dataclass(slots=True)
class Surroundings:
    """A figure with what stands around it in its sentence; all but `original…` in lower case.

    `last` are the last letters before the figure, without what parts them from it: most phrases
    that lead up to a figure are ruled out by them. `opening` is how its paragraph begins;
    `line_before` and `line_after` are what stands around the figure in its paragraph, across
    sentences.
    """

    figure: Figure
    written: str
    before: str
    after: str
    last: str
    original: str
    original_before: str
    original_after: str
    opening: str
    line_before: str
    line_after: str
    heading: bool
    paragraph_length: int

    @property
    def value(self) -> float:
        """Return the lower bound, or the upper one where the lower is open."""
        figure = self.figure
        return figure.value_high if figure.value_low is None else figure.value_low  # type: ignore[return-value]

    @property
    def close(self) -> str:
        """Return the last characters before the figure, more than a fixed phrase takes."""
        return self.before[-_PHRASE:]

    @property
    def is_duration(self) -> bool:
        """Tell whether the figure is of years, months, weeks, days, hours or minutes."""
        return self.figure.unit in DURATIONS

    @property
    def segment(self) -> tuple[str, str]:
        """Return what stands before and after the figure up to a bar, a dot or a wide gap."""
        before = _SEPARATOR.split(self.line_before)[-1]
        after = _SEPARATOR.split(self.line_after, maxsplit=1)[0]
        return before.strip(), after.strip()


def surroundings(
    text: str,
    low: str,
    figure: Figure,
    sentence: Sentence,
    paragraphs: Mapping[int, Paragraph],
) -> Surroundings:
    """Return what stands around `figure` in `text`; `low` is the text in lower case."""
    start, end = figure.start, figure.end
    block = paragraphs.get(sentence.paragraph)
    opens, closes = (block.start, block.end) if block else (0, len(text))
    first = max(sentence.start, start - _REACH)
    last = max(end, min(sentence.end, end + _REACH))
    line_before = low[max(opens, start - _REACH) : start]
    return Surroundings(
        figure,
        low[start:end],
        low[first:start],
        low[end:last],
        letters[1] if (letters := _LAST_LETTERS.match(line_before)) else "",
        text[start:end],
        text[first:start],
        text[end:last],
        low[opens : opens + _REACH],
        line_before,
        low[end : max(end, min(closes, end + _REACH))],
        block is not None and block.form == "heading",
        closes - opens,
    )


def numbered(paragraphs: Sequence[Paragraph]) -> dict[int, Paragraph]:
    """Return the paragraphs by their number."""
    return {paragraph.number: paragraph for paragraph in paragraphs}
