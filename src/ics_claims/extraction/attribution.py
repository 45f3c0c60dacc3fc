"""Whom a sentence names for a figure, and what it compares the figure with."""

from __future__ import annotations

import re
from functools import lru_cache

from ics_claims.extraction.normal import has_any, lower_case

_TO_THE_END = r"[^.;()]*?(?=[.;)]|, |$)"
# For text in lower case.
_COMPARISON = re.compile(
    r"\b(?:"
    rf"(?:compared (?:to|with)|in comparison (?:to|with)) {_TO_THE_END}"
    r"|(?:up|down|rising|falling|an? (?:increase|rise|fall|drop|reduction|improvement)) "
    r"(?:on|from) "
    r"(?=\d|£|(?:an?|the|last|just|only|around|about|one|two|three|its|their|in) )"
    rf"{_TO_THE_END}"
    r"|against (?:an? |the )?(?:\w+ ){0,3}"
    r"(?:average|target|figure|baseline|standard|forecast|plan)"
    rf"{_TO_THE_END}"
    rf"|versus {_TO_THE_END}"
    r"|from (?:just |only |around |about |over |more than |nearly )?[£\d][\d.,%]*"
    rf"{_TO_THE_END}"
    r"|(?:the )?(?:\w+ )?(?:national|england|regional|uk) average (?:is|was|of) "
    rf"{_TO_THE_END}"
    # "more than 20" is a hedge, "more than any other area" a comparison.
    r"|(?:(?:more|less|better|worse|higher|lower|faster|slower|longer|shorter) )?"
    r"than (?!one |an? |half |\d|£|[\w-]+ (?:million|thousand|hundred)\b)"
    r"[^.;()]*?(?=[.;)]|, (?:and|but|while|with|which|the)\b|$)"
    r")",
)
# What stands before "to" and the level reached.
_FROM = re.compile(
    r"\b(from (?:\w+ ){0,2}[£\d][^,;()]{0,30}?) to (?:the |a |an |over |about )?$", re.I
)
_TITLE = r"(?:(?:Dr|Sir|Dame|Prof(?:essor)?|Cllr|Councillor|Lord|Baroness|Mr|Mrs|Ms)\.? )?"
_NAME = (
    rf"{_TITLE}[A-Z][\w&'’.-]*(?: (?:of|for|and|the|&|[A-Z][\w&'’.-]*))*"
    r"(?<! of)(?<! for)(?<! and)(?<! the)"
)
_BEFORE = re.compile(
    rf"({_NAME})(?:, [^,]{{3,90}},| \([^)]*\))? "
    r"(?:said|says|told|added|adds|explained|estimates|claims|revealed)\b"
)
_AFTER = re.compile(rf"\b(?:said|says|added|adds|explained)(?: the)? ({_NAME})")
_ACCORDING = re.compile(rf"\b[Aa]ccording to (?:the )?({_NAME})")
_PRONOUNS = frozenset("He She It They This That We The A In".split())


_SAYING = (
    "said",
    "says",
    "adds",
    "added",
    "told",
    "explained",
    "according",
    "According",
    "estimates",
    "claims",
    "revealed",
)
_COMPARING = ("compar", "than", "from", "average", "against", "versus", " on ")


@lru_cache(maxsize=256)
def attributed_to(sentence: str) -> str:
    """Return whom the sentence names as saying it, as written, or nothing."""
    if not has_any(sentence, _SAYING):
        return ""
    for pattern in (_ACCORDING, _BEFORE, _AFTER):
        match = pattern.search(sentence)
        if match and match[1] not in _PRONOUNS:
            return match[1]
    return ""


def baseline(sentence: str, start: int, end: int, others: tuple[tuple[int, int], ...] = ()) -> str:
    """Return what the figure at `start` to `end` of the sentence is compared with, as written.

    A comparison belongs to the figure before it; `others` are the spans of the sentence's figures.
    """
    if not has_any(sentence, _COMPARING):
        return ""
    before = _FROM.search(sentence, max(0, start - 60), start)
    if before:
        return before[1]
    match = _COMPARISON.search(lower_case(sentence), end)
    if match is None or match.start() - end > 160 or ";" in sentence[end : match.start()]:
        return ""
    if any(end <= first and last <= match.start() for first, last in others):
        return ""
    return sentence[match.start() : match.end()].strip(" (,")
