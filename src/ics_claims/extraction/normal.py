"""Text made ready for reading figures: lower case, plain spaces and dashes, addresses known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Look-alikes of one character each, so that offsets stay those of the text.
_LOOK_ALIKES = (
    ("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t", " "),
    ("‐‑‒–−", "-"),
    ("‘’ʼ′", "'"),
    ("％", "%"),
)
_WRAPPED_LINE = re.compile(r"\n(?=[a-z])")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")
_MOST_MAILBOX = 64
_MAILBOX = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")


def has_any(text: str, hints: Iterable[str]) -> bool:
    """Tell whether one of `hints` stands in `text`: cheap to ask before a pattern is tried."""
    for hint in hints:  # noqa: SIM110 - a generator takes twice as long
        if hint in text:
            return True
    return False


@lru_cache(maxsize=16)
def present(text: str, hints: tuple[str, ...], lower: bool = False) -> tuple[str, ...]:
    """Return those of `hints` that a whole text has, or that it has in lower case.

    Its sentences need not be asked for the others.
    """
    text = text.lower() if lower else text
    return tuple([hint for hint in hints if hint in text])


def lower_case(text: str) -> str:
    """Return `text` in lower case, of the same length.

    A pattern for text in lower case is several times as fast as one that leaves case out of
    account.
    """
    low = text.lower()
    if len(low) != len(text):
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """Return `text` in lower case, of the same length, with one form of each space and dash."""
    low = lower_case(text)
    if not low.isascii():
        for look_alikes, plain in _LOOK_ALIKES:
            for character in look_alikes:
                if character in low:
                    low = low.replace(character, plain)
    else:
        low = low.replace("\t", " ")
    if "\n" in low:
        low = _unwrapped(text, low)
    return low


def _unwrapped(text: str, low: str) -> str:
    """Return `low` with spaces for line breaks inside a sentence."""
    pieces: list[str] = []
    last = 0
    for match in _WRAPPED_LINE.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == "\r")
        if text[start - 1 : start].isspace() or text[start - 1 : start] in ".:;!?":
            continue
        pieces += [low[last:start], " " * (match.end() - start)]
        last = match.end()
    return "".join([*pieces, low[last:]]) if pieces else low


def web_spans(low: str) -> list[tuple[int, int]]:
    """Return where web and e-mail addresses and handles stand, last one first."""
    spans = []
    if "://" in low or "www." in low:
        spans = [match.span() for match in _WEB.finditer(low)]
    at = low.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < _MOST_MAILBOX and low[start - 1] in _MAILBOX:
            start -= 1
        end = at + 1
        while end < len(low) and end - at < 200 and low[end] in _MAILBOX:
            end += 1
        spans.append((start, end))
        at = low.find("@", end)
    return sorted(spans, reverse=True)


def covering(webs: list[tuple[int, int]], position: int) -> int:
    """Return the end of the address that covers `position`, 0 if none; drops those passed."""
    while webs and webs[-1][1] <= position:
        webs.pop()
    return webs[-1][1] if webs and webs[-1][0] <= position else 0
