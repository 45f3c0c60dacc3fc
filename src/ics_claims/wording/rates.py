"""Times a year and spans of years: figures that state one quantity on two footings."""

from __future__ import annotations

import re

_A_YEAR = {
    "day": 365.0,
    "night": 365.0,
    "daily": 365.0,
    "week": 52.0,
    "weekly": 52.0,
    "fortnight": 26.0,
    "month": 12.0,
    "monthly": 12.0,
    "quarter": 4.0,
    "quarterly": 4.0,
    "year": 1.0,
    "yearly": 1.0,
    "annual": 1.0,
    "annually": 1.0,
}
_EACH = r"\b(?:an?|each|every|per) (day|night|week|fortnight|month|quarter|year)\b"
_AFTER = re.compile(
    rf"[^.;:]{{0,60}}?(?:{_EACH}|\b(daily|weekly|monthly|quarterly|annually|yearly)\b)", re.I
)
_BEFORE = re.compile(
    rf"(?:{_EACH}[^.;:]{{0,40}}|\b(annual|yearly|monthly|weekly|daily)\b[^.;:]{{0,25}})$", re.I
)
_NUMBERS = dict(
    zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)
)
_SPAN = re.compile(
    rf"\b(?:over|in|for|during|across|within|next|last)(?: the| its| their| a)?"
    rf"(?: next| last| coming| past| first)? ({'|'.join(_NUMBERS)}|\d{{1,2}})[- ]years?\b"
    rf"|\b({'|'.join(_NUMBERS)}|\d)-year\b",
    re.I,
)


def times_a_year(before: str, after: str) -> float:
    """Return how many times a year a figure between these words is reached; 0 where not said."""
    match = _AFTER.match(after) or _BEFORE.search(before)
    return _A_YEAR[_said(match)] if match else 0.0


def years_in(sentence: str) -> float:
    """Return over how many years a sentence spreads its figure; 0 where it does not say."""
    match = _SPAN.search(sentence)
    if match is None:
        return 0.0
    word = _said(match)
    return float(_NUMBERS.get(word) or word)


def same_on_one_footing(
    first: float,
    times: float,
    years: float,
    second: float,
    other_times: float,
    other_years: float,
    slack: float,
) -> bool:
    """Whether two values agree once one is put on the other's footing: a month, a year, in all.

    A value without a rate can be any other's; a total over years is held against a year's value.
    `slack` is the share of the larger by which they may differ.
    """
    factors = set()
    if times or other_times:
        factors.add((times or 1.0) / (other_times or 1.0))
    if years > 1 and other_times == 1:
        factors.add(1 / years)
    if other_years > 1 and times == 1:
        factors.add(other_years)
    ahead = (first * factor for factor in factors - {1.0})
    return any(one and abs(one - second) <= slack * max(one, second) for one in ahead)


def _said(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).lower()
