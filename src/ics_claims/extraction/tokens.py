"""A sentence as words, marks and figures."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

# Each alternative begins with characters of its own, so that the others are passed over at once.
_TOKEN = re.compile(
    r"([A-Za-z&][A-Za-z0-9&]*"
    r"(?:(?=[-./'’])(?:[-./][A-Za-z0-9&]+)*(?:['’](?:s|t|re|ve|ll|d|m)?\b)?)?"
    r"|[,;:()\[\].!?…–—]"
    r"|[\d£$€](?:(?<=\d)|\d)(?:[\d,.]*\d)?(?:[-/]\d+)*(?:[a-z%]+)?|\s-\s)"
)
_CLITIC = re.compile(r"(.+?)('(?:s|re|ve|ll|d|m))$")
_WHOLE = frozenset(["it's", "that's", "there's"])
# The word that stands for a figure.
FIGURE = "#"
# No token has it: all can be put in lower case at once.
_BETWEEN = "\0"


class Tokens(NamedTuple):
    """Words in lower case, marks and whole figures (the word is then FIGURE), with offsets."""

    words: list[str]
    begins: list[int]
    ends: list[int]


def tokens_of(text: str, figures: tuple[tuple[int, int], ...]) -> Tokens:
    """Return the tokens of a sentence in which figures stand at the given spans, in order."""
    words: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for number, (start, end) in enumerate((*figures, (len(text), 0))):
        # Tokens and what stands between them take turns; it is the shorter way than by matches.
        pieces = _TOKEN.split(text[at:start])
        cuts = list(accumulate(map(len, pieces), initial=at))
        words += pieces[1::2]
        begins += cuts[1:-1:2]
        ends += cuts[2::2]
        # A list's number may stand before the sentence that it is read with.
        if number < len(figures):
            words.append(FIGURE)
            begins.append(start)
            ends.append(end)
            at = end
    joined = _BETWEEN.join(words).lower().replace("’", "'").replace(" - ", "-")
    found = Tokens(joined.split(_BETWEEN) if words else words, begins, ends)
    return _with_clitics(found) if "'" in joined else found


def _with_clitics(tokens: Tokens) -> Tokens:
    """Split "trust's" and "we've", keep "it's" and "don't"."""
    found = Tokens([], [], [])
    last = 0
    for at in [at for at, word in enumerate(tokens.words) if "'" in word]:
        _take(found, tokens, last, at)
        last = at + 1
        word, first, after = tokens.words[at], tokens.begins[at], tokens.ends[at]
        clitic = _CLITIC.match(word) if word not in _WHOLE else None
        cut = after - len(clitic[2]) if clitic else after
        found.words.extend(clitic.groups() if clitic else [word.strip("'")])
        found.begins.extend((first, cut) if clitic else [first])
        found.ends.extend((cut, after) if clitic else [after])
    _take(found, tokens, last, len(tokens.words))
    return found


def _take(found: Tokens, tokens: Tokens, first: int, end: int) -> None:
    """Add some of the tokens to those found."""
    found.words.extend(tokens.words[first:end])
    found.begins.extend(tokens.begins[first:end])
    found.ends.extend(tokens.ends[first:end])
