"""Two sentences side by side, with the words marked that the other lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ics_claims.wording.words import content_words

Piece = tuple[str, bool]

_TOKEN = re.compile(r"\s+|[^\s]+")


def marked(
    claim: Mapping[str, Any], other: Mapping[str, Any], codes: str
) -> tuple[list[Piece], list[Piece]]:
    """Return both sentences as pieces of text, each with whether it is marked.

    Marked are words of meaning that the other sentence lacks, and the figure itself where it or its
    hedge changed. The pieces of a sentence joined are that sentence.
    """
    whole = any(code.startswith(("figure", "hedge")) for code in codes.split())
    return _pieces(claim, other, whole), _pieces(other, claim, whole)


def _pieces(
    claim: Mapping[str, Any], other: Mapping[str, Any], figure_changed: bool
) -> list[Piece]:
    quote = str(claim["quote"])
    start = int(claim["start"]) - int(claim["quote_start"])
    end = start + int(claim["end"]) - int(claim["start"])
    # What is a word of neither sentence as a whole is part of a name with a short form: ICS.
    lacking = set(content_words(quote)) - set(content_words(str(other["quote"])))
    return [
        *_lacking(quote[:start], lacking),
        (quote[start:end], figure_changed),
        *_lacking(quote[end:], lacking),
    ]


def _lacking(text: str, lacking: set[str]) -> list[Piece]:
    """Return pieces of `text`, with words marked that are in `lacking`."""
    pieces: list[Piece] = []
    for token in _TOKEN.findall(text):
        _append(pieces, token, bool(set(content_words(token)) & lacking))
    return pieces


def _append(pieces: list[Piece], token: str, mark: bool) -> None:
    if pieces and pieces[-1][1] == mark:
        pieces[-1] = (pieces[-1][0] + token, mark)
    else:
        pieces.append((token, mark))
