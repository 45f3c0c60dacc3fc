"""How likely two claims state the same thing: words, values and subject, from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from ics_claims.model import ENGLAND
from ics_claims.wording.statements import Statement

# Figures this far apart may be one figure, rounded.
_NEAR = 0.12
# A bound says that the figure is not far from it: "over half" may be 58 per cent.
_BOUND = 0.25
# A figure on the wrong side of a bound is another one, but for a slip this small.
_AT_ODDS = 0.05
# Whole numbers below this stand in any text: that two agree tells little.
_COMMON = 13
# The people of a system are one quantity, however it is put.
_SAME_QUANTITY = 0.15


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are: `counted` and `words` from 0 to 1, `value` as said in `values`.

    `digits` are the significant ones of the rounder value; `subject` is same (one named system),
    open (a country's, or not named) or other; `sort` tells whether kind and direction agree too.
    """

    counted: float
    words: float
    family: str
    value: str
    digits: int
    subject: str
    sort: bool


def likeness(first: Statement, second: Statement, rarity: Mapping[str, float]) -> Likeness | None:
    """Return how alike two claims are, or None where they cannot be one: unit, part or whole."""
    value = values(first, second)
    if first.family != second.family or _part_and_whole(first, second, value):
        return None
    counted = _counted(first, second)
    near = _near(first.near, second.near, rarity)
    sentence = fuzz.token_set_ratio(" ".join(first.sentence), " ".join(second.sentence)) / 100
    weights = (0.5, 0.35, 0.15) if first.family == "count" else (0.3, 0.5, 0.2)
    words = sum(w * part for w, part in zip(weights, (counted, near, sentence), strict=True))
    if value != "apart" and _one_quantity(first, second, counted):
        words += _SAME_QUANTITY
    return Likeness(
        counted,
        words,
        first.family,
        value,
        min(digits(first), digits(second)),
        _subject(first, second),
        all(first.claim[field] == second.claim[field] for field in ("kind", "direction", "unit")),
    )


def _part_and_whole(first: Statement, second: Statement, value: str) -> bool:
    """Whether one is the whole of "35 of 42" and the other not; "190 practices" may be a whole."""
    roles = {first.role, second.role}
    return "whole" in roles and len(roles) == 2 and ("" not in roles or value != "equal")


def _one_quantity(first: Statement, second: Statement, counted: float) -> bool:
    """Whether both are of one whole, or the people or the organisations of the same sort."""
    if first.role == second.role and first.role.startswith("of "):
        return True
    kinds = {first.claim["kind"], second.claim["kind"]}
    return (kinds == {"coverage"} and counted == 1.0) or (
        kinds == {"structure"} and set(first.counted) == set(second.counted)
    )


def values(first: Statement, second: Statement) -> str:
    """Return how two values compare: equal, rounded, near, alike in size, or apart."""
    (low, high), (other_low, other_high) = first.bounds, second.bounds
    if (low, high) == (other_low, other_high):
        return "equal"
    at_odds = _beyond(first, other_low) or _beyond(second, low)
    slack = (_AT_ODDS if at_odds else _NEAR) * max(high, other_high)
    if low <= other_high + slack and other_low <= high + slack:
        points = low == high and other_low == other_high
        return "rounded" if points and _rounded(low, other_low) else "near"
    if _within(first, other_low) or _within(second, low):
        return "near"
    smaller, larger = sorted((high, other_high))
    return "alike" if smaller * 3 >= larger else "apart"


def _beyond(bounded: Statement, value: float) -> bool:
    """Whether a value lies on the wrong side of a floor or a ceiling."""
    low, high = bounded.claim["value_low"], bounded.claim["value_high"]
    bound = bounded.bounds[0]
    if high is None or high != high:
        return value < bound
    return (low is None or low != low) and value > bound


def _within(bounded: Statement, value: float) -> bool:
    """Whether a floor or a ceiling holds for a value that is not far from it."""
    low, high = bounded.claim["value_low"], bounded.claim["value_high"]
    bound = bounded.bounds[0]
    if high is None or high != high:
        return bound <= value <= bound * (1 + _BOUND)
    return (low is None or low != low) and bound * (1 - _BOUND) <= value <= bound


def digits(one: Statement) -> int:
    """Return the significant digits of a value; whole numbers that are common have none."""
    low = one.bounds[0]
    if low != low or (one.family != "gbp" and low < _COMMON and low.is_integer()):
        return 0
    return len(f"{low:.6g}".partition("e")[0].replace(".", "").strip("0"))


def _rounded(first: float, second: float) -> bool:
    """Whether one is the other with fewer significant digits."""
    return any(
        float(f"{exact:.{places}g}") == rough
        for exact, rough in ((first, second), (second, first))
        for places in (1, 2, 3)
    )


def _counted(first: Statement, second: Statement) -> float:
    """Return how much of the shorter measured phrase stands in the other, near-spellings too."""
    if not first.counted or not second.counted:
        return 0.5
    shorter, longer = sorted((first.counted, second.counted), key=len)
    found = [max(fuzz.ratio(word, other) for other in longer) for word in set(shorter)]
    return sum(score >= 85 for score in found) / len(found)


def _near(
    first: Mapping[str, float], second: Mapping[str, float], rarity: Mapping[str, float]
) -> float:
    """Return the weight of the shared words around both figures over the lighter one's."""
    shared = sum(
        min(first[word], second[word]) * rarity.get(word, 1.0) for word in first.keys() & second
    )
    whole, other = (
        sum(weight * rarity.get(word, 1.0) for word, weight in words.items())
        for words in (first, second)
    )
    if not whole or not other:
        return 0.0
    return (shared / min(whole, other) + 2 * shared / (whole + other)) / 2


def _subject(first: Statement, second: Statement) -> str:
    subjects = {first.system_id, second.system_id}
    if len(subjects) == 1 and not subjects & {"", ENGLAND}:
        return "same"
    return "open" if len(subjects) == 1 or subjects & {"", ENGLAND} else "other"
