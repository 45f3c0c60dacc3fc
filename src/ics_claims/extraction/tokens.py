"""A sentence as words, marks and figures."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[A-Za-z&][A-Za-z0-9&]*(?:[-./][A-Za-z0-9&]+)*(?:['’](?:s|t|re|ve|ll|d|m)?\b)?"
    r"|[£$€]?\d(?:[\d,.]*\d)?(?:[-/]\d+)*(?:[a-z%]+)?|[,;:()\[\]]|[–—]|\s-\s|[.!?…]"
)
_CLITIC = re.compile(r"(.+?)('(?:s|re|ve|ll|d|m))$")
_WHOLE = frozenset(["it's", "that's", "there's"])
# The word that stands for a figure.
FIGURE = "#"


class Token(NamedTuple):
    """A word in lower case, a mark or a whole figure (`word` is then FIGURE), with its offsets."""

    word: str
    start: int
    end: int
    figure: int = -1


def tokens_of(text: str, figures: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence in which figures stand at the given spans, in order."""
    found: list[Token] = []
    at = 0
    for number, (start, end) in enumerate(figures):
        _add_tokens(found, text, at, start)
        found.append(Token(FIGURE, start, end, number))
        at = end
    _add_tokens(found, text, at, len(text))
    return tuple(found)


def _add_tokens(found: list[Token], text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        first, after = match.span()
        word = match.group().lower()
        if "'" in word or "’" in word:
            _add_clitic(found, word.replace("’", "'"), first, after)
        else:
            found.append(Token(word if word != " - " else "-", first, after))


def _add_clitic(found: list[Token], word: str, first: int, after: int) -> None:
    """Split "trust's" and "we've", keep "it's" and "don't"."""
    clitic = _CLITIC.match(word)
    if clitic is None or word in _WHOLE:
        found.append(Token(word.strip("'"), first, after))
        return
    cut = after - len(clitic[2])
    found.append(Token(clitic[1], first, cut))
    found.append(Token(clitic[2], cut, after))
